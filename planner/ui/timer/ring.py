"""The ring of the focus timer: how much is done, with the time in its middle."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.i18n import _
from planner.ui.theme import current_theme, theme_holder
from planner.ui.timer.digits import fitting_font
from planner.ui.timer.values import RingLook

_TOP: Final = 90 * 16
_FULL_TURN: Final = 360 * 16
_TABULAR: Final = QFont.Tag("tnum")
_DIGITS_TO_HEADING: Final = 17 / 15
_AIR: Final = 4.0  # between the digits and the ring


class Ring(QWidget):
    """A ring that fills clockwise. Its size in pixels, and that of its line, grow with the text."""

    def __init__(self, size: int, line: float, *, has_digits: bool = True) -> None:
        super().__init__()
        self._size = size
        self._line = line
        self._has_digits = has_digits
        self._digits = ""
        self._fraction = 0.0
        self._look = RingLook.RUNNING
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Time"))
        theme_holder().changed.connect(self.updateGeometry)

    def show_time(self, digits: str, fraction: float, look: RingLook) -> None:
        """Show the time, and what part of the ring is drawn."""
        after = digits, min(1.0, max(0.0, fraction)), look
        if after != (self._digits, self._fraction, self._look):
            self._digits, self._fraction, self._look = after
            self.update()

    @property
    def digits(self) -> str:
        """The time that is shown."""
        return self._digits

    def sizeHint(self) -> QSize:
        pixels = round(self._size * max(1.0, current_theme().scale))
        return QSize(pixels, pixels)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._line * self.width() / self._size
        place = QRectF(self.rect()).adjusted(width, width, -width, -width)
        painter.setPen(_pen(theme.color("bg.pressed"), width))
        painter.drawEllipse(place)
        if self._fraction > 0:
            painter.setPen(_pen(theme.color(self._look.value), width))
            painter.drawArc(place, _TOP, -round(self._fraction * _FULL_TURN))
        if self._has_digits:
            painter.setPen(theme.color("text.primary"))
            painter.setFont(fitting_font(_digit_font(), self._digits, place.width() - width - 2 * _AIR))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._digits)


def _digit_font() -> QFont:
    font = current_theme().font("heading", 600)
    font.setFeature(_TABULAR, 1)  # else the digits would shift each second
    font.setPointSizeF(font.pointSizeF() * _DIGITS_TO_HEADING)
    return font


def _pen(color: QColor, width: float) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
