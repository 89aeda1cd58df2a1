"""Dialogs of a size of the design, which do not follow their words; and such of two halves."""

from typing import ClassVar, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.ui.shared.dialog_room import comfortable_size
from planner.ui.theme import current_theme
from planner.ui.widgets.card import separator
from planner.ui.widgets.dialog import PlainDialog
from planner.ui.widgets.label import ThemedLabel
from planner.ui.widgets.tab_walk import step_focus

_MARGIN: Final = 20


class RoomyDialog(PlainDialog):
    """Grows with the learner's text as far as there is room, and can be made lower; inside, it scrolls.

    Attributes:
        usual_size: the size of the design.
    """

    usual_size: ClassVar[QSize]

    def sizeHint(self) -> QSize:
        return comfortable_size(self, self.usual_size)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 0)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        return step_focus(self, forwards)


class HalvedDialog(RoomyDialog):
    """What is chosen stands at the left and what comes of it at the right, from edge to edge.

    Attributes:
        usual_left: the width of the left half in the design.
        left_growth: how much of the growth of the text it takes; what stands at the right takes more.
        halves: the row of both, once it is filled.
    """

    usual_left: ClassVar[int]
    left_growth: ClassVar[float]
    halves: QHBoxLayout

    def left_width(self) -> int:
        """Return the width of the left half at the size of the learner's text."""
        growth = max(1.0, current_theme().scale) - 1
        return round(self.usual_left * (1 + growth * self.left_growth))

    def fill_halves(self, left: QWidget, right: QWidget, problem: QWidget) -> None:
        """Put both halves into the dialog, and below them the line that says what is wrong."""
        left.setFixedWidth(self.left_width())
        self.halves = QHBoxLayout()
        self.halves.setSpacing(0)
        self.halves.addWidget(left)
        self.halves.addWidget(separator(vertical=True))
        self.halves.addWidget(right, 1)
        self.content.addLayout(self.halves, 1)
        problem.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        self.content.addWidget(problem)

    def _body(self, heading: ThemedLabel) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 14, _MARGIN, 14)
        head.addWidget(heading)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(separator())
        self.content.setSpacing(0)
        column.addLayout(self.content, 1)
        return column
