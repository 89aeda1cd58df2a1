"""The dialog of an import: by mouse and keys, with its model under Qt's tester."""

from time import thread_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.item import ItemKind, Subject
from planner.exchange.incoming import FileForm
from planner.services.import_preview import NEW_GOAL, ImportChoices, RowState
from planner.services.own_items import ItemWish, add_item
from planner.services.workspace import Workspace
from planner.ui.importing.preview_dialog import ImportDialog
from planner.ui.importing.prospect import still_there
from planner.ui.importing.rows import Asked, Show, preview_lines
from planner.ui.importing.tree import PreviewModel
from planner.ui.performer import Performer
from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from planner.values import replace
from tests.support.imports import BACKEND, StandIn, preview_of, row
from tests.ui.conftest import Keep

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

WARN = QAbstractItemModelTester.FailureReportingMode.Warning
CHECK = Qt.ItemDataRole.CheckStateRole
FRAME = 1 / 60


def choose(dialog: ImportDialog, key: str) -> None:
    dialog.list.tree.setCurrentIndex(dialog.list.model.index_of(key))


def settle(dialog: ImportDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.is_settled)


def press(dialog: ImportDialog, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or dialog, key)


def test_the_model_passes_the_tester_while_rows_come_and_go(qtbot: QtBot) -> None:
    model = PreviewModel()
    tester = QAbstractItemModelTester(model, WARN)
    many = [row(f"n{number}", phase=f"Phase {number % 7}") for number in range(500)]
    for preview in (preview_of(), preview_of(many), preview_of(BACKEND[:3]), preview_of([])):
        for asked in (Asked(), Asked(Show.CHANGES), Asked(text="s")):
            model.show_lines(preview_lines(preview, ImportChoices(), asked))
    tester.deleteLater()


def test_it_opens_on_the_first_item_with_everything_named(dialog: ImportDialog) -> None:
    assert dialog.windowTitle() == "Import Backend developer"
    assert dialog.list.current() == "http"
    assert dialog.list.tree.hasFocus()
    assert dialog.import_button.text() == "Import 5 items"
    for kind in (QAbstractButton, QComboBox, QLineEdit):
        for part in dialog.findChildren(kind):
            text = part.text() if isinstance(part, QAbstractButton) else ""
            if part.isVisible() and part.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                assert part.accessibleName() or text, part


def test_space_leaves_an_item_out_and_a_phase_stands_for_its_items(
    dialog: ImportDialog, stand_in: StandIn, qtbot: QtBot
) -> None:
    press(dialog, Qt.Key.Key_Space)
    assert dialog.list.model.index_of("http").data(CHECK) == Qt.CheckState.Unchecked
    assert dialog.import_button.text() == "Import 4 items"
    press(dialog, Qt.Key.Key_Up)
    press(dialog, Qt.Key.Key_Space)  # partly ticked, so all of it is taken
    assert dialog.import_button.text() == "Import 5 items"
    press(dialog, Qt.Key.Key_Space)
    assert dialog.import_button.text() == "Import 3 items"
    settle(dialog, qtbot)
    assert stand_in.asked[-1].taken == {"http": False, "dns": False}
    assert dialog.list.model.index_of("dns").data(CHECK) == Qt.CheckState.Unchecked


def test_what_is_as_it_was_has_nothing_to_tick(dialog: ImportDialog) -> None:
    choose(dialog, "git")
    press(dialog, Qt.Key.Key_Space)
    assert dialog.choices == ImportChoices()
    assert not dialog.list.model.flags(dialog.list.model.index_of("git")) & Qt.ItemFlag.ItemIsUserCheckable


def test_a_topic_is_parted_and_joined_with_another(
    dialog: ImportDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    choose(dialog, "python")
    part = dialog.side.item
    assert part.isVisible()
    assert part.same_as.currentData() == "course-python"
    QTest.mouseClick(part.own, Qt.MouseButton.LeftButton)
    settle(dialog, qtbot)
    assert dialog.choices.joined == {"python": None}
    assert not part.own.isVisible()
    assert part.same_as.currentIndex() == 0
    assert part.same_as.hasFocus()

    choose(dialog, "testing")
    title = workspace.plan.items["containers"].title
    part.same_as.setFocus()
    QTest.keyClicks(part.same_as, title[:9])
    part.same_as.activated.emit(part.same_as.currentIndex())
    settle(dialog, qtbot)
    assert dialog.choices.joined["testing"] == "containers"
    assert dialog.list.current() == "testing"


def test_a_suggested_topic_is_confirmed(
    workspace: Workspace, performer: Performer, present: Keep, qtbot: QtBot
) -> None:
    stand_in = StandIn(preview_of([row("docker", suggested="containers", because="May be the same")]))
    dialog = stand_in.dialog(workspace, performer)
    present(dialog)
    QTest.mouseClick(dialog.side.item.same, Qt.MouseButton.LeftButton)
    settle(dialog, qtbot)
    assert dialog.choices.joined == {"docker": "containers"}
    assert dialog.rows[0].state is RowState.MATCHED


def test_goal_states_and_joining_are_chosen(dialog: ImportDialog, qtbot: QtBot) -> None:
    goal = dialog.side.goal
    assert [goal.itemData(place) for place in range(goal.count())] == [NEW_GOAL, "roadmap", None]
    goal.setCurrentIndex(2)
    goal.activated.emit(2)
    QTest.mouseClick(dialog.side.states, Qt.MouseButton.LeftButton)
    dialog.side.joins.box.click()
    settle(dialog, qtbot)
    chosen = dialog.choices
    assert (chosen.goal, chosen.takes_states, chosen.joins) == (None, False, False)
    assert goal.currentData() is None
    assert dialog.rows[2].state is RowState.NEW
    assert dialog.side.joins.isVisible()


def test_a_few_skipped_parts_are_read_at_once_and_can_be_folded(dialog: ImportDialog, qtbot: QtBot) -> None:
    words = "31 lines and boxes of the drawing"
    line = next(each for each in dialog.findChildren(QLabel) if each.text() == words)
    assert line.isVisible()
    dialog.side.skipped.setFocus()
    press(dialog, Qt.Key.Key_Space)
    assert not line.isVisible()
    dialog.side.joins.box.click()
    settle(dialog, qtbot)
    assert not line.isVisible(), "it stays as she left it"


def test_many_skipped_parts_are_folded(workspace: Workspace, performer: Performer, present: Keep) -> None:
    preview = replace(preview_of(), skipped=("One", "Two", "Three"))
    dialog = StandIn(preview).dialog(workspace, performer)
    present(dialog)
    line = next(each for each in dialog.findChildren(QLabel) if each.text() == "Two")
    assert not line.isVisible()
    dialog.side.skipped.setFocus()
    press(dialog, Qt.Key.Key_Space)
    assert line.isVisible()


def test_the_keys_for_searching_lead_to_the_search_of_the_dialog(dialog: ImportDialog) -> None:
    dialog.list.go_in()
    assert not dialog.list.search.hasFocus()
    QTest.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert dialog.list.search.hasFocus()


def test_a_search_and_what_changes_narrow_the_list(dialog: ImportDialog) -> None:
    dialog.list.search.setFocus()
    QTest.keyClicks(dialog.list.search, "sql")
    assert dialog.list.model.rowCount() == 1
    press(dialog, Qt.Key.Key_Return)
    assert dialog.list.tree.hasFocus()
    assert dialog.isVisible()  # Enter led into the list, and imported nothing
    dialog.list.search.clear()
    dialog.list.shows.set_value("changes")
    assert not dialog.list.model.index_of("git").isValid()
    assert dialog.list.tree.isExpanded(dialog.list.model.index_of("Basics", above=True))


def test_a_known_roadmap_shows_what_changes_first(
    workspace: Workspace, performer: Performer, present: Keep
) -> None:
    stand_in = StandIn(preview_of(is_known=True))
    dialog = stand_in.dialog(workspace, performer)
    present(dialog)
    assert dialog.list.shows.value() == "changes"
    assert not dialog.list.model.index_of("git").isValid()
    assert dialog.import_button.text() == "Take in 5 changes"


def test_enter_takes_it_in_as_it_was_chosen(dialog: ImportDialog, stand_in: StandIn, qtbot: QtBot) -> None:
    press(dialog, Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.imported) as told:
        press(dialog, Qt.Key.Key_Return)
    assert told.args == [[]]
    assert set(map(repr, stand_in.taken)) == {repr((ImportChoices(taken={"http": False}), "backend.md"))}


def test_what_cannot_be_taken_in_is_said_and_the_choices_stay(
    workspace: Workspace, performer: Performer, present: Keep
) -> None:
    stand_in = StandIn(preview_of())
    stand_in.refusal = "There is no room for it."
    dialog = stand_in.dialog(workspace, performer)
    present(dialog)
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.problem.text == "There is no room for it."
    press(dialog, Qt.Key.Key_Space)
    assert dialog.problem.text == ""


def test_the_step_that_was_worked_out_with_what_is_shown_is_taken(
    dialog: ImportDialog, stand_in: StandIn, workspace: Workspace, qtbot: QtBot
) -> None:
    press(dialog, Qt.Key.Key_Space)
    settle(dialog, qtbot)
    assert len(stand_in.taken) == 1
    stand_in.taken.clear()
    with qtbot.waitSignal(dialog.imported):
        press(dialog, Qt.Key.Key_Return)
    assert stand_in.taken == []
    assert workspace.next_undo == "Took in Backend developer"


def state_of(dialog: ImportDialog, key: str) -> RowState:
    return next(row.state for row in dialog.rows if row.key == key)


def add_own(workspace: Workspace) -> str:
    phase = next(iter(workspace.plan.phases))
    wish = ItemWish(title="Sailing", kind=ItemKind.TOPIC, phase=phase, subject=Subject.DATA)
    workspace.change(lambda plan: add_item(plan, wish))
    return "sailing"


def test_of_a_plan_that_changed_meanwhile_the_step_is_worked_out_anew(
    dialog: ImportDialog, stand_in: StandIn, workspace: Workspace, qtbot: QtBot
) -> None:
    sailing = add_own(workspace)
    settle(dialog, qtbot)
    assert len(stand_in.asked) == len(stand_in.taken) == 1
    with qtbot.waitSignal(dialog.imported):
        workspace.undo()
        press(dialog, Qt.Key.Key_Return)
    assert len(stand_in.taken) > 1
    assert sailing not in workspace.plan.items


def test_a_chosen_item_that_goes_meanwhile_is_told_and_chosen_no_more(
    dialog: ImportDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    sailing = add_own(workspace)
    choose(dialog, "testing")
    dialog.side.item.joined.emit("testing", sailing)
    settle(dialog, qtbot)
    assert state_of(dialog, "testing") is RowState.MATCHED
    workspace.undo()  # as the terminal may
    settle(dialog, qtbot)
    assert dialog.choices.joined == {}
    assert state_of(dialog, "testing") is RowState.NEW
    assert "no longer in your plan" in dialog.problem.text
    assert dialog.import_button.isEnabled()


def test_what_makes_no_sense_for_a_plan_is_told_and_raises_nothing(
    dialog: ImportDialog, qtbot: QtBot
) -> None:
    dialog.side.item.joined.emit("testing", "nobody")
    settle(dialog, qtbot)
    assert "nobody" in dialog.problem.text


def test_a_goal_that_is_gone_is_as_proposed(workspace: Workspace) -> None:
    plan = workspace.plan
    goal, item = next(iter(plan.goals)), next(iter(plan.items))
    for chosen, kept in ((goal, goal), (None, None), ("gone", NEW_GOAL), (NEW_GOAL, NEW_GOAL)):
        choices = ImportChoices(goal=chosen, joined={"a": item, "b": "gone", "c": None})
        assert still_there(choices, plan) == ImportChoices(goal=kept, joined={"a": item, "c": None})


def test_a_table_leads_back_to_its_columns(
    stand_in: StandIn, workspace: Workspace, performer: Performer, keep: Keep, qtbot: QtBot
) -> None:
    plain = stand_in.dialog(workspace, performer)
    table = stand_in.dialog(workspace, performer, form=FileForm.TABLE)
    keep(plain)
    keep(table)
    assert plain.columns_button is None
    assert table.columns_button is not None
    with qtbot.waitSignal(table.columns_wished):
        table.columns_button.click()


def test_two_thousand_items_stay_within_a_frame(
    workspace: Workspace,
    performer: Performer,
    present: Keep,
    qtbot: QtBot,
) -> None:
    rows = [row(f"n{number}", phase=f"Phase {number // 40}") for number in range(2_000)]
    stand_in = StandIn(preview_of(rows))
    dialog = stand_in.dialog(workspace, performer)
    present(dialog)
    times = []
    for _turn in range(9):
        start = thread_time()  # what others do meanwhile is none of its affair
        press(dialog, Qt.Key.Key_Space)
        times.append(thread_time() - start)
        settle(dialog, qtbot)
    assert sorted(times)[4] < FRAME


def test_what_tab_leads_to_comes_into_sight(
    qapp: QApplication, workspace: Workspace, performer: Performer, present: Keep
) -> None:
    apply_theme(qapp, load_theme("light", reduced_motion=True, scale=1.5))
    window = QWidget()
    window.resize(1024, 640)
    stand_in = StandIn(preview_of())
    dialog = stand_in.dialog(workspace, performer, window)
    present(dialog)
    choose(dialog, "python")
    dialog.side.skipped.setChecked(True)
    QApplication.processEvents()
    dialog.side.goal.setFocus()
    stops = []
    for _step in range(20):
        press(dialog, Qt.Key.Key_Tab)
        QApplication.processEvents()
        stop = QApplication.focusWidget()
        assert stop is not None
        stops.append(stop)
        assert stop.visibleRegion().boundingRect() == stop.rect(), stop
    assert {dialog.side.item.same_as, dialog.side.item.own, dialog.list.search, dialog.list.tree} < set(stops)
    dialog.reject()
    apply_theme(qapp, load_theme("light", reduced_motion=True))
