"""A banner that makes way for another one is there until whoever called for that is done."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from planner.ui.shared.note_banner import NoteBanner
from planner.ui.theme import load_theme
from planner.ui.widgets.banner import Banner
from tests.support.themes import wear
from tests.support.widgets import let_go
from tests.ui.conftest import Keep


@pytest.fixture
def notes(present: Keep, qapp: QApplication) -> NoteBanner:
    wear(qapp, load_theme("light"))
    window = QWidget()
    made = NoteBanner(lambda note: Banner("warn", str(note), action="Try again", can_close=False), window)
    QVBoxLayout(window).addWidget(made)
    present(window)
    return made


def banner_in(notes: NoteBanner) -> Banner:
    assert notes.banner is not None
    return notes.banner


@pytest.mark.parametrize("then", [None, "Another"])
def test_a_banner_whose_button_puts_it_away_goes_when_the_click_is_over(
    notes: NoteBanner, then: str | None
) -> None:
    notes.show_note("First")
    first = banner_in(notes)
    first.action_triggered.connect(partial(notes.show_note, then))
    (button,) = first.findChildren(QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert isValid(first)
    assert first.parentWidget() is notes, "or it would have gone with its last name, in mid-click"
    assert not first.isVisible()
    assert (notes.isVisible(), notes.note) == (then is not None, then)
    let_go()
    assert not isValid(first)


def test_the_note_that_stands_stays_as_it_is(notes: NoteBanner) -> None:
    notes.show_note("First")
    first = banner_in(notes)
    notes.show_note("First")
    assert banner_in(notes) is first
