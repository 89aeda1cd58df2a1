"""The rail of a way in steps: which there are, which are done, and where the learner stands."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.i18n import _
from planner.ui.glyphs import Glyph, paint_glyph
from planner.ui.icons import logo_pixmap
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.label import label, plain_tool_tip

_WIDTH: Final = 212
_MARGIN: Final = 12
_TEXT_LEFT: Final = 34
_TEXT_RIGHT: Final = 6
_LOGO: Final = 22
_ROW: Final = 32


class StepRail(QFrame):
    """The steps in order. `step_requested` tells the number of a step that was clicked.

    Steps already seen can be gone back to with the mouse; on the keyboard Back and Continue do that, so no
    step is a tab stop.
    """

    step_requested = Signal(int)

    def __init__(self, titles: Sequence[str], promise: str = "") -> None:
        """Show the titles of the steps, and at the foot a sentence that holds for all of them."""
        super().__init__()
        self.setObjectName("sidebar")
        self.setAccessibleName(_("Steps"))
        self._rows = [_StepRow(number, title, len(titles)) for number, title in enumerate(titles)]
        group = QButtonGroup(self)
        group.setExclusive(False)
        group.idClicked.connect(self.step_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 0, _MARGIN, 14)
        column.setSpacing(4)
        column.addLayout(_head())
        for row in self._rows:
            group.addButton(row, row.number)
            column.addWidget(row)
        column.addStretch(1)
        self._ways: list[QPushButton] = []
        self._way_column = QVBoxLayout()
        self._way_column.setSpacing(2)
        column.addLayout(self._way_column)
        column.addSpacing(8)
        foot = label(promise, "small", "text.tertiary", wrap=True)
        foot.setContentsMargins(8, 0, 8, 0)
        column.addWidget(foot)
        self._fit()
        theme_holder().changed.connect(self._fit)

    def add_way(self, text: str, icon: str, tip: str) -> QPushButton:
        """Add a button that leads elsewhere than to a step, at the foot above the sentence, and return it."""
        button = push_button(text, icon, "nav")
        button.setToolTip(plain_tool_tip(tip))
        button.setAccessibleDescription(tip)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._way_column.addWidget(button)
        if self._ways:
            self.setTabOrder(self._ways[-1], button)
        self._ways.append(button)
        self._fit()
        return button

    def _fit(self) -> None:
        metrics = QFontMetrics(current_theme().font("body", 600))
        widest = max(metrics.horizontalAdvance(row.text()) for row in self._rows)
        least = max((way.minimumSizeHint().width() for way in self._ways), default=0)
        room = max(widest + _TEXT_LEFT + _TEXT_RIGHT, least)
        self.setFixedWidth(max(_WIDTH, room + 2 * _MARGIN))

    def show_step(self, number: int, furthest: int, *, can_skip: bool = False) -> None:
        """Show where the learner stands, and how far the steps have been seen; no other can be gone to.

        Where steps can be skipped, every one can.
        """
        for row in self._rows:
            is_reachable = can_skip or row.number <= furthest
            row.show_state(row.number == number, row.number < furthest, is_reachable)


class _StepRow(QAbstractButton):
    def __init__(self, number: int, title: str, count: int) -> None:
        super().__init__()
        self.number = number
        self._count = count
        self._is_current = False
        self._is_done = False
        self.setText(title)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, is_current: bool, is_done: bool, is_reachable: bool) -> None:
        self._is_current, self._is_done = is_current, is_done and not is_current
        self.setEnabled(is_reachable)
        state = _("current step") if is_current else _("done") if self._is_done else _("to come")
        place = _("Step {number} of {count}").format(number=self.number + 1, count=self._count)
        self.setAccessibleName(f"{place}: {self.text()}, {state}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, round(_ROW * current_theme().scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = self.underMouse() and self.isEnabled()
        if self._is_current or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("bg.selected" if self._is_current else "bg.hover"))
            radius = theme.radius("control")
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        role = "accent.text" if self._is_current else "text.primary" if self._is_done else "text.tertiary"
        painter.setPen(theme.color(role))
        mark = QRectF(9, (self.height() - 16) / 2, 16, 16)
        if self._is_done:
            paint_glyph(painter, mark, Glyph.DONE, theme)
        else:
            painter.setFont(theme.font("small", 600))
            painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, str(self.number + 1))
        painter.setFont(theme.font("body", 600 if self._is_current else 400))
        painter.drawText(
            self.rect().adjusted(_TEXT_LEFT, 0, -_TEXT_RIGHT, 0), Qt.AlignmentFlag.AlignVCenter, self.text()
        )


class _Logo(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_LOGO, _LOGO)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(0, 0, logo_pixmap(current_theme(), _LOGO, self.devicePixelRatioF()))


def _head() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(6, 19, 0, 15)
    row.setSpacing(8)
    row.addWidget(_Logo())
    row.addWidget(label(_("Study Planner"), weight=600), 1)
    return row
