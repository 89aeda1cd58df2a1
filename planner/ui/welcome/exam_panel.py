"""What step four asks of one chosen exam: its day, its time, and the hours where nobody knows them."""

from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.theme import current_theme
from planner.ui.welcome.answers import ExamAnswer
from planner.ui.welcome.goal_rows import ExamPanel
from planner.ui.welcome.month_picker import MonthPicker
from planner.ui.widgets.date_field import DateField
from planner.ui.widgets.label import label
from planner.ui.widgets.time_field import TimeField

_MOST_HOURS: Final = 2000
_LARGE_TEXT: Final = 1.2


class ExamFields(QWidget):
    """Shows an ExamPanel without its notes. `edited` tells the ExamAnswer after each change."""

    edited = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._id = ""
        self._title = label("", "small", "text.secondary", weight=600, elide=True)
        self.month = MonthPicker(today, _("Exam date"))
        self.month.day_chosen.connect(self._take_day)
        self.day = DateField(_("Exam date"), today)
        self.day.setCalendarPopup(False)
        self.day.day_changed.connect(self._take)
        self.time = TimeField()
        self.time.setAccessibleName(_("Exam time"))
        self.time.timeChanged.connect(self._take)
        self.hours = QSpinBox()
        self.hours.setRange(0, _MOST_HOURS)
        self.hours.setSuffix(" " + _("h"))
        self.hours.setAccessibleName(_("Hours of study it needs"))
        self.hours.valueChanged.connect(self._take)
        self._problem = label("", "small", "danger.text", wrap=True)
        self._hours_row = QWidget()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._lay_out()

    def show_panel(self, panel: ExamPanel) -> None:
        """Show what was answered for an exam."""
        self._id = panel.id
        self._title.setText(_("Exam date, {title}").format(title=panel.title))
        with QSignalBlocker(self.day), QSignalBlocker(self.time), QSignalBlocker(self.hours):
            self.day.set_day(panel.due.date())
            self.time.set_value(panel.due.time())
            self.hours.setValue((panel.minutes or 0) // 60)
        self.month.show_day(panel.due.date())
        self._hours_row.setVisible(panel.asks_hours)
        self._problem.setText(panel.problem)
        self._problem.setVisible(bool(panel.problem))

    def stops(self) -> list[QWidget]:
        """The fields in the order of the Tab key."""
        return [*self.month.turns, self.month.days, self.day, self.time, self.hours]

    def problem_field(self) -> QWidget:
        """The field that holds what is wrong."""
        asks_hours = self._hours_row.isVisibleTo(self) and not self.hours.value()
        return self.hours if asks_hours else self.day

    def _lay_out(self) -> None:
        # Side by side they need more room than the panel has when the text is large.
        is_large = current_theme().scale > _LARGE_TEXT
        when: QBoxLayout = QVBoxLayout() if is_large else QHBoxLayout()
        when.setSpacing(8)
        when.addWidget(self.day, 1)
        when.addWidget(self.time)
        hours = QHBoxLayout(self._hours_row)
        hours.setContentsMargins(0, 0, 0, 0)
        hours.addWidget(label(_("Hours of study")), 1)
        hours.addWidget(self.hours)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self.month)
        column.addLayout(when)
        column.addWidget(self._hours_row)
        column.addWidget(self._problem)

    def _take_day(self, day: date) -> None:
        self.day.set_day(day)

    def _take(self, _value: object) -> None:
        due = datetime.combine(self.day.day(), self.time.value())
        self.edited.emit(ExamAnswer(self._id, due, self.hours.value() * 60 or None))
