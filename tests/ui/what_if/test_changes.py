from datetime import datetime
from fractions import Fraction

import pytest

from planner.domain.errors import Refusal
from planner.domain.item import ItemStatus, Progress
from planner.domain.plan import Plan
from planner.scheduling.remedies.find import remedies_for
from planner.scheduling.remedies.remedy import Remedy, RemedyKind
from planner.scheduling.schedule import Verdict
from planner.services.what_if import WhatIf, plan_with
from planner.ui.what_if.changes import Changes
from planner.values import replace
from tests.support.plans import NOW, at, day, exam, goal, hours, item, make_plan
from tests.ui.what_if.small import small_plan, trial


def test_an_exam_keeps_its_hour_and_another_goal_has_its_whole_day() -> None:
    plan = small_plan()
    changes = Changes().with_day(plan, "test", day(6)).with_day(plan, "own", day(30))

    assert changes.wish(plan).dates == {"test": at(6, "10:00"), "own": at(31)}


def test_a_date_on_a_goal_without_one_is_the_end_of_that_day() -> None:
    plan = small_plan()

    assert Changes().with_day(plan, "some-day", day(30)).wish(plan).dates == {"some-day": at(31)}


def test_what_is_set_back_is_no_change() -> None:
    plan = small_plan()
    changes = Changes().with_day(plan, "test", day(6)).with_minutes(plan, 900, NOW).with_goal("own", False)
    changes = changes.with_left_out(["extra"]).with_days_off((day(3), day(4))).with_known(["b"])
    assert not changes.is_empty

    changes = changes.with_day(plan, "test", day(9)).with_minutes(plan, 600, NOW).with_goal("own", True)
    changes = changes.with_left_out(()).with_days_off(None).with_known(())
    assert changes.is_empty
    assert changes.known_offered == ("b",)
    assert changes.wish(plan) == WhatIf()


def test_a_goal_that_is_let_go_has_no_date_and_what_is_left_out_stays_so() -> None:
    plan = small_plan()
    changes = Changes().with_day(plan, "own", day(30)).with_left_out(["extra"]).with_goal("own", False)

    assert changes.wish(plan) == WhatIf(without_goals=("own",), without_items=("extra",))


def test_what_can_still_be_tried_is_kept_when_the_plan_changes() -> None:
    plan = small_plan()
    changes = Changes().with_day(plan, "test", day(6)).with_day(plan, "own", day(30))
    changes = changes.with_minutes(plan, 900, NOW).with_left_out(["extra"]).with_known(["c"])
    changes = changes.with_goal("some-day", False).with_days_off((day(3), day(4)))
    gone = {id: kept for id, kept in plan.goals.items() if id != "some-day"}
    moved = {**gone, "test": replace(gone["test"], due=at(6, "10:00"))}
    done = {"c": Progress("c", ItemStatus.DONE)}
    kept = changes.still_possible(replace(plan, goals=moved, progress=done), NOW)

    assert kept == Changes(
        days={"own": day(30)},
        minutes_per_week=900,
        days_off=(day(3), day(4)),
        left_out=("extra",),
    )


def short_plan() -> Plan:
    """An exam of twelve hours, for which fourteen are free, and a goal of four that is served before it."""
    items = [item("a", 720), item("first", 240)]
    return make_plan(items, [goal("before", "first", at(9)), exam("test", "a", at(9, "10:00"), created=1)])


@pytest.mark.parametrize("kind", [RemedyKind.MORE_HOURS, RemedyKind.LATER_DATE, RemedyKind.LET_GO])
def test_a_way_out_becomes_a_change_with_which_the_date_holds(kind: RemedyKind) -> None:
    tried = trial(short_plan())
    plan, goal_id = tried.before.plan, "test"
    assert tried.before.outlooks[goal_id].verdict is Verdict.IMPOSSIBLE
    remedy = next(each for each in remedies_for(plan, NOW, goal_id) if each.kind is kind)
    changes = Changes().with_remedy(plan, plan, remedy, NOW)

    assert not changes.is_empty
    assert tried.judged(changes).outlooks[goal_id].verdict is not Verdict.IMPOSSIBLE


@pytest.mark.parametrize(
    ("kind", "expected"), [(RemedyKind.LEAVE_OUT, "left_out"), (RemedyKind.KNOWN, "known")]
)
def test_items_of_a_way_out_join_those_that_are_tried_already(kind: RemedyKind, expected: str) -> None:
    plan = small_plan()
    remedy = Remedy(kind=kind, goal="own", cost=Fraction(1), items=("b", "extra"))
    before = Changes().with_left_out(["extra"]).with_known(["extra"])
    after = before.with_remedy(plan, plan, remedy, NOW)

    assert after.left_out == (("extra", "b") if kind is RemedyKind.LEAVE_OUT else ("extra",))
    assert after.known == (("extra", "b") if kind is RemedyKind.KNOWN else ("extra",))


def test_a_way_out_without_room_is_refused() -> None:
    plan = make_plan([item("a", 6_000)], [exam("test", "a", at(9, "10:00"))], hours=hours("mon 08:00-22:00"))
    remedies = remedies_for(plan, NOW, "test")
    remedy = next(each for each in remedies if each.kind is RemedyKind.MORE_HOURS)

    with pytest.raises(Refusal):
        Changes().with_remedy(plan, plan, remedy, NOW)


def test_dear_changes_are_made_once_for_all_steps_of_a_slider(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = trial()
    plan = tried.before.plan
    asked: list[WhatIf] = []

    def count(before: Plan, wish: WhatIf, now: datetime) -> Plan:
        asked.append(wish)
        return plan_with(before, wish, now)

    monkeypatch.setattr("planner.ui.what_if.trial.plan_with", count)
    changes = Changes().with_left_out(["extra"])
    for number in range(25, 30):
        tried.judged(changes.with_day(plan, "own", day(number)))

    assert sum(bool(wish.without_items) for wish in asked) == 1
