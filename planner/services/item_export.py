"""The plan's items, sessions and logged time as roadmap and as rows of tables, for other programs."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from planner.domain.item import Item, ItemStatus
from planner.domain.plan import Plan
from planner.domain.roadmap import Phase, Roadmap
from planner.i18n import _
from planner.scheduling.schedule import Schedule
from planner.services.told_texts import without_told_texts
from planner.values import replace

SESSION_COLUMNS = (
    *("Id", "Item", "Title", "Kind", "Start", "End", "Minutes", "State", "Accepted", "Pinned", "Goal"),
)
TIME_COLUMNS = ("Id", "Day", "Item", "Title", "Minutes", "Session", "Note")


def without_personal_texts(plan: Plan) -> Plan:
    """Return the plan without the texts that came from the learner's own copy of somebody's roadmap.

    Titles, hours and order stay; what a page or a book says of a topic is not the learner's to hand on.
    """
    items = dict(plan.items)
    for roadmap in plan.followed.values():
        if roadmap.is_personal:
            for name, id in roadmap.names.items():
                if id in items:
                    items[id] = _without_texts_of(items[id], roadmap.items.get(name))
    return plan if items == plan.items else replace(plan, items=items)


def exported_id(plan: Plan) -> str:
    """Return the id of the roadmap as which a plan's items are written."""
    return plan.settings.roadmap or "plan"


def roadmap_of(plan: Plan) -> Roadmap:
    """Return the plan's items as a roadmap, in their order."""
    settings = plan.settings
    phases = sorted(plan.phases.values(), key=lambda phase: phase.position)
    places = {phase.id: number for number, phase in enumerate(phases)}
    return Roadmap(
        id=exported_id(plan),
        title=settings.title or _("Study plan"),
        phases=(*phases, *_phases_named(plan.items.values(), plan.phases)),
        items=tuple(
            sorted(plan.items.values(), key=lambda item: (places.get(item.phase, len(places)), item.position))
        ),
    )


def states_of(plan: Plan) -> dict[str, ItemStatus]:
    """Return what the learner said of items, by id."""
    return {id: said.status for id, said in plan.progress.items()}


def session_rows(plan: Plan, schedule: Schedule) -> Iterator[tuple[str, ...]]:
    """Yield the names of the columns, then every session by its start; moments are local."""
    yield SESSION_COLUMNS
    for session in schedule.sessions:
        yield (
            session.id,
            session.item,
            plan.title_of(session),
            session.kind.value,
            _moment(session.start),
            _moment(session.end),
            str(session.minutes),
            session.state_at(schedule.as_of).value,
            _word(session.accepted),
            _word(session.pinned),
            session.goal or "",
        )


def time_rows(plan: Plan) -> Iterator[tuple[str, ...]]:
    """Yield the names of the columns, then every time entry by its day."""
    yield TIME_COLUMNS
    for entry in sorted(plan.entries.values(), key=lambda entry: (entry.day, int(entry.id))):
        item = plan.items.get(entry.item)
        yield (
            entry.id,
            entry.day.isoformat(),
            entry.item,
            item.title if item else "",
            str(entry.minutes),
            entry.session or "",
            entry.note,
        )


def _without_texts_of(item: Item, told: Item | None) -> Item:
    """Take out what a file told of an item: all that it has, where that is not known."""
    if told is None:
        return replace(item, resources=(), done_when="", note="", extra={})
    return without_told_texts(item, told)


def _phases_named(items: Iterable[Item], known: Mapping[str, Phase]) -> tuple[Phase, ...]:
    """Return those phases that items name and nobody described."""
    others = dict.fromkeys(item.phase for item in items if item.phase not in known)
    return tuple(Phase(id, id, len(known) + number) for number, id in enumerate(others))


def _moment(moment: datetime) -> str:
    return moment.isoformat(sep=" ", timespec="minutes")


def _word(flag: bool) -> str:
    return "yes" if flag else "no"
