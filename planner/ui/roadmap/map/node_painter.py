"""How a node of the map is drawn: its track, its state, its title and its hours."""

from collections.abc import Iterator
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QStaticText

from planner.scheduling.schedule import ItemState
from planner.ui.glyphs import paint_glyph
from planner.ui.icons import paint_icon
from planner.ui.roadmap.looks import GLYPHS
from planner.ui.roadmap.map.placing import Measure
from planner.ui.roadmap.map.rows import NodeRow
from planner.ui.roadmap.map.standing import Arrival, NodeLook
from planner.ui.theme import Theme
from planner.ui.week.grid.line_text import title_lines, with_whole_names
from planner.values import Value

RING_ROOM: Final = 5
"""How far the rings of a node reach beyond it."""

DOT: Final = 2.4
"""The radius of the dot with which edges arrive."""

_STRIPE: Final = 4
_GLYPH: Final = 14
_GLYPH_LEFT: Final = 10
_TEXT_LEFT: Final = 30
_RIGHT: Final = 7
_ASIDE_GAP: Final = 8
_TITLE_LINE: Final = 15
_ASIDE_LINE: Final = 14
_MOST_LINES: Final = 2
_FADED_STRIPE: Final = 0.45
_FADED_GLYPH: Final = 0.6
_EXAM_ASIDE: Final = 0.75
_LOCKED: Final = frozenset({ItemState.LOCKED, ItemState.LEFT_OUT})
_TINTS: Final = {
    ItemState.DONE: "ok.line",
    ItemState.SKIPPED: "ok.line",
    ItemState.IN_PROGRESS: "accent.base",
    ItemState.LOCKED: "line.control",
}
_TINT: Final = 0.4
_TITLE_FROM: Final = 0.33
_ALL_FROM: Final = 0.6


class Detail(IntEnum):
    """How much is drawn of a node."""

    BOX = 0
    TITLE = 1
    ALL = 2


def detail_at(zoom: float) -> Detail:
    """Return what can be read of a node: under 60 % its mark and title, under a third not even these."""
    return Detail.ALL if zoom >= _ALL_FROM else Detail.TITLE if zoom >= _TITLE_FROM else Detail.BOX


class _Words(Value):
    """A line of words at its place; `drawn` is how it was laid out for the screen."""

    text: str
    drawn: QStaticText
    font: QFont
    at: QPointF
    ascent: float
    is_aside: bool


class NodePainter:
    """Paints nodes in one theme at one measure; shapes and words are made once and kept.

    With `as_text` words are drawn as text that a file keeps, and not as they were laid out.
    """

    def __init__(self, theme: Theme, measure: Measure, *, as_text: bool = False) -> None:
        self._theme = theme
        self._measure = measure
        self._as_text = as_text
        self._place = QRectF(0, 0, measure.width, measure.height)
        self._outline = _rounded(self._place.adjusted(0.5, 0.5, -0.5, -0.5), theme.radius("control"))
        stripe = QPainterPath()
        stripe.addRect(QRectF(0, 0, _STRIPE + 0.5, measure.height))
        self._stripe = self._outline.intersected(stripe)
        self._colors: dict[tuple[str, float], QColor] = {}
        self._lines = (QPen(self.color("line.default"), 1), QPen(self.color("accent.line"), 1))
        self._words: dict[tuple[str, str, int, Detail], tuple[_Words, ...]] = {}

    def paint(self, painter: QPainter, row: NodeRow, look: NodeLook, zoom: float = 1.0) -> None:
        """Paint a node whose upper left corner is the painter's origin, as it is seen at a zoom."""
        detail = detail_at(zoom)
        if look.is_selected or look.has_ring:
            self._paint_rings(painter, look)
        if detail is Detail.BOX:
            self._paint_box(painter, row, look, 1 / zoom)
            return
        if detail is Detail.ALL:
            self._paint_arrival(painter, look)
        self._paint_ground(painter, row, look)
        self._paint_mark(painter, row, look)
        self._paint_words(painter, row, look, detail)

    def color(self, role: str, alpha: float = 1.0) -> QColor:
        """Return a colour that nobody changes."""
        found = self._colors.get((role, alpha))
        if found is None:
            found = self._colors[role, alpha] = self._theme.color(role, alpha)
        return found

    # -- the ground

    def _paint_arrival(self, painter: QPainter, look: NodeLook) -> None:
        if look.arrival is not Arrival.NONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.color("accent.line" if look.arrival is Arrival.LIT else "line.default"))
            painter.drawEllipse(QPointF(0, self._measure.height / 2), DOT, DOT)

    def _paint_rings(self, painter: QPainter, look: NodeLook) -> None:
        """The ring of the selection at the node, and that of the keyboard around it."""
        radius = self._theme.radius("control")
        if look.is_selected:
            painter.fillPath(
                _rounded(self._place.adjusted(-1, -1, 1, 1), radius + 1), self.color("accent.line")
            )
        if look.has_ring:
            painter.setPen(QPen(self.color("focus.ring"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._place.adjusted(-3, -3, 3, 3), radius + 3, radius + 3)

    def _paint_ground(self, painter: QPainter, row: NodeRow, look: NodeLook) -> None:
        painter.fillPath(self._outline, self._ground(row, look))
        if row.is_exam:
            return
        painter.fillPath(self._stripe, self._track(row, look))
        painter.strokePath(self._outline, self._line(look))

    def _paint_box(self, painter: QPainter, row: NodeRow, look: NodeLook, line: float) -> None:
        """What is left of a node that is seen very small; its ground tells its state in place of its mark."""
        place = self._place
        if row.is_exam:
            painter.fillRect(place, self._ground(row, look))
            return
        painter.fillRect(place, self._line(look).color())
        inside = place.adjusted(line, line, -line, -line)
        painter.fillRect(inside, self._ground(row, look))
        role = _TINTS.get(row.state) if row.state is not None and not look.is_faded else None
        if role is not None:
            painter.fillRect(inside, self.color(role, _TINT))
        painter.fillRect(QRectF(0, 0, max(_STRIPE, 1.5 * line), place.height()), self._track(row, look))

    def _ground(self, row: NodeRow, look: NodeLook) -> QColor:
        fades = _fades(look)
        if row.is_exam:
            return self.color("bg.pressed" if fades else "text.primary")
        return self.color("bg.selected" if look.is_selected else "bg.subtle" if fades else "bg.raised")

    def _track(self, row: NodeRow, look: NodeLook) -> QColor:
        return self.color(f"track.{row.lane}", _FADED_STRIPE if _fades(look) else 1.0)

    def _line(self, look: NodeLook) -> QPen:
        return self._lines[look.is_selected]

    # -- what is said

    def _paint_mark(self, painter: QPainter, row: NodeRow, look: NodeLook) -> None:
        place = QRectF(_GLYPH_LEFT, (self._measure.height - _GLYPH) / 2, _GLYPH, _GLYPH)
        if row.state is None:
            paint_icon(painter, "flag", place, self.color(self._title_role(row, look)))
            return
        painter.setOpacity(_FADED_GLYPH if _fades(look) else 1.0)
        paint_glyph(painter, place, GLYPHS[row.state], self._theme, row.fraction)
        painter.setOpacity(1.0)

    def _paint_words(self, painter: QPainter, row: NodeRow, look: NodeLook, detail: Detail) -> None:
        role = self._title_role(row, look)
        title, aside = self.color(role), self._aside_color(row, look, role)
        weight = 600 if role in ("text.primary", "bg.canvas") else 500
        for words in self._laid_out(row, weight, detail):
            painter.setFont(words.font)
            painter.setPen(aside if words.is_aside else title)
            if self._as_text:
                painter.drawText(words.at + QPointF(0, words.ascent), words.text)
            else:
                painter.drawStaticText(words.at, words.drawn)

    def _title_role(self, row: NodeRow, look: NodeLook) -> str:
        fades = _fades(look)
        if row.is_exam:
            return "text.secondary" if fades else "bg.canvas"
        if fades:
            return "text.tertiary"
        return "text.secondary" if row.state in _LOCKED else "text.primary"

    def _aside_color(self, row: NodeRow, look: NodeLook, title_role: str) -> QColor:
        if row.is_exam:
            return self.color(title_role, _EXAM_ASIDE)
        return self.color("text.secondary" if title_role == "text.primary" else "text.tertiary")

    def _laid_out(self, row: NodeRow, weight: int, detail: Detail) -> tuple[_Words, ...]:
        key = (row.title, row.aside if detail is Detail.ALL else "", weight, detail)
        found = self._words.get(key)
        if found is None:
            found = self._words[key] = tuple(self._lay_out(row.title, key[1], weight))
        return found

    def _lay_out(self, title: str, aside: str, weight: int) -> Iterator[_Words]:
        """A title takes two lines before it is cut; then the hours stand behind it, where there is room."""
        theme, scale = self._theme, self._theme.scale
        font, small = theme.naming_font("small", weight), theme.font("caption")
        room = self._measure.width - _TEXT_LEFT - _RIGHT
        lines = title_lines(with_whole_names(title), font, room, _MOST_LINES)
        below = aside if len(lines) == 1 else ""
        line, aside_line = _TITLE_LINE * scale, _ASIDE_LINE * scale
        top = (self._measure.height - len(lines) * line - (aside_line if below else 0)) / 2
        for text in lines:
            yield _words(text, font, _TEXT_LEFT, top, line)
            top += line
        if below:
            yield _words(below, small, _TEXT_LEFT, top, aside_line, is_aside=True)
            return
        width = QFontMetricsF(small).horizontalAdvance(aside)
        used = QFontMetricsF(font).horizontalAdvance(lines[-1]) if lines else 0.0
        if aside and used + _ASIDE_GAP + width <= room:
            left = self._measure.width - _RIGHT - width
            yield _words(aside, small, left, top - line, line, is_aside=True)


def _words(text: str, font: QFont, left: float, top: float, line: float, *, is_aside: bool = False) -> _Words:
    metrics = QFontMetricsF(font)
    drawn = QStaticText(text)
    drawn.setTextFormat(Qt.TextFormat.PlainText)
    at = QPointF(left, top + (line - metrics.height()) / 2)
    return _Words(text, drawn, font, at, metrics.ascent(), is_aside)


def _rounded(place: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(place, radius, radius)
    return path


def _fades(look: NodeLook) -> bool:
    return look.is_faded and not look.is_selected
