"""Weeks that ask for different pages: an ordinary one, a very full one, and one without anything."""

from datetime import datetime

from planner.domain.availability import BusyTime, DayOff
from planner.domain.item import Item, Subject
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionState
from planner.domain.time_entry import TimeEntry
from planner.scheduling.engine import make_schedule
from planner.ui.printing.plan_rows import PrintedPlan, printed_plan
from planner.ui.printing.rows import PrintedWeek, printed_week
from planner.ui.week.grid.locale import GridLocale
from planner.values import replace
from tests.support.plans import at, day, exam, goal, hours, item, make_plan, session

NOW = at(2, "18:20")
LONG = "Reinforcement learning from human feedback, direct preference optimisation and what came of both"
TITLES = ("Linear maps", LONG, "SVD", "NCA-GENL practice exam 1", "Donaudampfschifffahrtsgesellschaft")


def items(count: int) -> list[Item]:
    subjects = list(Subject)
    return [
        replace(
            item(f"i{number}", 900, subject=subjects[number % len(subjects)]),
            title=f"{TITLES[number % len(TITLES)]}{number if number >= len(TITLES) else ''}",
        )
        for number in range(count)
    ]


def held(item: str, start: datetime, minutes: int, state: SessionState = SessionState.PLANNED) -> Session:
    return session(item, start, minutes, state=state, accepted=True)


def ordinary_plan() -> Plan:
    """Work by day, study in the evening; an exam on Saturday, a goal on Sunday, a concert on Friday."""
    partly = held("i3", at(1, "19:00"), 120, SessionState.PARTLY)
    return make_plan(
        items(8),
        [exam("nca-genl", "i1 i2", at(5, "10:00")), goal("Course 2", "i3", at(6, "24:00"))],
        hours=hours("mon-sun 19:00-21:00"),
        sessions=[
            held("i0", at(0, "19:00"), 90, SessionState.DONE),
            held("i2", at(0, "20:45"), 30),
            partly,
            held("i4", at(2, "19:00"), 90),
            held("i1", at(3, "19:00"), 45),
        ],
        entries=[
            TimeEntry(id="e1", item="i0", day=day(0), minutes=90, session=f"i0-{at(0, '19:00'):%Y%m%d-%H%M}"),
            TimeEntry(id="e2", item="i3", day=day(1), minutes=30, session=partly.id),
        ],
        busy=[
            BusyTime(f"w{number}", at(number, "09:00"), at(number, "17:00"), "Work") for number in range(5)
        ],
        days_off=[DayOff("c", day(4), day(4), "Concert")],
    )


def full_plan() -> Plan:
    """Seventy sessions, some side by side, from five in the morning to midnight, and many goals."""
    lengths = (60, 45, 30, 15, 90, 25, 10, 60, 50, 29)
    sessions = [
        held(f"i{(10 * number + place) % 16}", at(number, f"{5 + 2 * place:02}:00"), minutes)
        for number in range(7)
        for place, minutes in enumerate(lengths[:9])
    ]
    sessions += [
        held("i2", at(6, "23:30"), 29),
        *(held(f"i{place}", at(5, "15:10"), 80) for place in range(7)),
    ]
    goals = [
        goal(f"g{number}", f"i{number}", at(5 + 9 * number, "24:00"), created=number) for number in range(14)
    ]
    return make_plan(items(16), goals, hours=hours("mon-sun 05:00-24:00"), sessions=sessions)


def empty_plan() -> Plan:
    return make_plan([], hours=[])


def week_of(plan: Plan, words: GridLocale, now: datetime = NOW) -> PrintedWeek:
    return printed_week(plan, make_schedule(plan, now), day(0), now, words)


def table_of(plan: Plan, words: GridLocale, now: datetime = NOW) -> PrintedPlan:
    return printed_plan(plan, make_schedule(plan, now), day(0), now, words)
