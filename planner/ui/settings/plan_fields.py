"""The fields for what belongs to the plan: each change is an edit, as everywhere."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from planner.domain.availability import Limits
from planner.domain.edit import Edit
from planner.domain.plan import Plan
from planner.domain.settings import SessionLengths, Settings
from planner.formats import duration
from planner.i18n import _
from planner.services.availability import set_limits, set_session_lengths
from planner.services.estimates import use_estimates
from planner.services.plan_settings import exam_buffers, set_exam_buffers, set_tight_share
from planner.services.reviews import set_review_share
from planner.ui.settings.rows import Id
from planner.ui.shared.limit_text import limit_text
from planner.ui.theme import theme_holder
from planner.ui.widgets.duration_spin_box import DurationSpinBox
from planner.ui.widgets.number_box import NumberBox
from planner.ui.widgets.settled import Settled

MakeEdit = Callable[[Plan], Edit]
_DAY: Final = 24 * 60
_WEEK: Final = 7 * _DAY
_SHORTEST: Final = 5
_LONGEST: Final = 12 * 60
_MOST_DAYS: Final = 60
_DIFFERENT: Final = -1


class PlanFields(QObject):
    """Lengths, limits and shares of a plan.

    Signals:
        wished: what makes the edit that a field asks for, and the Id of its row. Only what differs is told.
    """

    wished = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        """Begin with the settings of an ordinary plan."""
        super().__init__(parent)
        self._settings = Settings()
        self._buffers: frozenset[int] = frozenset()
        self._settled: list[Settled] = []
        length = partial(self._duration, duration, _SHORTEST, _LONGEST, wish=self._wish_lengths)
        self.usual, self.least, self.most = length(Id.USUAL), length(Id.LEAST), length(Id.MOST)
        self.per_day = self._duration(limit_text, 0, _DAY, Id.PER_DAY, wish=self._wish_limits)
        self.per_week = self._duration(limit_text, 0, _WEEK, Id.PER_WEEK, wish=self._wish_limits)
        self.free = self._number(Id.FREE, self._wish_limits)
        self.reviews = self._number(Id.REVIEWS, self._wish_reviews)
        self.tight = self._number(Id.TIGHT, self._wish_tight)
        self.buffer = self._number(Id.BUFFER, self._wish_buffer)
        self.buffer.setSuffix("")
        self.pace = QCheckBox()
        theme_holder().changed.connect(self._line_up)
        self._line_up()
        self.pace.toggled.connect(self._wish_pace)

    @property
    def all(self) -> dict[Id, QWidget]:
        """The fields by their rows."""
        return {
            Id.USUAL: self.usual,
            Id.LEAST: self.least,
            Id.MOST: self.most,
            Id.PER_DAY: self.per_day,
            Id.PER_WEEK: self.per_week,
            Id.FREE: self.free,
            Id.REVIEWS: self.reviews,
            Id.PACE: self.pace,
            Id.TIGHT: self.tight,
            Id.BUFFER: self.buffer,
        }

    def show(self, plan: Plan, *, has_plan: bool) -> None:
        """Show what is stored, but leave a field alone that is being changed."""
        settings = self._settings = plan.settings
        for field, minutes in (
            (self.usual, settings.lengths.default),
            (self.least, settings.lengths.least),
            (self.most, settings.lengths.most),
            (self.per_day, settings.limits.most_per_day or 0),
            (self.per_week, settings.limits.most_per_week or 0),
        ):
            if not self._is_open(field):
                with QSignalBlocker(field):
                    field.set_value(minutes)
        for box, percent in (
            (self.free, settings.limits.percent_free),
            (self.reviews, settings.review_percent),
            (self.tight, settings.tight_percent),
        ):
            self._show_number(box, percent)
        with QSignalBlocker(self.pace):
            self.pace.setChecked(settings.learn_estimates)
        self._buffers = exam_buffers(plan)
        self._show_buffer()
        for each in self.all.values():
            each.setEnabled(has_plan)
        self.buffer.setEnabled(bool(self._buffers))

    def finish(self) -> None:
        """Take what stands in the fields as meant, as when the page is left."""
        for settled in self._settled:
            settled.settle()

    def _show_number(self, box: NumberBox, number: int) -> None:
        if not self._is_open(box):
            with QSignalBlocker(box):
                box.setValue(number)

    def _show_buffer(self) -> None:
        """Show the number that all exams have, or that they differ."""
        if self._is_open(self.buffer):
            return
        differ = len(self._buffers) > 1
        with QSignalBlocker(self.buffer):
            self.buffer.setRange(_DIFFERENT if differ else 0, _MOST_DAYS)
            self.buffer.setSpecialValueText(_("differ") if differ else "")
            self.buffer.setValue(_DIFFERENT if differ else next(iter(self._buffers), 0))

    def _line_up(self) -> None:
        """Let all numbers be as wide as the widest."""
        numbers = [field for field in self.all.values() if field is not self.pace]
        width = max(field.sizeHint().width() for field in numbers)
        for field in numbers:
            field.setMinimumWidth(width)

    def _is_open(self, field: QWidget) -> bool:
        return any(settled.is_open for settled in self._settled if settled.parent() is field)

    # -- what is wished

    def _wish_lengths(self, id: Id) -> None:
        values = self.least.value(), self.usual.value(), self.most.value()
        before = self._settings.lengths
        if values != (before.least, before.default, before.most):
            self.wished.emit(lambda plan: set_session_lengths(plan, SessionLengths(*values)), id)

    def _wish_limits(self, id: Id) -> None:
        limits = Limits(self.per_day.value() or None, self.per_week.value() or None, self.free.value())
        if limits != self._settings.limits:
            self.wished.emit(partial(set_limits, limits=limits), id)

    def _wish_reviews(self, id: Id) -> None:
        if self.reviews.value() != self._settings.review_percent:
            self.wished.emit(partial(set_review_share, percent=self.reviews.value()), id)

    def _wish_tight(self, id: Id) -> None:
        if self.tight.value() != self._settings.tight_percent:
            self.wished.emit(partial(set_tight_share, percent=self.tight.value()), id)

    def _wish_buffer(self, id: Id) -> None:
        days = self.buffer.value()
        if days != _DIFFERENT and self._buffers != {days}:
            self.wished.emit(partial(set_exam_buffers, days=days), id)

    def _wish_pace(self, is_used: bool) -> None:
        self.wished.emit(partial(use_estimates, used=is_used), Id.PACE)

    # -- building

    def _duration(
        self, as_text: Callable[[int], str], least: int, most: int, id: Id, *, wish: Callable[[Id], None]
    ) -> DurationSpinBox:
        field = DurationSpinBox(as_text, name="", minimum=least, maximum=most)
        settled = Settled(field, field.value_changed)
        settled.settled.connect(partial(wish, id))
        self._settled.append(settled)
        return field

    def _number(self, id: Id, wish: Callable[[Id], None]) -> NumberBox:
        box = NumberBox(0, 100, 0)
        box.setSuffix("%")
        settled = Settled(box, box.valueChanged)
        settled.settled.connect(partial(wish, id))
        self._settled.append(settled)
        return box
