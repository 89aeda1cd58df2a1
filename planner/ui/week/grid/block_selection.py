"""Which sessions of the grid are selected; the focus of the keyboard is on the one that leads."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from planner.ui.week.grid.block_board import BlockBoard
from planner.ui.week.grid.block_steps import Step, next_block
from planner.ui.week.grid.session_block import SessionBlock
from planner.ui.week.grid.values import BlockRow

_ADDING: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class BlockSelection(QObject):
    """Selects blocks of a board, and makes the grid one stop of the Tab key.

    One of the selected leads: it has the focus, and its details are shown. Others may go along with it.

    The stop is the selected block, or the one that the keys begin at; the grid itself is it while no
    block is there, and holds the focus while none is selected.

    Signals:
        picked: id of the session that the learner selected, "" when none is any longer.
        group_changed: the ids of all that are selected, that which leads first.
        revealed: the block that has to be in sight.
    """

    picked = Signal(str)
    group_changed = Signal(tuple)
    revealed = Signal(object)

    def __init__(self, board: BlockBoard, grid: QWidget) -> None:
        super().__init__(grid)
        self._board = board
        self._grid = grid
        self._start: str | None = None
        self.selected: str | None = None
        self._also: set[str] = set()
        self._anchor: str | None = None
        self._has_joined = False  # whether the last press brought its session to the others
        board.focused.connect(self._follow_focus)

    @property
    def group(self) -> tuple[str, ...]:
        """The ids of all that are selected, that which leads first, and the others by time."""
        if self.selected is None:
            return ()
        others = (row.id for row in self._board.rows if row.id in self._also)
        return (self.selected, *(id for id in others if id != self.selected))

    def choose(self, ids: Iterable[str]) -> None:
        """Select several; the first in time leads, unless one of them does already."""
        wanted = set(ids)
        shown = [row.id for row in self._board.rows if row.id in wanted]
        if shown:
            self._lead(self.selected if self.selected in wanted else shown[0], wanted)
        else:
            self._go_with(set())
            self.clear()

    def click(self, id: str, modifiers: Qt.KeyboardModifier) -> None:
        """Take a click on a session: alone, to the others or away from them, or with all between."""
        if modifiers & Qt.KeyboardModifier.ShiftModifier and self._anchor is not None:
            self._go_with(self._between(self._anchor, id))
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self._toggle(id)
        else:
            self._go_with(set())
        self._has_joined = False

    def extend(self, step: Step) -> None:
        """Go to the block that a key leads to, and take it to the others."""
        before = self.group
        self.step(step)
        self._go_with({*before, *self.group})

    def select(self, id: str | None) -> None:
        """Let a session lead at the program's wish, alone unless it does; the focus follows in the grid."""
        holds_focus = self.holds_focus()
        block = self._board.block(id)
        self._mark(block, keeps_others=id == self.selected)
        if holds_focus:
            (block or self._grid).setFocus(Qt.FocusReason.OtherFocusReason)

    def hand_on_focus(self, reason: Qt.FocusReason) -> bool:
        """Give the grid's focus to the selected block, which shows it; return whether there is one."""
        block = self._board.block(self.selected)
        if block is not None:
            block.setFocus(reason)
        return block is not None

    def clear(self) -> bool:
        """Let go of the selected session; return whether there was one."""
        if self.selected is None:
            return False
        if len(self.group) > 1:
            self._go_with(set())
            return True
        self.select(None)
        self.picked.emit("")
        return True

    def step(self, step: Step) -> None:
        """Go to the block that a key leads to; without a selected one, to where the keys begin."""
        self._go_with(set())
        if self.selected is not None:
            id = next_block(self._board.rows, self.selected, step)
        elif step in (Step.FIRST, Step.LAST):
            id = next_block(self._board.rows, "", step)
        else:
            id = self._start
        block = self._board.block(id)
        if block is not None:
            block.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_lost(self, rows: Sequence[BlockRow]) -> None:
        """Let go of the selected session before its block goes, if `rows` no longer hold it."""
        ids = {row.id for row in rows}
        self._also &= ids
        if self.selected not in ids:
            self.select(None)

    def begin_at(self, id: str | None) -> None:
        """Say which block the keys begin at while none is selected."""
        self._start = id
        self.renew_tab_stop()

    def renew_tab_stop(self) -> None:
        """Give the Tab key its one stop; while the grid itself has the focus, Tab leaves it at once."""
        on_grid = self._grid.hasFocus()
        stop = None if on_grid else self._board.block(self.selected) or self._board.block(self._start)
        for block in self._board.blocks:
            _stop_at(block, block is stop)
        _stop_at(self._grid, stop is None)

    def holds_focus(self) -> bool:
        """Whether the focus is on the grid or one of its blocks."""
        focused = QApplication.focusWidget()
        return focused is self._grid or (
            isinstance(focused, SessionBlock) and self._grid.isAncestorOf(focused)
        )

    def _follow_focus(self, id: str) -> None:
        if id == self.selected:
            return
        self._anchor = self.selected
        self._has_joined = id not in self.group
        is_adding = bool(QApplication.keyboardModifiers() & _ADDING) and QApplication.mouseButtons()
        if is_adding or id in self._also:
            self._also |= {*self.group, id}
        self._mark(self._board.block(id), keeps_others=id in self._also)
        self.picked.emit(id)

    def _toggle(self, id: str) -> None:
        """Let a session go that was selected before it was pressed; the next of the others leads then."""
        others = [each for each in self.group if each != id]
        if self._has_joined or not others:
            self._go_with({*others, id})
        else:
            self._lead(others[0], set(others))

    def _lead(self, id: str | None, others: set[str]) -> None:
        """Let one lead, with others besides."""
        block = self._board.block(id)
        self._also = others
        self._mark(block, keeps_others=True)
        if block is not None:
            block.setFocus(Qt.FocusReason.OtherFocusReason)
            self.picked.emit(block.row.id)

    def _between(self, first: str, last: str) -> set[str]:
        ids = [row.id for row in self._board.rows]
        if first not in ids or last not in ids:
            return {last}
        low, high = sorted((ids.index(first), ids.index(last)))
        return set(ids[low : high + 1])

    def _go_with(self, ids: set[str]) -> None:
        """Let these be selected besides the one that leads."""
        if ids != self._also:
            self._also = ids
            self._show_group()

    def _show_group(self) -> None:
        group = set(self.group)
        for block in self._board.blocks:
            block.set_selected(block.row.id in group)
        self.group_changed.emit(self.group)

    def _mark(self, block: SessionBlock | None, *, keeps_others: bool = False) -> None:
        before = self.group
        self.selected = None if block is None else block.row.id
        if not keeps_others:
            self._also = set()
        if block is not None:
            self._board.raise_block(block)
            self.revealed.emit(block)
        group = set(self.group)
        for each in self._board.blocks:
            each.set_selected(each.row.id in group)
        self.renew_tab_stop()
        if self.group != before and max(len(before), len(group)) > 1:
            self.group_changed.emit(self.group)


def _stop_at(widget: QWidget, is_stop: bool) -> None:
    policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
    if widget.focusPolicy() != policy:
        widget.setFocusPolicy(policy)
