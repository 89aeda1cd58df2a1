"""How a list of rows in groups behaves, before anything is said of its columns."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTreeView


def dress_list(tree: QTreeView) -> None:
    """Let whole rows be chosen, several at once; the tree draws its groups and its focus itself."""
    tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    tree.setRootIsDecorated(False)
    tree.setIndentation(0)
    tree.setMouseTracking(True)
    tree.setTabKeyNavigation(False)
    header = tree.header()
    header.setStretchLastSection(False)
    # A tree that does not sort by itself takes these away from its header.
    header.setSortIndicatorShown(True)
    header.setSectionsClickable(True)


def choose_row(tree: QTreeView, index: QModelIndex) -> bool:
    """Choose a row alone, open its group and scroll to it; return whether there is one at the index."""
    if not index.isValid():
        return False
    tree.expand(index.parent())
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    tree.selectionModel().setCurrentIndex(index, flags)
    tree.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
    return True
