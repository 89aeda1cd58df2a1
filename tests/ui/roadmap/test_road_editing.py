"""Changing the roadmap itself on its screen: items, phases, and their order."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.roadmap.filters import Filters, Sort
from planner.ui.roadmap.item_dialog import ItemDialog
from planner.ui.roadmap.page import RoadmapPage
from planner.ui.roadmap.phase_dialog import PhaseDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


def choose_phase(page: RoadmapPage, id: str) -> None:
    tree = page.view.tree
    tree.setCurrentIndex(tree._rows.index_of(id, above=True))
    assert tree.chosen_group() == id


def order(workspace: Workspace, phase: str) -> list[str]:
    items = [each for each in workspace.plan.items.values() if each.phase == phase]
    return [each.id for each in sorted(items, key=lambda each: (each.position, each.id))]


def phase_act(page: RoadmapPage, words: str) -> None:
    menu = page.view.menu.popup(QPoint())
    submenus = [action.menu() for action in menu.actions()]
    of_phase = next(each for each in submenus if isinstance(each, QMenu) and each.title() == "Phase")
    action = next(each for each in of_phase.actions() if each.text() == words)
    menu.close()
    action.trigger()


def test_an_item_is_added_to_the_phase_at_hand(page: RoadmapPage, workspace: Workspace) -> None:
    page.show_item("pytorch")
    page.view.filter_bar.new_button.click()
    dialog = page.findChild(ItemDialog)
    assert dialog is not None
    assert dialog.phase.currentData() == "dl"
    QTest.keyClicks(dialog.title_field, "Graphs")
    dialog.accept()
    assert order(workspace, "dl")[-1] == "graphs"


def test_the_chosen_item_is_changed_by_its_key(page: RoadmapPage, workspace: Workspace) -> None:
    page.show_item("stats")
    page.view.tree.setFocus()
    QTest.keyClick(page.view.tree, Key.Key_E)
    dialog = page.findChild(ItemDialog)
    assert dialog is not None
    dialog.title_field.setText("Statistics")
    dialog.accept()
    assert workspace.plan.items["stats"].title == "Statistics"


def test_an_item_moves_by_keys_and_undo_brings_it_back(
    page: RoadmapPage, workspace: Workspace, performer: Performer
) -> None:
    before = order(workspace, "base")
    page.show_item(before[1])
    page.view.tree.setFocus()
    QTest.keyClick(page.view.tree, Key.Key_Down, ALT)
    after = [before[0], before[2], before[1], *before[3:]]
    assert order(workspace, "base") == after
    assert page.view.tree.chosen_ids() == [before[1]]
    QTest.keyClick(page.view.tree, Key.Key_Up, ALT)
    assert order(workspace, "base") == before
    QTest.keyClick(page.view.tree, Key.Key_Up, ALT)
    QTest.keyClick(page.view.tree, Key.Key_Up, ALT)  # it is the first already
    assert order(workspace, "base") == [before[1], before[0], *before[2:]]
    performer.undo()
    assert order(workspace, "base") == before


def test_in_another_order_items_have_no_places_to_move_to(page: RoadmapPage, workspace: Workspace) -> None:
    page.view.set_filters(Filters(sort=Sort.TITLE))
    page.show_item("stats")
    before = order(workspace, "base")
    QTest.keyClick(page.view.tree, Key.Key_Down, ALT)
    assert order(workspace, "base") == before


def test_an_item_that_is_needed_is_not_removed(
    page: RoadmapPage, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    page.show_item("stats")
    menu = page.view.menu.popup(QPoint())
    remove = next(each for each in menu.actions() if each.text() == "Remove from the roadmap")
    menu.close()
    with qtbot.waitSignal(performer.refused) as told:
        remove.trigger()
    assert "cannot be removed" in told.args[0]
    assert "stats" in workspace.plan.items


def test_phases_are_added_renamed_moved_and_removed(page: RoadmapPage, workspace: Workspace) -> None:
    choose_phase(page, "base")
    phase_act(page, "New phase below...")
    dialog = page.findChild(PhaseDialog)
    assert dialog is not None
    dialog.accept()
    assert dialog.problem.text == "Write what it is called."
    QTest.keyClicks(dialog.title_field, "Between")
    dialog.accept()

    def titles() -> list[str]:
        phases = sorted(workspace.plan.phases.values(), key=lambda each: each.position)
        return [each.title for each in phases]

    assert titles().index("Between") == 1
    choose_phase(page, "dl")
    phase_act(page, "Move the phase up")
    assert titles().index("Between") == 2


def test_a_phase_is_renamed_from_one_of_its_items(
    page: RoadmapPage, workspace: Workspace, qtbot: QtBot
) -> None:
    page.show_item("stats")
    phase_act(page, "Rename the phase...")
    dialog = page.findChild(PhaseDialog)
    assert dialog is not None
    assert dialog.title_field.text() == workspace.plan.phases["base"].title
    dialog.title_field.setText("Basics")
    dialog.accept()
    assert workspace.plan.phases["base"].title == "Basics"


def test_a_phase_with_items_is_not_removed(page: RoadmapPage, performer: Performer, qtbot: QtBot) -> None:
    choose_phase(page, "base")
    with qtbot.waitSignal(performer.refused) as told:
        phase_act(page, "Remove the phase")
    assert "move them to another phase first" in told.args[0]
