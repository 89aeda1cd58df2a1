"""What a printed page is made of: words, lines and shapes in their places, each of which paints itself."""

from typing import Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from planner.ui.glyphs import Glyph, paint_glyph
from planner.ui.icons import paint_icon
from planner.ui.theme import Theme
from planner.values import Value


class Mark(Protocol):
    """Something on a page."""

    @property
    def bounds(self) -> QRectF:
        """The part of the page that it may cover."""

    def paint(self, painter: QPainter) -> None:
        """Paint it; what it changes of the painter it puts back."""


class Words(Value):
    """A line of text from its baseline on; a turned one is read from above to below."""

    text: str
    start: QPointF
    font: QFont
    color: QColor
    is_turned: bool = False

    @property
    def bounds(self) -> QRectF:
        metrics = QFontMetricsF(self.font)
        width, up, down = metrics.horizontalAdvance(self.text), metrics.ascent(), metrics.descent()
        if self.is_turned:
            return QRectF(self.start.x() - down, self.start.y(), up + down, width)
        return QRectF(self.start.x(), self.start.y() - up, width, up + down)

    def paint(self, painter: QPainter) -> None:
        painter.setFont(self.font)
        painter.setPen(self.color)
        if not self.is_turned:
            painter.drawText(self.start, self.text)
            return
        painter.save()
        painter.translate(self.start)
        painter.rotate(90)
        painter.drawText(QPointF(), self.text)
        painter.restore()


class Shape(Value):
    """A rectangle, perhaps with round corners; `part` cuts it to a part of its place."""

    place: QRectF
    fill: QColor | None = None
    line: QColor | None = None
    width: float = 1.0
    radius: float = 0.0
    is_dashed: bool = False
    part: QRectF | None = None

    @property
    def bounds(self) -> QRectF:
        return self.place if self.part is None else self.part

    def paint(self, painter: QPainter) -> None:
        painter.setPen(self._pen())
        painter.setBrush(Qt.BrushStyle.NoBrush if self.fill is None else self.fill)
        inset = self.width / 2 if self.line is not None else 0.0
        if self.part is not None:
            painter.save()
            painter.setClipRect(self.part, Qt.ClipOperation.IntersectClip)
        painter.drawRoundedRect(self.place.adjusted(inset, inset, -inset, -inset), self.radius, self.radius)
        if self.part is not None:
            painter.restore()

    def _pen(self) -> QPen:
        if self.line is None:
            return QPen(Qt.PenStyle.NoPen)
        pen = QPen(self.line, self.width)
        if self.is_dashed:
            pen.setDashPattern([3, 2])
        return pen


class Lines(Value):
    """Straight lines of one kind."""

    lines: tuple[QLineF, ...]
    color: QColor
    width: float = 1.0
    is_dashed: bool = False

    @property
    def bounds(self) -> QRectF:
        bounds = QRectF()
        for line in self.lines:
            bounds = bounds.united(QRectF(line.p1(), line.p2()).normalized().adjusted(0, 0, 0.01, 0.01))
        return bounds

    def paint(self, painter: QPainter) -> None:
        pen = QPen(self.color, self.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if self.is_dashed:
            pen.setDashPattern([2, 2])
        painter.setPen(pen)
        painter.drawLines(list(self.lines))


class Icon(Value):
    """One of the program's icons."""

    name: str
    place: QRectF
    color: QColor

    @property
    def bounds(self) -> QRectF:
        return self.place

    def paint(self, painter: QPainter) -> None:
        paint_icon(painter, self.name, self.place, self.color)


class State(Value):
    """The painted sign of a session's state."""

    glyph: Glyph
    place: QRectF
    theme: Theme
    fraction: float
    color: QColor

    @property
    def bounds(self) -> QRectF:
        return self.place

    def paint(self, painter: QPainter) -> None:
        paint_glyph(painter, self.place, self.glyph, self.theme, self.fraction, self.color)
