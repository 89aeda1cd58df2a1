"""The numbers of a course: units, estimate, start and price, each changed where it stands."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from planner.domain.course_work import LONGEST_PRICE, MOST_UNITS
from planner.formats import duration
from planner.i18n import _
from planner.ui.courses.details import CourseDetails
from planner.ui.widgets.buttons import icon_button, push_button
from planner.ui.widgets.date_field import DateField
from planner.ui.widgets.duration_spin_box import DurationSpinBox
from planner.ui.widgets.label import label
from planner.ui.widgets.number_box import NumberBox
from planner.ui.widgets.one_line import one_line
from planner.ui.widgets.settled import Settled

_FIRST_DAY: Final = date(1990, 1, 1)
_MOST_MINUTES: Final = 9_999 * 60
_STEP: Final = 30  # minutes, by which an estimate is stepped
_FIELD: Final = 60


class CourseFields(QWidget):
    """Shows the numbers of one course.

    Signals: each tells the id of the course that was shown when it was meant, and
        units_set: how many units are done.
        count_set: how many units there are, or None where the roadmap's count shall hold.
        estimate_set: the minutes that it should take.
        started_set: the day on which it was begun, or None where that is taken back.
        price_set: what it costs, in the learner's words.

    Attributes:
        done, count, estimate, started, price: the fields.
        begin: stands for the day until there is one; `unsay` takes it back.
    """

    units_set = Signal(str, int)
    count_set = Signal(str, object)
    estimate_set = Signal(str, int)
    started_set = Signal(str, object)
    price_set = Signal(str, str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details: CourseDetails | None = None
        self._day: date | None = None  # as it is shown, until another one is typed
        self.done = _UnitsBox()
        self.done.setAccessibleName(_("Units done"))
        self.count = NumberBox(0, MOST_UNITS, 0)
        self.count.setAccessibleName(_("Units in all"))
        self.count.setSpecialValueText("?")
        self.count.setToolTip(_("How many units there are by your count. 0 goes back to the roadmap's."))
        self.estimate = DurationSpinBox(
            duration, name=_("Estimate"), minimum=0, maximum=_MOST_MINUTES, step=_STEP
        )
        self._spent = label("", "small", "text.secondary", elide=True)
        self.started = DateField(_("Started"), today)
        self.begin = push_button(_("Set a day..."), size="small")
        self.begin.setAccessibleName(_("Set the day on which it was begun"))
        self.unsay = icon_button("x", _("Take the day back"), size="small")
        self.price = one_line("", _("Price"))
        self.price.setMaxLength(LONGEST_PRICE)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._fill()
        self._connect()

    def show_details(self, details: CourseDetails) -> None:
        """Show another course, or the same after a change; what is being typed stays with its course."""
        is_other = self._details is None or details.id != self._details.id
        if is_other:
            self.settle()
        self._details = details
        self.done.setEnabled(not details.state.is_achieved)  # of what is completed nothing is left to count
        if is_other or not self._units.is_open:
            self.done.last = details.units or MOST_UNITS
            _show(self.done, details.units_done)
        if is_other or not self._counted.is_open:
            _show(self.count, details.units or 0)
        if is_other or not self._estimated.is_open:
            blocked = self.estimate.blockSignals(True)
            self.estimate.set_value(details.estimate)
            self.estimate.blockSignals(blocked)
        self._spent.setText(details.spent)
        is_typing = self.started.hasFocus() and details.started == self._day
        self.unsay.setVisible(details.is_start_said)
        if is_other or not is_typing:
            self._show_started(details)
        if is_other or not self.price.isModified():
            self.price.setText(details.price)
            self.price.setCursorPosition(0)
        self.price.setPlaceholderText(details.price_hint or _("Not noted"))

    def settle(self) -> None:
        """Take what is being typed as meant, for the course that is shown."""
        for each in (self._units, self._counted, self._estimated):
            each.settle()
        self._tell_started()
        self._tell_price()

    # -- inside

    def _show_started(self, details: CourseDetails) -> None:
        self.begin.setVisible(details.started is None)
        self.started.setVisible(details.started is not None)
        self._day = details.started
        blocked = self.started.blockSignals(True)
        self.started.set_days(min(_FIRST_DAY, details.started or _FIRST_DAY), details.today)
        self.started.set_day(details.started or details.today)
        self.started.blockSignals(blocked)

    def _fill(self) -> None:
        for field in (self.done, self.count, self.estimate):
            field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for field in (self.done, self.count):
            field.setMinimumWidth(_FIELD)
        self._add(_("Units"), self.done, label(_("of"), color_role="text.secondary"), self.count)
        self._add(_("Estimate"), self.estimate, self._spent)
        self._add(_("Started"), self.started, self.unsay, self.begin)
        self._add(_("Price"), self.price)

    def _add(self, name: str, *parts: QWidget) -> None:
        words = label(name, color_role="text.secondary", elide=True)
        words.setBuddy(parts[0])
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in parts:
            row.addWidget(part, int(part in _sharing(self)))
        if not any(part in _sharing(self) for part in parts):
            row.addStretch(1)
        place = self._grid.rowCount()
        self._grid.addWidget(words, place, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addLayout(row, place, 1)

    def _connect(self) -> None:
        for field in (self.done, self.count):
            field.setKeyboardTracking(False)
        self._units = Settled(self.done, self.done.valueChanged)
        self._counted = Settled(self.count, self.count.valueChanged)
        self._estimated = Settled(self.estimate, self.estimate.value_changed)
        self._units.settled.connect(self._tell_units)
        self._counted.settled.connect(self._tell_count)
        self._estimated.settled.connect(self._tell_estimate)
        # Not while a day is typed: its first figure is another day.
        self.started.editingFinished.connect(self._tell_started)
        calendar = self.started.calendarWidget()
        if calendar is not None:
            calendar.clicked.connect(lambda _day: self._tell_started())
        self.begin.clicked.connect(self._begin)
        self.unsay.clicked.connect(self._unsay)
        self.price.editingFinished.connect(self._tell_price)

    def _tell_units(self) -> None:
        if self._details is not None and self.done.value() != self._details.units_done:
            self.units_set.emit(self._details.id, self.done.value())

    def _tell_count(self) -> None:
        if self._details is not None and self.count.value() != (self._details.units or 0):
            self.count_set.emit(self._details.id, self.count.value() or None)

    def _tell_estimate(self) -> None:
        if self._details is not None and self.estimate.value() != self._details.estimate:
            self.estimate_set.emit(self._details.id, self.estimate.value())

    def _tell_started(self) -> None:
        day, details = self.started.day(), self._details
        if details is not None and details.started is not None and day != details.started:
            self.started_set.emit(details.id, day)

    def _begin(self) -> None:
        """Say that it was begun today, and let the learner change the day."""
        if self._details is not None:
            self.started_set.emit(self._details.id, self._details.today)
            self.started.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unsay(self) -> None:
        """Leave the day to the first logged minute, if there is one."""
        if self._details is not None:
            self.started_set.emit(self._details.id, None)
            field = self.started if self.begin.isHidden() else self.begin
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_price(self) -> None:
        if self._details is None or not self.price.isModified():
            return
        self.price.setModified(False)
        if self.price.text().strip() != self._details.price:
            self.price_set.emit(self._details.id, self.price.text())


def _sharing(fields: CourseFields) -> tuple[QWidget, ...]:
    """Return the fields that take what room there is, those beside each other alike."""
    return fields.done, fields.count, fields.price


class _UnitsBox(NumberBox):
    """Steps end at the last unit. More can be typed: a figure that is not taken would leave another number.

    Attributes:
        last: how many units there are.
    """

    def __init__(self) -> None:
        super().__init__(0, MOST_UNITS, 0)
        self.last = MOST_UNITS

    def stepBy(self, steps: int) -> None:
        super().stepBy(min(steps, max(0, self.last - self.value())))

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        enabled = super().stepEnabled()
        is_last = self.value() >= self.last
        return enabled & ~QAbstractSpinBox.StepEnabledFlag.StepUpEnabled if is_last else enabled


def _show(field: NumberBox, value: int) -> None:
    blocked = field.blockSignals(True)
    field.setValue(value)
    field.blockSignals(blocked)
