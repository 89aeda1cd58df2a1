"""What the learner can say of a session."""

from datetime import timedelta

import pytest

from planner.domain.edit import Edit
from planner.domain.errors import Refusal, UnknownId
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionState
from planner.scheduling.engine import make_schedule
from planner.scheduling.schedule import Schedule
from planner.services.sessions import (
    accept_week,
    find_session,
    finish_part,
    finish_session,
    pin_session,
    reopen_session,
    skip_session,
    unpin_session,
)
from tests.support.plans import NOW, at, exam, goal, item, make_plan


@pytest.fixture
def plan() -> Plan:
    items = [item("maths", 300), item("ml", 300, needs="maths"), item("cert", 60, needs="ml")]
    return make_plan(items, [goal("all", "ml"), exam("exam", "cert", at(80, "09:00"), created=1)])


@pytest.fixture
def schedule(plan: Plan) -> Schedule:
    return make_schedule(plan, NOW)


@pytest.fixture
def first(schedule: Schedule) -> Session:
    return schedule.sessions[0]


def after(plan: Plan, edit: Edit) -> tuple[Plan, Schedule]:
    changed = plan.after(edit)
    return changed, make_schedule(changed, NOW)


def test_a_tick_logs_the_planned_minutes(plan: Plan, schedule: Schedule, first: Session) -> None:
    changed, again = after(plan, finish_session(plan, schedule, first.id, NOW))
    assert changed.logged == {first.item: first.minutes}
    assert find_session(again, first.id).state is SessionState.DONE
    assert again.items[first.item].remaining == 300 - first.minutes


def test_the_real_time_can_be_told(plan: Plan, schedule: Schedule, first: Session) -> None:
    changed, _again = after(plan, finish_session(plan, schedule, first.id, NOW, minutes=20))
    assert changed.logged == {first.item: 20}


def test_a_later_answer_replaces_the_earlier_with_its_time(
    plan: Plan, schedule: Schedule, first: Session
) -> None:
    partly, again = after(plan, finish_part(plan, schedule, first.id, 20, NOW))
    assert partly.logged == {first.item: 20}
    done, again = after(partly, finish_session(partly, again, first.id, NOW))
    assert done.logged == {first.item: first.minutes}
    skipped, _again = after(done, skip_session(done, again, first.id, NOW))
    assert skipped.logged == {}


def test_the_same_answer_twice_is_refused(plan: Plan, schedule: Schedule, first: Session) -> None:
    done, again = after(plan, finish_session(plan, schedule, first.id, NOW))
    with pytest.raises(Refusal, match="done already"):
        finish_session(done, again, first.id, NOW)
    skipped, again = after(plan, skip_session(plan, schedule, first.id, NOW))
    with pytest.raises(Refusal, match="skipped already"):
        skip_session(skipped, again, first.id, NOW)


def test_reopening_leaves_no_trace(plan: Plan, schedule: Schedule, first: Session) -> None:
    done, again = after(plan, finish_session(plan, schedule, first.id, NOW))
    reopened, again = after(done, reopen_session(done, again, first.id))
    assert reopened.sessions == {}
    assert reopened.logged == {}
    assert again == schedule
    with pytest.raises(Refusal, match="Nothing was said"):
        reopen_session(reopened, again, first.id)


def test_a_skipped_session_says_nothing_about_the_item(
    plan: Plan, schedule: Schedule, first: Session
) -> None:
    changed, again = after(plan, skip_session(plan, schedule, first.id, NOW))
    assert again.items[first.item].remaining == 300
    assert changed.progress == {}


def test_a_pinned_session_stays_when_the_plan_moves(plan: Plan, schedule: Schedule) -> None:
    later = schedule.sessions[3]
    pinned, again = after(plan, pin_session(plan, schedule, later.id))
    assert find_session(again, later.id).pinned
    with pytest.raises(Refusal, match="pinned already"):
        pin_session(pinned, again, later.id)
    moved = make_schedule(pinned, NOW + timedelta(days=1))
    assert (find_session(moved, later.id).start, find_session(moved, later.id).end) == (
        later.start,
        later.end,
    )
    free, again = after(pinned, unpin_session(pinned, again, later.id))
    assert free.sessions == {}
    with pytest.raises(Refusal, match="not pinned"):
        unpin_session(free, again, later.id)


def test_an_accepted_week_is_stored_whole(plan: Plan, schedule: Schedule) -> None:
    changed, again = after(plan, accept_week(plan, schedule, NOW.date(), NOW))
    week = [session for session in schedule.sessions if session.start < at(7)]
    assert [session.id for session in changed.sessions.values()] == [session.id for session in week]
    assert all(find_session(again, session.id).accepted for session in week)
    with pytest.raises(Refusal, match="accepted already"):
        accept_week(changed, again, NOW.date(), NOW)


def test_a_week_that_is_over_is_not_accepted(plan: Plan, schedule: Schedule) -> None:
    with pytest.raises(Refusal, match="over"):
        accept_week(plan, schedule, at(-3).date(), NOW)


def test_the_exam_is_no_session_to_tick(plan: Plan, schedule: Schedule) -> None:
    with pytest.raises(Refusal, match="exam itself"):
        finish_session(plan, schedule, "exam-exam", NOW)


def test_an_unknown_session_is_refused(plan: Plan, schedule: Schedule, first: Session) -> None:
    with pytest.raises(UnknownId, match="Did you mean"):
        finish_session(plan, schedule, first.id + "x", NOW)
