"""The bootstrap's two files as modules, and what stands for the programs and libraries of a machine."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).parent.parent.parent / "resources"


@pytest.fixture
def bootstrap(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A fresh copy of the script as a module, free to have its parts replaced."""
    monkeypatch.syspath_prepend(SCRIPTS)
    for name in ("bootstrap", "bootstrap_machine"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return import_module("bootstrap")


@pytest.fixture
def machine(bootstrap: ModuleType) -> ModuleType:
    """The part that asks the machine, of the same fresh copy."""
    module = bootstrap.machine
    assert isinstance(module, ModuleType)
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


class Programs:
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
