"""The weeks behind the accepted one stay as they were seen, while nothing speaks against it."""

from datetime import datetime, timedelta

import pytest

from planner.domain.edit import Change, Edit
from planner.domain.goal import GoalKind
from planner.domain.item import Effort, Item, Subject
from planner.domain.plan import Plan
from planner.domain.session import Session
from planner.scheduling.engine import make_schedule
from planner.scheduling.schedule import Schedule
from planner.services.availability import add_day_off, remove_day_off, set_hours
from planner.services.goals import add_goal, edit_goal
from planner.services.items import finish_item
from planner.services.sessions import accept_week, sessions_to_accept, skip_session
from planner.services.settling import settled
from planner.services.weeks import monday_of
from planner.services.weeks_in_sight import WEEKS_IN_SIGHT, accepted_weeks, remember, with_weeks_anew
from planner.services.what_if import WhatIf, edit_for, plan_with
from planner.values import replace
from tests.support.plans import NOW, at, day, goal, hours, item, make_plan, session
from tests.support.random_plans import random_plan

ITEMS = [item("a", 900), item("b", 2_000, subject=Subject.DATA), item("c", 2_500, needs="a")]


def living(plan: Plan, edit: Edit, now: datetime = NOW) -> Plan:
    """The plan after an edit, with all that the workspace would change with it."""
    return settled_at(plan, edit, now)[1]


def settled_at(plan: Plan, edit: Edit, now: datetime) -> tuple[Edit, Plan, Schedule]:
    return settled(plan, edit, now, lambda changed: make_schedule(changed, now))


def accepting(plan: Plan, now: datetime = NOW) -> Plan:
    return living(plan, accept_week(plan, make_schedule(plan, now), now.date(), now), now)


def foreseen(plan: Plan) -> list[Session]:
    return [session for session in plan.sessions.values() if session.is_foreseen]


def places(schedule: Schedule, since: datetime = NOW) -> set[tuple[str, datetime, datetime]]:
    return {(each.item, each.start, each.end) for each in schedule.sessions if each.start >= since}


@pytest.fixture
def plan() -> Plan:
    return accepting(make_plan(ITEMS, [goal("all", "a b c")]))


def test_accepting_a_week_remembers_the_next_ones_as_they_were_shown(plan: Plan) -> None:
    weeks = {monday_of(session.start) for session in foreseen(plan)}
    assert weeks == {day(7 * number) for number in range(1, WEEKS_IN_SIGHT)}
    bare = make_plan(ITEMS, [goal("all", "a b c")])
    assert places(make_schedule(plan, NOW)) == places(make_schedule(bare, NOW))
    assert not any(session.accepted for session in foreseen(plan))


def test_nothing_is_remembered_before_a_week_is_accepted() -> None:
    bare = make_plan(ITEMS, [goal("all", "a b c")])
    assert remember(bare, make_schedule(bare, NOW)) == ()


def test_a_skipped_session_moves_only_what_must_wait_for_its_item(plan: Plan) -> None:
    schedule = make_schedule(plan, NOW)
    first = schedule.sessions[0]
    after = living(plan, skip_session(plan, schedule, first.id, NOW))
    seen = {(each.item, each.start, each.end) for each in foreseen(plan)}
    gone = seen - places(make_schedule(after, NOW))
    assert [(first.item, *plan.items[id].requires) for id, _start, _end in gone] == [("a", "a")]


def test_a_day_off_that_is_taken_back_brings_its_sessions_back(plan: Plan) -> None:
    before = places(make_schedule(plan, NOW))
    off = living(plan, add_day_off(plan, day(9), day(9), NOW))
    assert not any(start.date() == day(9) for _item, start, _end in places(make_schedule(off, NOW)))
    (id,) = off.days_off
    back = living(off, remove_day_off(off, id))
    assert places(make_schedule(back, NOW)) == before


def test_another_goal_makes_the_weeks_in_sight_anew(plan: Plan) -> None:
    urgent = replace(plan, items={**plan.items, "d": item("d", 1_200)})
    after = living(urgent, add_goal(urgent, "D", ["d"], NOW, due=at(28)))
    schedule = make_schedule(after, NOW)
    soon = [each for each in schedule.sessions if each.item == "d" and each.start < at(14)]
    assert soon, "an exam that was just added begins at once"
    assert {each.id for each in foreseen(after)} <= {each.id for each in schedule.sessions}
    forgotten = {id: each for id, each in urgent.sessions.items() if not each.is_foreseen}
    fresh = replace(urgent, sessions=forgotten)
    assert places(schedule) == places(
        make_schedule(fresh.after(add_goal(fresh, "D", ["d"], NOW, due=at(28))), NOW)
    )


def test_what_is_tried_is_laid_out_as_it_will_be_when_applied(plan: Plan) -> None:
    later = replace(plan, goals={**plan.goals, "exam": goal("exam", "b", at(60))})
    wish = WhatIf(dates={"exam": at(120)}, minutes_per_week=900)
    tried = make_schedule(plan_with(later, wish, NOW), NOW)
    applied = make_schedule(living(later, edit_for(later, wish, NOW)), NOW)
    assert places(tried) == places(applied)


def test_a_week_that_is_accepted_with_other_hours_stays_accepted(plan: Plan) -> None:
    next_week = accept_week(plan, make_schedule(plan, NOW), day(7), NOW)
    new_hours = set_hours(plan, hours("mon-fri 18:00-21:00"), NOW)
    after = living(plan, Edit("Both", (*next_week.changes, *new_hours.changes)))
    assert day(7) in accepted_weeks(after)


@pytest.mark.parametrize("block", range(4))
def test_the_plan_that_is_stored_reads_as_it_was_shown(block: int, thorough: bool) -> None:
    """Remembering the weeks in sight changes nothing of what the learner just saw."""
    remembered = 0
    for seed in range(block * 1_000, block * 1_000 + (200 if thorough else 10)):
        bare, now = random_plan(seed)
        schedule = make_schedule(bare, now)
        if sessions_to_accept(schedule, now, now):
            edit = accept_week(bare, schedule, now.date(), now)
            _edit, after, shown = settled_at(bare, edit, now)
            assert places(make_schedule(after, now), now) == places(shown, now)
            remembered += len(foreseen(after))
    assert remembered


def test_other_hours_make_them_anew_too(plan: Plan) -> None:
    after = living(plan, set_hours(plan, hours("sat-sun 09:00-14:00"), NOW))
    assert {each.start.weekday() for each in foreseen(after)} <= {5, 6}


def test_an_item_that_is_done_early_gives_its_time_to_others(plan: Plan) -> None:
    after = living(plan, finish_item(plan, "a", NOW))
    schedule = make_schedule(after, NOW)
    assert not any(each.item == "a" and not each.is_review for each in schedule.sessions)
    kept = {(each.item, each.start, each.end) for each in foreseen(plan) if each.item == "b"}
    assert kept <= places(schedule)


def test_a_session_that_was_only_foreseen_begins_later_for_a_review_that_is_due() -> None:
    plan = accepting(make_plan([*ITEMS, item("d")], [goal("all", "a b c")]))
    after = living(plan, finish_item(plan, "d", at(-1)))
    schedule = make_schedule(after, NOW)
    (review,) = [each for each in schedule.sessions if each.is_review]
    assert review.start.date() == day(7)  # this week is accepted: it stands
    behind = next(each for each in schedule.sessions if each.start == review.end)
    assert after.sessions[behind.id] == replace(behind, start=review.start)
    others = {(each.item, each.start, each.end) for each in foreseen(after) if each.id != behind.id}
    (late,) = others - places(schedule)  # what needs all of the shortened item waits for its last minutes
    assert (behind.item, late[0]) == ("a", "c")


def test_an_accepted_session_begins_no_later_for_a_review() -> None:
    monday = NOW + timedelta(weeks=1)
    week = accepting(make_plan([*ITEMS, item("d")], [goal("all", "a b c")]), monday)
    after = living(week, finish_item(week, "d", at(-1)), monday)
    accepted = {(each.item, each.start, each.end) for each in week.sessions.values() if each.accepted}
    assert accepted
    assert accepted <= places(make_schedule(after, monday), monday)


def test_the_next_acceptance_forgets_what_is_over(plan: Plan) -> None:
    monday = NOW + timedelta(weeks=1)
    after = accepting(plan, monday)
    assert min(each.start for each in foreseen(after)) >= at(14)
    assert max(each.start for each in foreseen(after)) >= at(7 * WEEKS_IN_SIGHT)


def test_undoing_the_acceptance_forgets_what_it_remembered() -> None:
    bare = make_plan(ITEMS, [goal("all", "a b c")])
    acceptance = accept_week(bare, make_schedule(bare, NOW), NOW.date(), NOW)
    edit, after, _schedule = settled_at(bare, acceptance, NOW)
    assert foreseen(after)
    assert after.after(edit.reverse).sessions == {}


def test_what_was_foreseen_gives_way_to_an_exam_before_what_was_accepted() -> None:
    evenings = [session("b", at(number, "19:00"), accepted=number < 7) for number in (3, 4, 7)]
    items = [item("a", 60), item("b", 600, subject=Subject.DATA)]
    goals = [goal("exam", "a", at(8)), goal("all", "a b")]
    plan = make_plan(items, goals, hours=hours("mon-fri 19:00-20:00"), sessions=evenings)
    shown = [each.item for each in make_schedule(plan, at(3, "08:00")).sessions if each.start < at(8)]
    assert shown == ["b", "b", "a"]


def test_what_was_foreseen_in_vain_is_no_missed_session(plan: Plan) -> None:
    late = at(15, "08:00")
    shown = make_schedule(plan, late).sessions
    assert not any(at(7) <= each.start < at(14) for each in shown)


def test_to_book_an_exam_leaves_the_weeks_in_sight_alone(plan: Plan) -> None:
    later = replace(plan, goals={"all": replace(plan.goals["all"], kind=GoalKind.EXAM)})
    edit = edit_goal(later, "all", NOW, booked=True, place="online")
    assert settled_at(later, edit, NOW)[0].changes == edit.changes


def changing(plan: Plan, after: Item) -> Edit:
    return Edit(f"Changed {after.id}", (Change(plan.items.get(after.id), after),))


def test_an_item_that_no_goal_asks_for_leaves_the_weeks_in_sight_alone(plan: Plan) -> None:
    edit = changing(plan, item("book", 240))
    assert settled_at(plan, edit, NOW)[0].changes == edit.changes


def test_an_item_that_is_only_called_otherwise_leaves_them_alone(plan: Plan) -> None:
    edit = changing(plan, replace(plan.items["b"], title="Data", note="By chapter", done_when="It is read"))
    assert settled_at(plan, edit, NOW)[0].changes == edit.changes


def test_an_item_that_takes_longer_or_needs_another_makes_them_anew(plan: Plan) -> None:
    before = plan.items["b"]
    for after in (replace(before, effort=Effort(3_000, 3_000, 3_000)), replace(before, requires=("a",))):
        changes = with_weeks_anew(plan, changing(plan, after)).changes
        assert {each.id for each in foreseen(plan)} == {
            change.record.id for change in changes if change.after is None
        }


def test_another_order_of_what_is_wanted_makes_them_anew(plan: Plan) -> None:
    assert foreseen(plan)
    edit = changing(plan, replace(plan.items["a"], position=max(i.position for i in plan.items.values()) + 1))
    assert len(with_weeks_anew(plan, edit).changes) == 1 + len(foreseen(plan))
