"""A week grid at the size of the design's picture, in the light theme and a locale with 24 hours."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.ui.theme import load_theme
from planner.ui.week.grid.values import GridRows
from planner.ui.week.grid.view import WeekGridView
from tests.support.themes import wear
from tests.ui.week.grid.sample_week import sample_rows

MakeGrid = Callable[..., WeekGridView]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    ignore = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
    for item in items:
        item.add_marker(ignore)


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    """The light theme and British times, whatever the machine's own are."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    wear(qapp, load_theme("light"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def make_grid(qtbot: QtBot) -> Iterator[MakeGrid]:
    """Makes a grid that is shown and active."""
    # A window that only Python's collector knows of may go while it is being painted.
    kept: list[WeekGridView] = []

    def make(rows: GridRows | None = None, width: int = 792, height: int = 672) -> WeekGridView:
        grid = WeekGridView()
        kept.append(grid)
        grid.resize(width, height)
        grid.show_rows(rows or sample_rows())
        qtbot.addWidget(grid)
        with qtbot.waitActive(grid):
            grid.show()
        # A window that becomes active gives the focus to its first stop.
        grid.select(None)
        grid.clearFocus()
        return grid

    yield make
    for grid in kept:
        grid.hide()


@pytest.fixture
def grid(make_grid: MakeGrid) -> WeekGridView:
    """The design's week."""
    return make_grid()
