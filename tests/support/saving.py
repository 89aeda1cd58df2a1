"""What the window shows while something is not saved, and typing into it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from planner.app import Application
from planner.ui.item_notes.note_editor import NoteEditor
from planner.ui.item_notes.parts import ItemNotesParts
from planner.ui.week.panel.details_view import DetailsView
from planner.ui.week.panel.week_panel import WeekPanel


def banner_words(program: Application) -> str:
    """What is said above the pages, "" mostly."""
    found = program.window.not_saved.banner.banner
    return found.accessibleName() if found is not None and found.isVisible() else ""


def shown_details(program: Application) -> DetailsView:
    panel = program.window.findChild(WeekPanel)
    assert panel is not None
    return panel.details


def shown_notes(program: Application) -> ItemNotesParts:
    """The parts with what is kept with the item of the session that is selected."""
    return shown_details(program).notes


def type_a_note(program: Application, words: str) -> NoteEditor:
    part = shown_notes(program).note
    part.edit()
    assert part.editor is not None
    QTest.keyClicks(part.editor, words)
    return part.editor


def note_that_is_shown(program: Application) -> str:
    reader = shown_notes(program).note.reader
    return reader.toPlainText() if reader is not None and reader.isVisible() else ""


def try_again(program: Application) -> None:
    """Press the button in the banner."""
    found = program.window.not_saved.banner.findChild(QPushButton)
    assert found is not None
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)
