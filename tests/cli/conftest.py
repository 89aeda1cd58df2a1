"""A terminal at a pretended Monday morning."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from planner.cli.main import run
from planner.paths import Paths
from tests.cli.terminal import MONDAY, NEW, Answer, Terminal


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder, which is not there yet."""
    return tmp_path / "data"


@pytest.fixture
def terminal(data: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Type a command at the pretended Monday morning, on a data folder of one's own."""

    def type_command(*words: str, now: str = MONDAY) -> Answer:
        arguments = ["--data-dir", str(data), "--now", now, *words]
        try:
            code = run(arguments, _no_window, lambda: datetime(2030, 1, 1))
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        printed = capsys.readouterr()
        return Answer(code, printed.out, printed.err)

    return type_command


@pytest.fixture(scope="session")
def first_plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which `NEW` was typed, made once: that costs more than most tests."""
    folder = tmp_path_factory.mktemp("planned")
    assert run(["--data-dir", str(folder), "--now", MONDAY, *NEW], _no_window, datetime.now) == 0
    return folder


@pytest.fixture
def planned(terminal: Terminal, data: Path, first_plan_file: Path) -> Terminal:
    """The same with a first plan in the folder."""
    shutil.copytree(first_plan_file, data)
    return terminal


def _no_window(_paths: Paths, _clock: object, _is_named: bool) -> int:
    raise AssertionError("a command opens no window")
