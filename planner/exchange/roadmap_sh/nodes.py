"""The nodes and edges of a drawing as values: what is missing or of a wrong type is taken as not told."""

import re
from collections.abc import Iterator, Mapping
from math import hypot, isfinite
from typing import Any

from planner.formats import one_line
from planner.values import Value

# The three that are something to study; everything else is drawing, a heading or a note.
CONTENT_TYPES = ("topic", "subtopic", "todo")
_DONE_NAMES = ("done", "checked", "isDone", "completed")
_FURTHEST = 1e7  # beyond it no sum of coordinates is exact
_USUAL_SIZE = (150.0, 49.0)
_DASHES = re.compile(r"[1-9]")
_DEEPEST = 20


class Area(Value):
    """A rectangle of the drawing; `top` grows downwards."""

    left: float
    top: float
    width: float
    height: float

    @property
    def center(self) -> tuple[float, float]:
        """Its middle."""
        return self.left + self.width / 2, self.top + self.height / 2

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies within it."""
        return self.left <= x <= self.left + self.width and self.top <= y <= self.top + self.height

    def distance(self, other: "Area") -> float:
        """Return the way between the nearest edges of two, 0 where they touch."""
        x = max(self.left - other.left - other.width, other.left - self.left - self.width, 0.0)
        y = max(self.top - other.bottom, other.top - self.bottom, 0.0)
        return hypot(x, y)


class Node(Value, eq=False):
    """A node of the drawing.

    Attributes:
        key: its id as the file has it, "" for none.
        type: in small letters.
        area: where it stands, or None where that is not told.
        parent: key of the node that it stands in, "" for none.
        legend: what its mark means, in words.
        is_done: whether it is ticked.
        is_framed: whether a frame or ground is drawn around its text.
    """

    key: str
    type: str
    label: str
    area: Area | None
    parent: str = ""
    legend: str = ""
    is_done: bool = False
    is_framed: bool = False

    @property
    def is_content(self) -> bool:
        """Whether it is something to study."""
        return self.type in CONTENT_TYPES

    @property
    def is_topic(self) -> bool:
        """Whether it stands on the main line, with parts around it."""
        return self.type == "topic"


class Edge(Value):
    """A line between two nodes, by their keys."""

    source: str
    target: str
    is_dashed: bool


def nodes_of(records: list[Any]) -> list[Node]:
    """Return the nodes of a drawing in the order of the file."""
    known = {_key(record.get("id")): record for record in records if isinstance(record, dict)}
    return [_node(record, known) for record in records if isinstance(record, dict)]


def edges_of(records: Any) -> Iterator[Edge]:
    """Yield the edges of a drawing, also those that name nothing."""
    for record in records if isinstance(records, list) else ():
        if isinstance(record, dict):
            yield Edge(_key(record.get("source")), _key(record.get("target")), _is_dashed(record))


def text_in(value: Any) -> str:
    """Return a text or number as one line, and anything else as ""."""
    is_text = isinstance(value, str | int | float) and not isinstance(value, bool)
    return one_line(str(value)) if is_text else ""


def number_in(value: Any) -> float | None:
    """Return a coordinate, also one that is written as a text, or None."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return min(max(number, -_FURTHEST), _FURTHEST) if isfinite(number) else None


def _key(value: Any) -> str:
    return text_in(value)


def _part(record: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = record.get(name)
    return value if isinstance(value, dict) else {}


def _node(record: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> Node:
    data, style = _part(record, "data"), _part(_part(record, "data"), "style")
    labels = (data.get("label"), data.get("title"), record.get("label"), data.get("text"))
    legend = data.get("legend")
    grounds = (text_in(style.get(name)).lower() for name in ("backgroundColor", "borderColor"))
    return Node(
        key=_key(record.get("id")),
        type=text_in(record.get("type")).lower(),
        label=next((text for text in map(text_in, labels) if text), ""),
        area=_area(record, known),
        parent=_parent(record),
        legend=text_in(legend.get("label") if isinstance(legend, dict) else legend),
        is_done=any(data.get(name) is True for name in _DONE_NAMES),
        is_framed=any(ground not in ("", "transparent", "none") for ground in grounds),
    )


def _parent(record: Mapping[str, Any]) -> str:
    return _key(record.get("parentId")) or _key(record.get("parentNode"))


def _area(record: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> Area | None:
    """Work out where a node stands; one within another counts from the other's corner."""
    place = _corner(record)
    if place is None:
        return None
    left, top = place
    outer = record
    for _depth in range(_DEEPEST):
        above = known.get(_parent(outer))
        if above is None or (corner := _corner(above)) is None:
            break
        left, top, outer = left + corner[0], top + corner[1], above
    width, height = (
        next((size for size in sizes if size is not None and size > 0), usual)
        for sizes, usual in zip((_sizes(record, "width"), _sizes(record, "height")), _USUAL_SIZE, strict=True)
    )
    return Area(left, top, width, height)


def _corner(record: Mapping[str, Any]) -> tuple[float, float] | None:
    for place in (_part(record, "position"), _part(record, "positionAbsolute"), record):
        left, top = number_in(place.get("x")), number_in(place.get("y"))
        if left is not None and top is not None:
            return left, top
    return None


def _sizes(record: Mapping[str, Any], name: str) -> list[float | None]:
    places = (
        _part(record, "measured"),
        record,
        _part(record, "style"),
        _part(_part(record, "data"), "style"),
    )
    return [number_in(place.get(name)) for place in places]


def _is_dashed(record: Mapping[str, Any]) -> bool:
    style = text_in(_part(record, "data").get("edgeStyle")).lower()
    if style in ("solid", "dashed", "dotted"):
        return style != "solid"
    dashes = text_in(_part(record, "style").get("strokeDasharray"))
    return bool(_DASHES.search(dashes))
