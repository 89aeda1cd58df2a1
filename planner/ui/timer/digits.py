"""A time in figures, as large as there is room for."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.theme import current_theme, theme_holder


class FittedTime(QWidget):
    """A time in one short line, smaller where there is little room. What it says belongs in a name nearby."""

    def __init__(self) -> None:
        super().__init__()
        self._digits = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme_holder().changed.connect(self.updateGeometry)

    def show_time(self, digits: str) -> None:
        """Show another time."""
        if digits != self._digits:
            self._digits = digits
            self.update()

    @property
    def digits(self) -> str:
        """The time that is shown."""
        return self._digits

    def sizeHint(self) -> QSize:
        return QSize(0, current_theme().line("caption"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setPen(theme.color("accent.text"))
        painter.setFont(fitting_font(theme.font("caption", 600), self._digits, self.width()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._digits)


def fitting_font(font: QFont, text: str, room: float) -> QFont:
    """Return a font, smaller where a text would need more room than there is, in pixels."""
    needed = QFontMetricsF(font).horizontalAdvance(text)
    if needed > room > 0:
        font.setPointSizeF(font.pointSizeF() * room / needed)
    return font
