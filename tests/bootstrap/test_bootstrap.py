"""What the bootstrap decides, with the machine replaced by what a test says it is."""

import ast
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from tests.bootstrap.conftest import SCRIPTS, Programs, without


def become_noted(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Lets the script note the program that it would become."""
    noted: list[list[str]] = []

    def become(command: list[str]) -> int:
        noted.append(command)
        return 0

    monkeypatch.setattr(bootstrap.machine, "become", become)
    return noted


@pytest.mark.parametrize("script", sorted(SCRIPTS.glob("*.py")), ids=lambda script: script.name)
def test_an_old_python_can_read_it(script: Path) -> None:
    tree = ast.parse(script.read_text(encoding="utf-8"), feature_version=(3, 8))
    modules = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom | ast.Import)]
    names = {node.module if isinstance(node, ast.ImportFrom) else node.names[0].name for node in modules}
    found = {str(name).split(".")[0] for name in names}
    assert found <= {*sys.stdlib_module_names, *(other.stem for other in SCRIPTS.glob("*.py"))}


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["walk"], 2), (["--help"], 0)])
def test_it_says_how_it_is_used(
    bootstrap: ModuleType, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int
) -> None:
    assert bootstrap.main(arguments) == code
    assert "resources/bootstrap.py run" in capsys.readouterr().err


def test_run_hands_its_arguments_on(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "prepare", lambda root, needs: None)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    noted = become_noted(bootstrap, monkeypatch)
    assert bootstrap.main(["run", "plan", "--json", "two words"]) == 0
    assert noted[0][1:] == ["-P", "-m", "planner", "plan", "--json", "two words"]
    assert Path(noted[0][0]).parts[-3:-1] == (".venv", "bin")
    assert "PYTHONDONTWRITEBYTECODE" not in os.environ


def test_test_runs_offscreen_in_the_project_on_all_cores(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland")
    monkeypatch.setattr(bootstrap, "prepare", lambda root, needs: None)
    noted = become_noted(bootstrap, monkeypatch)
    assert bootstrap.main(["test", "-k", "week"]) == 0
    assert noted[0][1:] == ["-m", "pytest", *bootstrap.parallel([]), "-k", "week"]
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert Path.cwd() == SCRIPTS.parent


@pytest.mark.parametrize(
    "arguments", [["-n0"], ["-n", "2"], ["--numprocesses=1"], ["-p", "no:xdist"], ["-x", "--pdb"]]
)
def test_a_chosen_way_to_run_the_tests_is_kept(bootstrap: ModuleType, arguments: list[str]) -> None:
    assert bootstrap.parallel(arguments) == []


@pytest.mark.parametrize(
    "arguments", [[], ["--durations=5"], ["--deselect", "x"], ["tests/no"], ["-p", "no:qt"]]
)
def test_other_options_of_pytest_leave_the_cores_busy(bootstrap: ModuleType, arguments: list[str]) -> None:
    assert bootstrap.parallel(arguments)[:4] == ["-n", "auto", "--dist", "worksteal"]


def test_check_runs_every_check_and_shows_only_the_failed(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    programs = Programs("mypy", says="one error\n")
    monkeypatch.setattr(bootstrap.machine, "run", programs)
    assert bootstrap.check("python") == 1
    assert len(programs.commands) == len(bootstrap.CHECKS) == 4
    said = capsys.readouterr().err
    assert said.count("one error") == 1
    assert "1 of 4 checks failed." in said
    monkeypatch.setattr(bootstrap.machine, "run", Programs())
    assert bootstrap.check("python") == 0


def test_a_stamp_holds_while_nothing_changes(bootstrap: ModuleType, project: Path) -> None:
    assert bootstrap.stamped(project) == frozenset()
    bootstrap.write_stamp(project, {"package", "qt"})
    assert bootstrap.stamped(project) == {"package", "qt"}


@pytest.mark.parametrize("changed", ["pyproject.toml", ".venv/pyvenv.cfg", ".venv/study-planner.stamp"])
def test_a_stamp_ends_with_a_change(bootstrap: ModuleType, project: Path, changed: str) -> None:
    bootstrap.write_stamp(project, {"package"})
    (project / changed).write_text("something else\n", encoding="utf-8")
    assert bootstrap.stamped(project) == frozenset()


def test_a_stamp_ends_with_a_move_or_a_lost_interpreter(bootstrap: ModuleType, project: Path) -> None:
    bootstrap.write_stamp(project, {"package"})
    moved = project.rename(project.with_name("elsewhere"))
    assert bootstrap.stamped(moved) == frozenset()
    bootstrap.write_stamp(moved, {"package"})
    bootstrap.python_of(moved / ".venv").unlink()
    assert bootstrap.stamped(moved) == frozenset()


def test_nothing_runs_when_all_is_settled(
    bootstrap: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = Programs()
    monkeypatch.setattr(bootstrap.machine, "run", programs)
    bootstrap.write_stamp(project, bootstrap.NEEDS["test"] | bootstrap.NEEDS["run"])
    bootstrap.prepare(project, bootstrap.NEEDS["run"])
    bootstrap.prepare(project, bootstrap.NEEDS["test"])
    assert programs.commands == []


def test_only_what_is_missing_is_done(
    bootstrap: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = Programs()
    monkeypatch.setattr(bootstrap.machine, "run", programs)
    monkeypatch.setattr(bootstrap.machine, "can_load", without())
    bootstrap.prepare(project, bootstrap.NEEDS["test"])
    assert programs.commands[-1][-1] == f"{project}[test]"
    programs.commands.clear()
    bootstrap.prepare(project, bootstrap.NEEDS["run"])
    assert programs.commands == []
    bootstrap.prepare(project, bootstrap.NEEDS["check"])
    assert programs.commands[-1][-1] == f"{project}[dev,test]"
    assert bootstrap.stamped(project) == {"package", "test", "dev", "qt", "window"}


def test_a_failed_installation_is_told_and_tried_again(
    bootstrap: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap.machine, "run", Programs("pip", says="no route to host"))
    bootstrap.write_stamp(project, {"package"})
    with pytest.raises(bootstrap.machine.BootstrapError, match="needs the network"):
        bootstrap.install(project, {"test"})
    assert "no route to host" in capsys.readouterr().err
    assert bootstrap.stamped(project) == frozenset()


def test_a_half_made_environment_is_made_again(
    bootstrap: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    programs = Programs("-c")
    monkeypatch.setattr(bootstrap.machine, "run", programs)
    bootstrap.prepare(project, frozenset({"package"}))
    venv = str(project / ".venv")
    assert [bootstrap.real_python(), "-m", "venv", "--clear", venv] in programs.commands
    assert capsys.readouterr().err.startswith("Making the environment .venv again.")


def test_after_an_installation_that_was_cut_short_the_environment_is_made_anew(
    bootstrap: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        if "install" in command:
            raise KeyboardInterrupt
        return subprocess.CompletedProcess(command, 0, stdout="")

    monkeypatch.setattr(bootstrap.machine, "run", interrupted)
    assert bootstrap.is_whole(project / ".venv")
    with pytest.raises(KeyboardInterrupt):
        bootstrap.install(project, ())
    assert not bootstrap.is_whole(project / ".venv")
    monkeypatch.setattr(bootstrap.machine, "run", Programs())
    bootstrap.install(project, ())
    assert bootstrap.is_whole(project / ".venv")


def test_an_environment_is_whole_with_its_python_and_pip(bootstrap: ModuleType, project: Path) -> None:
    venv = project / ".venv"
    python = bootstrap.python_of(venv)
    python.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    python.chmod(0o755)
    assert bootstrap.is_whole(venv)
    python.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    assert not bootstrap.is_whole(venv)
    python.unlink()
    assert not bootstrap.is_whole(venv)
    assert not bootstrap.is_whole(project / "none")


def test_a_moved_environment_is_not_whole(bootstrap: ModuleType, project: Path) -> None:
    venv = project / ".venv"
    python = bootstrap.python_of(venv)
    python.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    python.chmod(0o755)
    (venv / "pyvenv.cfg").write_text("command = python3 -m venv /before/.venv\n", encoding="utf-8")
    assert not bootstrap.is_whole(venv)


def test_the_environment_is_made_by_the_interpreter_itself(bootstrap: ModuleType) -> None:
    python = Path(bootstrap.real_python())
    assert python.is_file()
    assert not python.is_symlink()
    assert not python.is_relative_to(sys.prefix) or sys.prefix == sys.base_prefix


def test_a_folder_that_cannot_be_written_is_refused(
    bootstrap: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap.os, "access", lambda folder, mode: folder != project / ".venv")
    with pytest.raises(bootstrap.machine.BootstrapError, match=r"\.venv cannot be written"):
        bootstrap.require_writable(project, project / ".venv")


def test_an_old_python_is_refused_in_a_sentence(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
    assert bootstrap.main(["run"]) == 1
    assert "needs Python 3.11 or newer, and this is Python 3.9." in capsys.readouterr().err


def test_an_old_python_hands_over_to_a_newer_one(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    idle_shim, working = "/shims/python3.11", "/bin/python3.12"
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 10, 0))
    monkeypatch.setattr(bootstrap.sys, "argv", ["bootstrap.py", "run", "week"])
    on_path = {"python3.11": idle_shim, "python3.12": working}
    monkeypatch.setattr(bootstrap.shutil, "which", on_path.get)
    monkeypatch.setattr(bootstrap.machine, "run", Programs(idle_shim, says="/opt/3.12/bin/python3.12\n"))
    noted = become_noted(bootstrap, monkeypatch)
    assert bootstrap.main(["run", "week"]) == 0
    assert noted == [["/opt/3.12/bin/python3.12", "bootstrap.py", "run", "week"]]
