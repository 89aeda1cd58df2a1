"""The goals that are still to be reached, and their order."""

from planner.domain.goal import ExamOutcome
from planner.scheduling.engine import make_schedule
from planner.services.open_goals import open_goals, open_goals_judged, own_open_goals, roadmap_goal
from planner.values import replace
from tests.support.plans import NOW, at, exam, goal, item, make_plan
from tests.support.workspaces import first_plan

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
    judged = open_goals_judged(plan, make_schedule(plan, NOW).verdicts)
    assert [(each.id, outlook.goal) for each, outlook in judged] == [(id, id) for id in expected]


def test_a_goal_that_no_schedule_knows_is_left_out() -> None:
    before = make_schedule(make_plan([item("a")], GOALS[:1]), NOW)
    plan = make_plan([item("a")], GOALS[:3])
    assert [each.id for each, _outlook in open_goals_judged(plan, before.verdicts)] == ["younger"]


def test_the_goal_of_the_whole_roadmap_is_the_one_that_reaches_nearly_all_of_its_core() -> None:
    names = "abcdefghij"
    items = [
        *(item(name, needs=before) for name, before in zip(names, ["", *names], strict=False)),
        replace(item("extra"), core=False),
        item("own"),
    ]
    small, whole = goal("small", "c"), goal("whole", "j", created=2)
    assert roadmap_goal(make_plan(items, [small, whole])) == whole
    assert roadmap_goal(make_plan(items, [small, goal("most", "h")])) is None
    assert roadmap_goal(make_plan(items, [exam("test", "j", at(9))])) is None
    assert roadmap_goal(make_plan(items)) is None
    assert roadmap_goal(make_plan([])) is None


def test_an_exam_asks_for_its_preparation_alone() -> None:
    assert [each.id for each in own_open_goals(make_plan([item("a")], GOALS))] == [
        *("at-once-a", "at-once-b", "older", "younger"),
    ]


def test_a_first_plan_has_a_goal_of_the_whole_roadmap() -> None:
    found = roadmap_goal(first_plan(NOW))
    assert found is not None
    assert not found.is_exam
