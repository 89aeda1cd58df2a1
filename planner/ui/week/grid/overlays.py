"""What lies over the sessions of the week grid: the line of now, and the ring of the keyboard focus."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from planner.ui.theme import current_theme

_DOT: Final = 10
_DOT_LEFT: Final = 4  # how far the dot stands out of the column
_EDGE: Final = 2
_LINE: Final = 2
_RING: Final = 2


class _Overlay(QWidget):
    """Lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()


class NowMarker(_Overlay):
    """The line with a dot in today's column; a small widget, so that little is painted when time moves on."""

    def show_at(self, left: int, y: int, width: int) -> None:
        """Mark the line `y` in a column that begins at `left` and is `width` wide."""
        self.setGeometry(QRect(left - _DOT_LEFT, y - _DOT // 2, width + _DOT_LEFT, _DOT))
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        middle = self.height() // 2
        line = QRect(_DOT_LEFT, middle - _LINE // 2, self.width() - _DOT_LEFT, _LINE)
        painter.fillRect(line, theme.color("now.line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        dot = QRectF(0, 0, _DOT, _DOT)
        for inset, role in ((0, "bg.canvas"), (_EDGE, "now.line")):
            painter.setBrush(theme.color(role))
            painter.drawEllipse(dot.adjusted(inset, inset, -inset, -inset))


class FocusEdge(_Overlay):
    """A ring along the edge of the whole grid, while the keyboard is on the grid but on no session."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(current_theme().color("focus.ring"), _RING))
        inset = _RING // 2
        painter.drawRect(self.rect().adjusted(inset, inset, -inset, -inset))
