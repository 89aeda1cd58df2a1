"""Random maps of a roadmap; a seed always gives the same."""

from collections.abc import Sequence
from random import Random

from planner.domain.item import Subject
from planner.scheduling.schedule import ItemState
from planner.ui.roadmap.map.graph import MapGraph, MapNode
from planner.ui.roadmap.map.rows import MapRows, NodeRow

_NEAR = 60  # how far back in the road a prerequisite lies at most
_NEEDS = (0, 1, 1, 2, 2, 3)


def random_graph(count: int, seed: int = 1, lanes: Sequence[Subject] = tuple(Subject)) -> MapGraph:
    """So many nodes in lanes by chance, each with up to three prerequisites among those before it."""
    rng = Random(seed)
    nodes: list[MapNode] = []
    for number in range(count):
        before = range(max(0, number - _NEAR), number)
        needs = rng.sample(before, min(len(before), rng.choice(_NEEDS)))
        nodes.append(MapNode(f"n{number}", rng.choice(lanes), tuple(f"n{each}" for each in needs)))
    return MapGraph(tuple(nodes))


def random_map(count: int, seed: int = 1) -> MapRows:
    """The rows of such a graph, in all states."""
    graph = random_graph(count, seed)
    states = tuple(ItemState)
    nodes = {
        node.id: NodeRow(
            id=node.id,
            title=f"Item number {number} of a long roadmap",
            aside=f"{number} h",
            lane=node.lane,
            state=states[number % len(states)],
            fraction=number % 10 / 10,
            name=f"Item {number}",
            about=f"{number} h",
        )
        for number, node in enumerate(graph.nodes)
    }
    return MapRows(title="Random", facts=f"{count} items", graph=graph, nodes=nodes, first="n0")
