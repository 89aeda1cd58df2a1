"""What a change does to accepted sessions besides what was asked for, and how that is said."""

import pytest

from planner.domain.edit import Change, Edit
from planner.domain.item import Subject
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionState
from planner.scheduling.engine import make_schedule
from planner.services.availability import add_day_off
from planner.services.difference_words import moved_words
from planner.services.items import finish_item
from planner.services.moved_along import MovedAlong, moved_along
from planner.services.replanning import replan
from planner.services.sessions import accept_week, finish_session, pin_session, skip_session
from planner.services.settling import settled
from planner.values import replace
from tests.support.plans import NOW, at, day, goal, item, make_plan, session

ONE, OTHER = session("a", at(1, "19:00"), accepted=True), session("b", at(2, "19:00"), accepted=True)
LATER = session("a", at(3, "19:00"), accepted=True)
NONE = Edit("", ())


def along(*changes: Change, asked: Edit = NONE) -> tuple[int, int]:
    found = moved_along(Edit("", changes), asked)
    return found.moved, found.taken_out


def test_a_session_of_the_same_item_accepted_instead_is_where_it_moved() -> None:
    assert along(Change(ONE, None), Change(None, LATER)) == (1, 0)
    assert along(Change(ONE, None), Change(replace(LATER, accepted=False), LATER)) == (1, 0)
    assert along(Change(ONE, replace(ONE, start=at(1, "18:00")))) == (1, 0)


def test_one_without_another_is_taken_out() -> None:
    assert along(Change(ONE, None), Change(OTHER, None), Change(None, LATER)) == (1, 1)
    assert along(Change(None, LATER)) == (0, 0)


@pytest.mark.parametrize(
    "change",
    [
        Change(ONE, replace(ONE, end=at(1, "19:30"))),
        Change(replace(ONE, pinned=True), None),
        Change(replace(ONE, accepted=False), None),
        Change(replace(ONE, state=SessionState.DONE), None),
    ],
)
def test_what_was_cut_pinned_foreseen_or_answered_is_not_counted(change: Change) -> None:
    assert along(change) == (0, 0)


def test_what_an_earlier_wish_of_the_same_step_pinned_is_not_counted() -> None:
    pinned = Change(ONE, replace(ONE, pinned=True))
    assert along(pinned, Change(OTHER, None)) == (0, 1)


def test_another_name_for_the_same_place_is_no_move() -> None:
    assert along(Change(ONE, None), Change(None, replace(ONE, id="other"))) == (0, 0)


def test_what_the_learner_did_is_not_told() -> None:
    deleted = Change(ONE, None)
    assert along(deleted, asked=Edit("", (deleted,))) == (0, 0)


@pytest.fixture
def plan() -> Plan:
    """A week accepted on Monday."""
    items = [item("a", 900), item("b", 2_000, subject=Subject.DATA), item("c", 2_500, needs="a")]
    bare = make_plan(items, [goal("all", "a b c")])
    return after(bare, accept_week(bare, make_schedule(bare, NOW), day(0), NOW))[1]


def after(plan: Plan, asked: Edit) -> tuple[MovedAlong, Plan]:
    edit, later, _schedule = settled(plan, asked, NOW, lambda changed: make_schedule(changed, NOW))
    return moved_along(edit, asked), later


def accepted_on(plan: Plan, number: int) -> list[Session]:
    return [each for each in plan.sessions.values() if each.accepted and each.start.date() == day(number)]


def test_a_day_off_moves_or_takes_out_just_the_sessions_of_the_day(plan: Plan) -> None:
    found, _later = after(plan, add_day_off(plan, day(2), day(2), NOW))
    assert found.moved + found.taken_out == len(accepted_on(plan, 2))


def test_an_item_done_early_takes_its_sessions_out(plan: Plan) -> None:
    count = sum(each.item == "a" and each.accepted for each in plan.sessions.values())
    assert count
    found, _later = after(plan, finish_item(plan, "a", NOW))
    assert found == MovedAlong(0, count)


def test_an_answer_or_a_pin_moves_no_other(plan: Plan) -> None:
    schedule = make_schedule(plan, NOW)
    id = schedule.sessions[0].id
    for asked in (finish_session(plan, schedule, id, NOW), pin_session(plan, schedule, id)):
        assert after(plan, asked)[0] == MovedAlong(0, 0)


def test_replanning_is_asked_for(plan: Plan) -> None:
    id = make_schedule(plan, NOW).sessions[0].id
    skipped = after(plan, skip_session(plan, make_schedule(plan, NOW), id, NOW))[1]
    asked = replan(skipped, make_schedule(skipped, NOW), NOW, moves_accepted=True)
    assert after(skipped, asked)[0] == MovedAlong(0, 0)


@pytest.mark.parametrize(
    ("moved", "out", "words"),
    [
        (0, 0, ""),
        (1, 0, "1 accepted session moved."),
        (2, 0, "2 accepted sessions moved."),
        (0, 1, "1 accepted session taken out."),
        (0, 2, "2 accepted sessions taken out."),
        (1, 2, "1 accepted session moved, 2 taken out."),
        (3, 1, "3 accepted sessions moved, 1 taken out."),
    ],
)
def test_it_is_said_in_one_sentence(moved: int, out: int, words: str) -> None:
    assert moved_words(MovedAlong(moved, out)) == words
