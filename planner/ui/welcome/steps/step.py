"""What the five steps share: a title, a sentence, room that scrolls, and the way answers leave a step."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from planner.ui.theme import current_theme
from planner.ui.welcome.answers import Answers
from planner.ui.widgets.label import label

SIDE: Final = 32
_WIDE: Final = 640


class Step(QWidget):
    """One step. `changed` tells new Answers; `body` is the column of its content, and `area` scrolls it.

    `step_requested` tells the number of another step that a button leads to.
    """

    changed = Signal(object)
    step_requested = Signal(int)

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self.title = title
        self.answers = Answers()
        self._is_narrow: bool | None = None
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(SIDE, 4, SIDE, 12)
        self.body.setSpacing(0)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(content)
        head = QVBoxLayout()
        head.setContentsMargins(SIDE, 22, SIDE, 10)
        head.setSpacing(2)
        head.addWidget(label(title, "display", wrap=True))
        head.addWidget(label(sentence, color_role="text.secondary", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.area, 1)

    def focus_first(self) -> None:
        """Give the focus to where answering begins."""

    def show_problems(self) -> bool:
        """Show what keeps the step from being left, and go there; return whether there is anything."""
        return False

    def go_to(self, field: QWidget) -> None:
        """Give a field the focus, and bring it into sight."""
        field.setFocus()
        self.area.ensureWidgetVisible(field)

    def follow(self, target: int | Answers) -> None:
        """Go where a button of a note leads: to another step, or on with other answers."""
        if isinstance(target, int):
            self.step_requested.emit(target)
        else:
            self.answers = target
            self.changed.emit(target)

    def arrange(self, is_narrow: bool) -> None:
        """Put side by side what has room there, and below each other what has not."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() - 2 * SIDE < _WIDE * current_theme().scale
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.arrange(is_narrow)
