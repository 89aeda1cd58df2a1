"""A field to type a search into."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.ui.icons import icon
from planner.ui.widgets.marks import KeyHint


class SearchField(QLineEdit):
    """A line with a magnifying glass that can be cleared; Escape empties it.

    ``keys`` is the shortcut that leads here; it is shown inside while the field is empty.
    """

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
