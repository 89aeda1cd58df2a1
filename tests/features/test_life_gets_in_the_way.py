"""A learner falls ill, books a lecture, and makes an exam date hold that did not."""

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.scheduling.remedies.remedy import RemedyKind
from planner.scheduling.schedule import Verdict
from planner.services.catalog import certification
from planner.services.goals import ExamWish, add_exam
from planner.ui.availability.pause_dialog import PauseDialog
from planner.ui.exams.goal_card import GoalCard
from planner.ui.shared.own_session_dialog import OwnSessionDialog
from planner.ui.week.pause_banner import PauseBanner
from tests.support.workspaces import Clock


def press(qtbot: QtBot, holder: QWidget, words: str) -> None:
    buttons = holder.findChildren(QPushButton)
    found = next(each for each in buttons if words in (each.text(), each.accessibleName()))
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_ill_for_a_week_and_well_again_sooner(program: Application, clock: Clock, qtbot: QtBot) -> None:
    window, workspace = program.window, program.workspace
    assert not window.actions_by_id["end-pause"].isEnabled()
    window.actions_by_id["pause"].trigger()
    dialog = window.findChild(PauseDialog)
    assert dialog is not None
    with qtbot.waitSignal(program.performer.performed):
        press(qtbot, dialog, "Pause")
    banner = window.findChild(PauseBanner)
    assert banner is not None
    assert banner.isVisible()
    ahead = [each.start for each in workspace.schedule.sessions if each.start > clock.now]
    assert min(ahead).date() >= dialog.until.day()

    clock.now = datetime(2026, 11, 26, 8)
    workspace.move_time()
    with qtbot.waitSignal(program.performer.performed):
        press(qtbot, banner, "End the pause")
    assert not banner.isVisible()
    assert not window.actions_by_id["end-pause"].isEnabled()
    ahead = [each.start for each in workspace.schedule.sessions if each.start > clock.now]
    assert min(ahead).date() == date(2026, 11, 26)


def test_a_note_on_the_pause_that_was_closed_stays_closed(program: Application, qtbot: QtBot) -> None:
    window = program.window
    window.actions_by_id["pause"].trigger()
    dialog = window.findChild(PauseDialog)
    banner = window.findChild(PauseBanner)
    assert dialog is not None
    assert banner is not None
    dialog.accept()
    press(qtbot, banner, "Close")
    assert not banner.isVisible()
    window.actions_by_id["next-week"].trigger()
    assert not banner.isVisible()


def test_a_lecture_is_booked_and_the_week_is_planned_around_it(program: Application, qtbot: QtBot) -> None:
    window, workspace = program.window, program.workspace
    window.actions_by_id["new-session"].trigger()
    dialog = window.findChild(OwnSessionDialog)
    assert dialog is not None
    dialog.day.set_day(date(2026, 11, 28))
    with qtbot.waitSignal(program.performer.performed):
        dialog.accept()
    (own,) = [each for each in workspace.plan.sessions.values() if each.pinned]
    assert own.start.date() == date(2026, 11, 28)
    others = [each for each in workspace.schedule.sessions if each.id != own.id]
    assert all(each.end <= own.start or own.end <= each.start for each in others)


def test_one_click_saves_a_date_and_undo_brings_the_trouble_back(program: Application, qtbot: QtBot) -> None:
    window, workspace = program.window, program.workspace
    wish = ExamWish(certification=certification("aws-mla-c01"), due=datetime(2027, 3, 1, 9), priority=2)
    workspace.perform(lambda plan, _schedule: add_exam(plan, wish, workspace.now))
    page = window.show_page("show-exams")
    (card,) = [each for each in page.findChildren(GoalCard) if each.row.id == "aws-mla-c01"]
    way = next(way for way in card.row.ways if way.kind is RemedyKind.LATER_DATE)
    with qtbot.waitSignal(program.performer.performed):
        press(qtbot, card, f"Apply: {way.title}")
    outlook = workspace.schedule.goal("aws-mla-c01")
    assert outlook is not None
    assert outlook.verdict is not Verdict.IMPOSSIBLE
    window.actions_by_id["undo"].trigger()
    assert workspace.plan.goals["aws-mla-c01"].due == wish.due
