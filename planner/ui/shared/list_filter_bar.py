"""The line of filters over a list; where it does not fit into one line, it takes a second one."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from planner.i18n import _
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.segmented import Segment, SegmentedControl

_MARGIN: Final = 20
_END_MARGIN: Final = 16
_EDGE: Final = 8

State = TypeVar("State", bound=StrEnum)


class ListFilterBar(QWidget, Generic[State]):
    """Segments for the state, each with a count, and after them or below what else there is to filter by.

    Signals:
        changed: the learner asks for something else.

    Attributes:
        states: the segments.
    """

    changed = Signal()

    def __init__(self, words: Mapping[State, str], parent: QWidget | None = None) -> None:
        """Offer states by their words; what comes after them is given to `add_rest`."""
        super().__init__(parent)
        self._words = words
        segments = [Segment(state.value, each) for state, each in words.items()]
        self.states = SegmentedControl(segments, name=_("State"), size="small")
        self._rest = QWidget()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(_MARGIN, _EDGE, _END_MARGIN, _EDGE)
        self._line.setSpacing(8)
        self._line.addWidget(self.states)
        self._line.addWidget(self._rest, 1)
        self.states.chosen.connect(self._tell)
        theme_holder().changed.connect(self._restyle)

    def add_rest(self, first: Sequence[QWidget], last: Sequence[QWidget] = ()) -> None:
        """Add what stands after the states, and what stands at the end of the line."""
        row = QHBoxLayout(self._rest)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for each in first:
            row.addWidget(each)
        row.addStretch(1)
        for each in last:
            row.addWidget(each)

    def show_counts(self, counts: Mapping[State, int]) -> None:
        """Show how many rows each state has."""
        for state, words in self._words.items():
            text = _("{words}  {count}").format(words=words, count=counts[state])
            button = self.states.button(state.value)
            if button.text() != text:
                button.setText(text)
                # The bar does not move about while one types.
                button.setMinimumWidth(max(button.minimumWidth(), button.sizeHint().width()))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        line = current_theme().color("line.default")
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, line)
        painter.fillRect(0, self.height() - 1, self.width(), 1, line)

    def minimumSizeHint(self) -> QSize:
        parts = (self.states, self._rest)
        width = max(part.sizeHint().width() for part in parts) + _MARGIN + _END_MARGIN
        return QSize(width, super().minimumSizeHint().height())

    def _tell(self) -> None:
        self._fit()
        self.changed.emit()

    def _restyle(self) -> None:
        for state in self._words:
            button = self.states.button(state.value)
            button.setMinimumWidth(button.sizeHint().width())
        self._fit()

    def _fit(self) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        direction = across if self._left_over() >= 0 else down
        if self._line.direction() != direction:
            self._line.setDirection(direction)

    def _left_over(self) -> int:
        """Return how much room one line would have left, below 0 where it is too short."""
        needed = self.states.sizeHint().width() + self._rest.sizeHint().width() + self._line.spacing()
        return self.width() - _MARGIN - _END_MARGIN - needed
