"""The timer's window as it is used: by mouse, by keyboard, in one row, above others, hidden."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.focus_timer import Blocks, Phase
from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.theme import load_theme
from planner.ui.timer.choices import TimerChoices
from planner.ui.timer.clock import FocusClock
from planner.ui.timer.lengths_dialog import LengthsDialog
from planner.ui.timer.window import FocusWindow
from planner.ui.week.dialogs.partly_dialog import PartlyDialog
from planner.ui.widgets.duration_spin_box import DurationSpinBox
from tests.support.themes import wear
from tests.support.widgets import let_go
from tests.support.workspaces import Clock
from tests.ui.conftest import Keep
from tests.ui.timer.conftest import SESSION, Pass, buttons

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

HEADER = ["More", "Stay above other windows", "Hide; the timer goes on"]


def click(window: FocusWindow, words: str) -> None:
    QTest.mouseClick(buttons(window)[words], Qt.MouseButton.LeftButton)


def press(key: Qt.Key) -> QWidget | None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)
    return QApplication.focusWidget()


def words_in(window: QWidget) -> list[str]:
    return [each.text() for each in window.findChildren(QLabel) if each.isVisible() and each.text()]


def phase(focus: FocusClock) -> Phase | None:
    return focus.timer.phase if focus.timer is not None else None


def test_by_mouse_a_session_is_begun_paused_and_finished(
    window: FocusWindow, focus: FocusClock, let_pass: Pass, workspace: Workspace
) -> None:
    click(window, "Start")
    assert window.running.ring.digits == "60:00"
    let_pass(24)
    click(window, "Pause")
    assert "paused at 18:44, 24 min done" in words_in(window)
    let_pass(10)
    click(window, "Go on")
    let_pass(3)
    click(window, "Done")
    assert [entry.minutes for entry in workspace.plan.entries.values()] == [27]
    assert "27 min logged." in words_in(window)
    assert "Start" in buttons(window)


def test_by_keyboard_alone_as_well(
    window: FocusWindow, focus: FocusClock, let_pass: Pass, workspace: Workspace
) -> None:
    window.present()
    assert QApplication.focusWidget() is window.idle.start
    press(Qt.Key.Key_Space)
    assert phase(focus) is Phase.RUNNING
    let_pass(24)
    press(Qt.Key.Key_Space)
    assert phase(focus) is Phase.PAUSED
    stop = press(Qt.Key.Key_Tab)
    assert isinstance(stop, QPushButton)
    assert stop.text() == "Stop and log 24 min"
    press(Qt.Key.Key_Space)
    assert [entry.minutes for entry in workspace.plan.entries.values()] == [24]


def test_tab_reaches_everything_in_the_order_in_which_it_is_read(window: FocusWindow) -> None:
    window.header.more.setFocus(Qt.FocusReason.TabFocusReason)
    names = []
    for _step in range(6):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName() or getattr(focused, "text", str)())
        press(Qt.Key.Key_Tab)
    assert names == [*HEADER, "What to study", "Start", "Free"]


def test_an_item_is_chosen_by_typing_and_timed_without_a_session(
    window: FocusWindow, focus: FocusClock, let_pass: Pass, workspace: Workspace, qtbot: QtBot
) -> None:
    window.idle.choice.setFocus()
    QTest.keyClicks(window.idle.choice, "kubern")
    chosen = window.idle.row
    assert chosen is not None
    assert chosen.session == ""
    click(window, "Start")
    let_pass(12)
    qtbot.waitUntil(lambda: "Stop and log 12 min" in buttons(window))  # with the next second
    click(window, "Stop and log 12 min")
    entry = next(iter(workspace.plan.entries.values()))
    assert (entry.item, entry.minutes, entry.session) == (chosen.item, 12, None)


def test_a_break_is_skipped(
    window: FocusWindow, focus: FocusClock, let_pass: Pass, choices: TimerChoices, qtbot: QtBot
) -> None:
    click(window, "25/5")
    assert choices.blocks == Blocks(25, 5)
    click(window, "Start")
    let_pass(27)
    assert {"Break", "then 2 of 3 blocks are left"} <= set(words_in(window))
    qtbot.waitUntil(lambda: window.running.ring.digits == "03:00")
    click(window, "Skip break")
    assert phase(focus) is Phase.RUNNING


def test_when_it_ends_it_is_said_partly_with_other_minutes(
    window: FocusWindow, focus: FocusClock, let_pass: Pass, workspace: Workspace, qtbot: QtBot
) -> None:
    focus.start_session(SESSION)
    let_pass(60)
    assert "1 h studied. Is it finished?" in words_in(window)
    click(window, "Partly...")
    dialog = window.findChild(PartlyDialog)
    assert dialog is not None
    field = dialog.findChild(DurationSpinBox)
    assert field is not None
    assert field.value() == 60
    field.set_value(45)
    dialog.accept()
    assert [entry.minutes for entry in workspace.plan.entries.values()] == [45]
    assert "45 min logged." in words_in(window)


def test_or_it_goes_on_a_while(window: FocusWindow, focus: FocusClock, let_pass: Pass) -> None:
    focus.start_session(SESSION)
    let_pass(60)
    click(window, "Go on 15 min")
    assert window.running.ring.digits == "15:00"


def test_after_hours_it_asks_in_the_window_itself(
    window: FocusWindow, focus: FocusClock, let_pass: Pass, clock: Clock
) -> None:
    focus.start_item("containers")
    let_pass(24)
    clock.now += timedelta(hours=3)
    focus.look()
    click(window, "24 min")
    assert "24 min studied." in words_in(window)
    assert "Log 24 min" in buttons(window)


def test_in_one_row_it_is_44_pixels_high_and_does_the_same(
    window: FocusWindow, focus: FocusClock, let_pass: Pass
) -> None:
    focus.start_session(SESSION)
    window.menu.make(True).actions()[0].trigger()
    assert (window.width(), window.height()) == (336, 44)
    assert list(buttons(window)) == ["Pause", "Done", "Larger window"]
    click(window, "Pause")
    assert phase(focus) is Phase.PAUSED
    assert list(buttons(window)) == ["Go on", "Stop", "Larger window"]
    click(window, "Go on")
    let_pass(60)  # a question needs room
    assert window.height() > 44
    focus.prolong()
    assert window.height() == 44
    click(window, "Larger window")
    assert window.height() > 44


def test_closing_hides_it_and_the_timer_goes_on(window: FocusWindow, focus: FocusClock, qtbot: QtBot) -> None:
    focus.start_session(SESSION)
    window.present()
    press(Qt.Key.Key_Escape)
    assert window.isVisible()
    with qtbot.waitSignal(window.hidden_while_running):
        click(window, "Hide; the timer goes on")
    assert not window.isVisible()
    assert phase(focus) is Phase.RUNNING


def test_it_is_painted_by_the_second_only_while_it_is_seen_and_runs(
    window: FocusWindow, focus: FocusClock, qtbot: QtBot
) -> None:
    assert not window.is_ticking
    focus.start_session(SESSION)
    assert window.is_ticking
    focus.pause()
    assert not window.is_ticking
    focus.resume()
    window.close()
    assert not window.is_ticking
    window.present()
    assert window.is_ticking


def test_the_seconds_are_seen_to_pass(
    window: FocusWindow, focus: FocusClock, clock: Clock, qtbot: QtBot
) -> None:
    focus.start_session(SESSION)
    clock.now += timedelta(seconds=1)
    qtbot.waitUntil(lambda: window.running.ring.digits == "59:59")


def test_it_stays_above_others_until_it_is_unpinned(window: FocusWindow, choices: TimerChoices) -> None:
    on_top = Qt.WindowType.WindowStaysOnTopHint
    assert window.windowFlags() & on_top
    click(window, "Stay above other windows")
    assert not window.windowFlags() & on_top
    assert window.isVisible()
    assert not choices.is_on_top
    click(window, "Stay above other windows")
    assert window.windowFlags() & on_top


def test_it_comes_back_where_it_stood(
    window: FocusWindow, workspace: Workspace, focus: FocusClock, choices: TimerChoices, present: Keep
) -> None:
    window.move(30, 40)
    window.close()
    window.present()
    assert window.pos() == QPoint(30, 40)
    window.close()
    choices.place = QPoint(9_000, 9_000)  # on a screen that is gone
    window.present()
    assert window.screen().availableGeometry().contains(window.geometry())


def test_it_is_dragged_by_its_head(window: FocusWindow) -> None:
    window.move(50, 60)
    QTest.mousePress(window.header, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseMove(window.header, QPoint(25, 35))
    QTest.mouseRelease(window.header, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert window.pos() == QPoint(70, 90)


def test_on_wayland_nothing_is_offered_that_it_does_not_let_windows_do(
    monkeypatch: pytest.MonkeyPatch,
    workspace: Workspace,
    focus: FocusClock,
    choices: TimerChoices,
    present: Keep,
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "wayland")
    shown = FocusWindow(workspace, focus, choices)
    present(shown)
    assert not shown.header.pin.isVisible()
    assert not shown.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    how = next(each for each in shown.menu.make(False).actions() if each.text().startswith("How to"))
    how.trigger()
    assert "Alt+Space" in shown.note.text()
    shown.close()
    assert choices.place is None


def test_a_dropped_timer_is_taken_back_in_the_window(
    window: FocusWindow, focus: FocusClock, let_pass: Pass
) -> None:
    focus.start_session(SESSION)
    let_pass(24)
    window.menu.make(True).actions()[-1].trigger()
    assert "Not logged: 24 min." in words_in(window)
    click(window, "Take back")
    assert phase(focus) is Phase.PAUSED
    assert not window.menu.make(False).actions()[-1].isEnabled()


def test_lengths_of_blocks_are_chosen_in_the_menu(
    window: FocusWindow, choices: TimerChoices, focus: FocusClock
) -> None:
    focus.start_session(SESSION)
    menu = window.menu.make(True)
    next(each for each in menu.actions() if each.text().startswith("50 min")).trigger()
    assert choices.blocks == Blocks(50, 10)
    assert focus.timer is not None
    assert focus.timer.blocks == Blocks(50, 10)
    next(each for each in menu.actions() if each.text() == "Other lengths...").trigger()
    dialog = window.findChild(LengthsDialog)
    assert dialog is not None
    dialog.work.set_value(30)
    dialog.rest.set_value(7)
    dialog.accept()
    assert choices.blocks == Blocks(30, 7)
    chosen = [each.text() for each in window.menu.make(True).actions() if each.isChecked()]
    assert chosen == ["30 min, then 7 min break"]
    next(each for each in menu.actions() if each.text() == "No breaks").trigger()
    assert choices.blocks is None


def test_sound_is_off_until_it_is_wanted(window: FocusWindow, choices: TimerChoices) -> None:
    assert not choices.has_sound
    sound = next(each for each in window.menu.make(False).actions() if each.text().startswith("Sound"))
    sound.trigger()
    assert choices.has_sound


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_word_is_cut_that_has_no_tool_tip(
    window: FocusWindow, focus: FocusClock, let_pass: Pass, qapp: QApplication, theme: str, scale: float
) -> None:
    wear(qapp, load_theme("dark" if theme == "dark" else "light", scale=scale, reduced_motion=True))
    for step in (lambda: focus.start_session(SESSION), focus.pause, focus.resume, lambda: let_pass(60)):
        step()
        for words in (each for each in window.findChildren(QLabel) if each.isVisible()):
            needed = words.fontMetrics().horizontalAdvance(words.text())
            if words.wordWrap():
                assert words.height() >= words.heightForWidth(words.width())
            else:
                assert needed <= words.width() or words.toolTip(), words.text()
        for button in buttons(window).values():
            assert button.width() >= button.sizeHint().width()
            assert button.accessibleName() or button.text()
    let_go()


def test_a_refusal_is_read_in_the_window_and_the_timer_goes_on(
    window: FocusWindow, focus: FocusClock, let_pass: Pass, performer: Performer
) -> None:
    focus.start_item("containers")
    let_pass(24)
    focus.log_minutes(24 * 60 + 1)
    assert any("24 hours" in words for words in words_in(window))
    assert phase(focus) is Phase.RUNNING
