import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.theme import current_theme, load_theme
from planner.ui.widgets.bars import HoursBar, ProgressBar
from planner.ui.widgets.buttons import (
    chip,
    follow_action,
    icon_button,
    nav_button,
    push_button,
    set_button_icon,
)
from planner.ui.widgets.search_field import SearchField
from planner.ui.widgets.segmented import JoinedButtons, Segment, SegmentedControl
from tests.support.themes import wear

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

VIEWS = [Segment("list", "List"), Segment("map", "Map"), Segment("grid", icon="flag", name="Grid")]


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    wear(qapp, load_theme("light"))


def color_at(widget: QWidget, x: int, y: int) -> str:
    return widget.grab().toImage().pixelColor(x, y).name()


def hex_of(role: str) -> str:
    return current_theme().color(role).name()


def test_an_icon_button_says_what_it_does(qtbot: QtBot) -> None:
    button = icon_button("settings", "Settings", shortcut="Ctrl+,")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Settings"
    assert button.accessibleDescription() == "Ctrl+,"
    assert button.toolTip() == "Settings (Ctrl+,)"
    assert icon_button("x", "Close").toolTip() == "Close"


def test_buttons_are_big_enough_to_hit(qtbot: QtBot) -> None:
    for button in (icon_button("x", "Close", size="small"), chip("Track"), push_button("Go", size="small")):
        qtbot.addWidget(button)
        assert min(button.sizeHint().width(), button.sizeHint().height()) >= 24


def test_space_presses_a_button(qtbot: QtBot) -> None:
    button = push_button("Mark done", "check", "primary")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_navigation_and_chips_can_be_switched_on(qtbot: QtBot) -> None:
    for button in (nav_button("Week", "calendar-days"), chip("Ready now 11")):
        qtbot.addWidget(button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert button.isChecked()
    assert not chip("Track", checkable=False).isCheckable()


def test_a_button_takes_another_icon(qtbot: QtBot) -> None:
    button = push_button("Pin", "pin")
    qtbot.addWidget(button)
    before = button.grab().toImage()
    set_button_icon(button, "pin-off")
    assert button.grab().toImage() != before


def test_a_button_follows_its_action(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    action = QAction("&Replan <all>", owner)
    action.setShortcut("Ctrl+R")
    action.setCheckable(True)
    button = push_button("Replan", "calendar-sync", parent=owner)
    follow_action(button, action)
    assert button.toolTip() == "Replan <all> (Ctrl+R)"
    action.setWhatsThis("Moves what has to move.")
    assert button.toolTip() == "Replan <all> (Ctrl+R). Moves what has to move."
    with qtbot.waitSignal(action.triggered):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert action.isChecked()
    assert button.isChecked()
    action.setEnabled(False)
    assert not button.isEnabled()
    button.deleteLater()
    QApplication.sendPostedEvents(button, 52)
    action.setEnabled(True)
    assert action.isEnabled()


def test_one_segment_is_chosen_by_mouse_key_or_program(qtbot: QtBot) -> None:
    control = SegmentedControl(VIEWS, name="View")
    qtbot.addWidget(control)
    told: list[str] = []
    control.chosen.connect(told.append)
    assert control.value() == "list"
    QTest.mouseClick(control.button("map"), Qt.MouseButton.LeftButton)
    assert control.value() == "map"
    with qtbot.waitActive(control):
        control.show()
    control.button("map").setFocus()
    QTest.keyClick(control.button("map"), Qt.Key.Key_Right)
    assert control.value() == "grid"
    control.set_value("list")
    control.set_value("list")
    assert told == ["map", "grid", "list"]
    with pytest.raises(KeyError):
        control.set_value("tree")


def test_segments_are_named_and_joined(qtbot: QtBot) -> None:
    control = SegmentedControl(VIEWS, name="View")
    qtbot.addWidget(control)
    assert control.accessibleName() == "View"
    assert control.button("grid").accessibleName() == "Grid"
    assert control.sizeHint().height() == 28
    control.resize(control.sizeHint())
    control.grab()
    gap = control.button("list").geometry().right() + 1
    assert color_at(control, gap, 14) == hex_of("line.default")
    assert control.button("map").geometry().left() == gap + 1
    assert color_at(control, 4, 14) == hex_of("bg.selected")


def test_the_tab_key_comes_to_the_choice_also_where_the_program_made_it(qtbot: QtBot) -> None:
    control = SegmentedControl(VIEWS, name="View")
    qtbot.addWidget(control)

    def stops() -> list[str]:
        keys = [segment.key for segment in VIEWS]
        return [key for key in keys if control.button(key).focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert stops() == ["list"]
    control.set_value("grid")
    assert stops() == ["grid"]
    control.blockSignals(True)
    control.set_value("map")
    assert stops() == ["map"]
    control.blockSignals(False)
    with qtbot.waitActive(control):
        control.show()
    control.button("map").setFocus()
    QTest.keyClick(control.button("map"), Qt.Key.Key_Left)
    assert (control.value(), stops()) == ("list", ["list"])


def test_joined_buttons_each_do_something(qtbot: QtBot) -> None:
    steps = [Segment("back", icon="chevron-left", name="Previous week"), Segment("today", "Today")]
    joined = JoinedButtons(steps)
    qtbot.addWidget(joined)
    with qtbot.waitSignal(joined.button("today").clicked):
        QTest.mouseClick(joined.button("today"), Qt.MouseButton.LeftButton)
    assert not joined.button("today").isCheckable()
    assert joined.button("back").toolTip() == "Previous week"


def test_a_single_segment_is_round_on_both_sides(qtbot: QtBot) -> None:
    joined = JoinedButtons([Segment("today", "Today")])
    qtbot.addWidget(joined)
    assert joined.button("today").property("place") == "only"
    assert not joined.grab().isNull()


def test_a_progress_bar_shows_its_fraction_and_words(qtbot: QtBot) -> None:
    bar = ProgressBar("Hours done")
    qtbot.addWidget(bar)
    bar.resize(100, 6)
    bar.show_fraction(0.5, "22.5 of 34 hours")
    assert color_at(bar, 30, 3) == hex_of("accent.base")
    assert color_at(bar, 80, 3) == hex_of("bg.pressed")
    assert (bar.accessibleName(), bar.accessibleDescription()) == ("Hours done", "22.5 of 34 hours")
    bar.show_fraction(3, color_role="ok.line")
    assert color_at(bar, 95, 3) == hex_of("ok.line")
    bar.show_fraction(-1)
    assert color_at(bar, 20, 3) == hex_of("bg.pressed")


def test_the_hours_bar_shows_done_in_planned_in_available(qtbot: QtBot) -> None:
    bar = HoursBar()
    qtbot.addWidget(bar)
    bar.resize(200, 8)
    bar.show_minutes(255, 1005, 1230, "4 h 15 done of 16 h 45 planned, 20 h 30 available")
    assert color_at(bar, 20, 4) == hex_of("accent.base")
    assert color_at(bar, 100, 4) == hex_of("heat.2")
    assert color_at(bar, 190, 4) == hex_of("bg.pressed")
    assert bar.accessibleDescription().endswith("available")
    bar.show_minutes(0, 900, 600)
    assert color_at(bar, 190, 4) == hex_of("heat.2")
    bar.show_minutes(0, 0, 0)
    assert color_at(bar, 100, 4) == hex_of("bg.pressed")


def test_bars_run_the_way_text_runs(qtbot: QtBot) -> None:
    bar = ProgressBar("Hours done")
    qtbot.addWidget(bar)
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    bar.resize(100, 6)
    bar.show_fraction(0.3)
    assert color_at(bar, 90, 3) == hex_of("accent.base")
    assert color_at(bar, 10, 3) == hex_of("bg.pressed")


def test_a_search_can_be_typed_and_emptied(qtbot: QtBot) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    field = SearchField("Search or run a command", keys="Ctrl K")
    row.addWidget(field)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    hint = next(child for child in field.findChildren(QWidget) if child.accessibleName() == "Ctrl K")
    assert hint.isVisible()
    assert hint.geometry().right() < field.width()
    QTest.keyClicks(field, "pmle")
    assert (field.text(), hint.isVisible()) == ("pmle", False)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), hint.isVisible()) == ("", True)
    assert field.accessibleName() == field.placeholderText() == "Search or run a command"


def test_words_that_are_cut_are_in_a_tool_tip(qtbot: QtBot) -> None:
    button = push_button("Goals && forecast of a very long name")
    qtbot.addWidget(button)
    button.show()

    def tip() -> str:
        QToolTip.hideText()
        where = button.rect().center()
        QApplication.sendEvent(button, QHelpEvent(QEvent.Type.ToolTip, where, button.mapToGlobal(where)))
        return QToolTip.text()

    button.resize(button.sizeHint())
    assert tip() == ""
    button.resize(60, button.height())
    assert tip() == "Goals & forecast of a very long name"
    button.setToolTip("Something else")
    assert tip() == "Something else"
    QToolTip.hideText()
