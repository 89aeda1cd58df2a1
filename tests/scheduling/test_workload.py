"""What is left to do: free minutes, releases, dates of items, and which goal holds what."""

from datetime import datetime, timedelta

import pytest

from planner.domain.item import ItemKind, ItemStatus, Recurrence
from planner.domain.plan import Plan
from planner.domain.session import SessionState
from planner.domain.settings import Settings
from planner.domain.time_entry import TimeEntry
from planner.scheduling.minutes import minute_of
from planner.scheduling.network import compile_network
from planner.scheduling.workload import Workload, is_fixed, is_unanswered, measure
from tests.support.plans import NOW, all_done, at, day, goal, item, make_plan, session


def workload(plan: Plan, now: datetime = NOW) -> Workload:
    return measure(plan, compile_network(plan.items), now)


def remaining(plan: Plan, now: datetime = NOW) -> dict[str, int]:
    found = workload(plan, now)
    return {entry.id: found.remaining[number] for number, entry in enumerate(found.network.items)}


def release(plan: Plan, id: str) -> int:
    found = workload(plan)
    return found.release[found.network.number[id]]


def test_logged_minutes_come_off_the_effort() -> None:
    plan = make_plan([item("a", 100), item("b", 100)], logged={"a": 30})
    assert remaining(plan) == {"a": 70, "b": 100}


@pytest.mark.parametrize("logged", [100, 140])
def test_studied_as_long_as_estimated_but_not_done_leaves_one_least_session(logged: int) -> None:
    assert remaining(make_plan([item("a", 100)], logged={"a": logged})) == {"a": 25}


@pytest.mark.parametrize("status", [ItemStatus.DONE, ItemStatus.SKIPPED, ItemStatus.LEFT_OUT])
def test_what_is_settled_needs_no_time(status: ItemStatus) -> None:
    assert remaining(make_plan([item("a", 100)], status={"a": status})) == {"a": 0}


def test_milestones_and_recurring_items_have_no_work() -> None:
    plan = make_plan([item("a", 100, kind=ItemKind.MILESTONE), item("b", 100, recurring=Recurrence.WEEKLY)])
    assert remaining(plan) == {"a": 0, "b": 0}


def test_a_milestone_is_reached_with_what_it_needs() -> None:
    items = [item("a"), item("m", needs="a", kind=ItemKind.MILESTONE), item("b", needs="m")]
    open_ = workload(make_plan(items))
    assert open_.settled == set()
    reached = workload(make_plan(items, status=all_done("a")))
    assert {reached.network.items[number].id for number in reached.settled} == {"a", "m"}


def test_pinned_and_running_sessions_hold_their_minutes_whole() -> None:
    now = at(0, "19:30")
    sessions = [
        session("a", at(2, "10:00"), 40, pinned=True),
        session("b", at(0, "19:00"), 60, accepted=True),
        session("c", at(0, "20:00"), 60, accepted=True),
    ]
    plan = make_plan([item("a", 100), item("b", 100), item("c", 100)], sessions=sessions)
    assert remaining(plan, now) == {"a": 60, "b": 40, "c": 100}
    assert [is_fixed(entry, now) for entry in sessions] == [True, True, False]


def test_more_minutes_pinned_than_needed_leave_none() -> None:
    plan = make_plan([item("a", 30)], sessions=[session("a", at(1, "10:00"), 60, pinned=True)])
    assert remaining(plan) == {"a": 0}


def test_a_session_without_a_word_holds_its_minutes_until_midnight() -> None:
    evening = session("a", at(0, "19:00"), 60, accepted=True)
    plan = make_plan([item("a", 100)], sessions=[evening])
    assert remaining(plan, at(0, "23:59")) == {"a": 40}
    assert remaining(plan, at(1)) == {"a": 100}


@pytest.mark.parametrize(("logged", "left_of_two_hours"), [(60, 60), (25, 95), (90, 60)])
def test_time_studied_ahead_is_given_away_as_far_as_it_was_studied(
    logged: int, left_of_two_hours: int
) -> None:
    """An answer at noon for the first hour of the evening."""
    noon = at(0, "12:00")
    evening = session("a", at(0, "19:00"), 60, id="s", state=SessionState.DONE, accepted=True)
    entries = [TimeEntry(id="1", item="a", day=day(0), minutes=logged, session="s")]
    plan = make_plan([item("a", 300)], sessions=[evening], entries=entries, logged={"a": logged})
    assert workload(plan, noon).time.until(minute_of(at(1))) == left_of_two_hours
    running = workload(plan, at(0, "19:10"))
    assert running.time.until(minute_of(at(1))) == min(left_of_two_hours, 110)


def test_a_session_that_ends_at_midnight_is_not_held_for_another_day() -> None:
    late = session("a", at(0, "23:00"), 60, accepted=True)
    assert is_fixed(late, at(0, "23:59"))
    assert not is_unanswered(late, at(1))
    assert not is_unanswered(late, at(1, "12:00"))


@pytest.mark.parametrize("state", [SessionState.SKIPPED, SessionState.DONE, SessionState.PARTLY])
def test_an_answered_session_holds_nothing(state: SessionState) -> None:
    answered = session("a", at(0, "07:00"), 50, state=state, accepted=True)
    ahead = session("a", at(0, "19:00"), 50, state=state, pinned=True)
    assert remaining(make_plan([item("a", 100)], sessions=[answered, ahead])) == {"a": 100}


def test_a_session_nobody_agreed_to_holds_nothing() -> None:
    assert remaining(make_plan([item("a", 100)], sessions=[session("a", at(0, "07:30"), 60)])) == {"a": 100}


def test_openings_are_inherited_along_prerequisites() -> None:
    items = [item("a", opens=day(9)), item("b", needs="a", opens=day(3)), item("c", needs="b")]
    plan = make_plan(items)
    assert [release(plan, id) for id in "abc"] == [minute_of(at(9))] * 3
    settled = make_plan(items, status=all_done("a"))
    assert [release(settled, id) for id in "bc"] == [minute_of(at(3))] * 2
    assert release(make_plan(items, status=all_done("a", "b")), "c") == minute_of(NOW)


def test_successors_open_at_the_end_of_a_pinned_session() -> None:
    pinned = session("a", at(4, "10:00"), 45, pinned=True)
    plan = make_plan([item("a"), item("b", needs="a"), item("c", needs="b")], sessions=[pinned])
    assert release(plan, "a") == minute_of(NOW)
    assert release(plan, "b") == release(plan, "c") == minute_of(at(4, "10:45"))


def test_access_ends_with_its_last_day_and_pinned_starts_are_kept() -> None:
    pinned = [session("a", at(number, "10:00"), 30, pinned=True) for number in (4, 2)]
    found = workload(make_plan([item("a", closes=day(5)), item("b", closes=day(6))], sessions=pinned))
    assert found.closes == {0: minute_of(at(6)), 1: minute_of(at(7))}
    assert found.pinned_start == {0: minute_of(at(2, "10:00"))}


def test_goals_hold_what_they_need_up_to_what_is_settled() -> None:
    items = [item("a"), item("b", needs="a"), item("c", needs="b"), item("d")]
    goals = [goal("young", "d", created=2), goal("old", "c", created=1)]
    found = workload(make_plan(items, goals))
    assert [entry.id for entry in found.goals] == ["old", "young"]
    holders = dict(zip((entry.id for entry in found.network.items), found.holders, strict=True))
    assert holders == {"a": 0b01, "b": 0b01, "c": 0b01, "d": 0b10}
    stopped = workload(make_plan(items, goals, status=all_done("b")))
    holders = dict(zip((entry.id for entry in stopped.network.items), stopped.holders, strict=True))
    assert holders == {"a": 0, "b": 0, "c": 0b01, "d": 0b10}


def test_nothing_counts_before_the_plan_starts() -> None:
    plan = make_plan([item("a")], settings=Settings(start=day(7)))
    found = workload(plan)
    assert found.now == minute_of(NOW)
    assert found.time.until(minute_of(at(7))) == 0
    assert found.time.until(minute_of(at(8))) == 120
    started = workload(plan, at(9, "19:30"))
    assert started.time.until(minute_of(at(10))) == 90


def test_seconds_of_now_round_up() -> None:
    assert workload(make_plan([item("a")]), NOW + timedelta(seconds=1)).now == minute_of(NOW) + 1
