"""What appears in a scrolled panel is brought into sight, also where its room is found in several steps."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.shared.into_view import bring_into_view


@dataclass(frozen=True)
class Panel:
    """A scrolled panel with a form at its end, and what is above it."""

    area: QScrollArea
    above: QFrame
    form: QFrame

    @property
    def shows_all_of_the_form(self) -> bool:
        return self.form.visibleRegion().boundingRect() == self.form.rect()


@pytest.fixture
def panel(qtbot: QtBot) -> Panel:
    inside, area = QWidget(), QScrollArea()
    made = Panel(area, QFrame(), QFrame())
    column = QVBoxLayout(inside)
    for frame, height in ((made.above, 100), (made.form, 80)):
        frame.setFixedHeight(height)
        column.addWidget(frame)
    made.form.hide()
    area.setWidgetResizable(True)
    area.setWidget(inside)
    qtbot.addWidget(area)
    area.resize(200, 160)
    with qtbot.waitExposed(area):
        area.show()
    return made


def test_it_stays_in_sight_while_the_layout_settles(panel: Panel, qtbot: QtBot) -> None:
    panel.form.show()
    bring_into_view(panel.form)
    qtbot.waitUntil(lambda: panel.shows_all_of_the_form)
    panel.above.setFixedHeight(400)
    qtbot.waitUntil(lambda: panel.shows_all_of_the_form)
    panel.area.resize(200, 120)
    qtbot.waitUntil(lambda: panel.shows_all_of_the_form)


def test_scrolling_is_the_learners_when_it_has_settled(panel: Panel, qtbot: QtBot) -> None:
    panel.form.show()
    bring_into_view(panel.form)
    qtbot.waitUntil(lambda: panel.shows_all_of_the_form)
    (follower,) = panel.form.children()
    with qtbot.waitSignal(follower.destroyed):
        pass
    panel.area.verticalScrollBar().setValue(0)
    panel.area.resize(200, 150)
    for _time in range(3):  # the layout's steps, and what would follow them
        QCoreApplication.processEvents()
    assert not panel.shows_all_of_the_form


def test_what_stands_in_no_scroll_area_stays_where_it_is(qtbot: QtBot) -> None:
    alone = QWidget()
    qtbot.addWidget(alone)
    bring_into_view(alone)
    assert alone.children() == []
