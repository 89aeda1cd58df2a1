"""What the learner says of a course: counts in range, one line for the price."""

from datetime import date

import pytest

from planner.domain.course_work import LONGEST_PRICE, MOST_UNITS, CourseWork
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.values import replace
from tests.support import plans


def test_of_most_items_nothing_is_said() -> None:
    assert Plan().course_of("maths") == CourseWork(id="maths")
    assert CourseWork(id="maths").is_empty


@pytest.mark.parametrize(
    "said",
    [{"units_done": 1}, {"units": 9}, {"resource": "r"}, {"started": date(2026, 1, 1)}, {"price": "0"}],
)
def test_whatever_is_said_needs_a_record(said: dict[str, object]) -> None:
    assert not CourseWork(id="maths", **said).is_empty  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wrong",
    [
        {"units_done": -1},
        {"units_done": MOST_UNITS + 1},
        {"units": 0},
        {"units": MOST_UNITS + 1},
        {"price": "4\n5"},
        {"price": "a\0"},
        {"price": "x" * (LONGEST_PRICE + 1)},
    ],
)
def test_what_is_out_of_range_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(Refusal):
        CourseWork(id="maths", **wrong)  # type: ignore[arg-type]


def test_the_own_count_of_units_goes_before_the_roadmaps() -> None:
    plan = plans.make_plan([plans.item("maths", 60)], [])
    assert plan.units_of("maths") is None
    plan = plans.make_plan([replace(plans.item("maths", 60), units=12)], [])
    assert plan.units_of("maths") == 12
    own = {"maths": CourseWork(id="maths", units=14)}
    assert Plan(items=plan.items, courses=own).units_of("maths") == 14
