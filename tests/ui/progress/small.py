"""A small plan with some weeks behind it: an exam in nine weeks and a goal without a date."""

from collections.abc import Mapping

from planner.domain.plan import Plan
from planner.domain.time_entry import TimeEntry
from planner.scheduling.engine import make_schedule
from planner.scheduling.schedule import Schedule
from planner.ui.shared.locale_dates import LocaleDates
from planner.values import replace
from tests.support.plans import NOW, at, day, exam, goal, item, make_plan

WORDS = LocaleDates()


def small_plan(logged: Mapping[int, int] | None = None) -> Plan:
    """Ten hours a week, sixty for the exam; `logged` are minutes of "a" by day, counted from Monday."""
    items = [item("a", 1_800), item("b", 1_800, needs="a"), item("c", 600)]
    goals = [
        replace(exam("test", "b", at(63, "10:00")), title="Test"),
        goal("some-day", "c", created=1),
    ]
    return logged_in(make_plan(items, goals), logged or {})


def logged_in(plan: Plan, logged: Mapping[int, int]) -> Plan:
    """The plan with minutes of "a" on some days."""
    entries = [
        TimeEntry(id=str(number), item="a", day=day(offset), minutes=minutes)
        for number, (offset, minutes) in enumerate(logged.items(), 1)
    ]
    sums = {"a": sum(logged.values())} if logged else {}
    return replace(plan, entries={each.id: each for each in entries}, logged=sums, last_entry=len(entries))


def schedule_of(plan: Plan) -> Schedule:
    return make_schedule(plan, NOW)
