"""The note on an item: read as Markdown, written as plain text."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.ui.item_notes.note_editor import NoteEditor
from planner.ui.item_notes.note_text import NoteText
from planner.ui.item_notes.part import Part
from planner.ui.shared.into_view import bring_into_view
from planner.ui.widgets.buttons import set_button_icon
from planner.ui.widgets.label import plain_tool_tip


class NotePart(Part):
    """The text or, while it is written, the editor. Both are made when they are first needed.

    Signals:
        written: an item's id, and its note.
        link_activated: the address of a link in the note.

    Attributes:
        reader, editor: None until they are needed.
    """

    written = Signal(str, str)
    link_activated = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Note"), "pencil", _("Write a note"))
        self.reader: NoteText | None = None
        self.editor: NoteEditor | None = None
        self._id = ""
        self._note = ""
        self.button.clicked.connect(self.edit)

    def show_note(self, id: str, note: str) -> None:
        """Show the note of an item. What is typed for another one is kept with that."""
        if id != self._id:
            self._leave_item()
        self._id, self._note = id, note
        if self.editor is not None and not self.editor.isHidden():
            self.editor.take_over(note)
        self._show_text()

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        return self.button, *filter(None, (self.reader, self.editor))

    def edit(self) -> None:
        """Open the editor with the note."""
        if self.editor is None:
            self.editor = NoteEditor()
            self.editor.written.connect(self._write)
            self.editor.left.connect(self._close_editor)
            self.body.addWidget(self.editor)
        if self.editor.isHidden():
            self.editor.open_with(self._note)
        self.editor.show()
        self._show_text()
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        bring_into_view(self.editor)

    def keep(self) -> None:
        """Tell what is typed at present."""
        if self.editor is not None and not self.editor.isHidden():
            self.editor.keep()

    def _write(self, note: str) -> None:
        """Tell what was typed, and show it from now on, also while it cannot be saved."""
        self._note = note
        self.written.emit(self._id, note)

    def _leave_item(self) -> None:
        """Close the editor of an item that is not shown any more.

        What is typed there is told a moment later: the page is just about to show another item.
        """
        if self.editor is None or self.editor.isHidden():
            return
        unkept = self.editor.unkept
        if unkept is not None:
            QTimer.singleShot(0, self, partial(self.written.emit, self._id, unkept))
        self.editor.open_with("")
        self.editor.hide()

    def _close_editor(self) -> None:
        editor = self.editor
        if editor is None or editor.isHidden():
            return
        had_focus = editor.hasFocus()
        editor.hide()
        self._show_text()
        if had_focus:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_text(self) -> None:
        is_editing = self.editor is not None and not self.editor.isHidden()
        is_read = bool(self._note) and not is_editing
        if is_read and self.reader is None:
            self.reader = NoteText()
            self.reader.edit_wished.connect(self.edit)
            self.reader.link_activated.connect(self.link_activated)
            self.body.insertWidget(1, self.reader)
        if self.reader is not None:
            self.reader.show_note(self._note)
            self.reader.setVisible(is_read)
        name = _("Change the note") if self._note else _("Write a note")
        set_button_icon(self.button, "pencil" if self._note else "plus")
        self.button.setAccessibleName(name)
        self.button.setToolTip(plain_tool_tip(name))
        self.button.setVisible(not is_editing)
