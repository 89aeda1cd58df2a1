"""The head of the week grid: each day with its number and hours, and what concerns whole days."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from planner.i18n import _
from planner.ui.icons import icon_pixmap
from planner.ui.theme import Theme, current_theme
from planner.ui.week.grid.geometry import GridGeometry
from planner.ui.week.grid.line_text import draw_line
from planner.ui.week.grid.values import AllDayEntry, DayColumn
from planner.ui.widgets.label import plain_tool_tip

_DAY_POINTS: Final = 15.0  # between the type roles "title" and "display"
_DAY_LEFT: Final = 8
_LEAST_NAME: Final = 16
_DAY_WIDTH: Final = 26
_DISC: Final = 28
_DISC_LEFT: Final = 6
_NAME_GAP: Final = 7
_NAME_RIGHT: Final = 2
_LABEL_GAP: Final = 8
_CHIP_HEIGHT: Final = 19
_CHIP_TOP: Final = 4
_CHIP_LEFT: Final = 3
_CHIP_RIGHT: Final = 5
_CHIP_PADDING: Final = 7
_CHIP_ICON: Final = 12
_CHIP_GAP: Final = 4
_CHIP_RADIUS: Final = 4


def all_day_label() -> str:
    """The words before the row of what concerns whole days."""
    return _("All day")


class WeekHeader(QWidget):
    """Stands above the body and does not scroll with it.

    Signals:
        menu_requested: the day that was right-clicked, and the place on the screen.
    """

    menu_requested = Signal(object, QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._days: Sequence[DayColumn] = ()
        self._today: date | None = None
        self._geometry: GridGeometry | None = None

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(0, theme.size("dayHeader") + theme.size("allDayRow"))

    def show_days(self, days: Sequence[DayColumn], today: date) -> None:
        """Show the days; today's number is on a disc."""
        if (days, today) != (self._days, self._today):
            self._days, self._today = days, today
            self.update()

    def show_geometry(self, geometry: GridGeometry) -> None:
        """Align the days with the columns below."""
        if geometry != self._geometry:
            self._geometry = geometry
            self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            column = self._column_at(event.pos().x())
            tip = "" if column is None else column.tip
            QToolTip.showText(event.globalPos(), plain_tool_tip(tip), self)
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        column = self._column_at(event.pos().x())
        if column is not None:
            self.menu_requested.emit(column.day, event.globalPos())

    def _column_at(self, x: int) -> DayColumn | None:
        number = self._geometry.day_at(x) if self._geometry else None
        return None if number is None or number >= len(self._days) else self._days[number]

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("bg.canvas"))
        top = theme.size("dayHeader")
        bottom = self.height() - 1
        painter.fillRect(0, top, self.width(), 1, theme.color("line.grid"))
        if self._geometry is not None:
            self._paint_label(painter, theme, self._geometry)
            for number, column in enumerate(self._days):
                left = self._geometry.x(number)
                painter.fillRect(left, top + 1, 1, bottom - top, theme.color("line.grid"))
                width, is_today = self._geometry.width_of(number), column.day == self._today
                _paint_day(painter, theme, column, left, width, is_today)
                _paint_all_day(painter, theme, column.all_day, left, width)
        painter.fillRect(0, bottom, self.width(), 1, theme.color("line.default"))

    def _paint_label(self, painter: QPainter, theme: Theme, geometry: GridGeometry) -> None:
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.tertiary"))
        place = QRect(0, theme.size("dayHeader"), geometry.axis - _LABEL_GAP, theme.size("allDayRow"))
        draw_line(painter, place, all_day_label(), at_right=True)


def _paint_day(
    painter: QPainter, theme: Theme, column: DayColumn, left: int, width: int, is_today: bool
) -> None:
    number_width = _paint_number(painter, theme, column.number, left, is_today)
    name_left = left + number_width + _NAME_GAP
    room = left + width - _NAME_RIGHT - name_left
    if room < _LEAST_NAME:
        return  # a folded day is its number; its tool tip says the rest
    name_line = round(15 * theme.scale)
    hours_line = round(14 * theme.scale)
    height = name_line + (hours_line if column.hours else 0)
    top = (theme.size("dayHeader") - height + 1) // 2
    painter.setFont(theme.font("small", 600 if is_today else 500))
    painter.setPen(theme.color("accent.text" if is_today else "text.secondary"))
    draw_line(painter, QRect(name_left, top, room, name_line), column.weekday)
    if column.hours:
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.tertiary"))
        draw_line(
            painter,
            QRect(name_left, top + name_line, room, hours_line),
            fitting_hours(painter, column, room),
        )


def fitting_hours(painter: QPainter, column: DayColumn, room: int) -> str:
    """Return the hours with their word, or without it where the column is too narrow for both."""
    is_too_long = painter.fontMetrics().horizontalAdvance(column.hours) > room
    return column.short_hours if is_too_long and column.short_hours else column.hours


def _paint_number(painter: QPainter, theme: Theme, number: str, left: int, is_today: bool) -> int:
    """Paint the day of the month; return how far it reaches to the right."""
    middle = theme.size("dayHeader") / 2
    if not is_today:
        painter.setFont(_day_font(theme))
        painter.setPen(theme.color("text.primary"))
        width = max(round(_DAY_WIDTH * theme.scale), painter.fontMetrics().horizontalAdvance(number))
        place = QRect(left + _DAY_LEFT, 0, width, theme.size("dayHeader"))
        draw_line(painter, place, number)
        return _DAY_LEFT + width
    size = round(_DISC * theme.scale)
    disc = QRectF(left + _DISC_LEFT, middle - size / 2, size, size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent.base"))
    painter.drawEllipse(disc)
    painter.restore()
    painter.setFont(theme.font("heading"))
    painter.setPen(theme.color("text.onAccent"))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, number)
    return _DISC_LEFT + size


def _day_font(theme: Theme) -> QFont:
    font = theme.font("title")
    font.setPointSizeF(_DAY_POINTS * theme.scale)
    return font


def _paint_all_day(
    painter: QPainter, theme: Theme, entries: Sequence[AllDayEntry], left: int, width: int
) -> None:
    """Paint the first entry, and how many more there are; the tool tip tells them all."""
    if not entries:
        return
    entry = max(entries, key=lambda entry: entry.is_exam)
    text = entry.text if len(entries) == 1 else f"{entry.text} +{len(entries) - 1}"
    height = round(_CHIP_HEIGHT * theme.scale)
    top = theme.size("dayHeader") + _CHIP_TOP
    chip = QRect(left + _CHIP_LEFT, top, width - _CHIP_LEFT - _CHIP_RIGHT, height)
    _paint_chip(painter, theme, chip, entry.is_exam)
    role = "bg.canvas" if entry.is_exam else "text.secondary"
    icon_top = chip.y() + (chip.height() - _CHIP_ICON + 1) // 2
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(chip.x() + _CHIP_PADDING, icon_top, icon_pixmap(entry.icon, role, _CHIP_ICON, ratio))
    painter.setFont(theme.font("caption", 600 if entry.is_exam else 500))
    painter.setPen(theme.color(role))
    text_left = _CHIP_PADDING + _CHIP_ICON + _CHIP_GAP
    draw_line(painter, chip.adjusted(text_left, 0, -_CHIP_PADDING, 0), text)


def _paint_chip(painter: QPainter, theme: Theme, chip: QRect, is_ink: bool) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.color("text.primary" if is_ink else "line.default"))
    painter.setBrush(theme.color("text.primary" if is_ink else "bg.canvas"))
    painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), _CHIP_RADIUS, _CHIP_RADIUS)
    painter.restore()
