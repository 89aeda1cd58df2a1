"""The cards of the page: in two columns, or below each other where the window is narrow."""

from typing import Final

from PySide6.QtCore import QMargins, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout

from planner.i18n import _
from planner.ui.progress.burn_chart import BurnChart, burn_signs
from planner.ui.progress.burn_rows import BurnRow
from planner.ui.progress.chance_chart import ChanceChart
from planner.ui.progress.chance_rows import ChanceRow
from planner.ui.progress.chart_card import ChartCard
from planner.ui.progress.estimate_rows import EstimateRow
from planner.ui.progress.estimates_card import EstimatesCard
from planner.ui.progress.track_rows import TracksRow
from planner.ui.progress.tracks_card import TracksCard
from planner.ui.progress.verdict_card import VerdictCard
from planner.ui.progress.verdict_rows import VerdictRow
from planner.ui.progress.week_rows import WeeksRow
from planner.ui.progress.weeks_chart import WeeksChart, week_signs
from planner.ui.progress.year_card import YearCard
from planner.ui.progress.year_rows import YearRow
from planner.ui.shared.scrolled_column import ScrolledColumn
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.label import label

_GAP: Final = 12
_LEFT: Final = 20
_RIGHT: Final = 16
_SIDE: Final = {False: 328, True: 420}  # the width of the right column; True in a wide window
_WEEKS: Final = {False: 180, True: 256}
_BURN: Final = (372, 720)
_TWO_COLUMNS: Final = 860
# Row, column and width in columns of each card, as they are read.
_PLACES: Final = ((0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 1), (2, 0, 2), (3, 0, 1), (3, 1, 1))
_NOTE_SIDE: Final = 16


class ProgressView(ScrolledColumn):
    """Shows the rows of all cards.

    Attributes:
        burn, verdict, weeks, estimates, year, chance, tracks: the cards.

    Signals:
        by_changed: paces by kind or by track were chosen.
        use_requested: whether the plan is to count with the learner's pace.
        told: the sentence that says how saving a picture went.
    """

    by_changed = Signal(str)
    use_requested = Signal(bool)
    told = Signal(str)

    def __init__(self) -> None:
        """Begin with empty cards."""
        super().__init__(QMargins(_LEFT, 0, _RIGHT, _RIGHT))
        self._burn_chart, self._weeks_chart, self._chance_chart = BurnChart(), WeeksChart(), ChanceChart()
        self._note = label("", "small", "text.tertiary", wrap=True)
        self._chance_words = label("", "small", "text.secondary", wrap=True)
        self.burn = ChartCard(_("Hours done and forecast"), self._burn_chart)
        self.verdict = VerdictCard()
        self.weeks = ChartCard(_("Hours a week"), self._weeks_chart)
        self.estimates = EstimatesCard()
        self.year = YearCard()
        self.chance = ChartCard(_("Hours a week and chance"), self._chance_chart)
        self.tracks = TracksCard()
        for card, words in ((self.burn, self._note), (self.chance, self._chance_words)):
            words.setContentsMargins(_NOTE_SIDE, 0, _NOTE_SIDE, 4)
            card.body.insertWidget(1, words)
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        self.column.addLayout(self._grid)
        self.column.addStretch(1)
        self._connect()

    def show_goal(
        self, burn: BurnRow, verdict: VerdictRow, chance: ChanceRow, *, is_old: bool = False
    ) -> None:
        """Show what belongs to a goal, perhaps with the forecast of the plan before its last change."""
        self._burn_chart.show_row(burn, burn.spoken)
        self._burn_chart.set_old(is_old)
        self.burn.show_signs(burn_signs(burn))
        self.burn.show_table_of(burn.table)
        self._note.setText(burn.note)
        self._note.setVisible(bool(burn.note))
        self.verdict.show_row(verdict, is_old=is_old)
        self._chance_chart.show_row(chance, chance.sentence)
        self._chance_words.setText(chance.sentence)
        self.chance.show_table_of(chance.table)

    def show_hours(self, weeks: WeeksRow, year: YearRow, tracks: TracksRow) -> None:
        """Show what was studied and what is planned, for all goals together."""
        self._weeks_chart.show_row(weeks, weeks.spoken)
        self.weeks.show_signs(week_signs(weeks))
        self.weeks.show_table_of(weeks.table)
        self.year.show_row(year)
        self.tracks.show_row(tracks)

    def show_estimates(self, row: EstimateRow) -> None:
        """Show what work took against its estimates."""
        self.estimates.show_row(row)

    @property
    def cards(self) -> tuple[ChartCard, ...]:
        """The cards as they are read."""
        return self.burn, self.verdict, self.weeks, self.estimates, self.year, self.chance, self.tracks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _connect(self) -> None:
        self.estimates.by_changed.connect(self.by_changed)
        self.estimates.use_requested.connect(self.use_requested)
        for card in self.cards:
            card.told.connect(self.told)
        theme_holder().changed.connect(self._fit)

    def _fit(self) -> None:
        """Use two columns where there is room, and let the first three rows fill what is seen."""
        theme = current_theme()
        scale = max(1.0, theme.scale)
        is_wide = self.width() >= theme.breakpoint("wide") - theme.size("sidebarWide")
        columns = 2 if self.width() >= _TWO_COLUMNS * scale else 1
        if columns != self._columns:
            self._columns = columns
            self._lay_out()
        side = round(_SIDE[is_wide] * scale)
        for card in (self.verdict, self.estimates, self.tracks):
            card.setMinimumWidth(side if columns == 2 else 0)
            card.setMaximumWidth(side if columns == 2 else 16_777_215)
        self.estimates.set_roomy(is_wide or columns == 1)
        weeks = round(_WEEKS[is_wide] * scale)
        self.year.fit_to(self.width() - _LEFT - _RIGHT)
        rest = self.height() - weeks - self.year.sizeHint().height() - 2 * _GAP - _RIGHT
        least, most = _BURN
        self.burn.setMinimumHeight(max(least, min(most, rest)))
        self.weeks.setMinimumHeight(weeks)
        self.chance.setMinimumHeight(round(_WEEKS[False] * scale))

    def _lay_out(self) -> None:
        """Put the cards where they belong; the layout's own order is that of the Tab key."""
        for card in self.cards:
            self._grid.removeWidget(card)
        is_paired = self._columns == 2
        for number, card in enumerate(self.cards):
            row, column, columns = _PLACES[number] if is_paired else (number, 0, 1)
            self._grid.addWidget(card, row, column, 1, columns)
        self._grid.setColumnStretch(0, 1)
