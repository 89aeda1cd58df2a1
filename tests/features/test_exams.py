"""A learner books an exam, passes it, plans its renewal; fails it and tries again; adds one of her own."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.domain.goal import ExamOutcome
from planner.domain.item import ItemStatus
from planner.services.catalog import certification
from planner.services.goals import ExamWish, add_exam
from planner.ui.exams.catalogue_dialog import CatalogueDialog
from planner.ui.exams.day_dialogs import RenewalDialog, ResultDialog, TryAgainDialog
from planner.ui.exams.exam_dialog import ExamDialog
from planner.ui.exams.goal_card import GoalCard
from planner.ui.exams.page import ExamsPage
from planner.ui.exams.quiet_card import QuietCard
from planner.ui.exams.view import GoalsView
from planner.ui.progress.table_dialog import TableDialog
from planner.ui.widgets.toast import Toast
from tests.features.conftest import close
from tests.support.workspaces import Clock

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

AFTER_THE_EXAM = datetime(2027, 12, 11, 12)


@pytest.fixture
def page(program: Application, qtbot: QtBot) -> ExamsPage:
    """The page in a window that has the keyboard."""
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    return opened(program)


def opened(program: Application) -> ExamsPage:
    program.window.actions_by_id["show-exams"].trigger()
    page = program.window.page
    assert isinstance(page, ExamsPage)
    return page


def card(page: ExamsPage, id: str) -> GoalCard:
    (view,) = page.findChildren(GoalsView)
    return next(each for each in view.cards if each.row.id == id)


def choose_in_menu(page: ExamsPage, id: str, words: str) -> None:
    """Open the menu of a card by its key, go to an entry by keys, and choose it."""
    press_more = next(
        each for each in card(page, id).findChildren(QPushButton) if each.accessibleName() == "More"
    )
    QTest.keyClick(press_more, Qt.Key.Key_Space)
    opened_menu = QApplication.activePopupWidget()
    assert isinstance(opened_menu, QMenu)
    entries = [each for each in opened_menu.actions() if not each.isSeparator()]
    for _step in range([each.text() for each in entries].index(words) + 1):
        QTest.keyClick(opened_menu, Qt.Key.Key_Down)
    QTest.keyClick(opened_menu, Qt.Key.Key_Return)


def dialog(page: ExamsPage, kind: type[QDialog]) -> QDialog:
    (found,) = (each for each in page.window().findChildren(kind) if each.isVisible())
    return found


def press(qtbot: QtBot, holder: QWidget, name: str) -> None:
    buttons = (each for each in holder.findChildren(QPushButton) if not each.isHidden())
    found = next(each for each in buttons if name in (each.text(), each.accessibleName()))
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def quiet_lines(page: ExamsPage) -> list[str]:
    (quiet,) = page.findChildren(QuietCard)
    return [line.row.spoken for line in quiet.lines if line.row]


def let_time_pass(program: Application, clock: Clock, to: datetime) -> None:
    clock.now = to
    program.performer.keep_up()
    program.workspace.move_time()
    program.window.page.set_now(to)  # type: ignore[attr-defined]


def test_she_books_her_exam_and_takes_that_back(program: Application, page: ExamsPage, qtbot: QtBot) -> None:
    choose_in_menu(page, "gcp-pmle", "Booked")
    assert program.workspace.plan.goals["gcp-pmle"].booked
    assert card(page, "gcp-pmle").row.booking[0].value == "yes"
    toast = program.window.findChild(Toast)
    assert toast is not None
    assert toast.isVisible()

    program.window.actions_by_id["undo"].trigger()
    assert not program.workspace.plan.goals["gcp-pmle"].booked
    assert card(page, "gcp-pmle").row.booking[0].value == "not yet"


def test_she_looks_where_her_exam_stands_on_the_time_line(
    program: Application, page: ExamsPage, qtbot: QtBot
) -> None:
    press(qtbot, page, "Table")
    (view,) = page.findChildren(GoalsView)
    view.timeline_requested.emit("gcp-pmle")
    assert view.timeline.isVisible()
    assert not view.table.isVisible()

    program.window.resize(1024, 640)
    choose_in_menu(page, "gcp-pmle", "Show on time line")
    assert view.timeline.visibleRegion().boundingRect().height() == view.timeline.height()


def test_she_passes_it_and_plans_the_renewal_which_outlives_a_restart(
    program: Application,
    page: ExamsPage,
    clock: Clock,
    qtbot: QtBot,
    open_program: Callable[[Path], Application],
    folder: Path,
) -> None:
    let_time_pass(program, clock, AFTER_THE_EXAM)
    assert card(page, "gcp-pmle").row.sentence == "The exam is over. How did it go?"
    press(qtbot, card(page, "gcp-pmle"), "Passed...")
    QTest.keyClick(dialog(page, ResultDialog), Qt.Key.Key_Return)

    plan = program.workspace.plan
    assert plan.goals["gcp-pmle"].outcome is ExamOutcome.PASSED
    assert plan.goals["gcp-pmle"].decided_on == date(2027, 12, 11)
    assert plan.status("cert-gcp-pmle") is ItemStatus.DONE
    assert quiet_lines(page)[0] == "Google PMLE was passed on 11 Dec 2027, valid until 11 Dec 2029."

    press(qtbot, page, "Plan renewal: Google PMLE")
    QTest.keyClick(dialog(page, RenewalDialog), Qt.Key.Key_Return)
    renewal = program.workspace.plan.goals["gcp-pmle-renewal"]
    assert renewal.due == datetime(2029, 11, 27, 9)
    assert card(page, "gcp-pmle-renewal").row.title == "Renew Google PMLE"

    close(program)
    again = open_program(folder)
    assert opened(again) is not page
    assert again.workspace.plan.goals["gcp-pmle-renewal"] == renewal
    again.window.actions_by_id["undo"].trigger()
    assert "gcp-pmle-renewal" not in again.workspace.plan.goals


def test_she_fails_it_and_tries_again_when_she_may(
    program: Application, page: ExamsPage, clock: Clock, qtbot: QtBot
) -> None:
    let_time_pass(program, clock, AFTER_THE_EXAM)
    press(qtbot, card(page, "gcp-pmle"), "Failed...")
    press(qtbot, dialog(page, ResultDialog), "Note as not passed")
    sentence = card(page, "gcp-pmle").row.sentence
    assert sentence == "Not passed on Sat 11 Dec. It may be taken again from Sat 25 Dec."

    press(qtbot, card(page, "gcp-pmle"), "Try again...")
    asked = dialog(page, TryAgainDialog)
    assert isinstance(asked, TryAgainDialog)
    assert asked.day.day() == date(2027, 12, 25)
    asked.day.set_day(date(2028, 1, 8))
    press(qtbot, asked, "Add to the plan")
    assert program.workspace.plan.goals["gcp-pmle-2"].due == datetime(2028, 1, 8, 9)
    assert card(page, "gcp-pmle-2").row.countdown == ("28", "days")

    program.window.actions_by_id["undo"].trigger()
    assert card(page, "gcp-pmle").row.can_try_again


def test_where_the_wait_is_not_confirmed_she_is_told_to_check_it(
    program: Application, page: ExamsPage, clock: Clock, qtbot: QtBot
) -> None:
    wish = ExamWish(certification=certification("aws-mla-c01"), due=AFTER_THE_EXAM.replace(hour=9))
    program.performer.perform(lambda plan, _schedule: add_exam(plan, wish, clock.now))
    let_time_pass(program, clock, AFTER_THE_EXAM.replace(hour=20))
    press(qtbot, card(page, "aws-mla-c01"), "Failed...")
    press(qtbot, dialog(page, ResultDialog), "Note as not passed")
    note = "This wait is not confirmed; check with AWS."
    assert card(page, "aws-mla-c01").row.sentence.endswith(f"It may be taken again from Sat 25 Dec. {note}")

    press(qtbot, card(page, "aws-mla-c01"), "Try again...")
    shown = dialog(page, TryAgainDialog)
    assert any(note in each.text() for each in shown.findChildren(QLabel))
    shown.reject()

    program.window.actions_by_id["certifications"].trigger()
    catalogue = dialog(page, CatalogueDialog)
    assert isinstance(catalogue, CatalogueDialog)
    catalogue.show_certification("aws-mla-c01")
    assert any(note in each.text() for each in catalogue.findChildren(QLabel) if each.isVisible())


def test_she_adds_an_exam_of_her_own_university(program: Application, page: ExamsPage, qtbot: QtBot) -> None:
    program.window.actions_by_id["add-exam"].trigger()
    asked = dialog(page, ExamDialog)
    assert isinstance(asked, ExamDialog)
    QTest.keyClick(asked.certification, Qt.Key.Key_Home)
    QTest.keyClicks(asked.own.title, "Statistics I")
    QTest.keyClicks(asked.own.vendor, "Open University")
    asked.day.set_day(date(2027, 2, 5))
    asked.hours.setValue(30)
    QTest.keyClick(asked.own.title, Qt.Key.Key_Return)

    shown = card(page, "statistics-i").row
    assert (shown.subtitle, shown.when) == ("Own exam, Open University", "Fri 5 Feb 2027, 09:00")
    assert program.workspace.plan.goals["statistics-i"].certification is None
    program.window.actions_by_id["undo"].trigger()
    assert "statistics-i" not in program.workspace.plan.goals


def test_the_table_is_remembered(
    program: Application,
    page: ExamsPage,
    open_program: Callable[[Path], Application],
    folder: Path,
    qtbot: QtBot,
) -> None:
    press(qtbot, page, "Table")
    (view,) = page.findChildren(GoalsView)
    assert view.table.isVisible()
    close(program)
    again = opened(open_program(folder))
    assert again.findChildren(GoalsView)[0].table.isVisible()


def test_the_catalogue_is_a_command_too(program: Application, page: ExamsPage) -> None:
    program.window.actions_by_id["certifications"].trigger()
    shown = next(each for each in page.window().findChildren(QDialog) if each.isVisible())
    assert shown.windowTitle() == "Certifications"


def test_in_a_wide_window_she_sees_her_hours_by_exam_and_saves_their_picture(
    program: Application, page: ExamsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    program.window.resize(1280, 800)
    (view,) = page.findChildren(GoalsView)
    assert not view.load.isVisible()
    program.window.resize(1920, 1080)
    qtbot.waitUntil(view.load.isVisible)
    row = view.load.chart.row
    assert row is not None
    assert row.title == "Hours planned a month"
    assert row.goals[0][0] == "Google PMLE"

    view.load.more.setFocus()
    QTest.keyClick(view.load.more, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    table = dialog(page, TableDialog)
    assert isinstance(table, TableDialog)
    assert table.view.model().rowCount() == len(row.bars) == 14
    table.reject()

    view.load.save(tmp_path / "hours.svg")
    assert "Hours planned a month" in (tmp_path / "hours.svg").read_text(encoding="utf-8")
    toast = program.window.findChild(Toast)
    assert toast is not None
    assert toast.isVisible()
