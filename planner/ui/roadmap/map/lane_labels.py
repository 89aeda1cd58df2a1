"""The names of the lanes at the left of the map; they stay while it is panned."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from planner.domain.item import Subject
from planner.services.words import subject_name
from planner.ui.roadmap.map.view import MapView
from planner.ui.theme import current_theme, theme_holder
from planner.ui.week.grid.line_text import draw_line, title_lines

_WIDTH: Final = 104
_DOT: Final = 8
_DOT_LEFT: Final = 12
_TEXT_LEFT: Final = 27
_RIGHT: Final = 4
_TOP: Final = 9
_LINE: Final = 14
_MOST_LINES: Final = 3


class LaneLabels(QWidget):
    """A name stays in sight as long as something of its lane does."""

    def __init__(self, view: MapView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        view.moved.connect(self.update)
        view.looks_changed.connect(self.update)
        theme_holder().changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        return QSize(round(_WIDTH * current_theme().scale), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("bg.subtle"))
        painter.setFont(theme.font("caption"))
        for lane, name, top, height in self._lanes():
            painter.fillRect(0, top + height - 1, self.width(), 1, theme.color("line.grid"))
            self._paint_name(painter, lane, name, top, height)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("line.default"))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.name_at(event.pos().y()), self)
            return True
        return super().event(event)

    def name_at(self, y: int) -> str:
        """Return the whole name of the lane at a height; "" where there is none."""
        return next((name for _lane, name, top, height in self._lanes() if top <= y < top + height), "")

    def _lanes(self) -> Iterator[tuple[Subject, str, int, int]]:
        """Yield the lanes that are in sight, with where they begin and how high they are."""
        layout = self._view.map_scene.layout_
        if layout is None:
            return
        for band in layout.lanes:
            top = self._view.mapFromScene(QPointF(0, band.top)).y()
            end = self._view.mapFromScene(QPointF(0, band.top + band.height)).y()
            if end > 0 and top < self.height():
                yield band.lane, subject_name(band.lane), top, end - top

    def _paint_name(self, painter: QPainter, lane: Subject, name: str, top: int, height: int) -> None:
        theme = current_theme()
        line = round(_LINE * theme.scale)
        above = min(_TOP, max(0, (height - line) // 2))
        room = self.width() - _TEXT_LEFT - _RIGHT
        most = max(1, min(_MOST_LINES, (height - above) // line))
        texts = title_lines(name, theme.font("caption"), room, most)
        if height < QFontMetrics(painter.font()).ascent():
            texts = []
        first = max(top, min(0, top + height - above - len(texts) * line - above)) + above
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"track.{lane}"))
        dot = min(_DOT, max(3, height - 2))
        middle = first + (line - dot) / 2 if texts else top + (height - dot) / 2
        painter.drawRoundedRect(QRectF(_DOT_LEFT, middle, dot, dot), 2, 2)
        painter.setPen(theme.color("text.secondary"))
        for number, text in enumerate(texts):
            draw_line(painter, QRect(_TEXT_LEFT, first + number * line, room, line), text)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
