"""Fields for how much of the hours may be used, and for the lengths of sessions."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QAbstractSpinBox, QGridLayout, QWidget

from planner.domain.availability import Limits
from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.settings import SessionLengths, Settings
from planner.formats import duration
from planner.i18n import _
from planner.services import availability
from planner.services.reviews import set_review_share
from planner.services.several_edits import MakeEdit, joined
from planner.ui.shared.limit_text import limit_text
from planner.ui.shared.wish_dialog import ProblemLine
from planner.ui.widgets.duration_spin_box import DurationSpinBox
from planner.ui.widgets.label import label
from planner.ui.widgets.number_box import NumberBox

SAVE_AFTER_MS: Final = 600
_FIELD_WIDTH: Final = 88
_DAY: Final = 24 * 60
_WEEK: Final = 7 * _DAY
_SHORTEST: Final = 5
_LONGEST: Final = 12 * 60


class LimitFields(QWidget):
    """Shows limits and session lengths; what is changed is told at once, and finished a moment later.

    Signals:
        edited: a field was changed; `edit` says what all of them ask for.
        finished: what was changed is to be saved: the field was left, Enter pressed, or the stepping is over.
    """

    edited = Signal()
    finished = Signal()

    def __init__(self) -> None:
        """Begin with the limits of an ordinary plan."""
        super().__init__()
        self._is_open = False  # whether something was changed that is not finished
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SAVE_AFTER_MS)
        self._rest.timeout.connect(self.finish)
        self._head(_("Limits"))
        self.per_week = self._duration(_("At most a week"), limit_text, 0, _WEEK)
        self.per_day = self._duration(_("At most a day"), limit_text, 0, _DAY)
        self.free = self._percent(_("Keep free for surprises"))
        self.reviews = self._percent(_("Reviews, at most"))
        self._grid.setRowMinimumHeight(self._grid.rowCount(), 4)
        self._head(_("Sessions"))
        self.least = self._duration(_("At least"), duration, _SHORTEST, _LONGEST)
        self.usual = self._duration(_("Usually"), duration, _SHORTEST, _LONGEST)
        self.most = self._duration(_("At most"), duration, _SHORTEST, _LONGEST)
        self.problem = ProblemLine()
        self._grid.addWidget(self.problem, self._grid.rowCount(), 0, 1, 2)

    @property
    def is_open(self) -> bool:
        """Whether something was changed that is not finished yet."""
        return self._is_open

    def show_settings(self, settings: Settings) -> None:
        """Show what is stored, unless a field is being changed."""
        if self._is_open:
            return
        limits, lengths = settings.limits, settings.lengths
        for field, minutes in (
            (self.per_day, limits.most_per_day),
            (self.per_week, limits.most_per_week),
            (self.least, lengths.least),
            (self.usual, lengths.default),
            (self.most, lengths.most),
        ):
            with QSignalBlocker(field):
                field.set_value(minutes or 0)
        for box, percent in ((self.free, limits.percent_free), (self.reviews, settings.review_percent)):
            with QSignalBlocker(box):
                box.setValue(percent)

    def differs(self, settings: Settings) -> bool:
        """Whether the fields ask for something else than what is stored."""
        try:
            return any(True for _part in self._parts(settings))
        except Refusal:
            return True

    def edit(self, plan: Plan) -> Edit:
        """Return the change that the fields ask for. Raises Refusal where it cannot be, or there is none."""
        return joined(plan, _("Changed the limits"), self._parts(plan.settings))

    def finish(self) -> None:
        """Tell that what was changed is to be saved."""
        self._rest.stop()
        if self._is_open:
            self._is_open = False
            self.finished.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        self.finish()
        super().hideEvent(event)

    def _parts(self, settings: Settings) -> Iterator[MakeEdit]:
        limits = Limits(
            most_per_day=self.per_day.value() or None,
            most_per_week=self.per_week.value() or None,
            percent_free=self.free.value(),
        )
        lengths = SessionLengths(self.least.value(), self.usual.value(), self.most.value())
        if limits != settings.limits:
            yield partial(availability.set_limits, limits=limits)
        if lengths != settings.lengths:
            yield partial(availability.set_session_lengths, lengths=lengths)
        if self.reviews.value() != settings.review_percent:
            yield partial(set_review_share, percent=self.reviews.value())

    def _change(self, field: QAbstractSpinBox) -> None:
        """What is typed is finished when the field is left; after a step, a pause says so."""
        self._is_open = True
        if field.lineEdit().isModified():
            self._rest.stop()
        else:
            self._rest.start()
        self.edited.emit()

    def _head(self, text: str) -> None:
        words = label(text, "small", "text.secondary", weight=600)
        self._grid.addWidget(words, self._grid.rowCount(), 0, 1, 2)

    def _duration(self, name: str, as_text: Callable[[int], str], least: int, most: int) -> DurationSpinBox:
        field = DurationSpinBox(as_text, name=name, minimum=least, maximum=most)
        field.value_changed.connect(lambda _minutes: self._change(field))
        self._add(name, field)
        return field

    def _percent(self, name: str) -> NumberBox:
        box = NumberBox(0, 100, 0)
        box.setSuffix("%")
        box.valueChanged.connect(lambda _percent: self._change(box))
        self._add(name, box)
        return box

    def _add(self, name: str, field: QAbstractSpinBox) -> None:
        field.setMinimumWidth(_FIELD_WIDTH)
        field.setAccessibleName(name)
        field.editingFinished.connect(self.finish)
        words = label(name, elide=True)
        words.setBuddy(field)
        row = self._grid.rowCount()
        self._grid.addWidget(words, row, 0)
        self._grid.addWidget(field, row, 1)
