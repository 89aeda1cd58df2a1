"""The label beside a stroke: what is being painted, and what that does."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.ui.theme import current_theme

_SIDE: Final = 8
_EDGE: Final = 5
_GAP: Final = 8


class StrokeTip(QWidget):
    """One or two lines on the ground of a tool tip; the mouse goes through it."""

    def __init__(self, ground: QWidget) -> None:
        """Begin hidden, over a ground."""
        super().__init__(ground)
        self._ground = ground
        self._lines: tuple[str, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said."""
        return self._lines

    def say(self, words: str, effect: str = "") -> None:
        """Say what is painted, and below it what that does."""
        self._lines = tuple(filter(None, (words, effect)))
        self.setAccessibleName(". ".join(self._lines))
        self.resize(self.sizeHint())
        self.update()

    def show_near(self, place: QRect) -> None:
        """Stand below a place, or above it where there is no room, inside the ground."""
        room = self._ground.rect()
        left = min(max(4, place.center().x() - self.width() // 2), room.width() - self.width() - 4)
        top = place.bottom() + _GAP
        if top + self.height() > room.bottom():
            top = max(4, min(place.top(), room.bottom()) - _GAP - self.height())
        self.move(QPoint(left, top))
        self.show()
        self.raise_()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        metrics = QFontMetrics(theme.font("caption", 500))
        width = max(map(metrics.horizontalAdvance, self._lines), default=0)
        return QSize(width + 2 * _SIDE + 1, len(self._lines) * theme.line("caption") + 2 * _EDGE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bg.tooltip"))
        painter.drawRoundedRect(self.rect(), theme.radius("block"), theme.radius("block"))
        painter.setFont(theme.font("caption", 500))
        painter.setPen(theme.color("text.tooltip"))
        line = theme.line("caption")
        for number, words in enumerate(self._lines):
            place = QRect(_SIDE, _EDGE + number * line, self.width() - _SIDE, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
