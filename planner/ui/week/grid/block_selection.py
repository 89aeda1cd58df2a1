"""Which session of the grid is selected; there the focus of the keyboard and the selection are the same."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from planner.ui.week.grid.block_board import BlockBoard
from planner.ui.week.grid.block_steps import Step, next_block
from planner.ui.week.grid.session_block import SessionBlock
from planner.ui.week.grid.values import BlockRow


class BlockSelection(QObject):
    """Selects a block of a board, and makes the grid one stop of the Tab key.

    The stop is the selected block, or the one that the keys begin at; the grid itself is it while no
    block is there, and holds the focus while none is selected.

    Signals:
        picked: id of the session that the learner selected, "" when none is any longer.
        revealed: the block that has to be in sight.
    """

    picked = Signal(str)
    revealed = Signal(object)

    def __init__(self, board: BlockBoard, grid: QWidget) -> None:
        super().__init__(grid)
        self._board = board
        self._grid = grid
        self._start: str | None = None
        self.selected: str | None = None
        board.focused.connect(self._follow_focus)

    def select(self, id: str | None) -> None:
        """Select a session at the program's wish; the focus follows where it is in the grid."""
        holds_focus = self.holds_focus()
        block = self._board.block(id)
        self._mark(block)
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
        self.select(None)
        self.picked.emit("")
        return True

    def step(self, step: Step) -> None:
        """Go to the block that a key leads to; without a selected one, to where the keys begin."""
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
        if self.selected not in {row.id for row in rows}:
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
        if id != self.selected:
            self._mark(self._board.block(id))
            self.picked.emit(id)

    def _mark(self, block: SessionBlock | None) -> None:
        before = self._board.block(self.selected)
        if before is not None:
            before.set_selected(False)
        self.selected = None if block is None else block.row.id
        if block is not None:
            block.set_selected(True)
            self._board.raise_block(block)
            self.revealed.emit(block)
        self.renew_tab_stop()


def _stop_at(widget: QWidget, is_stop: bool) -> None:
    policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
    if widget.focusPolicy() != policy:
        widget.setFocusPolicy(policy)
