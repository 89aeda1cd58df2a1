"""Words around a field that stands in a column: its name above, and what there is to say of it below."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.ui.widgets.label import ThemedLabel, label

_CHECK: Final = 24


class FieldNote(QWidget):
    """A note of secondary words, indented under a check box.

    Attributes:
        words: the words.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: ThemedLabel = label(text, "small", "text.secondary", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(_CHECK, 0, 0, 0)
        row.addWidget(self.words, 1)


def field_name(text: str, field: QWidget) -> ThemedLabel:
    """Return the name that stands above a field."""
    words = label(text, "body", weight=600)
    words.setBuddy(field)
    return words
