"""How a session's block is drawn: fill and stripe by its track, shape and signs by its state."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from planner.domain.session import SessionState
from planner.ui.glyphs import Glyph, paint_glyph
from planner.ui.icons import icon_pixmap
from planner.ui.theme import Theme
from planner.ui.week.grid.block_text import BlockText, PlacedText
from planner.ui.week.grid.values import BlockRow

_CLASH_EDGE: Final = 3
_EXAM_DETAILS_OPACITY: Final = 0.78
_GLYPHS: Final = {
    SessionState.DONE: Glyph.DONE,
    SessionState.PARTLY: Glyph.PARTLY,
    SessionState.MISSED: Glyph.MISSED,
    SessionState.SKIPPED: Glyph.SKIPPED,
}
_HOLLOW: Final = (SessionState.MISSED, SessionState.SKIPPED)


def paint_block(
    painter: QPainter,
    size: QSize,
    row: BlockRow,
    text: BlockText,
    theme: Theme,
    is_hovered: bool,
    is_selected: bool,
) -> None:
    """Paint a block of `size` at the origin; the ring of a selected one lies up to 3 px around it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    place = QRect(0, 0, size.width(), size.height())
    _paint_tint(painter, place, row, theme, is_hovered)
    _paint_outline(painter, place, row, theme)
    _paint_edges(painter, place, row, theme)
    if is_selected:
        _paint_ring(painter, place, theme)
    painter.setClipRect(place)
    _paint_text(painter, row, text, theme)
    if text.mark is not None:
        _paint_mark(painter, text.mark, row, theme)


def _paint_tint(painter: QPainter, place: QRect, row: BlockRow, theme: Theme, is_hovered: bool) -> None:
    if row.is_exam:
        _fill(painter, place, place, theme, "text.primary")
    elif fill := _fill_of(row, is_hovered):
        _fill(painter, place, place, theme, f"track.{row.track}.{fill}")


def _paint_edges(painter: QPainter, place: QRect, row: BlockRow, theme: Theme) -> None:
    """The stripe in the colour of the track, and the edge of a session over busy time."""
    if row.is_exam or row.state in _HOLLOW:
        return
    track = f"track.{row.track}"
    stripe = QRect(place.x(), place.y(), theme.size("stripe"), place.height())
    _fill(painter, place, stripe, theme, f"{track}.line" if row.state.is_studied else track)
    if row.state is SessionState.PARTLY:
        stripe.setHeight(round(place.height() * row.fraction))
        _fill(painter, place, stripe, theme, track)
    if row.clashes:
        edge = QRect(place.right() - _CLASH_EDGE + 1, place.y(), _CLASH_EDGE, place.height())
        _fill(painter, place, edge, theme, "warn.line")


def _fill_of(row: BlockRow, is_hovered: bool) -> str:
    """The tint of a block; under the mouse it is one step stronger."""
    if row.state in _HOLLOW:
        return "fillDone" if is_hovered else ""
    if row.state is SessionState.DONE or row.is_tentative:
        return "fill" if is_hovered else "fillDone"
    return "fillHover" if is_hovered else "fill"


def _fill(painter: QPainter, place: QRect, part: QRect, theme: Theme, role: str) -> None:
    """Fill a part of the rounded block; cutting it by rectangles keeps the corners smooth."""
    if part != place:
        painter.setClipRect(part)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(role))
    radius = theme.radius("block")
    painter.drawRoundedRect(QRectF(place), radius, radius)
    if part != place:
        painter.setClipping(False)


def _paint_outline(painter: QPainter, place: QRect, row: BlockRow, theme: Theme) -> None:
    """Hollow blocks are dashed; a thin line keeps those together whose tint is pale or none."""
    if row.is_exam or not (row.state in _HOLLOW or row.is_tentative or theme.high_contrast):
        return
    is_skipped = row.state is SessionState.SKIPPED
    pen = QPen(theme.color("line.default" if is_skipped else f"track.{row.track}.line"), 1)
    if row.state in _HOLLOW:
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = theme.radius("block") - 0.5
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def _paint_ring(painter: QPainter, place: QRect, theme: Theme) -> None:
    """A gap of one pixel and a ring of two."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = theme.radius("block")
    for outset, width, role in ((0.5, 1.0, "bg.canvas"), (2.0, 2.0, "accent.line")):
        painter.setPen(QPen(theme.color(role), width))
        around = QRectF(place).adjusted(-outset, -outset, outset, outset)
        painter.drawRoundedRect(around, radius + outset, radius + outset)


def _paint_text(painter: QPainter, row: BlockRow, text: BlockText, theme: Theme) -> None:
    _draw(painter, text.title, text.title_font, theme.color(_title_role(row)))
    if row.state is SessionState.SKIPPED:
        _strike(painter, text.title, QFontMetrics(text.title_font))
    details = theme.color("text.secondary")
    if row.is_exam:
        details = theme.color("bg.canvas", _EXAM_DETAILS_OPACITY)
    _draw(painter, text.details, text.details_font, details)
    if text.icon is not None:
        _draw_icon(painter, row.icon, "text.secondary", text.icon)


def _title_role(row: BlockRow) -> str:
    if row.is_exam:
        return "bg.canvas"
    if row.state is SessionState.DONE:
        return "text.secondary"
    return "text.tertiary" if row.state is SessionState.SKIPPED else "text.primary"


def _draw(painter: QPainter, texts: tuple[PlacedText, ...], font: QFont, color: QColor) -> None:
    painter.setFont(font)
    painter.setPen(color)
    for placed in texts:
        painter.drawStaticText(placed.place, placed.text)


def _strike(painter: QPainter, texts: tuple[PlacedText, ...], metrics: QFontMetrics) -> None:
    """Draw a line through each text; prepared text does not come with one."""
    for placed in texts:
        top = round(placed.place.y()) + metrics.ascent() - metrics.strikeOutPos()
        painter.fillRect(
            round(placed.place.x()), top, round(placed.text.size().width()), 1, painter.pen().color()
        )


def _paint_mark(painter: QPainter, place: QRect, row: BlockRow, theme: Theme) -> None:
    glyph = _GLYPHS.get(row.state)
    if row.is_exam:
        _draw_icon(painter, "flag", "bg.canvas", place)
    elif glyph is not None:
        color = theme.color(f"track.{row.track}")
        paint_glyph(painter, QRectF(place), glyph, theme, row.fraction, color)
    elif row.clashes:
        _draw_icon(painter, "triangle-alert", "warn.text", place)
    else:
        _draw_icon(painter, "pin", "text.secondary", place)


def _draw_icon(painter: QPainter, name: str, role: str, place: QRect) -> None:
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(QPointF(place.topLeft()), icon_pixmap(name, role, place.width(), ratio))
