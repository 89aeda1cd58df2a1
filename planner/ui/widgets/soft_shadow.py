"""The shadow under what lies above the window."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from planner.ui.theme import current_theme

SHADOW: Final = 20  # how far it reaches, in pixels
_DROP: Final = 6
_STEPS: Final = 10


def paint_shadow(painter: QPainter, frame: QRectF, radius: float) -> None:
    """Paint rings around a frame that grow fainter outwards; their sum falls off softly."""
    strength = 0.5 if current_theme().is_dark else 0.2
    painter.setPen(Qt.PenStyle.NoPen)
    step = SHADOW / _STEPS
    for ring in range(_STEPS):
        reach = SHADOW - ring * step
        color = QColor(16, 18, 26)
        color.setAlphaF(strength / _STEPS * (ring + 1) / _STEPS * 2)
        painter.setBrush(color)
        grown = frame.adjusted(-reach, -reach + _DROP, reach, min(reach + _DROP, SHADOW))
        painter.drawRoundedRect(grown, radius + reach, radius + reach)
