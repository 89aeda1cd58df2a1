"""The scene of the map: its nodes and edges, and what of them is lit, faded or selected."""

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QObject, QRectF
from PySide6.QtWidgets import QGraphicsScene

from planner.ui.roadmap.map.items import EdgeItem, NodeItem
from planner.ui.roadmap.map.layout import Edge, MapLayout, lay_out
from planner.ui.roadmap.map.node_painter import NodePainter
from planner.ui.roadmap.map.placing import Measure
from planner.ui.roadmap.map.rows import MapRows
from planner.ui.roadmap.map.standing import lit_edges, looks
from planner.ui.theme import current_theme
from planner.values import replace

_BEYOND: Final = 140  # what is free below the last lane, so that nothing over the map need cover a node


class MapScene(QGraphicsScene):
    """Holds the map's items. A change of states alone moves none of them.

    Attributes:
        rows, layout_: what is shown, and where it lies; None before there is anything.
        painter: what nodes and edges are painted with now.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: MapRows | None = None
        self.layout_: MapLayout | None = None
        self._nodes: dict[str, NodeItem] = {}
        self._edges: dict[Edge, EdgeItem] = {}
        self._lit: frozenset[Edge] = frozenset()
        self._laid_out_at = self._measure()
        self.restyle()

    def show_map(self, rows: MapRows) -> bool:
        """Show a map; return whether it had to be laid out anew."""
        is_new = self.rows is None or rows.graph != self.rows.graph or self._measure() != self._laid_out_at
        self.rows = rows
        if is_new:
            self._build()
        else:
            for id, item in self._nodes.items():
                item.show_row(rows.nodes[id])
        return is_new

    def restyle(self) -> None:
        """Take the colours and the size of text of the present theme."""
        self.painter = NodePainter(current_theme(), self._measure())
        if self.rows is not None and self._measure() != self._laid_out_at:
            self._build()
        for node in self._nodes.values():
            node.set_painter(self.painter)
        for edge, item in self._edges.items():
            item.set_lit(edge in self._lit, self.painter)

    def show_choice(self, selected: str | None, current: str | None, hidden: Collection[str]) -> None:
        """Light the chain of a node and fade the rest; fade what filters hide; ring the current node."""
        if self.rows is None:
            return
        graph = self.rows.graph
        self._light(lit_edges(graph, selected))
        for id, look in looks(graph, selected, hidden).items():
            self._nodes[id].set_look(replace(look, has_ring=True) if id == current else look)

    def node(self, id: str) -> NodeItem:
        """Return the item of a node."""
        return self._nodes[id]

    def node_at(self, x: float, y: float) -> str | None:
        """Return the id of the node at a spot."""
        layout = self.layout_
        if layout is None:
            return None
        width, height = layout.measure.width, layout.measure.height
        for id, place in layout.places.items():
            if place.x <= x <= place.x + width and place.y <= y <= place.y + height:
                return id
        return None

    def _measure(self) -> Measure:
        return Measure().scaled(current_theme().scale)

    def _build(self) -> None:
        rows = self.rows
        assert rows is not None
        self.clear()
        self._lit = frozenset()
        self._laid_out_at = self._measure()
        layout = self.layout_ = lay_out(rows.graph, self._laid_out_at)
        self._edges = {edge: EdgeItem(way, self.painter) for edge, way in layout.ways.items()}
        self._nodes = {
            id: NodeItem(rows.nodes[id], place, layout.measure, self.painter)
            for id, place in layout.places.items()
        }
        for item in (*self._edges.values(), *self._nodes.values()):
            self.addItem(item)
        self.setSceneRect(QRectF(0, 0, layout.width, layout.height + _BEYOND))

    def _light(self, lit: frozenset[Edge]) -> None:
        for edge in lit ^ self._lit:
            self._edges[edge].set_lit(edge in lit, self.painter)
        self._lit = lit
