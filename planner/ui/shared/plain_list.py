"""A list to be read: rows in columns, none of them chosen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from planner.ui.row_model import RowModel


def plain_list(model: RowModel, name: str, *, widest: int = 0) -> QTreeView:
    """Return the list of a model, called `name`; the column `widest` takes the room that the others leave."""
    view = QTreeView()
    view.setModel(model)
    view.setAccessibleName(name)
    view.setHeaderHidden(True)
    view.setRootIsDecorated(False)
    view.setUniformRowHeights(True)
    view.setAllColumnsShowFocus(True)
    view.setTabKeyNavigation(False)
    view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    header = view.header()
    header.setStretchLastSection(False)
    header.setMinimumSectionSize(1)  # a column of icons is as narrow as they are
    for column in range(model.columnCount()):
        is_widest = column == widest
        mode = QHeaderView.ResizeMode.Stretch if is_widest else QHeaderView.ResizeMode.ResizeToContents
        header.setSectionResizeMode(column, mode)
    return view
