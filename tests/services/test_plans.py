"""Several plans: names, folders, copies."""

from pathlib import Path

import pytest

from planner.domain.errors import Refusal
from planner.paths import Paths
from planner.services.items import know_item
from planner.services.plans import (
    checked_folder,
    duplicate_plan,
    home_of,
    known_plans,
    make_plan_folder,
    plan_title,
    real,
)
from planner.storage import backups
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at


@pytest.fixture
def home(tmp_path: Path) -> Paths:
    """A data folder with a plan that has one step."""
    workspace = workspace_at(tmp_path / "home", Clock(), first_plan())
    workspace.perform(lambda plan, _schedule: know_item(plan, "containers", MONDAY))
    workspace.close()
    return Paths(tmp_path / "home")


def test_a_scenario_is_the_same_plan_in_a_folder_of_its_own(home: Paths) -> None:
    home.window.write_text("[General]\ntheme=dark\n")
    home.focus_timer.write_text("{}")
    copy = duplicate_plan(home, home, "  Two jobs? ")
    assert copy.data_dir == home.plans / "Two jobs"
    assert copy.window.read_text() == home.window.read_text()
    assert not copy.focus_timer.exists()
    one, other = (workspace_at(paths.data_dir, Clock()) for paths in (home, copy))
    assert one.plan == other.plan
    assert other.next_undo == "Marked Containers (Docker) as known"
    other.undo()
    assert one.next_undo is not None
    one.close()
    other.close()


def test_plans_are_known_by_name_the_main_one_first(home: Paths, tmp_path: Path) -> None:
    for title in ("b", "A"):
        duplicate_plan(home, home, title)
    make_plan_folder(home, "without a plan yet")
    workspace_at(tmp_path / "elsewhere", Clock(), first_plan()).close()
    recent = (tmp_path / "elsewhere", tmp_path / "gone", home.data_dir)
    assert [plan.title for plan in known_plans(home, recent)] == ["Main plan", "A", "b", "elsewhere"]


def test_plans_of_one_name_are_told_apart_by_their_folders(home: Paths, tmp_path: Path) -> None:
    elsewhere = tmp_path / "stick" / "Main plan", tmp_path / "disk" / "Main plan"
    for folder in elsewhere:
        workspace_at(folder, Clock(), first_plan()).close()
    assert [plan.title for plan in known_plans(home, elsewhere)] == [
        "Main plan",
        f"Main plan, in {tmp_path / 'stick'}",
        f"Main plan, in {tmp_path / 'disk'}",
    ]


def test_the_main_plan_is_found_from_those_in_it(home: Paths, tmp_path: Path) -> None:
    copy = duplicate_plan(home, home, "scenario")
    assert home_of(copy) == home
    assert home_of(home) == home
    assert home_of(Paths(tmp_path / "plans" / "other")) == Paths(tmp_path / "plans" / "other")
    assert plan_title(copy, home) == "scenario"


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("", "needs a name"),
        ("///", "needs a name"),
        (" - -", "needs a name"),
        ("x" * 61, "at most 60"),
        ("Con", "cannot have this name"),
        ("SCENARIO", "already"),
    ],
)
def test_names_that_cannot_be_are_refused(home: Paths, title: str, words: str) -> None:
    duplicate_plan(home, home, "scenario")
    with pytest.raises(Refusal, match=words):
        duplicate_plan(home, home, title)
    assert [each.name for each in home.plans.iterdir()] == ["scenario"]


def test_a_name_with_accents_is_the_same_however_it_is_typed(home: Paths) -> None:
    duplicate_plan(home, home, "e\u0301tude")
    with pytest.raises(Refusal, match="already"):
        duplicate_plan(home, home, "\u00e9tude")


def test_a_file_takes_a_name_too(home: Paths) -> None:
    home.plans.mkdir()
    (home.plans / "notes").touch()
    with pytest.raises(Refusal, match="already"):
        make_plan_folder(home, "Notes")


def test_what_was_cut_short_takes_no_name(home: Paths) -> None:
    begun = make_plan_folder(home, "scenario", home.window)
    (begun.data_dir / "planner.part").write_bytes(b"half a copy")
    assert known_plans(home)[1:] == ()
    copy = duplicate_plan(home, home, "scenario")
    assert [plan.paths for plan in known_plans(home)] == [home, copy]


def test_a_folder_of_other_files_is_no_plan_s_and_keeps_its_name(home: Paths) -> None:
    (home.plans / "letters").mkdir(parents=True)
    (home.plans / "letters" / "letter.txt").touch()
    with pytest.raises(Refusal, match="already"):
        make_plan_folder(home, "letters")


def test_folders_that_cannot_be_looked_into_are_as_if_they_were_gone(
    home: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    recent = (Path("/" + "x" * 300), Path("a\0b"), tmp_path / "unreadable")
    assert [plan.paths for plan in known_plans(home, recent)] == [home]
    monkeypatch.setattr(Path, "stat", refuse)
    assert home_of(Paths(home.plans / "scenario")) == home
    assert len(known_plans(home, recent)) == 1


def test_one_folder_has_one_name(home: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "link").symlink_to(home.data_dir)
    assert checked_folder(tmp_path / "link") == home
    monkeypatch.chdir(tmp_path)
    assert real(Paths(Path("home"))) == home


def test_a_name_leads_nowhere_else(home: Paths) -> None:
    assert make_plan_folder(home, "../../up").data_dir == home.plans / "up"


def test_a_copy_that_fails_leaves_nothing_behind(home: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_paths: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "_copy", fail)
    with pytest.raises(Refusal, match="disk is full"):
        duplicate_plan(home, home, "scenario")
    assert list(home.plans.iterdir()) == []


def test_a_folder_with_other_files_is_refused(home: Paths, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    assert checked_folder(other) == Paths(other)
    assert checked_folder(home.data_dir) == home
    (other / "letter.txt").touch()
    with pytest.raises(Refusal, match="holds other files"):
        checked_folder(other)
    with pytest.raises(Refusal):
        checked_folder(tmp_path / "gone")
