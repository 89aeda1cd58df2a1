"""What a session's block says at its size: title, course, time and mark, and which of them give way."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QStaticText

from planner.domain.session import SessionState
from planner.ui.theme import Theme
from planner.ui.week.grid.line_text import line_top, title_lines, with_whole_names
from planner.ui.week.grid.values import BlockRow
from planner.ui.week.session_words import UNBREAKABLE
from planner.values import Value

_WIDE_BLOCK: Final = 143  # a column over 150 px, less what is left free beside the block
_NARROW: Final = 64
_TINY: Final = 34
_ONE_LINE: Final = 24
_TALL: Final = 70
_PADDING_TOP: Final = 3
_PADDING_RIGHT: Final = 5
_PADDING: Final = _PADDING_TOP + 2
_LEFT: Final = 10
_EXAM_LEFT: Final = 9
_ICON: Final = 12
_ICON_GAP: Final = 4
_GLYPH: Final = 14
_MARK_ROOM: Final = 17
_MARK_MARGIN: Final = 4
_TITLE_LINE: Final = 15
_TINY_LINE: Final = 13


class PlacedText(Value):
    """A piece of text, laid out, and its upper left corner in the block."""

    place: QPointF
    text: QStaticText


class BlockText(Value):
    """The text of one block at one size, ready to be painted.

    Attributes:
        details: course, and time and length, in small type.
        icon: the place of the kind's icon, or None.
        mark: the place of the mark at the upper right, or None where the block has none.
    """

    title_font: QFont
    title: tuple[PlacedText, ...]
    details_font: QFont
    details: tuple[PlacedText, ...]
    icon: QRect | None
    mark: QRect | None


def has_glyph(row: BlockRow) -> bool:
    """Whether its state is told by a glyph, which the learner can click."""
    return row.state is not SessionState.PLANNED and not row.is_exam


def lay_out(row: BlockRow, width: int, height: int, theme: Theme, code: str = "") -> BlockText:
    """Return the text of a block `width` x `height` (without its ring); `code` tells its track."""
    return _Layout(row, width, height, theme).result(code)


class _Layout:
    """The sizes that one block's text is laid out by; they grow with the text."""

    def __init__(self, row: BlockRow, width: int, height: int, theme: Theme) -> None:
        self._row = row
        self._width = width
        self._height = height
        self._theme = theme
        self._is_tiny = height < self._scaled(_TINY)
        self._is_small = self._is_tiny and not (row.is_exam and height >= self._scaled(_ONE_LINE))
        self._line = self._scaled(_TINY_LINE if self._is_small else _TITLE_LINE)
        self._details_line = theme.line("caption")
        self._left = _EXAM_LEFT if row.is_exam else _LEFT
        self._title_font = theme.naming_font("caption" if self._is_small else "small", self._weight())
        self._details_font = theme.font("caption")

    def result(self, code: str) -> BlockText:
        """The code stands before the time, or where there is no time before the title."""
        mark = self._mark()
        left = self._left + (_ICON + _ICON_GAP if self._row.is_review else 0)
        room = self._width - left - _PADDING_RIGHT - (_MARK_ROOM if mark else 0)
        title = self._title_lines(self._row.title, room)
        details, icon = self._details(self._top(len(title)) + len(title) * self._line, code)
        if code and not details:
            title = self._title_lines(_joined(code, self._row.title), room)
        top = self._top(len(title))
        if self._row.is_review:  # it is told by its icon alone, wherever there is no room for its kind
            icon = QRect(self._left, top + (self._line - _ICON) // 2, _ICON, _ICON)
        return BlockText(
            title_font=self._title_font,
            title=tuple(
                self._placed(text, self._title_font, left, top + number * self._line, self._line)
                for number, text in enumerate(title)
            ),
            details_font=self._details_font,
            details=details,
            icon=icon,
            mark=mark,
        )

    def _scaled(self, pixels: int) -> int:
        return round(pixels * self._theme.scale)

    def _weight(self) -> int:
        quiet = (SessionState.DONE, SessionState.SKIPPED)
        return 500 if self._row.state in quiet and not self._row.is_exam else 600

    def _mark(self) -> QRect | None:
        size = _GLYPH if has_glyph(self._row) else _ICON
        is_low = self._height < self._scaled(_ONE_LINE)
        is_narrow = self._width < self._scaled(_NARROW)
        is_told = (self._row.pinned or self._row.clashes) and not is_narrow and self._height >= _ICON
        if not (has_glyph(self._row) or is_told):
            return None
        size = min(size, self._height)
        top = (self._height - size) // 2 if is_low else _MARK_MARGIN
        return QRect(self._width - _MARK_MARGIN - size, top, size, size)

    def _title_lines(self, title: str, room: int) -> list[str]:
        whole = with_whole_names(title)
        most = max(1, (self._height - (0 if self._is_tiny else _PADDING)) // self._line)
        return title_lines(whole, self._title_font, room, most)

    def _top(self, lines: int) -> int:
        if self._is_tiny:
            return max(0, (self._height - lines * self._line + 1) // 2)
        return _PADDING_TOP

    def _details(self, top: int, code: str) -> tuple[tuple[PlacedText, ...], QRect | None]:
        """Course and time below the title, as far as there is room; the course gives way first."""
        room = self._height - 2 - top
        if self._is_tiny or room < self._details_line - 1:
            return (), None
        is_wide = self._width > _WIDE_BLOCK
        placed = []
        if is_wide and self._shows_subtitle(room):
            subtitle = self._elided(self._row.subtitle, self._width - self._left - _PADDING_RIGHT)
            placed.append(self._detail(subtitle, self._left, top))
            top += self._details_line
        has_icon = is_wide and not self._row.is_exam and not self._row.is_review
        left = self._left + (_ICON + _ICON_GAP if has_icon else 0)
        placed.append(self._detail(self._meta(self._width - left - _PADDING_RIGHT, code), left, top))
        icon_top = top + (self._details_line - _ICON) // 2
        return tuple(placed), QRect(self._left, icon_top, _ICON, _ICON) if has_icon else None

    def _shows_subtitle(self, room: int) -> bool:
        if not self._row.subtitle or self._row.state is SessionState.PARTLY:
            return False
        return self._height >= self._scaled(_TALL) and room >= 2 * self._details_line - 1

    def _meta(self, room: int, code: str) -> str:
        """Time and length, or what is left of them where the block is narrow."""
        meta, short = (_joined(code, text) for text in (self._row.meta, self._row.short_meta))
        metrics = QFontMetrics(self._details_font)
        return meta if metrics.horizontalAdvance(meta) <= room else self._elided(short, room)

    def _elided(self, text: str, room: int) -> str:
        return QFontMetrics(self._details_font).elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))

    def _detail(self, text: str, left: int, top: int) -> PlacedText:
        return self._placed(text, self._details_font, left, top, self._details_line)

    def _placed(self, text: str, font: QFont, left: int, top: int, line: int) -> PlacedText:
        drawn = QStaticText(text)
        drawn.setTextFormat(Qt.TextFormat.PlainText)
        drawn.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        drawn.prepare(font=font)
        return PlacedText(QPointF(left, line_top(top, line, QFontMetrics(font))), drawn)


def _joined(code: str, text: str) -> str:
    return f"{code}{UNBREAKABLE}\N{MIDDLE DOT} {text}" if code else text
