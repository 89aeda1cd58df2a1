from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.services import availability
from planner.services.workspace import Workspace
from planner.ui.availability.hours_dialog import HoursDialog
from planner.ui.performer import Performer
from tests.ui.availability.conftest import Open
from tests.ui.availability.hands import press, wait_for_effects, words_in
from tests.ui.conftest import NOW

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def holidays(workspace: Workspace) -> str:
    edit = workspace.perform(
        lambda plan, _schedule: availability.add_day_off(
            plan, date(2026, 12, 24), date(2027, 1, 2), NOW, "Winter holidays"
        )
    )
    return edit.changes[0].record.id


def test_days_off_are_added_with_what_they_are_for(
    dialog: HoursDialog, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    press(qtbot, dialog, "Take days off")
    form = dialog.off_form
    assert QApplication.focusWidget() is form.first
    form.first.set_day(date(2026, 12, 24))
    assert form.last.day() == date(2026, 12, 24)
    form.last.set_day(date(2027, 1, 2))
    QTest.keyClicks(form.title, "Winter holidays")
    press(qtbot, form, "Add")

    assert not form.isVisible()
    assert {"Winter holidays", "Thu 24 Dec to Sat 2 Jan 2027"} <= set(words_in(dialog.off))
    assert "7 study days fewer, 14 h." in words_in(dialog.off)
    wait_for_effects(dialog, qtbot, "120.8 h to spare")
    with qtbot.waitSignal(performer.performed) as performed:
        press(qtbot, dialog, "Apply")

    assert performed.args[0].label == "Took Thu 24 Dec 2026 to Sat 2 Jan 2027 off"
    (off,) = workspace.plan.days_off.values()
    assert (off.first, off.last, off.title) == (date(2026, 12, 24), date(2027, 1, 2), "Winter holidays")


def test_enter_adds_and_escape_closes_the_form_alone(dialog: HoursDialog, qtbot: QtBot) -> None:
    press(qtbot, dialog, "Take days off")
    QTest.keyClicks(dialog.off_form.title, "Fair")
    QTest.keyClick(dialog.off_form.title, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "Fair" in words_in(dialog.off)

    press(qtbot, dialog, "Take days off")
    QTest.keyClicks(dialog.off_form.title, "Another")
    QTest.keyClick(dialog.off_form.title, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.off_form.isVisible()
    assert "Another" not in words_in(dialog.off)

    press(qtbot, dialog, "Take days off")
    assert dialog.off_form.title.text() == ""
    QTest.keyClick(dialog.off_form.close_button, Qt.Key.Key_Return)
    assert not dialog.off_form.isVisible()


def test_a_last_day_before_the_first_is_refused_in_the_form(dialog: HoursDialog, qtbot: QtBot) -> None:
    press(qtbot, dialog, "Take days off")
    dialog.off_form.first.set_day(date(2026, 12, 24))
    dialog.off_form.last.set_day(date(2026, 12, 23))
    press(qtbot, dialog.off_form, "Add")

    assert dialog.off_form.problem.text == "The last day off lies before the first."
    assert dialog.off_form.isVisible()


def test_what_is_typed_in_an_open_form_is_applied_as_well(
    dialog: HoursDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    press(qtbot, dialog, "Take days off")
    assert not dialog.apply_button.isEnabled()
    dialog.off_form.first.set_day(date(2026, 12, 24))
    assert dialog.apply_button.isEnabled()
    press(qtbot, dialog, "Apply")

    assert [off.first for off in workspace.plan.days_off.values()] == [date(2026, 12, 24)]


def test_an_open_form_that_cannot_be_added_keeps_apply_back(
    dialog: HoursDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    press(qtbot, dialog, "Add extra hours")
    QTest.keyClicks(dialog.extra_form.hours, "soon")
    press(qtbot, dialog, "Apply")

    assert dialog.isVisible()
    assert "not a range of hours" in dialog.problem.text
    assert not workspace.plan.extra_hours


def test_stored_days_off_are_given_back(
    holidays: str, open_dialog: Open, workspace: Workspace, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    press(qtbot, dialog.off, "Remove Winter holidays, Thu 24 Dec to Sat 2 Jan 2027")
    assert "No days off are planned." in words_in(dialog.off)
    press(qtbot, dialog, "Apply")

    assert holidays not in workspace.plan.days_off


def test_new_days_off_are_forgotten_again(dialog: HoursDialog, qtbot: QtBot) -> None:
    for day in (1, 2):
        press(qtbot, dialog, "Take days off")
        dialog.off_form.first.set_day(date(2026, 12, day))
        press(qtbot, dialog.off_form, "Add")
    press(qtbot, dialog.off, "Remove Days off, Tue 1 Dec")
    assert "Wed 2 Dec" in words_in(dialog.off)

    press(qtbot, dialog.off, "Remove Days off, Wed 2 Dec")
    assert not dialog.apply_button.isEnabled()


def test_extra_hours_are_added_and_taken_back(
    dialog: HoursDialog, workspace: Workspace, qtbot: QtBot, open_dialog: Open
) -> None:
    press(qtbot, dialog, "Add extra hours")
    dialog.extra_form.day.set_day(date(2026, 11, 28))
    QTest.keyClicks(dialog.extra_form.hours, "9-12")
    QTest.keyClick(dialog.extra_form.hours, Qt.Key.Key_Return)
    assert {"Sat 28 Nov", "09:00 to 12:00"} <= set(words_in(dialog.extra))
    press(qtbot, dialog, "Apply")
    (extra,) = workspace.plan.extra_hours.values()
    assert (extra.day, extra.hours.minutes) == (date(2026, 11, 28), 180)

    again = open_dialog()
    press(qtbot, again.extra, "Remove Sat 28 Nov, 09:00 to 12:00")
    press(qtbot, again, "Apply")
    assert not workspace.plan.extra_hours


def test_the_remove_buttons_are_one_tab_stop_with_arrows(dialog: HoursDialog, qtbot: QtBot) -> None:
    for day in (1, 2, 3):
        press(qtbot, dialog, "Take days off")
        dialog.off_form.first.set_day(date(2026, 12, day))
        press(qtbot, dialog.off_form, "Add")
    buttons = dialog.off.remove_buttons
    stops = [each for each in buttons if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1

    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is buttons[1]
    QTest.keyClick(buttons[1], Qt.Key.Key_Delete)
    focused = QApplication.focusWidget()
    assert focused in dialog.off.remove_buttons
    assert len(dialog.off.remove_buttons) == 2
