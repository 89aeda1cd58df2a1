"""The right half of "What if": now beside then, what would make it work, and in detail what it does."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal

from planner.i18n import _
from planner.ui.exams.card_parts import WayList
from planner.ui.exams.ways import Way
from planner.ui.shared.scrolled_column import ScrolledColumn
from planner.ui.what_if.chart_rows import ChartRow
from planner.ui.what_if.compare_rows import CompareRow, OtherLine
from planner.ui.what_if.compare_view import CompareView
from planner.ui.what_if.detail import Detail
from planner.ui.what_if.move_rows import MoveRows
from planner.ui.widgets.label import label
from planner.values import replace


class AnswerView(ScrolledColumn):
    """Shows rows.

    Attributes:
        comparison, ways, detail: its parts from top to bottom.

    Signals:
        way_chosen: the Way to try.
    """

    way_chosen = Signal(object)

    def __init__(self) -> None:
        """Begin with nothing to compare."""
        super().__init__()
        self.comparison, self.ways, self.detail = CompareView(), WayList(), Detail()
        self._nothing = label(_("No exam or goal has anything left to study."), color_role="text.secondary")
        self.ways.chosen.connect(self.way_chosen)
        self.column.setSpacing(12)
        for part in (self._nothing, self.comparison, self.ways):
            self.column.addWidget(part)
        self.column.addWidget(self.detail, 1)
        self.column.addStretch(0)
        self.show_nothing()
        self.show_ways(())

    def show_nothing(self) -> None:
        """Say that there is no goal to compare."""
        self._nothing.show()
        self.comparison.hide()
        self.detail.hide()

    def show_answer(
        self, rows: Sequence[CompareRow], others: Mapping[OtherLine, CompareRow], chart: ChartRow
    ) -> None:
        """Show a goal, what other goals have to say, and its chart."""
        self._nothing.hide()
        self.comparison.show_rows(rows, others)
        self.detail.chart.show_row(chart)
        self.comparison.show()
        self.detail.show()

    def show_ways(self, ways: Sequence[Way]) -> None:
        """Show what would make the date work; nothing of it is applied from here."""
        self.ways.show_ways(
            replace(way, action=_("Change") if way.remedy is None else _("Try")) for way in ways
        )
        self.ways.setVisible(bool(ways))

    def show_moves(self, rows: MoveRows) -> None:
        """Show which sessions would not be where they are."""
        self.detail.show_moves(rows)
