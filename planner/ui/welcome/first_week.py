"""The sessions of the first week in two columns."""

from typing import Final

from PySide6.QtCore import QLocale, QRect, QRectF, QSize, Qt, QTime
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.formats import weekday_names
from planner.ui.region import clock_format
from planner.ui.theme import Theme, current_theme
from planner.ui.welcome.plan_rows import FirstWeekRows, SessionRow
from planner.ui.widgets.painted_text import TRAILING, paint_text

_LINE: Final = 24
_WHEN: Final = 74
_COLUMN_GAP: Final = 28
_COLUMNS: Final = 2


class FirstWeek(QWidget):
    """Paints FirstWeekRows: when, which track, what, how long; down the first column, then the second."""

    def __init__(self) -> None:
        super().__init__()
        self._sessions: tuple[SessionRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: FirstWeekRows) -> None:
        """Show another week."""
        self._sessions = rows.sessions
        self.setAccessibleName(rows.title)
        self.setAccessibleDescription(
            "; ".join(f"{when(row)} {row.title}, {row.length}" for row in rows.sessions)
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self._lines() * self._line())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = (self.width() - _COLUMN_GAP) // _COLUMNS
        for number, row in enumerate(self._sessions):
            column, line = divmod(number, self._lines())
            place = QRect(column * (width + _COLUMN_GAP), line * self._line(), width, self._line())
            _paint_session(painter, theme, row, place)

    def _lines(self) -> int:
        return -(-len(self._sessions) // _COLUMNS)

    def _line(self) -> int:
        return round(_LINE * current_theme().scale)


def when(row: SessionRow) -> str:
    """The weekday and time of a session, in the form of the locale."""
    time = QLocale().toString(QTime(row.start.hour, row.start.minute), clock_format())
    return f"{weekday_names()[row.start.weekday()]} {time}"


def _paint_session(painter: QPainter, theme: Theme, row: SessionRow, place: QRect) -> None:
    small = theme.font("small")
    paint_text(painter, place, when(row), small, "text.tertiary")
    paint_text(painter, place, row.length, small, "text.secondary", TRAILING)
    left = max(round(_WHEN * theme.scale), QFontMetrics(small).horizontalAdvance(when(row)) + 10)
    length = QFontMetrics(small).horizontalAdvance(row.length) + 10
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"track.{row.subject}"))
    painter.drawRoundedRect(QRectF(place.left() + left, place.center().y() - 3, 8, 8), 2, 2)
    room = place.adjusted(left + 16, 0, -length, 0)
    paint_text(painter, room, row.title, theme.naming_font(), "text.primary")
