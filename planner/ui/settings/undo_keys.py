"""The keys of undo and redo while a field has the focus."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class UndoKeys(QObject):
    """Leaves the keys to the window, which undoes settings; while one types they are the field's own.

    Signals:
        pressed: what stands in a field is to be taken as meant, for the window is about to undo or redo.
    """

    pressed = Signal()

    def watch(self, field: QAbstractSpinBox) -> None:
        """Leave the keys that are pressed in a field."""
        field.installEventFilter(self)
        field.editingFinished.connect(lambda: field.lineEdit().setModified(False))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not (event.matches(_UNDO) or event.matches(_REDO)) or not isinstance(watched, QAbstractSpinBox):
            return False
        if watched.lineEdit().isModified():
            return False
        self.pressed.emit()
        event.ignore()
        return True
