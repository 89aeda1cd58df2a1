"""One session in the week grid: a widget that paints itself and tells what is done with it."""

from typing import Final, Protocol

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleStateChangeEvent,
    QContextMenuEvent,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from planner.domain.session import SessionState
from planner.ui.theme import current_theme
from planner.ui.week.grid.block_look import paint_block
from planner.ui.week.grid.block_text import BlockText, has_glyph, lay_out
from planner.ui.week.grid.snapping import Grip
from planner.ui.week.grid.values import BlockRow
from planner.ui.widgets.label import plain_tool_tip

RING: Final = 3
"""Room around a block for the ring of the selected one, in pixels."""

_LEAST_TARGET: Final = 24
_GRIP: Final = 6  # so much of the upper and the lower edge resizes
_CURSORS: Final = {
    Grip.WHOLE: Qt.CursorShape.ArrowCursor,
    Grip.TOP: Qt.CursorShape.SizeVerCursor,
    Grip.BOTTOM: Qt.CursorShape.SizeVerCursor,
}


class BlockPointer(Protocol):
    """What follows the mouse after a press on a block."""

    def press_block(self, block: "SessionBlock", event: QMouseEvent) -> None:
        """Take hold of a block."""

    def move(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Follow to a point of the block's parent."""

    def release(self) -> None:
        """Let go."""

    def cancel(self) -> bool:
        """Put everything back."""


class SessionBlock(QWidget):
    """A block with room for its ring around it.

    Signals, all with the id of the session:
        focused: it got the keyboard focus, by a key or a click.
        activated: it was double-clicked.
        mark_clicked: the sign of its state was clicked.
        menu_requested: its context menu is wanted at a place on the screen.
        action_wished: assistive technology asks for one of the page's actions, by its id.

    Attributes:
        access: what assistive technology is told of it, once it has asked.
    """

    focused = Signal(str)
    activated = Signal(str)
    mark_clicked = Signal(str)
    menu_requested = Signal(str, QPoint)
    action_wished = Signal(str, str)

    def __init__(self, row: BlockRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_selected = False
        self._code = ""
        self._text: BlockText | None = None
        self._mark_pressed = False
        self._opacity = 1.0
        self.pointer: BlockPointer | None = None
        self.access: object | None = None
        self.setMouseTracking(True)
        self.setProperty("passing", True)  # it is gone, or another session's, whenever rows come
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._row = row
        self._say_row()

    @property
    def row(self) -> BlockRow:
        """What it shows."""
        return self._row

    @property
    def is_selected(self) -> bool:
        """Whether the ring is around it."""
        return self._is_selected

    @property
    def text(self) -> BlockText:
        """Its text as it is laid out now."""
        if self._text is None:
            place = self._inside()
            self._text = lay_out(self._row, place.width(), place.height(), current_theme(), self._code)
        return self._text

    def show_row(self, row: BlockRow) -> None:
        """Show the session as it is now; nothing is painted again where it is the same."""
        if row != self._row:
            has_other_state = row.state is not self._row.state
            self._row = row
            self._say_row()
            self.forget_text()
            if has_other_state and QAccessible.isActive():
                self._tell_state()

    def show_code(self, code: str) -> None:
        """Write the code of the track before the title; "" writes none."""
        if code != self._code:
            self._code = code
            self.forget_text()

    def set_selected(self, is_selected: bool) -> None:
        """Draw the ring around it, or not."""
        if is_selected != self._is_selected:
            self._is_selected = is_selected
            self.update()

    def set_opacity(self, opacity: float) -> None:
        """Draw it faintly, as while a copy of it is in the hand, or fully with 1."""
        if opacity != self._opacity:
            self._opacity = opacity
            self.update()

    def grip_at(self, point: QPoint) -> Grip:
        """What of the session the hand holds at a point."""
        inside = self._inside()
        if not can_be_held(self._row) or inside.height() < _LEAST_TARGET:
            return Grip.WHOLE
        if point.y() < inside.top() + _GRIP:
            return Grip.TOP
        return Grip.BOTTOM if point.y() > inside.bottom() - _GRIP else Grip.WHOLE

    def set_place(self, place: QRect) -> None:
        """Put the block, without its ring, into `place` of the parent."""
        self.setGeometry(place.adjusted(-RING, -RING, RING, RING))

    def place(self) -> QRect:
        """The place of the block in the parent, without its ring."""
        return self.geometry().adjusted(RING, RING, -RING, -RING)

    def forget_text(self) -> None:
        """Lay the text out again when it is next painted, as for another theme."""
        self._text = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._text = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self._opacity)
        painter.translate(RING, RING)
        size = self._inside().size()
        is_hovered = self.underMouse()
        paint_block(painter, size, self._row, self.text, current_theme(), is_hovered, self._is_selected)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(self._row.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._mark_pressed = is_left and self._is_on_mark(event.position().toPoint())
        if is_left and not self._mark_pressed and self.pointer is not None:
            self.pointer.press_block(self, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if not event.buttons():
            if self.pointer is not None:
                self.pointer.cancel()  # the release went elsewhere
            self.setCursor(_CURSORS[self.grip_at(point)])
        elif self.pointer is not None:
            self.pointer.move(self.mapToParent(point), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._mark_pressed and self._is_on_mark(event.position().toPoint()):
            self.mark_clicked.emit(self._row.id)
        elif event.button() == Qt.MouseButton.LeftButton and self.pointer is not None:
            self.pointer.release()
        self._mark_pressed = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and not self._is_on_mark(event.position().toPoint()):
            self.activated.emit(self._row.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.pointer is not None:
            self.pointer.cancel()
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.mapToGlobal(self._inside().center())
        self.menu_requested.emit(self._row.id, place)

    def _tell_state(self) -> None:
        changed = QAccessible.State()
        changed.checked = True
        QAccessible.updateAccessibility(QAccessibleStateChangeEvent(self, changed))

    def _inside(self) -> QRect:
        return self.rect().adjusted(RING, RING, -RING, -RING)

    def _is_on_mark(self, point: QPoint) -> bool:
        mark = self.text.mark
        if mark is None or not has_glyph(self._row):
            return False
        more = (_LEAST_TARGET - mark.width()) // 2
        return mark.translated(RING, RING).adjusted(-more, -more, more, more).contains(point)

    def _say_row(self) -> None:
        self.setAccessibleName(self._row.name)
        self.setAccessibleDescription(self._row.description)
        self.setToolTip(plain_tool_tip(self._row.tip))


def can_be_held(row: BlockRow) -> bool:
    """Whether a session can be moved: it was not answered, and it is no exam."""
    return not row.is_exam and row.state in (SessionState.PLANNED, SessionState.MISSED)
