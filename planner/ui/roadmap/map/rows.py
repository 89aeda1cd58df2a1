"""What the learner reads on the map."""

from collections.abc import Iterator, Mapping

from planner.domain.goal import Goal
from planner.domain.item import Subject
from planner.formats import last_day
from planner.i18n import _
from planner.scheduling.schedule import ItemState
from planner.services.words import listing, verdict_word
from planner.ui.roadmap.filters import Filters, has_state, matching
from planner.ui.roadmap.map.graph import MapGraph, exam_node, map_graph, open_exams
from planner.ui.roadmap.road import Road
from planner.ui.roadmap.rows import ItemRow, RoadmapRows
from planner.ui.roadmap.words import joined
from planner.values import Value


class NodeRow(Value, kw_only=True):
    """A node as it is drawn and as it is told.

    Attributes:
        aside: its hours, or the day of an exam.
        state: None for an exam.
        name: what it is called by assistive technology, with its lane and how it stands.
        about: its hours, and what it needs and unlocks.
    """

    id: str
    title: str
    aside: str
    lane: Subject
    state: ItemState | None
    fraction: float
    name: str
    about: str

    @property
    def is_exam(self) -> bool:
        """Whether it is an exam, which is drawn in ink."""
        return self.state is None


class MapRows(Value, kw_only=True):
    """The whole map.

    Attributes:
        facts: counts and hours of the roadmap in one line.
        first: what is at hand now, where a look at the map begins; "" for an empty one.
    """

    title: str
    facts: str
    graph: MapGraph
    nodes: Mapping[str, NodeRow]
    first: str


def make_map(road: Road, rows: RoadmapRows) -> MapRows:
    """Return the map of a road whose rows are known."""
    graph = map_graph(road.plan)
    titles = {row.id: row.title for row in rows.items}
    titles |= {exam_node(goal.id): goal.title for goal in open_exams(road.plan)}
    nodes = {row.id: _item_node(row, graph, titles) for row in rows.items}
    nodes |= {each.id: each for each in _exam_nodes(road, graph, titles)}
    return MapRows(title=rows.title, facts=rows.facts, graph=graph, nodes=nodes, first=_first(rows))


def hidden_nodes(rows: RoadmapRows, filters: Filters) -> frozenset[str]:
    """Return what filters hide: the items that the list does not show, and exams that nobody asked for."""
    shown = {row.id for row in matching(rows.items, filters) if has_state(row, filters.show)}
    hidden = {row.id for row in rows.items if row.id not in shown}
    if filters.looks_for_some:
        hidden |= {exam_node(goal) for goal, _title in rows.goals if goal not in filters.goals}
    return frozenset(hidden)


def _first(rows: RoadmapRows) -> str:
    for state in (ItemState.IN_PROGRESS, ItemState.READY):
        for row in rows.items:
            if row.state is state:
                return row.id
    return rows.items[0].id if rows.items else ""


def _item_node(row: ItemRow, graph: MapGraph, titles: Mapping[str, str]) -> NodeRow:
    return NodeRow(
        id=row.id,
        title=row.title,
        aside=row.hours_words,
        lane=row.subject,
        state=row.state,
        fraction=row.fraction,
        name=joined((row.title, row.subject_name, row.state_words)),
        about=_about(row.id, row.hours_words, graph, titles),
    )


def _exam_nodes(road: Road, graph: MapGraph, titles: Mapping[str, str]) -> Iterator[NodeRow]:
    for goal in open_exams(road.plan):
        id = exam_node(goal.id)
        day = _exam_day(road, goal)
        yield NodeRow(
            id=id,
            title=goal.title,
            aside=day,
            lane=Subject.CERT,
            state=None,
            fraction=0.0,
            name=joined((goal.title, _("Exam"), _verdict(road, goal))),
            about=_about(id, day, graph, titles),
        )


def _exam_day(road: Road, goal: Goal) -> str:
    return road.say.day_of_week(last_day(goal.due)) if goal.due is not None else _("no date yet")


def _verdict(road: Road, goal: Goal) -> str:
    outlook = road.schedule.outlooks.get(goal.id)
    return verdict_word(outlook.verdict) if outlook is not None else ""


def _about(id: str, aside: str, graph: MapGraph, titles: Mapping[str, str]) -> str:
    needs = [titles[each] for each in graph.needs[id]]
    unlocks = [titles[each] for each in graph.unlocks[id]]
    parts = (
        aside,
        _("Needs {titles}").format(titles=listing(needs)) if needs else "",
        _("Unlocks {titles}").format(titles=listing(unlocks)) if unlocks else "",
    )
    return ". ".join(part for part in parts if part)
