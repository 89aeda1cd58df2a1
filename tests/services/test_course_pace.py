"""What the pace through the units says, and when it says nothing."""

import pytest

from planner.domain.course_work import CourseWork
from planner.domain.item import ItemKind, ItemStatus
from planner.domain.plan import Plan
from planner.scheduling.engine import make_schedule
from planner.services.course_pace import UnitPace, minutes_a_week, pace_sentence, unit_pace
from planner.values import replace
from tests.support.plans import NOW, goal, item, make_plan


def course(minutes: int = 1440, *, done: int, logged: int, units: int | None = 48) -> Plan:
    made = replace(item("torch", minutes, kind=ItemKind.COURSE), units=units)
    plan = make_plan([made], [goal("road", "torch")], logged={"torch": logged} if logged else None)
    return replace(plan, courses={"torch": CourseWork(id="torch", units_done=done)})


def sentence(plan: Plan) -> str:
    return pace_sentence(plan, make_schedule(plan, NOW), "torch")


def test_the_pace_says_what_is_left() -> None:
    plan = course(done=12, logged=360)
    assert unit_pace(plan, "torch") == UnitPace(12, 360, 1080)
    assert sentence(plan).startswith("At your pace of 2 units an hour, 18 h are left. The plan gives it ")
    assert "estimate" not in sentence(plan)


def test_an_estimate_that_says_something_else_is_named() -> None:
    assert "The estimate leaves 27 h. " in sentence(course(minutes=1980, done=12, logged=360))


@pytest.mark.parametrize(
    ("done", "logged", "words"),
    [(12, 720, "1 unit an hour"), (4, 360, "1 h 30 a unit"), (9, 360, "1.5 units an hour")],
)
def test_slow_and_quick_paces_have_their_words(done: int, logged: int, words: str) -> None:
    assert f"At your pace of {words}, " in sentence(course(done=done, logged=logged))


@pytest.mark.parametrize(
    ("done", "logged", "units"), [(0, 360, 48), (12, 0, 48), (12, 20, 48), (48, 360, 48), (12, 360, None)]
)
def test_nothing_is_said_of_a_pace_that_nobody_knows(done: int, logged: int, units: int | None) -> None:
    plan = course(done=done, logged=logged, units=units)
    assert unit_pace(plan, "torch") is None
    assert "pace" not in sentence(plan)


def test_the_plan_gives_it_the_hours_of_its_sessions() -> None:
    plan = course(minutes=600, done=0, logged=0)
    schedule = make_schedule(plan, NOW)
    ahead = [each for each in schedule.sessions if each.item == "torch"]
    assert sum(each.minutes for each in ahead) == 600
    assert minutes_a_week(schedule, "torch") == 600
    assert minutes_a_week(schedule, "other") == 0


def test_of_a_course_that_is_done_nothing_is_said() -> None:
    plan = course(done=12, logged=360)
    done = make_plan(plan.items.values(), status={"torch": ItemStatus.DONE})
    assert sentence(replace(done, courses=plan.courses, logged=plan.logged)) == ""
