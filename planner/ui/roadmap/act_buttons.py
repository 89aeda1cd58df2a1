"""The buttons of the panel: one for each action that makes sense."""

from collections.abc import Collection, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from planner.ui.roadmap.acts import Act
from planner.ui.roadmap.flow import FlowLayout
from planner.ui.widgets.buttons import follow_action, push_button

_GAP = 6
_LEAST = 40
_FIRST_ROW = (Act.FINISH, Act.LOG)
_ICONS = {Act.FINISH: "check", Act.LOG: "notebook-pen"}


class ActButtons(QWidget):
    """Buttons that do the actions and carry their words. The first is the page's primary button."""

    def __init__(self, actions: Mapping[Act, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by_act: dict[Act, QPushButton] = {}
        self._first, self._others = QWidget(), QWidget()
        first = QHBoxLayout(self._first)
        first.setContentsMargins(0, 0, 0, 0)
        first.setSpacing(_GAP)
        others = FlowLayout(_GAP, self._others)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self._first)
        column.addWidget(self._others)
        for act, action in actions.items():
            is_first = act in _FIRST_ROW
            (first if is_first else others).addWidget(self._button(act, action, is_first))

    def show_acts(self, acts: Collection[Act]) -> None:
        """Show the buttons of these actions alone."""
        for act, button in self.by_act.items():
            button.setVisible(act in acts)
        self._first.setVisible(any(act in _FIRST_ROW for act in acts))
        self._others.setVisible(any(act not in _FIRST_ROW for act in acts))
        self.setVisible(bool(acts))

    def _button(self, act: Act, action: QAction, is_first: bool) -> QPushButton:
        kind = "primary" if act is Act.FINISH else "normal"
        button = push_button(action.text(), _ICONS.get(act), kind, size="normal" if is_first else "small")
        # In a language with longer words they are cut, with the tool tip to tell them; nothing overflows.
        button.setMinimumWidth(_LEAST)
        if is_first:
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_action(button, action)
        action.changed.connect(lambda: button.setText(action.text()))
        self.by_act[act] = button
        return button
