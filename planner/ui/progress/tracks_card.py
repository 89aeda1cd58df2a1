"""The card that says which tracks got the hours."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from planner.i18n import _
from planner.ui.progress.chart_card import ChartCard
from planner.ui.progress.track_rows import TrackRow, TracksRow
from planner.ui.widgets.bars import ProgressBar
from planner.ui.widgets.label import label
from planner.ui.widgets.marks import TrackDot

_SIDE: Final = 16


class TracksCard(ChartCard):
    """Shows a TracksRow: a line for each track."""

    def __init__(self) -> None:
        """Begin without tracks."""
        lines = QWidget()
        super().__init__(_("Last 12 months by track"), lines)
        self._grid = QGridLayout(lines)
        self._grid.setContentsMargins(_SIDE, 2, _SIDE, 6)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        self._widgets: list[QWidget] = []
        self._row: TracksRow | None = None

    @property
    def row(self) -> TracksRow | None:
        """What is shown."""
        return self._row

    def show_row(self, row: TracksRow) -> None:
        """Show another row."""
        if row == self._row:
            return
        self._row = row
        for widget in self._widgets:
            self._grid.removeWidget(widget)
            widget.deleteLater()
        self._widgets = [self._nothing_said(row.sentence)] if row.sentence else []
        for number, track in enumerate(row.tracks):
            self._widgets += self._line(number, track)
        self._grid.setRowStretch(max(len(row.tracks), 1), 1)
        self.show_table_of(row.table)

    def _nothing_said(self, sentence: str) -> QWidget:
        words = label(sentence, "small", "text.tertiary", wrap=True)
        self._grid.addWidget(words, 0, 0, 1, 4)
        return words

    def _line(self, number: int, track: TrackRow) -> list[QWidget]:
        bar = ProgressBar(track.name, color_role=f"track.{track.id}")
        bar.show_fraction(track.share, track.hours)
        widgets: list[QWidget] = [
            TrackDot(track.id),
            label(track.name, "small", "text.secondary"),
            bar,
            label(track.hours, "small"),
        ]
        for column, widget in enumerate(widgets):
            side = Qt.AlignmentFlag.AlignRight if column == 3 else Qt.AlignmentFlag(0)
            self._grid.addWidget(widget, number, column, side)
        return widgets
