"""The portfolio on paper: one column under a name, with room around it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextOption

from planner.formats import plain_day
from planner.i18n import _
from planner.services.portfolio import Portfolio
from planner.services.portfolio_words import (
    PortfolioEntry,
    PortfolioPart,
    ProofLine,
    heading_of,
    nothing_done,
    parts_of,
)
from planner.ui.printing.flow import Group
from planner.ui.printing.page import Page
from planner.ui.printing.rows import PageHead
from planner.ui.week.grid.line_text import with_whole_names
from planner.ui.widgets.line_breaks import broken_lines
from planner.values import Value

_INSET: Final = 32  # beside the margins of every page
_TITLE: Final = 32
_BELOW_TITLE: Final = 22
_ABOVE: Final = 28
_BELOW_HEAD: Final = 10
_ENTRY_GAP: Final = 12
_PROOF_LEFT: Final = 16
_ICON: Final = 11
_MOST_LINES: Final = 6
_ANYWHERE: Final = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


class PrintedPortfolio(Value):
    """The portfolio as it is printed.

    Attributes:
        head: its title, and the day on which it was made.
        below: what stands under the title.
    """

    head: PageHead
    below: str
    parts: tuple[PortfolioPart, ...]


def printed_portfolio(portfolio: Portfolio, today: date) -> PrintedPortfolio:
    """Return what is printed of a portfolio."""
    title, below = heading_of(portfolio)
    return PrintedPortfolio(
        head=PageHead(title=title, sums=plain_day(today), verdicts=()),
        below=below or _("Portfolio"),
        parts=parts_of(portfolio, today) or (PortfolioPart(nothing_done(), ()),),
    )


def draw_portfolio_head(page: Page, printed: PrintedPortfolio) -> QRectF:
    """Draw the name and what is under it; return the room for the rest."""
    area = _column(page).adjusted(0, _INSET / 2, 0, 0)
    day = QRectF(area.left(), area.top(), area.width(), _TITLE)
    width = page.words(day, printed.head.sums, "small", color="text.secondary", at_right=True)
    title = day.adjusted(0, 0, -width - 16, 0)
    for line in _broken(page, printed.head.title, "display", title.width()):
        page.words(title, line, "display")
        title.translate(0, _TITLE)
    below = QRectF(area.left(), title.top(), area.width(), _BELOW_TITLE)
    for line in _broken(page, printed.below, "body", below.width()):
        page.words(below, line, "body", color="text.secondary")
        below.translate(0, _BELOW_TITLE)
    bottom = below.top() + _BELOW_HEAD
    page.rule(area.left(), area.right(), bottom, "line.strong", 1.5)
    return area.adjusted(0, bottom + _ABOVE - _BELOW_HEAD - area.top(), 0, 0)


def portfolio_room(page: Page) -> QRectF:
    """Return the room on a page that follows the first."""
    return _column(page).adjusted(0, _INSET / 2, 0, 0)


def portfolio_groups(parts: Sequence[PortfolioPart]) -> list[Group]:
    """Return the parts as groups to be drawn."""
    return [
        Group(
            head=_PartHead(part.title, has_line=bool(part.entries)),
            again=_PartHead(_("{title}, continued").format(title=part.title)),
            rows=tuple(map(_Entry, part.entries)),
            gap=_ABOVE,
        )
        for part in parts
    ]


def _column(page: Page) -> QRectF:
    return page.area.adjusted(_INSET, 0, -_INSET, 0)


class _PartHead(Value):
    title: str
    has_line: bool = True

    def height(self, page: Page, width: float) -> float:
        return page.look.line("heading") + _BELOW_HEAD

    def draw(self, page: Page, place: QRectF) -> None:
        line = page.look.line("heading")
        words = QRectF(place.left(), place.top(), place.width(), line)
        if not self.has_line:
            page.words(words, self.title, "body", color="text.secondary")
            return
        page.words(words, self.title, "heading")
        page.rule(place.left(), place.right(), place.top() + line + 3)


class _Line(Value):
    """A line of an entry, ready to be drawn."""

    text: str
    role: str
    color: str
    left: float = 0.0
    weight: int | None = None
    icon: str = ""


class _Entry(Value):
    """One thing that was done: its title, the facts about it, and its proof."""

    entry: PortfolioEntry

    def height(self, page: Page, width: float) -> float:
        return sum(page.look.line(line.role) for line in self._lines(page, width)) + _ENTRY_GAP

    def draw(self, page: Page, place: QRectF) -> None:
        top = place.top()
        for line in self._lines(page, place.width()):
            height = page.look.line(line.role)
            row = QRectF(place.left() + line.left, top, place.width() - line.left, height)
            page.words(row, line.text, line.role, weight=line.weight, color=line.color)
            if line.icon:
                icon = QRectF(place.left(), row.center().y() - _ICON / 2, _ICON, _ICON)
                page.icon(line.icon, icon, "text.secondary")
            top += height

    def _lines(self, page: Page, width: float) -> Iterator[_Line]:
        title = with_whole_names(self.entry.title)
        for text in _broken(page, title, "body", width, weight=600):
            yield _Line(text, "body", "text.primary", weight=600)
        for text in _broken(page, self.entry.facts, "small", width):
            yield _Line(text, "small", "text.secondary")
        for proof in self.entry.proof:
            yield from _proof_lines(page, proof, width - _PROOF_LEFT)


def _proof_lines(page: Page, proof: ProofLine, width: float) -> Iterator[_Line]:
    """Write a link in full: on paper it is read, and typed."""
    icon = "link" if proof.link else "file-text" if proof.file else "check"
    title = _("{title} ({file})").format(title=proof.title, file=proof.file) if proof.file else proof.title
    for number, text in enumerate(_broken(page, title, "small", width)):
        yield _Line(text, "small", "text.primary", _PROOF_LEFT, icon="" if number else icon)
    for text in _broken(page, proof.link, "caption", width):
        yield _Line(text, "caption", "text.secondary", _PROOF_LEFT)


def _broken(page: Page, text: str, role: str, width: float, weight: int | None = None) -> Iterator[str]:
    """Yield a text line by line: what is wider than a line, as addresses are, is broken and not cut."""
    lines = list(broken_lines(text, page.look.font(role, weight), int(width), _ANYWHERE)) if text else []
    for line in lines[: _MOST_LINES - 1]:
        yield text[line.start : line.end].rstrip()
    if len(lines) >= _MOST_LINES:
        yield text[lines[_MOST_LINES - 1].start :]
