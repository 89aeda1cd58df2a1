"""The choice at the left: what is taken out."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from planner.ui.export.kinds import What
from planner.ui.export.words import WhatWords
from planner.ui.shared.field_note import FieldNote

_BELOW_BUTTON = 3  # as wide as the ring of the focus around it
_BETWEEN = 8


class WhatList(QWidget):
    """One radio button for each, with what it is for. It is one tab stop; the arrow keys change the choice.

    Attributes:
        buttons: the buttons by what they stand for.

    Signals:
        chosen: another What was chosen.
    """

    chosen = Signal(object)

    def __init__(self, words: Mapping[What, WhatWords]) -> None:
        super().__init__()
        self.buttons: dict[What, QRadioButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 16, 16)
        column.setSpacing(0)
        for what, each in words.items():
            button = self.buttons[what] = QRadioButton(each.title)
            button.setAccessibleDescription(each.purpose)
            self._group.addButton(button)
            column.addWidget(button)
            column.addSpacing(_BELOW_BUTTON)
            column.addWidget(FieldNote(each.purpose))
            column.addSpacing(_BETWEEN)
        column.addStretch(1)
        self._group.buttonToggled.connect(self._tell)

    def show_choice(self, what: What) -> None:
        """Choose something."""
        self.buttons[what].setChecked(True)

    def _tell(self, button: QRadioButton, is_checked: bool) -> None:
        if is_checked:
            self.chosen.emit(next(what for what, each in self.buttons.items() if each is button))
