from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.scheduling.schedule import ItemState
from planner.services.own_sessions import OwnSession
from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.shared.open_items import open_items
from planner.ui.shared.own_session_dialog import OwnSessionDialog
from planner.values import replace
from tests.ui.conftest import NOW, Keep

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
    pytest.mark.usefixtures("british"),
]

WISH = OwnSession(item="linear-algebra", start=datetime(2026, 12, 5, 10), minutes=60)


@pytest.fixture
def dialog(workspace: Workspace, performer: Performer, present: Keep) -> OwnSessionDialog:
    made = OwnSessionDialog(workspace.plan, workspace.schedule, WISH, performer)
    present(made)
    return made


def own_sessions(workspace: Workspace) -> list[tuple[str, datetime, int]]:
    return sorted(
        (each.item, each.start, each.minutes)
        for each in workspace.plan.sessions.values()
        if each.pinned and "-own-" in each.id
    )


def test_enter_puts_in_what_is_offered_and_undo_takes_it_out(
    dialog: OwnSessionDialog, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    assert dialog.day.hasFocus()
    with qtbot.waitSignal(performer.performed):
        QTest.keyClick(dialog.day, Qt.Key.Key_Return)
    assert own_sessions(workspace) == [("linear-algebra", WISH.start, 60)]
    performer.undo()
    assert own_sessions(workspace) == []


def test_a_fixed_time_comes_every_week(
    dialog: OwnSessionDialog, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    assert not dialog.last_day.isEnabled()
    dialog.weekly.click()
    assert dialog.last_day.isEnabled()
    dialog.last_day.set_day(date(2026, 12, 26))
    dialog.time.setTime(QTime(9, 30))
    dialog.length.set_value(90)
    with qtbot.waitSignal(performer.performed):
        dialog.accept()
    starts = [start for _item, start, minutes in own_sessions(workspace) if minutes == 90]
    assert starts == [datetime(2026, 12, 5, 9, 30) + timedelta(weeks=week) for week in range(4)]


def test_what_cannot_be_is_told_until_something_is_changed(
    dialog: OwnSessionDialog, workspace: Workspace
) -> None:
    dialog.day.set_day(NOW.date())
    dialog.time.setTime(QTime(0, 5))
    dialog.accept()
    assert "now or later" in dialog.problem.text
    assert dialog.isVisible()
    dialog.day.set_day(date(2026, 12, 6))
    assert dialog.problem.isHidden()
    assert own_sessions(workspace) == []


def test_what_can_be_studied_now_is_offered_first(workspace: Workspace, dialog: OwnSessionDialog) -> None:
    offered = open_items(workspace.plan, workspace.schedule)
    states = [workspace.schedule.items[id].state for id, _title, _phase in offered]
    assert states == sorted(states, key=[ItemState.IN_PROGRESS, ItemState.READY, ItemState.LOCKED].index)
    assert dialog.item.count() == len(offered)
    assert dialog.item.currentData() == "linear-algebra"


def test_without_an_item_the_first_question_is_which(
    workspace: Workspace, performer: Performer, present: Keep
) -> None:
    made = OwnSessionDialog(workspace.plan, workspace.schedule, replace(WISH, item=""), performer)
    present(made)
    assert made.item.hasFocus()
    assert made.item.currentIndex() == 0
