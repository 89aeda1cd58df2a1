"""The nodes and edges of the map as items of its scene."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from planner.ui.roadmap.map.layout import Place, Spot
from planner.ui.roadmap.map.node_painter import RING_ROOM, NodePainter
from planner.ui.roadmap.map.placing import Measure
from planner.ui.roadmap.map.rows import NodeRow
from planner.ui.roadmap.map.standing import NodeLook

_WIDTH: Final = 1.2
_LIT_WIDTH: Final = 1.6
_BEND: Final = 0.6  # how far the handles of a bend reach into it, as a share of the gutter


class NodeItem(QGraphicsItem):
    """A node. It is not kept as a picture: with its words laid out, painting costs less than keeping does."""

    def __init__(self, row: NodeRow, place: Place, measure: Measure, painter: NodePainter) -> None:
        super().__init__()
        self.row = row
        self.look = NodeLook()
        self._painter = painter
        self._bounds = QRectF(0, 0, measure.width, measure.height).adjusted(
            -RING_ROOM, -RING_ROOM, RING_ROOM, RING_ROOM
        )
        self.setPos(place.x, place.y)

    def show_row(self, row: NodeRow) -> None:
        """Show the node as it stands now."""
        if row != self.row:
            self.row = row
            self.update()

    def set_look(self, look: NodeLook) -> None:
        """Show the node as it stands among the others now."""
        if look != self.look:
            self.look = look
            self.update()

    def set_painter(self, painter: NodePainter) -> None:
        """Paint it in another theme."""
        self._painter = painter
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        self._painter.paint(painter, self.row, self.look, painter.worldTransform().m11())


class EdgeItem(QGraphicsPathItem):
    """An edge. It is drawn by Qt itself, without a way through Python for each of hundreds."""

    def __init__(self, way: Sequence[Spot], painter: NodePainter) -> None:
        super().__init__(edge_path(way))
        self.set_lit(False, painter)

    def set_lit(self, is_lit: bool, painter: NodePainter) -> None:
        """Draw it in accent and over the others, or as a quiet line."""
        pen = edge_pen(is_lit, painter)
        # Of the same width at every zoom; Qt draws a line of one pixel several times faster than a wider one.
        pen.setCosmetic(True)
        if not is_lit:
            pen.setWidthF(1)
        self.setPen(pen)
        self.setZValue(-1 if is_lit else -2)


def edge_pen(is_lit: bool, painter: NodePainter) -> QPen:
    """Return what an edge is drawn with."""
    role, width = ("accent.line", _LIT_WIDTH) if is_lit else ("line.default", _WIDTH)
    return QPen(painter.color(role), width)


def edge_path(way: Sequence[Spot]) -> QPainterPath:
    """Return the line of an edge: it bends between columns and runs straight on through them."""
    path = QPainterPath()
    path.moveTo(*way[0])
    for (x, y), (to_x, to_y) in zip(way[::2], way[1::2], strict=True):
        path.lineTo(x, y)
        if y == to_y:
            path.lineTo(to_x, to_y)
            continue
        reach = (to_x - x) * _BEND
        path.cubicTo(x + reach, y, to_x - reach, to_y, to_x, to_y)
    return path
