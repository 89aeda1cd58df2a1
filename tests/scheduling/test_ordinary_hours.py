"""The hours in force, and the minutes of an ordinary week."""

import pytest

from planner.domain.availability import Limits
from planner.domain.plan import Plan
from planner.domain.settings import Settings
from planner.scheduling.ordinary_hours import current_pattern, ordinary_week
from tests.support.plans import NOW, at, exam, hours, item, make_plan


def test_a_plan_without_hours_has_an_empty_week() -> None:
    assert current_pattern(Plan(), NOW).minutes == 0


@pytest.mark.parametrize(
    ("limits", "minutes"),
    [
        (Limits(), 600),
        (Limits(most_per_day=90), 450),
        (Limits(most_per_week=480), 480),
        (Limits(percent_free=20), 480),
        (Limits(most_per_day=90, most_per_week=480, percent_free=30), 420),
    ],
)
def test_an_ordinary_week_knows_the_limits(limits: Limits, minutes: int) -> None:
    plan = make_plan([item("a")], settings=Settings(limits=limits))
    assert ordinary_week(plan, NOW) == minutes


def test_a_week_without_hours_is_empty() -> None:
    assert ordinary_week(make_plan([item("a")], hours=hours("")), NOW) == 0


def test_an_ordinary_week_is_not_shortened_by_what_stands_in_it() -> None:
    plan = make_plan([item("a")], [exam("e", "a", at(1, "19:00"))])
    assert ordinary_week(plan, NOW) == 600
