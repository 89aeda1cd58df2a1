"""The week grid: seven days side by side, with a block for every session."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from planner.ui.week.grid.block_access import tell_blocks_apart
from planner.ui.week.grid.block_selection import BlockSelection
from planner.ui.week.grid.block_steps import Step, block_to_start_at
from planner.ui.week.grid.body import GridBody
from planner.ui.week.grid.geometry import GridGeometry
from planner.ui.week.grid.grid_drag import GridDrag
from planner.ui.week.grid.now_line import minute_of
from planner.ui.week.grid.session_block import SessionBlock
from planner.ui.week.grid.slot import SlotCursor
from planner.ui.week.grid.values import GridRows
from planner.ui.week.grid.wheel import WeekClicks, turned

_REVEAL_MARGIN: Final = 8
_STEPS: Final = {
    Qt.Key.Key_Left: Step.LEFT,
    Qt.Key.Key_Right: Step.RIGHT,
    Qt.Key.Key_Up: Step.UP,
    Qt.Key.Key_Down: Step.DOWN,
    Qt.Key.Key_Home: Step.FIRST,
    Qt.Key.Key_End: Step.LAST,
}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_POINTING: Final = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)


class WeekGridView(GridBody):
    """Shows ``GridRows``. Signals are sent for what the learner does, never for what the program asks for.

    Signals:
        session_selected: id of the session that was picked, "" when none is any longer.
        group_changed: the ids of all selected sessions, where they are or were several.
        session_activated: id of a session whose details are wanted.
        done_toggled: id of a session whose state's mark was clicked.
        context_menu_requested: id of a session, and a place on the screen.
        action_wished: id of a session, and of an action that assistive technology asks for.
        ground_activated: a free time was double-clicked; the slot is put there.
        ground_menu_requested: a place on the screen; the slot is put there.
        day_menu_requested: a day of the head, and a place on the screen.
        week_turn_requested: weeks to go, 1 or -1.
        empty_action_requested: the ``EmptyAction`` of a button on the empty week's card.

    Attributes:
        drag: follows what is dragged.
        slot: the free time that was clicked.
    """

    session_selected = Signal(str)
    group_changed = Signal(tuple)
    session_activated = Signal(str)
    done_toggled = Signal(str)
    context_menu_requested = Signal(str, QPoint)
    action_wished = Signal(str, str)
    ground_activated = Signal()
    ground_menu_requested = Signal(QPoint)
    day_menu_requested = Signal(object, QPoint)
    week_turn_requested = Signal(int)
    empty_action_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tell_blocks_apart()
        self._clicks = WeekClicks()
        self.slot = SlotCursor(self.viewport())
        self.drag = GridDrag(self, self.board, self)
        self.board.pointer = self.drag
        self._selection = BlockSelection(self.board, self)
        self._connect()
        self._restyle()

    def _connect(self) -> None:
        self.card.requested.connect(self.empty_action_requested)
        self.header.menu_requested.connect(self.day_menu_requested)
        self.board.activated.connect(self.session_activated)
        self.board.mark_clicked.connect(self.done_toggled)
        self.board.menu_requested.connect(self.context_menu_requested)
        self.board.action_wished.connect(self.action_wished)
        self._selection.picked.connect(self.session_selected)
        self._selection.revealed.connect(self._reveal)
        self._selection.group_changed.connect(self.group_changed)
        self.drag.turn_wanted.connect(self.week_turn_requested)
        self.drag.clicked.connect(self._selection.click)
        self.drag.banded.connect(self._selection.choose)
        self.drag.ground_clicked.connect(self.put_slot)
        self._selection.picked.connect(lambda id: self.slot.clear() if id else None)

    # -- what is shown

    @property
    def selected(self) -> str | None:
        """The id of the selected session."""
        return self._selection.selected

    def dragged_with(self, id: str) -> Sequence[str]:
        """Return the ids that go along with a session, itself included."""
        group = self._selection.group
        return group if id in group else (id,)

    @property
    def group(self) -> tuple[str, ...]:
        """The ids of all selected sessions, that with the focus first."""
        return self._selection.group

    def put_slot(self, day: int, minute: float) -> None:
        """Mark a free time, in which nothing is selected."""
        if self._rows is not None and self._geometry is not None:
            self._selection.choose(())
            self.slot.put(self._rows.days[day].day, minute)
            self.slot.place(self._rows, self._geometry, self._top)

    def _put_slot_at(self, point: QPoint) -> bool:
        """Mark the free time at a point of the viewport; return whether there is a day."""
        geometry = self._geometry
        day = None if geometry is None else geometry.day_at(point.x())
        if geometry is None or day is None:
            return False
        self.put_slot(day, geometry.minute_at(point.y() + self._top))
        return True

    def select_all(self) -> None:
        """Select every session of the week."""
        self._selection.choose(row.id for row in self.board.rows)

    def select_alone(self, id: str) -> None:
        """Select a session that is shown, and none besides."""
        self._selection.choose((id,))

    def select(self, id: str | None) -> None:
        """Select a session, or none; an id that is not shown selects none. The focus follows in the grid."""
        self._selection.select(id)

    def show_rows(self, rows: GridRows) -> None:
        """Show a week; what is dragged goes on over it."""
        super().show_rows(rows)
        self.drag.renew()

    def set_now(self, now: datetime) -> None:
        """Move the line of now, and where the keys begin."""
        super().set_now(now)
        if self._rows is not None:
            self._begin_keys(self._rows)

    def _show_blocks(self, rows: GridRows) -> None:
        self._selection.leave_lost(rows.sessions)
        super()._show_blocks(rows)
        self._begin_keys(rows)

    def _placed(self, rows: GridRows, geometry: GridGeometry) -> None:
        self.slot.place(rows, geometry, self._top)

    def _begin_keys(self, rows: GridRows) -> None:
        now = rows.now if self._now is None else self._now
        today = rows.number_of(now.date())
        self._selection.begin_at(block_to_start_at(rows.sessions, today, minute_of(now)))

    def _reveal(self, block: SessionBlock) -> None:
        """Scroll as little as it takes to have all of a block in sight."""
        place, height = block.place(), self.viewport().height()
        top = place.top() - _REVEAL_MARGIN
        bottom = min(place.bottom() + _REVEAL_MARGIN, top + height)
        if top < 0 or bottom > height:
            self.verticalScrollBar().setValue(self._top + (top if top < 0 else bottom - height))

    # -- events

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._selection.hand_on_focus(event.reason()):
            return
        self._selection.renew_tab_stop()
        self.edge.setVisible(event.reason() not in _POINTING)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._selection.renew_tab_stop()
        self.edge.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.drag.press_ground(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons():
            self.drag.move(event.position().toPoint(), event.modifiers())
        else:
            self.drag.cancel()  # the release went elsewhere

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.drag.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._put_slot_at(event.position().toPoint()):
            self.ground_activated.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of a free time, or by the key of one that was clicked before."""
        self.drag.cancel()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            if self.slot.isVisible():
                self.ground_menu_requested.emit(self.slot.mapToGlobal(self.slot.rect().center()))
        elif self._put_slot_at(event.pos()):
            self.ground_menu_requested.emit(event.globalPos())

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self.drag.take_modifiers(QApplication.queryKeyboardModifiers())
        super().keyReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.drag.take_modifiers(QApplication.queryKeyboardModifiers())
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.drag.cancel():
            return
        if key == Qt.Key.Key_Escape and self.slot.isVisible():
            self.slot.clear()
            return
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if is_plain and key in _STEPS:
            self._selection.step(_STEPS[key])
        elif event.modifiers() == Qt.KeyboardModifier.ShiftModifier and key in _STEPS:
            self._selection.extend(_STEPS[key])
        elif is_plain and key in _ENTER and self.selected is not None:
            self.session_activated.emit(self.selected)
        elif not (is_plain and key == Qt.Key.Key_Escape and self._selection.clear()):
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = turned(event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_by(delta, event.position().toPoint().y())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            for weeks in self._clicks.weeks(delta):
                self.week_turn_requested.emit(weeks)
        else:
            super().wheelEvent(event)
