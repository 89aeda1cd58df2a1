"""The small picture of the whole map, with what of it is in sight."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from planner.ui.roadmap.map.layout import MapLayout
from planner.ui.roadmap.map.view import MapView
from planner.ui.theme import current_theme, theme_holder

_MOST_WIDTH: Final = 150
_MOST_HEIGHT: Final = 110
_PADDING: Final = 5


class Overview(QWidget):
    """Lies over the map where it does not fit; a press or a drag in it shows that part."""

    def __init__(self, view: MapView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._picture: QPixmap | None = None
        self.setCursor(Qt.CursorShape.ArrowCursor)
        view.moved.connect(self._follow)
        view.looks_changed.connect(self._draw_anew)
        theme_holder().changed.connect(self._draw_anew)

    def sizeHint(self) -> QSize:
        layout = self._view.map_scene.layout_
        if layout is None:
            return QSize()
        scale = _scale(layout)
        around = QSize(2 * _PADDING, 2 * _PADDING)
        return QSize(round(layout.width * scale), round(layout.height * scale)) + around

    def paintEvent(self, _event: QPaintEvent) -> None:
        layout = self._view.map_scene.layout_
        if layout is None:
            return
        if self._picture is None:
            self._picture = self._drawn(layout)
        theme, painter = current_theme(), QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        scale, seen = _scale(layout), self._view.seen()
        frame = QRectF(seen.topLeft() * scale, seen.size() * scale).translated(_PADDING, _PADDING)
        frame &= QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent.line"), 1.5))
        painter.drawRoundedRect(frame, 2, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._show_part(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._show_part(event.position().toPoint())

    def _show_part(self, at: QPoint) -> None:
        layout = self._view.map_scene.layout_
        if layout is not None:
            self._view.centerOn(QPointF(at - QPoint(_PADDING, _PADDING)) / _scale(layout))

    def _drawn(self, layout: MapLayout) -> QPixmap:
        theme, ratio = current_theme(), self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line.default"), 1))
        painter.setBrush(theme.color("bg.raised"))
        radius = theme.radius("control")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.translate(_PADDING, _PADDING)
        scale = _scale(layout)
        width, height = layout.measure.width * scale, max(1.5, layout.measure.height * scale)
        colors = {
            role: theme.color(role) for role in ("accent.base", "heat.2", "line.default", "line.control")
        }
        for id, place in layout.places.items():
            node = QRectF(place.x * scale, place.y * scale, width, height)
            painter.fillRect(node, colors[self._role(id)])
        painter.end()
        return picture

    def _role(self, id: str) -> str:
        look = self._view.map_scene.node(id).look
        if look.is_selected:
            return "accent.base"
        is_lit = not look.is_faded and self._view.selected is not None
        return "heat.2" if is_lit else "line.default" if look.is_faded else "line.control"

    def _follow(self) -> None:
        self.setVisible(not self._view.shows_all())
        self.update()

    def _draw_anew(self) -> None:
        self._picture = None
        self.resize(self.sizeHint())
        self.update()


def _scale(layout: MapLayout) -> float:
    return min(_MOST_WIDTH / max(1.0, layout.width), _MOST_HEIGHT / max(1.0, layout.height))
