"""Paints the hours of a week, the stroke that goes over them, and the cursor of the keyboard."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from planner.domain.painting import Brush
from planner.ui.availability.grid.rows import PaintedWeek, Piece
from planner.ui.availability.grid.stroke import Stroke
from planner.ui.theme import Theme
from planner.ui.week.grid.geometry import GridGeometry
from planner.ui.week.grid.line_text import draw_line

_STROKE_FILLS: Final = {Brush.AVAILABLE: "cone.80", Brush.PREFERRED: "cone.50", Brush.ERASE: "bg.offhours"}
_STROKE_LINES: Final = {
    Brush.AVAILABLE: "accent.line",
    Brush.PREFERRED: "accent.line",
    Brush.ERASE: "line.control",
}
_TEXT_LEFT: Final = 7
_TEXT_TOP: Final = 2
_RING: Final = 2.0
_SELECTED: Final = 0.14  # how strongly the chosen cells are tinted


def stroke_rects(geometry: GridGeometry, stroke: Stroke) -> list[QRect]:
    """Return the places that a stroke covers, one for each day."""
    return [block_rect(geometry, column, stroke.start, stroke.end) for column in stroke.columns]


def block_rect(geometry: GridGeometry, column: int, start: int, end: int) -> QRect:
    """Return the place of hours in a column; the lines of the grid stay free."""
    return geometry.column_rect(column, start, end).adjusted(2, 1, -1, 0)


def paint_hours(
    painter: QPainter, geometry: GridGeometry, week: PaintedWeek, theme: Theme, visible: QRect
) -> None:
    """Paint the blocks of all days, as far as they are in sight."""
    painter.setFont(theme.font("caption"))
    for column, day in enumerate(week.days):
        for piece in day.pieces:
            place = block_rect(geometry, column, piece.start, piece.end)
            if place.intersects(visible):
                _paint_piece(painter, place, piece, theme)


def paint_stroke(
    painter: QPainter, geometry: GridGeometry, stroke: Stroke, brush: Brush, theme: Theme
) -> None:
    """Paint what is being painted, dashed."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.color(_STROKE_FILLS[brush]))
    painter.setPen(QPen(theme.color(_STROKE_LINES[brush]), 1.5, Qt.PenStyle.DashLine))
    radius = theme.radius("block")
    for place in stroke_rects(geometry, stroke):
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.restore()


def paint_cursor(painter: QPainter, geometry: GridGeometry, cursor: Stroke, theme: Theme) -> None:
    """Paint a ring around the cells that the keyboard is on."""
    first, last = cursor.columns[0], cursor.columns[-1]
    place = block_rect(geometry, first, cursor.start, cursor.end).united(
        block_rect(geometry, last, cursor.start, cursor.end)
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.color("accent.base", _SELECTED))
    painter.setPen(QPen(theme.color("focus.ring"), _RING))
    radius = min(theme.radius("block"), place.height() / 3)
    painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()


def _paint_piece(painter: QPainter, place: QRect, piece: Piece, theme: Theme) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.color("cone.50" if piece.preferred else "cone.95"))
    painter.setPen(QPen(theme.color("accent.line"), 1))
    shape = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawPath(_outline(shape, piece, float(theme.radius("block"))))
    painter.restore()
    line = theme.line("caption")
    needed = painter.fontMetrics().horizontalAdvance(piece.length) + _TEXT_LEFT
    if piece.length and place.height() >= line + _TEXT_TOP and needed <= place.width():
        painter.setPen(theme.color("text.primary"))
        top = min(_TEXT_TOP + 1, (place.height() - line) // 2)
        room = QRect(place.x() + _TEXT_LEFT, place.y() + top, place.width() - _TEXT_LEFT - 2, line)
        draw_line(painter, room, piece.length)


def _outline(shape: QRectF, piece: Piece, radius: float) -> QPainterPath:
    """A rectangle that is round but for the edges at which other hours touch it."""
    radius = min(radius, shape.height() / 2)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(shape, radius, radius)
    half = shape.height() / 2
    if piece.joins_before:
        path.addRect(QRectF(shape.x(), shape.y(), shape.width(), half))
    if piece.joins_after:
        path.addRect(QRectF(shape.x(), shape.y() + half, shape.width(), half))
    return path.simplified()
