"""A tree of groups and rows with check boxes."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from planner.ui.row_model import Index
from planner.ui.shared.check_row import BOX, CheckRowDelegate
from planner.ui.theme import theme_holder


class CheckTree(QTreeView):
    """One tab stop: arrows move and unfold, Space ticks. A click ticks a row and unfolds a group."""

    def __init__(self, model: QAbstractItemModel, name: str, indentation: int = 20) -> None:
        """Show a model, called `name` for screen readers; `use_delegate` says how its rows look."""
        super().__init__()
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setIndentation(indentation)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        theme_holder().changed.connect(self.doItemsLayout)

    def use_delegate(self, delegate: CheckRowDelegate) -> None:
        """Let a delegate draw the rows, which is kept."""
        self._delegate = delegate
        self.setItemDelegate(delegate)

    def go_in(self) -> None:
        """Give the tree the focus, and choose its first row where none is chosen."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() != Qt.MouseButton.LeftButton or not is_group(index):
            return
        if point.x() - self.visualRect(index).left() > self._delegate.edge(index) + BOX + 6:
            self.setExpanded(index, not self.isExpanded(index))


def is_group(index: Index) -> bool:
    """Whether an index is that of a group, and not of a row in one."""
    return index.isValid() and not index.parent().isValid()
