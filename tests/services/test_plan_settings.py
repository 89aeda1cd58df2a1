"""When a date is tight, and the days kept free before exams."""

from datetime import datetime

import pytest

from planner.domain.errors import Refusal
from planner.domain.goal import ExamOutcome
from planner.domain.plan import Plan
from planner.services.catalog import certification
from planner.services.goals import ExamWish, add_exam
from planner.services.plan_settings import (
    exam_buffers,
    set_exam_buffers,
    set_tight_share,
    usual_exam_buffer,
)
from planner.values import replace
from tests.support.workspaces import MONDAY, first_plan


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Two exams, of which one keeps more days free."""
    made = first_plan()
    wish = ExamWish(certification=certification("aws-mla-c01"), due=datetime(2028, 5, 20, 10), buffer_days=7)
    return made.after(add_exam(made, wish, MONDAY))


def test_the_share_below_which_a_date_is_tight(plan: Plan) -> None:
    edit = set_tight_share(plan, 25)
    assert edit.label == "A date is tight below 25%"
    after = plan.after(edit)
    assert after.settings == replace(plan.settings, tight_percent=25)
    assert after.after(edit.reverse).settings == plan.settings


@pytest.mark.parametrize("percent", [10, 101, -1])
def test_a_share_that_cannot_be_is_refused(plan: Plan, percent: int) -> None:
    with pytest.raises(Refusal):
        set_tight_share(plan, percent)


def test_the_days_before_all_exams_are_set_at_once(plan: Plan) -> None:
    assert exam_buffers(plan) == {2, 7}
    edit = set_exam_buffers(plan, 4)
    assert edit.label == "4 days are kept free before each exam"
    after = plan.after(edit)
    assert exam_buffers(after) == {4}
    assert {goal.buffer_days for goal in after.goals.values() if not goal.is_exam} == {0}
    with pytest.raises(Refusal, match="Nothing changes"):
        set_exam_buffers(after, 4)


def test_more_days_before_all_exams_than_make_sense_are_refused(plan: Plan) -> None:
    with pytest.raises(Refusal, match="At most 365 days"):
        set_exam_buffers(plan, 366)


def test_a_new_exam_keeps_as_many_days_free_as_all_others(plan: Plan) -> None:
    assert usual_exam_buffer(plan) == 2  # they differ
    alike = plan.after(set_exam_buffers(plan, 5))
    assert usual_exam_buffer(alike) == 5
    wish = ExamWish(certification=certification("aws-aif-c01"), due=datetime(2028, 9, 1, 10))
    edit = add_exam(alike, wish, MONDAY)
    assert alike.after(edit).goals["aws-aif-c01"].buffer_days == 5
    assert usual_exam_buffer(Plan()) == 2


def test_an_exam_that_is_over_is_left_alone(plan: Plan) -> None:
    goals = {**plan.goals, "gcp-pmle": replace(plan.goals["gcp-pmle"], outcome=ExamOutcome.PASSED)}
    assert exam_buffers(replace(plan, goals=goals)) == {7}
