"""The id of a plan in calendars: it stays, and no other plan has it."""

import os
import shutil
from pathlib import Path

import pytest

from planner.paths import Paths
from planner.services.calendar_id import calendar_id
from planner.services.plans import duplicate_plan
from tests.support.workspaces import Clock, first_plan, workspace_at


def test_it_stays_and_a_copy_of_the_plan_gets_another(tmp_path: Path) -> None:
    home = Paths(tmp_path / "home")
    workspace_at(home.data_dir, Clock(), first_plan()).close()
    id = calendar_id(home)
    scenario, copy = duplicate_plan(home, home, "What if"), Paths(tmp_path / "copy")
    shutil.copytree(home.data_dir, copy.data_dir)
    assert len({id, calendar_id(scenario), calendar_id(copy)}) == 3
    for paths in (home, scenario, copy):
        assert calendar_id(paths) == calendar_id(paths)
    assert calendar_id(home) == id


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"data_dir": 5, "id": "x"}'])
def test_one_that_cannot_be_read_is_made_anew(tmp_path: Path, text: str) -> None:
    Paths(tmp_path).calendar_id.write_text(text, "utf-8")
    assert calendar_id(Paths(tmp_path)) == calendar_id(Paths(tmp_path)) != "x"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser writes everywhere")
def test_where_it_cannot_be_kept_it_is_the_same_all_the_same(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert calendar_id(Paths(tmp_path)) == calendar_id(Paths(tmp_path))
    tmp_path.chmod(0o700)
    assert not Paths(tmp_path).calendar_id.exists()
