"""Hypothesis strategies for plans: small, so that what fails shrinks to something a person can read."""

from datetime import date

from hypothesis import strategies as st

from planner.domain.availability import Limits, TimeRange, WeeklyPattern
from planner.domain.goal import Goal
from planner.domain.item import Item, ItemStatus, Subject
from planner.domain.plan import Plan
from planner.domain.settings import Settings
from planner.values import replace
from tests.support.plans import at, day, goal, item, make_plan, session

SUBJECTS = (Subject.MATHS, Subject.ML, Subject.MLOPS)


def days(first: int = -1, last: int = 30) -> st.SearchStrategy[date]:
    """A day near the first Monday."""
    return st.integers(first, last).map(day)


@st.composite
def items(draw: st.DrawFn) -> list[Item]:
    """Up to eight items that need earlier ones; some open or close on a day."""
    made: list[Item] = []
    for number in range(draw(st.integers(1, 8))):
        needs = draw(st.sets(st.sampled_from([other.id for other in made]), max_size=2)) if made else set()
        made.append(
            item(
                f"i{number}",
                draw(st.integers(1, 300)),
                needs=" ".join(sorted(needs)),
                subject=draw(st.sampled_from(SUBJECTS)),
                opens=draw(st.none() | days()) if draw(st.booleans()) else None,
                closes=draw(days(first=5)) if draw(st.integers(0, 5)) == 5 else None,
            )
        )
    return [replace(entry, position=number) for number, entry in enumerate(made)]


@st.composite
def weeks(draw: st.DrawFn) -> WeeklyPattern:
    """A week with at least one range of study hours."""
    study_days = []
    for _weekday in range(7):
        moments = sorted(draw(st.sets(st.integers(6 * 12, 24 * 12), max_size=4)))
        pairs = list(zip(moments[::2], moments[1::2], strict=False))
        study_days.append(
            tuple(TimeRange(5 * start, 5 * end, preferred=draw(st.booleans())) for start, end in pairs)
        )
    if not any(study_days):
        study_days[draw(st.integers(0, 6))] = (TimeRange(19 * 60, 21 * 60),)
    return WeeklyPattern("usual", tuple(study_days))


@st.composite
def goals(draw: st.DrawFn, wanted: list[Item]) -> list[Goal]:
    """Up to three goals on some of the items, with and without a date."""
    made = []
    for number in range(draw(st.integers(1, 3))):
        chosen = draw(st.lists(st.sampled_from([entry.id for entry in wanted]), min_size=1, max_size=3))
        made.append(
            goal(
                f"g{number}",
                " ".join(chosen),
                draw(st.none() | st.integers(1, 40).map(at)),
                priority=draw(st.integers(1, 2)),
                created=number,
            )
        )
    return made


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan to ask at `NOW`, perhaps with limits, things done, and a pinned session."""
    wanted = draw(items())
    ids = st.sampled_from([entry.id for entry in wanted])
    statuses = st.sampled_from([ItemStatus.DONE, ItemStatus.SKIPPED, ItemStatus.IN_PROGRESS])
    pinned = []
    if draw(st.booleans()):
        start = at(draw(st.integers(0, 10)), f"{draw(st.integers(8, 22))}:{draw(st.integers(0, 59))}")
        pinned.append(session(draw(ids), start, draw(st.integers(10, 60)), pinned=True))
    limits = Limits()
    if draw(st.booleans()):
        limits = Limits(
            most_per_day=draw(st.none() | st.integers(30, 240)),
            most_per_week=draw(st.none() | st.integers(60, 900)),
            percent_free=draw(st.integers(0, 50)),
        )
    return make_plan(
        wanted,
        draw(goals(wanted)),
        hours=draw(weeks()),
        status=draw(st.dictionaries(ids, statuses, max_size=2)),
        sessions=pinned,
        settings=Settings(limits=limits),
    )
