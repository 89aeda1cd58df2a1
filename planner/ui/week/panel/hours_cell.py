"""The hours of the week: done inside planned inside available."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.formats import duration
from planner.i18n import _
from planner.ui.theme import current_theme, theme_holder
from planner.ui.week.panel.hours_rows import HoursRow
from planner.ui.widgets.bars import HoursBar, ProgressBar
from planner.ui.widgets.buttons import icon_button
from planner.ui.widgets.label import ThemedLabel, label


class HoursCell(QWidget):
    """Stands over the checklist, as high as the strip beside it.

    Attributes:
        order_button: switches between the orders of the checklist; here, for a line of its own would cost the
            checklist a row.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done = label("", weight=600)
        self._planned = label("", "small", "text.secondary", elide=True)
        self._sessions = label("", "small", "text.tertiary")
        self._available = label("", "small", "text.tertiary")
        self._bar = HoursBar()
        self.order_button = icon_button(
            "list-tree", _("Checklist by subject"), shortcut="G", size="small", checkable=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 11, 16, 0)
        column.setSpacing(0)
        column.addLayout(_row(self._done, self._planned))
        column.addSpacing(6)
        column.addWidget(self._bar)
        column.addSpacing(1)  # the button reaches over and under its line
        last = _row(self._sessions, self._available)
        last.insertWidget(1, self.order_button)
        column.addLayout(last)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._measure()
        theme_holder().changed.connect(self._measure)

    def show_hours(self, row: HoursRow) -> None:
        """Show the sums of a week."""
        self._done.setText(row.done_words)
        self._planned.setText(row.planned_words)
        self._sessions.setText(row.sessions_words)
        self._available.setText(row.available_words)
        self._bar.show_minutes(row.as_planned, row.planned, row.available, row.spoken)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, line = QPainter(self), current_theme().color("line.default")
        painter.fillRect(0, 0, self.width(), 1, line)
        painter.fillRect(0, self.height() - 1, self.width(), 1, line)

    def _measure(self) -> None:
        self.setFixedHeight(current_theme().size("strip"))


class CompactHours(QWidget):
    """The same at the end of the strip, in one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done = label("", "small", weight=600)
        self._planned = label("", "small")
        self._bar = ProgressBar(_("Hours done"))
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 0, 14, 0)
        row.setSpacing(0)
        row.addWidget(self._done)
        row.addSpacing(4)
        row.addWidget(self._planned)
        row.addSpacing(8)
        row.addWidget(self._bar, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def show_hours(self, row: HoursRow) -> None:
        """Show what is done of what is planned."""
        self._done.setText(duration(row.as_planned))
        self._planned.setText(_("of {length}").format(length=duration(row.planned)))
        self._bar.show_fraction(row.as_planned / row.planned if row.planned else 0.0, row.spoken)

    def paintEvent(self, _event: QPaintEvent) -> None:
        edge = 0 if self.isLeftToRight() else self.width() - 1
        QPainter(self).fillRect(edge, 0, 1, self.height(), current_theme().color("line.default"))


def _row(leading: ThemedLabel, trailing: ThemedLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(leading)
    row.addStretch(1)
    row.addWidget(trailing)
    return row
