"""The card of the last twelve months."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.progress.chart_card import ChartCard
from planner.ui.progress.year_map import StepsLegend, YearMap
from planner.ui.progress.year_rows import YearRow
from planner.ui.theme import current_theme
from planner.ui.widgets.label import label

_SIDE: Final = 16
_WORDS: Final = 194


class YearCard(ChartCard):
    """Shows a YearRow: the sum at the left, the days beside it.

    Attributes:
        map: the days.
    """

    def __init__(self) -> None:
        """Begin empty."""
        self.map: YearMap
        super().__init__(_("Last 12 months"), YearMap())

    def show_row(self, row: YearRow) -> None:
        """Show another row."""
        self._total.setText(row.total)
        self._sentence.setText(row.sentence)
        self._least.setText(row.least)
        self._most.setText(row.most)
        self.map.show_row(row, row.spoken)
        self.show_table_of(row.table)

    def lay_out(self, content: QWidget) -> None:
        """Put the head above the words alone, so that the days have all the height."""
        assert isinstance(content, YearMap)
        self.map = content
        self._total = label("", "display")
        self._sentence = label("", "small", "text.secondary", wrap=True)
        self._least, self._most = (label("", "caption", "text.tertiary") for _end in range(2))
        self._words = QWidget()
        self._fill_words()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, _SIDE, 0)
        row.setSpacing(_SIDE)
        row.addWidget(self._words)
        row.addWidget(self.map, 1)
        self.body.addLayout(row)

    def _fill_words(self) -> None:
        legend = QHBoxLayout()
        legend.setSpacing(4)
        for widget in (self._least, StepsLegend(), self._most):
            legend.addWidget(widget)
        legend.addStretch(1)
        words = QVBoxLayout()
        words.setContentsMargins(_SIDE, 4, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._total)
        words.addWidget(self._sentence)
        words.addSpacing(10)
        words.addLayout(legend)
        column = QVBoxLayout(self._words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.head)
        column.addLayout(words)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_to(self.width())

    def fit_to(self, width: int) -> None:
        """Take the height that the days need in a width."""
        words = round(_WORDS * current_theme().scale)
        self._words.setFixedWidth(words)
        self.map.setFixedHeight(self.map.height_at(width - words - 2 * _SIDE - 2))
