"""The plan stands still: an accepted week is not moved by planning again, nor by doing what it says."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from hypothesis import assume, given

from planner.domain.item import ItemStatus, Progress, Recurrence
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.domain.time_entry import TimeEntry
from planner.scheduling.engine import make_schedule
from planner.scheduling.memory import first_card
from planner.scheduling.schedule import ItemState, Schedule, Verdict
from planner.values import replace
from tests.support.plans import NOW, at, goal, hours, item, make_plan, session
from tests.support.random_plans import random_plan
from tests.support.strategies import plans

SETTLED = (ItemState.DONE, ItemState.SKIPPED, ItemState.LEFT_OUT)
MET = (Verdict.FEASIBLE, Verdict.TIGHT)
Place = tuple[str, datetime, datetime]


def week_end(now: datetime) -> datetime:
    monday = now.replace(hour=0, minute=0, second=0) - timedelta(days=now.weekday())
    return monday + timedelta(days=7)


def to_come(schedule: Schedule, now: datetime) -> list[Session]:
    """The sessions of the week that are still to begin, without pinned ones and exams."""
    return [
        entry
        for entry in schedule.sessions
        if now <= entry.start < week_end(now)
        and entry.kind is not SessionKind.EXAM
        and entry.state is SessionState.PLANNED
        and not entry.pinned
    ]


def places(sessions: list[Session]) -> list[Place]:
    return [(entry.item, entry.start, entry.end) for entry in sessions]


def accepted(plan: Plan, schedule: Schedule, now: datetime) -> Plan:
    """The plan with this week's sessions agreed to."""
    agreed = {entry.id: replace(entry, accepted=True) for entry in to_come(schedule, now)}
    return replace(plan, sessions={**plan.sessions, **agreed})


def done_as_planned(plan: Plan, week: list[Session], schedule: Schedule) -> Iterator[tuple[Plan, datetime]]:
    """Tick the week's sessions one after the other; yield the plan at the end of each.

    An item is called done with its last session of all.
    """
    last = {entry.item: entry.id for entry in schedule.sessions if entry.kind is SessionKind.STUDY}
    for entry in week:
        plan = ticked(plan, entry, entry.start.date(), is_last=last.get(entry.item) == entry.id)
        yield plan, entry.end


def ticked(plan: Plan, entry: Session, on: date, *, is_last: bool) -> Plan:
    """The plan with a session done as long as it was planned, and its time logged on a day.

    With the last session of all, the item is called done.
    """
    number = str(plan.last_entry + 1)
    time = TimeEntry(id=number, item=entry.item, day=on, minutes=entry.minutes, session=entry.id)
    progress, cards = dict(plan.progress), dict(plan.cards)
    if entry.is_review:
        known = first_card(entry.item, on)
        cards[entry.item] = replace(known, answers=1)
    elif is_last and plan.items[entry.item].recurring is None:
        progress[entry.item] = Progress(entry.item, ItemStatus.DONE)
    return replace(
        plan,
        sessions={**plan.sessions, entry.id: replace(entry, state=SessionState.DONE)},
        logged={**plan.logged, entry.item: plan.logged.get(entry.item, 0) + entry.minutes},
        entries={**plan.entries, number: time},
        last_entry=plan.last_entry + 1,
        progress=progress,
        cards=cards,
    )


def met(schedule: Schedule) -> set[str]:
    return {outlook.goal for outlook in schedule.goals if outlook.verdict in MET}


def without_history(plan: Plan) -> Plan:
    """The plan without what makes its work change by itself.

    That is old sessions, hours logged in full, and estimates that learn from what is finished.
    """
    items = plan.items
    logged = {id: minutes for id, minutes in plan.logged.items() if minutes < items[id].effort.likely}
    plain = {id: replace(entry, opens=None) if entry.is_milestone else entry for id, entry in items.items()}
    settings = replace(plan.settings, learn_estimates=False)
    return replace(plan, sessions={}, entries={}, logged=logged, items=plain, settings=settings)


def check_stands_still(plan: Plan, now: datetime) -> None:
    schedule = make_schedule(plan, now)
    plan = accepted(plan, schedule, now)
    again = make_schedule(plan, now)
    assert places(to_come(again, now)) == places(to_come(schedule, now))
    week = [entry for entry in to_come(again, now) if entry.accepted]
    for lived, moment in done_as_planned(plan, week, schedule):
        if moment == week_end(now):
            return
        later = make_schedule(lived, moment)
        finished = {outlook.goal for outlook in later.goals if outlook.verdict is Verdict.DONE}
        if met(later) | finished != met(again) | finished:
            return  # time alone has let a goal in or out, so the week may change
        ahead = [place for place in places(week) if place[1] >= moment]
        assert places(to_come(later, moment)) == ahead


@pytest.mark.parametrize("block", range(8))
def test_random_weeks_stand_still(block: int, thorough: bool) -> None:
    for seed in range(block * 1_000, block * 1_000 + (100 if thorough else 8)):
        plan, now = random_plan(seed)
        check_stands_still(without_history(plan), now)


def check_doing_ahead_moves_nothing(plan: Plan, now: datetime, place: int) -> None:
    """Do one session of the accepted week at once: the others stay, and its time stays empty."""
    plan = accepted(plan, make_schedule(plan, now), now)
    before = make_schedule(plan, now)
    week = to_come(before, now)
    if not week:
        return
    entry = week[place % len(week)]
    is_last = [other.item for other in before.sessions if other.start >= now].count(entry.item) == 1
    after = make_schedule(ticked(plan, entry, now.date(), is_last=is_last), now)
    left = before.items[entry.item].remaining - entry.minutes
    if after.items[entry.item].remaining != (0 if is_last else left):
        return  # studied as long as estimated and not called done: there is a least session more to do
    if is_last and any(before.items[id].state not in SETTLED for id in plan.items[entry.item].requires):
        return  # what a finished item needs is not asked for any more
    finished = {outlook.goal for outlook in after.goals if outlook.verdict is Verdict.DONE}
    assert met(before) <= met(after) | finished
    others = [other for other in to_come(after, now) if other.start < entry.end and entry.start < other.end]
    assert others == []
    if met(before) | finished == met(after) | finished:
        kept = {place for place in places(week) if place != (entry.item, entry.start, entry.end)}
        assert kept <= set(places(to_come(after, now)))


@pytest.mark.parametrize("block", range(8))
def test_doing_a_session_ahead_of_time_moves_no_other(block: int, thorough: bool) -> None:
    for seed in range(block * 1_000, block * 1_000 + (100 if thorough else 8)):
        plan, now = random_plan(seed)
        check_doing_ahead_moves_nothing(without_history(plan), now, place=seed)


@given(plans())
def test_made_up_weeks_stand_still(plan: Plan) -> None:
    assume(not plan.sessions)
    check_stands_still(without_history(plan), NOW)


def test_an_accepted_week_reads_the_same_after_planning_again() -> None:
    """Stored sessions keep their ids, and nothing behind the week moves either."""
    items = [item("a", 400), item("b", 700), item("c", 90, needs="a")]
    plan = make_plan(items, [goal("g", "c", at(20)), goal("all", "a b c")])
    schedule = make_schedule(plan, NOW)
    again = make_schedule(accepted(plan, schedule, NOW), NOW)
    assert [replace(entry, accepted=False) for entry in again.sessions] == list(schedule.sessions)


def test_a_missed_session_moves_no_other_of_the_week() -> None:
    plan = make_plan([item("a", 2_000), item("b", 2_000)], [goal("all", "a b")])
    plan = accepted(plan, make_schedule(plan, NOW), NOW)
    week = to_come(make_schedule(plan, NOW), NOW)
    tuesday = at(1, "08:00")
    later = make_schedule(plan, tuesday)
    assert places(to_come(later, tuesday)) == places([entry for entry in week if entry.start >= tuesday])


def test_less_done_than_planned_changes_only_what_comes_after_the_week() -> None:
    plan = make_plan([item("a", 2_000), item("b", 2_000)], [goal("all", "a b")])
    plan = accepted(plan, make_schedule(plan, NOW), NOW)
    week = to_come(make_schedule(plan, NOW), NOW)
    first = replace(week[0], state=SessionState.PARTLY)
    plan = replace(plan, sessions={**plan.sessions, first.id: first}, logged={first.item: 10})
    evening = week[0].end
    later = make_schedule(plan, evening)
    assert places(to_come(later, evening)) == places(week[1:])
    assert later.items[first.item].remaining == 1_990


def test_a_turn_that_is_left_out_leaves_the_accepted_week_too() -> None:
    keep_up = item("keep-up", 60, recurring=Recurrence.WEEKLY)
    plan = make_plan(
        [keep_up, item("a", 600)],
        [goal("all", "keep-up a")],
        sessions=[session("keep-up", at(2, "19:00"), 60, accepted=True)],
    )
    assert "keep-up" in {each.item for each in make_schedule(plan, NOW).sessions}
    left_out = replace(plan, progress={"keep-up": Progress("keep-up", ItemStatus.LEFT_OUT)})
    assert "keep-up" not in {each.item for each in make_schedule(left_out, NOW).sessions}


@pytest.mark.parametrize(("accepted", "days"), [(True, [5]), (False, [0])])
def test_hours_do_not_stay_empty_for_a_session_that_was_only_foreseen(
    accepted: bool, days: list[int]
) -> None:
    on_saturday = session("a", at(5, "09:00"), 50, id="a-1", accepted=accepted)
    week = hours("mon 19:00-20:00, sat 09:00-10:00")
    plan = make_plan([item("a", 50)], [goal("g", "a")], hours=week, sessions=[on_saturday])
    schedule = make_schedule(plan, NOW)
    assert [(entry.start.date() - NOW.date()).days for entry in schedule.sessions] == days
