"""Two ways of finding out whether dues can be met by making a schedule, neither of which counts pairs."""

from bisect import bisect_left
from itertools import pairwise

from ortools.graph.python import max_flow

from tests.support.oracle.work import Work


def meets_dues_minute_by_minute(
    work: Work, minutes: list[int], releases: dict[str, int], dues: dict[str, int]
) -> bool:
    """Study every single minute, always the ready item with the earliest due, and see what comes late.

    Ready means by the true prerequisites: all that the item needs of the set is finished.
    """
    left = {id: work.remaining(id) for id in dues}
    needs = {id: work.needed_by(id) & dues.keys() for id in dues}
    openings = sorted({releases[id] for id in dues}, reverse=True)
    chosen: str | None = None
    for minute in minutes:
        if not left:
            break
        while openings and openings[-1] <= minute:
            openings.pop()
            chosen = None  # the question is open again
        if chosen is None:
            ready = [id for id in left if releases[id] <= minute and not needs[id] & left.keys()]
            chosen = min(ready, key=lambda id: dues[id], default=None)
        if chosen is not None:
            if minute >= dues[chosen]:
                return False
            left[chosen] -= 1
            if not left[chosen]:
                del left[chosen]
                chosen = None
    return not left


def meets_dues_by_flow(
    work: Work, minutes: list[int], releases: dict[str, int], dues: dict[str, int]
) -> bool:
    """Whether all work flows from the items into the spans of time that their windows allow (Horn 1974)."""
    if not dues:
        return True
    moments = sorted({*releases.values(), *dues.values()})
    spans = [(start, end) for start, end in pairwise(moments)]
    flow = max_flow.SimpleMaxFlow()
    source, sink, first_span = 0, 1, 2 + len(dues)
    for index, (start, end) in enumerate(spans):
        free = bisect_left(minutes, end) - bisect_left(minutes, start)
        flow.add_arc_with_capacity(first_span + index, sink, free)
    for index, (id, due) in enumerate(dues.items()):
        flow.add_arc_with_capacity(source, 2 + index, work.remaining(id))
        for number, (start, end) in enumerate(spans):
            if releases[id] <= start and end <= due:
                flow.add_arc_with_capacity(2 + index, first_span + number, work.remaining(id))
    assert flow.solve(source, sink) == flow.OPTIMAL
    return bool(flow.optimal_flow() == sum(map(work.remaining, dues)))
