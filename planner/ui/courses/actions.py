"""The actions of the courses: the same ones serve the panel's buttons, the menu and the keys."""

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.ui.courses.acts import Act
from planner.ui.shared.list_actions import ActWords, ListActions, key_sequences


def act_words() -> Mapping[Act, ActWords]:
    """Return the words of every action, in the order of the menu."""
    several = _("Mark {count} completed"), _("Pause {count}"), _("Take up {count} again")
    complete, pause, take_up = several
    return {
        Act.COMPLETE: ActWords(_("Mark completed"), complete, ("Space", "C"), "check"),
        Act.REOPEN: ActWords(_("Mark not completed"), "", ("Space", "Backspace"), "rotate-ccw"),
        Act.LOG: ActWords(_("Log time..."), "", ("L",), "notebook-pen"),
        Act.MORE: ActWords(_("One more unit done"), "", ("+",), "plus"),
        Act.LESS: ActWords(_("One unit less done"), "", ("-",), "minus"),
        Act.PAGE: ActWords(_("Open page"), "", ("Ctrl+O",), "external-link"),
        Act.WEEKLY: ActWords(_("Weekly time..."), "", ("N",), "calendar-plus"),
        Act.ACCESS: ActWords(_("Days of access..."), "", ("D",), "calendar-range"),
        Act.EDIT: ActWords(_("Edit..."), "", ("E",), "pencil"),
        Act.ROADMAP: ActWords(_("Show in the roadmap"), "", ("R",), "route"),
        Act.PAUSE: ActWords(_("Pause"), pause, ("P",), "pause"),
        Act.TAKE_UP: ActWords(_("Take up again"), take_up, ("P",), "play"),
    }


_SHARED: Final = {Act.REOPEN: Act.COMPLETE, Act.TAKE_UP: Act.PAUSE}
"""Which action leaves a key to which other one, where both can be done."""


class CourseActions(ListActions[Act]):
    """The actions of the courses, whose keys work while the table has the focus."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, act_words())

    def allow(self, counts: Mapping[Act, int], states: Collection[str] = ()) -> None:
        """Enable what can be said of the chosen courses; a key serves one action at a time."""
        super().allow(counts, states)
        for act, other in _SHARED.items():
            keys = self._words[act].keys
            taken = self._words[other].keys if counts.get(other) else ()
            self.by_act[act].setShortcuts(key_sequences([key for key in keys if key not in taken]))
