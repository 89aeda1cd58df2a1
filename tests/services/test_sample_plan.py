"""The sample plan is full of what a learner would meet, whenever it is asked for."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from planner.domain.errors import Refusal
from planner.domain.item import ItemStatus
from planner.domain.session import SessionState
from planner.scheduling.engine import make_schedule
from planner.scheduling.schedule import Verdict
from planner.services import sample_plan as module
from planner.services.opening import open_workspace
from planner.services.sample_plan import Sample, sample_plan
from planner.services.weeks import monday_of
from tests.support.workspaces import Clock

MOMENTS = {
    "Monday morning": datetime(2026, 11, 23, 7),
    "Wednesday evening": datetime(2026, 11, 25, 18, 20),
    "the last minutes of a Sunday": datetime(2026, 11, 29, 23, 50),
    "the turn of the year": datetime(2027, 1, 1, 12),
}


@pytest.mark.parametrize("now", MOMENTS.values(), ids=MOMENTS)
def test_it_has_weeks_behind_it_and_a_full_one_ahead(now: datetime) -> None:
    plan = sample_plan(now)
    behind = [session for session in plan.sessions.values() if session.end <= now]
    states = {session.state for session in behind}
    assert {SessionState.DONE, SessionState.PARTLY, SessionState.PLANNED} <= states
    assert sum(entry.minutes for entry in plan.entries.values()) > 40 * 60
    done = [each for each in plan.progress.values() if each.status is ItemStatus.DONE]
    assert len(done) >= 3
    next_monday = monday_of(now + timedelta(days=1))
    ahead = [session for session in plan.sessions.values() if monday_of(session.start) >= next_monday]
    assert len({session.item for session in ahead if session.accepted}) >= 3


@pytest.mark.parametrize("now", MOMENTS.values(), ids=MOMENTS)
def test_its_exam_can_be_reached(now: datetime) -> None:
    plan = sample_plan(now)
    outlooks = make_schedule(plan, now).outlooks
    assert [outlooks[goal.id].verdict for goal in plan.goals.values() if goal.is_exam] == [Verdict.FEASIBLE]


def test_it_lies_in_a_folder_that_goes_with_it(tmp_path: Path) -> None:
    window = tmp_path / "window.ini"
    window.write_text("[General]\ntheme=dark\n", encoding="utf-8")
    sample = Sample(Clock(), window)
    assert sample.paths.data_dir.name == "Sample plan"
    assert sample.paths.window.read_text(encoding="utf-8") == window.read_text(encoding="utf-8")
    workspace = open_workspace(sample.paths, Clock())
    assert workspace.plan == sample_plan(Clock().now)
    workspace.close()
    sample.remove()
    assert not sample.paths.data_dir.parent.exists()
    assert window.exists()


def test_where_nothing_can_be_written_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise Refusal("The disk is full.")

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(module, "open_workspace", refuse)
    with pytest.raises(Refusal, match="full"):
        Sample(Clock(), tmp_path / "window.ini")
    assert list(tmp_path.iterdir()) == []
