"""The panel beside the week: its hours, its checklist, and the details of the selected session."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QSizePolicy,
    QSplitter,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.ui.theme import current_theme, theme_holder
from planner.ui.week.moving.rows import MovingRows
from planner.ui.week.moving.view import MovingView
from planner.ui.week.panel.checklist_rows import GroupRow
from planner.ui.week.panel.checklist_view import ChecklistView
from planner.ui.week.panel.details_view import DetailsView
from planner.ui.week.panel.hint_rows import Hint
from planner.ui.week.panel.hint_view import HintView
from planner.ui.week.panel.hours_cell import HoursCell
from planner.ui.week.panel.hours_rows import HoursRow

_LEAST_WIDTH: Final = 280
_MOST_WIDTH: Final = 480
_LIST_TOP: Final = 5
_LIST_BOTTOM: Final = 6
_LEAST_DETAILS: Final = 250


class _Splitter(QSplitter):
    """Tells when it has another height.

    Signals:
        resized: it has.
    """

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class WeekPanel(QFrame):
    """Puts them together. Between checklist and details lies a line that can be dragged.

    Attributes:
        checklist: the checklist; its signals tell what is selected and ticked.
        order_button: to be given the action that switches the order of the checklist.
        details: the details; their signals tell what is wished of the selected session.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")  # the style sheet draws its ground and its edge
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        # Each is made in its place, for Qt goes through all of a part that is put into another one.
        full = QWidget(self)
        self._hours = HoursCell(full)
        self._splitter = _Splitter(Qt.Orientation.Vertical, full)
        upper = QWidget(self._splitter)
        self.checklist = ChecklistView(upper)
        self._below = QStackedWidget(self._splitter)
        self.details = DetailsView(self._below)
        self._moving = MovingView(self._below)
        self.order_button = self._hours.order_button
        self._hint = HintView(self)
        self._is_wide = False
        self._is_dragged = False
        self._stack = QStackedLayout(self)
        self._stack.addWidget(full)
        self._stack.addWidget(self._hint)
        self._lay_out(full, upper)
        self._measure()
        theme_holder().changed.connect(self._measure)
        self.checklist.content_height_changed.connect(self._fit)
        self._splitter.resized.connect(self._fit)
        self._splitter.splitterMoved.connect(self._keep_dragged)

    def show_week(self, hours: HoursRow, groups: Iterable[GroupRow]) -> None:
        """Show the hours of a week and its checklist."""
        self._hours.show_hours(hours)
        self.checklist.show_groups(groups)
        self._stack.setCurrentIndex(0)

    def show_nothing(self, hint: Hint) -> None:
        """Show a hint over the whole panel, as while there is no plan."""
        self._hint.show_hint(hint)
        self._stack.setCurrentIndex(1)

    def show_moving(self, rows: MovingRows | None) -> None:
        """Show what is being moved in the place of the details; None shows the details again."""
        if rows is not None:
            self._moving.show_rows(rows)
        self._below.setCurrentIndex(0 if rows is None else 1)

    def set_wide(self, is_wide: bool) -> None:
        """Wish for the width that belongs to a wide window."""
        self._is_wide = is_wide
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(current_theme().size("panelWide" if self._is_wide else "panel"), 600)

    def _lay_out(self, full: QWidget, upper: QWidget) -> None:
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._hours)
        column.addWidget(self._splitter, 1)
        padded = QVBoxLayout(upper)
        padded.setContentsMargins(0, _LIST_TOP, 0, _LIST_BOTTOM)
        padded.addWidget(self.checklist)
        self._below.addWidget(self.details)
        self._below.addWidget(self._moving)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(upper)
        self._splitter.addWidget(self._below)
        self._splitter.setStretchFactor(1, 1)

    def _fit(self) -> None:
        """Give the checklist what it needs, and the details the rest, unless the learner chose otherwise."""
        room = self._splitter.height()
        if self._is_dragged or room <= 0:
            return
        wanted = self.checklist.content_height + _LIST_TOP + _LIST_BOTTOM
        least = min(_LEAST_DETAILS, room // 2)
        height = min(wanted, room - least)
        self._splitter.setSizes([height, room - height])

    def _measure(self) -> None:
        scale = max(1.0, current_theme().scale)
        self.setMinimumWidth(round(_LEAST_WIDTH * scale))
        self.setMaximumWidth(round(_MOST_WIDTH * scale))
        self.updateGeometry()

    def _keep_dragged(self) -> None:
        self._is_dragged = True
