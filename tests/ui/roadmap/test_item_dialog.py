"""Adding an item of one's own, and changing one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from planner.domain.item import Effort, ItemKind, Resource, Subject
from planner.domain.plan import Plan
from planner.services.open_goals import roadmap_goal
from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.roadmap.item_dialog import ItemDialog
from planner.ui.roadmap.resource_lines import ResourceLines
from tests.ui.conftest import Keep

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
    pytest.mark.usefixtures("light"),
]


@pytest.fixture
def dialog(workspace: Workspace, performer: Performer, present: Keep) -> ItemDialog:
    phase = next(iter(workspace.plan.phases))
    made = ItemDialog(workspace.plan, performer, None, phase)
    present(made)
    return made


def lines_of(resources: ResourceLines) -> list[QLineEdit]:
    return [field for field in resources.findChildren(QLineEdit) if field.isVisibleTo(resources)]


def test_an_item_is_added(
    dialog: ItemDialog, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    assert dialog.title_field.hasFocus()
    QTest.keyClicks(dialog.title_field, "Graph theory")
    dialog.kind.setCurrentIndex(dialog.kind.findData("book"))
    dialog.subject.setCurrentIndex(dialog.subject.findData("maths"))
    dialog.hours.likely.setValue(10)
    dialog.done_when.setPlainText("You can draw one.")
    QTest.mouseClick(dialog.resources.add_button, Qt.MouseButton.LeftButton)
    title, address = lines_of(dialog.resources)
    assert title.hasFocus()
    QTest.keyClicks(title, "A page")
    QTest.keyClicks(address, "https://example.org")
    with qtbot.waitSignal(performer.performed):
        QTest.keyClick(dialog.title_field, Qt.Key.Key_Return)
    item = workspace.plan.items["graph-theory"]
    assert (item.kind, item.subject, item.core) == (ItemKind.BOOK, Subject.MATHS, True)
    assert item.effort == Effort.of_hours(7.5, 10, 15)
    assert item.resources == (Resource(id="resource", title="A page", url="https://example.org"),)
    assert item.done_when == "You can draw one."


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(dialog: ItemDialog, workspace: Workspace) -> None:
    before = workspace.plan.revision
    dialog.accept()
    assert dialog.problem.text == "Write what it is called."
    QTest.keyClicks(dialog.title_field, "Graphs")
    assert dialog.problem.text == ""
    dialog.hours.low.setValue(100)
    dialog.accept()
    assert dialog.problem.text == "The likely hours lie between the other two."
    dialog.hours.likely.setValue(5)
    QTest.mouseClick(dialog.resources.add_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(lines_of(dialog.resources)[1], "file:///etc/passwd")
    dialog.accept()
    assert dialog.problem.text.startswith("file:///etc/passwd is no address of the web")
    assert dialog.isVisible()
    assert workspace.plan.revision == before


def test_an_item_is_shown_as_it_is_and_changed(
    workspace: Workspace, performer: Performer, present: Keep, qtbot: QtBot
) -> None:
    before = workspace.plan.items["pytorch"]
    dialog = ItemDialog(workspace.plan, performer, before)
    present(dialog)
    assert dialog.title_field.text() == before.title
    assert dialog.needs.chosen() == before.requires
    assert dialog.resources.resources() == before.resources
    assert dialog.hours.effort() == before.effort
    dialog.title_field.setText("PyTorch by heart")
    dialog.is_optional.setChecked(True)
    with qtbot.waitSignal(performer.performed):
        dialog.accept()
    after = workspace.plan.items["pytorch"]
    assert (after.title, after.core, after.requires) == ("PyTorch by heart", False, before.requires)
    assert (after.id, after.position, after.resources) == (before.id, before.position, before.resources)


def test_a_circle_is_said_with_its_path(workspace: Workspace, performer: Performer, present: Keep) -> None:
    dialog = ItemDialog(workspace.plan, performer, workspace.plan.items["stats"])
    present(dialog)
    dialog.needs._chosen["pytorch"] = None  # as ticking it in the tree does
    dialog.accept()
    assert dialog.problem.text == "That would be a circle: Stats needs Pytorch, Pytorch needs Stats."


def test_a_milestone_has_no_hours(dialog: ItemDialog) -> None:
    dialog.kind.setCurrentIndex(dialog.kind.findData("milestone"))
    assert not dialog.hours.isEnabled()


def test_a_resource_is_taken_away(workspace: Workspace, performer: Performer, present: Keep) -> None:
    dialog = ItemDialog(workspace.plan, performer, workspace.plan.items["pytorch"])
    present(dialog)
    count = len(dialog.resources.resources())
    line = dialog.resources._lines[0]
    QTest.mouseClick(line.remove, Qt.MouseButton.LeftButton)
    assert len(dialog.resources.resources()) == count - 1


def test_a_new_item_has_a_goal_of_the_learner_s_choice(dialog: ItemDialog, workspace: Workspace) -> None:
    titles = [dialog.goal.itemText(place) for place in range(dialog.goal.count())]
    assert titles == ["No goal, so the plan gives it no time by itself", "Road"]
    assert dialog.goal.currentData() == ""  # the goal is far from the whole road
    dialog.title_field.setText("Graphs")
    dialog.goal.setCurrentIndex(1)
    dialog.accept()
    assert workspace.plan.goals["road"].items[-1] == "graphs"


def test_what_is_not_optional_belongs_to_the_goal_of_the_whole_roadmap(
    shipped_plan: Plan, workspace: Workspace, performer: Performer, present: Keep
) -> None:
    dialog = ItemDialog(shipped_plan, performer)
    present(dialog)
    found = roadmap_goal(shipped_plan)
    assert found is not None
    assert dialog.goal.currentData() == found.id
    dialog.is_optional.setChecked(True)
    assert dialog.goal.currentData() == ""
    dialog.is_optional.setChecked(False)
    assert dialog.goal.currentData() == found.id


def test_of_an_item_that_is_there_the_goals_are_asked_elsewhere(
    workspace: Workspace, performer: Performer, present: Keep
) -> None:
    dialog = ItemDialog(workspace.plan, performer, workspace.plan.items["pytorch"])
    present(dialog)
    assert not dialog.goal.isVisible()
