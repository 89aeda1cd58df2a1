"""How a row of the roadmap's list is drawn, from column to column."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap, QStaticText
from PySide6.QtWidgets import QStyle

from planner.i18n import _
from planner.scheduling.schedule import ItemState
from planner.ui.glyphs import Direction, paint_chevron, paint_glyph
from planner.ui.icons import icon_pixmap
from planner.ui.roadmap.columns import At
from planner.ui.roadmap.group_rows import GroupRow
from planner.ui.roadmap.looks import DIMMED, GLYPHS, TONE_ROLES
from planner.ui.roadmap.rows import ItemRow
from planner.ui.roadmap.words import joined
from planner.ui.shared.kind_icons import KIND_ICONS
from planner.ui.theme import Theme
from planner.values import Value

CHEVRON_END: Final = 32
_CHEVRON: Final = 19
_NUMBER_LEFT: Final = 34
_GLYPH: Final = 16
_KIND: Final = 14
_GAP: Final = 8
_COLUMN_GAP: Final = 12
_DOT: Final = 8
_BAR: Final = 64
_HOURS: Final = 78
_GROUP_BAR: Final = 6
_ITEM_BAR: Final = 4
_EDGE: Final = 3
_LEAST_SOURCE: Final = 64
_MOST_KEPT: Final = 4_000


class CutText(Value):
    """Words as they fit into some room, laid out, and the width that they take."""

    drawn: QStaticText
    width: int


@dataclass(slots=True)
class TextCutter:
    """A font with what was laid out in it, so that the same words are laid out once."""

    font: QFont
    metrics: QFontMetrics = field(init=False)
    _cut: dict[tuple[str, int], CutText] = field(init=False, default_factory=dict)
    _widths: dict[str, int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.metrics = QFontMetrics(self.font)

    def cut(self, text: str, room: int) -> CutText:
        """Return the text as it fits into `room` pixels."""
        whole = self.width(text)
        room = min(whole, max(0, room))
        kept = self._cut.get((text, room))
        if kept is None:
            if len(self._cut) >= _MOST_KEPT:  # each width of the window cuts anew
                self._cut.clear()
            kept = self._cut[text, room] = self._lay_out(text, room, whole)
        return kept

    def width(self, text: str) -> int:
        """Return the width of the whole text."""
        found = self._widths.get(text)
        if found is None:
            if len(self._widths) >= _MOST_KEPT:
                self._widths.clear()
            found = self._widths[text] = self.metrics.horizontalAdvance(text)
        return found

    def _lay_out(self, text: str, room: int, whole: int) -> CutText:
        if room < whole:
            text = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        drawn = QStaticText(text)
        drawn.setTextFormat(Qt.TextFormat.PlainText)
        drawn.prepare(font=self.font)
        return CutText(drawn, self.metrics.horizontalAdvance(text))


class Look:
    """What rows are painted with in one theme, looked up once."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.group = TextCutter(theme.naming_font("body", 600))
        self.title = TextCutter(theme.naming_font("body", 500))
        self.small = TextCutter(theme.font("small"))
        self._colors: dict[str, QColor] = {}
        self._icons: dict[tuple[str, float], QPixmap] = {}

    def color(self, role: str) -> QColor:
        """Return a colour that nobody changes."""
        found = self._colors.get(role)
        if found is None:
            found = self._colors[role] = self.theme.color(role)
        return found

    def kind_icon(self, name: str, ratio: float) -> QPixmap:
        """Return the icon of a kind of item."""
        found = self._icons.get((name, ratio))
        if found is None:
            found = self._icons[name, ratio] = icon_pixmap(name, "text.tertiary", _KIND, ratio)
        return found


class RowState(Value, kw_only=True):
    """How a row stands in the list. `digits` is how many the numbers of the groups have at most."""

    is_selected: bool
    is_hovered: bool
    is_open: bool
    digits: int
    direction: Qt.LayoutDirection


class RowPainter:
    """Paints one row. Places are counted from the start of a cell, and mirrored where text runs leftward."""

    def __init__(self, painter: QPainter, look: Look, state: RowState) -> None:
        self._painter = painter
        self._look = look
        self._state = state
        self._ratio = painter.device().devicePixelRatioF()
        self._cell = QRect()

    def paint(self, row: GroupRow | ItemRow, whole: QRect, cells: Iterable[tuple[int, QRect]]) -> None:
        """Paint a row over its whole place, with its columns in theirs."""
        painter = self._painter
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(whole, isinstance(row, GroupRow))
        for column, cell in cells:
            self._cell = cell
            if isinstance(row, GroupRow):
                self._paint_group(row, column)
            else:
                self._paint_item(row, column)
        painter.restore()

    def _paint_ground(self, whole: QRect, is_group: bool) -> None:
        """The ground, the line below, and the edge of a selected row."""
        state, look = self._state, self._look
        plain = "bg.subtle" if is_group else "bg.canvas"
        role = "bg.selected" if state.is_selected else "bg.hover" if state.is_hovered else plain
        self._painter.fillRect(whole, look.color(role))
        self._painter.fillRect(whole.left(), whole.bottom(), whole.width(), 1, look.color("line.grid"))
        if state.is_selected:
            self._cell = whole
            self._painter.fillRect(self._place(0, _EDGE, whole.height()), look.color("accent.line"))

    def _paint_group(self, row: GroupRow, column: int) -> None:
        if column == At.NAME:
            self._paint_chevron()
            self._text(str(row.number), self._look.title, "text.tertiary", _NUMBER_LEFT)
            digits = max(10, self._look.title.width("0" * self._state.digits))
            self._text(row.title, self._look.group, "text.primary", _NUMBER_LEFT + digits + _GAP)
        elif column == At.SUBJECT:
            self._small(row.count_words)
        elif column == At.HOURS:
            self._paint_hours(row.hours_words, row.fraction, "ok.line", _GROUP_BAR)
        elif column == At.FINISH:
            self._small(row.finish_words)

    def _paint_item(self, row: ItemRow, column: int) -> None:
        if column == At.NAME:
            self._paint_name(row)
        elif column == At.SUBJECT:
            self._rounded(self._place(0, _DOT, _DOT), 2, f"track.{row.subject}")
            self._small(row.subject_name, left=_DOT + 6)
        elif column == At.HOURS:
            role = "ok.line" if row.state is ItemState.DONE else "accent.base"
            self._paint_hours(row.hours_words, row.fraction if row.estimate else None, role, _ITEM_BAR)
        elif column == At.STATE:
            self._small(row.state_words, TONE_ROLES[row.tone])
        elif column == At.FINISH:
            self._small(row.finish_words)
        elif column == At.NEEDED:
            self._small(row.needed_for)

    def _paint_name(self, row: ItemRow) -> None:
        """The title; beside it, in what room is left, that it is optional and where it is studied."""
        look = self._look
        left = _NUMBER_LEFT
        place = QRectF(self._place(left, _GLYPH, _GLYPH))
        paint_glyph(self._painter, place, GLYPHS[row.state], look.theme, row.fraction)
        left += _GLYPH + _GAP
        icon = look.kind_icon(KIND_ICONS[row.kind], self._ratio)
        self._painter.drawPixmap(self._place(left, _KIND, _KIND).topLeft(), icon)
        left += _KIND + _GAP
        end = self._end
        optional = _("Optional") if row.is_optional else ""
        if optional and left + look.title.width(row.title) + _GAP + look.small.width(optional) > end:
            # The title is cut rather than the mark: what is optional has to be told from what is not.
            optional = _("opt.")
            end -= look.small.width(optional) + _GAP
        role = "text.secondary" if row.state in DIMMED else "text.primary"
        left = self._text(row.title, look.title, role, left, end) + _GAP
        beside = joined((optional, row.source))
        if self._end - left < min(_LEAST_SOURCE, look.small.width(beside)):
            beside = optional
        self._small(beside, "text.tertiary", left)

    def _paint_hours(self, words: str, fraction: float | None, role: str, thickness: int) -> None:
        """A bar, and the hours beside it; the bar gives way where they need its room."""
        if not words:
            return
        width = self._look.small.cut(words, self._end).width
        end = max(width, min(_BAR + _GAP + round(_HOURS * self._look.theme.scale), self._end))
        self._text(words, self._look.small, "text.secondary", end - width)
        bar = min(_BAR, end - width - _GAP)
        if fraction is not None and bar > 2 * thickness:
            self._rounded(self._place(0, bar, thickness), thickness / 2, "bg.pressed")
            if fraction > 0:
                done = max(thickness, round(bar * min(1.0, fraction)))
                self._rounded(self._place(0, done, thickness), thickness / 2, role)

    def _paint_chevron(self) -> None:
        leftward = self._state.direction == Qt.LayoutDirection.RightToLeft
        closed = Direction.LEFT if leftward else Direction.RIGHT
        direction = Direction.DOWN if self._state.is_open else closed
        center = QRectF(self._place(_CHEVRON - 5, 10, 10)).center()
        paint_chevron(self._painter, center, direction, self._look.color("text.tertiary"))

    def _small(self, words: str, role: str = "text.secondary", left: int = 0) -> None:
        """Small words over the rest of the cell."""
        self._text(words, self._look.small, role, left)

    def _text(self, words: str, cutter: TextCutter, role: str, left: int, end: int | None = None) -> int:
        """Words from `left`, cut where they reach the end; return where they end."""
        if not words:
            return left
        cut = cutter.cut(words, (self._end if end is None else end) - left)
        height = cutter.metrics.height()
        self._painter.setFont(cutter.font)
        self._painter.setPen(self._look.color(role))
        self._painter.drawStaticText(self._place(left, cut.width, height).topLeft(), cut.drawn)
        return left + cut.width

    def _rounded(self, place: QRect, radius: float, role: str) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._look.color(role))
        self._painter.drawRoundedRect(QRectF(place), radius, radius)

    @property
    def _end(self) -> int:
        """Where what is drawn has to end, counted from the start of the cell."""
        return self._cell.width() - _COLUMN_GAP

    def _place(self, left: int, width: int, height: int) -> QRect:
        """A place in the middle of the cell's height."""
        cell = self._cell
        at = QRect(cell.left() + left, cell.top() + (cell.height() - height) // 2, width, height)
        return QStyle.visualRect(self._state.direction, cell, at)
