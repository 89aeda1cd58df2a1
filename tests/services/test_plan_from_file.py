"""A plan of its own, made from a file that holds a whole one."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.errors import Refusal
from planner.paths import Paths
from planner.services.opening import open_plan
from planner.services.plan_from_file import copy_of_archive, make_plan_with
from planner.services.workspace import Workspace
from planner.storage.archive import archive_of
from tests.support.workspaces import Clock, first_plan


def test_an_archive_becomes_a_plan_in_a_folder_of_its_own(tmp_path: Path) -> None:
    plan = first_plan()
    document = json.loads(json.dumps(archive_of(plan)))

    def begin(workspace: Workspace) -> None:
        with closing(copy_of_archive(workspace, document)) as copy:
            workspace.restore(copy)

    paths = make_plan_with(Paths(tmp_path), "From afar", begin, Clock())
    assert paths.data_dir == tmp_path / "plans" / "From afar"
    with closing(open_plan(paths, Clock())) as workspace:
        assert workspace.plan.items == plan.items
        assert workspace.plan.goals == plan.goals


def test_what_is_refused_leaves_nothing_behind(tmp_path: Path) -> None:
    def begin(workspace: Workspace) -> None:
        copy_of_archive(workspace, {"format": "study-planner-plan", "version": 1, "records": {"x": []}})

    with pytest.raises(Refusal):
        make_plan_with(Paths(tmp_path), "Broken", begin, Clock())
    assert not (tmp_path / "plans" / "Broken").exists()


@pytest.mark.parametrize("fault", [ZeroDivisionError, KeyboardInterrupt])
def test_a_fault_leaves_nothing_behind_either(tmp_path: Path, fault: type[BaseException]) -> None:
    def begin(_workspace: Workspace) -> None:
        raise fault

    with pytest.raises(fault):
        make_plan_with(Paths(tmp_path), "Broken", begin, Clock())
    assert not (tmp_path / "plans" / "Broken").exists()


def test_a_name_that_is_taken_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    (tmp_path / "plans" / "Mine").mkdir(parents=True)
    (tmp_path / "plans" / "Mine" / "notes.txt").touch()
    with pytest.raises(Refusal):
        make_plan_with(Paths(tmp_path), "Mine", lambda _workspace: None, Clock())
    assert (tmp_path / "plans" / "Mine" / "notes.txt").exists()
