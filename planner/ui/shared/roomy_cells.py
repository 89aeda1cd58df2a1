"""Cells of a table in which words and numbers beside each other stand apart."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.ui.row_model import Index
from planner.ui.theme import current_theme

_PADDING: Final = 9  # with the 3 px that Qt leaves around words, they stand below those of the header


class RoomyCells(QStyledItemDelegate):
    """Leaves room at both sides of each cell."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(2 * _PADDING, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        inner = QStyleOptionViewItem(option)
        rect, state = inner.rect, inner.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, current_theme().color("bg.selected"))
        inner.rect = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        inner.state = state & ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
        super().paint(painter, inner, index)
