"""The plan of the roadmap that ships, ten hours a week, for each background: would a person follow it?"""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest

from planner.domain.item import Subject
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind
from planner.scheduling.engine import make_schedule
from planner.scheduling.schedule import ItemState, Schedule, Verdict
from planner.values import replace
from tests.scheduling.test_standstill import check_stands_still
from tests.support.oracle.comparison import differences
from tests.support.oracle.layout import LaidOut
from tests.support.oracle.verdicts import Oracle
from tests.support.plans import NOW, at
from tests.support.shipped import EXAM_DAY, shipped_plan, shipped_roadmap

BACKGROUNDS = [background.id for background in shipped_roadmap().backgrounds]
SETTLED = (ItemState.DONE, ItemState.SKIPPED)


@cache
def planned(background: str) -> tuple[Plan, Schedule]:
    plan = shipped_plan(background)
    return plan, make_schedule(plan, NOW)


def loses_a_date(schedule: Schedule) -> bool:
    """Whether a date cannot be met: until then nothing comes besides what it needs."""
    return any(outlook.verdict is Verdict.IMPOSSIBLE for outlook in schedule.goals)


def studied(schedule: Schedule) -> list[Session]:
    return [entry for entry in schedule.sessions if entry.kind is SessionKind.STUDY]


def by_week(schedule: Schedule) -> Mapping[date, list[Session]]:
    weeks: dict[date, list[Session]] = {}
    for entry in studied(schedule):
        monday = entry.start.date() - timedelta(days=entry.start.weekday())
        weeks.setdefault(monday, []).append(entry)
    return weeks


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_nothing_is_promised_that_the_oracle_does_not_see(background: str) -> None:
    plan, schedule = planned(background)
    oracle = Oracle(plan, NOW)
    assert list(differences(oracle, schedule)) == []
    assert list(LaidOut(oracle, schedule).faults()) == []


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_the_first_week_is_full_up_to_crumbs(background: str) -> None:
    week = by_week(planned(background)[1])[at(0).date()]
    assert 600 - 24 <= sum(entry.minutes for entry in week) <= 600


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_weeks_are_full_as_long_as_there_is_work(background: str) -> None:
    weeks = by_week(planned(background)[1])
    minutes = [sum(entry.minutes for entry in weeks[monday]) for monday in sorted(weeks)][:-1]
    assert min(minutes) >= 500
    assert sum(count < 600 - 24 for count in minutes) <= 0.06 * len(minutes)


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_prerequisites_come_first(background: str) -> None:
    plan, schedule = planned(background)
    first: dict[str, Session] = {}
    last: dict[str, Session] = {}
    for entry in studied(schedule):
        first.setdefault(entry.item, entry)
        last[entry.item] = entry
    for id, session in first.items():
        for before in plan.items[id].requires:
            if before in last and plan.items[before].recurring is None:
                assert last[before].end <= session.start, f"{id} begins before {before} ends"


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_hardly_a_session_is_under_the_least_and_none_over_the_most(background: str) -> None:
    minutes = [entry.minutes for entry in studied(planned(background)[1])]
    assert sum(length < 25 for length in minutes) <= 0.03 * len(minutes)
    assert max(minutes) <= 120


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_a_week_has_two_or_three_subjects_mostly(background: str) -> None:
    plan, schedule = planned(background)
    subjects: list[set[Subject]] = [
        {plan.items[entry.item].subject for entry in week} for week in by_week(schedule).values()
    ]
    counts = Counter(map(len, subjects))
    least = 0.75 if loses_a_date(schedule) else 0.8
    assert counts[2] + counts[3] >= least * len(subjects), counts
    assert max(counts) <= 5


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_most_days_have_more_than_one_item(background: str) -> None:
    schedule = planned(background)[1]
    days: dict[date, set[str]] = {}
    for entry in studied(schedule):
        days.setdefault(entry.start.date(), set()).add(entry.item)
    most = 0.12 if loses_a_date(schedule) else 0.1
    assert sum(len(items) == 1 for items in days.values()) <= most * len(days)


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_what_is_begun_is_gone_on_with_and_few_things_are_open_at_a_time(background: str) -> None:
    plan, schedule = planned(background)
    days: dict[str, list[date]] = {}
    for entry in studied(schedule):
        if plan.items[entry.item].recurring is None:
            days.setdefault(entry.item, []).append(entry.start.date())
    longest_pause = max(after - before for on in days.values() for before, after in pairwise(on))
    assert longest_pause <= timedelta(days=14)
    every_day = {day for on in days.values() for day in on}
    assert max(sum(on[0] <= day <= on[-1] for on in days.values()) for day in every_day) <= 4


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_recurring_items_come_once_a_period(background: str) -> None:
    plan, schedule = planned(background)
    periods: Counter[tuple[str, object]] = Counter()
    for entry in studied(schedule):
        recurrence = plan.items[entry.item].recurring
        if recurrence is not None:
            day = entry.start.date()
            quarter = (day.month - 1) // 3
            period = {"weekly": day.isocalendar()[:2], "monthly": day.month, "quarterly": quarter}[recurrence]
            periods[entry.item, (day.year if recurrence != "weekly" else 0, period)] += 1
    assert periods
    assert set(periods.values()) == {1}


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_the_first_week_stands_still_while_it_is_done(background: str) -> None:
    check_stands_still(planned(background)[0], NOW)


def test_a_software_engineer_is_in_time_for_the_exam_and_a_beginner_is_told_not() -> None:
    """The figures a learner sees first; they change only when content or engine do."""
    in_time = planned("software-engineer")[1].goal("gcp-pmle")
    assert in_time is not None
    assert in_time.verdict is Verdict.FEASIBLE
    assert in_time.planned_finish is not None
    assert in_time.planned_finish <= EXAM_DAY - timedelta(days=2)
    too_late = planned("beginner")[1].goal("gcp-pmle")
    assert too_late is not None
    assert too_late.verdict is Verdict.IMPOSSIBLE


def test_more_hours_bring_the_beginner_there() -> None:
    plan = shipped_plan("beginner")
    week = plan.patterns["usual"]
    longer = tuple(tuple(replace(hours, end=hours.end + 30) for hours in day) for day in week.days)
    plan = replace(plan, patterns={"usual": replace(week, days=longer)})
    outlook = make_schedule(plan, NOW).goal("gcp-pmle")
    assert outlook is not None
    assert outlook.verdict in (Verdict.FEASIBLE, Verdict.TIGHT)


def test_the_same_schedule_twice() -> None:
    assert make_schedule(shipped_plan("academic"), NOW) == planned("academic")[1]
