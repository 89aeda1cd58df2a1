"""The look that the parts of the panel are shown in."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication

from planner.ui.style import apply_theme
from planner.ui.theme import load_theme


@pytest.fixture
def light(qapp: QApplication) -> Iterator[None]:
    """The light theme, and a locale that tells the time to 24."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    # What earlier tests have closed would be dressed again, too.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    apply_theme(qapp, load_theme("light"))
    yield
    QLocale.setDefault(before)
