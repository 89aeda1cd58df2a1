"""Rows flow on through columns and pages."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSizeF

from planner.ui.printing.flow import Column, Group, flow
from planner.ui.printing.look import print_look
from planner.ui.printing.page import Page


@dataclass
class Drawn:
    """Where what was drawn, and how many columns were asked for."""

    pieces: list[tuple[int, str, float]] = field(default_factory=list)
    columns: int = 0


@dataclass(frozen=True)
class Bar:
    """A row of a height that writes down where it is drawn."""

    name: str
    high: float
    drawn: Drawn

    def height(self, page: Page, width: float) -> float:
        return self.high

    def draw(self, page: Page, place: QRectF) -> None:
        self.drawn.pieces.append((self.drawn.columns, self.name, place.top()))


def columns(drawn: Drawn, height: float) -> Iterator[Column]:
    page = Page(print_look(), QSizeF(400, 400))
    while True:
        drawn.columns += 1
        yield page, QRectF(0, 0, 100, height)


def group(drawn: Drawn, name: str, rows: int) -> Group:
    bars = tuple(Bar(f"{name}{number}", 10, drawn) for number in range(rows))
    return Group(Bar(name, 10, drawn), Bar(f"{name} again", 10, drawn), bars, gap=5)


def drawn_in(height: float, *groups: tuple[str, int]) -> list[tuple[int, str, float]]:
    drawn = Drawn()
    flow([group(drawn, name, rows) for name, rows in groups], columns(drawn, height))
    return drawn.pieces


def test_groups_follow_each_other_with_a_gap_between() -> None:
    assert drawn_in(100, ("a", 1), ("b", 1)) == [(1, "a", 0), (1, "a0", 10), (1, "b", 25), (1, "b0", 35)]


def test_a_head_goes_with_its_first_row() -> None:
    assert drawn_in(40, ("a", 1), ("b", 1))[2:] == [(2, "b", 0), (2, "b0", 10)]


def test_what_goes_on_has_its_head_again() -> None:
    assert drawn_in(30, ("a", 3))[2:] == [(1, "a1", 20), (2, "a again", 0), (2, "a2", 10)]


def test_a_head_alone_needs_no_row() -> None:
    assert drawn_in(100, ("a", 0), ("b", 0)) == [(1, "a", 0), (1, "b", 15)]


def test_a_row_that_is_higher_than_a_column_is_drawn_all_the_same() -> None:
    assert [name for _column, name, _top in drawn_in(5, ("a", 2))] == ["a", "a0", "a again", "a1"]
