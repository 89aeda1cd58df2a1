"""Which sessions count as missed, and saying that they were done after all."""

from datetime import timedelta

import pytest

from planner.domain.errors import Refusal
from planner.domain.item import ItemStatus
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.scheduling.engine import make_schedule
from planner.services.missed import LOOK_BACK, done_after_all, missed_since
from planner.values import replace
from tests.support.plans import all_done, at, goal, item, make_plan, session

WEDNESDAY = at(2, "08:00")
MONDAYS = session("a", at(0, "19:00"), accepted=True)
TUESDAYS = session("b", at(1, "19:00"), accepted=True)


def plan_of(*sessions: Session, status: dict[str, ItemStatus] | None = None) -> Plan:
    return make_plan([item("a", 600), item("b", 600)], [goal("g", "a b")], sessions=sessions, status=status)


def test_what_was_agreed_and_never_answered_is_missed_from_midnight_on() -> None:
    plan = plan_of(TUESDAYS, MONDAYS)
    assert missed_since(plan, None, at(0, "23:59")) == ()
    assert missed_since(plan, None, at(1, "00:00")) == (MONDAYS,)
    assert missed_since(plan, None, WEDNESDAY) == (MONDAYS, TUESDAYS)


def test_a_pinned_one_is_missed_too() -> None:
    pinned = replace(MONDAYS, accepted=False, pinned=True)
    assert missed_since(plan_of(pinned), None, WEDNESDAY) == (pinned,)


@pytest.mark.parametrize(
    "other",
    [
        replace(MONDAYS, accepted=False),
        replace(MONDAYS, state=SessionState.DONE),
        replace(MONDAYS, state=SessionState.PARTLY),
        replace(MONDAYS, state=SessionState.SKIPPED),
        replace(MONDAYS, kind=SessionKind.REVIEW),
        replace(MONDAYS, item="gone"),
    ],
)
def test_no_other_session_is_missed(other: Session) -> None:
    assert missed_since(plan_of(other), None, WEDNESDAY) == ()


def test_where_nothing_is_left_of_the_item_there_is_nothing_to_tell() -> None:
    assert missed_since(plan_of(MONDAYS, TUESDAYS, status=all_done("a")), None, WEDNESDAY) == (TUESDAYS,)


def test_only_what_ended_after_the_last_telling_is_told() -> None:
    plan = plan_of(MONDAYS, TUESDAYS)
    assert missed_since(plan, MONDAYS.end, WEDNESDAY) == (TUESDAYS,)
    assert missed_since(plan, TUESDAYS.end, WEDNESDAY) == ()


def test_what_is_older_than_four_weeks_is_history() -> None:
    plan = plan_of(MONDAYS, TUESDAYS)
    later = MONDAYS.end + LOOK_BACK
    assert missed_since(plan, None, later) == (TUESDAYS,)
    assert missed_since(plan, MONDAYS.start - timedelta(days=1), later) == (TUESDAYS,)


def test_done_after_all_logs_each_on_its_own_day_as_one_step() -> None:
    plan = plan_of(MONDAYS, TUESDAYS)
    edit = done_after_all(plan, make_schedule(plan, WEDNESDAY), (MONDAYS.id, TUESDAYS.id), WEDNESDAY)
    after = plan.after(edit)
    assert edit.label == "Logged 2 sessions as done"
    assert {each.state for each in after.sessions.values()} == {SessionState.DONE}
    assert [(each.item, each.day, each.minutes) for each in after.entries.values()] == [
        ("a", at(0).date(), 60),
        ("b", at(1).date(), 60),
    ]
    assert missed_since(after, None, WEDNESDAY) == ()
    assert after.after(edit.reverse).sessions == plan.sessions


def test_a_single_one_is_named() -> None:
    plan = plan_of(MONDAYS)
    assert done_after_all(plan, make_schedule(plan, WEDNESDAY), (MONDAYS.id,), WEDNESDAY).label == "Did A"


def test_one_that_was_answered_meanwhile_is_refused() -> None:
    plan = plan_of(replace(MONDAYS, state=SessionState.DONE))
    with pytest.raises(Refusal, match="done already"):
        done_after_all(plan, make_schedule(plan, WEDNESDAY), (MONDAYS.id,), WEDNESDAY)
