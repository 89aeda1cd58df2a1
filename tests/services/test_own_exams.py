"""Exams of any kind, without an entry in the catalogue."""

from datetime import date

import pytest

from planner.domain.errors import Refusal
from planner.domain.goal import GoalKind
from planner.domain.item import ItemKind
from planner.services.own_exams import OwnExamWish, add_own_exam, vendor_of
from planner.values import replace
from tests.support.plans import NOW, at, item, make_plan

PLAN = make_plan([item("a")])
WISH = OwnExamWish(
    title="Statistics I",
    vendor="Open University",
    due=at(40, "10:00"),
    minutes=1_200,
    exam_minutes=180,
    registration_closes=date(2026, 12, 20),
    booked=True,
    place="Hall 3",
    fee="90 EUR",
)


def test_it_is_an_exam_without_a_certification() -> None:
    edit = add_own_exam(PLAN, WISH, NOW)
    after = PLAN.after(edit)
    goal = after.goals["statistics-i"]

    assert edit.label == "Added the exam Statistics I"
    assert (goal.kind, goal.certification, goal.exam_minutes) == (GoalKind.EXAM, None, 180)
    assert (goal.booked, goal.place, goal.fee) == (True, "Hall 3", "90 EUR")
    (id,) = goal.items
    assert (after.items[id].kind, after.items[id].effort.likely) == (ItemKind.CERTIFICATION, 1_200)
    assert vendor_of(after, goal) == "Open University"


def test_two_of_a_name_are_told_apart() -> None:
    once = PLAN.after(add_own_exam(PLAN, replace(WISH, vendor=""), NOW))
    twice = once.after(add_own_exam(once, WISH, NOW))

    assert set(twice.goals) == {"statistics-i", "statistics-i-2"}
    assert vendor_of(once, once.goals["statistics-i"]) == ""


@pytest.mark.parametrize(
    "change", [{"title": " "}, {"due": NOW}, {"minutes": 0}, {"registration_closes": date(2027, 1, 3)}]
)
def test_what_cannot_be_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(Refusal):
        add_own_exam(PLAN, replace(WISH, **change), NOW)
