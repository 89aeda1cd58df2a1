"""What the map is laid out from: what needs what, and in which lane it lies. Knows no Qt and no states."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from planner.domain.goal import Goal
from planner.domain.item import Subject
from planner.domain.plan import Plan
from planner.values import Value

LANES: Final = (
    *(Subject.MATHS, Subject.PROGRAMMING, Subject.DATA, Subject.ML),
    *(Subject.DL, Subject.GENAI, Subject.MLOPS, Subject.CERT),
)
_GOAL: Final = "goal:"


class MapNode(Value):
    """An item or an exam. `needs` are ids of other nodes of the same graph."""

    id: str
    lane: Subject
    needs: tuple[str, ...] = ()


class MapGraph(Value, dict=True):
    """The nodes in the order of the road, without circles. Two equal graphs are laid out alike."""

    nodes: tuple[MapNode, ...]

    @cached_property
    def needs(self) -> Mapping[str, tuple[str, ...]]:
        """What each node needs directly."""
        return {node.id: node.needs for node in self.nodes}

    @cached_property
    def unlocks(self) -> Mapping[str, tuple[str, ...]]:
        """What each node is needed for directly, in the order of the road."""
        found: dict[str, list[str]] = {node.id: [] for node in self.nodes}
        for node in self.nodes:
            for before in node.needs:
                found[before].append(node.id)
        return {id: tuple(after) for id, after in found.items()}

    @cached_property
    def edges(self) -> tuple[tuple[str, str], ...]:
        """Every (what comes first, what waits for it)."""
        return tuple((before, node.id) for node in self.nodes for before in node.needs)

    def chain(self, id: str) -> frozenset[str]:
        """Return a node with all that it needs, and all that it unlocks up to the exams."""
        return self.upstream(id) | self.downstream(id)

    def upstream(self, id: str) -> frozenset[str]:
        """Return a node with all that it needs."""
        return _reached(id, self.needs)

    def downstream(self, id: str) -> frozenset[str]:
        """Return a node with all that it unlocks."""
        return _reached(id, self.unlocks)


def map_graph(plan: Plan) -> MapGraph:
    """Return the items of a plan with its open exams, each after the last items that it asks for."""
    items = sorted(plan.items.values(), key=lambda item: item.position)
    nodes = [MapNode(item.id, item.subject, _present(item.requires, plan.items)) for item in items]
    return MapGraph((*nodes, *_exam_nodes(plan)))


def exam_node(goal: str) -> str:
    """Return the id of the node of an exam; items have ids of their own."""
    return f"{_GOAL}{goal}"


def goal_of_node(id: str) -> str | None:
    """Return the goal that a node stands for, or None where it is an item."""
    return id.removeprefix(_GOAL) if id.startswith(_GOAL) else None


def open_exams(plan: Plan) -> list[Goal]:
    """Return the exams that are still to come, in the order in which they were added."""
    goals = (goal for goal in plan.goals.values() if goal.is_exam and goal.outcome is None)
    return sorted(goals, key=lambda goal: (goal.created, goal.id))


def _exam_nodes(plan: Plan) -> Iterator[MapNode]:
    for goal in open_exams(plan):
        wanted = _present(goal.items, plan.items)
        inner = {before for id in wanted for before in plan.items[id].requires}
        yield MapNode(exam_node(goal.id), Subject.CERT, tuple(id for id in wanted if id not in inner))


def _present(ids: Iterable[str], among: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for id in ids if id in among))


def _reached(id: str, ways: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    found = {id}
    open_ids = [id]
    while open_ids:
        for other in ways[open_ids.pop()]:
            if other not in found:
                found.add(other)
                open_ids.append(other)
    return frozenset(found)
