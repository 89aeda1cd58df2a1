"""One printed page: marks are put on it, and it paints them on any device."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtGui import Qt as GuiQt

from planner.ui.printing.look import PrintLook
from planner.ui.printing.marks import Icon, Lines, Mark, Shape, Words
from planner.ui.printing.paper import area_of

_HATCH_STEP: Final = 10  # lines 7 apart at 45 degrees


class Page:
    """A page of paper in units of 1/96 inch.

    Attributes:
        look: its colours and type.
        size: of the paper.
        area: what the margins leave of it.
        marks: what is on it, the lowest first.
    """

    def __init__(self, look: PrintLook, size: QSizeF) -> None:
        """Begin with an empty page."""
        self.look = look
        self.size = size
        self.area = area_of(size)
        self.marks: list[Mark] = []

    def paint(self, painter: QPainter) -> None:
        """Paint the page; the painter counts in 1/96 inch from the corner of the paper."""
        painter.save()
        hints = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        painter.setRenderHints(hints)
        for mark in self.marks:
            mark.paint(painter)
        painter.restore()

    def words(
        self,
        place: QRectF,
        text: str,
        role: str = "small",
        *,
        weight: int | None = None,
        color: str = "text.primary",
        at_right: bool = False,
    ) -> float:
        """Put one line of text into a place, in the middle of its height; it is cut where it does not fit.

        Returns its width.
        """
        font = self.look.font(role, weight)
        text = fitting(text, font, place.width())
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(text)
        left = place.right() - width if at_right else place.left()
        baseline = place.center().y() + (metrics.ascent() - metrics.descent()) / 2
        if text:
            self.marks.append(Words(text, QPointF(left, baseline), font, self.look.color(color)))
        return width

    def turned_words(self, left: float, top: float, text: str, role: str, color: str) -> None:
        """Put text that is read from above to below; `left` and `top` are of its upper left corner."""
        font = self.look.font(role)
        start = QPointF(left + QFontMetricsF(font).descent(), top)
        self.marks.append(Words(text, start, font, self.look.color(color), is_turned=True))

    def rule(
        self, left: float, right: float, y: float, color: str = "line.default", width: float = 1.0
    ) -> None:
        """Draw a line across."""
        self.lines((QLineF(left, y, right, y),), color, width)

    def lines(
        self, lines: Iterable[QLineF], color: str, width: float = 1.0, *, is_dashed: bool = False
    ) -> None:
        """Draw lines of one colour."""
        drawn = tuple(lines)
        if drawn:
            self.marks.append(Lines(drawn, self.look.color(color), width, is_dashed))

    def shape(
        self,
        place: QRectF,
        *,
        fill: str | None = None,
        line: str | None = None,
        width: float = 1.0,
        radius: float = 0.0,
        is_dashed: bool = False,
        part: QRectF | None = None,
    ) -> None:
        """Draw a rectangle in roles of the look."""
        ground = None if fill is None else self.look.color(fill)
        outline = None if line is None else self.look.color(line)
        self.marks.append(Shape(place, ground, outline, width, radius, is_dashed, part))

    def icon(self, name: str, place: QRectF, color: str = "text.primary") -> None:
        """Draw one of the program's icons."""
        self.marks.append(Icon(name, place, self.look.color(color)))

    def hatch(self, place: QRectF) -> None:
        """Hatch a place, in step with all others of the page."""
        self.lines(_hatch_lines(place), "line.hatch")


def fitting(text: str, font: QFont, room: float) -> str:
    """Return a text, cut at the right where it is wider than the room."""
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= room + 0.01:
        return text
    return metrics.elidedText(text, GuiQt.TextElideMode.ElideRight, max(0.0, room))


def _hatch_lines(place: QRectF) -> Iterable[QLineF]:
    """Lines on which x + y is a whole number of steps, cut to the place."""
    total = (place.left() + place.top()) // _HATCH_STEP * _HATCH_STEP + _HATCH_STEP
    while total < place.right() + place.bottom():
        left = max(place.left(), total - place.bottom())
        right = min(place.right(), total - place.top())
        yield QLineF(left, total - left, right, total - right)
        total += _HATCH_STEP
