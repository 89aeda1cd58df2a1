"""The buttons of the panel: one for each action that makes sense, in two rows."""

from collections.abc import Collection, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from planner.ui.roadmap.acts import Act
from planner.ui.widgets.buttons import follow_action, push_button

_FIRST_ROW = (Act.FINISH, Act.LOG)
_LEAST = 40
_ICONS = {Act.FINISH: "check", Act.LOG: "notebook-pen"}


class ActButtons(QWidget):
    """Buttons that do the actions and carry their words. The first is the page's primary button."""

    def __init__(self, actions: Mapping[Act, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by_act: dict[Act, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(6)
            column.addLayout(row)
        for act, action in actions.items():
            is_first = act in _FIRST_ROW
            (first if is_first else second).addWidget(self._button(act, action, is_first))
        second.addStretch(1)

    def show_acts(self, acts: Collection[Act]) -> None:
        """Show the buttons of these actions alone."""
        for act, button in self.by_act.items():
            button.setVisible(act in acts)
        self.setVisible(bool(acts))

    def _button(self, act: Act, action: QAction, is_first: bool) -> QPushButton:
        kind = "primary" if act is Act.FINISH else "normal"
        button = push_button(action.text(), _ICONS.get(act), kind, size="normal" if is_first else "small")
        # In a language with longer words they are cut, with the tool tip to tell them, and nothing overflows.
        button.setMinimumWidth(_LEAST)
        if is_first:
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_action(button, action)
        action.changed.connect(lambda: button.setText(action.text()))
        self.by_act[act] = button
        return button
