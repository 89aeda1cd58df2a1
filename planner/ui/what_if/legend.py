"""What the two lines of the chart are."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.i18n import _
from planner.ui.theme import current_theme

_KEY: Final = 14
_TO_WORDS: Final = 6
_BETWEEN: Final = 12
_DASHES: Final = (2.5, 2.0)


class Legend(QWidget):
    """Paints each line with its words; the chart says the same in its description."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = sum(_KEY + _TO_WORDS + self._width(words) for words, _pen in _keys()) + _BETWEEN
        return QSize(width, current_theme().line("small"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setFont(theme.font("small"))
        left = 0
        for words, pen in _keys():
            painter.setPen(pen)
            painter.drawLine(left, self.height() // 2, left + _KEY, self.height() // 2)
            left += _KEY + _TO_WORDS
            painter.setPen(theme.color("text.secondary"))
            place = QRectF(left, 0, self._width(words), self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
            left += self._width(words) + _BETWEEN

    def _width(self, words: str) -> int:
        return QFontMetrics(current_theme().font("small")).horizontalAdvance(words) + 2


def dashed(color: QColor, width: float) -> QPen:
    """Return the pen of what is so now, beside what would be."""
    pen = QPen(color, width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern(_DASHES)
    return pen


def _keys() -> tuple[tuple[str, QPen], ...]:
    theme = current_theme()
    return (
        (_("now"), dashed(theme.color("line.control"), 2)),
        (_("with these changes"), QPen(theme.color("accent.line"), 2)),
    )
