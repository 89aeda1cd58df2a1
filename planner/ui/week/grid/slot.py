"""The free time that was clicked: where a new session, or a copied one, would be put."""

from datetime import date, datetime, time, timedelta
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from planner.ui.theme import current_theme
from planner.ui.week.grid.geometry import MINUTES_PER_DAY, GridGeometry
from planner.ui.week.grid.snapping import STEP
from planner.ui.week.grid.values import GridRows

_LENGTH: Final = 30  # minutes that it is drawn over
_TINT: Final = 0.08


class SlotCursor(QWidget):
    """Marks the place, and lets the mouse through."""

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._at: tuple[date, int] | None = None
        self.hide()

    @property
    def moment(self) -> datetime | None:
        """When it is; None where no free time was clicked, or it lies in a week that is not shown."""
        if self._at is None or self.isHidden():
            return None
        return datetime.combine(self._at[0], time.min) + timedelta(minutes=self._at[1])

    def put(self, day: date, minute: float) -> None:
        """Mark the quarter of an hour that a minute of a day lies in."""
        last = MINUTES_PER_DAY - STEP
        self._at = day, min(max(int(minute // STEP) * STEP, 0), last)

    def clear(self) -> None:
        """Mark nothing any more."""
        self._at = None
        self.hide()

    def place(self, rows: GridRows, geometry: GridGeometry, top: int) -> None:
        """Lie where it belongs while the body is scrolled to `top`; in another week it is not seen."""
        day = None if self._at is None else rows.number_of(self._at[0])
        if self._at is None or day is None:
            self.hide()
            return
        start = self._at[1]
        self.setGeometry(geometry.block_rect(day, start, start + _LENGTH).translated(0, -top))
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent.line"), 1))
        painter.setBrush(theme.color("accent.base", _TINT))
        radius = theme.radius("block")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
