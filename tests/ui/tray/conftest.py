"""What tests of reminders and tray need: settings of their own, and notifications that are kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from planner.ui.tray.kept_choices import KeptChoices


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def choices(settings: QSettings) -> KeptChoices:
    return KeptChoices(settings)
