"""The actions of the roadmap: the same ones serve the panel's buttons, the menu and the keys."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.ui.icons import icon
from planner.ui.roadmap.acts import Act


@dataclass(frozen=True, slots=True)
class ActWords:
    """What an action is called, for one item and for several, with its keys and its icon."""

    one: str
    several: str
    keys: tuple[str, ...]
    icon: str


def act_words() -> dict[Act, ActWords]:
    """Return the words of every action, in the order of the menu."""
    return {
        Act.FINISH: ActWords(_("Mark completed"), _("Mark {count} completed"), ("Space", "C"), "check"),
        Act.LOG: ActWords(_("Log time..."), "", ("L",), "notebook-pen"),
        Act.START: ActWords(_("Start"), "", ("S",), "play"),
        Act.BOOK: ActWords(_("New session..."), "", ("N",), "calendar-plus"),
        Act.ACCESS: ActWords(_("Days of access..."), "", ("D",), "calendar-range"),
        Act.KNOW: ActWords(_("Mark as known"), _("Mark {count} as known"), ("K",), "check-check"),
        Act.PUT_BACK: ActWords(_("Put back"), _("Put {count} back"), ("Backspace",), "rotate-ccw"),
        Act.REST: ActWords(_("No reviews of this item"), "", (), "layers"),
        Act.WAKE: ActWords(_("Review this item again"), "", (), "layers"),
        Act.EDIT: ActWords(_("Edit..."), "", ("E",), "pencil"),
        Act.REMOVE: ActWords(_("Remove from the roadmap"), "", (), "trash-2"),
        Act.LEAVE_OUT: ActWords(_("Leave out"), _("Leave {count} out"), ("Del",), "circle-minus"),
    }


class RoadmapActions(QObject):
    """Makes the actions, whose keys work while a list has the focus. `triggered` tells the Act.

    Attributes:
        by_act: the actions.
    """

    triggered = Signal(object)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._words = act_words()
        self.by_act: Mapping[Act, QAction] = {act: self._make(act, owner) for act in self._words}

    def allow(self, counts: Mapping[Act, int], states: Collection[str]) -> None:
        """Enable what can be said of the chosen items, and of how many; name it accordingly.

        `states` are the states of the chosen items: where all are done, Space takes that back.
        """
        is_done = set(states) == {"done"}
        for act, action in self.by_act.items():
            words = self._words[act]
            count = counts.get(act, 0)
            action.setEnabled(count > 0)
            text = words.several.format(count=count) if count > 1 else words.one
            action.setText(_("Mark not done") if act is Act.PUT_BACK and is_done and count == 1 else text)
        back = self._words[Act.PUT_BACK].keys
        self.by_act[Act.PUT_BACK].setShortcuts(_sequences((*back, "Space") if is_done else back))

    def _make(self, act: Act, owner: QWidget) -> QAction:
        words = self._words[act]
        action = QAction(words.one, owner)
        action.setObjectName(act.value)
        action.setIcon(icon(words.icon))
        action.setShortcuts(_sequences(words.keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(partial(self._tell, act))
        owner.addAction(action)
        return action

    def _tell(self, act: Act, _checked: bool = False) -> None:
        self.triggered.emit(act)


def _sequences(keys: Collection[str]) -> list[QKeySequence]:
    return [QKeySequence(each) for each in keys]
