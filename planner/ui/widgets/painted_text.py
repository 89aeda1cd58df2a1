"""One line of plain text, painted into a place and cut at the right where it does not fit."""

from math import ceil

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter

from planner.ui.theme import current_theme

LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
TRAILING = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


def text_width(text: str, font: QFont) -> int:
    """Return the whole pixels in which a text is not cut."""
    return ceil(QFontMetricsF(font).horizontalAdvance(text)) + 1 if text else 0


def paint_text(
    painter: QPainter,
    place: QRect,
    text: str,
    font: QFont,
    color_role: str,
    alignment: Qt.AlignmentFlag = LEADING,
) -> None:
    """Paint a line of text in a colour role of the theme."""
    if place.width() <= 0 or not text:
        return
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.setFont(font)
    painter.setPen(current_theme().color(color_role))
    painter.drawText(place, alignment | Qt.TextFlag.TextSingleLine, shown)
