"""The look that the parts of the panel are shown in."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from planner.ui.theme import load_theme
from tests.support.themes import wear


@pytest.fixture
def light(qapp: QApplication) -> Iterator[None]:
    """The light theme, and a locale that tells the time to 24."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    wear(qapp, load_theme("light"))
    yield
    QLocale.setDefault(before)
