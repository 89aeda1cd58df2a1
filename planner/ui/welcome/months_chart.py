"""The months ahead: which track is studied when, and when the exams are."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.theme import Theme, current_theme
from planner.ui.welcome.months_row import Lane, MonthsRow

_NAMES: Final = 128
_LANE: Final = 20
_BAR: Final = 12
_AXIS: Final = 18
_LEAST_BAR: Final = 3.0
_RIGHT: Final = 8


class MonthsChart(QWidget):
    """Paints a MonthsRow. Its words are in the description: which track lies between which parts."""

    def __init__(self) -> None:
        super().__init__()
        self._row: MonthsRow | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_row(self, row: MonthsRow) -> None:
        """Show other months."""
        self._row = row
        self.setAccessibleName(row.title)
        self.setAccessibleDescription(", ".join(lane.name for lane in row.lanes))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        lanes = len(self._row.lanes) if self._row else 0
        return QSize(400, lanes * self._lane() + self._axis())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._row is None:
            return
        theme = current_theme()
        painter = QPainter(self)
        self._paint_ticks(painter, theme, self._row)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, lane in enumerate(self._row.lanes):
            self._paint_lane(painter, theme, lane, number * self._lane())
        bottom = self.height() - self._axis()
        for part, _title in self._row.flags:
            painter.fillRect(QRectF(round(self._x(part)) - 1, 0, 2, bottom), theme.color("text.primary"))

    def _paint_ticks(self, painter: QPainter, theme: Theme, row: MonthsRow) -> None:
        painter.setFont(theme.font("caption"))
        metrics = QFontMetrics(theme.font("caption"))
        free = 0
        for part, name in row.ticks:
            x = round(self._x(part))
            painter.fillRect(x, 0, 1, self.height(), theme.color("line.grid"))
            painter.setPen(theme.color("text.tertiary"))
            width = metrics.horizontalAdvance(name) + 2
            place = QRect(x + 5, self.height() - self._axis(), width, self._axis())
            if free <= place.left() and place.right() <= self.width():
                free = place.right() + 5
                painter.drawText(place, Qt.AlignmentFlag.AlignBottom, name)

    def _paint_lane(self, painter: QPainter, theme: Theme, lane: Lane, top: int) -> None:
        names = self._names()
        painter.setPen(theme.color("text.primary"))
        painter.setFont(theme.font("small"))
        name = QFontMetrics(theme.font("small")).elidedText(lane.name, Qt.TextElideMode.ElideRight, names - 8)
        painter.drawText(QRect(0, top, names - 8, self._lane()), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"track.{lane.subject}"))
        for first, last in lane.runs:
            left, right = self._x(first), self._x(last)
            bar = QRectF(left, top + (self._lane() - _BAR) / 2, max(right - left, _LEAST_BAR), _BAR)
            painter.drawRoundedRect(bar, min(3.0, bar.width() / 2), 3)

    def _x(self, part: float) -> float:
        names = self._names()
        return names + part * (self.width() - names - _RIGHT)

    def _names(self) -> int:
        return round(_NAMES * current_theme().scale)

    def _lane(self) -> int:
        return round(_LANE * current_theme().scale)

    def _axis(self) -> int:
        return round(_AXIS * current_theme().scale)
