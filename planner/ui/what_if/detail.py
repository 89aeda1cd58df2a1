"""Below the numbers of "What if": the hours week by week, or the sessions that would move."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.shared.change_list import ChangeList
from planner.ui.what_if.hours_chart import HoursChart
from planner.ui.what_if.legend import Legend
from planner.ui.what_if.move_rows import MoveRows
from planner.ui.widgets.label import label
from planner.ui.widgets.segmented import Segment, SegmentedControl

HOURS: Final = "hours"
MOVES: Final = "moves"


class Detail(QWidget):
    """Shows one of two views, with its heading at the left and the choice at the right.

    Attributes:
        choice: which of them.
        chart, moves: the two views.
        sentence: the heading of the moves, that of the chart is its legend.

    Signals:
        shown: the key of the view that is chosen.
    """

    shown = Signal(str)

    def __init__(self) -> None:
        """Begin with the hours, empty."""
        super().__init__()
        self.chart, self.moves = HoursChart(), ChangeList(is_narrow=True)
        self.sentence = label("", "small", "text.secondary", wrap=True)
        segments = (Segment(HOURS, _("Hours")), Segment(MOVES, _("Sessions")))
        self.choice = SegmentedControl(segments, name=_("What is shown below"), size="small")
        self._heads = _stack((Legend(), self.sentence), QSizePolicy.Policy.Fixed)
        self._views = _stack((self.chart, self.moves), QSizePolicy.Policy.MinimumExpanding)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._heads, 1)
        head.addWidget(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._views, 1)
        self.choice.chosen.connect(self._show)

    def show_moves(self, rows: MoveRows) -> None:
        """Show other sessions, or in their place why there are none."""
        self.sentence.setText(rows.sentence)
        self.moves.show_lines(rows.lines, rows.nothing)

    def _show(self, key: str) -> None:
        place = (HOURS, MOVES).index(key)
        self._heads.setCurrentIndex(place)
        self._views.setCurrentIndex(place)
        self.shown.emit(key)


def _stack(parts: tuple[QWidget, ...], vertical: QSizePolicy.Policy) -> QStackedWidget:
    stack = QStackedWidget()
    stack.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
    for part in parts:
        stack.addWidget(part)
    return stack
