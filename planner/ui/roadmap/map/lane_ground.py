"""The lanes behind the nodes."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from planner.ui.roadmap.map.layout import LaneBand
from planner.ui.roadmap.map.node_painter import NodePainter


def paint_lanes(painter: QPainter, lanes: Sequence[LaneBand], place: QRectF, look: NodePainter) -> None:
    """Paint what of the lanes lies in a place, from its left to its right end."""
    painter.fillRect(place, look.color("bg.subtle"))
    for band in lanes:
        lane = QRectF(place.left(), band.top, place.width(), band.height)
        if lane.intersects(place):
            painter.fillRect(lane, look.color("bg.canvas"))
            painter.fillRect(QRectF(lane.left(), lane.bottom() - 1, lane.width(), 1), look.color("line.grid"))
