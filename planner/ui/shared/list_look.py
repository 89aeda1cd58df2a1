"""How a list of rows in groups behaves, before anything is said of its columns."""

from PySide6.QtCore import Qt
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
