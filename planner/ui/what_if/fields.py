"""The small fields of "What if": a slider with a mark, hours of a week, and boxes to tick."""

from typing import Final

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QHBoxLayout,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from planner.i18n import _
from planner.ui.what_if.rows import HALF_HOUR, Ends, TickRow
from planner.ui.widgets.label import label
from planner.ui.widgets.long_choice import LongChoice
from planner.ui.widgets.wheel import take_no_focus_by_wheel, turn_with_focus
from planner.ui.widgets.wrapped_box import WrappedBox

_MOST_HOURS: Final = 7 * 24
_SLIDER_HEIGHT: Final = 24


class MarkedSlider(QWidget):
    """A slider with words at its ends; a small ring marks where the plan is.

    Attributes:
        slider: the slider itself.

    Signals:
        moved: the step that the learner chose.
    """

    moved = Signal(int)

    def __init__(self, name: str, page: int) -> None:
        """Go by `page` steps with the page keys."""
        super().__init__()
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setPageStep(page)
        self.slider.setFixedHeight(_SLIDER_HEIGHT)
        self.slider.valueChanged.connect(self.moved)
        self._least, self._most = (label("", "caption", "text.tertiary") for _end in range(2))
        ends = QHBoxLayout()
        ends.addWidget(self._least)
        ends.addStretch(1)
        ends.addWidget(self._most)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.slider)
        column.addLayout(ends)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Say what the slider is for."""
        self.slider.setAccessibleName(name)

    def show_step(self, step: int, ends: Ends, mark: int | None, words: str) -> None:
        """Show a step, in words for screen readers; that is not a move."""
        slider = self.slider
        with QSignalBlocker(slider):
            slider.setRange(ends.least, ends.most)
            slider.setValue(step)
        if slider.property("previousValue") != mark:
            slider.setProperty("previousValue", mark)
            slider.update()
        slider.setAccessibleDescription(words)
        for end, said in ((self._least, ends.least_words), (self._most, ends.most_words)):
            if end.text() != said:
                end.setText(said)


class _Slider(QSlider):
    def wheelEvent(self, event: QWheelEvent) -> None:
        turn_with_focus(self, event, super().wheelEvent)


class GoalBox(LongChoice):
    """The choice of a goal."""

    def __init__(self) -> None:
        """Begin without goals, and take whatever width there is."""
        super().__init__()
        self.setMinimumContentsLength(8)


class HoursBox(QDoubleSpinBox):
    """Hours a week, typed as "10", "10.5" or "10.25" and stepped by half hours.

    Signals:
        minutes_changed: the minutes in the field.
    """

    minutes_changed = Signal(int)

    def __init__(self) -> None:
        """Begin at half an hour."""
        super().__init__()
        take_no_focus_by_wheel(self)
        self.setDecimals(2)
        self.setSuffix(_(" h"))
        self.setRange(0.5, _MOST_HOURS)
        self.setAccessibleName(_("Study hours a week"))
        self.valueChanged.connect(lambda hours: self.minutes_changed.emit(round(60 * hours)))

    def show_minutes(self, minutes: int) -> None:
        """Show other hours; that is not a change by the learner."""
        if round(60 * self.value()) != minutes:
            with QSignalBlocker(self):
                self.setMinimum(min(0.5, minutes / 60))
                self.setValue(minutes / 60)

    def stepBy(self, steps: int) -> None:
        # From between two half hours, a step leads to the next of them.
        at = self.value() * 60 / HALF_HOUR
        self.setValue((int(at // 1) + steps if steps > 0 else int(-(-at // 1)) + steps) * HALF_HOUR / 60)
        self.selectAll()

    def textFromValue(self, value: float) -> str:
        point = QLocale().decimalPoint()
        text = QLocale().toString(value, "f", 2)
        return text.rstrip("0").removesuffix(point) if point in text else text

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn_with_focus(self, event, super().wheelEvent)


class TickLine(WrappedBox):
    """A check box with words that may take several lines, and what it comes to at the right.

    Attributes:
        row: what is shown.

    Signals:
        ticked: the row, and whether it is ticked now.
    """

    ticked = Signal(object, bool)

    def __init__(self, row: TickRow) -> None:
        """Show a row."""
        super().__init__(edge=5)
        self.row: TickRow | None = None
        self.box.toggled.connect(self._tell)
        self._detail = label("", "small", "text.tertiary")
        self.line.addWidget(self._detail, alignment=Qt.AlignmentFlag.AlignTop)
        self.show_row(row)

    def show_row(self, row: TickRow) -> None:
        """Show another row; that is not a tick."""
        is_same = row == self.row and self.box.isChecked() == row.is_on
        self.row = row
        if is_same:
            return
        with QSignalBlocker(self.box):
            self.box.setChecked(row.is_on)
        self.box.update()
        self.box.setAccessibleDescription(row.detail)
        self.show_words(row.title)
        self._detail.setText(row.detail)

    def _tell(self, is_on: bool) -> None:
        self.ticked.emit(self.row, is_on)
