"""The blocks of the week grid: one widget for each session and each busy time, and where they lie."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from planner.ui.theme import current_theme
from planner.ui.week.grid.block_lanes import Lane, lanes_of_day, legible_stretches
from planner.ui.week.grid.busy_block import BusyBlock
from planner.ui.week.grid.geometry import GridGeometry
from planner.ui.week.grid.session_block import BlockPointer, SessionBlock
from planner.ui.week.grid.values import BlockRow, BusyRow
from planner.values import replace

_READABLE = 13
"""The least height of a block, in pixels before the text's scale: one line of its small type."""

_OVERLAP = 11
"""Blocks whose starts are nearer than this stand side by side, in pixels before the text's scale."""


_FAR_AWAY: Final = 10_000


class BlockBoard(QObject):
    """The blocks on `ground`, under the widget `above`; the signals are those of ``SessionBlock``."""

    focused = Signal(str)
    activated = Signal(str)
    mark_clicked = Signal(str)
    menu_requested = Signal(str, QPoint)
    action_wished = Signal(str, str)

    def __init__(self, ground: QWidget, above: QWidget) -> None:
        super().__init__(ground)
        self._ground = ground
        self._above = above
        self._rows: Sequence[BlockRow] = ()
        self._blocks: dict[str, SessionBlock] = {}
        self._busy: list[BusyBlock] = []
        self._codes: dict[str, str] = {}
        self._held: dict[str, SessionBlock] = {}
        self.pointer: BlockPointer | None = None

    @property
    def rows(self) -> Sequence[BlockRow]:
        """The sessions that are shown, by day and start."""
        return self._rows

    @property
    def blocks(self) -> list[SessionBlock]:
        """The sessions' widgets, by day and start."""
        return [self._blocks[row.id] for row in self._rows]

    def block(self, id: str | None) -> SessionBlock | None:
        """The widget of a session, or None."""
        return None if id is None else self._blocks.get(id)

    def read_places(self) -> list[QRect]:
        """Return where something is read: the sessions, and the titles of busy time."""
        return [*(block.place() for block in self.blocks), *(busy.title_place() for busy in self._busy)]

    def show_sessions(self, rows: Sequence[BlockRow]) -> None:
        """Show these sessions.

        Widgets stay with their session. Those of sessions that went are given to new ones, for making a
        widget takes longer than all else.
        """
        self._rows = rows
        ids = {row.id for row in rows}
        free = [self._blocks.pop(id) for id in list(self._blocks) if id not in ids]
        kept = [block for block in free if block.row.id in self._held]
        free = [block for block in free if block not in kept]
        for row in rows:
            self._show(row, free)
        for block in free:
            _drop(block)
        for block in kept:
            block.move(0, -_FAR_AWAY)  # not hidden, for the mouse is still bound to it

    def show_busy(self, rows: Sequence[BusyRow]) -> None:
        """Show this busy time."""
        if [block.row for block in self._busy] == list(rows):
            return
        for block in self._busy:
            _drop(block)
        self._busy = [BusyBlock(row, self._ground) for row in rows]
        for block in self._busy:
            block.lower()
            block.show()

    def show_codes(self, codes: dict[str, str]) -> None:
        """Write the codes of the tracks before the titles; an empty mapping writes none."""
        self._codes = codes
        for block in self._blocks.values():
            block.show_code(codes.get(block.row.track, ""))

    def place(self, geometry: GridGeometry, top: int) -> None:
        """Put every block where it belongs while the body is scrolled to `top`."""
        for _day, rows in groupby(self._rows, key=lambda row: row.day):
            self._place_day(list(rows), geometry, top)
        for block in self._busy:
            row = block.row
            block.setGeometry(geometry.busy_rect(row.day, row.start, row.end).translated(0, -top))

    def hold(self, block: SessionBlock, opacity: float) -> None:
        """Keep a session's widget until `let_go`, also while another week is shown; it is drawn faintly."""
        self._held[block.row.id] = block
        block.set_opacity(opacity)

    def let_go(self) -> None:
        """Keep no widget any more whose session is not shown."""
        for id, block in self._held.items():
            block.set_opacity(1.0)
            if self._blocks.get(id) is not block:
                _drop(block)
        self._held = {}

    def raise_block(self, block: SessionBlock) -> None:
        """Draw a block over the others."""
        block.stackUnder(self._above)

    def forget_texts(self) -> None:
        """Lay all texts out again, as for another theme."""
        for block in self._blocks.values():
            block.forget_text()

    def _show(self, row: BlockRow, free: list[SessionBlock]) -> None:
        """Show a session in its widget or a free one, or else in a new one."""
        block = (
            self._blocks.get(row.id) or self._held.get(row.id) or (free.pop() if free else self._make(row))
        )
        self._blocks[row.id] = block
        block.show_row(row)
        block.show_code(self._codes.get(row.track, ""))

    def _make(self, row: BlockRow) -> SessionBlock:
        block = SessionBlock(row, self._ground)
        block.pointer = self.pointer
        block.focused.connect(self.focused)
        block.activated.connect(self.activated)
        block.mark_clicked.connect(self.mark_clicked)
        block.menu_requested.connect(self.menu_requested)
        block.action_wished.connect(self.action_wished)
        self.raise_block(block)
        return block

    def _place_day(self, rows: Sequence[BlockRow], geometry: GridGeometry, top: int) -> None:
        scale = current_theme().scale
        readable = geometry.minutes_of(round((_READABLE + 1) * scale))
        stretches = [(row.start, row.end) for row in rows]
        shown = legible_stretches(stretches, [row.is_review for row in rows], readable)
        rows = [replace(row, start=start, end=end) for row, (start, end) in zip(rows, shown, strict=True)]
        lanes = lanes_of_day(shown, geometry.minutes_of(round(_OVERLAP * scale)))
        placed = list(zip(rows, lanes, strict=True))
        for row, lane in placed:
            place = geometry.block_rect(row.day, row.start, row.end, lane)
            room = _room_below(row, lane, placed, geometry)
            place.setHeight(max(place.height(), min(round(_READABLE * scale), room)))
            block = self._blocks[row.id]
            block.set_place(place.translated(0, -top))
            block.show()


def _room_below(
    row: BlockRow, lane: Lane, placed: Sequence[tuple[BlockRow, Lane]], geometry: GridGeometry
) -> int:
    """How high a block may grow before it reaches the next one in its lane, or the end of the grid."""
    following = [
        other.start
        for other, its_lane in placed
        if other.start >= row.end and (its_lane.number == lane.number or 1 in (lane.count, its_lane.count))
    ]
    end = geometry.y(min(following)) if following else geometry.content_height
    return end - geometry.y(row.start) - 1


def _drop(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()
