"""What a page shows while it has nothing to show."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.ui.widgets.card import Card
from planner.ui.widgets.label import label
from planner.ui.widgets.marks import IconMark


class EmptyState(Card):
    """One icon, a heading, a sentence that says what belongs here, and at most two buttons."""

    def __init__(
        self,
        icon: str,
        heading: str,
        sentence: str,
        buttons: Sequence[QPushButton] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(32, parent)
        centered = Qt.AlignmentFlag.AlignHCenter
        self._heading = label(heading, "heading")
        self._sentence = label(sentence, color_role="text.secondary", wrap=True)
        self._sentence.setAlignment(centered)
        self.body.setSpacing(0)
        self.body.addStretch(1)
        self.body.addWidget(IconMark(icon, size=32), alignment=centered)
        self.body.addSpacing(10)
        self.body.addWidget(self._heading, alignment=centered)
        self.body.addSpacing(4)
        self.body.addWidget(self._sentence)
        if buttons:
            self.body.addSpacing(16)
            self.body.addLayout(_centered_row(buttons))
        self.body.addStretch(1)

    def show_words(self, heading: str, sentence: str) -> None:
        """Show another heading and sentence."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)


def page_of(state: EmptyState, above: int = 0) -> QWidget:
    """Return a page that an empty state fills; `above` are the pixels between it and what is above."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(20, above, 16, 16)
    column.addWidget(state)
    return page


def _centered_row(buttons: Sequence[QPushButton]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
