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
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from planner.ui.theme import current_theme, theme_holder
from planner.ui.week.grid.block_access import tell_blocks_apart
from planner.ui.week.grid.block_board import BlockBoard
from planner.ui.week.grid.block_selection import BlockSelection
from planner.ui.week.grid.block_steps import Step, block_to_start_at
from planner.ui.week.grid.empty_week_card import EmptyWeekCard
from planner.ui.week.grid.fit import Anchor, first_minute, fit
from planner.ui.week.grid.geometry import GridGeometry
from planner.ui.week.grid.grid_drag import GridDrag
from planner.ui.week.grid.header import WeekHeader
from planner.ui.week.grid.locale import GridLocale
from planner.ui.week.grid.now_line import minute_of, now_line, place_marker, strips_at
from planner.ui.week.grid.overlays import FocusEdge, NowMarker
from planner.ui.week.grid.painter import Ground, paint_ground
from planner.ui.week.grid.session_block import SessionBlock
from planner.ui.week.grid.slot import SlotCursor
from planner.ui.week.grid.values import GridRows
from planner.ui.week.grid.wheel import WeekClicks, turned, zoomed

_CARD_MIDDLE: Final = 0.46  # of the grid's height
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


class WeekGridView(QAbstractScrollArea):
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
        board: the blocks.
        drag: follows what is dragged.
        slot: the free time that was clicked.
        header: the head with the days.
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
        self._locale = GridLocale()
        self._rows: GridRows | None = None
        self._now: datetime | None = None
        self._geometry: GridGeometry | None = None
        self._folds_weekend = False
        self._zoom: int | None = None  # the height of an hour that was chosen; None is whatever fits
        self._is_first_scroll = True
        self._is_laying_out = False
        self._clicks = WeekClicks()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.addScrollBarWidget(WeekHeader(self), Qt.AlignmentFlag.AlignTop)
        self.header = WeekHeader(self)
        self._card = EmptyWeekCard(self)
        self._card.hide()
        self._edge = FocusEdge(self)
        self._marker = NowMarker(self.viewport())
        self.board = BlockBoard(self.viewport(), self._marker)
        self.slot = SlotCursor(self.viewport())
        self.drag = GridDrag(self, self.board, self)
        self.board.pointer = self.drag
        self._selection = BlockSelection(self.board, self)
        self._connect()
        self._restyle()

    def _connect(self) -> None:
        self._card.requested.connect(self.empty_action_requested)
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
        theme_holder().changed.connect(self._restyle)

    # -- what is shown

    @property
    def selected(self) -> str | None:
        """The id of the selected session."""
        return self._selection.selected

    @property
    def grid_geometry(self) -> GridGeometry | None:
        """Where days and minutes lie; None before the first rows."""
        return self._geometry

    @property
    def rows(self) -> GridRows | None:
        """What is shown; None before the first rows."""
        return self._rows

    def dragged_with(self, id: str) -> Sequence[str]:
        """Return the ids that go along with a session, itself included."""
        group = self._selection.group
        return group if id in group else (id,)

    @property
    def group(self) -> tuple[str, ...]:
        """The ids of all selected sessions, that with the focus first."""
        return self._selection.group

    def fold_weekend(self, is_folded: bool) -> None:
        """Make the days of the weekend narrow, or as wide as the others."""
        self._folds_weekend = is_folded
        self._lay_out()

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

    def show_rows(self, rows: GridRows) -> None:
        """Show a week. Blocks stay with their sessions, so that selection, focus and scroll are kept."""
        before, self._rows, self._now = self._rows, rows, rows.now
        if rows == before:
            return
        if before is None or before.first_day != rows.first_day:
            self._is_first_scroll = True
        self.setAccessibleName(rows.name)
        self.setAccessibleDescription(rows.description)
        self.header.show_days(rows.days, rows.now.date())
        self._show_blocks(rows)
        self._card.setVisible(rows.empty is not None)
        if rows.empty is not None:
            self._card.show_week(rows.empty)
        self._lay_out()
        self.drag.renew()
        if before is None or _ground_of(before) != _ground_of(rows):
            self.viewport().update()

    def set_now(self, now: datetime) -> None:
        """Move the line of now. On the same day little else is painted again."""
        before, self._now = self._now, now
        if self._rows is None or before is None:
            return
        if before.date() != now.date():
            self.header.show_days(self._rows.days, now.date())
            self.viewport().update()
        for moment in (before, now):
            self._update_strips(moment)
        self._place_marker()
        self._begin_keys(self._rows)

    def select(self, id: str | None) -> None:
        """Select a session, or none; an id that is not shown selects none. The focus follows in the grid."""
        self._selection.select(id)

    def _show_blocks(self, rows: GridRows) -> None:
        self._selection.leave_lost(rows.sessions)
        self.board.show_sessions(rows.sessions)
        self.board.show_busy(rows.busy)
        self._begin_keys(rows)

    def _begin_keys(self, rows: GridRows) -> None:
        now = rows.now if self._now is None else self._now
        today = rows.number_of(now.date())
        self._selection.begin_at(block_to_start_at(rows.sessions, today, minute_of(now)))

    # -- layout

    def _lay_out(self, anchor: Anchor | None = None) -> None:
        """Fit the grid into its window; the minute of `anchor` stays at its line."""
        if self._rows is None or self._is_laying_out:
            return
        self._is_laying_out = True
        before = self._geometry
        anchor = anchor or Anchor.at(before, self._top, 0)
        self._set_scroll_range(self._fit(self._rows))
        # The scroll bar may have come or gone, and the columns have another width now.
        geometry = self._geometry = self._fit(self._rows)
        self.verticalScrollBar().setValue(self._scroll_value(self._rows, geometry, anchor))
        self.header.show_geometry(geometry)
        self.board.place(geometry, self._top)
        self._place_marker()
        self.slot.place(self._rows, geometry, self._top)
        self._place_frame(geometry)
        if geometry != before:
            self.viewport().update()
        self._is_laying_out = False

    def _fit(self, rows: GridRows) -> GridGeometry:
        theme, size = current_theme(), self.viewport().size()
        return fit(rows, size, self._zoom, theme, self._locale, folds_weekend=self._folds_weekend)

    def _set_scroll_range(self, geometry: GridGeometry) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, geometry.scroll_range)
        bar.setPageStep(geometry.height)
        bar.setSingleStep(geometry.hour // 2)

    def _scroll_value(self, rows: GridRows, geometry: GridGeometry, anchor: Anchor) -> int:
        if not self._is_first_scroll:
            return anchor.scroll_value(geometry)
        # Until the window is shown, its size is not the last one.
        self._is_first_scroll = not self.isVisible()
        return geometry.y(first_minute(rows, self._now or rows.now)) - geometry.hour // 2

    @property
    def _top(self) -> int:
        """How far the body is scrolled."""
        return self.verticalScrollBar().value()

    def _place_frame(self, geometry: GridGeometry) -> None:
        """Put what stands over the body into place: the head, the card, the ring."""
        height = self.header.sizeHint().height()
        self.header.setGeometry(0, 0, self.viewport().width(), height)
        self._edge.setGeometry(self.rect())
        left = geometry.axis + (geometry.width - geometry.axis - self._card.width()) // 2
        top = round(self.height() * _CARD_MIDDLE - self._card.height() / 2)
        self._card.move(left, max(height, top))

    def _restyle(self) -> None:
        """Take the sizes and colours of the theme."""
        self.setViewportMargins(0, self.header.sizeHint().height(), 0, 0)
        self.board.forget_texts()
        self._card.fit()
        self._show_codes()
        self._lay_out()
        self.viewport().update()
        self.header.update()

    def _show_codes(self) -> None:
        """Write the two letters of each track on its blocks where colours alone shall not tell them."""
        theme = current_theme()
        self.board.show_codes({track.id: track.code for track in theme.tracks} if theme.high_contrast else {})

    def _reveal(self, block: SessionBlock) -> None:
        """Scroll as little as it takes to have all of a block in sight."""
        place, height = block.place(), self.viewport().height()
        top = place.top() - _REVEAL_MARGIN
        bottom = min(place.bottom() + _REVEAL_MARGIN, top + height)
        if top < 0 or bottom > height:
            self.verticalScrollBar().setValue(self._top + (top if top < 0 else bottom - height))

    # -- now

    def _now_line(self) -> tuple[int, int] | None:
        if self._rows is None or self._now is None or self._geometry is None:
            return None
        return now_line(self._rows, self._geometry, self._now)

    def _place_marker(self) -> None:
        place_marker(self._marker, self._now_line(), self._geometry, self._top)

    def _update_strips(self, moment: datetime) -> None:
        if self._geometry is not None:
            for strip in strips_at(self._geometry, moment, current_theme().line("caption"), self._top):
                self.viewport().update(strip)

    # -- events

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._rows is None or self._now is None or self._geometry is None:
            return
        line = self._now_line()
        ground = Ground(
            geometry=self._geometry,
            top=self._top,
            available=[column.available for column in self._rows.days],
            today=self._rows.number_of(self._now.date()),
            now=None if line is None else line[1],
            locale=self._locale,
        )
        paint_ground(QPainter(self.viewport()), ground, current_theme(), event.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._selection.hand_on_focus(event.reason()):
            return
        self._selection.renew_tab_stop()
        self._edge.setVisible(event.reason() not in _POINTING)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._selection.renew_tab_stop()
        self._edge.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.drag.press_ground(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.drag.move(event.position().toPoint(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.drag.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._put_slot_at(event.position().toPoint()):
            self.ground_activated.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of a free time, or by the key of one that was clicked before."""
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

    def _zoom_by(self, delta: int, line: int) -> None:
        """Make the hours higher or lower; what is at a line of the window stays there."""
        if self._geometry is None:
            return
        zoom = zoomed(self._geometry.hour, delta)
        if zoom != self._geometry.hour:
            anchor = Anchor.at(self._geometry, self._top, line)
            self._zoom = zoom
            self._lay_out(anchor)


def _ground_of(rows: GridRows) -> object:
    """What the ground is painted from."""
    return rows.first_day, rows.now.replace(second=0, microsecond=0), [day.available for day in rows.days]
