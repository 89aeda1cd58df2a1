"""Sessions that are moved, copied and taken out by hand."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.session import PlacedBy, Session, SessionState
from planner.scheduling.engine import make_schedule
from planner.scheduling.schedule import Schedule
from planner.services.moving import (
    Placement,
    can_be_moved,
    copy_sessions,
    move_sessions,
    nudge_sessions,
    put_in_copies,
    remove_sessions,
    split_session,
)
from planner.services.own_sessions import OwnSession
from planner.services.sessions import accept_week, finish_session
from planner.values import replace
from tests.support.plans import NOW, at, exam, item, make_plan, session


def some_plan() -> Plan:
    return make_plan(
        [item("a", 300), item("b", 300, needs="a")],
        [exam("e", "b", at(11, "10:00"))],
        sessions=[session("a", at(1, "08:00"), 60, pinned=True)],
    )


def laid(plan: Plan) -> Schedule:
    return make_schedule(plan, NOW)


def study(plan: Plan, number: int = 0) -> Session:
    """One of the sessions that the plan lays out itself."""
    return [each for each in laid(plan).sessions if can_be_moved(each) and not each.pinned][number]


def moved(plan: Plan, *places: Placement) -> Edit:
    return move_sessions(plan, laid(plan), places, NOW)


def same(plan: Plan, id: str) -> Session:
    return next(each for each in laid(plan).sessions if each.id == id)


def test_a_session_stays_where_it_is_dropped_also_outside_of_the_hours() -> None:
    plan = some_plan()
    one = study(plan)
    edit = moved(plan, Placement(one.id, at(3, "06:30"), one.minutes))
    after = plan.after(edit)

    found = same(after, one.id)
    assert (found.start, found.minutes, found.pinned, found.placed_by) == (
        at(3, "06:30"),
        one.minutes,
        True,
        PlacedBy.LEARNER,
    )
    assert edit.label == "Moved A to Thu 26 Nov 2026, 06:30"
    assert after.after(edit.reverse).sessions == plan.sessions
    assert sum(each.minutes for each in laid(after).sessions if each.item == "a") == 300


def test_a_session_is_made_longer_or_shorter_at_either_edge() -> None:
    plan = some_plan()
    one = study(plan)
    longer = moved(plan, Placement(one.id, one.start, one.minutes + 15))
    assert longer.label == f"Made A {(one.minutes + 15) // 60} h {(one.minutes + 15) % 60:02} long".replace(
        " 00 long", " long"
    )
    later = plan.after(moved(plan, Placement(one.id, one.start + timedelta(minutes=15), one.minutes - 15)))
    assert (same(later, one.id).end, same(later, one.id).pinned) == (one.end, True)


def test_several_go_together_in_one_step() -> None:
    plan = some_plan()
    one, other = study(plan), study(plan, 1)
    edit = moved(
        plan,
        Placement(one.id, one.start + timedelta(days=7), one.minutes),
        Placement(other.id, other.start + timedelta(days=7), other.minutes),
    )
    assert edit.label == "Moved 2 sessions"
    assert plan.after(edit).after(edit.reverse).sessions == plan.sessions


def test_small_steps_of_one_kind_with_the_same_sessions_go_on_with_each_other() -> None:
    plan = some_plan()
    one, two = study(plan), study(plan, 1)
    day = timedelta(days=1)

    def nudged(*places: Placement) -> str:
        return nudge_sessions(plan, laid(plan), places, NOW).goes_on

    there = [Placement(each.id, each.start + 7 * day, each.minutes) for each in (one, two)]
    longer = Placement(one.id, one.start, one.minutes + 15)
    assert nudged(*there) == nudged(*reversed(there))
    assert nudged(there[0]) == nudged(Placement(one.id, one.start + 8 * day, one.minutes))
    assert len({nudged(*there), nudged(there[0]), nudged(there[1]), nudged(longer)}) == 4
    assert not moved(plan, there[0]).goes_on


def test_in_an_accepted_week_it_is_accepted_there() -> None:
    plan = some_plan()
    plan = plan.after(accept_week(plan, laid(plan), NOW.date(), NOW))
    one = next(each for each in laid(plan).sessions if each.accepted and not each.pinned)
    here = plan.after(moved(plan, Placement(one.id, at(4, "06:00"), one.minutes)))
    later = plan.after(moved(plan, Placement(one.id, at(9, "06:00"), one.minutes)))
    assert (same(here, one.id).accepted, same(later, one.id).accepted) == (True, False)


def test_a_running_session_may_end_at_another_time_and_not_begin_at_one() -> None:
    now = at(1, "08:30")
    plan = some_plan()
    schedule = make_schedule(plan, now)
    one = next(each for each in schedule.sessions if each.start == at(1, "08:00"))
    edit = move_sessions(plan, schedule, [Placement(one.id, one.start, 90)], now)
    assert plan.after(edit).sessions[one.id].end == at(1, "09:30")
    with pytest.raises(Refusal, match="now or later"):
        move_sessions(plan, schedule, [Placement(one.id, at(1, "08:15"), 45)], now)
    with pytest.raises(Refusal, match="now or later"):
        move_sessions(plan, schedule, [Placement(one.id, one.start, 30)], now)


@pytest.mark.parametrize(
    ("start", "minutes", "sentence"),
    [
        (NOW - timedelta(minutes=1), 30, "now or later"),
        (at(2, "23:45"), 30, "by midnight"),
        (at(2, "12:00"), 4, "at least five minutes"),
        (at(1, "08:30"), 30, "08:00 is taken: A is there"),
        (at(11, "10:30"), 30, "10:00 is taken: E is there"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(start: datetime, minutes: int, sentence: str) -> None:
    plan = some_plan()
    with pytest.raises(Refusal, match=sentence):
        moved(plan, Placement(study(plan).id, start, minutes))


def test_exams_and_what_was_answered_stay_and_so_does_what_is_there_already() -> None:
    plan = some_plan()
    one = study(plan)
    test = next(each for each in laid(plan).sessions if each.kind.value == "exam")
    with pytest.raises(Refusal, match="the exam itself"):
        moved(plan, Placement(test.id, at(3, "06:00"), 60))
    with pytest.raises(Refusal, match="there already"):
        moved(plan, Placement(one.id, one.start, one.minutes))
    done = plan.after(finish_session(plan, laid(plan), one.id, NOW))
    with pytest.raises(Refusal, match="answered already"):
        moved(done, Placement(one.id, at(3, "06:00"), one.minutes))
    assert not can_be_moved(test)
    assert not can_be_moved(replace(one, state=SessionState.DONE))


def test_a_copy_leaves_the_session_where_it_is() -> None:
    plan = some_plan()
    one = study(plan)
    edit = copy_sessions(plan, laid(plan), [Placement(one.id, at(3, "06:30"), 45)], NOW)
    after = plan.after(edit)
    assert edit.label == "Copied A to Thu 26 Nov 2026, 06:30"
    assert [
        (each.start, each.minutes) for each in after.sessions.values() if each.start == at(3, "06:30")
    ] == [(at(3, "06:30"), 45)]
    assert same(after, one.id).start == one.start
    two = [Placement(one.id, at(3, "06:30"), 45), Placement(study(plan, 1).id, at(4, "06:30"), 45)]
    assert copy_sessions(plan, laid(plan), two, NOW).label == "Copied 2 sessions"
    with pytest.raises(Refusal, match="is taken"):
        copy_sessions(plan, laid(plan), [Placement(one.id, at(1, "08:30"), 45)], NOW)


def test_own_sessions_are_gone_when_removed_and_those_of_the_plan_are_skipped() -> None:
    plan = some_plan()
    own = plan.after(copy_sessions(plan, laid(plan), [Placement(study(plan).id, at(3, "06:30"), 45)], NOW))
    put_in = next(each for each in own.sessions.values() if each.start == at(3, "06:30"))
    one = study(own)
    edit = remove_sessions(own, laid(own), [put_in.id, one.id], NOW)
    after = own.after(edit)
    assert edit.label == "Removed 2 sessions"
    assert put_in.id not in after.sessions
    assert after.sessions[one.id].state is SessionState.SKIPPED
    assert remove_sessions(own, laid(own), [put_in.id], NOW).label == "Removed A"
    with pytest.raises(Refusal, match="answered already"):
        remove_sessions(after, laid(after), [one.id], NOW)


def test_a_session_is_split_into_two_that_follow_each_other() -> None:
    plan = some_plan()
    one = next(each for each in laid(plan).sessions if can_be_moved(each) and each.minutes >= 30)
    edit = split_session(plan, laid(plan), one.id, NOW)
    after = plan.after(edit)
    assert edit.label == "Split A in two"
    halves = sorted(
        (each for each in after.sessions.values() if one.start <= each.start < one.end),
        key=lambda each: each.start,
    )
    assert [each.pinned for each in halves] == [True, True]
    assert (halves[0].start, halves[0].end, halves[1].end) == (one.start, halves[1].start, one.end)
    assert halves[0].minutes % 5 == 0
    assert after.after(edit.reverse).sessions == plan.sessions
    again = split_session(after, laid(after), halves[0].id, NOW)
    assert len(after.after(again).sessions) == len(after.sessions) + 1


def test_what_is_too_short_is_not_split() -> None:
    plan = some_plan()
    short = plan.after(moved(plan, Placement(study(plan).id, at(3, "06:00"), 9)))
    id = next(each.id for each in short.sessions.values() if each.minutes == 9)
    with pytest.raises(Refusal, match="too short"):
        split_session(short, laid(short), id, NOW)


def test_a_copy_where_a_moved_one_was_put_in_first_takes_nothing_from_it() -> None:
    plan = some_plan()
    place = Placement(study(plan).id, at(3, "06:30"), 45)
    plan = plan.after(copy_sessions(plan, laid(plan), [place], NOW))
    own = next(each for each in plan.sessions.values() if each.start == at(3, "06:30"))
    plan = plan.after(moved(plan, Placement(own.id, at(4, "06:30"), 45)))
    plan = plan.after(copy_sessions(plan, laid(plan), [place], NOW))
    starts = sorted(each.start for each in plan.sessions.values() if each.minutes == 45)
    assert starts == [at(3, "06:30"), at(4, "06:30")]


@given(some.integers(0, 9), some.integers(0, 96 * 11), some.integers(1, 12))
def test_wherever_it_goes_the_work_stays_whole_or_it_is_refused(which: int, slot: int, quarters: int) -> None:
    plan = some_plan()
    choices = [each for each in laid(plan).sessions if can_be_moved(each)]
    one = choices[which % len(choices)]
    try:
        edit = moved(plan, Placement(one.id, NOW + timedelta(minutes=15 * slot), 15 * quarters))
    except Refusal:
        return
    after = laid(plan.after(edit))
    assert [each.start for each in after.sessions if each.id == one.id] == [edit.changes[0].after.start]  # type: ignore[union-attr]
    for name in "ab":
        booked = sum(each.minutes for each in after.sessions if each.item == name)
        assert booked >= 300 or after.items[name].planned_finish is None


def test_a_session_to_come_ends_by_midnight_however_it_is_stretched() -> None:
    plan = some_plan()
    one = study(plan)
    late = plan.after(moved(plan, Placement(one.id, at(3, "23:00"), 60)))
    with pytest.raises(Refusal, match="A session ends by midnight"):
        moved(late, Placement(one.id, at(3, "23:00"), 75))


def test_late_in_the_evening_sessions_of_other_days_are_resized_and_split() -> None:
    plan = some_plan()
    now = NOW.replace(hour=23)
    one = next(each for each in laid(plan).sessions if can_be_moved(each) and each.start.date() > now.date())
    schedule = make_schedule(plan, now)
    edit = move_sessions(plan, schedule, [Placement(one.id, one.start, one.minutes + 15)], now)
    assert plan.after(edit).sessions[one.id].minutes == one.minutes + 15
    assert split_session(plan, schedule, one.id, now).label == "Split A in two"


def test_sessions_that_are_stretched_together_do_not_lie_on_each_other() -> None:
    plan = some_plan()
    first, second = study(plan, 0), study(plan, 1)
    places = [Placement(first.id, at(3, "19:00"), 60), Placement(second.id, at(3, "20:00"), 60)]
    side_by_side = plan.after(moved(plan, *places))
    longer = [Placement(each.id, each.start, 75) for each in places]
    with pytest.raises(Refusal, match="is taken"):
        moved(side_by_side, *longer)
    shorter = moved(side_by_side, *(Placement(each.id, each.start, 45) for each in places))
    assert shorter.label == "Changed the length of 2 sessions"


def test_the_label_counts_what_has_changed() -> None:
    plan = some_plan()
    first, second = study(plan, 0), study(plan, 1)
    edit = moved(
        plan,
        Placement(first.id, at(3, "06:30"), first.minutes),
        Placement(second.id, second.start, second.minutes),
    )
    assert edit.label.startswith("Moved A to")


def test_a_copy_needs_the_session_no_more() -> None:
    plan = some_plan()
    copy = OwnSession(item="a", start=at(3, "06:30"), minutes=45)
    edit = put_in_copies(plan, laid(plan), [copy, replace(copy, start=at(3, "08:30"))], NOW)
    assert edit.label == "Copied 2 sessions"
    after = plan.after(edit)
    assert sum(each.start.date() == copy.start.date() for each in after.sessions.values()) == 2
