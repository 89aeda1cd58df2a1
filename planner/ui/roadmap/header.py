"""The header of the roadmap's list; a click on a column orders the items by it."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QWidget

from planner.ui.glyphs import Direction, paint_chevron
from planner.ui.roadmap.columns import At
from planner.ui.theme import current_theme

_NAME_LEFT: Final = 32
_ARROW: Final = 14


class RoadmapHeader(QHeaderView):
    """Plain words over a line, with a small arrow at the column that orders the items."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        # A third click gives the order of the road back.
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
        left = _NAME_LEFT if column == At.NAME else 0
        is_sorting = column == self.sortIndicatorSection()
        room = rect.width() - left - (_ARROW if is_sorting else 0)
        text = QFontMetrics(font).elidedText(self._title(column), Qt.TextElideMode.ElideRight, room)
        width = QFontMetrics(font).horizontalAdvance(text)
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
