"""The map itself: its nodes are selected, walked through by keys, and told to assistive technology."""

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QToolTip, QWidget
from shiboken6 import isValid

from planner.i18n import _
from planner.ui.roadmap.map.cursor import NodeCursor
from planner.ui.roadmap.map.keys import REAL_SIZE, STEPS, WHOLE_MAP, ZOOM_IN, ZOOM_OUT
from planner.ui.roadmap.map.lane_ground import paint_lanes
from planner.ui.roadmap.map.panned_view import ZOOM_STEP, PannedView
from planner.ui.roadmap.map.rows import MapRows, NodeRow
from planner.ui.roadmap.map.scene import MapScene
from planner.ui.roadmap.map.steps import step_from
from planner.ui.theme import theme_holder
from planner.ui.widgets.label import plain_tool_tip

_ROOM: Final = 28  # what is seen around a node that is brought into sight


class MapView(PannedView):
    """Shows the map of the roadmap. One node is the current one, where the keys are; it may be selected.

    Signals:
        choice_changed: another node is selected, or none.
        opened: the id of a node that is to be shown elsewhere, by Enter.
        details_wished: the details are to be seen, by a double click.
        menu_wished: the menu of the selected node is wished, at a place of the screen.
        stepped_back: Esc was pressed while nothing was selected.
        looks_changed: nodes stand otherwise than before.

    Attributes:
        map_scene: what is shown.
    """

    choice_changed = Signal()
    opened = Signal(str)
    details_wished = Signal()
    menu_wished = Signal(QPoint)
    stepped_back = Signal()
    looks_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.map_scene = MapScene()
        super().__init__(self.map_scene, parent)
        self._selected: str | None = None
        self._current: str | None = None
        self._hidden: frozenset[str] = frozenset()
        self._cover = QSize()
        self._is_due = False  # whether the current node is to be brought into sight at the first show
        self.setAccessibleName(_("Map of the roadmap"))
        self._cursor = NodeCursor(self.viewport())
        self._cursor.hide()
        self._cursor.focus_changed.connect(self._show_focus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self._cursor)
        self.moved.connect(self._place_cursor)
        self.clicked.connect(self._select_at)
        theme_holder().changed.connect(self._restyle)

    # -- what is shown

    @property
    def rows(self) -> MapRows | None:
        """What is shown, None before there is anything."""
        return self.map_scene.rows

    def show_map(self, rows: MapRows, hidden: Collection[str]) -> None:
        """Show a map on which the nodes that filters hide are faded."""
        self._is_due = self._is_due or self.rows is None
        self.map_scene.show_map(rows)
        self._hidden = frozenset(hidden)
        had = self._selected
        self._selected = had if had in rows.nodes else None
        if self._current not in rows.nodes:
            self._current = self._selected or rows.first or None
        self._show_choice()
        if had != self._selected:
            self.choice_changed.emit()

    @property
    def selected(self) -> str | None:
        """The id of the selected node."""
        return self._selected

    @property
    def current(self) -> str | None:
        """The id of the node where the keys are."""
        return self._current

    def select(self, id: str | None) -> None:
        """Select a node and bring it into sight with what it is bound to, or select none."""
        self._select(id)
        if id is not None and id == self._selected:
            self._bring(id, sideways=self._room_beside())

    def _select(self, id: str | None) -> None:
        if self.rows is None or (id is not None and id not in self.rows.nodes):
            return
        has_changed, self._selected = id != self._selected, id
        self._current = id or self._current
        self._show_choice()
        if has_changed:
            self.choice_changed.emit()
            self._cursor.announce()

    def set_cover(self, size: QSize) -> None:
        """Keep nodes that are brought into sight out of the lower right corner, over which something lies."""
        self._cover = size

    def select_first(self) -> None:
        """Select the first node, in the order of the road, that no filter hides."""
        self.select(next(iter(self._found()), None))

    def go_to_found(self) -> None:
        """Where nothing is selected and the keys are at what filters hide, go to the first that they show.

        It is brought into sight where nothing of what they show is.
        """
        if self._selected is not None or self._current not in self._hidden:
            return
        found = self._found()
        if found:
            self._current = found[0]
            seen = self.viewport().rect()
            if not any(seen.intersects(self.node_place(id)) for id in found):
                self._bring(found[0])
            self._show_choice()

    def _found(self) -> list[str]:
        nodes = self.rows.nodes if self.rows is not None else ()
        return [id for id in nodes if id not in self._hidden]

    def node_place(self, id: str) -> QRect:
        """Return where a node is seen, in coordinates of the viewport."""
        place = self._scene_place(id)
        corner = self.mapFromScene(place.topLeft())
        return QRect(corner, QSize(round(place.width() * self.zoom), round(place.height() * self.zoom)))

    def zoom_by(self, factor: float) -> None:
        """Show the map so many times bigger, about the selected node where that is in sight."""
        middle = self.node_place(self._selected).center() if self._selected is not None else None
        is_seen = middle is not None and self.viewport().rect().contains(middle)
        self.set_zoom(self.zoom * factor, middle if is_seen else None)

    def whole(self) -> QRectF:
        layout = self.map_scene.layout_
        return QRectF() if layout is None else QRectF(0, 0, layout.width, layout.height)

    # -- how it is used

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            event.ignore()
        elif key in STEPS:
            self._step(key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._current is not None:
                self.opened.emit(self._current)
        elif key == Qt.Key.Key_Escape:
            self._step_back()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            far = round(0.9 * self.viewport().height())
            self.pan(QPoint(0, far if key == Qt.Key.Key_PageDown else -far))
        else:
            self._zoom_by_key(key, event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._node_at(event.position().toPoint()):
            self.details_wished.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        id = self._node_at(event.pos()) if by_mouse else self._current
        self.select(id)
        if id is not None:
            at = event.pos() if by_mouse else self.node_place(id).center()
            self.menu_wished.emit(self.viewport().mapToGlobal(at))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self._row(self._node_at(event.pos()))
            words = plain_tool_tip(f"{row.name}\n{row.about}") if row is not None else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().viewportEvent(event)

    # -- inside

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        layout = self.map_scene.layout_
        if layout is not None:
            paint_lanes(painter, layout.lanes, QRectF(rect), self.map_scene.painter)

    def settle(self) -> None:
        """Bring what is at hand into sight as soon as there is room for it."""
        if self._is_due and self.isVisible() and self.viewport().width() > _ROOM:
            self._is_due = False
            if self._current is not None:
                self.centerOn(self._scene_place(self._current).center())

    def _show_choice(self) -> None:
        ringed = self._current if self.hasFocus() else None
        self.map_scene.show_choice(self._selected, ringed, self._hidden)
        row = self._row(self._current)
        self._cursor.setVisible(row is not None)
        if row is not None:
            self._cursor.show_node(row, is_selected=row.id == self._selected)
            self._place_cursor()
        self.looks_changed.emit()

    def _place_cursor(self) -> None:
        if self._row(self._current) is not None and self._current is not None:
            self._cursor.setGeometry(self.node_place(self._current))

    def _show_focus(self, reason: Qt.FocusReason) -> None:
        if not isValid(self.map_scene):
            return  # the window goes, and with it what had the focus
        self._show_choice()
        by_tab = reason in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_tab and self.hasFocus() and self._current is not None:
            self._bring(self._current)

    def _step(self, key: Qt.Key) -> None:
        layout, rows = self.map_scene.layout_, self.rows
        if layout is None or rows is None or self._current is None:
            return
        if self._selected is None:
            self.select(self._current)  # the first key tells where one is
        else:
            self.select(step_from(rows.graph, layout, self._current, STEPS[key]))

    def _step_back(self) -> None:
        if self._selected is not None:
            self.select(None)
        else:
            self.stepped_back.emit()

    def _zoom_by_key(self, key: Qt.Key, event: QKeyEvent) -> None:
        if key in ZOOM_IN:
            self.zoom_by(ZOOM_STEP)
        elif key in ZOOM_OUT:
            self.zoom_by(1 / ZOOM_STEP)
        elif key in REAL_SIZE:
            self.zoom_by(1 / self.zoom)
        elif key in WHOLE_MAP:
            self.fit()
        else:
            event.ignore()

    def _select_at(self, spot: QPointF) -> None:
        id = self.map_scene.node_at(spot.x(), spot.y())
        self._select(id)
        if id is not None:
            self._bring(id)  # no further than needed, for it lies under the mouse

    def _node_at(self, at: QPoint) -> str | None:
        spot = self.spot_at(at)
        return self.map_scene.node_at(spot.x(), spot.y())

    def _row(self, id: str | None) -> NodeRow | None:
        return self.rows.nodes.get(id) if self.rows is not None and id is not None else None

    def _scene_place(self, id: str) -> QRectF:
        layout = self.map_scene.layout_
        assert layout is not None
        place = layout.places[id]
        return QRectF(place.x, place.y, layout.measure.width, layout.measure.height)

    def _room_beside(self) -> int:
        """Return room for the columns to the left and right, as far as there is any."""
        layout = self.map_scene.layout_
        assert layout is not None
        node, wanted = layout.measure.width * self.zoom, layout.measure.pitch * self.zoom
        return max(_ROOM, min(round(wanted), round((self.viewport().width() - node) / 2) - 1))

    def _bring(self, id: str, sideways: int = _ROOM) -> None:
        self.ensureVisible(self._scene_place(id), sideways, _ROOM)
        size, place = self.viewport().size(), self.node_place(id)
        top = size.height() - self._cover.height()
        if place.right() > size.width() - self._cover.width() and place.bottom() > top:
            self.pan(QPoint(0, place.bottom() - top + _ROOM // 2))

    def _restyle(self) -> None:
        self.map_scene.restyle()
        self._show_choice()
        self.viewport().update()
