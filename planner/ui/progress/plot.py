"""What all charts of the page have in common: their frame, their axes, and their legend."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.theme import Theme, current_theme
from planner.values import Value

LEFT: Final = 44
RIGHT: Final = 16
TOP: Final = 12
AXIS: Final = 24
_SIGN: Final = 8
_DASH: Final = 14
_BESIDE_SIGN: Final = 5
_BETWEEN: Final = 12
_BESIDE_LINE: Final = 5

Marks = Iterable[tuple[float, str]]


class Plot(Value):
    """The place of a chart within its axes; parts (0 to 1) go to the right and upwards."""

    area: QRectF

    def at(self, x: float, y: float) -> QPointF:
        """Return a place by its parts of the width and the height."""
        area = self.area
        return QPointF(area.left() + x * area.width(), area.bottom() - y * area.height())

    def line(self, points: Iterable[tuple[float, float]]) -> QPolygonF:
        """Return a line through several places."""
        return QPolygonF([self.at(x, y) for x, y in points])


def plot_in(widget: QWidget) -> Plot:
    """Return the place that the axes leave of a widget; they grow with the text."""
    scale = current_theme().scale
    left, axis = round(LEFT * scale), round(AXIS * scale)
    return Plot(QRectF(left, TOP, widget.width() - left - RIGHT, widget.height() - TOP - axis))


def paint_levels(painter: QPainter, plot: Plot, levels: Marks) -> None:
    """Paint lines across the chart, each with its words at the left."""
    theme = current_theme()
    painter.setFont(theme.font("caption"))
    line = theme.line("caption")
    for part, words in levels:
        y = round(plot.at(0, part).y())
        painter.fillRect(QRectF(plot.area.left(), y, plot.area.width(), 1), theme.color("line.grid"))
        painter.setPen(theme.color("text.tertiary"))
        place = QRectF(0, y - line / 2, plot.area.left() - 8, line)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)


def paint_stops(painter: QPainter, plot: Plot, stops: Marks, *, has_lines: bool = True) -> None:
    """Paint words along the bottom, those that have room, and lines upwards from where they begin."""
    theme = current_theme()
    font = theme.font("caption")
    painter.setFont(font)
    free = 0.0
    for part, words in stops:
        x, width = round(plot.at(part, 0).x()), QFontMetrics(font).horizontalAdvance(words) + 2
        if has_lines:
            painter.fillRect(QRectF(x, plot.area.top(), 1, plot.area.height()), theme.color("line.grid"))
        left = x + _BESIDE_LINE if has_lines else x - width / 2
        if free <= left and left + width <= plot.area.right() + RIGHT:
            painter.setPen(theme.color("text.tertiary"))
            painter.drawText(_below(plot, left, width, theme), Qt.AlignmentFlag.AlignVCenter, words)
            free = left + width + _BESIDE_LINE


def _below(plot: Plot, left: float, width: float, theme: Theme) -> QRectF:
    return QRectF(left, plot.area.bottom() + 5, width, theme.line("caption"))


def dashed(color: QColor, width: float, dash: float = 4, gap: float = 4) -> QPen:
    """Return a pen that draws dashes of so many pixels."""
    pen = QPen(color, width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern((dash / width, gap / width))
    return pen


class Sign(Value):
    """An entry of a legend: a square in a colour role, or a dashed line."""

    words: str
    role: str
    is_line: bool = False


class Legend(QWidget):
    """What the colours of a chart mean, in one line. It gives way before anything else."""

    def __init__(self, signs: Sequence[Sign] = ()) -> None:
        """Begin with some signs."""
        super().__init__()
        self._signs = tuple(signs)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_signs(self, signs: Sequence[Sign]) -> None:
        """Show other signs."""
        self._signs = tuple(signs)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        widths = [self._width(sign) for sign in self._signs]
        return QSize(sum(widths) + _BETWEEN * max(0, len(widths) - 1), current_theme().line("caption"))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, current_theme().line("caption"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(current_theme().font("caption"))
        left = 0
        for sign in self._signs:
            if left + self._width(sign) > self.width():
                break
            self._paint(painter, sign, left)
            left += self._width(sign) + _BETWEEN

    def _paint(self, painter: QPainter, sign: Sign, left: int) -> None:
        theme, middle = current_theme(), self.height() / 2
        if sign.is_line:
            painter.setPen(dashed(theme.color(sign.role), 1.5, 4, 3))
            painter.drawLine(QPointF(left, middle), QPointF(left + _DASH, middle))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(sign.role))
            painter.drawRoundedRect(QRectF(left, middle - _SIGN / 2, _SIGN, _SIGN), 2, 2)
        left += (_DASH if sign.is_line else _SIGN) + _BESIDE_SIGN
        painter.setPen(theme.color("text.secondary"))
        place = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, sign.words)

    def _width(self, sign: Sign) -> int:
        text = QFontMetrics(current_theme().font("caption")).horizontalAdvance(sign.words) + 1
        return (_DASH if sign.is_line else _SIGN) + _BESIDE_SIGN + text
