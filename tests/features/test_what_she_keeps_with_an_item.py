"""What a learner keeps with an item: her steps, a note, what shows that it is done. Nothing of it is lost."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.domain.item import ItemStatus
from planner.domain.item_notes import Evidence, Step
from planner.ui.item_notes.parts import ItemNotesParts
from planner.ui.roadmap.page import RoadmapPage
from planner.ui.week.dialogs.complete_item_dialog import CompleteItemDialog
from planner.ui.week.dialogs.log_time_dialog import LogTimeDialog
from planner.ui.week.page import WeekPage
from planner.ui.week.panel.details_view import DetailsView
from planner.ui.week.panel.week_panel import WeekPanel
from planner.ui.widgets.toast import Toast
from tests.features.conftest import close
from tests.support.workspaces import MONDAY

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton


def item_of(program: Application) -> str:
    """The item of the session that is selected at the start."""
    page = cast(WeekPage, program.window.page)
    return next(each.item for each in program.workspace.schedule.sessions if each.id == page.selected)


def details(program: Application) -> DetailsView:
    panel = program.window.findChild(WeekPanel)
    assert panel is not None
    return panel.details


def parts(program: Application) -> ItemNotesParts:
    found = details(program).findChild(ItemNotesParts)
    assert found is not None
    return found


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, LEFT)
    QApplication.processEvents()


def type_into(widget: object, words: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused is widget
    QTest.keyClicks(focused, words)


def test_she_writes_down_her_steps_and_ticks_them(story: Application) -> None:
    kept, item = parts(story), item_of(story)
    click(kept.steps.button)
    for words in ("Read chapter 1", "Solve the problems"):
        type_into(kept.steps.line, words)
        QTest.keyClick(kept.steps.line, Qt.Key.Key_Return)
    row = kept.steps.list.visualRect(kept.steps.list.model().index(0, 0))
    QTest.mouseClick(kept.steps.list.viewport(), LEFT, pos=row.topLeft() + QPoint(8, 9))
    steps = story.workspace.plan.notes_of(item).steps
    assert steps == (Step("Read chapter 1", True), Step("Solve the problems"))
    assert story.workspace.next_undo is not None
    assert story.workspace.next_undo.startswith("Ticked a step of")
    story.window.actions_by_id["undo"].trigger()
    assert story.workspace.plan.notes_of(item).steps[0] == Step("Read chapter 1")


def test_a_note_is_kept_though_the_window_is_closed_while_she_types(
    story: Application, open_program: Callable[[Path], Application], folder: Path
) -> None:
    kept, item = parts(story), item_of(story)
    click(kept.note.button)
    type_into(kept.note.editor, "Vectors are arrows")
    assert story.workspace.plan.notes_of(item).note == ""
    close(story)
    again = open_program(folder)
    assert again.workspace.plan.notes_of(item).note == "Vectors are arrows"


def test_a_note_is_kept_with_the_item_on_which_it_was_typed(story: Application, qtbot: QtBot) -> None:
    kept, item = parts(story), item_of(story)
    click(kept.note.button)
    type_into(kept.note.editor, "Vectors")
    page = cast(WeekPage, story.window.page)
    other = next(each for each in story.workspace.schedule.sessions if each.item != item)
    page.select(other.id)
    qtbot.waitUntil(lambda: story.workspace.plan.notes_of(item).note == "Vectors")
    assert story.workspace.plan.notes_of(other.item).note == ""


def test_nothing_is_said_of_a_note_while_it_is_typed(story: Application, qtbot: QtBot) -> None:
    page, item = cast(WeekPage, story.window.page), item_of(story)
    story.window.actions_by_id["pin"].trigger()
    toast = story.window.findChild(Toast)
    assert toast is not None
    assert toast.isVisible()
    click(parts(story).note.button)
    type_into(parts(story).note.editor, "x")
    qtbot.waitUntil(lambda: story.workspace.plan.notes_of(item).note == "x", timeout=5_000)
    # Its button would take back the note now, and not what it says.
    qtbot.waitUntil(toast.isHidden)
    assert page.selected


def test_she_completes_an_item_with_what_shows_it(story: Application, tmp_path: Path) -> None:
    item = item_of(story)
    story.window.actions_by_id["complete"].trigger()
    dialog = story.window.findChild(CompleteItemDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.fields.title, "Certificate")
    QTest.keyClicks(dialog.fields.place, "https://example.org/c")
    dialog.accept()
    plan = story.workspace.plan
    kept = (Evidence(title="Certificate", place="https://example.org/c", on=MONDAY.date()),)
    assert plan.status(item) is ItemStatus.DONE
    assert plan.notes_of(item).evidence == kept
    story.window.actions_by_id["undo"].trigger()
    assert story.workspace.plan.status(item) is ItemStatus.PLANNED
    assert story.workspace.plan.notes_of(item).evidence == ()


def test_she_says_what_she_did_with_the_time(story: Application) -> None:
    item = item_of(story)
    story.window.actions_by_id["log"].trigger()
    dialog = story.window.findChild(LogTimeDialog)
    assert dialog is not None
    field = next(each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == "What you did")
    QTest.keyClicks(field, "Chapter 1")
    dialog.accept()
    page = cast(RoadmapPage, story.window.show_page("show-roadmap"))
    page.show_item(item)
    entries = [entry for entry in story.workspace.plan.entries.values() if entry.item == item]
    assert [(entry.note, entry.minutes) for entry in entries] == [("Chapter 1", dialog.minutes)]


def test_the_roadmap_shows_the_same_and_changes_it(story: Application) -> None:
    item = item_of(story)
    click(parts(story).steps.button)
    type_into(parts(story).steps.line, "Read chapter 1")
    QTest.keyClick(parts(story).steps.line, Qt.Key.Key_Return)
    page = cast(RoadmapPage, story.window.show_page("show-roadmap"))
    page.show_item(item)
    QApplication.processEvents()
    on_road = page.view.panel.item.notes
    assert on_road.steps.list.model().index(0, 0).data() == "Read chapter 1"
    click(on_road.evidence.button)
    type_into(on_road.evidence.form.fields.title, "I explained it to Ana")
    QTest.keyClick(on_road.evidence.form.fields.title, Qt.Key.Key_Return)
    assert [each.title for each in story.workspace.plan.notes_of(item).evidence] == ["I explained it to Ana"]
    story.window.show_page("show-week")
    assert parts(story).evidence.list.model().index(0, 0).data() == "I explained it to Ana"
