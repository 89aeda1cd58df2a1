"""Rows that are dragged to another place within their view: what every model of such rows needs."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.ui.row_model import Column, Index, RowModel


class DragModel(RowModel):
    """Takes a row along as a text, and tells where it was dropped. A drop is a wish: new rows come back.

    A model says with `_taken` what is dragged, and learns by `_dropped` where it shall go.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        mime_type: str,
        parent: QObject | None = None,
        *,
        may_repeat: bool = False,
    ) -> None:
        """Show these columns; only what has this type is taken, which no other model may have."""
        super().__init__(columns, parent, may_repeat=may_repeat)
        self._mime_type = mime_type

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [self._mime_type]

    def mimeData(self, indexes: Any) -> QMimeData:
        data = QMimeData()
        taken = self._taken(indexes)
        if taken:
            data.setData(self._mime_type, QByteArray(taken.encode()))
        return data

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        _column: int,
        parent: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        taken = bytes(data.data(self._mime_type).data()).decode()
        if action == Qt.DropAction.MoveAction and taken:
            self._dropped(taken, row, parent)
        # Nothing was taken in here, so the view removes nothing from where it was.
        return False

    def _taken(self, indexes: Sequence[Index]) -> str:
        """Return what is dragged of these indexes, "" for nothing."""
        raise NotImplementedError

    def _dropped(self, taken: str, row: int, parent: Index) -> None:
        """Tell that something shall stand before a row below a parent; -1 is on the parent itself."""
        raise NotImplementedError
