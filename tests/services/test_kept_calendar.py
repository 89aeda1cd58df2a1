"""The calendar that is kept: by which plan, and which files it never writes over."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from planner.domain.errors import Refusal
from planner.paths import Paths
from planner.scheduling.engine import make_schedule
from planner.services import exporting
from planner.services.export_kinds import ExportWish
from planner.services.exporting import Exported
from planner.services.kept_calendar import (
    KeptCalendar,
    forget_calendar,
    keep_calendar,
    kept_calendar,
    write_kept_calendar,
)
from planner.services.plans import duplicate_plan
from planner.services.turns import turn_at, turn_in
from planner.services.workspace import Snapshot
from tests.support.plans import NOW, goal, item, make_plan
from tests.support.workspaces import Clock, first_plan, workspace_at

MINE = "what I wrote"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A data folder."""
    (tmp_path / "data").mkdir()
    return Paths(tmp_path / "data")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The calendar."""
    return tmp_path / "plan.ics"


def state() -> Snapshot:
    plan = make_plan([item("a", 120)], [goal("all", "a")])
    return Snapshot(plan, make_schedule(plan, NOW))


def note_of(paths: Paths, **fields: object) -> None:
    """Change the note by hand."""
    note = json.loads(paths.kept_calendar.read_text("utf-8"))
    paths.kept_calendar.write_text(json.dumps({**note, **fields}), "utf-8")


def test_it_is_written_and_so_is_when(paths: Paths, file: Path) -> None:
    keep_calendar(paths, KeptCalendar(path=file))
    kept = write_kept_calendar(paths, state(), NOW)
    assert kept == kept_calendar(paths) == KeptCalendar(path=file, written_at=NOW)
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert write_kept_calendar(paths, state(), NOW) == kept


def test_a_copy_of_the_folder_keeps_nothing(paths: Paths, file: Path, tmp_path: Path) -> None:
    keep_calendar(paths, KeptCalendar(path=file))
    copy = Paths(tmp_path / "copy")
    shutil.copytree(paths.data_dir, copy.data_dir)
    assert kept_calendar(copy) is None
    assert write_kept_calendar(copy, state(), NOW) is None
    assert not file.exists()
    assert kept_calendar(paths) is not None


@pytest.mark.skipif(os.name != "posix", reason="links need a right there")
def test_the_folder_is_the_same_by_a_link(paths: Paths, file: Path, tmp_path: Path) -> None:
    keep_calendar(paths, KeptCalendar(path=file))
    (tmp_path / "link").symlink_to(paths.data_dir)
    assert kept_calendar(Paths(tmp_path / "link")) == KeptCalendar(path=file)


@pytest.mark.parametrize("content", [b"", MINE.encode(), b"BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\n"])
def test_what_is_no_calendar_of_ours_is_not_written_over(paths: Paths, file: Path, content: bytes) -> None:
    keep_calendar(paths, KeptCalendar(path=file))
    file.write_bytes(content)
    kept = write_kept_calendar(paths, state(), NOW)
    assert kept is not None
    assert kept.problem == f"{file} is no calendar of this program any more, so it is not written over."
    assert file.read_bytes() == content


def test_a_note_that_names_a_file_of_another_kind_counts_for_nothing(paths: Paths, tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text(MINE, "utf-8")
    keep_calendar(paths, KeptCalendar(path=tmp_path / "plan.ics"))
    note_of(paths, path=str(mine))
    assert write_kept_calendar(paths, state(), NOW) is None
    assert mine.read_text("utf-8") == MINE


@pytest.mark.skipif(os.name != "posix", reason="links need a right there")
def test_a_link_that_leads_elsewhere_is_not_followed(paths: Paths, file: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text(MINE, "utf-8")
    keep_calendar(paths, KeptCalendar(path=file))
    for target in (mine, tmp_path / "gone"):
        file.unlink(missing_ok=True)
        file.symlink_to(target)
        kept = write_kept_calendar(paths, state(), NOW)
        assert kept is not None
        assert kept.problem
    assert mine.read_text("utf-8") == MINE
    assert not (tmp_path / "gone").exists()


def while_it_is_made(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Let something happen once, in the middle of the making of a calendar."""
    export, waiting = exporting.export, [happens]

    def export_slowly(state: Snapshot, wish: ExportWish) -> Exported:
        exported = export(state, wish)
        if waiting:
            waiting.pop()()
        return exported

    monkeypatch.setattr(exporting, "export", export_slowly)


def test_what_is_stopped_while_it_is_made_is_not_written(
    paths: Paths, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_calendar(paths, KeptCalendar(path=file))
    while_it_is_made(monkeypatch, lambda: forget_calendar(paths))
    assert write_kept_calendar(paths, state(), NOW) is None
    assert kept_calendar(paths) is None
    assert not file.exists()


def test_what_is_kept_elsewhere_while_it_is_made_is_written_there(
    paths: Paths, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = KeptCalendar(path=file.with_name("other.ics"))
    keep_calendar(paths, KeptCalendar(path=file))
    while_it_is_made(monkeypatch, lambda: keep_calendar(paths, other))
    kept = write_kept_calendar(paths, state(), NOW)
    assert kept == kept_calendar(paths) == KeptCalendar(path=other.path, written_at=NOW)
    assert [file.exists(), other.path.exists()] == [False, True]


def test_nobody_who_changes_the_plan_waits_for_it(
    paths: Paths, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed: list[str] = []

    def take_turns() -> None:
        for turn in (turn_in(paths.data_dir), turn_at(paths.calendar_lock)):
            with turn:
                passed.append("a turn")

    def change_meanwhile() -> None:
        other = Thread(target=take_turns)
        other.start()
        other.join(timeout=10)

    keep_calendar(paths, KeptCalendar(path=file))
    while_it_is_made(monkeypatch, change_meanwhile)
    assert write_kept_calendar(paths, state(), NOW) is not None
    assert passed == ["a turn"] * 2


def test_who_stops_it_waits_for_the_moment_of_writing(paths: Paths, file: Path) -> None:
    keep_calendar(paths, KeptCalendar(path=file))
    with turn_at(paths.calendar_lock):
        other = Thread(target=forget_calendar, args=(paths,))
        other.start()
        other.join(timeout=0.1)
        assert kept_calendar(paths) is not None
    other.join(timeout=10)
    assert kept_calendar(paths) is None


def test_a_file_that_another_plan_keeps_is_refused(tmp_path: Path, file: Path) -> None:
    home = Paths(tmp_path / "home")
    workspace_at(home.data_dir, Clock(), first_plan()).close()
    keep_calendar(home, KeptCalendar(path=file))
    scenario = duplicate_plan(home, home, "What if")
    for path in (file, file.parent / "home" / ".." / file.name):
        with pytest.raises(Refusal, match="is kept up to date with the plan Main plan"):
            keep_calendar(scenario, KeptCalendar(path=path))
    assert kept_calendar(scenario) is None
    keep_calendar(scenario, KeptCalendar(path=file.with_name("other.ics")))
    with pytest.raises(Refusal, match="with the plan What if"):
        keep_calendar(home, KeptCalendar(path=file.with_name("other.ics")))
    keep_calendar(home, KeptCalendar(path=file))
