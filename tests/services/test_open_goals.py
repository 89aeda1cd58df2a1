"""The goals that are still to be reached, and their order."""

from dataclasses import replace

from planner.domain.goal import ExamOutcome
from planner.scheduling.engine import make_schedule
from planner.services.open_goals import open_goals, open_goals_judged
from tests.support.plans import NOW, at, exam, goal, item, make_plan

GOALS = [
    goal("younger", "a", created=5),
    exam("passed", "a", at(3)),
    goal("older", "a", created=1),
    exam("late", "a", at(20)),
    exam("soon", "a", at(9)),
    goal("at-once-b", "a", at(12), created=2),
    goal("at-once-a", "a", at(12), created=2),
]


def test_dates_come_first_and_then_what_was_wished_longest() -> None:
    plan = make_plan([item("a")], GOALS)
    passed = replace(plan.goals["passed"], outcome=ExamOutcome.PASSED)
    plan = replace(plan, goals={**plan.goals, "passed": passed})
    expected = ["soon", "at-once-a", "at-once-b", "late", "older", "younger"]
    assert [each.id for each in open_goals(plan)] == expected
    judged = open_goals_judged(plan, make_schedule(plan, NOW))
    assert [(each.id, outlook.goal) for each, outlook in judged] == [(id, id) for id in expected]


def test_a_goal_that_no_schedule_knows_is_left_out() -> None:
    before = make_schedule(make_plan([item("a")], GOALS[:1]), NOW)
    plan = make_plan([item("a")], GOALS[:3])
    assert [each.id for each, _outlook in open_goals_judged(plan, before)] == ["younger"]
