"""Where the roadmap is shown as a list or as a map, or what would help where nothing is found."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.ui.roadmap.map.graph import goal_of_node
from planner.ui.roadmap.map.rows import MapRows
from planner.ui.roadmap.tree import RoadmapTree

if TYPE_CHECKING:
    from planner.ui.roadmap.map.area import MapArea


class ListOrMap(QStackedWidget):
    """The map is made when it is first wished. What is chosen in one of both is chosen in the other.

    Signals:
        choice_changed: something else is chosen in what is shown.
        menu_wished: the menu is wished at a place of the screen.
        item_wished: the id of an item that is to be shown in the list.
        goal_wished: the id of a goal that is to be shown where goals are.
        details_wished: the panel is to be opened.
        stepped_back: Esc was pressed while nothing was chosen.
        told: a sentence for the learner.
        map_zoomed: how big the map is shown now; 1 is its real size.

    Attributes:
        map: the map, None before it was wished.
        is_map: whether the map is what is shown, or would be if something were found.
        first_zoom: how big the map is shown when it is made.
    """

    choice_changed = Signal()
    menu_wished = Signal(QPoint)
    item_wished = Signal(str)
    goal_wished = Signal(str)
    details_wished = Signal()
    stepped_back = Signal()
    told = Signal(str)
    map_zoomed = Signal(float)

    def __init__(self, tree: RoadmapTree, nothing: QWidget, actions: Collection[QAction]) -> None:
        super().__init__()
        self.map: MapArea | None = None
        self.is_map = False
        self.first_zoom = 1.0
        self._tree = tree
        self._nothing = nothing
        self._actions = actions
        self._is_found = True
        self._takes_over = False  # whether the map is to choose what is chosen in the list
        self.addWidget(tree)
        self.addWidget(nothing)
        tree.choice_changed.connect(self._tell_choice_of_list)

    def set_as_map(self, is_map: bool) -> None:
        """Show the map, or the list, with the same choice; a map shows nothing before `show_map`."""
        if is_map == self.is_map:
            return
        self.is_map = is_map
        self._takes_over = is_map
        if is_map and self.map is None:
            self.map = self._made_map()
        if not is_map:
            self._choose_in_list()
        self._show()

    def show_map(self, rows: MapRows, hidden: Collection[str]) -> None:
        """Show a map on which what filters hide is faded."""
        assert self.map is not None
        self.map.show_map(rows, hidden)
        if self._takes_over:
            self._takes_over = False
            self.map.view.select(next(iter(self._tree.chosen_ids()), None))
        self.map.view.go_to_found()

    def show_found(self, is_found: bool) -> None:
        """Show the list or the map, or that nothing is found."""
        self._is_found = is_found
        self._show()

    @property
    def main_view(self) -> QWidget:
        """The list or the map, whichever has the keys."""
        return self.map.view if self.is_map and self.map is not None else self._tree

    # -- what is chosen

    def chosen_ids(self) -> list[str]:
        """Return the ids of the chosen items, in the order of the list."""
        if not self.is_map:
            return self._tree.chosen_ids()
        node = self._chosen_node()
        return [node] if node is not None and goal_of_node(node) is None else []

    def chosen_group(self) -> str | None:
        """Return the id of the chosen group, where no item is chosen; the map has none."""
        return None if self.is_map else self._tree.chosen_group()

    def chosen_goal(self) -> str | None:
        """Return the id of the goal whose exam is chosen on the map."""
        node = self._chosen_node() if self.is_map else None
        return goal_of_node(node) if node is not None else None

    def choose(self, id: str) -> bool:
        """Choose an item; return whether it is shown."""
        if self.is_map and self.map is not None and self.map.view.rows is not None:
            self.map.view.select(id)
            return self._is_found and self.map.view.selected == id
        return self._tree.choose(id)

    def choose_first(self) -> None:
        """Choose the first item that is found, and go there."""
        self.main_view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.is_map and self.map is not None:
            self.map.view.select_first()
        else:
            self._tree.choose_first()

    # -- inside

    def _made_map(self) -> "MapArea":
        # The list is opened sooner without it.
        from planner.ui.roadmap.map.area import MapArea

        made = MapArea(self._actions)
        view = made.view
        view.set_zoom(self.first_zoom)
        view.zoomed.connect(self.map_zoomed)
        view.choice_changed.connect(self._tell_choice_of_map)
        view.menu_wished.connect(self.menu_wished)
        view.details_wished.connect(self.details_wished)
        view.stepped_back.connect(self.stepped_back)
        view.opened.connect(self._open)
        made.told.connect(self.told)
        self.addWidget(made)
        return made

    def _show(self) -> None:
        shown = self.map if self.is_map and self.map is not None else self._tree
        self.setCurrentWidget(shown if self._is_found else self._nothing)

    def _chosen_node(self) -> str | None:
        return self.map.view.selected if self.map is not None else None

    def _choose_in_list(self) -> None:
        node = self._chosen_node()
        if node is None or not self._tree.choose(node):
            self._tree.clearSelection()

    def _open(self, node: str) -> None:
        goal = goal_of_node(node)
        if goal is None:
            self.item_wished.emit(node)
        else:
            self.goal_wished.emit(goal)

    def _tell_choice_of_list(self) -> None:
        if not self.is_map:
            self.choice_changed.emit()

    def _tell_choice_of_map(self) -> None:
        if self.is_map:
            self.choice_changed.emit()
