"""Where a note is typed: it is kept after each pause, and when the editor is left in whatever way."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from planner.domain.item_notes import LONGEST_NOTE
from planner.i18n import _
from planner.ui.item_notes.escape import keeps_escape
from planner.ui.theme import current_theme, theme_holder

PAUSE_MS: Final = 1_000
_LEAST_LINES: Final = 4
_MOST_LINES: Final = 16
_FRAME: Final = 12
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteEditor(QPlainTextEdit):
    """As high as its text, within bounds.

    Signals:
        written: the text, when it has changed since it was last told.
        left: the editor is done with.
    """

    written = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self.setAccessibleName(_("Note"))
        self.setPlaceholderText(_("What you want to remember. Markdown is shown as such."))
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._take_in)
        theme_holder().changed.connect(self._restyle)
        self._restyle()

    def open_with(self, note: str) -> None:
        """Begin with a note, the cursor at its end."""
        self._kept = note
        self.setPlainText(note)
        self._pause.stop()
        self.moveCursor(self.textCursor().MoveOperation.End)

    def take_over(self, note: str) -> None:
        """Show what became of the note elsewhere, unless something is typed that is not kept yet."""
        if self.toPlainText() == self._kept and note != self._kept:
            self.open_with(note)

    @property
    def unkept(self) -> str | None:
        """What was typed and is not told yet; None where all is."""
        return None if self.toPlainText() == self._kept else self.toPlainText()

    def keep(self) -> None:
        """Tell what was typed, if that is new."""
        self._pause.stop()
        text = self.unkept
        if text is not None:
            self._kept = text
            self.written.emit(text)

    def sizeHint(self) -> QSize:
        # The layout of a plain text counts its height in lines.
        lines = min(max(_LEAST_LINES, round(self.document().size().height())), _MOST_LINES)
        return QSize(100, lines * QFontMetrics(self.font()).lineSpacing() + _FRAME)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # other lines

    def event(self, event: QEvent) -> bool:
        return keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enough = event.key() in _ENTERS and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if is_enough or event.key() == Qt.Key.Key_Escape:
            self.keep()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keep()
        # A menu or another window takes the keyboard for a moment alone.
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keep()

    def _take_in(self) -> None:
        if len(self.toPlainText()) > LONGEST_NOTE:
            self.document().undo()  # what was pasted is longer than a note can be
            return
        self._pause.start()
        self.updateGeometry()

    def _restyle(self) -> None:
        self.setFont(current_theme().font("small"))
        self.updateGeometry()
