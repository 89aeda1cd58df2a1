"""A session as a printed block: an outline, its track as stripe and code, and its state by sign and shape."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from planner.domain.session import SessionState
from planner.formats import duration
from planner.ui.glyphs import Glyph
from planner.ui.printing.marks import State
from planner.ui.printing.page import Page, fitting
from planner.ui.week.grid.line_text import title_lines, with_whole_names
from planner.ui.week.grid.values import BlockRow

LEAST_HEIGHT: Final = 15.0
"""So high a block holds a line of type of 7.5 points, with 1 free above and below it."""

_RADIUS: Final = 5
_STRIPE: Final = 4
_LOW: Final = 24  # below this there is one line, with the code before the title
_SMALL: Final = 34  # below this the title is set in smaller type
_TURNED_CODE: Final = 16
_CODE_LEFT: Final = 6
_TEXT_LEFT: Final = 19
_RIGHT: Final = 3
_PADDING: Final = 3
_LEAST_ROOM: Final = 24  # a title in less says nothing
_MARK: Final = 13
_CUT: Final = "\N{HORIZONTAL ELLIPSIS}"
_MARK_ROOM: Final = 16
_GLYPHS: Final = {
    SessionState.DONE: Glyph.DONE,
    SessionState.PARTLY: Glyph.PARTLY,
    SessionState.MISSED: Glyph.MISSED,
}


def draw_block(page: Page, row: BlockRow, place: QRectF) -> None:
    """Draw a session into a place."""
    _draw_ground(page, row, place)
    if place.height() < _LOW:
        _draw_line(page, row, place)
    else:
        _draw_lines(page, row, place)


def _draw_ground(page: Page, row: BlockRow, place: QRectF) -> None:
    is_missed = row.state is SessionState.MISSED
    if row.is_exam:
        fill = None if page.look.saves_ink else "text.primary"
        page.shape(place, fill=fill, line="text.primary", width=1.5, radius=_RADIUS)
        return
    is_filled = not (page.look.saves_ink or is_missed)
    tint = "fillDone" if row.state is SessionState.DONE else "fill"
    page.shape(place, fill=f"track.{row.track}.{tint}" if is_filled else "bg.canvas", radius=_RADIUS)
    if not is_missed:
        _draw_stripe(page, row, place)
    page.shape(place, line="line.block", radius=_RADIUS - 0.5, is_dashed=is_missed)


def _draw_stripe(page: Page, row: BlockRow, place: QRectF) -> None:
    """The stripe of what is done is light; of what is partly done as much of it is full as was done."""
    track = f"track.{row.track}"
    stripe = QRectF(place.left(), place.top(), _STRIPE, place.height())
    light = f"{track}.line" if row.state.is_studied else track
    page.shape(place, fill=light, radius=_RADIUS, part=stripe)
    if row.state is SessionState.PARTLY and row.fraction > 0:
        stripe.setHeight(place.height() * row.fraction)
        page.shape(place, fill=track, radius=_RADIUS, part=stripe)


def _draw_line(page: Page, row: BlockRow, place: QRectF) -> None:
    """One line: the code, and as much of the title as there is room for."""
    role = "code" if place.height() < page.look.line("caption") else "caption"
    inside = place.adjusted(_CODE_LEFT + 2, 0, -_RIGHT, 0)
    if not row.is_exam:
        code = page.look.code(row.track)
        width = QFontMetricsF(page.look.font("code")).horizontalAdvance(code)
        if width > inside.width() + _RIGHT:
            return
        page.words(inside, code, "code", color="text.secondary")
        inside.adjust(width + 5, 0, 0, 0)
    if row.state in _GLYPHS and inside.width() >= _LEAST_ROOM + _MARK_ROOM:
        _draw_mark(page, row, QRectF(place.right() - 15, place.center().y() - 5.5, 11, 11))
        inside.adjust(0, 0, -_MARK_ROOM + _RIGHT, 0)
    if inside.width() >= _LEAST_ROOM:
        page.words(inside, row.title, role, weight=_weight(row), color=_title_color(page, row))


def _draw_lines(page: Page, row: BlockRow, place: QRectF) -> None:
    """The code at the left edge; the title in all lines that it needs; time and length in what is left."""
    has_mark = row.is_exam or row.pinned or row.clashes or row.state in _GLYPHS
    mark = QRectF(place.right() - _MARK - 4, place.bottom() - _MARK - 4, _MARK, _MARK)
    has_mark = has_mark and place.width() >= _TEXT_LEFT + _LEAST_ROOM + _MARK_ROOM
    if not row.is_exam and place.width() >= _CODE_LEFT + 11:
        code = page.look.code(row.track)
        page.turned_words(place.left() + _CODE_LEFT, place.top() + 4, code, "code", "text.secondary")
    left = 8 if row.is_exam else _TEXT_LEFT
    inside = place.adjusted(left, _PADDING, -_RIGHT, -_PADDING + 1)
    if inside.width() >= _LEAST_ROOM:
        _draw_text(page, row, inside, mark if has_mark else None)
    if has_mark:
        _draw_mark(page, row, mark)


def _draw_text(page: Page, row: BlockRow, inside: QRectF, mark: QRectF | None) -> None:
    is_small = inside.height() < _SMALL - 2 * _PADDING
    role, line = ("caption", 13) if is_small else ("small", 15)
    font = page.look.font(role, _weight(row))
    most = max(1, int(inside.height() // line))
    texts = _title_lines(row.title, font, int(inside.width()), most)
    if len(texts) == 1 and mark is not None and most == 1:
        texts = [row.title]  # there is one line, which has to share the width with the sign
    top = inside.top()
    if most == 1:
        top += max(0.0, (inside.height() - line) / 2)
    for text in texts:
        place = QRectF(inside.left(), top, inside.width(), line)
        page.words(_beside(place, mark), text, role, weight=_weight(row), color=_title_color(page, row))
        top += line
    details = page.look.line("caption")
    if top + details <= inside.bottom() + 2:
        place = _beside(QRectF(inside.left(), top, inside.width(), details), mark)
        page.words(place, _meta(page, row, place.width()), "caption", color=_meta_color(page, row))


def _title_lines(title: str, font: QFont, width: int, most: int) -> list[str]:
    """Names such as MLA-C01 stay whole, but where that would cut one that has a line to go on in."""
    whole = title_lines(with_whole_names(title), font, width, most)
    is_cut = any(text.endswith(_CUT) for text in whole[:-1])
    return title_lines(title, font, width, most) if is_cut else whole


def _beside(place: QRectF, mark: QRectF | None) -> QRectF:
    """What a sign leaves of a line."""
    if mark is None or place.bottom() <= mark.top() + 2:
        return place
    return place.adjusted(0, 0, -_MARK_ROOM, 0)


def _meta(page: Page, row: BlockRow, room: float) -> str:
    """Time and length, or what is left of them in a narrow block: nothing is cut, for half a number lies."""
    short = row.short_meta if row.is_exam else duration(row.end - row.start)
    options = (row.meta, "" if row.state is SessionState.PARTLY else short)
    font = page.look.font("caption")
    return next((text for text in options if fitting(text, font, room) == text), "")


def _draw_mark(page: Page, row: BlockRow, place: QRectF) -> None:
    glyph = _GLYPHS.get(row.state)
    if row.is_exam:
        page.icon("flag", place, _title_color(page, row))
    elif glyph is not None:
        color = page.look.color(f"track.{row.track}")
        page.marks.append(State(glyph, place, page.look.theme, row.fraction, color))
    else:
        page.icon("triangle-alert" if row.clashes else "pin", place, "text.secondary")


def _weight(row: BlockRow) -> int:
    return 500 if row.state is SessionState.DONE else 600


def _title_color(page: Page, row: BlockRow) -> str:
    if row.is_exam:
        return "text.primary" if page.look.saves_ink else "bg.canvas"
    return "text.secondary" if row.state is SessionState.DONE else "text.primary"


def _meta_color(page: Page, row: BlockRow) -> str:
    return _title_color(page, row) if row.is_exam else "text.secondary"
