"""The order in which a person reads what is drawn: row by row, and a box as a whole."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from planner.exchange.roadmap_sh.nodes import Area

Thing = TypeVar("Thing")

_ROW = 15.0  # what stands higher or lower by no more stands in the same row


def in_rows(things: Iterable[Thing], area_of: Callable[[Thing], Area | None]) -> list[Thing]:
    """Return things row by row, each from left to right; those without a place last, as they came."""
    things = list(things)
    placed = [(area, thing) for thing in things if (area := area_of(thing)) is not None]
    homeless = [thing for thing in things if area_of(thing) is None]
    placed.sort(key=lambda each: each[0].top)
    rows: list[list[tuple[Area, Thing]]] = []
    for area, thing in placed:
        if rows and area.top - rows[-1][0][0].top <= _ROW:
            rows[-1].append((area, thing))
        else:
            rows.append([(area, thing)])
    ordered = [thing for row in rows for _area, thing in sorted(row, key=lambda each: each[0].left)]
    return ordered + homeless


def box_by_box(
    things: Iterable[Thing],
    area_of: Callable[[Thing], Area | None],
    box_of: Callable[[Thing], Area | None],
) -> list[Thing]:
    """Return things in reading order, those within the same box together, where that box stands."""
    inside: dict[Area, list[Thing]] = {}
    units: list[tuple[Area | None, list[Thing]]] = []
    for thing in things:
        box = box_of(thing)
        if box is None:
            units.append((area_of(thing), [thing]))
        elif box in inside:
            inside[box].append(thing)
        else:
            inside[box] = [thing]
            units.append((box, inside[box]))
    ordered = in_rows(units, lambda unit: unit[0])
    return [thing for _area, unit in ordered for thing in in_rows(unit, area_of)]
