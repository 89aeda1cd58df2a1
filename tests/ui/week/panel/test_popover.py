from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.shared import compositing
from planner.ui.theme import current_theme
from planner.ui.week.panel import popover as popover_module
from planner.ui.week.panel.details_rows import SessionDetails
from planner.ui.week.panel.popover import DetailsPopover
from planner.values import replace
from tests.ui.week.panel.sample_rows import DETAILS, ITEM, REVIEW

pytestmark = [
    pytest.mark.usefixtures("light"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]

LONG = replace(DETAILS, item=replace(ITEM, resources=tuple(ITEM.resources[1] for _count in range(40))))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.setGeometry(20, 20, 760, 640)
    made.show()
    return made


@pytest.fixture
def popover(window: QWidget) -> Iterator[DetailsPopover]:
    made = DetailsPopover(window)
    yield made
    made.close()


def block_at(window: QWidget, x: int, y: int) -> QRect:
    return QRect(window.mapToGlobal(QPoint(x, y)), window.mapToGlobal(QPoint(x + 100, y + 40)))


def frame_of(popover: DetailsPopover) -> QRect:
    """The painted frame, without its shadow."""
    details = popover.details
    return QRect(details.mapToGlobal(QPoint(0, 0)), details.size())


def test_it_stands_to_the_right_of_the_block(popover: DetailsPopover, window: QWidget) -> None:
    block = block_at(window, 60, 100)
    popover.show_beside(block, DETAILS)
    assert popover.isVisible()
    assert popover.details.session == REVIEW
    assert block.right() < frame_of(popover).left() < block.right() + 12


def test_where_there_is_no_room_it_stands_to_the_left(popover: DetailsPopover, window: QWidget) -> None:
    block = block_at(window, 600, 100)
    popover.show_beside(block, DETAILS)
    assert frame_of(popover).right() < block.left()


@pytest.mark.parametrize("y", [0, 300, 590])
@pytest.mark.parametrize("details", [DETAILS, LONG])
def test_it_stays_inside_the_window(
    popover: DetailsPopover, window: QWidget, details: SessionDetails, y: int
) -> None:
    popover.show_beside(block_at(window, 300, y), details)
    assert window.geometry().contains(frame_of(popover))
    assert frame_of(popover).height() <= 450


def test_a_short_one_is_as_high_as_its_content(popover: DetailsPopover, window: QWidget) -> None:
    popover.show_beside(block_at(window, 60, 100), replace(DETAILS, item=None))
    QApplication.processEvents()
    assert popover.details.verticalScrollBar().maximum() == 0
    assert frame_of(popover).height() < 350


def test_the_keyboard_is_on_the_first_answer_and_escape_closes(
    popover: DetailsPopover, window: QWidget, qtbot: QtBot
) -> None:
    popover.show_beside(block_at(window, 60, 100), DETAILS)
    popover.activateWindow()
    qtbot.waitUntil(popover.isActiveWindow)
    first = popover.details.tab_stops[0]
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert not popover.isVisible()


def test_its_corners_are_round(popover: DetailsPopover, window: QWidget) -> None:
    popover.show_beside(block_at(window, 60, 100), DETAILS)
    drawn = popover.grab().toImage()
    assert drawn.pixelColor(0, 0).alpha() == 0
    assert drawn.pixelColor(drawn.width() // 2, 22).alpha() == 255


def test_where_nothing_shines_through_it_is_a_plain_frame(
    window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(popover_module, "is_composited", lambda: False)
    made = DetailsPopover(window)
    block = block_at(window, 60, 100)
    made.show_beside(block, DETAILS)
    assert made.size() == frame_of(made).size() + QSize(2, 2)
    assert block.right() < frame_of(made).left() < block.right() + 12
    drawn = made.grab().toImage()
    line = current_theme().color("line.default")
    right, bottom = drawn.width() - 1, drawn.height() - 1
    corners = [(0, 0), (right, 0), (0, bottom), (right, bottom)]
    assert {drawn.pixelColor(x, y).name() for x, y in corners} == {line.name()}
    made.close()


def test_all_but_x11_can_show_what_is_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    for platform, expected in (("wayland", True), ("windows", True), ("xcb", False)):
        monkeypatch.setattr(QGuiApplication, "platformName", lambda platform=platform: platform)
        monkeypatch.setattr(compositing, "_X_LIBRARY", "no such library")
        assert compositing.is_composited() is expected
