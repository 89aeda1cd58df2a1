"""The list with the panel beside it, between which the learner moves the line."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from planner.ui.theme import current_theme

LEAST_PANEL: Final = 280
MOST_PANEL: Final = 480
LEAST_LIST: Final = 320


class ListAndPanel(QSplitter):
    """In a narrow window the panel is closed until it is asked for.

    Attributes:
        panel: what stands beside the list.
        is_on_demand: whether the window is so narrow.
    """

    def __init__(self, list_: QWidget, panel: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.panel = panel
        self._usual: int | None = None
        self._is_due = False
        self.is_on_demand = False
        list_.setMinimumWidth(LEAST_LIST)
        panel.setMinimumWidth(LEAST_PANEL)
        panel.setMaximumWidth(MOST_PANEL)
        self.addWidget(list_)
        self.addWidget(panel)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)

    def set_window_width(self, width: int) -> bool:
        """Take the layout of a window of this width; return whether the panel was opened or closed by it.

        Where the layout stays, so does the line that the learner may have moved.
        """
        theme = current_theme()
        on_demand = width < theme.breakpoint("regular")
        size = "panelWide" if width >= theme.breakpoint("wide") else "panel"
        usual = LEAST_PANEL if on_demand else theme.size(size)
        usual = min(MOST_PANEL, round(usual * max(1.0, theme.scale)))
        if usual != self._usual:
            self._is_due = True
        toggles = on_demand != self.is_on_demand
        self._usual, self.is_on_demand = usual, on_demand
        if toggles:
            self.panel.setVisible(not on_demand)
        self.settle()
        return toggles

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    def settle(self) -> None:
        """Give the panel its width as soon as there is one to share."""
        if self._is_due and self._usual is not None and self.width() > self._usual + LEAST_LIST:
            self._is_due = False
            self.setSizes([self.width() - self._usual - self.handleWidth(), self._usual])


class PanelledView(QWidget):
    """A screen that holds a list with a panel beside it, which its `_split` is.

    Signals:
        panel_toggled: whether the panel is open now.
    """

    panel_toggled = Signal(bool)
    _split: ListAndPanel

    def set_panel_open(self, is_open: bool) -> None:
        """Open or close the panel."""
        if is_open != self.is_panel_open:
            self._split.panel.setVisible(is_open)
            self.panel_toggled.emit(is_open)

    @property
    def is_panel_open(self) -> bool:
        """Whether the panel is open."""
        return not self._split.panel.isHidden()

    def fit_panel(self, width: int) -> None:
        """Take the layout of a window of this width: with a panel beside the list, or one on demand."""
        if self._split.set_window_width(width):
            self.panel_toggled.emit(self.is_panel_open)
