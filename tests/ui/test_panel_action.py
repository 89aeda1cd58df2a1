"""One action opens and closes the panel of the page in front."""

import pytest
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.ui.panel_action import PanelAction


class Page(QWidget):
    panel_toggled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.is_panel_open = True

    def set_panel_open(self, is_open: bool) -> None:
        if is_open != self.is_panel_open:
            self.is_panel_open = is_open
            self.panel_toggled.emit(is_open)


@pytest.fixture
def action() -> QAction:
    action = QAction("Panel")
    action.setCheckable(True)
    return action


@pytest.fixture
def panel_action(action: QAction) -> PanelAction:
    return PanelAction(action, action)


@pytest.fixture
def pages(panel_action: PanelAction, qtbot: QtBot) -> tuple[Page, Page]:
    first, second = Page(), Page()
    for page in (first, second):
        qtbot.addWidget(page)
        panel_action.serve(page)
    panel_action.follow(first)
    return first, second


def test_it_opens_and_closes_the_panel_in_front_alone(action: QAction, pages: tuple[Page, Page]) -> None:
    first, second = pages
    assert action.isChecked()
    action.trigger()
    assert (first.is_panel_open, second.is_panel_open) == (False, True)
    action.trigger()
    assert first.is_panel_open


def test_what_a_page_does_by_itself_is_shown_where_it_is_in_front(
    action: QAction, panel_action: PanelAction, pages: tuple[Page, Page]
) -> None:
    first, second = pages
    second.set_panel_open(False)  # as a page that is made ahead for a narrow window
    assert (action.isChecked(), first.is_panel_open) == (True, True)
    panel_action.follow(second)
    assert (action.isChecked(), first.is_panel_open) == (False, True)
    second.set_panel_open(True)
    assert action.isChecked()
    panel_action.follow(first)
    first.set_panel_open(False)
    assert (action.isChecked(), second.is_panel_open) == (False, True)


def test_on_a_page_without_a_panel_there_is_nothing_to_do(
    action: QAction, panel_action: PanelAction, pages: tuple[Page, Page], qtbot: QtBot
) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    panel_action.follow(other)
    assert not action.isEnabled()
    panel_action.follow(pages[1])
    assert action.isEnabled()
    assert action.isChecked()
