"""The program is started twice on one folder: one window, and it comes to the front."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.paths import Paths
from planner.ui.one_window import OneWindow
from tests.support.ordinary_user import as_ordinary_user


@pytest.fixture
def ordinary() -> list[str]:
    """The start of a command line that runs a process for which the permissions of files count."""
    try:
        return as_ordinary_user()
    except LookupError as reason:
        pytest.skip(str(reason))


@pytest.fixture
def held(tmp_path: Path) -> Iterator[OneWindow]:
    """The lock of a folder, taken."""
    only = OneWindow(Paths(tmp_path))
    assert only.take()
    yield only
    only.release()


def test_a_second_start_shows_the_window_that_is_open(held: OneWindow, tmp_path: Path, qtbot: QtBot) -> None:
    command = [sys.executable, "-m", "planner", "--data-dir", str(tmp_path)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with qtbot.waitSignal(held.show_requested, timeout=20_000):
        second = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    _out, words = second.communicate(timeout=20)
    assert (second.returncode, words.strip()) == (
        0,
        "Study Planner is open already; its window comes to the front.",
    )
    assert not (tmp_path / "planner.db").exists()


def test_a_call_that_came_before_anyone_listened_is_heard(tmp_path: Path, qtbot: QtBot) -> None:
    class Slow(OneWindow):
        """Held up between its lock and listening, as by a busy machine."""

        def _listen(self, since: datetime) -> None:
            OneWindow(Paths(tmp_path)).ask_to_show()
            super()._listen(since)

    only = Slow(Paths(tmp_path))
    with qtbot.waitSignal(only.show_requested, timeout=5_000):
        assert only.take()
    only.release()


def test_an_old_call_is_none(tmp_path: Path, qtbot: QtBot) -> None:
    OneWindow(Paths(tmp_path)).ask_to_show()
    only = OneWindow(Paths(tmp_path))
    with qtbot.assertNotEmitted(only.show_requested, wait=50):
        assert only.take()
    only.release()


def test_another_folder_has_a_window_of_its_own(held: OneWindow, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = OneWindow(Paths(tmp_path / "other"))
    assert other.take()
    other.release()


def test_the_lock_goes_with_the_window(held: OneWindow, tmp_path: Path) -> None:
    again = OneWindow(Paths(tmp_path))
    assert not again.take()
    held.release()
    assert again.take()
    again.release()


def test_a_folder_that_is_not_there_yet_is_no_window_that_is_open(tmp_path: Path) -> None:
    only = OneWindow(Paths(tmp_path / "new"))
    assert only.take()
    (tmp_path / "new").mkdir()
    assert only.take()
    assert not OneWindow(Paths(tmp_path / "new")).take()
    only.release()


def test_a_minimised_window_comes_back(program: Application, qtbot: QtBot) -> None:
    program.window.showMinimized()
    program.come_to_front()
    assert not program.window.isMinimized()
    assert program.window.isVisible()


ASK = """
import sys
from pathlib import Path
from planner.paths import Paths
from planner.ui.one_window import OneWindow

print(OneWindow(Paths(Path(sys.argv[1]))).take())
"""


@pytest.mark.parametrize("is_open", [False, True])
def test_in_a_read_only_folder_only_the_lock_of_an_open_window_holds(
    tmp_path: Path, ordinary: list[str], is_open: bool
) -> None:
    held = OneWindow(Paths(tmp_path))
    assert held.take()
    lock = Paths(tmp_path).lock
    if not is_open:
        _pid, name, *others = lock.read_text("utf-8").split("\n")
        held.release()
        lock.write_text("\n".join(("999999999", name, *others)), "utf-8")
    lock.chmod(0o444)
    tmp_path.chmod(0o555)
    command = [*ordinary, sys.executable, "-c", ASK, str(tmp_path)]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True).stdout
    finally:
        tmp_path.chmod(0o755)
    assert answer == f"{not is_open}\n"
    assert lock.exists()
    held.release()
