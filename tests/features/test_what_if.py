"""A learner wonders whether an earlier exam would hold: she tries it, applies it, and takes it back."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.scheduling.ordinary_hours import current_pattern
from planner.scheduling.remedies.remedy import RemedyKind
from planner.scheduling.schedule import Verdict
from planner.ui.exams.goal_card import GoalCard
from planner.ui.what_if.dialog import WhatIfDialog
from planner.ui.widgets.toast import Toast
from tests.support.workspaces import MONDAY

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SOON = date(2027, 9, 1)


def open_dialogs(program: Application) -> list[WhatIfDialog]:
    return [each for each in program.window.findChildren(WhatIfDialog) if each.isVisible()]


@pytest.fixture
def dialog(program: Application, qtbot: QtBot) -> WhatIfDialog:
    """The dialog, opened by its keys."""
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(program.window, Qt.Key.Key_W, keys)
    (opened,) = open_dialogs(program)
    with qtbot.waitActive(opened):
        opened.activateWindow()
    return opened


def test_an_earlier_date_is_tried_made_possible_applied_and_undone(
    program: Application, dialog: WhatIfDialog, qtbot: QtBot
) -> None:
    workspace = program.workspace
    before = workspace.plan
    assert dialog.fields.goal.currentText() == "Google PMLE"

    QTest.keyClick(dialog.fields.goal, Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.fields.day, "1 Sep 2027")
    assert dialog.fields.day.day() == SOON
    words = dialog.answer.comparison.accessibleDescription()
    assert "Verdict: now On track, with these changes Not feasible" in words
    assert workspace.plan is before

    qtbot.waitUntil(dialog.answer.ways.isVisible)
    kinds = [way.kind for way in dialog.attempt.ways()]
    button = dialog.answer.ways.buttons[kinds.index(RemedyKind.MORE_HOURS)]
    QTest.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "would move" in dialog.foot.text())
    assert "Not feasible" not in dialog.answer.comparison.accessibleDescription()
    hours = dialog.fields.hours.value()

    with qtbot.waitSignal(program.performer.performed):
        QTest.keyClick(dialog.fields.hours, Qt.Key.Key_Return)
    assert dialog.isHidden()
    assert workspace.plan.goals["gcp-pmle"].due == datetime(2027, 9, 1, 9)
    assert current_pattern(workspace.plan, MONDAY).minutes == round(60 * hours)
    outlook = workspace.schedule.goal("gcp-pmle")
    assert outlook is not None
    assert outlook.verdict is not Verdict.IMPOSSIBLE
    toast = program.window.findChild(Toast)
    assert toast is not None
    assert "Applied 2 changes" in toast.accessibleName()

    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    QTest.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert workspace.plan.goals == before.goals
    assert workspace.plan.patterns == before.patterns


def test_escape_leaves_the_plan_as_it_is(program: Application, dialog: WhatIfDialog) -> None:
    before = program.workspace.plan
    QTest.keyClick(dialog.fields.hours, Qt.Key.Key_Up)
    QTest.keyClick(dialog.fields.hours, Qt.Key.Key_Escape)

    assert open_dialogs(program) == []
    assert program.workspace.plan is before


def test_it_stands_in_the_menu_on_the_page_and_on_every_open_card(program: Application, qtbot: QtBot) -> None:
    action = program.window.actions_by_id["what-if"]
    assert any(action in menu.actions() for menu in program.window.menuBar().findChildren(QMenu))
    page = program.window.show_page("show-exams")
    QApplication.processEvents()
    cards = {card.row.title: card for card in page.findChildren(GoalCard)}
    own = "Becoming a Machine Learning Engineer"
    for holder, chosen in ((page, "Google PMLE"), (cards["Google PMLE"], "Google PMLE"), (cards[own], own)):
        button = next(each for each in holder.findChildren(QPushButton) if each.text() == "What if...")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        (opened,) = open_dialogs(program)
        assert opened.fields.goal.currentText() == chosen
        opened.reject()


def test_it_waits_for_a_plan(open_program: Callable[[Path], Application], tmp_path: Path) -> None:
    program = open_program(tmp_path)

    assert not program.window.actions_by_id["what-if"].isEnabled()
