"""The panel beside the roadmap's list."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.roadmap.acts import Act
from planner.ui.roadmap.details import ItemDetails
from planner.ui.roadmap.group_details import GroupDetails
from planner.ui.roadmap.group_panel import GroupPanel
from planner.ui.roadmap.group_rows import ThemeRow
from planner.ui.roadmap.item_panel import ItemPanel


class RoadmapPanel(QFrame):
    """Shows one item, or the sum of several.

    Attributes:
        item: the panel of one item.
        group: the panel of several.
    """

    item_wished = Signal(str)

    def __init__(self, actions: Mapping[Act, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Details"))
        # Raised surfaces have the palette's Button role.
        self.setBackgroundRole(QPalette.ColorRole.Button)
        self.setAutoFillBackground(True)
        self.item = ItemPanel(actions)
        self.group = GroupPanel(actions)
        self._areas = [scrolled(self.item), scrolled(self.group)]
        self._stack = QStackedWidget()
        for area in self._areas:
            self._stack.addWidget(area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        for panel in (self.item, self.group):
            panel.item_wished.connect(self.item_wished)

    def show_item(self, details: ItemDetails) -> None:
        """Show one item."""
        self.item.show_item(details)
        self._stack.setCurrentWidget(self._areas[0])

    def show_group(self, details: GroupDetails, themes: Sequence[ThemeRow] = ()) -> None:
        """Show the sum of several items."""
        self.group.show_group(details, themes)
        self._stack.setCurrentWidget(self._areas[1])


def scrolled(widget: QWidget) -> QScrollArea:
    """Return a panel that is scrolled where the window is too low for it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area
