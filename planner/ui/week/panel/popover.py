"""The details of a session beside its block, for windows without room for the panel."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from planner.ui.shared.compositing import is_composited
from planner.ui.theme import current_theme
from planner.ui.week.panel.details_rows import SessionDetails
from planner.ui.week.panel.details_view import DetailsView
from planner.ui.widgets.soft_shadow import SHADOW, paint_shadow
from planner.ui.widgets.tab_walk import step_focus

_WIDTH: Final = 322
_GAP: Final = 8
_SHARE: Final = 0.7


class DetailsPopover(QFrame):
    """A pop-up that a click outside, or Escape, closes.

    Where the desktop cannot show round corners and a shadow, it is a plain frame, as menus are.

    Signals:
        closed: it went.

    Attributes:
        details: the details; their buttons do the actions that they are given.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        flags = Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        super().__init__(parent, flags)
        self._shadow = 0
        self.details = DetailsView()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.details)

    def show_beside(self, block: QRect, details: SessionDetails) -> None:
        """Show a session beside its block, whose place on the screen is given; it stays inside the window."""
        self.details.show_details(details)
        self._take_shape()
        self.setGeometry(self._place(block))
        self.show()
        self.details.focus_first()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, bool(self._shadow))
        frame = QRectF(self.rect()).adjusted(self._shadow, self._shadow, -self._shadow, -self._shadow)
        radius = float(theme.radius("window")) if self._shadow else 0.0
        if self._shadow:
            paint_shadow(painter, frame, radius)
        painter.setPen(QPen(theme.color("line.default"), 1))
        painter.setBrush(theme.color("bg.raised"))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        return step_focus(self, forwards)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def _take_shape(self) -> None:
        """Be soft or plain, before there is a window, for it cannot change afterwards."""
        if not self.testAttribute(Qt.WidgetAttribute.WA_WState_Created):
            is_soft = is_composited()
            self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, is_soft)
            self._shadow = SHADOW if is_soft else 0
            edge = self._shadow + 1
            self.setContentsMargins(edge, edge, edge, edge)

    def _place(self, block: QRect) -> QRect:
        room = self._room()
        width = round(_WIDTH * max(1.0, current_theme().scale))
        # What does not fit is scrolled to, so that the week behind stays in sight.
        height = min(self.details.height_for(width - 2) + 2, round(room.height() * _SHARE))
        left = block.right() + _GAP
        if left + width > room.right():
            left = block.left() - _GAP - width
        left = max(room.left(), min(left, room.right() + 1 - width))
        top = max(room.top(), min(block.top(), room.bottom() + 1 - height))
        more = self._shadow
        return QRect(left, top, width, height).adjusted(-more, -more, more, more)

    def _room(self) -> QRect:
        """Where the pop-up may lie: the window it belongs to, as far as the screen shows it."""
        owner = self.parentWidget()
        if owner is None:
            return QGuiApplication.primaryScreen().availableGeometry()
        window = owner.window()
        visible = window.screen().availableGeometry().intersected(window.geometry())
        return visible.adjusted(_GAP, _GAP, -_GAP, -_GAP)
