"""Long work is done beside the window, told by a bar, and given up by a button."""

from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.errors import GivenUp, Refusal
from planner.domain.telling import Tell
from planner.ui.shared.long_work import WorkDialog, do_long_work
from planner.ui.theme import load_theme
from tests.support.themes import wear


@pytest.fixture
def over(qapp: QApplication, qtbot: QtBot) -> QWidget:
    wear(qapp, load_theme("light"))
    widget = QWidget()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def dialog_of(over: QWidget) -> WorkDialog | None:
    found = over.findChild(WorkDialog)
    return found if isinstance(found, WorkDialog) and found.isVisible() else None


def when_shown(over: QWidget, act: object) -> QTimer:
    """Do something as soon as the dialog is there."""
    assert callable(act)
    asking = QTimer(over)

    def look() -> None:
        dialog = dialog_of(over)
        if dialog is not None:
            asking.stop()
            act(dialog)

    asking.timeout.connect(look)
    asking.start(5)
    return asking


def test_it_returns_what_the_work_returns_and_shows_nothing_when_that_is_soon(over: QWidget) -> None:
    seen: list[object] = []

    def work(tell: Tell) -> str:
        tell(0.5)
        seen.append(current_thread() is main_thread())
        return "done"

    assert do_long_work("Working", work, over, quiet_ms=5_000) == "done"
    assert seen == [False]
    assert dialog_of(over) is None


def test_a_bar_tells_how_far_it_is(over: QWidget, qtbot: QtBot) -> None:
    go_on = Event()
    values: list[int] = []

    def act(dialog: WorkDialog) -> None:
        qtbot.waitUntil(lambda: dialog.bar.value() > 0)
        values.append(dialog.bar.value())
        assert dialog.windowTitle() == dialog.bar.accessibleName() == "Working"
        go_on.set()

    def work(tell: Tell) -> int:
        tell(0.25)
        assert go_on.wait(5)
        return 7

    when_shown(over, act)
    assert do_long_work("Working", work, over, quiet_ms=0) == 7
    assert values == [250]
    assert dialog_of(over) is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_cancel_ends_it_when_it_tells_next(over: QWidget, key: Qt.Key) -> None:
    given_up = Event()

    def act(dialog: WorkDialog) -> None:
        dialog.cancel.setFocus()
        QTest.keyClick(dialog.cancel, key)
        assert dialog.isVisible(), "until the work has ended"
        assert not dialog.cancel.isEnabled()
        given_up.set()

    def work(tell: Tell) -> None:
        assert given_up.wait(5)
        tell(0.5)

    when_shown(over, act)
    with pytest.raises(GivenUp):
        do_long_work("Working", work, over, quiet_ms=0)
    assert dialog_of(over) is None


def test_what_the_work_raises_is_raised(over: QWidget) -> None:
    def work(_tell: Tell) -> None:
        raise Refusal("There is no room.")

    with pytest.raises(Refusal, match="no room"):
        do_long_work("Working", work, over, quiet_ms=5_000)


def test_keys_pressed_meanwhile_come_to_the_dialog_and_not_to_the_window(over: QWidget) -> None:
    def act(dialog: WorkDialog) -> None:
        assert QApplication.activeModalWidget() is dialog
        go_on.set()

    go_on = Event()
    when_shown(over, act)
    do_long_work("Working", lambda _tell: go_on.wait(5), over, quiet_ms=0)
