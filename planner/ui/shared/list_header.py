"""The header of a list; a click on a column orders its rows by it."""

from collections.abc import Container
from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QWidget

from planner.ui.glyphs import Direction, paint_chevron
from planner.ui.theme import current_theme

_END: Final = 12  # between the words of a column of numbers and the next column
_ARROW: Final = 14


class ListHeader(QHeaderView):
    """Plain words over a line, with a small arrow at the column that orders the rows.

    The first column begins `left` pixels inside; those of `numbers` have their words at their end.
    """

    def __init__(self, left: int, numbers: Container[int] = (), parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._left = left
        self._numbers = numbers
        # A third click gives the own order of the rows back.
        self.setSortIndicatorClearable(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(48)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current_theme().size("rowList"))

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        theme = current_theme()
        painter.save()
        painter.fillRect(rect, theme.color("bg.canvas"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line.default"))
        font = theme.font("small", 500)
        painter.setFont(font)
        painter.setPen(theme.color("text.tertiary"))
        left = self._left if column == 0 else 0
        is_sorting = column == self.sortIndicatorSection()
        room = rect.width() - left - (_ARROW if is_sorting else 0)
        text = QFontMetrics(font).elidedText(self._title(column), Qt.TextElideMode.ElideRight, room)
        width = QFontMetrics(font).horizontalAdvance(text)
        if column in self._numbers:
            left = max(0, room - _END - width)
        place = self._mirrored(rect, QRect(rect.left() + left, rect.top(), width + 1, rect.height()))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
        if is_sorting:
            at = self._mirrored(rect, QRect(rect.left() + left + width + 4, rect.top(), 10, rect.height()))
            rising = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            direction = Direction.UP if rising else Direction.DOWN
            color = theme.color("text.tertiary")
            paint_chevron(painter, QPointF(at.center()) + QPointF(0.5, 0.5), direction, color, 6)
        painter.restore()

    def _title(self, column: int) -> str:
        return str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")

    def _mirrored(self, rect: QRect, place: QRect) -> QRect:
        option = QStyleOptionHeader()
        self.initStyleOption(option)
        return QStyle.visualRect(option.direction, rect, place)
