"""A widget that paints one row of a chart."""

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from planner.ui.widgets.label import plain_tool_tip

Row = TypeVar("Row")


class Chart(QWidget, Generic[Row]):
    """Paints a row; its words are in the description. It takes whatever room there is.

    A chart of this kind overrides `paint`, and `words_at` where places in it have words of their own.
    """

    def __init__(self, name: str, least: QSize) -> None:
        """Begin empty, never smaller than a size."""
        super().__init__()
        self._row: Row | None = None
        self._least = least
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def row(self) -> Row | None:
        """What is shown."""
        return self._row

    def show_row(self, row: Row, spoken: str) -> None:
        """Show another row, in words for screen readers."""
        self._row = row
        self.setAccessibleDescription(spoken)
        self.update()

    def paint(self, painter: QPainter, row: Row) -> None:
        """Paint a row."""
        raise NotImplementedError

    def words_at(self, place: QPoint) -> str:
        """Return what is to be said of a place; "" for nothing."""
        return ""

    def sizeHint(self) -> QSize:
        return self._least

    def minimumSizeHint(self) -> QSize:
        return self._least

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tool_tip(self.words_at(event.pos())), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._row is not None:
            self.paint(QPainter(self), self._row)
