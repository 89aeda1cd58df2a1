"""The side bar: where one can go, the month, what the week holds by track, and when it was saved."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.domain.item import Subject
from planner.formats import duration
from planner.i18n import _
from planner.services.words import subject_name
from planner.ui.icons import logo_pixmap
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.buttons import icon_button, nav_button
from planner.ui.widgets.label import ThemedLabel, label, plain_tool_tip
from planner.ui.widgets.marks import TrackDot
from planner.ui.widgets.mini_month import MiniMonth

_LOGO = 22


class SideBar(QFrame):
    """Wide with words, or narrow as a rail of icons.

    Signals:
        page_requested: the id of a page action, such as "show-week".
        day_activated: a date chosen in the month.
        menu_requested: the menu button was clicked.
    """

    page_requested = Signal(str)
    day_activated = Signal(object)
    menu_requested = Signal()

    def __init__(
        self,
        pages: Sequence[QAction],
        foot: tuple[QAction, QAction],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        """Show a row for each page's action, and at the foot icons for the settings and for help."""
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._texts: dict[str, str] = {}
        self.month = MiniMonth(today)
        self.month.day_activated.connect(self.day_activated)
        self._legend = _Legend()
        self._name = label(_("Study Planner"), weight=600)
        self._logo = _Logo()
        self.menu_button = icon_button("menu", _("Menu"), shortcut="F10")
        self.menu_button.clicked.connect(self.menu_requested)
        self._saved = label("", "caption", "text.tertiary", elide=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 10)
        column.setSpacing(2)
        column.addLayout(self._head())
        column.addSpacing(8)
        self._add_pages(column, pages)
        column.addSpacing(14)
        column.addWidget(self.month)
        column.addSpacing(12)
        column.addWidget(self._legend)
        column.addStretch(1)
        self._foot = QVBoxLayout()
        self._foot_fits: list[Callable[[bool], object]] = []
        column.addLayout(self._foot)
        self._last_row = self._make_last_row(*foot)
        column.addLayout(self._last_row)
        self._is_wide = True
        self._window_width = 0
        self.set_wide(True)
        theme_holder().changed.connect(self._fit)

    def set_wide(self, is_wide: bool) -> None:
        """Show words, or icons alone."""
        self._is_wide = is_wide
        for id, button in self._buttons.items():
            if id in self._texts:  # the icons at the foot have no words
                button.setText(self._texts[id] if is_wide else "")
                button.setToolTip("" if is_wide else plain_tool_tip(self._texts[id]))
        for fit in self._foot_fits:
            fit(is_wide)
        for widget in (self.month, self._legend, self._name, self._saved):
            widget.setVisible(is_wide)
        self._logo.setVisible(is_wide)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._last_row.setDirection(across if is_wide else down)
        self._fit()

    def show_page(self, id: str) -> None:
        """Mark the page that is shown."""
        self._buttons[id].setChecked(True)

    def show_week(self, first: date, marks: Mapping[date, str], minutes: Mapping[Subject, int]) -> None:
        """Show a week in the month, marks under its days, and the week's minutes by track."""
        self.month.show_week(first)
        self.month.set_marks(marks)
        self._legend.show_minutes(minutes)

    def set_legend_visible(self, is_visible: bool) -> None:
        """Show the tracks of the week, which belong to the Week page alone."""
        self._legend.setVisible(is_visible and self._is_wide)

    def show_saved(self, words: str) -> None:
        """Say when the plan was saved last."""
        self._saved.setText(words)

    def add_foot(self, entry: QWidget, set_wide: Callable[[bool], object]) -> None:
        """Let an entry stand at the foot; `set_wide` tells it whether there is room for words."""
        self._foot.addWidget(entry)
        self._foot_fits.append(set_wide)
        set_wide(self._is_wide)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(6, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(self._logo)
        row.addWidget(self._name, 1)
        row.addWidget(self.menu_button)
        return row

    def _make_last_row(self, settings: QAction, help: QAction) -> QBoxLayout:
        keys = settings.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        gear = icon_button("settings", settings.text(), shortcut=keys, checkable=True)
        gear.clicked.connect(partial(self._ask_for, settings.objectName()))
        self._group.addButton(gear)
        self._buttons[settings.objectName()] = gear
        keys = help.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        mark = icon_button("circle-question-mark", help.text(), shortcut=keys)
        mark.clicked.connect(help.trigger)
        self._saved.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(2)
        row.addWidget(gear, 0, Qt.AlignmentFlag.AlignHCenter)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        row.addWidget(self._saved, 1)
        return row

    def _ask_for(self, id: str, _checked: bool = False) -> None:
        self.page_requested.emit(id)

    def _add_pages(self, column: QVBoxLayout, pages: Sequence[QAction]) -> None:
        for page in pages:
            button = nav_button(page.text(), str(page.property("icon_name")))
            button.setAccessibleName(page.text())
            button.clicked.connect(partial(self._ask_for, page.objectName()))
            self._group.addButton(button)
            self._buttons[page.objectName()] = button
            self._texts[page.objectName()] = page.text()
            column.addWidget(button)

    def fit_to(self, window_width: int) -> None:
        """Take the width that belongs to a window of some width."""
        self._window_width = window_width
        theme = current_theme()
        name = "sidebarWide" if window_width >= theme.breakpoint("wide") else "sidebar"
        self.setFixedWidth(theme.size(name if self._is_wide else "rail"))

    def _fit(self) -> None:
        self.fit_to(self._window_width)


class _Logo(QWidget):
    """The program's sign."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_LOGO, _LOGO)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(0, 0, logo_pixmap(current_theme(), _LOGO, self.devicePixelRatioF()))


class _Legend(QWidget):
    """The tracks of the week with their hours."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 0, 6, 0)
        self._column.setSpacing(4)
        self._title = label(_("Tracks this week"), "small", weight=600)
        self._column.addWidget(self._title)
        self._rows = {subject: self._add_row(subject) for subject in Subject}

    def show_minutes(self, minutes: Mapping[Subject, int]) -> None:
        """Show the tracks that have minutes; where none has, nothing stands there."""
        self._title.setVisible(any(minutes.values()))
        for subject, (row, length) in self._rows.items():
            row.setVisible(bool(minutes.get(subject)))
            length.setText(duration(minutes.get(subject, 0)))

    def _add_row(self, subject: Subject) -> tuple[QWidget, ThemedLabel]:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        length = label("", "caption", "text.tertiary")
        line.addWidget(TrackDot(subject.value))
        line.addWidget(label(subject_name(subject), "small", "text.secondary", elide=True), 1)
        line.addWidget(length)
        self._column.addWidget(row)
        return row, length
