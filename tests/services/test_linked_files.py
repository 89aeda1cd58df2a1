"""Names in the data folder that are links: what they lead to is used, and nothing else is touched."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.errors import Refusal
from planner.paths import Paths
from planner.services.backups import back_up_if_changed, back_up_now, kept_backups
from planner.services.items import know_item
from planner.services.opening import open_plan, open_workspace
from planner.services.rescue import copy_for_rescue, rescue, whole_backups
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links need a right on this system")


@pytest.fixture
def real(tmp_path: Path) -> Paths:
    """A plan in a folder of its own."""
    workspace_at(tmp_path / "real", Clock(), first_plan()).close()
    return Paths(tmp_path / "real")


@pytest.fixture
def linked(tmp_path: Path, real: Paths) -> Paths:
    """A data folder in which the plan is a link to that one."""
    paths = Paths(tmp_path / "linked")
    paths.data_dir.mkdir()
    paths.database.symlink_to(real.database)
    return paths


def test_a_plan_that_is_a_link_is_changed_where_it_lies(linked: Paths, real: Paths) -> None:
    workspace = open_plan(linked, Clock())
    workspace.perform(lambda plan, _schedule: know_item(plan, "containers", MONDAY))
    workspace.close()
    assert linked.database.is_symlink()
    with closing(open_plan(real, Clock())) as there:
        assert "containers" in there.plan.progress


def test_a_plan_that_is_a_link_is_restored_where_it_lies(linked: Paths, real: Paths) -> None:
    backup = back_up_now(linked)
    workspace = open_plan(linked, Clock())
    workspace.perform(lambda plan, _schedule: know_item(plan, "containers", MONDAY))
    with closing(workspace.copy_of(backup)) as copy:
        workspace.restore(copy)
    workspace.close()
    assert linked.database.is_symlink()
    with closing(open_plan(real, Clock())) as there:
        assert "containers" not in there.plan.progress


def test_a_damaged_plan_that_is_a_link_stays_one_when_a_backup_takes_its_place(
    linked: Paths, real: Paths
) -> None:
    back_up_now(linked)
    damaged = real.database.read_bytes()[:-1]
    real.database.write_bytes(damaged)
    (backup,) = whole_backups(linked)
    with closing(copy_for_rescue(linked, backup.path)) as copy:
        kept = rescue(linked, copy, MONDAY)
    assert linked.database.is_symlink()
    assert (kept / "planner.db").read_bytes() == damaged
    with closing(open_plan(real, Clock())) as there:
        assert there.has_plan


def test_a_link_to_a_plan_that_is_gone_makes_no_other_one_there(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "linked")
    paths.data_dir.mkdir()
    paths.database.symlink_to(tmp_path / "disk" / "planner.db")
    for open_it in (open_plan, open_workspace):
        with pytest.raises(Refusal, match="is a link to a file that is not there"):
            open_it(paths, Clock())
    assert not (tmp_path / "disk").exists()


def test_a_folder_of_backups_that_is_a_link_holds_other_files_too(real: Paths, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    others = [shared / name for name in ("planner.db", "planner-1-x.db", "notes.part", "planner-1.txt")]
    for each in others:
        each.write_text("mine", "utf-8")
    real.backups.symlink_to(shared)
    for day in range(1, 8):
        back_up_if_changed(real, day, MONDAY.replace(year=2030))
    assert kept_backups(real)
    assert all(each.read_text("utf-8") == "mine" for each in others)
    assert real.backups.is_symlink()


@pytest.mark.parametrize("is_link", [True, False])
def test_where_no_folder_of_backups_can_be_that_is_said(real: Paths, tmp_path: Path, is_link: bool) -> None:
    if is_link:
        real.backups.symlink_to(tmp_path / "gone")
    else:
        real.backups.touch()
    with pytest.raises(Refusal, match="cannot be made there; look at what has its name"):
        back_up_now(real)
    assert not (tmp_path / "gone").exists()


def test_a_backup_that_is_a_link_is_never_written_through(real: Paths, tmp_path: Path) -> None:
    secret = tmp_path / "diary"
    secret.write_text("mine", "utf-8")
    real.backups.mkdir()
    for name in (
        "planner-000001-by-itself.db",
        "planner-000002-by-itself.part",
        "planner-000002-by-hand.part",
    ):
        (real.backups / name).symlink_to(secret)
    made = back_up_now(real)
    assert not made.is_symlink()
    assert whole_backups(real)[0].path == made
    assert secret.read_text("utf-8") == "mine"
