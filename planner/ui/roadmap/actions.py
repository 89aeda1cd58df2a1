"""The actions of the roadmap: the same ones serve the panel's buttons, the menu and the keys."""

from collections.abc import Collection, Mapping

from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.ui.roadmap.acts import Act
from planner.ui.shared.list_actions import ActWords, ListActions, key_sequences


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


class RoadmapActions(ListActions[Act]):
    """The actions of the roadmap, whose keys work while a list has the focus."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, act_words())

    def allow(self, counts: Mapping[Act, int], states: Collection[str] = ()) -> None:
        """Enable what can be said of the chosen items, and of how many; name it accordingly.

        `states` are the states of the chosen items: where all are done, Space takes that back.
        """
        super().allow(counts)
        is_done = set(states) == {"done"}
        put_back = self.by_act[Act.PUT_BACK]
        if is_done and counts.get(Act.PUT_BACK) == 1:
            put_back.setText(_("Mark not done"))
        back = self._words[Act.PUT_BACK].keys
        put_back.setShortcuts(key_sequences((*back, "Space") if is_done else back))
