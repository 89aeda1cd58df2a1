"""The dialog as it is used: seen first, taken as one step, by keyboard alone."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.services.availability import add_day_off
from planner.services.sessions import accept_week
from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.replan.dialog import ReplanDialog
from planner.ui.replan.rows import KEEP, MOVE
from planner.ui.shared.difference_rows import ChangeKind, ChangeLine
from planner.ui.theme import load_theme
from tests.support.themes import wear
from tests.support.workspaces import Clock
from tests.ui.availability.hands import words_in
from tests.ui.conftest import NOW, Keep
from tests.ui.replan.conftest import Open

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def lines(dialog: ReplanDialog) -> list[ChangeLine]:
    model = dialog.changes.model
    rows = [model.row_at(model.index(row, 0)) for row in range(model.rowCount())]
    return [row for row in rows if isinstance(row, ChangeLine)]


def test_it_shows_what_moves_and_when_each_goal_is_finished(replan: ReplanDialog) -> None:
    QAbstractItemModelTester(replan.changes.model)
    assert lines(replan)
    assert replan.sentence.text().startswith("Until ")
    assert f"{len([row for row in lines(replan) if row.kind is ChangeKind.MOVED])} moved" in (
        replan.sentence.text()
    )
    assert "→" in lines(replan)[0].when
    assert "Google PMLE" in words_in(replan.effects)
    assert replan.replan_button.isEnabled()


def test_nothing_is_saved_until_it_is_taken_and_then_as_one_step(
    replan: ReplanDialog, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    before, steps = workspace.plan, len(workspace.history())
    replan.choice.set_value(MOVE)
    assert workspace.plan is before
    with qtbot.waitSignal(performer.performed) as performed:
        qtbot.mouseClick(replan.replan_button, Qt.MouseButton.LeftButton)
    assert performed.args[0].label == "Replanned the weeks"
    assert not replan.isVisible()
    assert len(workspace.history()) == steps + 1
    performer.undo()
    assert workspace.plan.sessions == before.sessions


def test_the_keyboard_alone_chooses_and_takes(
    replan: ReplanDialog, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    focused = QApplication.focusWidget()
    assert focused is replan.choice.button(KEEP)
    kept = lines(replan)
    QTest.keyClick(focused, Qt.Key.Key_Right)
    assert replan.choice.value() == MOVE
    assert lines(replan) != kept
    reached = [_after_tab(replan) for _step in range(3)]
    assert reached == [replan.changes.view, replan.cancel_button, replan.replan_button]
    with qtbot.waitSignal(performer.performed):
        QTest.keyClick(replan, Qt.Key.Key_Return)
    assert workspace.next_undo == "Replanned the weeks"


def _after_tab(dialog: ReplanDialog) -> QWidget | None:
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
    return QApplication.focusWidget()


def test_escape_leaves_all_as_it_is(replan: ReplanDialog, workspace: Workspace, qtbot: QtBot) -> None:
    before = workspace.plan
    QTest.keyClick(replan, Qt.Key.Key_Escape)
    assert not replan.isVisible()
    assert workspace.plan is before


def test_where_nothing_would_change_it_says_so_and_cannot_be_taken(open_replan: Open) -> None:
    dialog = open_replan()
    nothing = "Nothing would change: the weeks to come are laid out like that already."
    assert words_in(dialog.changes) == [nothing]
    assert not dialog.sentence.isVisible()
    assert not dialog.changes.view.isVisible()
    assert not dialog.replan_button.isEnabled()
    assert not lines(dialog)


def test_without_an_accepted_week_to_come_there_is_nothing_to_choose(
    clock: Clock, workspace: Workspace, skipped: None, open_replan: Open
) -> None:
    clock.now = NOW + timedelta(weeks=1)
    workspace.move_time()
    dialog = open_replan()
    assert not dialog.choice.isVisible()
    assert dialog.choice.value() == KEEP
    assert dialog.replan_button.hasFocus()


def test_two_accepted_weeks_are_named_as_such(
    workspace: Workspace, performer: Performer, skipped: None, open_replan: Open
) -> None:
    performer.perform(lambda plan, schedule: accept_week(plan, schedule, date(2026, 11, 30), NOW))
    assert open_replan().choice.button(MOVE).text() == "Move the accepted weeks too"


def test_it_goes_on_with_a_plan_that_changed_meanwhile(replan: ReplanDialog, performer: Performer) -> None:
    before = lines(replan)
    first = date(2026, 12, 1)
    performer.perform(lambda plan, _schedule: add_day_off(plan, first, first, NOW))
    assert lines(replan) != before


def test_it_fits_the_smallest_window_with_bigger_text_too(
    qapp: QApplication, workspace: Workspace, performer: Performer, skipped: None, keep: Keep
) -> None:
    wear(qapp, load_theme("dark", scale=1.5, reduced_motion=True))
    window = QWidget()
    window.resize(QSize(1024, 640))
    dialog = ReplanDialog(workspace, performer, window)
    keep(dialog)
    keep(window)
    dialog.show()
    assert dialog.width() <= 1000
    assert dialog.height() <= 616
    assert dialog.changes.height() >= 60
    assert dialog.effects.geometry().bottom() <= dialog.replan_button.geometry().top()
