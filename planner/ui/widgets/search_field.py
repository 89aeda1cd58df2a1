"""A field to type a search into."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.ui.icons import icon
from planner.ui.widgets.marks import KeyHint

_LEADING_ON: Final = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchField(QLineEdit):
    """A line with a magnifying glass that can be cleared; Escape empties it.

    Down and Enter lead into the list that is searched: ``list_wanted``. So Enter presses no dialog button
    while one searches. ``keys`` is the shortcut that leads here; it is shown inside while the field is empty.
    """

    list_wanted = Signal()

    def __init__(self, placeholder: str, *, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("quiet", True)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        magnifier = self.addAction(icon("search", "text.tertiary"), QLineEdit.ActionPosition.LeadingPosition)
        magnifier.setText(placeholder)  # what its tool button is called
        self._hint = KeyHint(keys, self) if keys else None
        self.textChanged.connect(self._show_hint)

    def start(self) -> None:
        """Put the cursor here; what is typed now takes the place of the last search."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in _LEADING_ON:
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._hint is not None:
            size = self._hint.sizeHint()
            self._hint.resize(size)
            self.setTextMargins(0, 0, 0 if self.text() else size.width() + 4, 0)
            self._hint.move(self.width() - size.width() - 8, (self.height() - size.height()) // 2)

    def _show_hint(self, text: str) -> None:
        if self._hint is not None:
            self._hint.setVisible(not text)
            self.setTextMargins(0, 0, 0 if text else self._hint.width() + 4, 0)
