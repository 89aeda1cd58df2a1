from planner.domain.goal import ExamOutcome
from planner.ui.progress.choice_rows import choice_rows, chosen_goal
from planner.values import replace
from tests.support.plans import at, exam, goal, item, make_plan
from tests.ui.progress.small import WORDS

PLAN = make_plan(
    [item("a")],
    [
        goal("some-day", "a", created=0),
        exam("late", "a", at(90, "09:00"), created=1),
        goal("soon", "a", at(21), created=2),
        replace(exam("taken", "a", at(-9)), outcome=ExamOutcome.PASSED),
    ],
)


def test_goals_with_a_date_come_first_by_date_and_those_with_a_result_not_at_all() -> None:
    assert [(row.id, row.words) for row in choice_rows(PLAN, WORDS)] == [
        ("soon", "Soon, 13 Dec 2026"),
        ("late", "Late, 21 Feb 2027"),
        ("some-day", "Some-Day"),
    ]


def test_the_goal_that_was_looked_at_stays_and_else_it_is_the_first() -> None:
    rows = choice_rows(PLAN, WORDS)

    assert chosen_goal(rows, "late") == "late"
    assert chosen_goal(rows, "gone") == "soon"
    assert chosen_goal((), "late") == ""
