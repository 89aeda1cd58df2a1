"""Dragging in the week grid: sessions are moved, copied and resized, and new ones drawn, by mouse."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from planner.ui.week.grid.block_board import BlockBoard
from planner.ui.week.grid.drag_layer import DragLayer
from planner.ui.week.grid.drag_motion import Hand, Held, changes_nothing, drag_of
from planner.ui.week.grid.drag_values import Drag, DragKind, DragWords, Landing
from planner.ui.week.grid.geometry import GridGeometry
from planner.ui.week.grid.session_block import SessionBlock, can_be_held
from planner.ui.week.grid.snapping import Edges, Grip, edges_of
from planner.ui.week.grid.values import BlockRow, GridRows

_EDGE: Final = 24  # so near to the upper or lower edge the grid scrolls
_SIDE: Final = 12  # so near to the right edge the week turns; on the left the axis is the edge
_TURN_AFTER_MS: Final = 600
_SCROLL_EVERY_MS: Final = 30
_SCROLL_BY: Final = 9
_SNAP: Final = 6
_FADED: Final = 0.45
_AWAY: Final = (QEvent.Type.WindowDeactivate, QEvent.Type.WindowBlocked)
_UNDER_HAND: Final = QPoint(24, 9)  # where a session is held that comes from another list


class DragGround(Protocol):
    """What dragging asks of the grid."""

    @property
    def grid_geometry(self) -> GridGeometry | None: ...

    @property
    def rows(self) -> GridRows | None: ...

    def viewport(self) -> QWidget: ...

    def verticalScrollBar(self) -> QScrollBar: ...

    def dragged_with(self, id: str) -> Sequence[str]:
        """Return the ids that go along with a session, itself included."""


class GridDrag(QObject):
    """Follows the mouse from a press on a session or on free ground until it is let go.

    Attributes:
        layer: what is seen meanwhile.
        day_elsewhere: returns the day at a place of the screen beside the grid that can be dropped on.

    Signals:
        changed: the Drag that would be made now.
        ended: nothing is dragged any more; comes before `dropped`.
        dropped: the Drag that the learner made.
        clicked: the id of a session that was pressed and let go in its place, and the keys held.
        ground_clicked: a day's number and a minute of it, where the ground was pressed and let go.
        banded: the ids of the sessions within a band that was drawn around them.
        turn_wanted: weeks to go while something is dragged, 1 or -1.
    """

    changed = Signal(object)
    ended = Signal()
    dropped = Signal(object)
    clicked = Signal(str, Qt.KeyboardModifier)
    ground_clicked = Signal(int, float)
    banded = Signal(tuple)
    turn_wanted = Signal(int)

    def __init__(self, ground: DragGround, board: BlockBoard, parent: QObject) -> None:
        super().__init__(parent)
        self._ground = ground
        self._board = board
        self.layer = DragLayer(ground.viewport())
        self._pressed: QPoint | None = None
        self._lifted_from = QRect()
        self._at = QPoint()
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self._held: Held | None = None
        self._band: QRect | None = None
        self._drag: Drag | None = None
        self._is_from_outside = False
        self.day_elsewhere: Callable[[QPoint], date | None] = lambda _place: None
        self._scroll = QTimer(self)
        self._scroll.setInterval(_SCROLL_EVERY_MS)
        self._scroll.timeout.connect(self._scroll_on)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(_TURN_AFTER_MS)
        self._turn.timeout.connect(self._turn_on)
        ground.viewport().installEventFilter(self)

    @property
    def is_active(self) -> bool:
        """Whether something is dragged now."""
        return self._drag is not None

    def show_words(self, words: DragWords) -> None:
        """Say beside the hand where it is, and what that does to a date."""
        self.layer.show_words(words)

    # -- by hand

    def press_block(self, block: SessionBlock, event: QMouseEvent) -> None:
        """Take hold of a session; exams and what was answered stay."""
        self.cancel()  # what a press before has left, whose release went elsewhere
        point = block.mapTo(self._ground.viewport(), event.position().toPoint())
        if not can_be_held(block.row):
            self.clicked.emit(block.row.id, event.modifiers())
            return
        grip = block.grip_at(event.position().toPoint())
        ids = [block.row.id] if grip is not Grip.WHOLE else self._ground.dragged_with(block.row.id)
        rows = [row for row in self._board.rows if row.id in ids and row.id != block.row.id]
        rows = [row for row in rows if can_be_held(row)]
        self._modifiers = event.modifiers()
        self._lifted_from = block.place()
        self._take_hold(point, (block.row, *rows), grip)

    def drag_from_outside(self, id: str, place: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Follow a session of this week that is dragged here from another list, at a place of the screen."""
        point = self._ground.viewport().mapFromGlobal(place)
        if self._held is None and not self._take_from_outside(id, point):
            return
        self._at, self._modifiers = point, modifiers
        self._follow()

    def _take_from_outside(self, id: str, point: QPoint) -> bool:
        block, shown, geometry = self._board.block(id), self._ground.rows, self._ground.grid_geometry
        if block is None or shown is None or geometry is None or not can_be_held(block.row):
            return False
        self._is_from_outside = True
        self._pressed = point
        self._lifted_from = QRect(point - _UNDER_HAND, block.place().size())
        minute = block.row.start + _UNDER_HAND.y() * 60 / geometry.hour
        self._held = Held(shown.first_day, (block.row,), Grip.WHOLE, block.row.day, minute)
        return True

    def press_ground(self, event: QMouseEvent) -> None:
        """Take hold of free ground: to draw a session, or with Shift a band around some."""
        self.cancel()
        point = event.position().toPoint()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._pressed, self._band = point, QRect(point, point)
        else:
            self._take_hold(point, (), Grip.BOTTOM)

    def move(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Follow the hand to a point of the viewport."""
        if self._band is not None and self._pressed is not None:
            self._band = QRect(self._pressed, point).normalized()
            self.layer.show_drag((self._band,), None, None)
        if self._held is None or self._pressed is None:
            return
        self._at, self._modifiers = point, modifiers
        far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._drag is not None or far:
            self._follow()

    def release(self) -> None:
        """Let go: what is dragged lands."""
        held, drag, band = self._held, self._drag, self._band
        if self._is_from_outside and not self._is_over_a_day():
            drag = held = None
        self._let_go()
        if band is not None:
            self.banded.emit(self._within(band))
        elif held is not None and held.rows and drag is None:
            self.clicked.emit(held.rows[0].id, self._modifiers)
        elif held is not None and drag is None:
            self.ground_clicked.emit(held.day, held.minute)
        if held is not None and drag is not None and not changes_nothing(held, drag):
            self.dropped.emit(drag)

    def cancel(self) -> bool:
        """Put everything back; return whether something was dragged."""
        was_active = self.is_active or self._band is not None
        if was_active or self._held is not None:
            self._let_go()
        return was_active

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put everything back where the window goes to the back or a dialog opens: no release comes then."""
        if event.type() in _AWAY:
            self.cancel()
        return super().eventFilter(watched, event)

    def take_modifiers(self, modifiers: Qt.KeyboardModifier) -> None:
        """Follow the keys that are held, also while the hand rests."""
        if self.is_active and modifiers != self._modifiers:
            self._modifiers = modifiers
            self._follow()

    def renew(self) -> None:
        """Go on over another week or another geometry; what it does may be another thing, so that is told."""
        if self.is_active:
            self._follow(is_told=True)

    def _is_over_a_day(self) -> bool:
        ground = self._ground.viewport()
        return ground.rect().contains(self._at) or self._day_elsewhere() is not None

    def _day_elsewhere(self) -> date | None:
        """Return the day under the hand where that is outside of the grid, on a month for instance."""
        ground, held = self._ground.viewport(), self._held
        if ground.rect().contains(self._at) or held is None or held.grip is not Grip.WHOLE or not held.rows:
            return None
        return self.day_elsewhere(ground.mapToGlobal(self._at))

    def _within(self, band: QRect) -> tuple[str, ...]:
        return tuple(block.row.id for block in self._board.blocks if block.place().intersects(band))

    # -- following

    def _take_hold(self, point: QPoint, rows: tuple[BlockRow, ...], grip: Grip) -> None:
        shown, geometry = self._ground.rows, self._ground.grid_geometry
        if shown is None or geometry is None:
            return
        day = geometry.day_at(point.x())
        if day is None:
            return
        self._pressed = self._at = point
        self._held = Held(shown.first_day, rows, grip, day, self._minute_at(point, geometry))

    def _follow(self, *, is_told: bool = False) -> None:
        held, shown, geometry = self._held, self._ground.rows, self._ground.grid_geometry
        if held is None or shown is None or geometry is None:
            return
        if self._drag is None:
            self._begin(held)
        hand = self._hand(held, shown, geometry)
        drag = drag_of(held, hand, self._edges(held, hand, shown, geometry))
        is_told = is_told or drag != self._drag
        self._drag = drag
        self._show(held, drag, shown, geometry)
        if is_told:
            self.changed.emit(drag)
        self._watch_edges(geometry)

    def _begin(self, held: Held) -> None:
        for row in held.rows:
            block = self._board.block(row.id)
            if block is not None:
                self._board.hold(block, _FADED)

    def _hand(self, held: Held, shown: GridRows, geometry: GridGeometry) -> Hand:
        elsewhere = self._day_elsewhere()
        if elsewhere is not None:
            is_copying = bool(self._modifiers & Qt.KeyboardModifier.ControlModifier)
            return Hand(elsewhere, 0, held.minute, is_copying=is_copying, is_elsewhere=True)
        is_drawing = not held.rows
        day = held.day if is_drawing else geometry.nearest_day(self._at.x())
        return Hand(
            week=shown.first_day,
            day=day,
            minute=self._minute_at(self._at, geometry),
            is_fine=bool(self._modifiers & Qt.KeyboardModifier.AltModifier),
            is_copying=bool(self._modifiers & Qt.KeyboardModifier.ControlModifier),
        )

    def _edges(self, held: Held, hand: Hand, shown: GridRows, geometry: GridGeometry) -> Edges:
        if hand.is_fine or hand.is_elsewhere:
            return Edges()
        day = hand.day if held.grip is Grip.WHOLE else held.day
        but = frozenset(row.id for row in held.rows) if not hand.is_copying else frozenset[str]()
        return edges_of(shown.sessions, shown.days[day].available, day, but, geometry.minutes_of(_SNAP))

    def _minute_at(self, point: QPoint, geometry: GridGeometry) -> float:
        top = self._ground.verticalScrollBar().value()
        return geometry.hours.first * 60 + (point.y() + top) * 60 / geometry.hour

    # -- what is seen

    def _show(self, held: Held, drag: Drag, shown: GridRows, geometry: GridGeometry) -> None:
        targets = [place for landing in drag.landings if (place := self._place(landing, shown, geometry))]
        if drag.kind is DragKind.MOVE and self._pressed is not None:
            lifted = self._lifted_from.translated(self._at - self._pressed)
            self.layer.show_drag(targets, held.rows[0], lifted)
        elif drag.kind is DragKind.RESIZE and targets:
            self.layer.show_drag((), held.rows[0], targets[0])
        else:
            self.layer.show_drag(targets, None, None)

    def _place(self, landing: Landing, shown: GridRows, geometry: GridGeometry) -> QRect | None:
        day = shown.number_of(landing.day)
        if day is None:
            return None
        top = self._ground.verticalScrollBar().value()
        return geometry.block_rect(day, landing.start, landing.end).translated(0, -top)

    def _let_go(self) -> None:
        self._scroll.stop()
        self._turn.stop()
        was_active = self.is_active
        self._held = self._drag = self._pressed = self._band = None
        self._is_from_outside = False
        self.layer.leave()
        self._board.let_go()
        if was_active:
            self.ended.emit()

    # -- edges of the window

    def _watch_edges(self, geometry: GridGeometry) -> None:
        if self._scroll_way():
            if not self._scroll.isActive():
                self._scroll.start()
        else:
            self._scroll.stop()
        if not self._turn_way(geometry):
            self._turn.stop()
        elif not self._turn.isActive():
            self._turn.start()

    def _scroll_way(self) -> int:
        if self._day_elsewhere() is not None:
            return 0
        height = self._ground.viewport().height()
        return (self._at.y() > height - _EDGE) - (self._at.y() < _EDGE)

    def _turn_way(self, geometry: GridGeometry) -> int:
        is_moved = self._held is not None and self._held.rows and self._held.grip is Grip.WHOLE
        if not is_moved or self._is_from_outside or self._day_elsewhere() is not None:
            return 0
        return (self._at.x() >= geometry.width - _SIDE) - (self._at.x() < geometry.axis)

    def _scroll_on(self) -> None:
        bar, way = self._ground.verticalScrollBar(), self._scroll_way()
        before = bar.value()
        bar.setValue(before + way * _SCROLL_BY)
        if bar.value() == before:
            self._scroll.stop()
        else:
            self._follow()

    def _turn_on(self) -> None:
        geometry = self._ground.grid_geometry
        way = 0 if geometry is None else self._turn_way(geometry)
        if way:
            self.turn_wanted.emit(way)
            self._follow()
