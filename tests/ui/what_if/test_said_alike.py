"""The dialog and the command `what-if` say the same of the same changes."""

from datetime import date, datetime
from typing import Any

import pytest

from planner.cli.arguments import build_parser
from planner.cli.what_if import what_if
from planner.domain.plan import Plan
from planner.services.catalog import certification
from planner.services.goals import ExamWish, add_exam
from planner.services.workspace import Workspace
from planner.ui.what_if.attempt import Attempt
from planner.ui.what_if.changes import Changes
from tests.ui.conftest import NOW
from tests.ui.what_if.small import WORDS

EXAM = "gcp-pmle"


def in_the_terminal(workspace: Workspace, *words: str) -> tuple[dict[str, Any], str]:
    document, lines = what_if(build_parser().parse_args(["what-if", *words]), workspace)
    return document, "\n".join(lines)


def in_the_dialog(workspace: Workspace, changes: Changes) -> Attempt:
    tried = Attempt(workspace.plan, workspace.schedule, WORDS, EXAM)
    tried.try_changes(changes)
    tried.lay_out()
    return tried


def moved(plan: Plan, day: date, minutes: int) -> Changes:
    return Changes().with_day(plan, EXAM, day).with_minutes(plan, minutes, NOW)


@pytest.mark.parametrize(("day", "hours"), [("2027-10-02", 12), ("2027-12-11", 14), ("2027-09-01", 9)])
def test_they_count_the_same_sessions_in_the_same_words(workspace: Workspace, day: str, hours: int) -> None:
    document, lines = in_the_terminal(
        workspace, "--exam", f"{EXAM}={day}T09:00", "--hours-per-week", f"{hours}"
    )
    changes = moved(workspace.plan, date.fromisoformat(day), 60 * hours)
    foot = in_the_dialog(workspace, changes).foot()

    assert document["sessions_soon"] > 20
    words = f"{document['sessions_soon']} sessions of the next four weeks would move."
    assert words in lines
    assert words in foot


def of_each_goal(side: dict[str, Any]) -> dict[str, tuple[str, int | None, str]]:
    facts = ("verdict", "margin_minutes", "planned_finish")
    return {goal["id"]: tuple(goal[fact] for fact in facts) for goal in side["goals"]}


@pytest.mark.parametrize("words", [(), ("--hours-per-week", "12"), ("--day-off", "2027-03-01..2027-03-07")])
def test_each_goal_of_which_the_command_says_something_else_is_in_the_dialog(
    workspace: Workspace, words: tuple[str, ...]
) -> None:
    other = ExamWish(certification=certification("aws-mla-c01"), due=datetime(2027, 12, 4, 9))
    workspace.perform(lambda plan, _schedule: add_exam(plan, other, NOW))
    document, _lines = in_the_terminal(workspace, "--exam", f"{EXAM}=2027-11-27T09:00", *words)
    before, after = of_each_goal(document["before"]), of_each_goal(document["after"])
    changes = Changes().with_day(workspace.plan, EXAM, date(2027, 11, 27))
    if "--hours-per-week" in words:
        changes = changes.with_minutes(workspace.plan, 720, NOW)
    if "--day-off" in words:
        changes = changes.with_days_off((date(2027, 3, 1), date(2027, 3, 7)))
    tried = in_the_dialog(workspace, changes)

    others = {goal for goal, _about in tried.others(())}
    assert others == {id for id in before if id != EXAM and before[id] != after[id]}
    assert "aws-mla-c01" in others
