"""The roadmap compiled to integers: items by their place in the study order, with their edges."""

from collections.abc import Collection, Iterable, Mapping

from planner.domain.item import Item
from planner.domain.roadmap import study_order
from planner.values import Value


class StudyNetwork(Value):
    """Items numbered in study order, so that every prerequisite has a lower number than what needs it.

    Attributes:
        items: the items by number.
        number: the number by item id.
        requires: for each number, the numbers of its direct prerequisites.
        unlocks: for each number, the numbers of the items that directly require it.
    """

    items: tuple[Item, ...]
    number: Mapping[str, int]
    requires: tuple[tuple[int, ...], ...]
    unlocks: tuple[tuple[int, ...], ...]

    def closure(self, targets: Iterable[str], settled: Collection[int]) -> list[int]:
        """Return, in study order, the unsettled targets and all unsettled items they need.

        The walk stops at settled items: their prerequisites are not asked for.
        """
        found: set[int] = set()
        waiting = [self.number[id] for id in targets if id in self.number]
        while waiting:
            number = waiting.pop()
            if number not in found and number not in settled:
                found.add(number)
                waiting += self.requires[number]
        return sorted(found)


def compile_network(items: Mapping[str, Item]) -> StudyNetwork:
    """Number the items of a plan. Raises Cycle, naming the path, when prerequisites run in a circle."""
    order = study_order(items)
    number = {id: index for index, id in enumerate(order)}
    requires = tuple(
        tuple(sorted({number[before] for before in items[id].requires if before in number})) for id in order
    )
    unlocks: list[list[int]] = [[] for _id in order]
    for index, before in enumerate(requires):
        for other in before:
            unlocks[other].append(index)
    return StudyNetwork(
        items=tuple(items[id] for id in order),
        number=number,
        requires=requires,
        unlocks=tuple(tuple(after) for after in unlocks),
    )
