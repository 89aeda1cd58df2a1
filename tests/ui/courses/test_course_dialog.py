"""The dialog for a course of one's own, and the same for one that is changed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.domain.item import ItemKind
from planner.services.workspace import Workspace
from planner.ui.courses.course_dialog import CourseDialog
from planner.ui.performer import Performer
from planner.ui.row_model import RowModel
from tests.ui.conftest import Keep

pytestmark = [
    pytest.mark.usefixtures("british"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


def tick(dialog: CourseDialog, id: str) -> None:
    model = dialog.covers.model
    assert isinstance(model, RowModel)
    model.setData(model.index_of(id), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)


def test_a_new_course_has_units_a_price_and_what_it_completes(
    workspace: Workspace, performer: Performer, present: Keep
) -> None:
    dialog = CourseDialog(workspace.plan, performer)
    present(dialog)
    kinds = [dialog.kind.itemText(place) for place in range(dialog.kind.count())]
    assert kinds == ["Course", "Book", "Article", "Paper"]
    assert dialog.units.text() == "not counted"
    QTest.keyClicks(dialog.title_field, "Kubernetes")
    dialog.units.setValue(12)
    QTest.keyClicks(dialog.price, "free")
    dialog.choice.set_value("covers")
    assert dialog.covers.isVisible()
    assert not dialog.needs.isVisible()
    tick(dialog, "trees")
    dialog.accept()
    made = workspace.plan.items["kubernetes"]
    assert (made.kind, made.units, made.covers) == (ItemKind.COURSE, 12, ("trees",))
    assert workspace.plan.course_of("kubernetes").price == "free"


def test_a_title_that_is_missing_is_asked_for(
    workspace: Workspace, performer: Performer, present: Keep
) -> None:
    dialog = CourseDialog(workspace.plan, performer)
    present(dialog)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.problem.text == "Write what it is called."
    dialog.units.setValue(3)
    assert dialog.problem.text == ""


def test_a_course_is_changed_and_its_units_stay(
    workspace: Workspace, performer: Performer, present: Keep
) -> None:
    dialog = CourseDialog(workspace.plan, performer, workspace.plan.items["torch"])
    present(dialog)
    assert not dialog.units.isVisible()
    assert not dialog.price.isVisible()
    tick(dialog, "trees")
    dialog.accept()
    torch = workspace.plan.items["torch"]
    assert (torch.units, torch.covers) == (48, ("trees",))
    assert workspace.next_undo == "Changed Torch"


def test_a_course_cannot_complete_itself(workspace: Workspace, performer: Performer, present: Keep) -> None:
    dialog = CourseDialog(workspace.plan, performer, workspace.plan.items["torch"])
    present(dialog)
    tick(dialog, "torch")
    dialog.accept()
    assert dialog.problem.text == "Torch cannot cover itself."
