from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.services.catalog import certifications, shipped_roadmap
from planner.ui.theme import load_theme
from planner.ui.welcome.answers import Answers, Catalogue, first_answers
from planner.ui.welcome.assistant import WelcomeAssistant
from tests.support.themes import wear

NOW = datetime(2026, 11, 25, 18, 20)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue(shipped_roadmap(), certifications())


@pytest.fixture
def answers(catalogue: Catalogue) -> Answers:
    return first_answers(catalogue.roadmap)


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[None]:
    wear(qapp, load_theme("light"))
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def assistant(themed: None, qtbot: QtBot, catalogue: Catalogue) -> WelcomeAssistant:
    made = WelcomeAssistant(catalogue.roadmap, catalogue.certifications, NOW)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made
