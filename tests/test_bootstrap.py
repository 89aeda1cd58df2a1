"""The bootstrap's decisions, each with the machine replaced by what a test says it is."""

import ast
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parent.parent / "resources" / "bootstrap.py"

DEBIAN_12 = """\
libglib2.0-0:
  Installed: (none)
  Candidate: 2.74.6-2+deb12u8
  Version table:
     2.74.6-2+deb12u8 500
        500 a mirror bookworm/main amd64 Packages
libegl1:
  Installed: 1.6.0-1
  Candidate: 1.6.0-1
"""
UBUNTU_24_04 = """\
libglib2.0-0:
  Installed: (none)
  Candidate: (none)
  Version table:
libglib2.0-0t64:
  Installed: (none)
  Candidate: 2.80.0-6ubuntu3.4
libegl1:
  Installed: (none)
  Candidate: 1.7.0-1build1
"""


@pytest.fixture
def bootstrap() -> ModuleType:
    """A fresh copy of the script as a module, free to have its parts replaced."""
    spec = spec_from_file_location("bootstrap", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project folder whose environment looks made."""
    root = tmp_path / "a project"
    (root / ".venv" / "bin").mkdir(parents=True)
    (root / ".venv" / "bin" / "python").touch()
    (root / ".venv" / "pyvenv.cfg").write_text("version = 3.11.2\n", encoding="utf-8")
    (root / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    return root


class Machine:
    """Stands for the programs of a machine: notes each command and answers as told.

    Attributes:
        commands: what was run, in order.
        failing: commands that contain one of these words fail.
    """

    def __init__(self, *failing: str, says: str = "") -> None:
        self.commands: list[list[str]] = []
        self.failing = failing
        self.says = says

    def __call__(self, command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        self.commands.append(list(command))
        failed = any(word in command for word in self.failing)
        return subprocess.CompletedProcess(command, int(failed), stdout=self.says)


def without(*lost: str) -> Callable[[str], bool]:
    """A loader that finds every library but the lost ones."""
    return lambda library: library not in lost


def become_noted(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Lets the script note the program that it would become."""
    noted: list[list[str]] = []

    def become(command: list[str]) -> int:
        noted.append(command)
        return 0

    monkeypatch.setattr(bootstrap, "become", become)
    return noted


def test_an_old_python_can_read_the_script() -> None:
    source = SCRIPT.read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 8))
    modules = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom | ast.Import)]
    names = {node.module if isinstance(node, ast.ImportFrom) else node.names[0].name for node in modules}
    assert {str(name).split(".")[0] for name in names} <= sys.stdlib_module_names


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
    assert Path.cwd() == SCRIPT.parent.parent


@pytest.mark.parametrize(
    "arguments", [["-n0"], ["-n", "2"], ["--numprocesses=1"], ["-p", "no:xdist"], ["-x", "--pdb"]]
)
def test_a_chosen_way_to_run_the_tests_is_kept(bootstrap: ModuleType, arguments: list[str]) -> None:
    assert bootstrap.parallel(arguments) == []


@pytest.mark.parametrize(
    "arguments", [[], ["--durations=5"], ["--deselect", "x"], ["tests/no"], ["-p", "no:qt"]]
)
def test_other_options_of_pytest_leave_the_cores_busy(bootstrap: ModuleType, arguments: list[str]) -> None:
    assert bootstrap.parallel(arguments)[:4] == ["-n", "auto", "--dist", "loadfile"]


def test_check_runs_every_check_and_shows_only_the_failed(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = Machine("mypy", says="one error\n")
    monkeypatch.setattr(bootstrap, "run", machine)
    assert bootstrap.check("python") == 1
    assert len(machine.commands) == len(bootstrap.CHECKS) == 4
    said = capsys.readouterr().err
    assert said.count("one error") == 1
    assert "1 of 4 checks failed." in said
    monkeypatch.setattr(bootstrap, "run", Machine())
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
    machine = Machine()
    monkeypatch.setattr(bootstrap, "run", machine)
    bootstrap.write_stamp(project, bootstrap.NEEDS["test"] | bootstrap.NEEDS["run"])
    bootstrap.prepare(project, bootstrap.NEEDS["run"])
    bootstrap.prepare(project, bootstrap.NEEDS["test"])
    assert machine.commands == []


def test_only_what_is_missing_is_done(
    bootstrap: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine()
    monkeypatch.setattr(bootstrap, "run", machine)
    monkeypatch.setattr(bootstrap, "can_load", without())
    bootstrap.prepare(project, bootstrap.NEEDS["test"])
    assert machine.commands[-1][-1] == f"{project}[test]"
    machine.commands.clear()
    bootstrap.prepare(project, bootstrap.NEEDS["run"])
    assert machine.commands == []
    bootstrap.prepare(project, bootstrap.NEEDS["check"])
    assert machine.commands[-1][-1] == f"{project}[dev,test]"
    assert bootstrap.stamped(project) == {"package", "test", "dev", "qt", "window"}


def test_a_failed_installation_is_told_and_tried_again(
    bootstrap: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "run", Machine("pip", says="no route to host"))
    bootstrap.write_stamp(project, {"package"})
    with pytest.raises(bootstrap.BootstrapError, match="needs the network"):
        bootstrap.install(project, {"test"})
    assert "no route to host" in capsys.readouterr().err
    assert bootstrap.stamped(project) == frozenset()


def test_a_half_made_environment_is_made_again(
    bootstrap: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = Machine("-c")
    monkeypatch.setattr(bootstrap, "run", machine)
    bootstrap.prepare(project, frozenset({"package"}))
    venv = str(project / ".venv")
    assert [bootstrap.real_python(), "-m", "venv", "--clear", venv] in machine.commands
    assert capsys.readouterr().err.startswith("Making the environment .venv again.")


def test_after_an_installation_that_was_cut_short_the_environment_is_made_anew(
    bootstrap: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        if "install" in command:
            raise KeyboardInterrupt
        return subprocess.CompletedProcess(command, 0, stdout="")

    monkeypatch.setattr(bootstrap, "run", interrupted)
    assert bootstrap.is_whole(project / ".venv")
    with pytest.raises(KeyboardInterrupt):
        bootstrap.install(project, ())
    assert not bootstrap.is_whole(project / ".venv")
    monkeypatch.setattr(bootstrap, "run", Machine())
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
    with pytest.raises(bootstrap.BootstrapError, match=r"\.venv cannot be written"):
        bootstrap.require_writable(project, project / ".venv")


def test_missing_libraries_are_named_by_their_package(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "can_load", without("libEGL.so.1", "libxcb-cursor.so.0"))
    assert bootstrap.missing_libraries(["qt"]) == {"libEGL.so.1": "libegl1"}
    assert list(bootstrap.missing_libraries(["qt", "window"]).values()) == ["libegl1", "libxcb-cursor0"]
    monkeypatch.setattr(bootstrap.sys, "platform", "darwin")
    assert bootstrap.missing_libraries(["qt", "window"]) == {}


def test_the_loader_is_asked(bootstrap: ModuleType) -> None:
    assert not bootstrap.can_load("libnothing-of-this-name.so.0")


def test_renamed_packages_are_asked_for_by_the_name_on_offer(bootstrap: ModuleType) -> None:
    wanted = ["libglib2.0-0", "libegl1"]
    assert bootstrap.names_offered(wanted, lambda names: DEBIAN_12) == wanted
    assert bootstrap.names_offered(wanted, lambda names: UBUNTU_24_04) == ["libglib2.0-0t64", "libegl1"]
    assert bootstrap.names_offered(wanted, lambda names: "") == wanted


def test_an_administrator_installs_what_is_missing(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine(says=UBUNTU_24_04)
    monkeypatch.setattr(bootstrap, "run", machine)
    monkeypatch.setattr(bootstrap, "administrator", lambda: ["sudo", "-n"])
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: name)
    bootstrap.install_system(["libglib2.0-0"])
    assert machine.commands[0] == ["sudo", "-n", "apt-get", "update"]
    assert machine.commands[-1][:2] == ["sudo", "-n"]
    assert machine.commands[-1][-2:] == ["--no-install-recommends", "libglib2.0-0t64"]


def test_without_rights_it_says_the_line_to_type(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = Machine(says=UBUNTU_24_04)
    monkeypatch.setattr(bootstrap, "run", machine)
    monkeypatch.setattr(bootstrap, "administrator", lambda: None)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: name)
    bootstrap.install_system(["libglib2.0-0", "libegl1"])
    assert "\n    sudo apt-get install -y libglib2.0-0t64 libegl1\n" in capsys.readouterr().err
    assert [command[0] for command in machine.commands] == ["apt-cache"]


@pytest.mark.parametrize(
    ("user", "sudo", "failing", "rights"),
    [
        (0, None, (), []),
        (1000, "sudo", (), ["sudo", "-n"]),
        (1000, "sudo", ("sudo",), None),
        (1000, None, (), None),
    ],
)
def test_who_may_change_the_system(
    bootstrap: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    user: int,
    sudo: str | None,
    failing: tuple[str, ...],
    rights: list[str] | None,
) -> None:
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: user)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: sudo)
    monkeypatch.setattr(bootstrap, "run", Machine(*failing))
    assert bootstrap.administrator() == rights


def test_nothing_starts_without_the_libraries_of_qt(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "install_system", asked.append)
    monkeypatch.setattr(bootstrap, "can_load", without("libEGL.so.1"))
    with pytest.raises(bootstrap.BootstrapError, match="cannot start"):
        bootstrap.provide_system({"qt", "window"}, needs_ensurepip=False)
    assert asked == [["libegl1"]]


def test_without_the_libraries_of_x11_it_goes_on(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "install_system", lambda packages: None)
    monkeypatch.setattr(bootstrap, "can_load", without("libxcb-cursor.so.0"))
    bootstrap.provide_system({"qt", "window"}, needs_ensurepip=False)
    assert "Going on without" in capsys.readouterr().err
    bootstrap.provide_system({"qt"}, needs_ensurepip=False)
    assert capsys.readouterr().err == ""


def test_a_python_without_ensurepip_asks_for_its_venv_package(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "install_system", asked.append)
    monkeypatch.setattr(bootstrap, "find_spec", lambda name: None)
    with pytest.raises(bootstrap.BootstrapError, match="venv package"):
        bootstrap.provide_system({"package"}, needs_ensurepip=True)
    assert asked == [[f"python3.{sys.version_info[1]}-venv"]]


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
    monkeypatch.setattr(bootstrap, "run", Machine(idle_shim, says="/opt/3.12/bin/python3.12\n"))
    noted = become_noted(bootstrap, monkeypatch)
    assert bootstrap.main(["run", "week"]) == 0
    assert noted == [["/opt/3.12/bin/python3.12", "bootstrap.py", "run", "week"]]


def test_a_program_that_does_not_exist_has_failed(bootstrap: ModuleType) -> None:
    result = bootstrap.run(["no-program-of-this-name"])
    assert result.returncode == 127
    assert result.stdout == "no-program-of-this-name: No such file or directory"
