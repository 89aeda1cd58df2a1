"""The memory model, compared with the package that it is taken from."""

from datetime import UTC, date, datetime, time, timedelta

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.card import Card
from planner.domain.item import ItemKind, ItemStatus, Recurrence
from planner.scheduling.memory import RETENTION, card_of, cards, first_card, recall
from planner.values import replace
from tests.support.plans import day, item, make_plan

FINISHED = day(-20)


def noon(on: date) -> datetime:
    return datetime.combine(on, time(12), UTC)


def scheduler() -> fsrs.Scheduler:
    return fsrs.Scheduler(
        desired_retention=RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )


def a_card(stability: float = 10.0, answers: int = 1) -> Card:
    due = FINISHED + timedelta(days=max(1, round(stability)))
    return Card(id="a", due=due, stability=stability, difficulty=5.0, reviewed=FINISHED, answers=answers)


def test_the_first_card_is_what_the_package_makes_of_a_first_answer_easy() -> None:
    theirs, _log = scheduler().review_card(fsrs.Card(card_id=0), fsrs.Rating.Easy, noon(FINISHED))
    ours = first_card("a", FINISHED)
    assert ours.stability == theirs.stability
    assert ours.difficulty == theirs.difficulty
    assert ours.due == theirs.due.date()


@given(st.floats(0.01, 3_000), st.integers(0, 20_000))
def test_recall_is_the_package_s_own(stability: float, days: int) -> None:
    on = FINISHED + timedelta(days=days)
    theirs = fsrs.Card(card_id=0, state=fsrs.State.Review, stability=stability, difficulty=5.0)
    theirs.last_review = noon(FINISHED)
    expected = scheduler().get_card_retrievability(theirs, noon(on))
    assert recall(a_card(stability), on) == pytest.approx(expected, abs=1e-9)


def test_nothing_is_forgotten_before_it_is_learned() -> None:
    assert recall(a_card(), FINISHED - timedelta(days=5)) == 1.0


def test_a_finished_item_is_due_about_a_week_later_and_then_remembered_by_nine_in_ten() -> None:
    card = first_card("a", FINISHED)
    assert card.due - FINISHED == timedelta(days=8)
    assert recall(card, card.due) == pytest.approx(0.9, abs=0.005)


def test_every_finished_item_has_a_card_its_own_or_the_first_one() -> None:
    plan = make_plan(
        [item("a"), item("b"), item("c")], finished={"a": FINISHED, "b": FINISHED}, cards=[a_card()]
    )
    assert cards(plan) == {"a": a_card(), "b": first_card("b", FINISHED)}
    assert card_of(plan, "b") == first_card("b", FINISHED)
    assert card_of(plan, "c") is None


def test_what_is_finished_anew_is_at_least_as_fresh_as_on_the_first_day() -> None:
    weak, strong = a_card(stability=3), replace(a_card(stability=50), id="b", resting=True)
    again = FINISHED + timedelta(days=5)
    plan = make_plan([item("a"), item("b")], finished=dict.fromkeys("ab", again), cards=[weak, strong])
    fresh = first_card("a", again)
    assert card_of(plan, "a") == replace(weak, stability=fresh.stability, due=fresh.due, reviewed=again)
    assert card_of(plan, "b") == replace(strong, due=again + timedelta(days=50), reviewed=again)


def test_what_was_reviewed_since_it_was_finished_keeps_its_card() -> None:
    plan = make_plan([item("a")], finished={"a": FINISHED - timedelta(days=3)}, cards=[a_card()])
    assert card_of(plan, "a") == a_card()


@pytest.mark.parametrize(
    "without",
    [
        item("x", kind=ItemKind.MILESTONE),
        item("x", kind=ItemKind.CERTIFICATION),
        item("x", recurring=Recurrence.WEEKLY),
        item("x", 0),
    ],
)
def test_what_holds_nothing_to_remember_has_no_card(without: object) -> None:
    plan = make_plan([without], finished={"x": FINISHED})  # type: ignore[list-item]
    assert cards(plan) == {}
    assert card_of(plan, "x") is None


def test_what_was_known_or_finished_on_no_known_day_has_no_card() -> None:
    status = {"a": ItemStatus.SKIPPED, "b": ItemStatus.DONE, "c": ItemStatus.IN_PROGRESS}
    plan = make_plan([item("a"), item("b"), item("c")], status=status)
    assert cards(plan) == {}
    assert [card_of(plan, id) for id in ("a", "b", "c", "unknown")] == [None] * 4


def test_what_was_finished_with_a_larger_item_is_remembered_with_that_one() -> None:
    items = [replace(item("whole"), covers=("part", "own")), item("part"), item("own")]
    finished = dict.fromkeys(("whole", "part", "own"), FINISHED)
    plan = make_plan(items, finished=finished, cards=[replace(a_card(), id="own")])
    assert list(cards(plan)) == ["whole", "own"]
    assert card_of(plan, "part") is None
    assert card_of(plan, "own") == replace(a_card(), id="own")


def test_what_another_kind_of_item_covers_is_remembered_by_itself() -> None:
    """A certification is not reviewed, so nothing can be remembered with it."""
    items = [replace(item("exam", kind=ItemKind.CERTIFICATION), covers=("part",)), item("part")]
    plan = make_plan(items, finished=dict.fromkeys(("exam", "part"), FINISHED))
    assert cards(plan) == {"part": first_card("part", FINISHED)}
    assert card_of(plan, "part") == first_card("part", FINISHED)
