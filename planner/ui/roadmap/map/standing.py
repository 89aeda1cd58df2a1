"""How nodes and edges stand on the map by what is selected and what filters hide. Knows no Qt."""

from collections.abc import Collection
from enum import Enum

from planner.ui.roadmap.map.graph import MapGraph
from planner.ui.roadmap.map.layout import Edge
from planner.values import Value


class Arrival(Enum):
    """Whether edges arrive at a node, and whether one of them is lit."""

    NONE = "none"
    PLAIN = "plain"
    LIT = "lit"


class NodeLook(Value):
    """How a node stands on the map.

    Attributes:
        is_faded: whether filters hide it from the list, or a node is selected in whose chain it is not.
        has_ring: whether the keyboard is there.
    """

    is_selected: bool = False
    is_faded: bool = False
    has_ring: bool = False
    arrival: Arrival = Arrival.NONE


def lit_edges(graph: MapGraph, selected: str | None) -> frozenset[Edge]:
    """Return the edges by which a node is reached, and by which it leads on."""
    if selected is None:
        return frozenset()
    up, down = graph.upstream(selected), graph.downstream(selected)
    return frozenset(
        edge
        for edge in graph.edges
        if (edge[0] in up and edge[1] in up) or (edge[0] in down and edge[1] in down)
    )


def looks(graph: MapGraph, selected: str | None, hidden: Collection[str]) -> dict[str, NodeLook]:
    """Return how every node stands, with a node selected and some hidden from the list by filters."""
    lit = lit_edges(graph, selected)
    chain = frozenset(graph.needs) if selected is None else graph.chain(selected)
    reached = {edge[1] for edge in lit}
    found: dict[str, NodeLook] = {}
    for id, needs in graph.needs.items():
        arrival = Arrival.LIT if id in reached else Arrival.PLAIN if needs else Arrival.NONE
        is_faded = id not in chain or id in hidden
        found[id] = NodeLook(is_selected=id == selected, is_faded=is_faded, arrival=arrival)
    return found
