"""One day of longer days off goes back to study."""

import pytest

from planner.domain.availability import DayOff
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.services.pausing import current_pause, pause
from planner.services.single_days_off import days_off_on, put_day_back
from tests.support.plans import NOW, day, item, make_plan


def plan_off(*spans: tuple[int, int]) -> Plan:
    offs = [
        DayOff(f"off-{number}", day(first), day(last), "Trip") for number, (first, last) in enumerate(spans)
    ]
    return make_plan([item("a")], days_off=offs)


def spans_of(plan: Plan) -> list[tuple[int, int]]:
    offs = plan.days_off.values()
    return sorted(((off.first - NOW.date()).days, (off.last - NOW.date()).days) for off in offs)


@pytest.mark.parametrize(
    ("back", "left"),
    [(2, [(3, 6)]), (4, [(2, 3), (5, 6)]), (6, [(2, 5)])],
)
def test_the_days_around_it_stay_off(back: int, left: list[tuple[int, int]]) -> None:
    plan = plan_off((2, 6))
    edit = put_day_back(plan, day(back))
    after = plan.after(edit)
    assert spans_of(after) == left
    assert {off.title for off in after.days_off.values()} == {"Trip"}
    assert after.after(edit.reverse).days_off == plan.days_off
    assert edit.label.startswith("Put ")


def test_a_day_off_twice_is_a_study_day_after_once() -> None:
    plan = plan_off((3, 3), (2, 4))
    after = plan.after(put_day_back(plan, day(3)))
    assert not days_off_on(after, day(3))
    assert spans_of(after) == [(2, 2), (4, 4)]


def test_what_is_left_of_a_pause_is_a_pause_that_can_be_changed() -> None:
    plan = make_plan([item("a")])
    plan = plan.after(pause(plan, day(7), NOW))
    after = plan.after(put_day_back(plan, day(0)))
    assert current_pause(after, day(0)) is None
    rest = current_pause(after, day(1))
    assert rest is not None
    longer = after.after(pause(after, day(9), NOW.replace(day=24)))
    assert longer.days_off[rest.id].last == day(8)


def test_a_study_day_cannot_be_put_back() -> None:
    with pytest.raises(Refusal, match="Wed 25 Nov 2026 is no day off"):
        put_day_back(plan_off((3, 3)), day(2))
