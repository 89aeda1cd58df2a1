"""The program's sign in the tray: in one colour, that of the panel, with a dot while a timer runs."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from planner.ui.icons import paint_icon

_SIZES: Final = (16, 22, 24, 32, 48, 64)
_INKS: Final = {"light": QColor("#F2F3F5"), "dark": QColor("#2B2F36"), "unknown": QColor("#8B909A")}
_DOT: Final = 0.2  # its radius in parts of the width
_GAP: Final = 0.08


def panel_ink(scheme: Qt.ColorScheme, desktop: str, *, is_own_theme: bool) -> QColor:
    """Return the colour for the sign on the desktop's panel, as well as it can be known.

    GNOME's panel is dark in every scheme. Where the learner has chosen a theme for the program alone, Qt
    tells that one and not the desktop's: then a grey is taken that is seen on both grounds.
    """
    if "GNOME" in desktop.upper():
        return _INKS["light"]
    if is_own_theme or scheme is Qt.ColorScheme.Unknown:
        return _INKS["unknown"]
    return _INKS["light" if scheme is Qt.ColorScheme.Dark else "dark"]


def tray_icon(ink: QColor, *, has_dot: bool) -> QIcon:
    """Return the sign in a colour. Where the desktop colours such signs by itself, it may."""
    drawn = QIcon()
    for size in _SIZES:
        drawn.addPixmap(_drawn(size, ink, has_dot))
    drawn.setIsMask(True)
    return drawn


def _drawn(size: int, ink: QColor, has_dot: bool) -> QPixmap:
    picture = QPixmap(QSize(size, size))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_icon(painter, "tray", QRectF(0, 0, size, size), ink)
    if has_dot:
        _paint_dot(painter, size, ink)
    painter.end()
    return picture


def _paint_dot(painter: QPainter, size: int, ink: QColor) -> None:
    """Paint the dot at the lower end, in a gap that keeps it apart from the sign."""
    center = QPointF(size * (1 - _DOT), size * (1 - _DOT))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.drawEllipse(center, size * (_DOT + _GAP), size * (_DOT + _GAP))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setBrush(ink)
    painter.drawEllipse(center, size * _DOT, size * _DOT)
