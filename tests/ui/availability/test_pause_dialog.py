from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.services.difference_words import moved_words
from planner.services.pausing import current_pause
from planner.services.sessions import pin_session
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


def test_a_day_that_is_over_is_typed_and_told_to_be_none(
    asked: PauseDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    QTest.keyClicks(asked.until, "1 Nov 2026")
    assert "A pause ends on a later day than today." in words_in(asked.effects)
    press(qtbot, asked, "Pause")
    assert asked.problem.text == "A pause ends on a later day than today."
    assert workspace.plan.days_off == {}


def test_what_goes_with_the_pause_is_told_before_as_it_is_afterwards(
    workspace: Workspace, performer: Performer, present: Keep, qtbot: QtBot
) -> None:
    ahead = (each for each in workspace.schedule.sessions if each.start > NOW and each.accepted)
    first = next(ahead)
    performer.perform(lambda plan, schedule: pin_session(plan, schedule, first.id))
    asked = PauseDialog(workspace, performer)
    present(asked)
    told = asked.gone.text()
    with (
        qtbot.waitSignal(performer.performed) as performed,
        qtbot.waitSignal(performer.moved_along) as moved_along,
    ):
        press(qtbot, asked, "Pause")
    assert performed.args is not None
    assert performed.args[0].label.endswith("; 1 pinned session taken out")
    assert moved_along.args is not None
    assert told == f"1 pinned session taken out. {moved_words(moved_along.args[0])}"


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
