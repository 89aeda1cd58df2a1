"""What stands above and below the content of printed pages: title, hours, verdicts, legend, page number."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from planner.i18n import _, ngettext
from planner.scheduling.schedule import Verdict
from planner.ui.printing.page import Page
from planner.ui.printing.rows import PageHead, VerdictLine
from planner.ui.shared.verdicts import BY_URGENCY

_GAP: Final = 20
_TITLE: Final = 30
_TITLE_GAP: Final = 8
_VERDICT: Final = 32
_BAND_PADDING: Final = 6
_BELOW: Final = 14
_ICON: Final = 12
_LEGEND_LINE: Final = 18
_KEY: Final = 9
_KEY_GAP: Final = 14
_LEAST_KEY_GAP: Final = 8
FOOT: Final = 18
_MOST_ROWS: Final = 3
_ICONS: Final = {
    Verdict.DONE: "circle-check",
    Verdict.FEASIBLE: "circle-check",
    Verdict.TIGHT: "triangle-alert",
    Verdict.IMPOSSIBLE: "octagon-x",
}


def draw_head(page: Page, head: PageHead, columns: int) -> float:
    """Draw title, hours and verdicts, these in so many columns; return where the content begins."""
    area = page.area
    y = _draw_title(page, head) + _TITLE_GAP
    page.rule(area.left(), area.right(), y, "line.strong", 1.5)
    if not head.verdicts:
        return y + _BELOW
    bottom = _draw_verdicts(page, _shown(head.verdicts, columns), columns, y + _BAND_PADDING)
    page.rule(area.left(), area.right(), bottom + _BAND_PADDING)
    return bottom + _BAND_PADDING + _BELOW


def draw_short_head(page: Page, head: PageHead) -> float:
    """Draw the title small, as on the pages that follow the first; return where the content begins."""
    area = page.area
    page.words(QRectF(area.left(), area.top(), area.width(), 20), head.title, "heading")
    page.rule(area.left(), area.right(), area.top() + 26, "line.strong", 1.5)
    return area.top() + 26 + _BELOW


def draw_foot(page: Page, number: int, count: int) -> None:
    """Draw the number of a page at the lower right."""
    area = page.area
    words = _("Page {number} of {count}").format(number=number, count=count)
    place = QRectF(area.left(), area.bottom() - FOOT + 3, area.width(), FOOT - 3)
    page.words(place, words, "caption", color="text.secondary", at_right=True)


def draw_legend(page: Page, legend: Sequence[tuple[str, str]], bottom: float) -> float:
    """Draw the tracks with their codes above `bottom`; return where they begin."""
    widths = [_key_width(page, track, name) for track, name in legend]
    gap = _key_gap(widths, page.area.width())
    lines = _broken(widths, gap, page.area.width())
    top = bottom - len(lines) * _LEGEND_LINE
    for row, line in enumerate(lines):
        left = page.area.left()
        for number in line:
            _draw_key(page, *legend[number], left, top + row * _LEGEND_LINE)
            left += widths[number] + gap
    return top


def _draw_title(page: Page, head: PageHead) -> float:
    """Draw the title with the hours beside it, or below where it is wide; return where both end."""
    area, look = page.area, page.look
    title_width = QFontMetricsF(look.font("display")).horizontalAdvance(head.title)
    sums_width = QFontMetricsF(look.font("body")).horizontalAdvance(head.sums)
    role = "display" if title_width <= area.width() else "title"
    line = QRectF(area.left(), area.top(), area.width(), _TITLE)
    page.words(line, head.title, role)
    is_beside = title_width + _GAP + sums_width <= area.width()
    below = QRectF(area.left(), area.top() + _TITLE + 2, area.width(), look.line("body"))
    beside = QRectF(area.left(), area.top() + 7, area.width(), look.line("body") + 4)
    page.words(beside if is_beside else below, head.sums, "body", color="text.secondary", at_right=is_beside)
    return line.bottom() if is_beside else below.bottom()


def _shown(verdicts: Sequence[VerdictLine], columns: int) -> Sequence[VerdictLine]:
    """As many as there is room for; the last then says how many more there are, and the gravest of them."""
    most = _MOST_ROWS * columns
    if len(verdicts) <= most:
        return verdicts
    more = verdicts[most - 1 :]
    gravest = min(more, key=lambda line: BY_URGENCY.index(line.verdict))
    title = ngettext("{count} more", "{count} more", len(more)).format(count=len(more))
    words = _("{title}: {verdict}").format(title=gravest.title, verdict=gravest.words)
    return (
        *verdicts[: most - 1],
        VerdictLine(title=title, verdict=gravest.verdict, words=words, distance=""),
    )


def _draw_verdicts(page: Page, verdicts: Sequence[VerdictLine], columns: int, top: float) -> float:
    width = (page.area.width() - (columns - 1) * _GAP) / columns
    for number, line in enumerate(verdicts):
        row, column = divmod(number, columns)
        left = page.area.left() + column * (width + _GAP)
        _draw_verdict(page, line, QRectF(left, top + row * (_VERDICT + _BAND_PADDING), width, _VERDICT))
    rows = -(-len(verdicts) // columns)
    return top + rows * _VERDICT + (rows - 1) * _BAND_PADDING


def _draw_verdict(page: Page, line: VerdictLine, place: QRectF) -> None:
    first = QRectF(place.left(), place.top(), place.width(), _VERDICT / 2)
    second = first.translated(0, _VERDICT / 2)
    far = page.words(first, line.distance, at_right=True)
    page.words(first.adjusted(0, 0, -far - 8 if far else 0, 0), line.title, weight=600)
    name = _ICONS.get(line.verdict)
    if name is not None:
        top = second.center().y() - _ICON / 2
        page.icon(name, QRectF(second.left(), top, _ICON, _ICON))
        second.adjust(_ICON + 4, 0, 0, 0)
    page.words(second, line.words)


def _key_gap(widths: Sequence[float], room: float) -> float:
    """Tracks stand closer together where that lets them stand on one line."""
    gap = (room - sum(widths)) / max(1, len(widths) - 1)
    return gap if _LEAST_KEY_GAP <= gap < _KEY_GAP else _KEY_GAP


def _broken(widths: Sequence[float], gap: float, room: float) -> list[list[int]]:
    """Break things of some widths into lines that fit the room; return the numbers of those in each."""
    lines: list[list[int]] = [[]]
    used = 0.0
    for number, width in enumerate(widths):
        if lines[-1] and used + width > room + 0.01:
            lines.append([])
            used = 0.0
        lines[-1].append(number)
        used += width + gap
    return lines


def _key_width(page: Page, track: str, name: str) -> float:
    code = QFontMetricsF(page.look.font("caption", 600)).horizontalAdvance(page.look.code(track))
    return _KEY + 4 + code + 4 + QFontMetricsF(page.look.font("caption")).horizontalAdvance(name)


def _draw_key(page: Page, track: str, name: str, left: float, top: float) -> None:
    key = QRectF(left, top + (_LEGEND_LINE - _KEY) / 2, _KEY, _KEY)
    page.shape(key, fill=f"track.{track}", radius=2)
    place = QRectF(key.right() + 4, top, page.area.right() - key.right() - 4, _LEGEND_LINE)
    code = page.words(place, page.look.code(track), "caption", weight=600)
    page.words(place.adjusted(code + 4, 0, 0, 0), name, "caption", color="text.secondary")
