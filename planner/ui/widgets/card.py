"""A raised surface with a thin frame, and the lines between its parts."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget


class Card(QFrame):
    """A frame for things that belong together; the style sheet draws it. ``body`` is its column."""

    def __init__(self, padding: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(8)


def separator(*, vertical: bool = False) -> QWidget:
    """A line of one pixel."""
    line = QWidget()
    line.setAutoFillBackground(True)
    line.setBackgroundRole(QPalette.ColorRole.Mid)
    across, along = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
    line.setSizePolicy(*((along, across) if vertical else (across, along)))
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line
