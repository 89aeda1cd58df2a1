"""Where the arrow keys lead on the map: along the edges, and up and down a column. Knows no Qt."""

from collections.abc import Iterable
from enum import StrEnum

from planner.ui.roadmap.map.graph import MapGraph
from planner.ui.roadmap.map.layout import MapLayout


class Step(StrEnum):
    """A step from a node to another."""

    TO_NEED = "to-need"
    TO_UNLOCKED = "to-unlocked"
    UP = "up"
    DOWN = "down"
    LANE_START = "lane-start"
    LANE_END = "lane-end"


def step_from(graph: MapGraph, layout: MapLayout, id: str, step: Step) -> str:
    """Return the node that a step leads to, or the same where there is none.

    Forwards and back it follows an edge, to the nearest end; where no edge leads on, it goes to the nearest
    node of the next column that way. Up and down it goes through the lane, and on into the next lane of the
    column, so that every node is reached.
    """
    places = layout.places
    if step is Step.TO_NEED:
        return _nearest(layout, id, graph.needs[id]) or _nearest_beside(layout, id, -1) or id
    if step is Step.TO_UNLOCKED:
        return _nearest(layout, id, graph.unlocks[id]) or _nearest_beside(layout, id, 1) or id
    if step in (Step.UP, Step.DOWN):
        column = [each for each, place in places.items() if place.column == places[id].column]
        column.sort(key=lambda each: places[each].y)
        at = column.index(id) + (1 if step is Step.DOWN else -1)
        return column[at] if 0 <= at < len(column) else id
    lane = [each for each, place in places.items() if place.lane == places[id].lane]
    columns = [places[each].column for each in lane]
    edge = min(columns) if step is Step.LANE_START else max(columns)
    return _nearest(layout, id, (each for each in lane if places[each].column == edge)) or id


def _nearest_beside(layout: MapLayout, id: str, direction: int) -> str | None:
    """The nearest node of the next column in a direction that holds any."""
    here = layout.places[id].column
    columns = {(place.column - here) * direction for place in layout.places.values()}
    distance = min((each for each in columns if each > 0), default=None)
    if distance is None:
        return None
    there = here + direction * distance
    return _nearest(layout, id, (each for each, place in layout.places.items() if place.column == there))


def _nearest(layout: MapLayout, id: str, others: Iterable[str]) -> str | None:
    here = layout.places[id]

    def distance(other: str) -> tuple[int, float]:
        place = layout.places[other]
        return abs(place.column - here.column), abs(place.y - here.y)

    return min((each for each in others if each != id), key=distance, default=None)
