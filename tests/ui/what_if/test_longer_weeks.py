"""More hours as a way out: enough, by half hours no more than needed; the same on cards and in the dialog."""

from collections.abc import Mapping
from datetime import date

import pytest

from planner.domain.availability import BusyTime
from planner.domain.plan import Plan
from planner.formats import hours as hours_words
from planner.scheduling.engine import judge, make_schedule
from planner.scheduling.ordinary_hours import current_pattern
from planner.scheduling.remedies.find import remedies_for
from planner.scheduling.remedies.remedy import Remedy, RemedyKind
from planner.scheduling.schedule import Verdict
from planner.services.remedies import apply_remedy
from planner.services.remedy_words import remedy_words
from planner.services.what_if import edit_for, plan_with
from planner.ui.what_if.attempt import Attempt
from planner.ui.what_if.changes import Changes
from planner.values import replace
from tests.support.plans import NOW, at, goal, hours, item, make_plan
from tests.ui.what_if.small import WORDS

HALF_HOUR = 30


def plan_of(minutes: int, pattern: str, *, due: int = 21, busy: tuple[str, str] | None = None) -> Plan:
    times = [BusyTime(f"b{day}", at(day, busy[0]), at(day, busy[1])) for day in range(due) if busy]
    plan = make_plan([item("a", minutes)], [goal("g", "a", at(due))], hours=hours(pattern), busy=times)
    return plan


def with_summer(plan: Plan) -> Plan:
    """A plan whose second week begins another pattern."""
    later = hours("mon-fri 09:00-10:00", id="summer", valid_from=at(7).date())
    return replace(plan, patterns={**plan.patterns, later.id: later})


PLANS: Mapping[str, Plan] = {
    "even": plan_of(2_100, "mon-fri 19:00-21:00"),
    "odd": plan_of(2_017, "mon-fri 19:00-21:05"),
    "much": plan_of(6_000, "mon-fri 16:00-18:00, sat-sun 08:00-10:00"),
    "few": plan_of(200, "tue 19:00-20:00"),
    "busy": plan_of(700, "mon-fri 08:00-12:00", busy=("08:30", "12:00")),
    "busy and odd": plan_of(1_500, "mon-sat 08:00-10:30", busy=("08:00", "09:10")),
    "another week later": with_summer(plan_of(1_700, "mon-fri 19:00-21:00")),
}


def more_hours(plan: Plan) -> Remedy:
    return next(each for each in remedies_for(plan, NOW, "g") if each.kind is RemedyKind.MORE_HOURS)


def is_met(plan: Plan) -> bool:
    return judge(plan, NOW)["g"].verdict is not Verdict.IMPOSSIBLE


@pytest.mark.parametrize("name", PLANS)
def test_it_is_enough_and_half_an_hour_less_is_not(name: str) -> None:
    plan = PLANS[name]
    tried = Changes().with_remedy(plan, plan, more_hours(plan), NOW).wish(plan)
    minutes = tried.minutes_per_week
    assert minutes is not None
    assert minutes % HALF_HOUR == 0
    assert is_met(plan_with(plan, tried, NOW))

    usual = current_pattern(plan, NOW).minutes
    later = {id: plan.patterns[id].minutes * (minutes - HALF_HOUR) // usual for id in tried.later_weeks}
    less = replace(tried, minutes_per_week=minutes - HALF_HOUR, later_weeks=later)
    assert minutes - HALF_HOUR <= usual or not is_met(plan_with(plan, less, NOW))


@pytest.mark.parametrize("name", PLANS)
def test_a_card_and_the_dialog_say_and_do_the_same(name: str) -> None:
    plan = PLANS[name]
    remedy = more_hours(plan)
    tried = Changes().with_remedy(plan, plan, remedy, NOW).wish(plan)
    applied = plan.after(apply_remedy(plan, remedy, NOW))
    assert tried.minutes_per_week is not None

    assert plan_with(plan, tried, NOW).patterns == applied.patterns
    title = remedy_words(plan, remedy, NOW, date.isoformat).title
    assert title == f"Study {hours_words(tried.minutes_per_week)} h a week"


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("share", [0.5, 0.9])
def test_it_is_enough_where_fewer_hours_are_tried_already(name: str, share: float) -> None:
    plan = PLANS[name]
    tried = Attempt(plan, make_schedule(plan, NOW), WORDS, "g")
    fewer = round(current_pattern(plan, NOW).minutes * share / HALF_HOUR) * HALF_HOUR
    tried.try_changes(Changes().with_minutes(plan, fewer, NOW))
    way = next(each for each in tried.ways() if each.kind is RemedyKind.MORE_HOURS)
    assert way.remedy is not None
    tried.try_changes(tried.with_remedy(way.remedy))

    assert not tried.ways()
    assert not tried.problem


def test_weeks_to_come_that_grow_too_are_told() -> None:
    plan = PLANS["another week later"]
    tried = Attempt(plan, make_schedule(plan, NOW), WORDS, "g")
    tried.try_changes(tried.with_remedy(more_hours(plan)))
    assert tried.hours().note == "Your weeks to come grow, too."

    tried.try_changes(tried.changes.with_minutes(plan, 600, NOW))
    assert tried.changes.is_empty


@pytest.mark.parametrize("minutes", [480, 900])
def test_hours_set_by_hand_after_a_way_out_leave_the_weeks_to_come_as_they_are(minutes: int) -> None:
    plan = PLANS["another week later"]
    tried = Attempt(plan, make_schedule(plan, NOW), WORDS, "g")
    tried.try_changes(tried.with_remedy(more_hours(plan)))
    tried.try_changes(tried.changes.with_minutes(plan, minutes, NOW))
    applied = plan.after(edit_for(plan, tried.changes.wish(plan), NOW))

    assert not tried.hours().note
    assert tried.changes == Changes().with_minutes(plan, minutes, NOW)
    assert {id: week.minutes for id, week in applied.patterns.items()} == {"usual": minutes, "summer": 300}


def test_weeks_to_come_that_grow_are_kept_when_the_plan_changes_until_they_are_in_force() -> None:
    plan = PLANS["another week later"]
    tried = Changes().with_weeks(plan, 600, {"summer": 360, "gone": 360}, NOW)

    assert tried == Changes(later_weeks={"summer": 360})
    assert tried.still_possible(plan, NOW) == tried
    assert not tried.still_possible(plan, at(7)).later_weeks
