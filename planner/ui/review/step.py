"""What the three steps of a review share: a title, a sentence, and room below."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from planner.ui.widgets.label import label

SIDE: Final = 32


class ReviewStep(QWidget):
    """One step; `body` is the column of its content."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.setAccessibleName(title)
        self._sentence = label("", color_role="text.secondary", wrap=True)
        head = QVBoxLayout()
        head.setContentsMargins(SIDE, 22, SIDE, 10)
        head.setSpacing(2)
        head.addWidget(label(title, "display", wrap=True))
        head.addWidget(self._sentence)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(SIDE, 4, SIDE, 12)
        self.body.setSpacing(8)
        self.lay_body()

    def lay_body(self) -> None:
        """Put the body below the head, where it takes what room there is."""
        self.column.addLayout(self.body, 1)

    def say(self, sentence: str) -> None:
        """Say something else under the title."""
        self._sentence.setText(sentence)
        self.setAccessibleDescription(sentence)

    def focus_first(self) -> None:
        """Give the focus to where answering begins."""


class ScrolledStep(ReviewStep):
    """One step whose body is scrolled where it has not room enough."""

    def lay_body(self) -> None:
        content = QWidget()
        content.setLayout(self.body)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(content)
        self.column.addWidget(self.area, 1)
