"""How the bootstrap meets a machine, each part of it replaced by what a test says it is."""

import sys
from types import ModuleType

import pytest

from tests.bootstrap.conftest import Programs, without

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


def test_missing_libraries_are_named_by_their_package(
    machine: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "can_load", without("libEGL.so.1", "libxcb-cursor.so.0"))
    assert machine.missing_libraries(["qt"]) == {"libEGL.so.1": "libegl1"}
    assert list(machine.missing_libraries(["qt", "window"]).values()) == ["libegl1", "libxcb-cursor0"]
    monkeypatch.setattr(machine.sys, "platform", "darwin")
    assert machine.missing_libraries(["qt", "window"]) == {}


def test_the_loader_is_asked(machine: ModuleType) -> None:
    assert not machine.can_load("libnothing-of-this-name.so.0")


def test_renamed_packages_are_asked_for_by_the_name_on_offer(machine: ModuleType) -> None:
    wanted = ["libglib2.0-0", "libegl1"]
    assert machine.names_offered(wanted, lambda names: DEBIAN_12) == wanted
    assert machine.names_offered(wanted, lambda names: UBUNTU_24_04) == ["libglib2.0-0t64", "libegl1"]
    assert machine.names_offered(wanted, lambda names: "") == wanted


def test_an_administrator_installs_what_is_missing(
    machine: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = Programs(says=UBUNTU_24_04)
    monkeypatch.setattr(machine, "run", programs)
    monkeypatch.setattr(machine, "administrator", lambda: ["sudo", "-n"])
    monkeypatch.setattr(machine.shutil, "which", lambda name: name)
    machine.install_system(["libglib2.0-0"])
    assert programs.commands[0] == ["sudo", "-n", "apt-get", "update"]
    assert programs.commands[-1][:2] == ["sudo", "-n"]
    assert programs.commands[-1][-2:] == ["--no-install-recommends", "libglib2.0-0t64"]


def test_without_rights_it_says_the_line_to_type(
    machine: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    programs = Programs(says=UBUNTU_24_04)
    monkeypatch.setattr(machine, "run", programs)
    monkeypatch.setattr(machine, "administrator", lambda: None)
    monkeypatch.setattr(machine.shutil, "which", lambda name: name)
    machine.install_system(["libglib2.0-0", "libegl1"])
    assert "\n    sudo apt-get install -y libglib2.0-0t64 libegl1\n" in capsys.readouterr().err
    assert [command[0] for command in programs.commands] == ["apt-cache"]


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
    machine: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    user: int,
    sudo: str | None,
    failing: tuple[str, ...],
    rights: list[str] | None,
) -> None:
    monkeypatch.setattr(machine.os, "geteuid", lambda: user)
    monkeypatch.setattr(machine.shutil, "which", lambda name: sudo)
    monkeypatch.setattr(machine, "run", Programs(*failing))
    assert machine.administrator() == rights


def test_nothing_starts_without_the_libraries_of_qt(
    machine: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(machine, "install_system", asked.append)
    monkeypatch.setattr(machine, "can_load", without("libEGL.so.1"))
    with pytest.raises(machine.BootstrapError, match="cannot start"):
        machine.provide_system({"qt", "window"}, needs_ensurepip=False)
    assert asked == [["libegl1"]]


def test_without_the_libraries_of_x11_it_goes_on(
    machine: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "install_system", lambda packages: None)
    monkeypatch.setattr(machine, "can_load", without("libxcb-cursor.so.0"))
    machine.provide_system({"qt", "window"}, needs_ensurepip=False)
    assert "Going on without" in capsys.readouterr().err
    machine.provide_system({"qt"}, needs_ensurepip=False)
    assert capsys.readouterr().err == ""


def test_a_python_without_ensurepip_asks_for_its_venv_package(
    machine: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(machine, "install_system", asked.append)
    monkeypatch.setattr(machine, "find_spec", lambda name: None)
    with pytest.raises(machine.BootstrapError, match="venv package"):
        machine.provide_system({"package"}, needs_ensurepip=True)
    assert asked == [[f"python3.{sys.version_info[1]}-venv"]]


def test_a_program_that_does_not_exist_has_failed(machine: ModuleType) -> None:
    result = machine.run(["no-program-of-this-name"])
    assert result.returncode == 127
    assert result.stdout == "no-program-of-this-name: No such file or directory"
