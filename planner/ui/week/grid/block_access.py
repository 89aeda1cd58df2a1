"""What assistive technology is told of a session's block: its state, and what can be done with it."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from planner.domain.session import SessionState
from planner.i18n import _
from planner.ui.week.grid.session_block import SessionBlock, can_be_held

_MOVES: Final = ("earlier", "later", "day-before", "day-after", "shorter", "longer", "remove")


class BlockAccess(QAccessibleWidget):
    """A session as an item that can be ticked, selected, opened and moved. Its actions are the page's."""

    def __init__(self, block: SessionBlock) -> None:
        super().__init__(block, QAccessible.Role.ListItem, "")
        self._block = block

    def state(self) -> QAccessible.State:
        state, row = super().state(), self._block.row
        state.selectable = True
        state.selected = self._block.is_selected
        state.checkable = not row.is_exam
        state.checked = row.state is SessionState.DONE
        state.checkStateMixed = row.state is SessionState.PARTLY
        state.movable = can_be_held(row)
        return state

    def actionNames(self) -> list[str]:
        row = self._block.row
        names = [self.pressAction(), self.showMenuAction(), "why"]
        if not row.is_exam:
            names.insert(1, self.toggleAction())
        if can_be_held(row):
            names += ["pin", "skip", *_MOVES]
        return names

    def localizedActionName(self, name: str) -> str:
        return _action_words().get(name) or super().localizedActionName(name)

    def doAction(self, name: str) -> None:
        block = self._block
        if name == self.pressAction():
            block.activated.emit(block.row.id)
        elif name == self.toggleAction():
            block.mark_clicked.emit(block.row.id)
        elif name == self.showMenuAction():
            block.menu_requested.emit(block.row.id, block.mapToGlobal(block.rect().center()))
        elif name in _action_words():
            block.action_wished.emit(block.row.id, name)
        else:
            super().doAction(name)

    def keyBindingsForAction(self, name: str) -> list[str]:
        return [_("Space")] if name == self.toggleAction() else []


@lru_cache(maxsize=1)
def tell_blocks_apart() -> None:
    """Let assistive technology see blocks as what they are; asked for again it does nothing."""
    QAccessible.installFactory(_access_of)


def _access_of(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, SessionBlock):
        return None
    if thing.access is None:
        thing.access = BlockAccess(thing)  # kept with its block, for Qt holds no reference to it
    access = thing.access
    assert isinstance(access, BlockAccess)
    return access


def _action_words() -> dict[str, str]:
    return {
        "why": _("Why is it here?"),
        "pin": _("Pin or unpin"),
        "skip": _("Skip"),
        "earlier": _("Move 15 minutes earlier"),
        "later": _("Move 15 minutes later"),
        "day-before": _("Move to the day before"),
        "day-after": _("Move to the day after"),
        "shorter": _("Make 15 minutes shorter"),
        "longer": _("Make 15 minutes longer"),
        "remove": _("Remove"),
    }
