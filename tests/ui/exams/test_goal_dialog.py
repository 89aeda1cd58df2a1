from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.edit import Change, Edit
from planner.domain.goal import Goal
from planner.services import goals
from planner.services.workspace import Workspace
from planner.ui.exams.goal_dialog import GoalDialog
from planner.ui.performer import Performer
from planner.ui.shared.item_picker import ItemPicker
from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from planner.values import replace
from tests.ui.conftest import NOW, Keep

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Open = Callable[[Goal | None], GoalDialog]
BOX = 14


@pytest.fixture
def open_dialog(qtbot: QtBot, workspace: Workspace, performer: Performer, keep: Keep) -> Open:
    def make(goal: Goal | None) -> GoalDialog:
        dialog = GoalDialog(workspace.plan, workspace.now, performer, goal)
        keep(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return make


@pytest.fixture
def own(workspace: Workspace) -> Goal:
    workspace.perform(
        lambda plan, _schedule: goals.add_goal(
            plan, "Web app", ["practice-web-app"], NOW, due=datetime(2028, 3, 1), buffer_days=4
        )
    )
    return workspace.plan.goals["web-app"]


def press(qtbot: QtBot, dialog: QDialog, words: str) -> None:
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def tick_by_mouse(qtbot: QtBot, picker: ItemPicker, index: QModelIndex, x: int) -> None:
    picker.tree.scrollTo(index)
    place: QRect = picker.tree.visualRect(index)
    qtbot.mouseClick(
        picker.tree.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(place.left() + x, place.center().y()),
    )


def test_a_goal_needs_a_title_and_an_item(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog(None)
    assert not dialog.confirm.isEnabled()

    QTest.keyClicks(dialog.title_field, "  Statistics ")
    assert not dialog.confirm.isEnabled()

    phase = dialog.items.model.index(1, 0)
    tick_by_mouse(qtbot, dialog.items, phase, BOX)
    assert dialog.confirm.isEnabled()

    tick_by_mouse(qtbot, dialog.items, phase, BOX)
    assert not dialog.confirm.isEnabled()


def test_the_last_day_counts_whole(open_dialog: Open, workspace: Workspace, qtbot: QtBot) -> None:
    dialog = open_dialog(None)
    QTest.keyClicks(dialog.title_field, " Statistics ")
    tick_by_mouse(qtbot, dialog.items, dialog.items.model.index(1, 0), BOX)
    assert not dialog.last_day.isEnabled()
    dialog.has_date.click()
    dialog.last_day.set_day(date(2028, 2, 29))
    dialog.priority.setCurrentIndex(1)
    press(qtbot, dialog, "Add to the plan")

    goal = workspace.plan.goals["statistics"]
    assert (goal.title, goal.due, goal.priority) == ("Statistics", datetime(2028, 3, 1), 2)


def test_a_change_shows_the_last_day_and_keeps_the_moment(
    open_dialog: Open, workspace: Workspace, own: Goal, qtbot: QtBot
) -> None:
    dialog = open_dialog(own)
    assert dialog.last_day.day() == date(2028, 2, 29)
    assert dialog.items.chosen() == ("practice-web-app",)

    dialog.title_field.setText("A web app")
    press(qtbot, dialog, "Change the goal")

    assert workspace.plan.goals["web-app"] == replace(own, title="A web app")


def test_a_moment_within_a_day_stays_unless_the_day_is_changed(
    open_dialog: Open, workspace: Workspace, own: Goal, qtbot: QtBot
) -> None:
    at_noon = replace(own, due=datetime(2028, 2, 29, 12))
    workspace.perform(lambda _plan, _schedule: Edit("Noon", (Change(own, at_noon),)))
    dialog = open_dialog(at_noon)
    dialog.buffer.setValue(1)
    press(qtbot, dialog, "Change the goal")
    assert workspace.plan.goals["web-app"] == replace(at_noon, buffer_days=1)

    dialog = open_dialog(workspace.plan.goals["web-app"])
    dialog.last_day.set_day(date(2028, 3, 1))
    press(qtbot, dialog, "Change the goal")
    assert workspace.plan.goals["web-app"].due == datetime(2028, 3, 2)


def test_a_goal_can_lose_its_date(open_dialog: Open, workspace: Workspace, own: Goal, qtbot: QtBot) -> None:
    dialog = open_dialog(own)
    dialog.has_date.click()
    press(qtbot, dialog, "Change the goal")

    assert workspace.plan.goals["web-app"].due is None


def test_today_is_the_first_day_on_offer(open_dialog: Open, workspace: Workspace, qtbot: QtBot) -> None:
    dialog = open_dialog(None)
    dialog.has_date.click()
    dialog.last_day.set_day(date(2020, 1, 1))

    assert dialog.last_day.day() == NOW.date()


def test_a_refusal_keeps_the_dialog_with_what_was_typed(
    open_dialog: Open, workspace: Workspace, own: Goal, qtbot: QtBot
) -> None:
    dialog = open_dialog(own)
    press(qtbot, dialog, "Change the goal")

    assert dialog.isVisible()
    assert dialog.problem.text == "Nothing changes: Web app stands like that already."

    dialog.title_field.setText("Another")
    assert not dialog.problem.isVisible()


def test_a_refusal_is_gone_when_another_field_is_changed(
    open_dialog: Open, workspace: Workspace, own: Goal, qtbot: QtBot
) -> None:
    dialog = open_dialog(own)
    press(qtbot, dialog, "Change the goal")
    assert dialog.problem.isVisible()
    dialog.priority.setCurrentIndex(2)
    assert not dialog.problem.isVisible()


# -- the items


@pytest.fixture
def picker(open_dialog: Open) -> ItemPicker:
    return open_dialog(None).items


def test_the_model_keeps_its_promises(open_dialog: Open, own: Goal) -> None:
    picker = open_dialog(own).items
    tester = QAbstractItemModelTester(picker.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    picker.search.setText("python")
    picker.search.setText("")
    picker.model.setData(picker.model.index(2, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)

    assert tester.model() is picker.model
    assert len(picker.chosen()) > 1


def test_a_click_on_a_phase_unfolds_it_and_on_an_item_ticks_it(picker: ItemPicker, qtbot: QtBot) -> None:
    phase = picker.model.index(0, 0)
    assert not picker.tree.isExpanded(phase)

    tick_by_mouse(qtbot, picker, phase, 80)
    assert picker.tree.isExpanded(phase)
    assert picker.chosen() == ()

    tick_by_mouse(qtbot, picker, picker.model.index(1, 0, phase), 80)
    assert len(picker.chosen()) == 1
    assert picker.model.data(phase, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.PartiallyChecked

    tick_by_mouse(qtbot, picker, picker.model.index(1, 0, phase), 80)
    assert picker.chosen() == ()


def test_keys_unfold_and_tick(picker: ItemPicker) -> None:
    picker.tree.setFocus()
    picker.tree.setCurrentIndex(picker.model.index(0, 0))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(picker.tree, key)

    assert len(picker.chosen()) == 2


def test_a_search_shows_what_it_finds_unfolded_and_keeps_the_choice(picker: ItemPicker) -> None:
    QTest.keyClicks(picker.search, "flask")
    phase = picker.model.index(0, 0)
    assert picker.model.rowCount() == 1
    assert picker.tree.isExpanded(phase)

    QTest.keyClick(picker.search, Qt.Key.Key_Down)
    QTest.keyClick(picker.tree, Qt.Key.Key_Space)
    chosen = picker.chosen()
    QTest.keyClick(picker.search, Qt.Key.Key_Escape)

    assert chosen
    assert picker.chosen() == chosen
    assert picker.model.rowCount() > 5


def test_a_phase_that_is_searched_stands_for_what_is_found(picker: ItemPicker, workspace: Workspace) -> None:
    picker.search.setText("flask")
    found = picker.model.rowCount(picker.model.index(0, 0))
    picker.model.setData(picker.model.index(0, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)

    assert len(picker.chosen()) == found
    assert all("flask" in workspace.plan.items[id].title.lower() for id in picker.chosen())


def test_enter_in_the_search_does_not_add_the_goal(
    open_dialog: Open, workspace: Workspace, qtbot: QtBot
) -> None:
    dialog = open_dialog(None)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    QTest.keyClicks(dialog.title_field, "Web")
    tick_by_mouse(qtbot, dialog.items, dialog.items.model.index(1, 0), BOX)
    QTest.keyClicks(dialog.items.search, "flask")
    QTest.keyClick(dialog.items.search, Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert "web" not in workspace.plan.goals
    assert QApplication.focusWidget() is dialog.items.tree


def test_a_chosen_item_is_in_sight_when_the_dialog_opens(open_dialog: Open, own: Goal) -> None:
    picker = open_dialog(own).items
    index = picker.model.index_of("practice-web-app")
    QTest.qWait(1)

    assert picker.tree.viewport().rect().contains(picker.tree.visualRect(index).center())


def test_a_tick_is_drawn(picker: ItemPicker, qtbot: QtBot) -> None:
    before = picker.tree.grab().toImage()
    tick_by_mouse(qtbot, picker, picker.model.index(0, 0), BOX)

    assert picker.tree.grab().toImage() != before


def test_it_fits_a_low_window_with_large_text(
    qapp: QApplication, qtbot: QtBot, workspace: Workspace, performer: Performer, keep: Keep
) -> None:
    apply_theme(qapp, load_theme("light", scale=1.5))
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.show()
    dialog = GoalDialog(workspace.plan, workspace.now, performer, parent=window)
    keep(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.height() <= 640
    assert dialog.rect().contains(dialog.confirm.geometry())
    assert dialog.items.tree.height() >= 120
