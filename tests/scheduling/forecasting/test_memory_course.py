"""How items come back for review, against the package that answers reviews."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from planner.domain.card import Card, Rating
from planner.scheduling.forecasting.memory_course import Memory, reviews_to_come
from planner.scheduling.memory import FIRST_DIFFICULTY, FIRST_STABILITY
from planner.services.reviews import reviewed

FRESH = Memory(FIRST_STABILITY, FIRST_DIFFICULTY)
REVIEWED = date(2026, 11, 23)


def answered(memory: Memory, rating: Rating) -> Card:
    """The card of an item after an answer on the day it is due, by the package."""
    due = REVIEWED + timedelta(days=memory.days)
    card = Card(id="a", due=due, stability=memory.stability, difficulty=memory.difficulty, reviewed=REVIEWED)
    return reviewed(card, rating, due)


@given(some.integers(1, 400), some.floats(1, 10))
def test_an_answer_leaves_the_memory_that_the_package_tells(days: int, difficulty: float) -> None:
    memory = Memory(float(days), difficulty)
    for rating, after in ((Rating.GOOD, memory.remembered()), (Rating.AGAIN, memory.forgotten())):
        card = answered(memory, rating)
        assert after.stability == pytest.approx(card.stability, rel=0.01)
        assert after.difficulty == pytest.approx(card.difficulty, rel=0.01)
        assert after.days == pytest.approx((card.due - card.reviewed).days, abs=1 + 0.01 * after.days)


def test_what_is_remembered_comes_back_ever_later_and_what_is_forgotten_soon() -> None:
    memory = FRESH
    for _review in range(4):
        assert memory.remembered().days > 2 * memory.days
        assert memory.forgotten().days < memory.days
        memory = memory.remembered()


def test_the_first_review_is_sure_and_each_day_has_a_chance() -> None:
    found = reviews_to_come(FRESH, 400)
    assert found[0] == (0, 1.0)
    assert all(0 <= day <= 400 and 0 < chance <= 1 for day, chance in found)


def test_more_days_have_no_fewer_reviews() -> None:
    sums = [sum(chance for _day, chance in reviews_to_come(FRESH, days)) for days in (1, 30, 90, 365, 1_000)]
    assert sums == sorted(sums)
    assert 4 < sums[-1] < 7
