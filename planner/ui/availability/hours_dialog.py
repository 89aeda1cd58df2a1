"""The dialog for study hours, days off, extra hours and limits."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.domain.errors import Refusal
from planner.i18n import _
from planner.scheduling.engine import judge
from planner.scheduling.network import compile_network
from planner.services.workspace import Wish, Workspace
from planner.ui.availability.add_forms import AddForm, DaysOffForm, ExtraHoursForm
from planner.ui.availability.draft import (
    NewDaysOff,
    add_hours,
    draft_of,
    has_changed,
    plan_after,
    take_days_off,
)
from planner.ui.availability.effects import effect_rows
from planner.ui.availability.effects_view import EffectsView
from planner.ui.availability.limit_fields import LimitFields
from planner.ui.availability.removable_list import RemovableList
from planner.ui.availability.rows import (
    cost_words,
    day_rows,
    extra_rows,
    lengths_problem,
    off_rows,
    place_in_draft,
    problems,
    stored_id,
    week_words,
)
from planner.ui.performer import Performer
from planner.ui.shared.day_field import DayField
from planner.ui.shared.dialog_room import comfortable_width, dialog_room
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.shared.wish_dialog import WishDialog
from planner.ui.widgets.calendar import first_weekday, weekdays
from planner.ui.widgets.card import separator
from planner.ui.widgets.label import label

EFFECT_DELAY_MS: Final = 150
_WIDTH: Final = 820
_COLUMN_GAP: Final = 32

_New = TypeVar("_New")


class HoursDialog(WishDialog):
    """Changes everything at once when "Apply" is clicked, and shows before what that does to the dates.

    Attributes:
        days: the fields of the weekdays, Monday first.
        limits: the fields for limits and session lengths.
        off, off_form, extra, extra_form: days off and extra hours, each a list and the form that adds to it.
        effects: what the changes do to the dates.
    """

    def __init__(self, workspace: Workspace, performer: Performer, parent: QWidget | None = None) -> None:
        """Show the hours of a workspace as they are."""
        super().__init__(
            performer,
            _("Hours and days off"),
            _("The week as it usually is, and what differs from it. Nothing changes before you apply it."),
            parent,
        )
        self.setMinimumWidth(comfortable_width(self, _WIDTH))
        self._plan, self._now = workspace.plan, workspace.now
        self._draft = draft_of(self._plan, self._now)
        self._network = compile_network(self._plan.items)
        self._before = judge(self._plan, self._now, self._network)
        self._words = LocaleDates()
        self.days = [DayField(row) for row in day_rows(self._draft)]
        self._sum = label("", color_role="text.secondary")
        self.limits = LimitFields(self._draft)
        self.off = RemovableList(_("Days off"), "palmtree", _("Take days off"), _("No days off are planned."))
        self.off_form = DaysOffForm(self._now.date())
        self.extra = RemovableList(
            _("Extra hours on one day"), "calendar-plus", _("Add extra hours"), _("There are none.")
        )
        self.extra_form = ExtraHoursForm(self._now.date())
        self.effects = EffectsView()
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(EFFECT_DELAY_MS)
        self._fill()
        self.add_cancel()
        self.apply_button = self.add_button(_("Apply"), "primary")
        self._connect()
        self._show()
        self._show_effects()
        self.days[first_weekday()].line.setFocus()

    def accept(self) -> None:
        self.close_after(self._wish)

    def _wish(self) -> Wish:
        """Return the whole change as one wish; what was typed in an open form is part of it."""
        for form, take in ((self.off_form, self._take_days_off), (self.extra_form, self._take_hours)):
            if form.is_touched:
                take()
                if form.problem.text:
                    raise Refusal(form.problem.text)
        self._show_problems()
        for sentence in problems(self._draft):
            raise Refusal(sentence)
        draft, now = self._draft, self._now
        return lambda plan, _schedule: draft.edit(plan, now)

    def sizeHint(self) -> QSize:
        """As high as all of it, or as the window below allows; the rest is scrolled to."""
        layout = self.layout()
        if layout is None:
            return super().sizeHint()
        width = self.minimumWidth()
        scrolled = self._inside.sizeHint().height() + 2 - self._area.sizeHint().height()
        wanted = layout.totalHeightForWidth(width) + scrolled
        return QSize(width, min(wanted, dialog_room(self).height()))

    def fit_height(self) -> None:
        """Grow with what was added; what goes leaves its room, so that nothing jumps under the pointer."""
        self._columns.activate()
        self.resize(self.width(), max(self.height(), self.sizeHint().height()))

    # -- building

    def _fill(self) -> None:
        self._inside = QWidget()
        self._columns = QHBoxLayout(self._inside)
        self._columns.setContentsMargins(0, 0, 10, 0)
        self._columns.setSpacing(_COLUMN_GAP)
        self._columns.addLayout(self._left(), 6)
        self._columns.addLayout(self._right(), 5)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)
        self.content.addWidget(self._area, 1)
        self.content.addWidget(separator())
        self.content.addWidget(self.effects)
        self.content.addWidget(self.problem)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(label(_("Usual week"), "small", "text.secondary", weight=600))
        for weekday in weekdays():
            column.addWidget(self.days[weekday])
        column.addWidget(self._sum)
        column.addSpacing(10)
        self.off.set_form(self.off_form)
        column.addWidget(self.off)
        column.addStretch(1)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.limits)
        column.addSpacing(10)
        self.extra.set_form(self.extra_form)
        column.addWidget(self.extra)
        column.addStretch(1)
        return column

    def _connect(self) -> None:
        for weekday, field in enumerate(self.days):
            field.edited.connect(partial(self._type_day, weekday))
        self.limits.edited.connect(self._take_limits)
        self.off.add_requested.connect(partial(self._open_form, self.off_form))
        self.off.remove_requested.connect(self._remove_off)
        self.off_form.submitted.connect(self._take_days_off)
        self.extra.add_requested.connect(partial(self._open_form, self.extra_form))
        self.extra.remove_requested.connect(self._remove_extra)
        self.extra_form.submitted.connect(self._take_hours)
        for form in (self.off_form, self.extra_form):
            form.touched.connect(self._allow)
        self._clock.timeout.connect(self._show_effects)

    # -- what the learner does

    def _type_day(self, weekday: int, text: str) -> None:
        self._draft = self._draft.with_text(weekday, text)
        self._changed()

    def _take_limits(self) -> None:
        self._draft = self.limits.applied_to(self._draft)
        self._changed()

    def _open_form(self, form: AddForm) -> None:
        form.open_form()
        self.fit_height()
        # The room that the form takes is known once the layouts have been asked.
        QTimer.singleShot(0, form, partial(self._area.ensureWidgetVisible, form))

    def _take_days_off(self) -> None:
        form = self.off_form
        new = NewDaysOff(form.first.day(), form.last.day(), form.title.text().strip())
        try:
            self._draft = take_days_off(self._draft, self._plan, new, self._now)
        except Refusal as refusal:
            form.problem.show_problem(str(refusal))
            return
        self._added(form, self.off)

    def _take_hours(self) -> None:
        form = self.extra_form
        try:
            self._draft = add_hours(self._draft, self._plan, form.day.day(), form.hours.text(), self._now)
        except Refusal as refusal:
            form.problem.show_problem(str(refusal))
            return
        self._added(form, self.extra)

    def _added(self, form: AddForm, rows: RemovableList) -> None:
        form.put_away()
        rows.add_button.setFocus()
        self._changed()

    def _remove_off(self, key: str) -> None:
        new = _without(self._draft.days_off, key)
        self._draft = replace(self._draft, days_off=new, dropped=self._draft.dropped | stored_id(key))
        self._changed()

    def _remove_extra(self, key: str) -> None:
        new = _without(self._draft.extra_hours, key)
        self._draft = replace(self._draft, extra_hours=new, dropped=self._draft.dropped | stored_id(key))
        self._changed()

    # -- what it leads to

    def _show_problems(self) -> None:
        """Show also what is wrong with the field that is being typed in, and go to the first such field."""
        for field in self.days:
            field.show_problem()
        wrong = next((field for field in self.days if field.problem()), None)
        if wrong is not None:
            wrong.line.setFocus()
            self._area.ensureWidgetVisible(wrong)

    def _changed(self) -> None:
        self.problem.show_problem("")
        self._show()
        self.fit_height()
        self._clock.start()

    def _show(self) -> None:
        for field, row in zip(self.days, day_rows(self._draft), strict=True):
            field.show_row(row)
        plan, now, words = self._plan, self._now, self._words
        self.limits.problem.show_problem(lengths_problem(self._draft))
        self._allow()
        try:
            after = plan_after(self._draft, plan, now)
            self._sum.setText(week_words(self._draft, after, now))
            cost = cost_words(self._draft, after, now)
        except Refusal:
            self._sum.setText("")
            cost = ""
        self.off.show_rows(off_rows(self._draft, plan, now, words), cost)
        self.extra.show_rows(extra_rows(self._draft, plan, now, words))

    def _allow(self) -> None:
        is_typed = self.off_form.is_touched or self.extra_form.is_touched
        self.apply_button.setEnabled(is_typed or has_changed(self._draft, self._plan, self._now))

    def _show_effects(self) -> None:
        try:
            after = plan_after(self._draft, self._plan, self._now)
        except Refusal as refusal:
            self.effects.show_words(_("Not known yet: {problem}").format(problem=str(refusal)))
            return
        outlooks = judge(after, self._now, self._network)
        self.effects.show_rows(effect_rows(self._plan, self._before, outlooks, self._now, self._words))


def _without(new: Sequence[_New], key: str) -> tuple[_New, ...]:
    return tuple(each for place, each in enumerate(new) if place != place_in_draft(key))
