"""The Availability screen: its head, brushes, grid and panel. It shows rows and knows no rule."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.availability.grid.view import PaintGrid
from planner.ui.availability.head import AvailabilityHead
from planner.ui.availability.panel import AvailabilityPanel
from planner.ui.availability.tool_row import ToolRow
from planner.ui.roadmap.split import ListAndPanel
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.empty_state import EmptyState, page_of


class AvailabilityView(QWidget):
    """Puts the parts together; without a plan it says what belongs here.

    Attributes:
        head, tools, grid, panel: the parts.
        set_up: the button that is there without a plan.

    Signals:
        panel_toggled: whether the panel is open now.
    """

    panel_toggled = Signal(bool)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        """Begin without rows."""
        super().__init__(parent)
        self._stack = QStackedWidget(self)
        work = QWidget(self._stack)
        self.head, self.tools, self.grid = AvailabilityHead(), ToolRow(), PaintGrid()
        self.panel = AvailabilityPanel(today)
        self.set_up = push_button(_("Set up a plan..."), kind="primary")
        self._split = ListAndPanel(self.grid, self.panel, work)
        self._lay_out(work)
        self._stack.addWidget(work)
        self._stack.addWidget(self._nothing())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self._stack, 1)
        self.head.panel.toggled.connect(self.set_panel_open)
        self.tools.brush_chosen.connect(self.grid.set_brush)
        self.tools.step_chosen.connect(self.grid.set_step)
        self.grid.brush_wished.connect(self.tools.choose)
        self._tell_panel()

    def show_working(self, is_working: bool) -> None:
        """Show what is painted on, or without a plan what belongs here."""
        self._stack.setCurrentIndex(0 if is_working else 1)
        self.head.set_working(is_working)
        self.setFocusProxy(self.grid if is_working else self.set_up)

    def set_window_width(self, width: int) -> None:
        """Take the layout of a window of this width: with a panel beside the grid, or one on demand."""
        if self._split.set_window_width(width):
            self._tell_panel()

    def set_panel_open(self, is_open: bool) -> None:
        """Open or close the panel."""
        if is_open != self.is_panel_open:
            self.panel.setVisible(is_open)
            self._tell_panel()

    @property
    def is_panel_open(self) -> bool:
        """Whether the panel is open."""
        return not self.panel.isHidden()

    def _lay_out(self, work: QWidget) -> None:
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self._split, 1)

    def _nothing(self) -> QWidget:
        sentence = _("Set up a plan, and say when you can study.")
        return page_of(EmptyState("calendar-clock", _("No study hours yet"), sentence, [self.set_up]))

    def _tell_panel(self) -> None:
        self.head.panel.setChecked(self.is_panel_open)
        self.panel_toggled.emit(self.is_panel_open)
