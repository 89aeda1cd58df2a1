"""What step four asks of one chosen exam: its day, its time, and the hours where nobody knows them."""

from datetime import date, datetime, time
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from planner.domain.goal import end_of_day
from planner.i18n import _
from planner.services.naming import LONGEST_TITLE
from planner.ui.theme import current_theme
from planner.ui.welcome.answers import ExamAnswer
from planner.ui.welcome.goal_rows import ExamPanel
from planner.ui.welcome.month_picker import MonthPicker
from planner.ui.widgets.date_field import DateField
from planner.ui.widgets.label import label
from planner.ui.widgets.time_field import TimeField
from planner.values import replace

_MOST_HOURS: Final = 2000
_LARGE_TEXT: Final = 1.2


class ExamFields(QWidget):
    """Shows an ExamPanel without its notes. `edited` tells the ExamAnswer after each change.

    Attributes:
        answer: what is shown.
    """

    edited = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.answer = ExamAnswer("", datetime.combine(today, time()))
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_TITLE)
        self.name.setPlaceholderText(_("Title of the exam"))
        self.name.setAccessibleName(_("Title of the exam"))
        self.name.textEdited.connect(self._take)
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
        answer = self.answer = panel.answer
        self._title.setText(panel.title)
        with QSignalBlocker(self.day), QSignalBlocker(self.time), QSignalBlocker(self.hours):
            self.day.set_day(answer.day)
            self.time.set_value(answer.due.time())
            self.hours.setValue((answer.minutes or 0) // 60)
        if self.name.text() != answer.title:
            self.name.setText(answer.title)
        self.name.setVisible(answer.is_own)
        self.time.setVisible(not answer.is_track)
        self.month.show_day(answer.day)
        self._hours_row.setVisible(panel.asks_hours)
        self._problem.setText(panel.problem)
        self._problem.setVisible(bool(panel.problem))

    def stops(self) -> list[QWidget]:
        """The fields in the order of the Tab key."""
        return [self.name, *self.month.turns, self.month.days, self.day, self.time, self.hours]

    def problem_field(self) -> QWidget:
        """The field that holds what is wrong."""
        if self.name.isVisibleTo(self) and not self.name.text().strip():
            return self.name
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
        column.addWidget(self.name)
        column.addWidget(self.month)
        column.addLayout(when)
        column.addWidget(self._hours_row)
        column.addWidget(self._problem)

    def _take_day(self, day: date) -> None:
        self.day.set_day(day)

    def _take(self, _value: object) -> None:
        day = self.day.day()
        due = datetime.combine(day, self.time.value())
        minutes = self.hours.value() * 60 or None
        changed = replace(self.answer, due=due, minutes=minutes, title=self.name.text())
        self.edited.emit(replace(changed, due=end_of_day(day)) if changed.is_track else changed)
