import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from planner.ui.week.panel.hint_rows import no_plan_hint
from planner.ui.week.panel.week_panel import WeekPanel
from planner.ui.widgets.tab_walk import next_stop
from tests.ui.week.panel.sample_rows import DAYS, DETAILS, HOURS

pytestmark = [
    pytest.mark.usefixtures("light"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


@pytest.fixture
def panel(qtbot: QtBot) -> WeekPanel:
    made = WeekPanel()
    qtbot.addWidget(made)
    made.show_week(HOURS, DAYS)
    made.details.show_details(DETAILS)
    made.resize(304, 748)
    made.show()
    QApplication.processEvents()
    return made


def visible_words(panel: WeekPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def next_of(widget: QWidget) -> QWidget | None:
    """What the Tab key leads to, as in the program's own window."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return next_stop(widget.window(), forwards=True)


def test_the_hours_stand_over_the_checklist(panel: WeekPanel) -> None:
    assert visible_words(panel)[:4] == [
        "4 h 15 done",
        "16 h 45 planned",
        "3 of 13 sessions",
        "20 h 30 available",
    ]
    bar = panel.findChild(QProgressBar)
    assert bar is not None
    assert bar.accessibleDescription() == "4 h 15 done, 16 h 45 planned, 20 h 30 available"


def test_the_checklist_is_as_high_as_its_rows(panel: WeekPanel) -> None:
    assert panel.checklist.viewport().height() == panel.checklist.content_height
    QTest.mouseClick(
        panel.checklist.viewport(),
        Qt.MouseButton.LeftButton,
        pos=panel.checklist.visualRect(panel.checklist.model().index(0, 0)).center(),
    )
    QApplication.processEvents()
    assert panel.checklist.viewport().height() == panel.checklist.content_height


def test_a_long_checklist_leaves_room_for_the_details(panel: WeekPanel) -> None:
    panel.resize(304, 500)
    QApplication.processEvents()
    assert panel.details.height() >= 200
    assert panel.checklist.verticalScrollBar().maximum() > 0


def test_a_line_that_was_dragged_stays_where_it_is(panel: WeekPanel) -> None:
    splitter = panel.findChild(QSplitter)
    assert splitter is not None
    splitter.moveSplitter(200, 1)
    before = splitter.sizes()
    panel.show_week(HOURS, DAYS[:2])
    QApplication.processEvents()
    assert splitter.sizes() == before


def test_the_order_is_switched_beside_the_number_of_sessions(panel: WeekPanel) -> None:
    button = panel.order_button
    (count,) = [each for each in panel.findChildren(QLabel) if each.text() == "3 of 13 sessions"]
    assert button.accessibleName() == "Checklist by subject"
    assert abs(button.geometry().center().y() - count.geometry().center().y()) <= 1
    assert button.geometry().left() > count.geometry().right()
    assert button.width() >= 24
    assert button.height() >= 24
    assert next_of(button) is panel.checklist


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_hours_leave_it_its_room(panel: WeekPanel, qapp: QApplication, scale: float) -> None:
    apply_theme(qapp, load_theme("light", scale=scale))
    panel.resize(panel.minimumWidth(), 748)
    QApplication.processEvents()
    cell, button = panel.order_button.parentWidget(), panel.order_button
    assert cell is not None
    assert cell.rect().contains(button.geometry())
    labels = [each for each in cell.findChildren(QLabel) if each.isVisible()]
    assert not any(each.geometry().intersects(button.geometry()) for each in labels)
    assert all(each.width() >= each.sizeHint().width() for each in labels)


def test_the_panel_is_wider_in_a_wide_window(panel: WeekPanel) -> None:
    assert panel.sizeHint().width() == 304
    panel.set_wide(True)
    assert panel.sizeHint().width() == 376
    assert (panel.minimumWidth(), panel.maximumWidth()) == (280, 480)


def test_the_panel_grows_with_the_text(panel: WeekPanel, qapp: QApplication) -> None:
    apply_theme(qapp, load_theme("light", scale=1.5))
    assert panel.minimumWidth() == 420
    assert panel.minimumSizeHint().width() <= panel.minimumWidth()


def test_without_a_plan_a_hint_takes_the_whole_panel(panel: WeekPanel) -> None:
    panel.show_nothing(no_plan_hint())
    assert visible_words(panel) == [
        "This week’s checklist",
        "Sessions appear here as soon as there is a plan.",
    ]
    panel.show_week(HOURS, DAYS)
    assert "4 h 15 done" in visible_words(panel)


def test_the_details_follow_the_checklist_on_the_keyboard(panel: WeekPanel, qtbot: QtBot) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.checklist.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(panel.checklist, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is panel.details.tab_stops[0]


def test_light_and_dark_differ(panel: WeekPanel, qapp: QApplication) -> None:
    light = panel.grab().toImage()
    apply_theme(qapp, load_theme("dark"))
    QApplication.processEvents()
    dark = panel.grab().toImage()
    assert dark != light
    assert dark.pixelColor(150, 90) == load_theme("dark").color("bg.raised")
