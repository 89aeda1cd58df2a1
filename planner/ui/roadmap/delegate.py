"""How the rows of the roadmap's list are drawn, cell by cell."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from planner.i18n import _
from planner.scheduling.schedule import ItemState
from planner.ui.glyphs import Direction, paint_chevron, paint_glyph
from planner.ui.icons import icon_pixmap
from planner.ui.roadmap.columns import At
from planner.ui.roadmap.looks import DIMMED, GLYPHS, KIND_ICONS, TONE_ROLES
from planner.ui.roadmap.phase_rows import PhaseRow
from planner.ui.roadmap.rows import ItemRow
from planner.ui.roadmap.words import joined
from planner.ui.row_model import ROW_ROLE, Index
from planner.ui.theme import Theme, current_theme

ROW: Final = 32
PHASE_ROW: Final = 34
CHEVRON_END: Final = 32
_CHEVRON: Final = 19
_NUMBER_LEFT: Final = 34
_GLYPH: Final = 16
_KIND: Final = 14
_GAP: Final = 8
_COLUMN_GAP: Final = 12
_DOT: Final = 8
_BAR: Final = 64
_PHASE_BAR: Final = 6
_ITEM_BAR: Final = 4
_EDGE: Final = 3
_LEAST_SOURCE: Final = 64
_MOST_KEPT: Final = 4_000
_LEADING: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
_TRAILING: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine


@dataclass(slots=True)
class TextCutter:
    """A font with what was measured in it, so that the same words are measured once."""

    font: QFont
    _metrics: QFontMetrics = field(init=False)
    _cut: dict[tuple[str, int], tuple[str, int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._metrics = QFontMetrics(self.font)

    def cut(self, text: str, room: int) -> tuple[str, int]:
        """Return the text as it fits into `room` pixels, and the width that it takes."""
        kept = self._cut.get((text, room))
        if kept is None:
            shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))
            if len(self._cut) >= _MOST_KEPT:
                self._cut.clear()
            kept = self._cut[text, room] = (shown, self._metrics.horizontalAdvance(shown))
        return kept

    def width(self, text: str) -> int:
        """Return the width of the whole text."""
        return self.cut(text, 1 << 20)[1]


class Fonts:
    """The fonts of the list in one theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.phase = TextCutter(theme.font("body", 600))
        self.title = TextCutter(theme.font("body", 500))
        self.number = TextCutter(theme.font("body", 500))
        self.small = TextCutter(theme.font("small"))


class RoadmapDelegate(QStyledItemDelegate):
    """Draws phases and items.

    Attributes:
        digits: how many digits the numbers of the phases have at most.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.digits = 1
        self._fonts: Fonts | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        height = PHASE_ROW if not index.parent().isValid() else ROW
        return QSize(0, round(height * current_theme().scale))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        cell = _Cell(painter, option, self._fonts_now())
        painter.save()
        cell.paint_ground(isinstance(row, PhaseRow), index.column() == At.NAME)
        if isinstance(row, PhaseRow):
            view = option.widget
            at_name = index.model().index(index.row(), At.NAME)
            is_open = isinstance(view, QTreeView) and view.isExpanded(at_name)
            _paint_phase(cell, row, index.column(), is_open, self.digits)
        elif isinstance(row, ItemRow):
            _paint_item(cell, row, index.column())
        painter.restore()

    def _fonts_now(self) -> Fonts:
        theme = current_theme()
        if self._fonts is None or self._fonts.theme is not theme:
            self._fonts = Fonts(theme)
        return self._fonts


class _Cell:
    """One cell that is being painted, from its start to its end, mirrored where text runs to the left."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, fonts: Fonts) -> None:
        self.painter = painter
        self.rect = option.rect
        self.fonts = fonts
        self.theme = fonts.theme
        self._direction = option.direction
        self._is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)

    @property
    def end(self) -> int:
        """Where what is drawn has to end, counted from the start of the cell."""
        return self.rect.width() - _COLUMN_GAP

    def paint_ground(self, is_phase: bool, has_edge: bool) -> None:
        """Paint the ground, the line below, and the edge of a selected row."""
        role = "bg.selected" if self._is_selected else "bg.hover" if self._is_hovered else "bg.canvas"
        if role == "bg.canvas" and is_phase:
            role = "bg.subtle"
        self.painter.fillRect(self.rect, self.theme.color(role))
        line = QRect(self.rect.left(), self.rect.bottom(), self.rect.width(), 1)
        self.painter.fillRect(line, self.theme.color("line.grid"))
        if has_edge and self._is_selected:
            self.painter.fillRect(self.place(0, _EDGE, self.rect.height()), self.theme.color("accent.line"))

    def place(self, left: int, width: int, height: int) -> QRect:
        """Return a place in the middle of the cell's height."""
        top = self.rect.top() + (self.rect.height() - height) // 2
        at = QRect(self.rect.left() + left, top, width, height)
        return QStyle.visualRect(self._direction, self.rect, at)

    def text(self, words: str, cutter: TextCutter, role: str, left: int, end: int) -> int:
        """Paint words from `left`, cut where they reach `end`; return where they end."""
        shown, width = cutter.cut(words, end - left)
        if shown:
            self.painter.setFont(cutter.font)
            self.painter.setPen(self.theme.color(role))
            self.painter.drawText(self.place(left, width + 1, self.rect.height()), _LEADING, shown)
        return left + width

    def small(self, words: str, role: str = "text.secondary", left: int = 0) -> None:
        """Paint small words over the rest of the cell."""
        self.text(words, self.fonts.small, role, left, self.end)

    def icon(self, name: str, role: str, left: int, size: int) -> None:
        ratio = self.painter.device().devicePixelRatio()
        self.painter.drawPixmap(self.place(left, size, size).topLeft(), icon_pixmap(name, role, size, ratio))

    def hours(self, words: str, fraction: float, role: str, thickness: int) -> None:
        """Paint a bar and the hours beside it; the bar gives way where they need its room."""
        if not words:
            return
        cutter = self.fonts.small
        shown, width = cutter.cut(words, self.end)
        room = min(_BAR + _GAP + round(78 * self.theme.scale), self.end)
        end = max(room, width)
        self.painter.setFont(cutter.font)
        self.painter.setPen(self.theme.color("text.secondary"))
        self.painter.drawText(self.place(end - width - 1, width + 1, self.rect.height()), _TRAILING, shown)
        bar = min(_BAR, end - width - _GAP)
        if bar > 2 * thickness:
            self._bar(bar, fraction, role, thickness)

    def _bar(self, width: int, fraction: float, role: str, thickness: int) -> None:
        painter = self.painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("bg.pressed"))
        radius = thickness / 2
        painter.drawRoundedRect(QRectF(self.place(0, width, thickness)), radius, radius)
        if fraction > 0:
            painter.setBrush(self.theme.color(role))
            done = max(thickness, round(width * min(1.0, fraction)))
            painter.drawRoundedRect(QRectF(self.place(0, done, thickness)), radius, radius)

    def chevron(self, center: int, is_open: bool) -> None:
        at = QRectF(self.place(center - 5, 10, 10)).center()
        closed = Direction.RIGHT if self._direction == Qt.LayoutDirection.LeftToRight else Direction.LEFT
        direction = Direction.DOWN if is_open else closed
        paint_chevron(self.painter, QPointF(at), direction, self.theme.color("text.tertiary"))

    def glyph(self, row: ItemRow, left: int) -> None:
        place = QRectF(self.place(left, _GLYPH, _GLYPH))
        paint_glyph(self.painter, place, GLYPHS[row.state], self.theme, row.fraction)

    def dot(self, subject: str) -> None:
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.theme.color(f"track.{subject}"))
        self.painter.drawRoundedRect(QRectF(self.place(0, _DOT, _DOT)), 2, 2)


def _paint_phase(cell: _Cell, row: PhaseRow, column: int, is_open: bool, digits: int) -> None:
    if column == At.NAME:
        cell.chevron(_CHEVRON, is_open)
        cell.text(str(row.number), cell.fonts.number, "text.tertiary", _NUMBER_LEFT, cell.end)
        left = _NUMBER_LEFT + max(10, cell.fonts.number.width("0" * digits)) + _GAP
        cell.text(row.title, cell.fonts.phase, "text.primary", left, cell.end)
    elif column == At.SUBJECT:
        cell.small(row.count_words)
    elif column == At.HOURS:
        cell.hours(row.hours_words, row.fraction, "ok.line", _PHASE_BAR)
    elif column == At.FINISH:
        cell.small(row.finish_words)


def _paint_item(cell: _Cell, row: ItemRow, column: int) -> None:
    if column == At.NAME:
        _paint_name(cell, row)
    elif column == At.SUBJECT:
        cell.dot(row.subject)
        cell.small(row.subject_name, left=_DOT + 6)
    elif column == At.HOURS:
        role = "ok.line" if row.state is ItemState.DONE else "accent.base"
        cell.hours(row.hours_words, row.fraction, role, _ITEM_BAR)
    elif column == At.STATE:
        cell.small(row.state_words, TONE_ROLES[row.tone])
    elif column == At.FINISH:
        cell.small(row.finish_words)
    elif column == At.NEEDED:
        cell.small(row.needed_for)


def _paint_name(cell: _Cell, row: ItemRow) -> None:
    """The title; beside it, in what room is left, that it is optional and where it is studied."""
    left = _NUMBER_LEFT
    cell.glyph(row, left)
    left += _GLYPH + _GAP
    cell.icon(KIND_ICONS[row.kind], "text.tertiary", left, _KIND)
    left += _KIND + _GAP
    role = "text.secondary" if row.state in DIMMED else "text.primary"
    left = cell.text(row.title, cell.fonts.title, role, left, cell.end) + _GAP
    beside = joined((_("Optional") if row.is_optional else "", row.source))
    room = cell.end - left
    if beside and room >= min(_LEAST_SOURCE, cell.fonts.small.width(beside)):
        cell.text(beside, cell.fonts.small, "text.tertiary", left, cell.end)
