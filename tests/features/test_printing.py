"""The learner prints the week that is shown, from the menu or by its key."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.services.printing import Printout
from planner.ui.printing.dialog import PrintDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def dialog_of(program: Application) -> PrintDialog:
    dialog = program.window.findChild(PrintDialog)
    assert dialog is not None
    return dialog


def test_the_week_that_is_shown_is_printed_and_the_window_says_so(
    program: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    program.window.actions_by_id["next-week"].trigger()
    QTest.keyClick(program.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(program)
    assert dialog.document.title.startswith("Week 49, ")
    dialog.save(tmp_path / "next.pdf")
    assert (tmp_path / "next.pdf").read_bytes().startswith(b"%PDF")
    assert "Saved next.pdf" in [label.text() for label in program.window.findChildren(QLabel)]


def test_it_is_printed_from_another_page_too(program: Application) -> None:
    program.window.show_page("show-roadmap")
    program.window.actions_by_id["print"].trigger()
    assert dialog_of(program).document.title.startswith("Week 48, ")
    dialog_of(program).reject()


def test_how_was_printed_last_is_known_the_next_time(program: Application, qtbot: QtBot) -> None:
    program.window.actions_by_id["print"].trigger()
    first = dialog_of(program)
    first.fields.printout.set_value(Printout.CHECKLIST)
    with qtbot.waitSignal(first.destroyed):
        first.reject()
    program.window.actions_by_id["print"].trigger()
    assert dialog_of(program).fields.wish.printout is Printout.CHECKLIST
    dialog_of(program).reject()


def test_it_stands_in_the_menu_of_the_plan(program: Application) -> None:
    action = program.window.actions_by_id["print"]
    (menu,) = [each for each in program.window.menuBar().findChildren(QMenu) if action in each.actions()]
    assert menu.title() == "&Plan"


def test_without_a_plan_there_is_nothing_to_print(
    tmp_path: Path, open_program: Callable[[Path], Application]
) -> None:
    program = open_program(tmp_path / "empty")
    assert not program.window.actions_by_id["print"].isEnabled()
