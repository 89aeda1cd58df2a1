"""The Courses screen on a real plan file."""

from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.course_work import CourseWork
from planner.domain.item import Effort, ItemStatus
from planner.domain.session import PlacedBy
from planner.services.courses import set_price, set_units
from planner.services.item_removal import remove_item
from planner.services.items import finish_item
from planner.services.workspace import Workspace
from planner.ui.courses.acts import Act
from planner.ui.courses.columns import At
from planner.ui.courses.course_dialog import CourseDialog
from planner.ui.courses.filters import Show, Sort
from planner.ui.courses.page import CoursesPage
from planner.ui.performer import Performer
from planner.ui.roadmap.access_dialog import AccessDialog
from planner.ui.roadmap.panel_parts import FactGrid, Section
from planner.ui.row_model import RowModel
from planner.ui.shared.own_session_dialog import OwnSessionDialog
from planner.ui.week.dialogs.complete_item_dialog import CompleteItemDialog
from planner.ui.widgets.empty_state import EmptyState
from planner.values import replace
from tests.support.workspaces import Clock, workspace_at
from tests.ui.courses.conftest import MakePage
from tests.ui.courses.small_courses import TORCH_PAGE, small_plan
from tests.ui.courses.test_table import place_of, seen
from tests.ui.roadmap.small_road import NOW

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LEFT = Qt.MouseButton.LeftButton
Dialog = TypeVar("Dialog", bound=QDialog)


def choose(page: CoursesPage, *ids: str) -> None:
    table = page.view.table
    table.choose(ids[0])
    model = table.model()
    assert isinstance(model, RowModel)
    selection = table.selectionModel()
    for id in ids[1:]:
        selection.select(model.index_of(id), selection.SelectionFlag.Select | selection.SelectionFlag.Rows)


def press(page: CoursesPage, key: Qt.Key) -> None:
    page.view.table.setFocus()
    QTest.keyClick(page.view.table, key)
    QApplication.processEvents()


def activate(qtbot: QtBot, page: CoursesPage) -> None:
    """Give the keyboard back after a dialog, as the window manager would."""
    with qtbot.waitActive(page):
        page.activateWindow()


def panel_texts(page: CoursesPage) -> set[str]:
    widgets = page.view.panel.findChildren(QWidget)
    return {str(each.property("text")) for each in widgets if each.isVisible() and each.property("text")}


def dialog_of(page: CoursesPage, kind: type[Dialog]) -> Dialog:
    found = page.window().findChild(kind)
    assert found is not None
    return found


def test_it_shows_the_courses_with_the_first_one_chosen(page: CoursesPage) -> None:
    assert seen(page.view.table) == ["torch", "ml", "book", "flask", "excel", "python", "sql"]
    assert page.view.table.chosen_ids() == ["torch"]
    assert {"Torch", "Mark completed", "6 h spent"} <= panel_texts(page)
    assert page.view.table.accessibleDescription() == "7 in all, 35.5 of 72 h"
    assert page.view.filter_bar.states.button("planned").text() == "Planned  2"


def test_nothing_is_worked_out_for_a_screen_that_nobody_sees(
    qtbot: QtBot, british: None, workspace: Workspace, performer: Performer, settings: QSettings
) -> None:
    page = CoursesPage(workspace, performer, settings)
    qtbot.addWidget(page)
    assert seen(page.view.table) == []
    with qtbot.waitExposed(page):
        page.show()
    assert len(seen(page.view.table)) == 7


def test_plus_and_minus_count_units_and_are_one_step(page: CoursesPage, workspace: Workspace) -> None:
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        press(page, key)
    assert workspace.plan.course_of("torch").units_done == 14
    assert page.view.panel.course.fields.done.value() == 14
    assert workspace.next_undo == "14 of 48 units done of Torch"
    workspace.undo()
    assert workspace.plan.course_of("torch").units_done == 12


def test_space_asks_before_it_completes_and_takes_back_without_asking(
    qtbot: QtBot, page: CoursesPage, workspace: Workspace
) -> None:
    choose(page, "ml")
    press(page, Qt.Key.Key_Space)
    dialog = dialog_of(page, CompleteItemDialog)
    assert "Also completes Trees." in [words for _icon, words in dialog.question.effects]
    dialog.fields.title.setText("Certificate")
    dialog.accept()
    assert workspace.plan.status("ml") is ItemStatus.DONE
    assert workspace.plan.status("trees") is ItemStatus.DONE
    assert workspace.plan.notes_of("ml").evidence[0].title == "Certificate"
    assert workspace.next_undo == "Completed Ml"
    assert page.view.table.chosen_ids() == ["ml"]
    activate(qtbot, page)
    press(page, Qt.Key.Key_Space)
    assert workspace.plan.status("ml") is ItemStatus.PLANNED
    assert workspace.next_undo == "Took up Ml again"


def test_a_box_completes_and_takes_back(page: CoursesPage, workspace: Workspace) -> None:
    table = page.view.table
    QTest.mouseClick(table.viewport(), LEFT, pos=place_of(table, "book", 28))
    dialog_of(page, CompleteItemDialog).accept()
    assert workspace.plan.status("book") is ItemStatus.DONE
    assert table.chosen_ids() == ["torch"]
    QTest.mouseClick(table.viewport(), LEFT, pos=place_of(table, "python", 28))
    assert workspace.plan.status("python") is ItemStatus.IN_PROGRESS


def test_what_is_refused_in_the_dialog_changes_nothing(page: CoursesPage, workspace: Workspace) -> None:
    choose(page, "book")
    press(page, Qt.Key.Key_C)
    dialog_of(page, CompleteItemDialog).reject()
    assert workspace.plan.status("book") is ItemStatus.PLANNED


def test_several_are_completed_in_one_step(page: CoursesPage, workspace: Workspace) -> None:
    choose(page, "ml", "book", "flask")
    assert {"3 courses chosen", "Mark 2 completed", "Pause 2", "Take up again"} <= panel_texts(page)
    press(page, Qt.Key.Key_Space)
    assert {workspace.plan.status(id) for id in ("ml", "book")} == {ItemStatus.DONE}
    assert workspace.next_undo == "Completed 2 items"


def test_p_pauses_and_takes_up_again(page: CoursesPage, workspace: Workspace) -> None:
    choose(page, "book")
    press(page, Qt.Key.Key_P)
    assert workspace.plan.status("book") is ItemStatus.LEFT_OUT
    press(page, Qt.Key.Key_P)
    assert workspace.plan.status("book") is ItemStatus.PLANNED
    choose(page, "flask", "excel")
    press(page, Qt.Key.Key_P)
    assert workspace.plan.status("flask") is ItemStatus.IN_PROGRESS
    assert workspace.next_undo == "Took up 2 courses again"
    choose(page, "flask", "excel", "book")
    page.view.actions_of_courses.by_act[Act.PAUSE].trigger()
    assert workspace.next_undo == "Paused 3 courses"


def test_where_both_can_be_done_the_key_pauses(page: CoursesPage, workspace: Workspace) -> None:
    choose(page, "book", "flask")
    press(page, Qt.Key.Key_P)
    assert workspace.plan.status("book") is ItemStatus.LEFT_OUT
    assert workspace.plan.status("flask") is ItemStatus.LEFT_OUT


def test_a_course_that_others_need_says_so_when_it_is_paused(
    qtbot: QtBot, page: CoursesPage, performer: Performer
) -> None:
    with qtbot.waitSignal(performer.refused) as told:
        press(page, Qt.Key.Key_P)
    assert told.args == ["Ml needs Torch. To let it wait, set its days of access."]


def test_time_is_logged_in_the_panel(page: CoursesPage, workspace: Workspace) -> None:
    press(page, Qt.Key.Key_L)
    form = page.view.panel.course.form
    assert form is not None
    assert form.length.hasFocus()
    form.length.set_value(45)
    QTest.keyClick(form.length, Qt.Key.Key_Return)
    assert workspace.plan.logged["torch"] == 405
    assert page.view.table.hasFocus()


def test_escape_puts_the_form_away_first(page: CoursesPage, workspace: Workspace) -> None:
    press(page, Qt.Key.Key_L)
    form = page.view.panel.course.form
    assert form is not None
    QTest.keyClick(form.length, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert page.view.table.hasFocus()
    assert workspace.plan.logged["torch"] == 360


def test_the_fields_change_the_course(page: CoursesPage, workspace: Workspace) -> None:
    fields = page.view.panel.course.fields
    fields.count.setValue(50)
    fields.count.editingFinished.emit()
    fields.done.setValue(20)
    fields.done.editingFinished.emit()
    fields.estimate.set_value(1800)
    fields.estimate.editingFinished.emit()
    fields.started.set_day(date(2026, 10, 1))
    assert workspace.plan.course_of("torch").started is None, "not before it is meant"
    fields.started.editingFinished.emit()
    QTest.keyClicks(fields.price, "49 EUR")
    QTest.keyClick(fields.price, Qt.Key.Key_Return)
    assert workspace.plan.course_of("torch") == CourseWork(
        id="torch", units_done=20, units=50, started=date(2026, 10, 1), price="49 EUR"
    )
    assert workspace.plan.items["torch"].effort == Effort(1800, 1800, 1800)
    fields.count.setValue(0)
    fields.count.editingFinished.emit()
    assert workspace.plan.units_of("torch") == 48, "the roadmap's own count holds again"


def test_a_course_that_was_never_begun_is_begun_today(page: CoursesPage, workspace: Workspace) -> None:
    choose(page, "book")
    fields = page.view.panel.course.fields
    assert fields.begin.isVisible()
    assert not fields.started.isVisible()
    QTest.mouseClick(fields.begin, LEFT)
    assert workspace.plan.course_of("book").started == NOW.date()
    assert fields.started.isVisible()


def test_the_day_of_the_start_is_taken_back(page: CoursesPage, workspace: Workspace) -> None:
    fields = page.view.panel.course.fields
    assert not fields.unsay.isVisible(), "the first logged minute says it"
    fields.started.set_day(date(2026, 10, 1))
    fields.started.editingFinished.emit()
    QTest.mouseClick(fields.unsay, LEFT)
    assert workspace.plan.course_of("torch").started is None
    assert fields.started.day() == date(2026, 10, 12)
    assert fields.started.hasFocus()
    choose(page, "book")
    QTest.mouseClick(fields.begin, LEFT)
    QTest.mouseClick(fields.unsay, LEFT)
    assert "book" not in workspace.plan.courses
    assert fields.begin.hasFocus()


def test_what_is_typed_stays_with_its_course(page: CoursesPage, workspace: Workspace) -> None:
    fields = page.view.panel.course.fields
    fields.done.setValue(13)
    choose(page, "book")
    assert workspace.plan.course_of("torch").units_done == 13
    assert "book" not in workspace.plan.courses
    assert fields.done.value() == 0


def test_more_units_than_there_are_can_be_typed_and_are_refused_in_words(
    qtbot: QtBot, page: CoursesPage, workspace: Workspace, performer: Performer
) -> None:
    done = page.view.panel.course.fields.done
    done.setFocus()
    done.selectAll()
    QTest.keyClicks(done, "52")
    with qtbot.waitSignal(performer.refused) as told:
        QTest.keyClick(done, Qt.Key.Key_Return)
    assert told.args == ["Torch has 48 units."]
    assert done.value() == workspace.plan.course_of("torch").units_done == 12


def test_steps_end_at_the_last_unit(page: CoursesPage, workspace: Workspace) -> None:
    done = page.view.panel.course.fields.done
    done.setValue(45)
    for _step in range(2):
        QTest.keyClick(done, Qt.Key.Key_PageUp)
    done.editingFinished.emit()
    assert workspace.plan.course_of("torch").units_done == 48
    QTest.keyClick(done, Qt.Key.Key_Down)
    done.editingFinished.emit()
    assert workspace.plan.course_of("torch").units_done == 47


def test_the_units_of_what_is_completed_are_counted_no_more(page: CoursesPage) -> None:
    fields = page.view.panel.course.fields
    assert fields.done.isEnabled()
    choose(page, "python")
    assert not fields.done.isEnabled()
    assert (fields.done.value(), fields.count.value()) == (33, 33)


def test_undo_takes_back_a_step_of_a_field_though_it_is_not_meant_yet(
    page: CoursesPage, workspace: Workspace, performer: Performer
) -> None:
    performer.perform(lambda plan, _schedule: set_price(plan, "torch", "30 EUR"))
    fields = page.view.panel.course.fields
    fields.done.stepUp()
    assert workspace.plan.course_of("torch").units_done == 12
    performer.undo()
    assert fields.done.value() == workspace.plan.course_of("torch").units_done == 12
    assert workspace.plan.course_of("torch").price == "30 EUR"
    assert workspace.next_redo == "13 of 48 units done of Torch"


def test_a_change_by_another_program_is_shown_and_leaves_what_is_typed(
    page: CoursesPage, workspace: Workspace, performer: Performer, tmp_path: Path
) -> None:
    fields = page.view.panel.course.fields
    fields.price.setFocus()
    QTest.keyClicks(fields.price, "30 E")
    other = workspace_at(tmp_path, Clock(NOW))
    other.perform(lambda plan, _schedule: set_units(plan, "torch", 20, NOW))
    other.close()
    performer.keep_up()
    assert (fields.done.value(), fields.price.text()) == (20, "30 E")
    assert fields.price.hasFocus()
    QTest.keyClicks(fields.price, "UR")
    QTest.keyClick(fields.price, Qt.Key.Key_Return)
    assert workspace.plan.course_of("torch").price == "30 EUR"
    assert workspace.plan.course_of("torch").units_done == 20


def test_what_is_half_typed_goes_with_a_course_that_is_removed(
    qtbot: QtBot, page: CoursesPage, workspace: Workspace, performer: Performer
) -> None:
    choose(page, "book")
    page.view.panel.course.fields.price.setFocus()
    QTest.keyClicks(page.view.panel.course.fields.price, "30 EUR")
    with qtbot.assertNotEmitted(performer.refused):
        workspace.perform(lambda plan, _schedule: remove_item(plan, "book"))
        assert page.view.table.chosen_ids() == []
        choose(page, "ml")
    assert page.view.panel.course.fields.price.text() == ""


def test_where_nothing_more_is_said_there_is_no_gap(page: CoursesPage) -> None:
    choose(page, "python")
    for _turn in range(12):  # each turn lets one more layer of layouts follow
        QApplication.processEvents()
    course = page.view.panel.course
    last = next(each for each in course.findChildren(FactGrid) if each.isVisible())
    section = next(each for each in course.findChildren(Section) if each.isAncestorOf(last))
    assert section.height() - last.mapTo(section, last.rect().bottomLeft()).y() <= 12


def test_a_number_that_is_refused_goes_back(
    qtbot: QtBot, page: CoursesPage, workspace: Workspace, performer: Performer
) -> None:
    fields = page.view.panel.course.fields
    fields.count.setValue(5)
    with qtbot.waitSignal(performer.refused):
        fields.count.editingFinished.emit()
    assert fields.count.value() == 48
    assert workspace.plan.units_of("torch") == 48


def test_one_of_several_courses_is_picked(qtbot: QtBot, page: CoursesPage, workspace: Workspace) -> None:
    choose(page, "ml")
    choices = page.view.panel.course.choices
    assert [button.accessibleName() for button in choices.buttons] == [
        "Machine Learning Specialization",
        "Hands-On Machine Learning",
    ]
    assert not any(button.isChecked() for button in choices.buttons)
    QTest.mouseClick(choices.buttons[1], LEFT)
    assert workspace.plan.course_of("ml").resource == "geron"
    workspace.undo()
    assert not any(button.isChecked() for button in choices.buttons)
    choices.buttons[0].setFocus()
    QTest.keyClick(choices.buttons[0], Qt.Key.Key_Space)
    assert workspace.plan.course_of("ml").resource == "andrew"
    pages = [each for each in choices.findChildren(QPushButton) if each.isVisible()]
    with qtbot.waitSignal(page.link_wished) as told:
        QTest.mouseClick(pages[0], LEFT)
    assert told.args == ["https://example.org/ml"]


def test_its_page_and_its_place_in_the_roadmap_are_opened(qtbot: QtBot, page: CoursesPage) -> None:
    with qtbot.waitSignal(page.link_wished) as told:
        QTest.mouseClick(page.view.panel.course.page_button, LEFT)
    assert told.args == [TORCH_PAGE]
    with qtbot.waitSignal(page.item_wished) as told:
        press(page, Qt.Key.Key_R)
    assert told.args == ["torch"]


def test_a_weekly_time_and_days_of_access_are_offered(
    qtbot: QtBot, page: CoursesPage, workspace: Workspace
) -> None:
    press(page, Qt.Key.Key_N)
    dialog = dialog_of(page, OwnSessionDialog)
    assert dialog.weekly.isChecked()
    assert dialog.item.currentData() == "torch"
    dialog.accept()
    assert any(each.placed_by is PlacedBy.LEARNER for each in workspace.plan.sessions.values())
    assert "Weekly time" in panel_texts(page)
    activate(qtbot, page)
    press(page, Qt.Key.Key_D)
    dialog_of(page, AccessDialog).reject()


def test_enter_leads_into_the_details_and_escape_back(page: CoursesPage) -> None:
    press(page, Qt.Key.Key_Return)
    assert page.view.panel.course.fields.done.hasFocus()
    QTest.keyClick(page.view.panel.course.fields.done, Qt.Key.Key_Escape)
    assert page.view.table.hasFocus()
    QTest.keyClick(page.view.table, Qt.Key.Key_Escape)
    assert page.view.table.chosen_ids() == []
    assert "Courses and books" in panel_texts(page)


def test_the_menu_holds_what_can_be_done_now(page: CoursesPage) -> None:
    place = place_of(page.view.table, "torch", 90)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, page.view.table.mapToGlobal(place))
    QApplication.sendEvent(page.view.table.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == [
        *("Mark completed", "Log time...", "One more unit done", "One unit less done"),
        *("Open page", "Show in the roadmap", "Weekly time...", "Days of access...", "Edit...", "Pause"),
        "Columns",
    ]
    menu.close()
    QTest.mouseClick(page.view.panel.course.menu_button, LEFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_a_button_that_goes_leaves_the_focus_in_the_table(qtbot: QtBot, page: CoursesPage) -> None:
    choose(page, "book")
    buttons = page.view.panel.course.buttons
    buttons[Act.COMPLETE].setFocus()
    QTest.keyClick(buttons[Act.COMPLETE], Qt.Key.Key_Space)
    dialog_of(page, CompleteItemDialog).accept()
    activate(qtbot, page)
    assert page.view.table.hasFocus()
    choose(page, "ml", "flask")
    pause = page.view.panel.several.buttons[Act.PAUSE]
    pause.setFocus()
    QTest.keyClick(pause, Qt.Key.Key_Space)
    assert page.view.table.hasFocus()


def test_a_field_that_is_closed_leaves_the_focus_in_the_table(
    page: CoursesPage, workspace: Workspace
) -> None:
    done = page.view.panel.course.fields.done
    done.setFocus()
    workspace.perform(lambda plan, _schedule: finish_item(plan, "torch", NOW))
    assert not done.isEnabled()
    assert page.view.table.hasFocus()
    page.view.panel.course.fields.price.setFocus()
    workspace.undo()
    assert page.view.panel.course.fields.price.hasFocus(), "what can still be used keeps it"


def test_what_is_worked_on_stays_in_sight_though_it_leaves_the_filter(
    page: CoursesPage, workspace: Workspace
) -> None:
    page.view.filter_bar.states.set_value("planned")
    choose(page, "book")
    for _unit in range(3):
        press(page, Qt.Key.Key_Plus)
    assert workspace.plan.course_of("book").units_done == 3
    assert seen(page.view.table) == ["book", "ml"]
    choose(page, "ml")
    page.view.filter_bar.kinds.choose(["course"])
    page.view.filter_bar.changed.emit()
    assert seen(page.view.table) == ["ml"], "another filter asks anew"


def test_the_search_finds_while_one_types(page: CoursesPage) -> None:
    page.start_search()
    QTest.keyClicks(page.view.head.search, "andrew")
    assert seen(page.view.table) == ["ml"]
    QTest.keyClick(page.view.head.search, Qt.Key.Key_Return)
    assert page.view.table.hasFocus()
    assert page.view.table.chosen_ids() == ["ml"]


def test_where_nothing_matches_a_button_leads_out(page: CoursesPage) -> None:
    page.view.head.search.setText("kubernetes")
    state = next(each for each in page.findChildren(EmptyState) if each.isVisible())
    button = state.findChild(QPushButton)
    assert button is not None
    assert button.text() == "Show all courses"
    QTest.mouseClick(button, LEFT)
    assert len(seen(page.view.table)) == 7
    assert page.view.head.search.text() == ""


def test_the_table_comes_back_as_it_was_left(
    page: CoursesPage, make_page: MakePage, workspace: Workspace, performer: Performer
) -> None:
    page.view.filter_bar.states.set_value("planned")
    page.view.table.sort_wished.emit(Sort.TITLE, True)
    page.view.table.header().resizeSection(At.UNITS, 150)
    page.view.table.columns_menu(page).actions()[0].trigger()
    QTest.mouseClick(page.view.table.viewport(), LEFT, pos=QPoint(60, 10))
    page.view.head.search.setText("forgotten")
    again = make_page(workspace, performer)
    assert again.view.filters.show is Show.PLANNED
    assert (again.view.filters.sort, again.view.filters.descending) == (Sort.TITLE, True)
    assert again.view.filters.text == ""
    assert seen(again.view.table) == ["ml", "book"]
    assert again.view.table.widths() == {At.UNITS: 150}
    assert again.view.table.wished_columns() == {At.PROVIDER: True}


def test_settings_that_cannot_be_read_count_as_never_kept(
    make_page: MakePage, workspace: Workspace, performer: Performer, settings: QSettings
) -> None:
    for key, value in (
        ("courses_show", "nonsense"),
        ("courses_sort", ["x"]),
        ("courses_widths", ["UNITS=-3", "UNITS=99999", "NOTHING=3", "SUBJECT"]),
        ("courses_kinds", 7),
        ("courses_columns", ["TITLE=off", "PRICE=perhaps", "PRICE"]),
        ("courses_closed", "planned"),
    ):
        settings.setValue(key, value)
    page = make_page(workspace, performer)
    assert page.view.filters.show is Show.ALL
    assert page.view.filters.sort is Sort.FINISH
    assert page.view.table.widths() == {}
    assert page.view.table.wished_columns() == {}
    assert page.view.table.closed_groups() == {"planned"}


def test_a_course_is_shown_though_filters_hide_it(page: CoursesPage) -> None:
    page.view.filter_bar.states.set_value("completed")
    page.show_course("book")
    assert page.view.table.chosen_ids() == ["book"]
    page.show_course("trees")
    assert page.view.table.chosen_ids() == ["book"]


def test_a_new_course_is_added_and_shown(page: CoursesPage, workspace: Workspace) -> None:
    QTest.mouseClick(page.view.head.add, LEFT)
    dialog = dialog_of(page, CourseDialog)
    QTest.keyClicks(dialog.title_field, "Kubernetes for ML")
    dialog.units.setValue(9)
    QTest.keyClicks(dialog.price, "19 EUR")
    dialog.accept()
    assert page.view.table.chosen_ids() == ["kubernetes-for-ml"]
    assert workspace.plan.units_of("kubernetes-for-ml") == 9
    assert workspace.plan.course_of("kubernetes-for-ml").price == "19 EUR"
    assert workspace.next_undo == "Added Kubernetes for ML"


def test_without_a_course_the_page_says_what_belongs_here(
    make_page: MakePage, tmp_path_factory: pytest.TempPathFactory
) -> None:
    plan = replace(small_plan(), courses={}, logged={}, entries={}, progress={}, goals={}, last_entry=0)
    plan = replace(plan, items={"trees": plan.items["trees"]})
    workspace = workspace_at(tmp_path_factory.mktemp("bare"), Clock(NOW), plan)
    page = make_page(workspace, Performer(workspace))
    state = next(each for each in page.findChildren(EmptyState) if each.isVisible())
    words = [str(each.property("text")) for each in state.findChildren(QWidget)]
    assert "No courses yet" in words
    assert not page.view.head.search.isVisible()
    assert not page.view.head.add.isVisible(), "one primary button is enough"
    QTest.mouseClick(page.view.add_first, LEFT)
    dialog = dialog_of(page, CourseDialog)
    QTest.keyClicks(dialog.title_field, "A first book")
    dialog.kind.setCurrentIndex(dialog.kind.findData("book"))
    dialog.accept()
    assert seen(page.view.table) == ["a-first-book"]
    assert page.view.table.chosen_ids() == ["a-first-book"]
    workspace.close()


def test_without_a_plan_the_page_leads_to_one(
    qtbot: QtBot, british: None, tmp_path_factory: pytest.TempPathFactory, settings: QSettings
) -> None:
    workspace = workspace_at(tmp_path_factory.mktemp("none"), Clock(NOW))
    page = CoursesPage(workspace, Performer(workspace), settings)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    state = next(each for each in page.findChildren(EmptyState) if each.isVisible())
    button = state.findChild(QPushButton)
    assert button is not None
    with qtbot.waitSignal(page.set_up_requested):
        QTest.mouseClick(button, LEFT)
    with qtbot.waitSignal(page.set_up_requested):
        page.add_course()
    workspace.close()


def test_in_a_narrow_window_the_panel_opens_on_demand(
    make_page: MakePage, workspace: Workspace, performer: Performer
) -> None:
    page = make_page(workspace, performer, window=1024, height=640)
    assert not page.view.is_panel_open
    press(page, Qt.Key.Key_Return)
    assert page.view.is_panel_open
    for _press in range(2):
        press(page, Qt.Key.Key_Escape)
    assert not page.view.is_panel_open


@pytest.mark.parametrize(("window", "panel"), [(1024, 280), (1280, 304), (1920, 376)])
def test_the_panel_has_its_width_and_the_table_the_rest(
    make_page: MakePage, workspace: Workspace, performer: Performer, window: int, panel: int
) -> None:
    page = make_page(workspace, performer, window=window)
    page.set_panel_open(True)
    QApplication.processEvents()
    shown = page.view.panel
    assert shown.width() == panel
    assert shown.mapTo(page, shown.rect().topRight()).x() == page.width() - 1


def test_a_note_covers_nothing_that_one_reads_or_presses(page: CoursesPage) -> None:
    room = page.note_room().place
    assert room.width() > 220
    for part in page.view.head.findChildren(QWidget):
        if part.isVisible() and part.parentWidget() is page.view.head:
            assert not room.intersects(part.geometry())


def test_what_it_covers_leads_to_the_roadmap(qtbot: QtBot, page: CoursesPage) -> None:
    choose(page, "ml")
    covers = page.view.panel.course.findChildren(QWidget)
    rows = [each for each in covers if each.isVisible() and each.accessibleName().startswith("Trees")]
    with qtbot.waitSignal(page.item_wished) as told:
        QTest.mouseClick(rows[0], LEFT)
    assert told.args == ["trees"]
