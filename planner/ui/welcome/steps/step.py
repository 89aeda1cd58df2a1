"""What the five steps share: a title, a sentence, room that scrolls, and the way answers leave a step."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from planner.ui.theme import current_theme
from planner.ui.welcome.answers import Answers
from planner.ui.widgets.label import label

SIDE = 32


class Step(QWidget):
    """One step. `changed` tells new Answers; `body` is the column of its content."""

    changed = Signal(object)
    step_requested = Signal(int)

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self.title = title
        self.answers = Answers()
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(SIDE, 4, SIDE, 12)
        self.body.setSpacing(0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(content)
        head = QVBoxLayout()
        head.setContentsMargins(SIDE, 22, SIDE, 10)
        head.setSpacing(2)
        head.addWidget(label(title, "display", wrap=True))
        head.addWidget(label(sentence, color_role="text.secondary", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(scroll, 1)

    def focus_first(self) -> None:
        """Give the focus to where answering begins."""

    def show_problems(self) -> bool:
        """Show what keeps the step from being left, and go there; return whether there is anything."""
        return False

    def pixels(self, size: int) -> int:
        """A height of the design for the learner's size of text."""
        return round(size * current_theme().scale)
