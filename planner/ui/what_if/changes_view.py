"""The left half of "What if": the fields with which changes are tried."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from planner.domain.plan import Plan
from planner.formats import hours
from planner.i18n import _
from planner.ui.shared.item_picker import ItemPicker
from planner.ui.shared.scrolled_column import ScrolledColumn
from planner.ui.what_if.fields import GoalBox, HoursBox, MarkedSlider, TickLine
from planner.ui.what_if.rows import (
    DateFieldRow,
    GoalChoice,
    HoursFieldRow,
    ItemsRow,
    TickRow,
    days_off_row,
    items_tick,
)
from planner.ui.widgets.date_field import DateField
from planner.ui.widgets.label import ThemedLabel, label, plain_tool_tip

_FAR_AHEAD: Final = date(2199, 12, 30)
_WEEK: Final = 7
_TWO_HOURS: Final = 4  # half hours
_PICKER_HEIGHT: Final = 220
_INDENT: Final = 24  # as far as the words beside a check box


class ChangesView(ScrolledColumn):
    """Shows rows, and tells what is tried.

    Attributes:
        goal: the choice of the goal.
        has_date, day, day_slider: its date; the box only for a goal that has none of its own.
        hours, hours_slider: the study hours of a week.
        days_off, first, last: the days off.
        items, picker: the items to leave out; the choice is made when it is opened.
        ticks: what else can be tried.

    Signals:
        goal_chosen: the id of another goal.
        day_chosen: its day, or None for no date.
        hours_chosen: the minutes of a week.
        days_off_chosen: the first and last day off, or None.
        items_opened: whether items to leave out are to be chosen.
        items_chosen: the ids of the items to leave out.
        ticked: a TickRow, and whether it is ticked now.
    """

    goal_chosen = Signal(str)
    day_chosen = Signal(object)
    hours_chosen = Signal(int)
    days_off_chosen = Signal(object)
    items_opened = Signal(bool)
    items_chosen = Signal(object)
    ticked = Signal(object, bool)

    def __init__(self, today: date) -> None:
        """Begin with a day for every field, to be shown rows."""
        super().__init__()
        self._hours_row: HoursFieldRow | None = None
        self._first_day: date | None = None
        self._shown_goals: tuple[tuple[GoalChoice, ...], str] = ((), "")
        self.goal = GoalBox()
        self.goal.setAccessibleName(_("Exam or goal"))
        self._date_name = _name("")
        self.has_date = QCheckBox(_("Finished by"))
        self.day = DateField(_("Date"), today)
        self.day_slider = MarkedSlider(_("Date"), _WEEK)
        self.hours = HoursBox()
        self.hours_slider = MarkedSlider(_("Study hours a week"), _TWO_HOURS)
        self._hours_note = label("", "small", "warn.text", wrap=True)
        self.days_off = TickLine(days_off_row(None))
        self.first, self.last = DateField(_("First day off"), today), DateField(_("Last day off"), today)
        for field in (self.first, self.last):
            field.set_days(today, _FAR_AHEAD)
        self._span = QWidget()
        self.items = TickLine(items_tick())
        self.picker: ItemPicker | None = None
        self._picker_column = QVBoxLayout()
        self.ticks: list[TickLine] = []
        self._tick_column = QVBoxLayout()
        self._fill()
        self._connect()

    # -- shown

    def show_goals(self, choices: Sequence[GoalChoice], chosen: str) -> None:
        """Offer goals, one of them chosen."""
        if self._shown_goals == (shown := (tuple(choices), chosen)):
            return
        self._shown_goals = shown
        with QSignalBlocker(self.goal):
            self.goal.clear()
            for choice in choices:
                self.goal.addItem(choice.title, choice.id)
            self.goal.setCurrentIndex(self.goal.findData(chosen))
        self.goal.setToolTip(plain_tool_tip(self.goal.currentText()))
        self.goal.setEnabled(bool(choices))
        self.goal.update()

    def show_date(self, row: DateFieldRow | None) -> None:
        """Show the date of the goal; None where there is no goal."""
        for part in (self._date_box, self.day_slider):
            part.setVisible(row is not None)
        if row is None:
            return
        self._date_name.setText(row.name)
        self._date_name.setVisible(not row.is_asked)
        self.has_date.setVisible(row.is_asked)
        with QSignalBlocker(self.has_date), QSignalBlocker(self.day):
            self.has_date.setChecked(row.is_tried)
            if self._first_day != (first := min(row.first, row.day)):
                self._first_day = first
                self.day.set_days(first, _FAR_AHEAD)
            if self.day.day() != row.day:
                self.day.set_day(row.day)
        self.day.setAccessibleName(row.name)
        self.day_slider.set_name(row.name)
        self.day.setEnabled(row.is_tried)
        self.day_slider.setEnabled(row.is_tried)
        mark = None if row.day_now is None else row.day_now.toordinal()
        self.day_slider.show_step(row.day.toordinal(), row.ends, mark, row.words)

    def show_hours(self, row: HoursFieldRow) -> None:
        """Show the study hours."""
        self._hours_row = row
        self.hours.show_minutes(row.minutes)
        words = _("{count} h").format(count=hours(row.minutes))
        self.hours_slider.show_step(row.step_of(row.minutes), row.ends, row.step_of(row.minutes_now), words)
        if self._hours_note.text() != row.note:
            self._hours_note.setText(row.note)
            self._hours_note.setVisible(bool(row.note))

    def show_days_off(self, span: tuple[date, date], row: TickRow) -> None:
        """Show the days off, or which ones would be offered."""
        self.days_off.show_row(row)
        self._span.setVisible(row.is_on)
        with QSignalBlocker(self.first), QSignalBlocker(self.last):
            for field, day in zip((self.first, self.last), span, strict=True):
                if field.day() != day:
                    field.set_day(day)

    def show_items(self, plan: Plan, row: ItemsRow) -> None:
        """Show the items that are left out, and the choice where it is open."""
        self.items.show_row(row.tick)
        self.items.setVisible(bool(row.offered))
        if row.tick.is_on and self.picker is None:
            self.picker = self._new_picker(plan, row)
        if self.picker is not None:
            self.picker.setVisible(row.tick.is_on)
            self.picker.show_items(plan, row.chosen, row.offered)

    def show_ticks(self, rows: Sequence[TickRow]) -> None:
        """Show what else can be tried, reusing the lines that are there."""
        while len(self.ticks) > len(rows):
            line = self.ticks.pop()
            line.hide()
            line.deleteLater()
        for line, row in zip(self.ticks, rows, strict=False):
            line.show_row(row)
        for row in rows[len(self.ticks) :]:
            self.ticks.append(self._new_tick(row))

    # -- built

    def _fill(self) -> None:
        column = self.column
        column.setSpacing(0)
        column.addWidget(_name(_("Exam or goal")))
        column.addSpacing(6)
        column.addWidget(self.goal)
        column.addSpacing(16)
        self._date_box = _row(self._date_name, self.has_date, None, self.day)
        column.addWidget(self._date_box)
        column.addSpacing(6)
        column.addWidget(self.day_slider)
        column.addSpacing(14)
        column.addWidget(_row(_name(_("Study hours a week")), None, self.hours))
        column.addSpacing(6)
        column.addWidget(self.hours_slider)
        column.addWidget(self._hours_note)
        column.addSpacing(14)
        column.addWidget(_name(_("Also")))
        column.addSpacing(4)
        self._fill_ticks(column)
        column.addStretch(1)

    def _fill_ticks(self, column: QVBoxLayout) -> None:
        self._hours_note.hide()
        column.addWidget(self.days_off)
        span = QVBoxLayout(self._span)
        span.setContentsMargins(0, 0, 0, 6)
        span.setSpacing(6)
        for words, field in ((_("First day"), self.first), (_("Last day"), self.last)):
            name = label(words, "small", "text.secondary")
            name.setIndent(_INDENT)
            span.addWidget(_row(name, None, field))
        column.addWidget(self._span)
        column.addWidget(self.items)
        column.addLayout(self._picker_column)
        self._tick_column.setSpacing(0)
        column.addLayout(self._tick_column)

    def _connect(self) -> None:
        self.goal.currentIndexChanged.connect(self._tell_goal)
        self.has_date.toggled.connect(lambda is_on: self.day_chosen.emit(self.day.day() if is_on else None))
        self.day.day_changed.connect(self.day_chosen)
        self.day_slider.moved.connect(lambda step: self.day_chosen.emit(date.fromordinal(step)))
        self.hours.minutes_changed.connect(self.hours_chosen)
        self.hours_slider.moved.connect(self._tell_hours)
        self.days_off.box.toggled.connect(self._tell_days_off)
        self.items.box.toggled.connect(self.items_opened)
        self.first.day_changed.connect(self._move_last)
        self.last.day_changed.connect(self._tell_days_off)

    def _new_picker(self, plan: Plan, row: ItemsRow) -> ItemPicker:
        picker = ItemPicker(plan, row.chosen, row.offered)
        picker.setFixedHeight(_PICKER_HEIGHT)
        picker.setContentsMargins(0, 0, 0, 6)
        picker.changed.connect(lambda: self.items_chosen.emit(picker.chosen()))
        self._picker_column.addWidget(picker)
        return picker

    def _new_tick(self, row: TickRow) -> TickLine:
        line = TickLine(row)
        line.ticked.connect(self.ticked)
        self._tick_column.addWidget(line)
        return line

    # -- told

    def _tell_goal(self, _index: int) -> None:
        self.goal_chosen.emit(self.goal.currentData() or "")

    def _tell_hours(self, step: int) -> None:
        if self._hours_row is not None:
            self.hours_chosen.emit(self._hours_row.minutes_at(step))

    def _tell_days_off(self, _value: object = None) -> None:
        span = (self.first.day(), self.last.day())
        self.days_off_chosen.emit(span if self.days_off.box.isChecked() else None)

    def _move_last(self, day: date) -> None:
        if self.last.day() < day:
            with QSignalBlocker(self.last):
                self.last.set_day(day)
        self._tell_days_off()


def _name(words: str) -> ThemedLabel:
    return label(words, "small", "text.secondary", weight=600)


def _row(*parts: QWidget | None) -> QWidget:
    """Return widgets side by side; None is the room between."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return holder
