import pytest

from planner.domain.availability import WeeklyPattern
from planner.domain.errors import Refusal
from planner.domain.item import ItemStatus
from planner.domain.plan import Plan
from planner.scheduling.engine import judge, make_schedule
from planner.services.what_if import WhatIf, changes_soon, edit_for, plan_with
from planner.values import replace
from tests.support.plans import NOW, at, day, exam, goal, hours, item, make_plan


def some_plan() -> Plan:
    items = [item("a", 300), replace(item("b", 300, needs="a"), core=False), item("c", 300)]
    return make_plan(items, [exam("first", "c", at(11, "10:00")), goal("second", "a b", at(20), created=1)])


def test_nothing_tried_changes_nothing() -> None:
    plan = some_plan()

    assert WhatIf().is_empty
    assert plan_with(plan, WhatIf(), NOW) is plan
    assert plan_with(plan, WhatIf(dates={"second": at(20)}, minutes_per_week=600), NOW) is plan


def test_all_changes_are_one_step_that_undo_takes_back() -> None:
    plan = some_plan()
    wish = WhatIf(
        dates={"second": at(25)},
        minutes_per_week=900,
        days_off=((day(7), day(8)),),
        without_items=("b",),
        without_goals=("first",),
    )
    edit = edit_for(plan, wish, NOW)
    after = plan.after(edit)

    assert not wish.is_empty
    assert edit.label == "Applied 5 changes"
    assert after.goals["second"].due == at(25)
    assert after.patterns["usual"].minutes == 900
    assert [(off.first, off.last) for off in after.days_off.values()] == [(day(7), day(8))]
    assert after.status("b") is ItemStatus.LEFT_OUT
    assert set(after.goals) == {"second"}
    assert after.after(edit.reverse).at_revision(plan.revision) == plan


def test_a_single_change_keeps_its_own_name() -> None:
    edit = edit_for(some_plan(), WhatIf(without_goals=("first",)), NOW)

    assert edit.label == "Removed First"


def test_an_item_that_only_a_dropped_goal_needed_can_go_with_it() -> None:
    plan = make_plan([item("a", 60)], [goal("g", "a")])

    assert plan_with(plan, WhatIf(without_goals=("g",), without_items=("a",)), NOW).goals == {}


@pytest.mark.parametrize("minutes", [300, 900, 1_200])
def test_hours_keep_the_shape_of_the_week(minutes: int) -> None:
    plan = some_plan()
    after = plan_with(plan, WhatIf(minutes_per_week=minutes), NOW)
    starts = [[span.start for span in ranges] for ranges in after.patterns["usual"].days]

    assert after.patterns["usual"].minutes == minutes
    assert starts == [[span.start for span in ranges] for ranges in plan.patterns["usual"].days]


def test_a_week_without_hours_gets_evenings() -> None:
    plan = make_plan([item("a", 60)], [goal("g", "a", at(9))], hours=WeeklyPattern("usual"))
    after = plan_with(plan, WhatIf(minutes_per_week=600), NOW)

    assert after.patterns["usual"].minutes == 600
    assert judge(after, NOW)["g"].free


def test_hours_without_room_are_refused() -> None:
    plan = make_plan([item("a", 60)], [goal("g", "a", at(9))], hours=hours("mon 08:00-20:00"))

    with pytest.raises(Refusal, match="no room for so many hours"):
        plan_with(plan, WhatIf(minutes_per_week=1_500), NOW)


def test_what_cannot_be_is_refused_in_its_own_words() -> None:
    with pytest.raises(Refusal, match="B needs it"):
        plan_with(some_plan(), WhatIf(without_items=("a",)), NOW)
    with pytest.raises(Refusal, match="in the past"):
        plan_with(some_plan(), WhatIf(dates={"second": at(-3)}), NOW)


def test_a_session_that_comes_from_later_is_among_those_of_the_next_weeks() -> None:
    items = [item("a", 60 * 40), item("b", 120)]
    plan = make_plan(items, [goal("first", "a", at(40)), goal("second", "b", at(41), created=1)])
    before = make_schedule(plan, NOW)
    after = make_schedule(plan_with(plan, WhatIf(without_goals=("first",)), NOW), NOW)
    soon = changes_soon(before, after)

    assert [each.item for each in soon.dropped] == ["a"] * len(soon.dropped)
    assert soon.moved
    assert all(move.after.start < at(28) < move.before.start for move in soon.moved)
    assert soon.count == len(soon.dropped) + len(soon.moved)
