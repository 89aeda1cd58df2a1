"""The map with the names of its lanes, the bar below it and the overview over it."""

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.ui.roadmap.map.lane_labels import LaneLabels
from planner.ui.roadmap.map.overview import Overview
from planner.ui.roadmap.map.picture import MapPicture
from planner.ui.roadmap.map.rows import MapRows
from planner.ui.roadmap.map.saving import MapSaving
from planner.ui.roadmap.map.standing import looks
from planner.ui.roadmap.map.view import MapView
from planner.ui.roadmap.map.zoom_bar import ZoomBar

_RIGHT: Final = 14
_BELOW: Final = 6


class MapArea(QWidget):
    """Everything that is seen where the list is otherwise.

    Signals:
        told: a sentence that says how the map was saved.

    Attributes:
        view, labels, bar, overview, saving: its parts.
    """

    told = Signal(str)

    def __init__(self, actions: Collection[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hidden: frozenset[str] = frozenset()
        self.view = MapView()
        self.view.addActions(list(actions))
        self.labels = LaneLabels(self.view)
        self.bar = ZoomBar(self.view)
        self.saving = MapSaving(self.picture, self)
        self.saving.told.connect(self.told)
        self.bar.save_wished.connect(self.saving.ask_where)
        self._lay_out()
        self.overview = Overview(self.view, self)
        self.view.moved.connect(self._place_overview)
        self.view.looks_changed.connect(self._place_overview)
        self.setFocusProxy(self.view)

    def show_map(self, rows: MapRows, hidden: Collection[str]) -> None:
        """Show a map on which the nodes that filters hide are faded."""
        self._hidden = frozenset(hidden)
        self.view.show_map(rows, self._hidden)
        self.view.settle()

    def picture(self) -> MapPicture | None:
        """Return what a picture of the map shows now; None before there is anything."""
        rows, selected = self.view.rows, self.view.selected
        if rows is None:
            return None
        return MapPicture(rows, looks(rows.graph, selected, self._hidden), selected)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_overview()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.view.settle()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.labels)
        row.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.bar)

    def _place_overview(self) -> None:
        size = self.overview.sizeHint()
        corner = QPoint(self.width() - size.width() - _RIGHT, self.height() - size.height() - _BELOW)
        self.overview.move(corner)
        self.overview.resize(size)
        self.overview.raise_()
        above_bar = size.height() + _BELOW - self.bar.height()
        self.view.set_cover(QSize(size.width() + _RIGHT, max(0, above_bar)))
