"""Remedies are applied as the plan allows: each edit makes the date hold, in one step."""

import pytest

from planner.domain.availability import Limits, WeeklyPattern
from planner.domain.errors import Refusal
from planner.domain.item import ItemStatus
from planner.domain.plan import Plan
from planner.domain.settings import Settings
from planner.scheduling.engine import judge, make_schedule
from planner.scheduling.remedies.remedy import Remedy, RemedyKind
from planner.scheduling.schedule import Verdict
from planner.services.remedies import all_remedies, apply_remedy, longer_week
from planner.values import replace
from tests.support.plans import NOW, at, exam, goal, hours, item, make_plan


def found(plan: Plan, goal: str) -> dict[RemedyKind, Remedy]:
    remedies = all_remedies(plan, make_schedule(plan, NOW), NOW).get(goal, ())
    return {remedy.kind: remedy for remedy in remedies}


def is_met(plan: Plan, goal: str) -> bool:
    return judge(plan, NOW)[goal].verdict is not Verdict.IMPOSSIBLE


def crowded() -> Plan:
    """A goal with 20 free hours and 19 to study, four of them optional, behind another that takes five."""
    items = [
        item("basics", 600),
        replace(item("extra", 240, needs="basics"), core=False),
        item("practice", 300, needs="basics"),
        item("other", 300),
    ]
    goals = [goal("first", "other", at(9)), goal("second", "practice extra", at(12), priority=2)]
    return make_plan(items, goals)


def test_a_goal_that_can_be_met_needs_no_remedy() -> None:
    plan = make_plan([item("a", 60)], [goal("g", "a", at(9))])

    assert all_remedies(plan, make_schedule(plan, NOW), NOW) == {}


@pytest.mark.parametrize("kind", [*RemedyKind])
def test_each_remedy_alone_makes_the_date_hold(kind: RemedyKind) -> None:
    plan = crowded()
    remedy = found(plan, "second")[kind]
    after = plan.after(apply_remedy(plan, remedy, NOW))

    assert not is_met(plan, "second")
    assert is_met(after, "second")


def test_an_exam_moves_to_its_own_hour_on_the_next_day_that_does() -> None:
    plan = make_plan([item("a", 600)], [exam("e", "a", at(4, "10:00"), buffer_days=1)])
    remedy = found(plan, "e")[RemedyKind.LATER_DATE]
    after = plan.after(apply_remedy(plan, remedy, NOW))

    assert remedy.due == at(5, "21:00")  # the study ends on Friday at 21:00
    assert after.goals["e"].due == at(6, "10:00")


def test_a_goal_of_ones_own_moves_to_the_end_of_a_day() -> None:
    plan = make_plan([item("a", 600)], [goal("g", "a", at(4))])
    after = plan.after(apply_remedy(plan, found(plan, "g")[RemedyKind.LATER_DATE], NOW))

    assert after.goals["g"].due == at(5)


def test_the_hours_of_every_week_to_come_grow_alike() -> None:
    later = hours("sat 10:00-12:00", id="later", valid_from=at(14).date())
    plan = make_plan([item("a", 1_500)], [goal("g", "a", at(21))])
    plan = replace(plan, patterns={**plan.patterns, later.id: later})
    remedy = found(plan, "g")[RemedyKind.MORE_HOURS]
    after = plan.after(apply_remedy(plan, remedy, NOW))

    growth = after.patterns["usual"].minutes / plan.patterns["usual"].minutes
    assert after.patterns["later"].minutes / 120 == pytest.approx(growth, abs=0.1)
    (longer,) = after.patterns["later"].days[5]
    assert longer.start == 10 * 60


def test_the_week_grows_by_no_half_hour_more_than_it_must() -> None:
    plan = make_plan([item("a", 600)], [goal("g", "a", at(4))])
    remedy = found(plan, "g")[RemedyKind.MORE_HOURS]
    week = longer_week(plan, remedy, NOW)

    assert week.minutes - 600 == 150  # 8 hours until then of the 10 a week, and 10 to study


def test_hours_for_which_the_days_have_no_room_are_refused() -> None:
    plan = make_plan([item("a", 1_300)], [goal("g", "a", at(7))], hours=hours("mon 08:00-20:00"))
    remedy = found(plan, "g")[RemedyKind.MORE_HOURS]

    with pytest.raises(Refusal, match="no room for so many hours"):
        apply_remedy(plan, remedy, NOW)


def test_a_limit_that_keeps_resized_hours_from_use_is_told() -> None:
    plan = make_plan(
        [item("a", 600)],
        [goal("g", "a", at(4))],
        settings=Settings(limits=Limits(most_per_day=120)),
    )
    with pytest.raises(Refusal, match="no room for so many hours"):
        apply_remedy(plan, found(plan, "g")[RemedyKind.MORE_HOURS], NOW)


def test_without_any_hours_none_can_grow() -> None:
    plan = make_plan([item("a", 60)], [goal("g", "a", at(9))], hours=WeeklyPattern("usual"))

    assert RemedyKind.MORE_HOURS not in found(plan, "g")


def test_what_is_left_out_or_known_is_one_step() -> None:
    plan = crowded()
    left_out = plan.after(apply_remedy(plan, found(plan, "second")[RemedyKind.LEAVE_OUT], NOW))
    known = plan.after(apply_remedy(plan, found(plan, "second")[RemedyKind.KNOWN], NOW))

    assert left_out.status("extra") is ItemStatus.LEFT_OUT
    assert known.status("basics") is ItemStatus.SKIPPED
