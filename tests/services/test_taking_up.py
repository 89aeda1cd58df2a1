"""A plan that lies elsewhere is taken up where there is none yet."""

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.errors import Refusal
from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.plan import Plan
from planner.paths import Paths
from planner.services.backups import back_up_now
from planner.services.items import know_item
from planner.services.taking_up import copy_of_plan_in, copy_to_take_up
from planner.services.workspace import Workspace
from planner.storage.archive import archive_text
from planner.storage.header import journal_of
from planner.values import replace
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at


@pytest.fixture
def elsewhere(tmp_path: Path) -> Workspace:
    return workspace_at(tmp_path / "elsewhere", Clock(), first_plan())


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    return workspace_at(tmp_path / "here", Clock())


def take_up_plan(workspace: Workspace, file: Path) -> None:
    with closing(copy_to_take_up(workspace, file)) as copy:
        workspace.restore(copy)


def alike(one: Plan, other: Plan) -> bool:
    return one.at_revision(0) == other.at_revision(0)


def test_a_backup_is_taken_up_and_stays(elsewhere: Workspace, here: Workspace, tmp_path: Path) -> None:
    backup = back_up_now(Paths(tmp_path / "elsewhere"))
    before = backup.read_bytes()
    take_up_plan(here, backup)
    assert here.has_plan
    assert alike(here.plan, elsewhere.plan)
    assert backup.read_bytes() == before


def test_the_plan_of_another_folder_is_taken_up_with_its_newest_step(
    elsewhere: Workspace, here: Workspace, tmp_path: Path
) -> None:
    elsewhere.perform(lambda plan, _schedule: know_item(plan, "containers", MONDAY))
    take_up_plan(here, Paths(tmp_path / "elsewhere").database)
    assert "containers" in here.plan.progress
    assert alike(here.plan, elsewhere.plan)
    here.undo()
    assert "containers" not in here.plan.progress
    assert "containers" in elsewhere.plan.progress


def test_no_plan_is_lost_to_another(elsewhere: Workspace, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="already"):
        take_up_plan(elsewhere, tmp_path / "any.db")


@pytest.mark.parametrize("content", [b"", b"no plan at all" * 100])
def test_what_is_no_plan_is_refused_and_nothing_changes(
    content: bytes, here: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "some.db"
    file.write_bytes(content)
    with pytest.raises(Refusal, match=r"some\.db"):
        take_up_plan(here, file)
    assert not here.has_plan


def test_without_room_for_the_copy_it_is_told(
    elsewhere: Workspace, here: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere.close()
    file = Paths(tmp_path / "elsewhere").database
    file.with_name(f"{file.name}-wal").write_bytes(b"the newest")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(Refusal, match="gone"):
        take_up_plan(here, file)
    assert not here.has_plan


def test_what_a_killed_program_left_half_written_is_taken_back_first(
    elsewhere: Workspace, here: Workspace, tmp_path: Path
) -> None:
    plan = elsewhere.plan
    elsewhere.close()
    renaming = ["INSERT INTO phases VALUES ('p', hex(zeroblob(5000)), 0, '')"]
    renaming += ["UPDATE items SET title = 'half written'"]
    crashed = killed_while_writing(Paths(tmp_path / "elsewhere").database, tmp_path / "crashed", renaming)
    take_up_plan(here, crashed)
    assert alike(here.plan, plan)


def test_a_journal_of_another_plan_is_refused(elsewhere: Workspace, here: Workspace, tmp_path: Path) -> None:
    file = Paths(tmp_path / "elsewhere").database
    growing = [f"INSERT INTO phases VALUES ('{id}', hex(zeroblob(1500)), 0, '')" for id in range(100)]
    crashed = killed_while_writing(file, tmp_path / "crashed", growing)
    elsewhere.perform(lambda plan, _schedule: know_item(plan, "containers", MONDAY))
    elsewhere.undo()
    elsewhere.redo()
    elsewhere.close()
    shutil.copy(journal_of(crashed), journal_of(file))
    before = file.read_bytes()
    with pytest.raises(Refusal):
        take_up_plan(here, file)
    assert not here.has_plan
    assert file.read_bytes() == before


def killed_while_writing(file: Path, into: Path, statements: Iterable[str]) -> Path:
    """Copy what a kill leaves in the middle of a step, of which much is in the file already."""
    into.mkdir()
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN IMMEDIATE")
        for statement in statements:
            connection.execute(statement)
        for each in (file, journal_of(file)):
            shutil.copy(each, into / each.name)
        connection.execute("ROLLBACK")
    return into / file.name


def put_back(workspace: Workspace, file: Path) -> Path | None:
    with closing(copy_of_plan_in(workspace, file)) as copy:
        return workspace.restore(copy)


def test_everything_as_json_is_taken_up_as_an_equal_plan(
    elsewhere: Workspace, here: Workspace, tmp_path: Path
) -> None:
    elsewhere.perform(lambda plan, _schedule: know_item(plan, "containers", MONDAY))
    file = tmp_path / "everything.json"
    file.write_text(archive_text(elsewhere.plan), "utf-8")
    take_up_plan(here, file)
    assert alike(here.plan, elsewhere.plan)
    assert here.schedule == elsewhere.schedule
    assert (here.next_undo, here.saved_at) == (None, MONDAY)
    here.perform(lambda plan, _schedule: know_item(plan, "role-of-mle", MONDAY))
    assert "role-of-mle" in here.plan.progress


def test_what_is_given_up_for_it_is_backed_up_and_can_be_had_again(
    elsewhere: Workspace, tmp_path: Path
) -> None:
    before = elsewhere.plan
    file = tmp_path / "everything.json"
    file.write_text(archive_text(replace(before, goals={})), "utf-8")
    kept = put_back(elsewhere, file)
    assert kept is not None
    assert elsewhere.plan.goals == {}
    assert elsewhere.plan.revision > before.revision
    put_back(elsewhere, kept)
    assert alike(elsewhere.plan, before)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "{}",
        '{"format": "study-planner-plan", "version": 1}',
        '{"format": "study-planner-plan", "version": 1, "version": 2}',
        '{"format": "study-planner-plan", "version": 10000, "records": {}}',
        '{"format": NaN}',
        '{"a":' * 100_000,
        "[" * 100_000,
    ],
)
def test_other_json_is_refused_and_changes_nothing(elsewhere: Workspace, tmp_path: Path, text: str) -> None:
    before = elsewhere.plan
    file = tmp_path / "everything.json"
    file.write_text(text, "utf-8")
    with pytest.raises(Refusal):
        put_back(elsewhere, file)
    assert elsewhere.plan is before
    assert not list((tmp_path / "elsewhere").glob("backups/*"))


def test_what_is_nested_deeply_and_typed_with_controls_comes_through_the_other_process(
    elsewhere: Workspace, here: Workspace, tmp_path: Path
) -> None:
    deep: dict[str, object] = {}
    for _level in range(30):
        deep = {"in": deep}
    plan = elsewhere.plan
    item = replace(plan.items["containers"], note="a\x07b\x7f\u2028c\u202e", extra={"deep": deep})
    kept = FollowedRoadmap(id="r", title="R", taken_at=MONDAY, names={"c": item.id}, items={"c": item})
    plan = replace(plan, items={**plan.items, item.id: item}, followed={"r": kept})
    file = tmp_path / "everything.json"
    file.write_text(archive_text(plan), "utf-8")
    take_up_plan(here, file)
    assert alike(here.plan, plan)
