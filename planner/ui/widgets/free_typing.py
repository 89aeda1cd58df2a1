"""A day or a time is typed as people write it, and not part by part as Qt would have it."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDateTimeEdit

_EDITING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_WALKING = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HELD = (
    *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta),
    *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock),
)


class FreeTyping:
    """Keeps a field's text as it is typed, until something else is done in the field.

    Qt's own way, part by part, took "11 Dec 2027" for the 31st and "21:15" for 11:15 without a word.

    Attributes:
        is_on: whether something is being typed.
    """

    def __init__(self, field: QDateTimeEdit, begin: Callable[[], None], take: Callable[[str], bool]) -> None:
        """Call ``begin`` before what is typed is taken; ``take`` returns whether a text is understood."""
        self.is_on = False
        self._field = field
        self._begin = begin
        self._take = take
        self._is_understood = True

    def press(self, event: QKeyEvent) -> bool:
        """Take a key, and return whether nothing is left to be done with it."""
        if self._is_for_text(event):
            self._type(event)
            return True
        if event.key() in _HELD:  # for a capital letter, say: what is typed goes on
            return False
        is_lost = self.is_on and not self._is_understood
        self.stop()
        if is_lost and event.key() in _ENTER:  # nobody has seen yet what it would be taken for
            self._field.selectAll()
            return True
        return False

    def stop(self) -> None:
        """Show what the text was taken for."""
        if self.is_on:
            self.is_on = False
            self._field.lineEdit().setText(self._field.textFromDateTime(self._field.dateTime()))

    def _is_for_text(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Paste):
            return True
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if held:
            return False
        walks = self.is_on and event.key() in _WALKING
        return walks or event.key() in _EDITING or bool(event.text() and event.text().isprintable())

    def _type(self, event: QKeyEvent) -> None:
        line = self._field.lineEdit()
        if not self.is_on:
            self._begin()
        if not self.is_on and not line.hasSelectedText() and event.key() not in _EDITING:
            line.selectAll()  # who clicks into a field and types means something else
        self.is_on = True
        # Unheard by Qt's own field, which would put the text right after every key.
        with QSignalBlocker(line):
            line.event(event)
        typed, cursor = line.text(), line.cursorPosition()
        with QSignalBlocker(line):
            self._is_understood = self._take(typed)
            line.setText(typed)
            line.setCursorPosition(cursor)
