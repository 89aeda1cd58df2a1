import pytest

from planner.domain.errors import Refusal
from planner.scheduling.engine import judge, make_schedule
from planner.scheduling.schedule import Verdict
from planner.services.access import set_access
from tests.support.plans import NOW, at, day, goal, item, make_plan


def test_an_item_is_studied_between_its_days() -> None:
    plan = make_plan([item("a", 120), item("b", 600)], [goal("g", "a b", at(20))])
    after = plan.after(set_access(plan, "a", day(2), day(3), NOW))
    days = {each.start.date() for each in make_schedule(after, NOW).sessions if each.item == "a"}

    assert days <= {day(2), day(3)}


def test_the_verdict_counts_both_days() -> None:
    plan = make_plan([item("a", 240)], [goal("g", "a", at(20))])
    enough = plan.after(set_access(plan, "a", day(1), day(2), NOW))
    short = plan.after(set_access(plan, "a", day(1), day(1), NOW))

    assert judge(enough, NOW)["g"].verdict is not Verdict.IMPOSSIBLE
    assert judge(short, NOW)["g"].verdict is Verdict.IMPOSSIBLE


def test_the_days_can_be_taken_away_again() -> None:
    plan = make_plan([item("a", 120, opens=day(2), closes=day(5))], [goal("g", "a", at(20))])
    edit = set_access(plan, "a", None, None, NOW)

    assert (plan.after(edit).items["a"].opens, plan.after(edit).items["a"].closes) == (None, None)
    assert edit.label == "Changed the days of A"
    assert plan.after(edit).after(edit.reverse).items == plan.items


def test_days_that_cannot_be_are_refused() -> None:
    plan = make_plan([item("a", 120)], [goal("g", "a", at(20))])

    with pytest.raises(Refusal, match="is over"):
        set_access(plan, "a", None, day(-1), NOW)
    with pytest.raises(Refusal, match="before the first day"):
        set_access(plan, "a", day(5), day(4), NOW)
    with pytest.raises(Refusal, match="Nothing changes"):
        set_access(plan, "a", None, None, NOW)
    with pytest.raises(Refusal, match="no item called x"):
        set_access(plan, "x", None, None, NOW)
