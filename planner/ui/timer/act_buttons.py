"""The buttons of the focus timer, which change with its phase."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from planner.ui.timer.values import ActRow
from planner.ui.widgets.buttons import push_button, set_button_icon

_GAP: Final = 6
_MOST: Final = 4


class ActButtons(QWidget):
    """A row of small buttons; where their words need more room than there is, they stand below each other.

    A button keeps its place when its meaning changes, and the keyboard stays on it.

    Signals:
        triggered: the TimerAct whose button was pressed.
    """

    triggered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._acts: tuple[ActRow, ...] = ()
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(_GAP)
        self._buttons = [push_button("", size="small") for _place in range(_MOST)]
        for place, button in enumerate(self._buttons):
            button.clicked.connect(partial(self._tell, place))
            self._box.addWidget(button)
        self._box.addStretch(1)

    def show_acts(self, acts: Sequence[ActRow]) -> None:
        """Show a button for each act."""
        if tuple(acts) == self._acts:
            return
        self._acts = tuple(acts)
        for button, act in zip(self._buttons, self._acts, strict=False):
            _dress(button, act)
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(self._acts))
        self._fold()

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons that are shown."""
        return self._buttons[: len(self._acts)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        needed = sum(button.sizeHint().width() + _GAP for button in self.buttons) - _GAP
        fits = needed <= self.width()
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    def _tell(self, place: int, _checked: bool = False) -> None:
        if place < len(self._acts):
            self.triggered.emit(self._acts[place].act)


def _dress(button: QPushButton, act: ActRow) -> None:
    button.setProperty("kind", "primary" if act.is_primary else "normal")
    button.setText(act.text)
    button.setToolTip("")
    if act.icon:
        set_button_icon(button, act.icon)
    else:
        button.setIcon(QIcon())
    button.updateGeometry()
    button.update()
