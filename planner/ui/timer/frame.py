"""The frame of the focus timer: a window without title bar that is dragged, pinned, and put where it was."""

from typing import Final

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from planner.ui.shared.compositing import is_composited
from planner.ui.theme import current_theme
from planner.ui.timer.choices import TimerChoices
from planner.ui.timer.header import TimerHeader

_FROM_CORNER: Final = 24
_SEEN_FROM: Final = QPoint(20, 10)  # what has to be on a screen, so that the window can be taken hold of


def can_be_placed() -> bool:
    """Return whether windows can be kept above others and put somewhere; Wayland lets them do neither."""
    return not QGuiApplication.platformName().startswith("wayland")


class TimerFrame(QWidget):
    """Round where the desktop can show that, and at first in the lower right corner of the screen.

    Attributes:
        header: its thin head, with the buttons that pin and hide it.
    """

    def __init__(self, choices: TimerChoices) -> None:
        """Stay above others, and stand, as the choices say."""
        super().__init__(None, _flags(choices.is_on_top))
        self._choices = choices
        self._dragged_from: QPoint | None = None
        self._is_soft = is_composited()
        self.header = TimerHeader()
        self.header.pin.setVisible(can_be_placed())
        self.header.pin.setChecked(choices.is_on_top)
        self.header.pin.toggled.connect(self._set_on_top)
        self.header.hide_button.clicked.connect(self.close)
        # Closing the main window ends the program; the timer is kept, and there again with the next one.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, self._is_soft)

    def put_in_place(self) -> None:
        """Stand where it stood last, if that can still be seen."""
        if not can_be_placed():
            return
        room = self.screen().availableGeometry()
        corner = room.bottomRight() - QPoint(self.width() + _FROM_CORNER, self.height() + _FROM_CORNER)
        place = self._choices.place
        is_in_sight = place is not None and QGuiApplication.screenAt(place + _SEEN_FROM) is not None
        self.move(place if place is not None and is_in_sight else corner)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if can_be_placed():
            self._choices.place = self.pos()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self._is_soft)
        radius = float(theme.radius("card")) if self._is_soft else 0.0
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.fillPath(frame, theme.color("bg.raised"))
        if self.header.isVisible():
            painter.save()
            painter.setClipRect(self.header.geometry())
            painter.fillPath(frame, theme.color("bg.window"))
            painter.restore()
        painter.strokePath(frame, QPen(theme.color("line.default"), 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Be dragged by whatever is no button."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if not self.windowHandle().startSystemMove():
            self._dragged_from = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is not None:
            self.move(event.globalPosition().toPoint() - self._dragged_from)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._dragged_from = None

    def _set_on_top(self, is_on_top: bool) -> None:
        """Stay above the others or not. Qt hides a window whose kind changes; it comes back at its place."""
        self._choices.is_on_top = is_on_top
        self.setWindowFlags(_flags(is_on_top))
        self.show()
        self.header.pin.setFocus()


def _flags(is_on_top: bool) -> Qt.WindowType:
    flags = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint
    return flags | Qt.WindowType.WindowStaysOnTopHint if is_on_top and can_be_placed() else flags
