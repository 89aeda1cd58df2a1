"""Why a session stands where it stands."""

from typing import Any

import pytest

from planner.domain.plan import Plan
from planner.domain.session import PlacedBy, SessionKind, SessionState
from planner.scheduling.engine import make_schedule
from planner.scheduling.reasons import MovesWhen, Reason, reason_for
from planner.values import replace
from tests.support.plans import NOW, all_done, at, day, exam, goal, item, make_plan, session


def reason(plan: Plan, item: str) -> Reason:
    """The reason of the first session of an item."""
    schedule = make_schedule(plan, NOW)
    return reason_for(plan, schedule, next(entry for entry in schedule.sessions if entry.item == item))


def road(**more: object) -> Plan:
    items = [item("known"), item("a", needs="known"), item("b", needs="a"), item("c", needs="b")]
    goals = [exam("x", "c", at(9, "09:00"), buffer_days=1), goal("all", "a b c", created=1)]
    return make_plan(items, goals, status=all_done("known"), **more)  # type: ignore[arg-type]


def test_the_goal_its_date_and_the_chain_to_it() -> None:
    found = reason(road(), "a")
    assert (found.goal, found.due) == ("x", at(8, "09:00"))
    assert found.chain == ("a", "b", "c")
    assert found.outlook is not None
    assert found.outlook.goal == "x"
    assert found.latest_start == at(4, "20:00")


def test_what_it_needs_and_what_it_unlocks() -> None:
    first, second = reason(road(), "a"), reason(road(), "b")
    assert (first.requires, first.waits_for, first.unlocks) == (("known",), (), ("b",))
    assert (second.requires, second.waits_for, second.unlocks) == (("a",), ("a",), ("c",))


def test_the_rule_that_placed_it() -> None:
    assert reason(road(), "a").placed_by is PlacedBy.ORDER
    pinned = session("a", at(0, "10:00"), 30, pinned=True)
    assert reason(road(sessions=[pinned]), "a").placed_by is PlacedBy.LEARNER


def test_a_session_for_no_goal_has_no_date_and_a_chain_of_itself() -> None:
    loose = session("loose", at(0, "19:00"), 30, accepted=True)
    plan = make_plan([item("loose", 60)], sessions=[loose])
    found = reason(plan, "loose")
    assert (found.goal, found.due, found.outlook, found.chain) == (None, None, None, ("loose",))


def test_an_exam_without_an_item_can_be_asked_about() -> None:
    plan = make_plan([item("a")], [exam("x", "nowhere", at(3, "09:00"))])
    schedule = make_schedule(plan, NOW)
    found = reason_for(plan, schedule, schedule.sessions[-1])
    assert (found.requires, found.unlocks) == ((), ())


@pytest.mark.parametrize(
    ("change", "moves_when"),
    [
        ({}, MovesWhen.ANY_TIME),
        ({"placed_by": PlacedBy.URGENT}, MovesWhen.MORE_ROOM),
        ({"accepted": True}, MovesWhen.MUST),
        ({"accepted": True, "pinned": True}, MovesWhen.UNPINNED),
        ({"kind": SessionKind.EXAM}, MovesWhen.DATE),
        ({"state": SessionState.DONE}, MovesWhen.OVER),
    ],
)
def test_a_session_knows_what_would_let_it_move(change: dict[str, Any], moves_when: MovesWhen) -> None:
    plan = make_plan([item("a", 300)], [goal("g", "a", at(20))])
    schedule = make_schedule(plan, NOW)
    planned = replace(schedule.sessions[-1], placed_by=PlacedBy.ORDER)
    assert reason_for(plan, schedule, replace(planned, **change)).moves_when is moves_when


def review_plan(**more: object) -> Plan:
    items = [item("old"), item("next", 300)]
    goals = [goal("g", "next")]
    return make_plan(items, goals, finished={"old": day(-8)}, **more)  # type: ignore[arg-type]


def test_a_review_tells_since_when_and_how_much_is_remembered() -> None:
    found = reason(review_plan(), "old")
    assert (found.placed_by, found.moves_when) == (PlacedBy.REVIEW, MovesWhen.ANY_TIME)
    assert found.review is not None
    assert (found.review.since, found.review.answers, found.review.due) == (day(-8), 0, day(0))
    assert found.review.recall == pytest.approx(0.9, abs=0.005)
    assert (found.review.percent, found.review.exam) == (20, None)
    assert reason(review_plan(), "next").review is None


def test_a_review_names_the_exam_that_raises_its_share() -> None:
    plan = review_plan()
    ahead = exam("x", "next", at(12, "09:00"))
    found = reason(replace(plan, goals={**plan.goals, "x": ahead}), "old")
    assert found.review is not None
    assert (found.review.percent, found.review.exam) == (40, "x")


def test_an_answered_review_is_over() -> None:
    done = session("old", at(0, "07:00"), 15, kind=SessionKind.REVIEW, state=SessionState.DONE)
    found = reason(review_plan(sessions=[done]), "old")
    assert found.review is None
    assert found.moves_when is MovesWhen.OVER
