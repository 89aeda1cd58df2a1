"""Step three: when the learner can study."""

from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.domain.availability import Limits, TimeRange
from planner.domain.errors import Refusal
from planner.formats import duration
from planner.i18n import _
from planner.ui.availability.grid.stroke import PaintWish
from planner.ui.shared.day_field import DayField
from planner.ui.shared.hours_text import usual_times
from planner.ui.shared.limit_text import limit_text
from planner.ui.shared.steps import SIDE
from planner.ui.welcome.answers import (
    MOST_HOURS_PER_WEEK,
    MOST_PER_WEEK,
    MOST_TYPED_HOURS,
    Answers,
    CalendarAnswer,
    WeekMode,
)
from planner.ui.welcome.calendar_list import CalendarList
from planner.ui.welcome.note import SumNote
from planner.ui.welcome.rows import LIMITS, START, WEEK, WeekRows
from planner.ui.welcome.same_hours import SameHours
from planner.ui.welcome.steps.step import Step
from planner.ui.welcome.usual_time_row import UsualTimeRow
from planner.ui.welcome.week_painter import WeekPainter
from planner.ui.widgets.calendar import weekdays
from planner.ui.widgets.date_field import DateField
from planner.ui.widgets.duration_spin_box import DurationSpinBox
from planner.ui.widgets.label import label
from planner.ui.widgets.number_box import NumberBox
from planner.ui.widgets.segmented import Segment, SegmentedControl
from planner.ui.widgets.span_label import Span
from planner.values import replace

_BETWEEN: Final = 28
_FIELD_WIDTH: Final = 96
_LIMIT_STEP: Final = 30
_MODES: Final = (WeekMode.EVEN, WeekMode.USUAL, WeekMode.DAYS)


class WeekStep(Step):
    """Three ways to tell the hours of a week, the week to paint them in, and what is to be planned around.

    Attributes:
        painter: the week.
        calendars: the calendar files.
    """

    def __init__(self, rows: WeekRows, now: datetime) -> None:
        super().__init__(
            _("When can you study?"),
            _("Say it as a number, pick usual times, type the hours of each day, or paint them."),
        )
        self._now, self._today = now, now.date()
        self._problems: dict[str, str] = {}
        self._make_ways(rows)
        self._make_limits()
        self.calendars = CalendarList(now)
        self.calendars.changed.connect(self._take_calendars)
        self.painter = WeekPainter()
        self.painter.painted.connect(self._paint)
        self.painter.tried.connect(self._try)
        self.sum = SumNote()
        self._problem = label("", "small", "danger.text", wrap=True)
        self._pages = QStackedWidget()
        self._page_list = (self._even_page(), self._usual_page(), self._days_page())
        for page in self._page_list:
            self._pages.addWidget(page)
        self._connect_rows()
        self._sides = self._columns()
        self.body.addLayout(self._sides)
        self.body.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(SIDE, 0, SIDE, 12)
        foot.addWidget(self.sum)
        self.column.addLayout(foot)  # below what is scrolled, so that it is always in sight
        self.show_rows(Answers(), rows, {}, "")

    def show_rows(self, answers: Answers, rows: WeekRows, problems: dict[str, str], effect: str) -> None:
        """Show the week, what is wrong with it by field, and what follows from it."""
        self.answers = answers
        self._problems = problems
        with QSignalBlocker(self.mode), QSignalBlocker(self.hours), QSignalBlocker(self.start):
            self.mode.set_value(answers.week)
            self.hours.setValue(answers.hours_per_week)
            self.start.set_day(answers.start or self._today)
        self._show_limits(answers.limits)
        self._show_page(_MODES.index(answers.week))
        for usual in self.usual:
            with QSignalBlocker(usual):
                usual.setChecked(usual.usual.id in answers.usual_times)
        for field, row in zip(self.days, rows.days, strict=True):
            field.show_row(row)
        self.painter.show_rows(rows, rows.plan, self._now)
        self.calendars.show_calendars(answers.calendars)
        self.sum.setVisible(bool(effect))
        self.sum.show_spans((Span(effect),))
        said = problems.get(WEEK) or problems.get(LIMITS) or problems.get(START) or ""
        self._problem.setText(said)
        self._problem.setVisible(bool(said))

    def focus_first(self) -> None:
        {WeekMode.EVEN: self.hours, WeekMode.USUAL: self.usual[0], WeekMode.DAYS: self.days[0].line}[
            self.answers.week
        ].setFocus()
        self.hours.selectAll()

    def show_problems(self) -> bool:
        wrong = [number for number in range(7) if str(number) in self._problems]
        for number in wrong:
            self.days[number].show_problem()
        if wrong:
            self.go_to(self.days[wrong[0]].line)
        elif WEEK in self._problems:
            self.focus_first()
        elif LIMITS in self._problems:
            self.go_to(self.most if self.most.value() else self.free)
        elif START in self._problems:
            self.go_to(self.start)
        return bool(self._problems)

    def is_too_narrow(self, room: int) -> bool:
        left = self._left.minimumSize().width()  # longer words ask for more
        needed = left + _BETWEEN + self.painter.minimumSizeHint().width()
        return super().is_too_narrow(room) or room < needed

    def arrange(self, is_narrow: bool) -> None:
        self._sides.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )

    def _make_ways(self, rows: WeekRows) -> None:
        """Make the fields that tell the hours of a week."""
        self.mode = SegmentedControl(
            (
                Segment(WeekMode.EVEN, _("Hours a week")),
                Segment(WeekMode.USUAL, _("Usual times")),
                Segment(WeekMode.DAYS, _("Day by day")),
            ),
            name=_("How to tell the hours"),
        )
        self.mode.chosen.connect(self._choose_mode)
        self.hours = _hours_spin_box()
        self.hours.valueChanged.connect(self._take_hours)
        self.usual = [UsualTimeRow(usual) for usual in usual_times()]
        self.days = [DayField(row) for row in rows.days]
        self.same = SameHours()
        self.same.told.connect(self._take_same)

    def _make_limits(self) -> None:
        """Make the fields for how much of it may be used, and from which day on."""
        name = _("At most a week")
        self.most = DurationSpinBox(limit_text, name=name, maximum=MOST_PER_WEEK, step=_LIMIT_STEP)
        self.most.value_changed.connect(self._take_limits)
        self.most.setMinimumWidth(_FIELD_WIDTH)
        self.free = NumberBox(0, 100, 0)
        self.free.setMinimumWidth(_FIELD_WIDTH)
        self.free.setSuffix("%")
        self.free.setAccessibleName(_("Keep free for surprises"))
        self.free.valueChanged.connect(self._take_limits)
        self.start = DateField(_("First day of study"), self._today)
        self.start.day_changed.connect(self._take_start)

    def _columns(self) -> QHBoxLayout:
        left = self._left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.mode, alignment=Qt.AlignmentFlag.AlignLeft)
        left.addSpacing(14)
        left.addWidget(self._pages)
        left.addSpacing(6)
        left.addWidget(self._problem)
        for field in (self.most, self.free, self.start):
            left.addSpacing(6)
            left.addLayout(_labelled(field.accessibleName(), field))
        left.addSpacing(8)
        left.addWidget(self.calendars)
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(_BETWEEN)
        row.addLayout(left, 1)
        row.addWidget(self.painter)
        return row

    def _even_page(self) -> QWidget:
        page, column = _page()
        column.addLayout(_labelled(_("Hours a week"), self.hours))
        column.addSpacing(10)
        text = _(
            "Spread evenly over Monday to Friday from 19:00. What goes beyond 20 h goes to Saturday and "
            "Sunday from 09:00."
        )
        column.addWidget(label(text, "small", "text.secondary", wrap=True))
        column.addStretch(1)
        return page

    def _usual_page(self) -> QWidget:
        page, column = _page()
        for row in self.usual:
            column.addWidget(row)
        column.addStretch(1)
        return page

    def _days_page(self) -> QWidget:
        page, column = _page()
        column.setSpacing(4)
        column.addWidget(self.same)
        for weekday in weekdays():
            column.addWidget(self.days[weekday])
        column.addStretch(1)
        return page

    def _connect_rows(self) -> None:
        for usual in self.usual:
            usual.toggled.connect(self._take_usual)
        for field in self.days:
            field.edited.connect(self._take_days)

    def _show_page(self, number: int) -> None:
        """Show one way of telling the hours, and leave no room for the others."""
        for other, page in enumerate(self._page_list):
            policy = QSizePolicy.Policy.Preferred if other == number else QSizePolicy.Policy.Ignored
            page.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self._pages.setCurrentIndex(number)

    def _choose_mode(self, mode: str) -> None:
        self._tell(self.answers.in_mode(WeekMode(mode)))

    def _take_hours(self, hours: int) -> None:
        self._tell(replace(self.answers, hours_per_week=hours))

    def _take_usual(self) -> None:
        picked = frozenset(row.usual.id for row in self.usual if row.isChecked())
        self._tell(replace(self.answers, usual_times=picked))

    def _take_days(self) -> None:
        self._tell(replace(self.answers, day_texts=tuple(field.line.text() for field in self.days)))

    def _take_start(self, day: date) -> None:
        self._tell(replace(self.answers, start=None if day == self._today else day))

    def _take_limits(self, _value: int) -> None:
        limits = Limits(most_per_week=self.most.value() or None, percent_free=self.free.value())
        self._tell(replace(self.answers, limits=limits))

    def _show_limits(self, limits: Limits) -> None:
        """Show the limits; what is being typed stays as it is typed."""
        with QSignalBlocker(self.most), QSignalBlocker(self.free):
            if self.most.value() != (limits.most_per_week or 0):
                self.most.set_value(limits.most_per_week or 0)
            self.free.setValue(limits.percent_free)

    def _take_same(self, days: tuple[int, ...], text: str) -> None:
        self._tell(self.answers.with_same_hours(days, text))

    def _take_calendars(self, calendars: tuple[CalendarAnswer, ...]) -> None:
        self._tell(replace(self.answers, calendars=calendars))

    def _paint(self, wish: PaintWish) -> None:
        self._tell(_after_paint(self.answers, wish))

    def _try(self, wish: PaintWish | None) -> None:
        """Say while a stroke is being made what it would make of the week."""
        if wish is not None:
            self.painter.show_effect(_week_in_words(_after_paint(self.answers, wish)))

    def _tell(self, answers: Answers) -> None:
        self.answers = answers
        self.changed.emit(answers)


def _after_paint(answers: Answers, wish: PaintWish) -> Answers:
    return answers.with_hours(wish.weekdays, TimeRange(wish.start, wish.end), wish.brush)


def _week_in_words(answers: Answers) -> str:
    try:
        return _("{hours} a week").format(hours=duration(answers.pattern().minutes))
    except Refusal as refusal:
        return str(refusal)


class _HoursBox(QSpinBox):
    """Takes any number that is typed, so that none turns into another; steps stay within a week's hours."""

    def stepBy(self, steps: int) -> None:
        self.setValue(min(max(self.value() + steps, 1), MOST_HOURS_PER_WEEK))
        self.selectAll()


def _hours_spin_box() -> QSpinBox:
    box = _HoursBox()
    box.setRange(0, MOST_TYPED_HOURS)
    box.setSuffix(" " + _("h"))
    box.setAccessibleName(_("Hours a week"))
    box.setMinimumWidth(_FIELD_WIDTH)
    return box


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return page, column


def _labelled(text: str, field: QWidget) -> QHBoxLayout:
    words = label(text)
    words.setBuddy(field)
    row = QHBoxLayout()
    row.addWidget(words, 1)
    row.addWidget(field)
    return row
