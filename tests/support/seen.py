"""Everything that is shown of a widget to whoever reads, points or listens."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def seen_in(root: QWidget) -> str:
    """Return the words of all visible parts: texts, tool tips, names and descriptions, line by line."""
    parts = [each for each in (root, *root.findChildren(QWidget)) if each.isVisible()]
    return "\n".join(words for part in parts for words in _words_of(part) if words)


def _words_of(part: QWidget) -> Iterator[str]:
    for name in ("text", "title", "placeholderText"):
        yield str(part.property(name) or "")
    yield from (part.toolTip(), part.accessibleName(), part.accessibleDescription())
    if isinstance(part, QAbstractItemView) and part.model() is not None:
        columns = range(part.model().columnCount())
        yield from (str(part.model().headerData(each, Qt.Orientation.Horizontal) or "") for each in columns)
        yield from _cells_of(part, QModelIndex())


def _cells_of(view: QAbstractItemView, parent: QModelIndex) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount(parent)):
        for column in range(model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield from (str(index.data(role) or "") for role in _ROLES)
        yield from _cells_of(view, model.index(row, 0, parent))
