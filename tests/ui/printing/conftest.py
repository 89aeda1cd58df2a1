"""British dates, and weeks that ask for different pages."""

import pytest
from PySide6.QtCore import QLocale

from planner.ui.week.grid.locale import GridLocale


@pytest.fixture(autouse=True)
def _british(british: None) -> None:
    """Dates and the look are the same wherever the tests run."""


@pytest.fixture
def words() -> GridLocale:
    return GridLocale(QLocale("en_GB"))
