"""The buttons of the panel: one for each action that makes sense."""

from collections.abc import Collection, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.ui.roadmap.acts import Act
from planner.ui.roadmap.flow import FlowLayout
from planner.ui.widgets.buttons import follow_action, push_button
from planner.ui.widgets.folding_row import FoldingRow

_GAP = 6
_LEAST = 40
_FIRST_ROW = (Act.FINISH, Act.LOG)
_IN_THE_MENU = (Act.BOOK, Act.ACCESS, Act.EDIT, Act.REMOVE)
_ICONS = {Act.FINISH: "check", Act.LOG: "notebook-pen"}


class ActButtons(QWidget):
    """Buttons that do the actions and carry their words; what is rarely wanted is in the menu alone.

    The first is the page's primary button.
    """

    def __init__(self, actions: Mapping[Act, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by_act: dict[Act, QPushButton] = {}
        for act, action in actions.items():
            if act not in _IN_THE_MENU:
                self.by_act[act] = self._button(act, action)
        self._first = FoldingRow({self.by_act[act]: 1 for act in actions if act in _FIRST_ROW})
        self._others = QWidget()
        others = FlowLayout(_GAP, self._others)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self._first)
        column.addWidget(self._others)
        for act, button in self.by_act.items():
            if act not in _FIRST_ROW:
                others.addWidget(button)

    def show_acts(self, acts: Collection[Act]) -> None:
        """Show the buttons of these actions alone."""
        for act, button in self.by_act.items():
            button.setVisible(act in acts)
        self._first.refold()
        self._others.setVisible(any(act not in (*_FIRST_ROW, *_IN_THE_MENU) for act in acts))
        self.setVisible(any(act not in _IN_THE_MENU for act in acts))

    def _button(self, act: Act, action: QAction) -> QPushButton:
        kind = "primary" if act is Act.FINISH else "normal"
        size = "normal" if act in _FIRST_ROW else "small"
        button = push_button(action.text(), _ICONS.get(act), kind, size=size)
        # In a language with longer words they are cut, with the tool tip to tell them; nothing overflows.
        button.setMinimumWidth(_LEAST)
        follow_action(button, action)
        action.changed.connect(lambda: self._rename(button, action.text()))
        return button

    def _rename(self, button: QPushButton, words: str) -> None:
        if button.text() != words:
            button.setText(words)
            self._first.refold()
