"""Random records of every kind, random plans, and random edits that fit a plan."""

from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from planner.domain.availability import BusyTime, DayOff, ExtraHours, Limits, TimeRange, WeeklyPattern
from planner.domain.busy_calendar import BusyCalendar, CalendarColor
from planner.domain.card import Card
from planner.domain.course_work import MOST_UNITS, CourseWork
from planner.domain.edit import Change, Edit, Record
from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.goal import ExamOutcome, Goal, GoalKind
from planner.domain.item import Effort, Item, ItemKind, ItemStatus, Progress, Recurrence, Resource, Subject
from planner.domain.item_notes import Evidence, ItemNotes, Step
from planner.domain.plan import Plan
from planner.domain.roadmap import Phase
from planner.domain.session import PlacedBy, Session, SessionKind, SessionState
from planner.domain.settings import SessionLengths, Settings
from planner.domain.time_entry import TimeEntry
from planner.values import replace

# Every text but those that a file cannot hold: half surrogate pairs and NUL.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
ids = st.text("abcdefg-é線", min_size=1, max_size=4)
several_ids = st.lists(ids, max_size=3).map(tuple)
days = st.dates(date(1970, 1, 1), date(2199, 12, 31))
moments = st.datetimes(datetime(1970, 1, 1), datetime(2199, 12, 31))
whole = st.integers(-(2**63) + 1, 2**63 - 1)
finite = st.floats(allow_nan=False, allow_infinity=False)
json_values = st.recursive(
    st.none() | st.booleans() | whole | finite | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
ranges = st.builds(
    lambda ends, preferred: TimeRange(min(ends), max(ends), preferred),
    st.lists(st.integers(0, 1440), min_size=2, max_size=2, unique=True),
    st.booleans(),
)
efforts = st.lists(st.integers(0, 10_000), min_size=3, max_size=3).map(lambda three: Effort(*sorted(three)))
resources = st.builds(
    Resource,
    id=ids,
    title=texts,
    by=texts,
    url=texts,
    type=texts,
    cost=texts,
    checked=st.booleans(),
    hours=st.none() | st.tuples(finite, finite, finite),
    note=texts,
)
limits = st.builds(
    Limits, st.none() | st.integers(0, 1440), st.none() | st.integers(0, 10_080), st.integers(0, 100)
)

settings = st.builds(
    Settings,
    title=texts,
    roadmap=ids,
    background=st.none() | ids,
    start=st.none() | days,
    lengths=st.lists(st.integers(5, 400), min_size=3, max_size=3).map(
        lambda three: SessionLengths(*sorted(three))
    ),
    limits=limits,
    tight_percent=st.integers(0, 100),
    learn_estimates=st.booleans(),
    review_percent=st.integers(0, 100),
)
phases = st.builds(Phase, ids, texts, whole, texts)
items = st.builds(
    Item,
    id=ids,
    title=texts,
    kind=st.sampled_from(ItemKind),
    phase=ids,
    subject=st.sampled_from(Subject),
    position=whole,
    core=st.booleans(),
    effort=efforts,
    requires=several_ids,
    after=several_ids,
    covers=several_ids,
    choice_group=st.none() | ids,
    recurring=st.none() | st.sampled_from(Recurrence),
    certifications=several_ids,
    resources=st.lists(resources, max_size=2).map(tuple),
    done_when=texts,
    note=texts,
    opens=st.none() | days,
    closes=st.none() | days,
    units=st.none() | whole,
    skip_for=several_ids,
    refresh_for=st.dictionaries(ids, finite, max_size=2),
    extra=st.dictionaries(texts, json_values, max_size=2),
)
progress = st.builds(Progress, ids, st.sampled_from(ItemStatus), st.none() | days)
lines = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=12).filter(
    str.strip
)
notes = st.builds(
    ItemNotes,
    id=ids,
    note=texts,
    steps=st.lists(st.builds(Step, lines, st.booleans()), max_size=3).map(tuple),
    evidence=st.lists(st.builds(Evidence, title=lines, place=st.just("") | lines, on=days), max_size=2).map(
        tuple
    ),
)
courses = st.builds(
    CourseWork,
    id=ids,
    units_done=st.integers(0, MOST_UNITS),
    units=st.none() | st.integers(1, MOST_UNITS),
    resource=st.just("") | ids,
    started=st.none() | days,
    price=st.just("") | lines,
)
goals = st.builds(
    Goal,
    id=ids,
    title=texts,
    items=several_ids,
    kind=st.sampled_from(GoalKind),
    priority=st.integers(1, 100),
    due=st.none() | moments,
    buffer_days=st.integers(0, 400),
    created=whole,
    certification=st.none() | ids,
    exam_minutes=whole,
    outcome=st.none() | st.sampled_from(ExamOutcome),
    registration_closes=st.none() | days,
    booked=st.booleans(),
    place=texts,
    fee=texts,
    decided_on=st.none() | days,
)
patterns = st.builds(
    WeeklyPattern,
    ids,
    st.lists(st.lists(ranges, max_size=1).map(tuple), min_size=7, max_size=7).map(tuple),
    st.none() | days,
    texts,
)
days_off = st.builds(
    lambda id, ends, title: DayOff(id, min(ends), max(ends), title), ids, st.tuples(days, days), texts
)
extra_hours = st.builds(ExtraHours, ids, days, ranges)
busy_times = st.builds(BusyTime, ids, moments, moments, texts, texts)
calendars = st.builds(
    BusyCalendar,
    id=ids,
    title=texts,
    path=texts,
    color=st.sampled_from(CalendarColor),
    read_at=moments,
    digest=texts,
    events=st.integers(0, 50_000),
    skipped=st.integers(0, 50_000),
)
entries = st.builds(
    TimeEntry,
    id=st.integers(1, 10**18 - 1).map(str),
    item=ids,
    day=days,
    minutes=st.integers(1, 1440),
    session=st.none() | ids,
    note=texts,
)
cards = st.builds(
    lambda id, ends, memory, answers, resting: Card(
        id=id,
        due=max(ends),
        stability=memory[0],
        difficulty=memory[1],
        reviewed=min(ends),
        answers=answers,
        resting=resting,
    ),
    ids,
    st.tuples(days, days),
    st.tuples(st.floats(0, 1e6, exclude_min=True), st.floats(1, 10)),
    st.integers(0, 10_000),
    st.booleans(),
)

followed = st.builds(
    FollowedRoadmap,
    id=ids,
    title=texts,
    version=texts,
    form=texts,
    file=texts,
    taken_at=moments,
    names=st.dictionaries(ids, ids, max_size=3),
    items=st.dictionaries(ids, items, max_size=2),
    phases=st.dictionaries(ids, phases, max_size=2),
    phase_names=st.dictionaries(ids, ids, max_size=2),
    estimated=st.frozensets(ids, max_size=3),
    is_personal=st.booleans(),
)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    start = draw(moments)
    return Session(
        id=draw(ids),
        item=draw(ids),
        start=start,
        end=start + timedelta(microseconds=draw(st.integers(1, 10**11))),
        state=draw(st.sampled_from([state for state in SessionState if state is not SessionState.MISSED])),
        kind=draw(st.sampled_from(SessionKind)),
        pinned=draw(st.booleans()),
        accepted=draw(st.booleans()),
        goal=draw(st.none() | ids),
        placed_by=draw(st.sampled_from(PlacedBy)),
    )


RECORDS: dict[str, st.SearchStrategy[Any]] = {
    "settings": settings,
    "phases": phases,
    "items": items,
    "progress": progress,
    "notes": notes,
    "courses": courses,
    "goals": goals,
    "patterns": patterns,
    "days_off": days_off,
    "extra_hours": extra_hours,
    "calendars": calendars,
    "busy_times": busy_times,
    "sessions": sessions(),
    "entries": entries,
    "cards": cards,
    "followed": followed,
}
records = st.one_of(*RECORDS.values())
OF_ITEMS = (
    "progress",
    "notes",
    "courses",
    "sessions",
    "entries",
    "cards",
)  # what refers to an item that must exist


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan whose records fit together, as one big edit on nothing would make it."""
    plan = Plan(settings=draw(settings))
    for _step in range(draw(st.integers(0, 3))):
        plan = plan.after(draw(edits_of(plan)))
    return replace(_well_named(plan), revision=0)


def _well_named(plan: Plan) -> Plan:
    """Let items need only those before them, and goals want only items that are there."""
    before: set[str] = set()
    items, goals = {}, {}
    for id, item in plan.items.items():
        items[id] = replace(item, requires=tuple(each for each in item.requires if each in before))
        before.add(id)
    for id, goal in plan.goals.items():
        goals[id] = replace(goal, items=tuple(each for each in goal.items if each in before))
    return replace(plan, items=items, goals=goals)


@st.composite
def edits_of(draw: st.DrawFn, plan: Plan) -> Edit:
    """An edit of one to six changes that a program could make on this plan, in the order drawn."""
    changes: list[Change] = []
    for _step in range(draw(st.integers(1, 6))):
        new = draw(_changes_of(plan))
        plan = plan.after(Edit("", new))
        changes += new
    return Edit(draw(texts), tuple(changes))


@st.composite
def _changes_of(draw: st.DrawFn, plan: Plan) -> tuple[Change, ...]:
    name = draw(st.sampled_from([name for name in RECORDS if plan.items or name not in OF_ITEMS]))
    record = draw(RECORDS[name])
    if name == "settings":
        return (Change(plan.settings, record),)
    existing: list[Any] = list(getattr(plan, name).values())
    to_remove: bool = draw(st.booleans())
    if existing and to_remove:
        return _removing(plan, draw(st.sampled_from(existing)))
    return (_putting(plan, _fitted(name, record, draw(st.sampled_from(list(plan.items) or [""])))),)


def _fitted(name: str, record: Any, item: str) -> Any:
    if name in ("progress", "notes", "courses", "cards"):
        return replace(record, id=item)
    return replace(record, item=item) if name in OF_ITEMS else record


def _putting(plan: Plan, record: Record) -> Change:
    return Change(plan.find(record), record)


def _removing(plan: Plan, record: Record) -> tuple[Change, ...]:
    """Remove a record and, with an item, what refers to it; the item first, for the order must not matter."""
    gone: list[Any] = [record]
    if isinstance(record, Item):
        for others in (plan.sessions, plan.entries):
            gone += [each for each in others.values() if each.item == record.id]
        tables: tuple[Any, ...] = (plan.progress, plan.notes, plan.courses, plan.cards)
        gone += [table[record.id] for table in tables if record.id in table]
    return tuple(Change(each, None) for each in gone)
