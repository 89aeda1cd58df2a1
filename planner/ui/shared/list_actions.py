"""Actions on what is chosen in a list: the same ones serve buttons, the menu and the keys."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from planner.ui.icons import icon
from planner.values import Value

Act = TypeVar("Act", bound=StrEnum)


class ActWords(Value):
    """What an action is called, for one row and for several, with its keys and its icon."""

    one: str
    several: str
    keys: tuple[str, ...]
    icon: str


class ListActions(QObject, Generic[Act]):
    """Makes the actions, whose keys work while the list has the focus. `triggered` tells the act.

    Attributes:
        by_act: the actions.
    """

    triggered = Signal(object)

    def __init__(self, owner: QWidget, words: Mapping[Act, ActWords]) -> None:
        super().__init__(owner)
        self._words = words
        self.by_act: Mapping[Act, QAction] = {act: self._make(act, owner) for act in words}

    def allow(self, counts: Mapping[Act, int], states: Collection[str] = ()) -> None:
        """Enable what can be said of the chosen rows, and of how many; name it accordingly."""
        for act, action in self.by_act.items():
            words, count = self._words[act], counts.get(act, 0)
            action.setEnabled(count > 0)
            action.setText(words.several.format(count=count) if count > 1 else words.one)

    def _make(self, act: Act, owner: QWidget) -> QAction:
        words = self._words[act]
        action = QAction(words.one, owner)
        action.setObjectName(act.value)
        action.setIcon(icon(words.icon))
        action.setShortcuts(key_sequences(words.keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(partial(self._tell, act))
        owner.addAction(action)
        return action

    def _tell(self, act: Act, _checked: bool = False) -> None:
        self.triggered.emit(act)


def key_sequences(keys: Collection[str]) -> list[QKeySequence]:
    """Return what Qt calls these keys."""
    return [QKeySequence(each) for each in keys]
