"""Small dialogs on one day of the week: copying its hours to others, and typing them."""

from collections.abc import Collection
from functools import partial
from typing import Final

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QWidget

from planner.domain.availability import WeeklyPattern
from planner.formats import full_weekday_names, weekday_names
from planner.i18n import _
from planner.services.study_weeks import ALL_DAYS, WORKING_DAYS, copy_day, set_day
from planner.services.workspace import Wish
from planner.ui.performer import Performer
from planner.ui.shared.day_field import DayField
from planner.ui.shared.day_hours import day_hours
from planner.ui.shared.form import Form
from planner.ui.shared.hours_text import read_day, whole_hours, write_day
from planner.ui.shared.wish_dialog import WishDialog
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.calendar import weekdays
from planner.ui.widgets.label import label

_COLUMNS: Final = 2


class CopyDayDialog(WishDialog):
    """From which day, to which days.

    Attributes:
        source: the day that is copied.
        targets: the boxes of the days that it is copied to, by weekday (0 is Monday).
    """

    def __init__(self, performer: Performer, week: str, weekday: int, parent: QWidget | None = None) -> None:
        """Offer to copy a weekday (0 is Monday) of a week."""
        super().__init__(performer, _("Copy a day"), _("The chosen days get the same hours."), parent)
        self._week = week
        names = full_weekday_names()
        self.source = QComboBox()
        for each in weekdays():
            self.source.addItem(names[each], each)
        self.source.setCurrentIndex(self.source.findData(weekday))
        self.targets = {each: QCheckBox(names[each]) for each in weekdays()}
        self._fill()
        self.source.currentIndexChanged.connect(self._show_targets)
        self._show_targets()
        self.source.setFocus()

    def accept(self) -> None:
        self.close_after(self._wish)

    def choose(self, chosen: Collection[int]) -> None:
        """Tick these weekdays, and no others."""
        for weekday, box in self.targets.items():
            box.setChecked(weekday in chosen and box.isEnabled())

    def _wish(self) -> Wish:
        week, source = self._week, int(self.source.currentData())
        targets = [weekday for weekday, box in self.targets.items() if box.isChecked()]
        return lambda plan, _schedule: copy_day(plan, week, source, targets)

    def _fill(self) -> None:
        form = Form()
        form.add(_("From"), self.source)
        self.content.addLayout(form)
        self.content.addWidget(label(_("To"), color_role="text.secondary"))
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        for place, box in enumerate(self.targets.values()):
            grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)
            box.toggled.connect(self.forget_problem)
        self.content.addLayout(grid)
        self.content.addLayout(self._shortcuts())
        self.content.addWidget(self.problem)
        self.add_cancel()
        self.add_button(_("Copy"), "primary")

    def _shortcuts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, days in ((_("Monday to Friday"), WORKING_DAYS), (_("All days"), ALL_DAYS)):
            button = push_button(words, size="small")
            button.clicked.connect(partial(self._tick, days))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _tick(self, weekdays: Collection[int], _checked: bool = False) -> None:
        self.choose(weekdays)

    def _show_targets(self) -> None:
        """A day is not copied to itself."""
        self.forget_problem()
        for weekday, box in self.targets.items():
            is_source = weekday == self.source.currentData()
            box.setEnabled(not is_source)
            box.setChecked(box.isChecked() and not is_source)


class TypeHoursDialog(WishDialog):
    """The hours of one weekday as text.

    Attributes:
        field: where they are typed.
    """

    def __init__(
        self, performer: Performer, week: WeeklyPattern, weekday: int, parent: QWidget | None = None
    ) -> None:
        """Ask for the hours of a weekday (0 is Monday)."""
        self._name = weekday_names()[weekday]
        super().__init__(
            performer,
            _("Hours of {weekday}").format(weekday=full_weekday_names()[weekday]),
            _("Such as 07:00-08:00, 19:00-21:00; nothing typed means no study."),
            parent,
        )
        self._week, self._weekday = week.id, weekday
        self.field = DayField(day_hours(self._name, write_day(whole_hours(week.days[weekday]))))
        self.field.edited.connect(self._type)
        self.content.addWidget(self.field)
        self.content.addWidget(self.problem)
        self.add_cancel()
        self.add_button(_("Change"), "primary")
        self.field.line.setFocus()
        self.field.line.selectAll()

    def accept(self) -> None:
        self.close_after(self._wish)

    def _wish(self) -> Wish:
        week, weekday, ranges = self._week, self._weekday, read_day(self.field.line.text())
        return lambda plan, _schedule: set_day(plan, week, weekday, ranges)

    def _type(self, text: str) -> None:
        self.forget_problem()
        self.field.show_row(day_hours(self._name, text))
