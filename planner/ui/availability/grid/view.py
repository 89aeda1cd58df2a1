"""The grid on which hours are painted, with the mouse or by keyboard alone."""

from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from planner.domain.painting import Brush
from planner.i18n import _
from planner.ui.availability.grid.body import WeekBody
from planner.ui.availability.grid.keys import BRUSH_KEYS, STEPS, step_of
from planner.ui.availability.grid.painter import paint_cursor, paint_stroke, stroke_rects
from planner.ui.availability.grid.stroke import Cell, Stroke, cell_at, cursor_at, moved, stroke_words
from planner.ui.availability.grid.tip import StrokeTip
from planner.ui.theme import Theme
from planner.ui.week.grid.geometry import GridGeometry

_SCROLL_EDGE: Final = 24
_SCROLL_MS: Final = 40
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ERASE: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_POINTING: Final = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)


class PaintGrid(WeekBody):
    """Nothing changes here: what is painted is told, and comes back as rows.

    Signals:
        painted: the ``PaintWish`` of a stroke that was made.
        tried: the ``PaintWish`` of a stroke that is being made, or None when it is no more.
        brush_wished: the ``Brush`` whose key was pressed.
        menu_requested: a weekday (0 is Monday) whose menu is wanted, and a place on the screen.

    Attributes:
        tip: the label beside the stroke.
    """

    painted = Signal(object)
    tried = Signal(object)
    brush_wished = Signal(object)
    menu_requested = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None, least_hour: int | None = None) -> None:
        super().__init__(parent, least_hour)
        self._brush, self._step = Brush.AVAILABLE, 15
        self._stroke: Stroke | None = None
        self._cursor: Stroke | None = None
        self._is_by_keys = False  # whether the cursor is what one looks at
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.header.menu_requested.connect(self._open_menu)
        self.tip = StrokeTip(self.viewport())
        self._scroller = QTimer(self)
        self._scroller.setInterval(_SCROLL_MS)
        self._scroller.timeout.connect(self._scroll_on)
        self._held_at = QPoint()  # where the mouse is, also beyond the edges

    # -- what is shown

    @property
    def stroke(self) -> Stroke | None:
        """The stroke of the mouse that is being made."""
        return self._stroke

    @property
    def cursor_stroke(self) -> Stroke | None:
        """The cells that the keyboard is on."""
        return self._cursor

    def cursor_weekday(self) -> int:
        """Return the weekday (0 is Monday) of the cursor, or the first one that is shown."""
        column = 0 if self._cursor is None else self._cursor.at.column
        return 0 if self.week is None else self.week.weekdays[column]

    def set_brush(self, brush: Brush) -> None:
        """Paint with another brush, also what is chosen already."""
        self._brush = brush
        if self._cursor is not None and not self._cursor.is_one_cell:
            self._try(self._cursor)

    def set_step(self, minutes: int) -> None:
        """Paint in steps of so many minutes."""
        self._step = minutes
        if self._cursor is not None:
            self._cursor = cursor_at(self._cursor.at, minutes)
        self.viewport().update()

    def show_effect(self, words: str) -> None:
        """Say beside the stroke what it does."""
        shown = self._stroke or self._cursor
        if shown is not None and self.tip.isVisible():
            self._show_tip(shown, words)

    def cancel(self) -> None:
        """Give the stroke up; nothing is painted."""
        self._scroller.stop()
        self._stroke = None
        self.tip.hide()
        self.tried.emit(None)
        self.viewport().update()

    # -- the stroke

    def _begin(self, place: QPoint, is_whole: bool) -> None:
        self._is_by_keys, self._held_at = False, place
        cell = self._cell_at(place)
        if cell is not None:
            self._cursor = cursor_at(cell, self._step)
            self._stroke = Stroke(cell, cell, self._step, is_whole)
            self._try(self._stroke)
            self._scroller.start()

    def _extend(self, place: QPoint, is_whole: bool) -> None:
        self._held_at = place
        if self._stroke is None or self.grid_geometry is None:
            return
        column = (place.x() - self.grid_geometry.axis) // max(1, self.grid_geometry.column)
        at = cell_at(column, self.grid_geometry.minute_at(place.y() + self.top), self._step)
        stroke = Stroke(self._stroke.begin, at, self._step, is_whole)
        if stroke != self._stroke:
            self._stroke = stroke
            self._try(stroke)

    def _finish(self, stroke: Stroke, brush: Brush) -> None:
        """Tell what was painted; the cursor stays where the stroke ended."""
        self._cursor = cursor_at(stroke.at, self._step)
        week = self.week
        self.cancel()
        if week is not None:
            self.painted.emit(stroke.wish(week.weekdays, brush))

    def _try(self, stroke: Stroke) -> None:
        """Show a stroke, and tell it."""
        if self.week is None:
            return
        self._show_tip(stroke, "")
        self.viewport().update()
        self.tried.emit(stroke.wish(self.week.weekdays, self._brush))

    def _show_tip(self, stroke: Stroke, effect: str) -> None:
        if self.grid_geometry is None:
            return
        self.tip.say(stroke_words(stroke, self.locale_words), effect)
        self.tip.show_near(stroke_rects(self.grid_geometry, stroke)[-1].translated(0, -self.top))

    def _cell_at(self, place: QPoint) -> Cell | None:
        column = self.grid_geometry.day_at(place.x()) if self.grid_geometry else None
        if column is None or self.grid_geometry is None:
            return None
        return cell_at(column, self.grid_geometry.minute_at(place.y() + self.top), self._step)

    def _scroll_on(self) -> None:
        """Scroll by a step while the mouse is held at the upper or lower edge, and take the stroke along."""
        if not QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self.cancel()  # it was let go where this is not told, as over a menu
            return
        place = self._held_at
        bar, height = self.verticalScrollBar(), self.viewport().height()
        way = -1 if place.y() < _SCROLL_EDGE else 1 if place.y() > height - _SCROLL_EDGE else 0
        before = bar.value()
        bar.setValue(before + way * bar.singleStep() // 2)
        if bar.value() != before and self._stroke is not None:
            self._extend(place, self._stroke.is_whole)

    # -- the cursor

    def _move(self, columns: int, minutes: int, *, extends: bool) -> None:
        self._cursor = moved(self._cursor or self._first_cursor(), columns, minutes, extends=extends)
        self._reveal(self._cursor)
        self.viewport().update()
        if self._cursor.is_one_cell:
            self._put_tip_away()
        else:
            self._try(self._cursor)
        self._tell_cursor(self._cursor)

    def _first_cursor(self) -> Stroke:
        earliest = None if self.week is None else self.week.earliest
        return cursor_at(Cell(0, 9 * 60 if earliest is None else earliest), self._step)

    def _put_tip_away(self) -> None:
        if self.tip.isVisible():
            self.tip.hide()
            self.tried.emit(None)

    def _reveal(self, cursor: Stroke) -> None:
        """Scroll as little as it takes to have the cursor's cell in sight."""
        if self.grid_geometry is None:
            return
        top = self.grid_geometry.y(cursor.at.minute) - self.grid_geometry.hour // 2
        bottom = self.grid_geometry.y(cursor.at.minute + cursor.step) + self.grid_geometry.hour // 2
        bar = self.verticalScrollBar()
        bar.setValue(max(min(bar.value(), top), bottom - self.viewport().height()))

    def _tell_cursor(self, cursor: Stroke) -> None:
        """Let screen readers say where the cursor is, and what is there."""
        if self.week is None:
            return
        day = self.week.days[cursor.at.column]
        minute = cursor.at.minute
        piece = next((each for each in day.pieces if each.start <= minute < each.end), None)
        kind = _("no study") if piece is None else _("preferred") if piece.preferred else _("available")
        words = f"{day.name} {stroke_words(cursor, self.locale_words)}, {kind}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _collapse(self) -> bool:
        """Let the cursor be one cell again; return whether it was more."""
        if self._cursor is None or self._cursor.is_one_cell:
            return False
        self._cursor = cursor_at(self._cursor.at, self._step)
        self._put_tip_away()
        self.viewport().update()
        return True

    def _open_menu(self, column: int, place: QPoint) -> None:
        if self.week is not None:
            self.menu_requested.emit(self.week.days[column].weekday, place)

    # -- events

    def paint_over(self, painter: QPainter, geometry: GridGeometry, theme: Theme) -> None:
        if self._stroke is not None:
            paint_stroke(painter, geometry, self._stroke, self._brush, theme)
        elif self._cursor is not None and self._is_by_keys and self.hasFocus():
            paint_cursor(painter, geometry, self._cursor, theme)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position().toPoint(), _is_shifted(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._extend(event.position().toPoint(), _is_shifted(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._stroke is not None:
            self._finish(self._stroke, self._brush)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._stroke is not None:
            self.cancel()  # the menu takes the mouse, and with it the end of the stroke
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._open_menu_of_cursor()
            return
        cell = self._cell_at(event.pos())
        if cell is not None:
            self._open_menu(cell.column, event.globalPos())

    def _open_menu_of_cursor(self) -> None:
        cursor = self._cursor or self._first_cursor()
        if self.grid_geometry is not None:
            place = self.grid_geometry.column_rect(cursor.at.column, cursor.at.minute, cursor.at.minute + 1)
            shown = place.translated(0, -self.top).bottomLeft()
            self._open_menu(cursor.at.column, self.viewport().mapToGlobal(shown))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._is_by_keys = event.reason() not in _POINTING
        self._cursor = self._cursor or self._first_cursor()
        if self._is_by_keys:
            self._reveal(self._cursor)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._collapse()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._is_by_keys = self._is_by_keys or event.key() in STEPS
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        extends = modifiers == Qt.KeyboardModifier.ShiftModifier
        if key in STEPS and (extends or not modifiers):
            self._move(*step_of(key, self._step), extends=extends)
        elif modifiers:
            event.ignore()
        elif key in BRUSH_KEYS:
            self.brush_wished.emit(BRUSH_KEYS[key])
        elif key in _ENTER and self._cursor is not None:
            self._finish(self._cursor, self._brush)
        elif key in _ERASE and self._cursor is not None:
            self._finish(self._cursor, Brush.ERASE)
        elif not (key == Qt.Key.Key_Escape and self._step_back()):
            event.ignore()

    def _step_back(self) -> bool:
        """Give up what is begun; return whether anything was."""
        if self._stroke is not None:
            self.cancel()
            return True
        return self._collapse()


def _is_shifted(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
