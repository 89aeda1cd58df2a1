"""The parts of what is kept with an item, for the panels that show items."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.domain.edit import Edit
from planner.domain.plan import Plan
from planner.ui.item_notes.evidence_part import EvidencePart
from planner.ui.item_notes.note_part import NotePart
from planner.ui.item_notes.rows import NotesRows
from planner.ui.item_notes.steps_part import StepsPart

Change = Callable[[Plan, str], Edit]


class ItemNotesParts(QObject):
    """Shows what is kept with one item, and tells what is wished of it.

    Signals:
        wished: an item's id, and what shall be done, as a function of the plan and that id.
        note_written: an item's id, and its note.
        open_wished: the address or the path that shall be opened.

    Attributes:
        evidence, steps, note: the parts, to be put where they belong.
        unsaved: returns the note of an item that was typed and is not saved yet, or None.
    """

    wished = Signal(str, object)
    note_written = Signal(str, str)
    open_wished = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._id = ""
        self.unsaved: Callable[[str], str | None] = lambda _id: None
        self.evidence = EvidencePart()
        self.steps = StepsPart()
        self.note = NotePart()
        for part in (self.evidence, self.steps):
            part.wished.connect(lambda change: self.wished.emit(self._id, change))
        self.evidence.open_wished.connect(self.open_wished)
        self.note.link_activated.connect(self.open_wished)
        self.note.written.connect(self.note_written)

    def show_rows(self, rows: NotesRows) -> None:
        """Show what is kept with an item."""
        is_other = rows.id != self._id
        unsaved = self.unsaved(rows.id)
        self.note.show_note(rows.id, rows.note if unsaved is None else unsaved)
        self.evidence.show_rows(rows, is_other=is_other)
        self.steps.show_rows(rows, is_other=is_other)
        self._id = rows.id

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, from top to bottom."""
        return *self.evidence.tab_stops, *self.steps.tab_stops, *self.note.tab_stops
