"""Carries what is wished of an item's notes to the plan, for whichever page shows them."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from planner.domain.edit import Edit
from planner.domain.plan import Plan
from planner.services.item_notes import write_note
from planner.ui.item_notes.parts import ItemNotesParts
from planner.ui.links import open_place
from planner.ui.performer import Performer


class NotesKeeper(QObject):
    """Performs the wishes of one page."""

    def __init__(self, performer: Performer, page: QObject) -> None:
        super().__init__(page)
        self._performer = performer

    def serve(self, parts: ItemNotesParts) -> None:
        """Do what is wished in the parts of a panel, which show what was typed also while it is not saved."""
        parts.unsaved = self.unsaved
        self._performer.stepping_back.connect(parts.note.keep)
        parts.wished.connect(self.change)
        parts.note_written.connect(self.write)
        parts.open_wished.connect(self.open)

    def unsaved(self, id: str) -> str | None:
        """Return the note of an item that was typed and is not saved yet, or None."""
        return self._performer.unsaved.get(_key(id))

    def change(self, id: str, change: Callable[[Plan, str], Edit]) -> None:
        """Change the steps or the evidence of an item."""
        self._performer.perform(lambda plan, _schedule: change(plan, id))

    def write(self, id: str, note: str) -> None:
        """Keep a note. It stands where it was typed, so nothing more is said of it."""
        self._performer.perform_quietly(
            lambda plan, _schedule: write_note(plan, id, note), key=_key(id), typed=note
        )

    def open(self, place: str) -> None:
        """Open a link, a document, or the folder of a file; say why, where that cannot be."""
        if problem := open_place(place):
            self._performer.refused.emit(problem)


def _key(id: str) -> str:
    return f"note {id}"
