"""Replanning by wish: what is laid out anew, what never moves, and that it is taken as it was shown."""

from datetime import datetime, timedelta

import pytest

from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.item import Subject
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionState
from planner.scheduling.engine import make_schedule
from planner.scheduling.schedule import Schedule
from planner.services.availability import add_day_off
from planner.services.replanning import Replanned, movable_weeks, replan, replanned
from planner.services.sessions import (
    accept_week,
    finish_session,
    pin_session,
    sessions_to_accept,
    skip_session,
)
from planner.services.settling import settled
from planner.services.weeks_in_sight import accepted_weeks
from planner.values import replace
from tests.support.plans import NOW, at, day, goal, item, make_plan, session
from tests.support.random_plans import random_plan

ITEMS = [item("a", 900), item("b", 2_000, subject=Subject.DATA), item("c", 2_500, needs="a")]
TUESDAY = at(1, "08:00")

Place = tuple[str, datetime, datetime]


def living(plan: Plan, edit: Edit, now: datetime) -> Plan:
    """The plan after an edit, with all that the workspace would change with it."""
    return settled(plan, edit, now, lambda changed: make_schedule(changed, now))[1]


def accepting(plan: Plan, now: datetime = NOW) -> Plan:
    return living(plan, accept_week(plan, make_schedule(plan, now), now.date(), now), now)


def anew(plan: Plan, now: datetime, *, all: bool = False) -> Replanned:
    return replanned(plan, make_schedule(plan, now), now, moves_accepted=all)


def taken(plan: Plan, now: datetime, *, all: bool = False) -> Plan:
    return living(plan, replan(plan, make_schedule(plan, now), now, moves_accepted=all), now)


def places(schedule: Schedule, since: datetime) -> set[Place]:
    return {(each.item, each.start, each.end) for each in schedule.sessions if each.start >= since}


def agreed(plan: Plan, now: datetime) -> dict[str, Session]:
    movable = (each for each in plan.sessions.values() if each.accepted and not each.pinned)
    return {each.id: each for each in movable if each.start > now}


@pytest.fixture
def plan() -> Plan:
    """A week accepted on Monday morning."""
    return accepting(make_plan(ITEMS, [goal("all", "a b c")]))


@pytest.fixture
def disturbed(plan: Plan) -> Plan:
    """On Tuesday, after a session that was skipped; most of what lies behind it stood still."""
    first = make_schedule(plan, NOW).sessions[0]
    return living(plan, skip_session(plan, make_schedule(plan, NOW), first.id, NOW), NOW)


@pytest.fixture
def uniform() -> Plan:
    """A week accepted with one item on every evening, where two would take turns."""
    evenings = [session("b", at(number, "19:00"), 120, accepted=True) for number in range(1, 5)]
    bare = make_plan(ITEMS, [goal("all", "a b c")], sessions=evenings)
    return living(bare, Edit("Looked at", ()), TUESDAY)


@pytest.mark.parametrize("all", [False, True])
def test_where_all_lies_as_it_would_be_laid_out_nothing_changes(plan: Plan, all: bool) -> None:
    assert anew(plan, NOW, all=all).changes_nothing
    with pytest.raises(Refusal, match="Nothing changes"):
        replan(plan, make_schedule(plan, NOW), NOW, moves_accepted=all)


def test_the_accepted_week_stays_and_those_behind_it_are_laid_out_as_from_nothing(disturbed: Plan) -> None:
    shown = anew(disturbed, TUESDAY)
    assert not shown.changes_nothing
    assert not any(move.before.accepted for move in shown.differences.moved)
    assert not any(each.accepted for each in shown.differences.dropped)
    assert agreed(shown.plan, TUESDAY) == agreed(disturbed, TUESDAY)
    held = {id: each for id, each in disturbed.sessions.items() if not each.is_foreseen}
    assert places(shown.schedule, TUESDAY) == places(
        make_schedule(replace(disturbed, sessions=held), TUESDAY), TUESDAY
    )


def test_the_accepted_week_may_be_laid_out_anew_too_and_stays_accepted(uniform: Plan) -> None:
    shown = anew(uniform, TUESDAY, all=True)
    assert any(move.before.accepted for move in shown.differences.moved)
    assert accepted_weeks(shown.plan) == accepted_weeks(uniform)
    week = [each for each in shown.schedule.sessions if TUESDAY < each.start < at(7)]
    assert week
    assert all(each.accepted for each in week)
    lived = {id: each for id, each in uniform.sessions.items() if each.start <= TUESDAY}
    assert places(shown.schedule, TUESDAY) == places(
        make_schedule(replace(uniform, sessions=lived), TUESDAY), TUESDAY
    )


def test_done_past_pinned_and_begun_sessions_stay_where_they_are(plan: Plan) -> None:
    first, second, third, *_rest = make_schedule(plan, NOW).sessions
    evening = third.start + timedelta(minutes=10)  # the third has begun
    plan = living(plan, finish_session(plan, make_schedule(plan, NOW), first.id, NOW), NOW)
    last = max(agreed(plan, NOW).values(), key=lambda each: each.start)
    plan = living(plan, pin_session(plan, make_schedule(plan, NOW), last.id), NOW)
    plan = living(plan, add_day_off(plan, day(2), day(2), NOW), evening)
    before, after = plan.sessions, anew(plan, evening, all=True).plan.sessions
    assert before[first.id].state is SessionState.DONE
    assert third.start < evening < third.end
    for id in (first.id, second.id, third.id, last.id):
        assert after[id] == before[id]


def test_what_moves_beyond_sight_or_comes_from_there_is_told_as_moved(disturbed: Plan) -> None:
    shown = anew(disturbed, TUESDAY)
    inside = {
        *(move.before.start.date() < shown.until for move in shown.differences.moved),
        *(move.after.start.date() < shown.until for move in shown.differences.moved),
    }
    assert True in inside
    for move in shown.differences.moved:
        assert min(move.before.start, move.after.start).date() < shown.until
    for each in (*shown.differences.added, *shown.differences.dropped):
        assert each.start.date() < shown.until


def test_weeks_that_could_be_moved_are_counted(plan: Plan) -> None:
    assert movable_weeks(plan, NOW) == 1
    both = living(plan, accept_week(plan, make_schedule(plan, NOW), day(7), NOW), NOW)
    assert movable_weeks(both, NOW) == 2
    assert movable_weeks(both, at(7, "08:00")) == 1
    assert movable_weeks(make_plan(ITEMS), NOW) == 0


def test_an_accepted_week_that_replanning_empties_for_a_moment_stays_accepted(plan: Plan) -> None:
    both = living(plan, accept_week(plan, make_schedule(plan, NOW), day(7), NOW), NOW)
    assert accepted_weeks(anew(both, NOW, all=True).plan) == {day(0), day(7)}


def test_a_plan_without_an_accepted_week_has_nothing_to_replan() -> None:
    bare = make_plan(ITEMS, [goal("all", "a b c")])
    assert anew(bare, NOW, all=True).changes_nothing


def test_undoing_it_brings_every_session_back(disturbed: Plan) -> None:
    shown = anew(disturbed, TUESDAY, all=True)
    assert shown.plan.after(shown.edit.reverse).sessions == disturbed.sessions


@pytest.mark.parametrize("block", range(4))
def test_it_is_taken_as_it_was_shown_and_costs_no_verdict(block: int, thorough: bool) -> None:
    """Over random plans, disturbed by days off: preview and plan agree, and a second time changes nothing."""
    changed = 0
    for seed in range(block * 1_000, block * 1_000 + (150 if thorough else 8)):
        bare, now = random_plan(seed)
        if not sessions_to_accept(make_schedule(bare, now), now, now):
            continue
        plan = accepting(bare, now)
        tomorrow = now.date() + timedelta(days=1)
        plan = living(plan, add_day_off(plan, tomorrow, tomorrow + timedelta(days=2), now), now)
        for all in (False, True):
            shown = anew(plan, now, all=all)
            before = {each.goal: each.verdict for each in make_schedule(plan, now).goals}
            assert {each.goal: each.verdict for each in shown.schedule.goals} == before
            if shown.changes_nothing:
                continue
            changed += 1
            after = taken(plan, now, all=all)
            assert places(make_schedule(after, now), now) == places(shown.schedule, now), (seed, all)
            assert after.sessions == shown.plan.sessions
            assert anew(after, now, all=all).changes_nothing
    assert changed
