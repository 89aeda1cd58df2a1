"""The frame of every dialog: a title, a sentence, room for content, and a row of buttons."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.card import separator
from planner.ui.widgets.label import ThemedLabel, label

SIDE: Final = 20  # between the edge and the content


class PlainDialog(QDialog):
    """A dialog whose ``content`` column is filled by its maker. Escape and the close button cancel."""

    def __init__(self, title: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleDescription(sentence)
        # Dialogs are raised surfaces; Button is the palette's role for those.
        self.setBackgroundRole(QPalette.ColorRole.Button)
        self.setAutoFillBackground(True)
        self.content = QVBoxLayout()
        self.content.setSpacing(8)
        self._footer = QHBoxLayout()
        self._footer.setContentsMargins(SIDE, 11, SIDE, 11)
        self._footer.setSpacing(8)
        self._footer.addStretch(1)
        self._sentence = label(sentence, "small", "text.secondary", wrap=True)
        self._sentence.setVisible(bool(sentence))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._body(label(title, "heading", wrap=True)), 1)
        column.addWidget(separator())
        column.addLayout(self._footer)
        self.setMinimumWidth(410)

    def add_button(
        self, text: str, kind: str = "normal", *, icon: str | None = None, leading: bool = False
    ) -> QPushButton:
        """Add a button at the right end of the row, or at its left end if ``leading``.

        A primary button accepts the dialog and is pressed by Enter; the maker connects the others.
        """
        button = push_button(text, icon, kind)
        if leading:
            self._footer.insertWidget(0, button)
        else:
            self._footer.addWidget(button)
        if kind == "primary":
            button.clicked.connect(self.accept)
            button.setDefault(True)
        return button

    def add_cancel(self, text: str | None = None) -> QPushButton:
        """Add the button that closes the dialog and changes nothing."""
        button = self.add_button(_("Cancel") if text is None else text)
        button.clicked.connect(self.reject)
        return button

    def add_foot_note(self, words: QWidget) -> None:
        """Let words begin the row of buttons, in all the room that these leave."""
        self._footer.setStretch(0, 0)  # the room that was kept empty
        self._footer.insertWidget(0, words, 1, Qt.AlignmentFlag.AlignVCenter)

    def _body(self, heading: ThemedLabel) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(SIDE, 16, SIDE, 14)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addSpacing(2)
        column.addWidget(self._sentence)
        column.addSpacing(14)
        column.addLayout(self.content, 1)
        return column
