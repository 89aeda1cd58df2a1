from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.services.pausing import current_pause
from planner.services.workspace import Workspace
from planner.ui.availability.pause_dialog import PauseDialog
from planner.ui.performer import Performer
from tests.ui.availability.hands import press, words_in
from tests.ui.conftest import NOW, Keep

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TODAY = NOW.date()


@pytest.fixture
def asked(workspace: Workspace, performer: Performer, present: Keep) -> PauseDialog:
    dialog = PauseDialog(workspace, performer)
    present(dialog)
    return dialog


def test_a_week_is_offered_with_what_it_does_to_the_dates(asked: PauseDialog) -> None:
    assert asked.until.day() == TODAY + timedelta(weeks=1)
    assert asked.until.hasFocus()
    assert "before: 134.8 h to spare" in words_in(asked.effects)


def test_one_click_sets_more_weeks_and_the_dates_follow(asked: PauseDialog, qtbot: QtBot) -> None:
    before = words_in(asked.effects)
    qtbot.mouseClick(asked.weeks.button("4"), Qt.MouseButton.LeftButton)

    assert asked.until.day() == TODAY + timedelta(weeks=4)
    assert words_in(asked.effects) != before


def test_a_pause_too_long_for_a_date_says_so_before(asked: PauseDialog) -> None:
    asked.until.set_day(TODAY + timedelta(days=200))

    assert "not feasible" in asked.effects.accessibleDescription()


def test_enter_pauses_in_one_step(
    asked: PauseDialog, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    before = workspace.plan
    with qtbot.waitSignal(performer.performed):
        QTest.keyClick(asked.until, Qt.Key.Key_Return)

    assert current_pause(workspace.plan, TODAY) is not None
    assert not asked.isVisible()
    performer.undo()
    assert workspace.plan.days_off == before.days_off


def test_a_running_pause_is_shown_and_can_end_another_day(
    asked: PauseDialog,
    workspace: Workspace,
    performer: Performer,
    keep: Keep,
    qtbot: QtBot,
) -> None:
    with qtbot.waitSignal(performer.performed):
        press(qtbot, asked, "Pause")
    again = PauseDialog(workspace, performer)
    keep(again)
    again.show()
    assert again.until.day() == TODAY + timedelta(weeks=1)
    assert "already" in " ".join(words_in(again.effects))
    again.until.set_day(date(2027, 1, 4))
    with qtbot.waitSignal(performer.performed):
        press(qtbot, again, "Pause")

    (pause,) = workspace.plan.days_off.values()
    assert pause.last == date(2027, 1, 3)
