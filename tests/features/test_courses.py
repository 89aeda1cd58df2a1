"""A learner follows a course: picks it, counts its lessons, keeps its certificate, adds one of her own."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.domain.item import ItemStatus
from planner.domain.item_notes import Evidence
from planner.ui.courses.course_dialog import CourseDialog
from planner.ui.courses.page import CoursesPage
from planner.ui.courses.rows import CourseRow
from planner.ui.roadmap.access_dialog import AccessDialog
from planner.ui.roadmap.page import RoadmapPage
from planner.ui.row_model import ROW_ROLE, RowModel
from planner.ui.shared.own_session_dialog import OwnSessionDialog
from planner.ui.week.dialogs.complete_item_dialog import CompleteItemDialog
from planner.ui.widgets.toast import Toast
from tests.features.conftest import close, moment
from tests.support.workspaces import MONDAY, Clock

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton
Dialog = TypeVar("Dialog", bound=QDialog)


@pytest.fixture
def story(program: Application, qtbot: QtBot) -> Application:
    program.window.resize(1280, 800)
    come_back(program, qtbot)
    return program


def come_back(program: Application, qtbot: QtBot) -> None:
    """Give the window the keyboard, as after a dialog."""
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    QApplication.processEvents()


def courses(program: Application) -> CoursesPage:
    page = program.window.shown("show-courses", CoursesPage)
    QApplication.processEvents()
    return page


def press(page: CoursesPage, key: Qt.Key) -> None:
    page.view.table.setFocus()
    QTest.keyClick(page.view.table, key)
    QApplication.processEvents()


def dialog_of(program: Application, kind: type[Dialog]) -> Dialog:
    dialog = program.window.findChild(kind)
    assert dialog is not None
    return dialog


def row_of(page: CoursesPage, id: str) -> CourseRow:
    model = page.view.table.model()
    assert isinstance(model, RowModel)
    return cast(CourseRow, model.index_of(id).data(ROW_ROLE))


def test_she_picks_a_course_counts_its_lessons_and_keeps_the_certificate(
    story: Application, clock: Clock, qtbot: QtBot
) -> None:
    page = courses(story)
    page.show_course("course-python")
    fields, choices = page.view.panel.course.fields, page.view.panel.course.choices
    QTest.mouseClick(choices.buttons[0], LEFT)
    assert row_of(page, "course-python").provider == "Kaggle Learn: Python, Kaggle"
    fields.count.setFocus()
    fields.count.selectAll()
    QTest.keyClicks(fields.count, "14")
    QTest.keyClick(fields.count, Qt.Key.Key_Return)
    for _lesson in range(3):
        press(page, Qt.Key.Key_Plus)
    row = row_of(page, "course-python")
    assert (row.units_words, row.started) == ("3 / 14", MONDAY.date())
    assert story.workspace.plan.status("course-python") is ItemStatus.IN_PROGRESS
    press(page, Qt.Key.Key_L)
    form = page.view.panel.course.form
    assert form is not None
    QTest.keyClick(form.length, Qt.Key.Key_Return)
    assert row_of(page, "course-python").spent == 50
    press(page, Qt.Key.Key_Space)
    dialog = dialog_of(story, CompleteItemDialog)
    QTest.keyClicks(dialog.fields.title, "Certificate")
    QTest.keyClicks(dialog.fields.place, "https://example.org/c")
    dialog.accept()
    come_back(story, qtbot)
    assert row_of(page, "course-python").finish.words == "Done today"
    kept = Evidence(title="Certificate", place="https://example.org/c", on=MONDAY.date())
    assert story.workspace.plan.notes_of("course-python").evidence == (kept,)
    clock.now = moment(24, 8)
    story.workspace.move_time()
    page.set_now(clock.now)
    assert row_of(page, "course-python").finish.words == "Done 23 Nov"
    story.window.actions_by_id["undo"].trigger()
    assert row_of(page, "course-python").units_words == "3 / 14"


def test_a_book_that_covers_several_items_completes_them_in_one_step(story: Application) -> None:
    plan, page = story.workspace.plan, courses(story)
    page.show_course("book-homl")
    covered = plan.items["book-homl"].covers
    assert covered
    press(page, Qt.Key.Key_Space)
    dialog = dialog_of(story, CompleteItemDialog)
    assert any(words.startswith("Also completes ") for _icon, words in dialog.question.effects)
    dialog.accept()
    plan = story.workspace.plan
    assert {plan.status(id) for id in ("book-homl", *covered)} == {ItemStatus.DONE}
    story.window.actions_by_id["undo"].trigger()
    plan = story.workspace.plan
    assert {plan.status(id) for id in ("book-homl", *covered)} == {ItemStatus.PLANNED}


def test_a_cohort_has_its_weekly_lecture_and_its_last_day(story: Application, qtbot: QtBot) -> None:
    page = courses(story)
    page.show_course("course-python")
    press(page, Qt.Key.Key_N)
    lecture = dialog_of(story, OwnSessionDialog)
    lecture.day.set_day(moment(24, 8).date())
    lecture.last_day.set_day(moment(24, 8).date().replace(month=12, day=15))
    lecture.accept()
    come_back(story, qtbot)
    sessions = [each for each in story.workspace.plan.sessions.values() if "own" in each.id]
    assert [each.start.date().isoformat() for each in sessions] == [
        *("2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15"),
    ]
    press(page, Qt.Key.Key_D)
    days = dialog_of(story, AccessDialog)
    days.has_last.setChecked(True)
    days.last.set_day(moment(30, 8).date())
    days.accept()
    assert story.workspace.plan.items["course-python"].closes == moment(30, 8).date()
    assert row_of(page, "course-python").finish.is_late


def test_a_course_is_paused_until_she_takes_it_up_again(story: Application) -> None:
    page = courses(story)
    page.show_course("course-mlops")
    press(page, Qt.Key.Key_Plus)
    press(page, Qt.Key.Key_P)
    assert row_of(page, "course-mlops").finish.words == "Paused"
    assert story.workspace.plan.status("course-mlops") is ItemStatus.LEFT_OUT
    press(page, Qt.Key.Key_P)
    assert story.workspace.plan.status("course-mlops") is ItemStatus.IN_PROGRESS
    assert row_of(page, "course-mlops").units_words == "1 done"


def test_a_course_that_others_need_says_how_it_can_wait(story: Application) -> None:
    page = courses(story)
    page.show_course("course-python")
    press(page, Qt.Key.Key_P)
    toast = story.window.findChild(Toast)
    assert toast is not None
    said = [each for each in toast.findChildren(QLabel) if each.isVisible()]
    assert said[0].text().endswith("items need Course 1: Python.")
    assert said[1].text() == "To let it wait, set its days of access."
    assert not any(each.toolTip() for each in said), "nothing of it is cut"


def test_she_adds_a_course_of_her_own_and_finds_it_again(
    story: Application, open_program: Callable[[Path], Application], folder: Path
) -> None:
    story.window.actions_by_id["add-course"].trigger()
    dialog = dialog_of(story, CourseDialog)
    QTest.keyClicks(dialog.title_field, "Kubernetes for ML")
    dialog.units.setValue(9)
    QTest.keyClicks(dialog.price, "19 EUR")
    whole = dialog.goal.currentText()
    dialog.accept()
    page = courses(story)
    assert whole == "Becoming a Machine Learning Engineer"
    assert row_of(page, "kubernetes-for-ml").finish.words not in ("", "In no goal")
    assert story.workspace.schedule.items["kubernetes-for-ml"].planned_finish is not None
    assert page.view.table.chosen_ids() == ["kubernetes-for-ml"]
    page.view.filter_bar.states.set_value("planned")
    close(story)
    again = open_program(folder)
    page = courses(again)
    assert page.view.filter_bar.states.value() == "planned"
    story_page = row_of(page, "kubernetes-for-ml")
    assert story_page.units_words == "0 / 9"
    assert again.workspace.plan.course_of("kubernetes-for-ml").price == "19 EUR"


def test_what_a_course_covers_and_its_own_place_are_shown_in_the_roadmap(story: Application) -> None:
    page = courses(story)
    page.show_course("book-homl")
    press(page, Qt.Key.Key_R)
    roadmap = story.window.page
    assert isinstance(roadmap, RoadmapPage)
    assert roadmap.view.tree.chosen_ids() == ["book-homl"]


def test_the_courses_are_searched_where_they_are(story: Application) -> None:
    page = courses(story)
    QTest.keyClick(page.view.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert story.window.page is page
    QTest.keyClicks(page.view.head.search, "kleppmann")
    QTest.keyClick(page.view.head.search, Qt.Key.Key_Return)
    assert page.view.table.chosen_ids() == ["book-ddia"]
