"""What the five steps share: a title, a sentence, room that scrolls, and the way answers leave a step."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.ui.shared.steps import ScrolledStepPage
from planner.ui.welcome.answers import Answers


class Step(ScrolledStepPage):
    """One step. `changed` tells new Answers; `body` is the column of its content, and `area` scrolls it.

    `step_requested` tells the number of another step that a button leads to.
    """

    changed = Signal(object)
    step_requested = Signal(int)

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__(title)
        self.answers = Answers()
        self.say(sentence)
        self.body.setSpacing(0)

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
