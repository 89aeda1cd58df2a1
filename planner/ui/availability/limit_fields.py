"""Fields for how much of the hours may be used, and for the lengths of sessions."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from planner.domain.availability import Limits
from planner.formats import duration
from planner.i18n import _
from planner.ui.availability.draft import HoursDraft
from planner.ui.shared.wish_dialog import ProblemLine
from planner.ui.widgets.duration_spin_box import DurationSpinBox
from planner.ui.widgets.label import label
from planner.ui.widgets.number_box import NumberBox

_FIELD_WIDTH: Final = 104
_DAY: Final = 24 * 60
_WEEK: Final = 7 * _DAY
_SHORTEST: Final = 5
_LONGEST: Final = 12 * 60


class LimitFields(QWidget):
    """Shows a draft's limits and session lengths.

    Signals:
        edited: a field was changed; `applied_to` puts all of them into a draft.
    """

    edited = Signal()

    def __init__(self, draft: HoursDraft) -> None:
        """Show a draft."""
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._head(_("Limits"))
        self.per_week = self._duration(_("At most a week"), _or_none, 0, _WEEK)
        self.per_day = self._duration(_("At most a day"), _or_none, 0, _DAY)
        self.free = self._percent(_("Keep free for surprises"))
        self.reviews = self._percent(_("Reviews, at most"))
        self._grid.setRowMinimumHeight(self._grid.rowCount(), 4)
        self._head(_("Sessions"))
        self.least = self._duration(_("At least"), duration, _SHORTEST, _LONGEST)
        self.usual = self._duration(_("Usually"), duration, _SHORTEST, _LONGEST)
        self.most = self._duration(_("At most"), duration, _SHORTEST, _LONGEST)
        self.problem = ProblemLine()
        self._grid.addWidget(self.problem, self._grid.rowCount(), 0, 1, 2)
        self._show(draft)

    def applied_to(self, draft: HoursDraft) -> HoursDraft:
        """Return a draft with what the fields say."""
        return replace(
            draft,
            limits=Limits(
                most_per_day=self.per_day.value() or None,
                most_per_week=self.per_week.value() or None,
                percent_free=self.free.value(),
            ),
            least=self.least.value(),
            usual=self.usual.value(),
            most=self.most.value(),
            review_percent=self.reviews.value(),
        )

    def _show(self, draft: HoursDraft) -> None:
        for field, minutes in (
            (self.per_day, draft.limits.most_per_day),
            (self.per_week, draft.limits.most_per_week),
            (self.least, draft.least),
            (self.usual, draft.usual),
            (self.most, draft.most),
        ):
            with QSignalBlocker(field):
                field.set_value(minutes or 0)
        for box, percent in (
            (self.free, draft.limits.percent_free),
            (self.reviews, draft.review_percent),
        ):
            with QSignalBlocker(box):
                box.setValue(percent)

    def _head(self, text: str) -> None:
        words = label(text, "small", "text.secondary", weight=600)
        self._grid.addWidget(words, self._grid.rowCount(), 0, 1, 2)

    def _duration(self, name: str, as_text: Callable[[int], str], least: int, most: int) -> DurationSpinBox:
        field = DurationSpinBox(as_text, name=name, minimum=least, maximum=most)
        field.value_changed.connect(self.edited)
        self._add(name, field)
        return field

    def _percent(self, name: str) -> NumberBox:
        box = NumberBox(0, 100, 0)
        box.setSuffix("%")
        box.valueChanged.connect(self.edited)
        self._add(name, box)
        return box

    def _add(self, name: str, field: QWidget) -> None:
        field.setMinimumWidth(_FIELD_WIDTH)
        words = label(name)
        words.setBuddy(field)
        row = self._grid.rowCount()
        self._grid.addWidget(words, row, 0)
        self._grid.addWidget(field, row, 1)


def _or_none(minutes: int) -> str:
    return duration(minutes) if minutes else _("no limit")
