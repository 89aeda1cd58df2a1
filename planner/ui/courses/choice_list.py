"""The courses of which one is enough: a choice among them, each with a way to its page."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from planner.i18n import _
from planner.ui.courses.details import Choice
from planner.ui.glyphs import paint_radio_button
from planner.ui.theme import current_theme
from planner.ui.widgets.buttons import icon_button
from planner.ui.widgets.label import plain_tool_tip
from planner.ui.widgets.painted_text import paint_text

_RADIO: Final = 16
_GAP: Final = 8
_PADDING: Final = 4


class ChoiceList(QWidget):
    """One tab stop for the choice, in which arrows move; each page is one more.

    Signals:
        chosen: the id of the item, and of the one that the learner chose for it.
        page_wished: the address of a page that is to be opened.
    """

    chosen = Signal(str, str)
    page_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._choices: tuple[Choice, ...] = ()
        self._item = self._chosen = ""
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    @property
    def buttons(self) -> list[QRadioButton]:
        """The radio buttons, from top to bottom."""
        return [button for button in self._group.buttons() if isinstance(button, QRadioButton)]

    def show_choices(self, item: str, choices: Sequence[Choice], chosen: str) -> None:
        """Show the courses for an item, of which one is chosen, or none for ""."""
        self._item = item
        if tuple(choices) != self._choices:
            self._choices = tuple(choices)
            self._make_lines()
        self._chosen = chosen
        # Where none is chosen yet, none may be; Qt lets a group be empty only while it is not exclusive.
        self._group.setExclusive(False)
        for choice, button in zip(self._choices, self.buttons, strict=True):
            button.setChecked(choice.id == chosen)
        self._group.setExclusive(True)

    def _make_lines(self) -> None:
        for button in self.buttons:
            self._group.removeButton(button)
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(choice) for choice in self._choices]
        for line in self._lines:
            self._column.addWidget(line)

    def _line(self, choice: Choice) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        button = _ChoiceButton(choice)
        button.clicked.connect(partial(self._tell, choice.id))
        self._group.addButton(button)
        row.addWidget(button, 1)
        if choice.url:
            page = icon_button("external-link", _("Open the page of {title}").format(title=choice.title))
            page.clicked.connect(lambda: self.page_wished.emit(choice.url))
            row.addWidget(page, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _tell(self, id: str, _checked: bool = False) -> None:
        if id != self._chosen:
            self._chosen = id
            self.chosen.emit(self._item, id)


class _ChoiceButton(QRadioButton):
    """A radio button with a second line in small type; what does not fit is cut, and told by the tool tip."""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self._choice = choice
        self.setAccessibleName(choice.title)
        self.setAccessibleDescription(choice.facts)
        self.setToolTip(plain_tool_tip("\n".join(filter(None, (choice.title, choice.facts)))))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        below = theme.line("caption") if self._choice.facts else 0
        return QSize(120, theme.line("body") + below + 2 * _PADDING)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def hitButton(self, point: QPoint) -> bool:
        return self.rect().contains(point)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = theme.line("body")
        radio = self._place(QRect(0, _PADDING + (line - _RADIO) // 2, _RADIO, _RADIO))
        is_on, is_hovered = self.isChecked(), self.underMouse()
        paint_radio_button(painter, QRectF(radio), theme, is_on, is_hovered, self.isEnabled())
        left = _RADIO + _GAP
        words = self._place(QRect(left, _PADDING, self.width() - left, line))
        paint_text(painter, words, self._choice.title, theme.naming_font(), "text.primary")
        facts = self._place(QRect(left, _PADDING + line, self.width() - left, theme.line("caption")))
        paint_text(painter, facts, self._choice.facts, theme.font("caption"), "text.tertiary")

    def _place(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)
