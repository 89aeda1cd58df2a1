"""The details of a session beside its block, for windows without room for the panel."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from planner.ui.theme import current_theme
from planner.ui.week.panel.details_rows import SessionDetails
from planner.ui.week.panel.details_view import DetailsView

_WIDTH: Final = 322
_SHADOW: Final = 20
_DROP: Final = 6
_GAP: Final = 8
_SHARE: Final = 0.7
_STEPS: Final = 10


class DetailsPopover(QFrame):
    """A pop-up that a click outside, or Escape, closes.

    Attributes:
        details: the details; their signals tell what is wished of the session.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        flags = Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        super().__init__(parent, flags)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.details = DetailsView()
        column = QVBoxLayout(self)
        column.setContentsMargins(_SHADOW + 1, _SHADOW + 1, _SHADOW + 1, _SHADOW + 1)
        column.addWidget(self.details)

    def show_beside(self, block: QRect, details: SessionDetails) -> None:
        """Show a session beside its block, whose place on the screen is given; it stays inside the window."""
        self.details.show_details(details)
        self.setGeometry(self._place(block))
        self.show()
        self.details.focus_first()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        radius = float(theme.radius("window"))
        _paint_shadow(painter, frame, radius, 0.5 if theme.is_dark else 0.2)
        painter.setPen(QPen(theme.color("line.default"), 1))
        painter.setBrush(theme.color("bg.raised"))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

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
        shadow = QPoint(_SHADOW, _SHADOW)
        return QRect(QPoint(left, top) - shadow, QSize(width + 2 * _SHADOW, height + 2 * _SHADOW))

    def _room(self) -> QRect:
        """Where the pop-up may lie: the window it belongs to, as far as the screen shows it."""
        owner = self.parentWidget()
        if owner is None:
            return QGuiApplication.primaryScreen().availableGeometry()
        window = owner.window()
        visible = window.screen().availableGeometry().intersected(window.geometry())
        return visible.adjusted(_GAP, _GAP, -_GAP, -_GAP)


def _paint_shadow(painter: QPainter, frame: QRectF, radius: float, strength: float) -> None:
    """Paint rings that grow fainter outwards; their sum falls off softly."""
    painter.setPen(Qt.PenStyle.NoPen)
    step = _SHADOW / _STEPS
    for ring in range(_STEPS):
        reach = _SHADOW - ring * step
        color = QColor(16, 18, 26)
        color.setAlphaF(strength / _STEPS * (ring + 1) / _STEPS * 2)
        painter.setBrush(color)
        grown = frame.adjusted(-reach, -reach + _DROP, reach, min(reach + _DROP, _SHADOW))
        painter.drawRoundedRect(grown, radius + reach, radius + reach)
