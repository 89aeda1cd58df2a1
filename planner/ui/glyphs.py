"""Small painted marks: the state of an item, and the indicators of controls.

All are painted into a square of any size, in the colours of the theme given.
"""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from planner.ui.theme import Theme

DISABLED_OPACITY = 0.45


class Glyph(StrEnum):
    """What a mark says. ``IN_PROGRESS`` and ``PARTLY`` show a fraction; ``MISSED`` is past and not logged."""

    READY = "ready"
    IN_PROGRESS = "in_progress"
    PARTLY = "partly"
    DONE = "done"
    LOCKED = "locked"
    SKIPPED = "skipped"
    MISSED = "missed"


class CheckState(StrEnum):
    """What a check box shows."""

    OFF = "off"
    ON = "on"
    PARTLY = "partly"


class Direction(StrEnum):
    """Where a chevron points."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


_CHEVRONS = {
    Direction.UP: ((-4.0, 2.0), (0.0, -2.0), (4.0, 2.0)),
    Direction.DOWN: ((-4.0, -2.0), (0.0, 2.0), (4.0, -2.0)),
    Direction.LEFT: ((2.0, -4.0), (-2.0, 0.0), (2.0, 4.0)),
    Direction.RIGHT: ((-2.0, -4.0), (2.0, 0.0), (-2.0, 4.0)),
}
_RING = QRectF(1.7, 1.7, 12.6, 12.6)
_PIE = QRectF(4, 4, 8, 8)
_DISC = QRectF(1, 1, 14, 14)
_TOP = 90 * 16
_FULL_TURN = 360 * 16


def paint_glyph(
    painter: QPainter,
    rect: QRectF,
    glyph: Glyph,
    theme: Theme,
    fraction: float = 0.0,
    color: QColor | None = None,
) -> None:
    """Paint ``glyph`` into ``rect``; ``fraction`` (0 to 1) and ``color`` are for work in progress."""
    _enter(painter, rect)
    if glyph in (Glyph.IN_PROGRESS, Glyph.PARTLY):
        _paint_pie(painter, fraction, color or theme.color("accent.base"))
    elif glyph is Glyph.DONE:
        _paint_done(painter, theme)
    elif glyph is Glyph.LOCKED:
        _paint_lock(painter, theme)
    else:
        _paint_ring(painter, glyph, theme)
    painter.restore()


def paint_check_box(
    painter: QPainter,
    rect: QRectF,
    theme: Theme,
    state: CheckState,
    hovered: bool = False,
    enabled: bool = True,
) -> None:
    """Paint the box of a check box into ``rect``."""
    _enter(painter, rect)
    painter.setOpacity(painter.opacity() * (1.0 if enabled else DISABLED_OPACITY))
    filled = state is not CheckState.OFF
    line = "accent.base" if filled or hovered else "line.control"
    painter.setPen(QPen(theme.color(line), 1.5))
    painter.setBrush(theme.color("accent.base" if filled else "bg.field"))
    painter.drawRoundedRect(QRectF(0.75, 0.75, 14.5, 14.5), 3.5, 3.5)
    if state is CheckState.ON:
        painter.setPen(_round_pen(theme.color("text.onAccent"), 1.8))
        painter.drawPolyline(_points((4.0, 8.2), (6.8, 11.0), (12.0, 5.4)))
    elif state is CheckState.PARTLY:
        painter.fillRect(QRectF(4, 7, 8, 2), theme.color("text.onAccent"))
    painter.restore()


def paint_radio_button(
    painter: QPainter, rect: QRectF, theme: Theme, on: bool, hovered: bool = False, enabled: bool = True
) -> None:
    """Paint the ring of a radio button into ``rect``."""
    _enter(painter, rect)
    painter.setOpacity(painter.opacity() * (1.0 if enabled else DISABLED_OPACITY))
    line = theme.color("accent.base" if on or hovered else "line.control")
    painter.setPen(QPen(line, 5.0 if on else 1.5))
    painter.setBrush(theme.color("text.onAccent" if on else "bg.field"))
    inset = 2.5 if on else 0.75
    painter.drawEllipse(QRectF(0, 0, 16, 16).adjusted(inset, inset, -inset, -inset))
    painter.restore()


def paint_chevron(
    painter: QPainter, center: QPointF, direction: Direction, color: QColor, size: float = 8.0
) -> None:
    """Paint an open arrow ``size`` pixels wide about ``center``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(center)
    painter.scale(size / 8.0, size / 8.0)
    painter.setPen(_round_pen(color, 1.25 * 8.0 / size))
    painter.drawPolyline(_points(*_CHEVRONS[direction]))
    painter.restore()


def paint_focus_ring(painter: QPainter, rect: QRectF, theme: Theme, radius: float) -> None:
    """Paint the 2 px ring of the keyboard focus just inside ``rect``; ``radius`` is of its outer edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("focus.ring"), 2.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius - 1, radius - 1)
    painter.restore()


def _enter(painter: QPainter, rect: QRectF) -> None:
    """Save the painter and let it count in sixteenths of ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 16.0, rect.height() / 16.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_pie(painter: QPainter, fraction: float, color: QColor) -> None:
    painter.setPen(QPen(color, 1.5))
    painter.drawEllipse(_RING)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPie(_PIE, _TOP, -round(min(1.0, max(0.0, fraction)) * _FULL_TURN))


def _paint_done(painter: QPainter, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("ok.line"))
    painter.drawEllipse(_DISC)
    painter.setPen(_round_pen(theme.color("bg.canvas"), 1.8))
    painter.drawPolyline(_points((5.0, 8.3), (7.1, 10.4), (11.1, 6.2)))


def _paint_lock(painter: QPainter, theme: Theme) -> None:
    painter.setPen(_round_pen(theme.color("text.tertiary"), 1.4))
    painter.drawRoundedRect(QRectF(3.2, 7.2, 9.6, 6.4), 1.6, 1.6)
    painter.drawLine(QPointF(5.2, 7.2), QPointF(5.2, 5.2))
    painter.drawLine(QPointF(10.8, 7.2), QPointF(10.8, 5.2))
    painter.drawArc(QRectF(5.2, 2.4, 5.6, 5.6), 0, 180 * 16)


def _paint_ring(painter: QPainter, glyph: Glyph, theme: Theme) -> None:
    ready = glyph is Glyph.READY
    pen = _round_pen(theme.color("line.control" if ready else "text.tertiary"), 1.5 if ready else 1.4)
    if glyph is Glyph.MISSED:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([2.2 / 1.4, 2.2 / 1.4])
    painter.setPen(pen)
    painter.drawEllipse(_RING)
    if glyph is Glyph.SKIPPED:
        painter.drawLine(QPointF(5.4, 8), QPointF(10.6, 8))


def _round_pen(color: QColor, width: float) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _points(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
