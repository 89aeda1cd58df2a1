from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.roadmap.access_dialog import AccessDialog
from tests.ui.conftest import Keep
from tests.ui.roadmap.small_road import NOW

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
    pytest.mark.usefixtures("light"),
]

ITEM = "stats"


@pytest.fixture
def dialog(workspace: Workspace, performer: Performer, present: Keep) -> AccessDialog:
    made = AccessDialog(workspace.plan.items[ITEM], NOW, performer)
    present(made)
    return made


def test_without_days_both_boxes_are_empty(dialog: AccessDialog) -> None:
    assert not dialog.has_first.isChecked()
    assert not dialog.has_last.isChecked()
    assert not dialog.first.isEnabled()
    assert dialog.has_first.hasFocus()


def test_days_are_kept_shown_again_and_taken_away(
    dialog: AccessDialog, workspace: Workspace, performer: Performer, keep: Keep, qtbot: QtBot
) -> None:
    first, last = NOW.date() + timedelta(days=10), date(2027, 6, 30)
    for box, field, day in (
        (dialog.has_first, dialog.first, first),
        (dialog.has_last, dialog.last, last),
    ):
        box.click()
        field.set_day(day)
    with qtbot.waitSignal(performer.performed):
        QTest.keyClick(dialog.last, Qt.Key.Key_Return)
    item = workspace.plan.items[ITEM]
    assert (item.opens, item.closes) == (first, last)
    again = AccessDialog(item, NOW, performer)
    keep(again)
    again.show()
    assert (again.first.day(), again.last.day()) == (first, last)
    again.has_first.click()
    again.has_last.click()
    with qtbot.waitSignal(performer.performed):
        again.accept()
    item = workspace.plan.items[ITEM]
    assert (item.opens, item.closes) == (None, None)


def test_an_end_before_the_beginning_is_told(dialog: AccessDialog) -> None:
    dialog.has_first.click()
    dialog.has_last.click()
    dialog.first.set_day(date(2027, 6, 30))
    dialog.last.set_day(date(2027, 6, 29))
    height = dialog.height()
    for _attempt in range(2):
        dialog.accept()
        assert dialog.problem.text == "The last day of access lies before the first day."
        assert dialog.height() > height
        dialog.last.set_day(date(2027, 7, 29))
        assert dialog.problem.isHidden()
        assert dialog.height() == height
        dialog.last.set_day(date(2027, 6, 29))
