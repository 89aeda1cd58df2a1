"""The head of the grid: each weekday with the sum of its hours."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from planner.ui.availability.grid.rows import PaintedDay, PaintedWeek
from planner.ui.theme import Theme, current_theme
from planner.ui.week.grid.geometry import GridGeometry
from planner.ui.week.grid.line_text import draw_line
from planner.ui.widgets.label import plain_tool_tip

_HEIGHT: Final = 40
_SIDE: Final = 8
_GAP: Final = 6


class PaintHeader(QWidget):
    """Stands above the body and does not scroll with it.

    Signals:
        menu_requested: the column of a day whose menu is wanted, and a place on the screen.
    """

    menu_requested = Signal(int, QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._week: PaintedWeek | None = None
        self._geometry: GridGeometry | None = None

    def sizeHint(self) -> QSize:
        return QSize(0, round(_HEIGHT * current_theme().scale))

    def show_week(self, week: PaintedWeek) -> None:
        """Show the days of a week."""
        self._week = week
        self.update()

    def show_geometry(self, geometry: GridGeometry) -> None:
        """Align the days with the columns below."""
        self._geometry = geometry
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        column = self._geometry.day_at(event.x()) if self._geometry else None
        if column is not None:
            self.menu_requested.emit(column, event.globalPos())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tool_tip(self._tip_at(event.pos())), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("bg.canvas"))
        if self._geometry is not None and self._week is not None:
            for column, day in enumerate(self._week.days):
                left = self._geometry.x(column)
                painter.fillRect(left, 0, 1, self.height(), theme.color("line.grid"))
                _paint_day(painter, theme, day, QRect(left, 0, self._geometry.column, self.height() - 1))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line.default"))

    def _tip_at(self, place: QPoint) -> str:
        column = self._geometry.day_at(place.x()) if self._geometry else None
        if column is None or self._week is None:
            return ""
        day = self._week.days[column]
        return "\n".join(filter(None, (day.name, day.length, day.spoken)))


def _paint_day(painter: QPainter, theme: Theme, day: PaintedDay, place: QRect) -> None:
    """Paint the name, and the sum where there is room for both; a narrow day gives up its sides first."""
    name = theme.font("body", 600)
    side = (place.width() - QFontMetrics(name).horizontalAdvance(day.short)) // 2 - 1
    side = max(0, min(_SIDE, side))
    room = place.adjusted(side, 0, -side, 0)
    painter.setFont(name)
    painter.setPen(theme.color("text.primary"))
    draw_line(painter, room, day.short)
    left = QFontMetrics(name).horizontalAdvance(day.short) + _GAP
    small = theme.font("small")
    if QFontMetrics(small).horizontalAdvance(day.length) <= room.width() - left:
        painter.setFont(small)
        painter.setPen(theme.color("text.tertiary"))
        draw_line(painter, room, day.length, at_right=True)
