"""Lets rows flow through columns and pages: what does not fit goes on in the next."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from PySide6.QtCore import QRectF

from planner.ui.printing.page import Page
from planner.values import Value

Column = tuple[Page, QRectF]
"""A place on a page, to be filled from above to below."""


class Piece(Protocol):
    """A row that is as high as its text asks for."""

    def height(self, page: Page, width: float) -> float:
        """Return how high it is at a width."""

    def draw(self, page: Page, place: QRectF) -> None:
        """Draw it."""


class Group(Value):
    """Rows under a head, which is not left alone at the end of a column.

    Attributes:
        again: the head of what goes on in another column.
        gap: what is left free above the head, but at the top of a column.
    """

    head: Piece
    again: Piece
    rows: Sequence[Piece]
    gap: float


def flow(groups: Sequence[Group], columns: Iterator[Column]) -> None:
    """Draw groups into columns, of which as many are taken as it needs."""
    _Flow(columns).draw(groups)


class _Flow:
    def __init__(self, columns: Iterator[Column]) -> None:
        self._columns = columns
        self._next_column()

    def draw(self, groups: Sequence[Group]) -> None:
        for group in groups:
            together = [group.head, *group.rows[:1]]
            needed = group.gap + sum(self._height(piece) for piece in together)
            if not self._is_at_top:
                self._top += group.gap
                needed -= group.gap
            if not self._fits(needed) and not self._is_at_top:
                self._next_column()
            self._draw(group.head)
            self._draw_rows(group)

    def _draw_rows(self, group: Group) -> None:
        for number, row in enumerate(group.rows):
            if number and not self._fits(self._height(row)):
                self._next_column()
                self._draw(group.again)
            self._draw(row)

    @property
    def _is_at_top(self) -> bool:
        return self._top <= self._place.top()

    def _next_column(self) -> None:
        self._page, self._place = next(self._columns)
        self._top = self._place.top()

    def _height(self, piece: Piece) -> float:
        return piece.height(self._page, self._place.width())

    def _fits(self, height: float) -> bool:
        return self._top + height <= self._place.bottom() + 0.01

    def _draw(self, piece: Piece) -> None:
        height = self._height(piece)
        piece.draw(self._page, QRectF(self._place.left(), self._top, self._place.width(), height))
        self._top += height
