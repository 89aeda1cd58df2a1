"""Changes the roadmap itself: its items and phases, and the order in which they stand."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from planner.domain.edit import Edit
from planner.domain.plan import Plan
from planner.i18n import _
from planner.services.item_removal import remove_item
from planner.services.own_items import (
    add_phase,
    change_phase,
    move_item,
    move_phase,
    remove_phase,
)
from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.roadmap.item_dialog import ItemDialog
from planner.ui.roadmap.phase_dialog import PhaseDialog


class PhaseAct(StrEnum):
    """What can be done with a phase."""

    NEW_ITEM = "new-item"
    NEW_PHASE = "new-phase"
    RENAME = "rename"
    UP = "up"
    DOWN = "down"
    REMOVE = "remove"


def phase_act_words() -> dict[PhaseAct, tuple[str, str]]:
    """Return the words and the icon of each, in the order of the menu."""
    return {
        PhaseAct.NEW_ITEM: (_("New item here..."), "plus"),
        PhaseAct.NEW_PHASE: (_("New phase below..."), "list-tree"),
        PhaseAct.RENAME: (_("Rename the phase..."), "pencil"),
        PhaseAct.UP: (_("Move the phase up"), "chevron-up"),
        PhaseAct.DOWN: (_("Move the phase down"), "chevron-down"),
        PhaseAct.REMOVE: (_("Remove the phase"), "trash-2"),
    }


class RoadEditing(QObject):
    """Serves the Roadmap screen; dialogs open over its window."""

    def __init__(self, workspace: Workspace, performer: Performer, page: QWidget) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._performer = performer
        self._page = page

    def new_item(self, phase: str = "") -> None:
        """Ask for a new item, in a phase or in the first one."""
        if self._workspace.has_plan:
            ItemDialog(self._workspace.plan, self._performer, None, phase, self._page.window()).open()

    def edit_item(self, id: str) -> None:
        """Ask what an item shall be."""
        item = self._workspace.plan.items.get(id)
        if item is not None:
            ItemDialog(self._workspace.plan, self._performer, item, "", self._page.window()).open()

    def remove_item(self, id: str) -> None:
        """Take an item out of the roadmap."""
        self._change(partial(remove_item, id=id))

    def move_item(self, id: str, phase: str, before: str) -> None:
        """Move an item before another one of a phase, or to its end for ""."""
        self._change(partial(move_item, id=id, phase=phase, before=before or None))

    def act_on_phase(self, act: PhaseAct, id: str) -> None:
        """Do something with a phase."""
        phase = self._workspace.plan.phases.get(id)
        if phase is None:
            return
        if act is PhaseAct.NEW_ITEM:
            self.new_item(id)
        elif act is PhaseAct.NEW_PHASE:
            self._ask_title(_("New phase"), "", lambda plan, title: add_phase(plan, title, id))
        elif act is PhaseAct.RENAME:
            words = _("Rename {title}").format(title=phase.title)
            self._ask_title(words, phase.title, lambda plan, title: change_phase(plan, id, title))
        elif act is PhaseAct.REMOVE:
            self._change(partial(remove_phase, id=id))
        else:
            self._change(partial(move_phase, id=id, by=-1 if act is PhaseAct.UP else 1))

    def _ask_title(self, words: str, title: str, make: Callable[[Plan, str], Edit]) -> None:
        PhaseDialog(self._performer, words, title, make, self._page.window()).open()

    def _change(self, make: Callable[[Plan], Edit]) -> None:
        self._performer.perform(lambda plan, _schedule: make(plan))
