"""Graphs for hypothesis: nodes by chance, each of which needs some of those before it."""

from hypothesis import strategies as st

from planner.domain.item import Subject
from planner.ui.roadmap.map.graph import MapGraph, MapNode

MOST = 24


@st.composite
def graphs(draw: st.DrawFn, most: int = MOST) -> MapGraph:
    """A graph without circles in some lanes; an empty one, too."""
    count = draw(st.integers(0, most))
    nodes: list[MapNode] = []
    for number in range(count):
        lane = draw(st.sampled_from(tuple(Subject)[:4]))
        needs = draw(st.sets(st.integers(0, number - 1), max_size=3)) if number else set()
        nodes.append(MapNode(f"n{number}", lane, tuple(f"n{each}" for each in sorted(needs))))
    return MapGraph(tuple(nodes))


def graph_of(**needs: str) -> MapGraph:
    """Return a graph in one lane: `graph_of(a="", b="a")`."""
    return MapGraph(tuple(MapNode(id, Subject.ML, tuple(before.split())) for id, before in needs.items()))
