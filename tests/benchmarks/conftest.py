"""What the counts are taken of: the usual plan, as it starts and as it is worked with."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.counted_window import CountedWindow, counted_window
from tests.benchmarks.counting import StartCounts, count_start
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at


@pytest.fixture(scope="package")
def usual_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the shipped roadmap, ten hours a week and one exam."""
    folder = tmp_path_factory.mktemp("usual")
    workspace_at(folder, Clock(), first_plan(MONDAY)).close()
    return folder


@pytest.fixture(scope="package")
def start(usual_folder: Path) -> StartCounts:
    """What the start of the window does on it, once the byte code of all that it imports is kept."""
    count_start(usual_folder)
    return count_start(usual_folder)


@pytest.fixture(scope="module")
def window(qapp: QApplication, usual_folder: Path) -> Iterator[CountedWindow]:
    """The open window on it."""
    with counted_window(qapp, usual_folder) as counted:
        yield counted
