"""What the dialog shows before its changes are applied is to the minute what holds after it."""

from collections.abc import Callable
from datetime import date

import pytest

from planner.services.differences import session_changes
from planner.services.what_if import edit_for
from planner.services.workspace import Workspace
from planner.ui.what_if.changes import Changes
from planner.ui.what_if.trial import Trial
from planner.values import replace
from tests.ui.conftest import NOW

EXAM, OWN = "gcp-pmle", "becoming-a-machine-learning-engineer"


def check_it_is_exact(workspace: Workspace, changes: Changes) -> None:
    """Try changes, apply them, and compare every number of every goal, and every session."""
    tried = Trial(workspace.plan, workspace.schedule)
    judged = tried.judged(changes)
    shown = tried.laid_out(judged)
    workspace.perform(
        lambda plan, _schedule: edit_for(plan, changes.still_possible(plan, NOW).wish(plan), NOW)
    )
    after = workspace.schedule

    assert shown.schedule is not None
    assert shown.outlooks == after.outlooks
    assert judged.outlooks == {
        id: replace(outlook, planned_finish=None) for id, outlook in after.outlooks.items()
    }
    assert not session_changes(shown.schedule, after).count


@pytest.mark.parametrize("day", [date(2027, 6, 12), date(2027, 10, 2), date(2027, 12, 11)])
@pytest.mark.parametrize("minutes", [300, 545, 617, 720, 840])
def test_other_hours_and_dates(workspace: Workspace, minutes: int, day: date) -> None:
    check_it_is_exact(
        workspace, Changes().with_minutes(workspace.plan, minutes, NOW).with_day(workspace.plan, EXAM, day)
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda changes: changes.with_days_off((date(2026, 11, 25), date(2026, 12, 3))),
        lambda changes: changes.with_left_out(["functional", "paper-attention"]),
        lambda changes: changes.with_known(["course-python"]),
        lambda changes: changes.with_goal(OWN, False),
        lambda changes: changes.with_goal(EXAM, False).with_left_out(["functional"]),
    ],
)
@pytest.mark.parametrize("minutes", [600, 660])
def test_whatever_else_is_tried(
    workspace: Workspace, change: Callable[[Changes], Changes], minutes: int
) -> None:
    check_it_is_exact(workspace, change(Changes().with_minutes(workspace.plan, minutes, NOW)))
