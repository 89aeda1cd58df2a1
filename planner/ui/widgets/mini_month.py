"""A month at a glance, to see where one is and to go elsewhere."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QLocale, QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.widgets.buttons import icon_button
from planner.ui.widgets.label import label
from planner.ui.widgets.month_grid import MonthGrid


class MiniMonth(QWidget):
    """A month with ISO week numbers, today's disc, dots under marked days and the shown week tinted.

    Weeks start as the locale says. It is one tab stop: arrows move a day, Page Up and Page Down a month,
    Enter or Space chooses. ``day_activated`` tells the chosen ``datetime.date``.
    """

    day_activated = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "small", weight=600, elide=True)
        self._grid = MonthGrid(today, self)
        self._grid.day_activated.connect(self.day_activated)
        self._grid.month_shown.connect(self._show_title)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 2, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._grid)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._show_title(today)

    def set_today(self, today: date) -> None:
        """Move today's disc; the month shown stays."""
        self._grid.set_today(today)

    def show_week(self, day: date) -> None:
        """Tint the week that ``day`` lies in, and show its month."""
        self._grid.show_week(day)

    def set_marks(self, marks: Mapping[date, str]) -> None:
        """Put a dot under each day of ``marks``; the text is its tool tip, an exam's name for instance."""
        self._grid.set_marks(marks)

    def day_under(self, place: QPoint) -> date | None:
        """Return the day at a place of the screen, or None; what is dragged can be dropped on it."""
        return self._grid.day_under(place)

    def shown_month(self) -> date:
        """The first day of the month shown."""
        return self._grid.month

    def turn(self, months: int) -> None:
        """Show a month further on, or back for a negative number."""
        self._grid.turn(months)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(4, 0, 0, 2)
        row.setSpacing(0)
        row.addWidget(self._title, 1)
        for icon, name, months in (
            ("chevron-left", _("Previous month"), -1),
            ("chevron-right", _("Next month"), 1),
        ):
            button = icon_button(icon, name, size="small")
            button.clicked.connect(self._grid.turn_back if months < 0 else self._grid.turn_on)
            row.addWidget(button)
        return row

    def _show_title(self, month: date) -> None:
        name = QLocale().standaloneMonthName(month.month)
        self._title.setText(f"{name} {month.year}")
