"""A dialog that is walked through in steps: the pages of the steps, and how rail, pages and buttons lie."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from planner.ui.shared.step_rail import StepRail
from planner.ui.theme import current_theme
from planner.ui.widgets.card import separator
from planner.ui.widgets.label import label

SIDE: Final = 32


class StepPage(QWidget):
    """One step: its title, a sentence, and `body`, the column of its content."""

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


class ScrolledStepPage(StepPage):
    """One step whose body is scrolled, by `area`, where it has not room enough.

    Below a width, `wide`, before the learner's size of text, `arrange` is asked for a narrow body.
    """

    def __init__(self, title: str, wide: int = 640) -> None:
        super().__init__(title)
        self._wide = wide
        self._is_narrow: bool | None = None

    def arrange(self, is_narrow: bool) -> None:
        """Put side by side what has room there, and below each other what has not."""

    def is_too_narrow(self, room: int) -> bool:
        """Whether so many pixels are too few to put anything side by side."""
        return room < self._wide * current_theme().scale

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.is_too_narrow(self.width() - 2 * SIDE)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.arrange(is_narrow)

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


def lay_out_steps(
    dialog: QWidget,
    rail: StepRail,
    pages: QWidget,
    leading: Iterable[QWidget],
    buttons: Iterable[QPushButton],
) -> None:
    """Put the rail at the side, and under the pages a foot: what leads, room, and the buttons.

    Of what leads, the first keeps its width and the others share the room, as for a sentence.
    """
    foot = QHBoxLayout()
    foot.setContentsMargins(SIDE - 14, 14, SIDE, 14)
    foot.setSpacing(8)
    for place, widget in enumerate(leading):
        foot.addWidget(widget, 1 if place else 0)
    foot.addStretch()  # all that a sentence leaves
    for button in buttons:
        foot.addWidget(button)
    right = QVBoxLayout()
    right.setSpacing(0)
    right.addWidget(pages, 1)
    right.addWidget(separator())
    right.addLayout(foot)
    row = QHBoxLayout(dialog)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(rail)
    row.addLayout(right, 1)
