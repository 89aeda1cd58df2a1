"""The dialog to add an exam, or to change one."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.domain.certification import Certification
from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.i18n import _
from planner.services import goals
from planner.services.goals import USUAL_PREPARATION, ExamWish
from planner.services.own_exams import OwnExamWish, add_own_exam
from planner.services.plan_settings import usual_exam_buffer
from planner.services.workspace import Wish
from planner.ui.exams.exam_effects import ExamEffects, MakeEdit
from planner.ui.exams.exam_fields import OwnFields, RegistrationFields, SeatFields
from planner.ui.exams.goal_fields import buffer_box, priority_box
from planner.ui.exams.item_rows import certification_words, check_words, exam_notes
from planner.ui.exams.numbers import catalogue_fee
from planner.ui.performer import Performer
from planner.ui.shared.form import Form
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.shared.scrolled_wish_dialog import ScrolledWishDialog
from planner.ui.widgets.date_field import DateField
from planner.ui.widgets.label import label
from planner.ui.widgets.long_choice import FOUND_BY, LongChoice
from planner.ui.widgets.number_box import NumberBox
from planner.ui.widgets.time_field import TimeField
from planner.values import Value

_EXAM_TIME: Final = time(9)
_USUAL_DISTANCE: Final = timedelta(weeks=26)
_USUAL_REGISTRATION: Final = timedelta(weeks=4)  # before the exam
_FAR_AHEAD: Final = date(2199, 12, 31)
_MOST_HOURS: Final = 2_000
OWN_EXAM: Final = ""  # stands in the choice for no certification


class ExamContext(Value):
    """What the dialog is opened over: the plan, the certifications by id, and the moment."""

    plan: Plan
    catalogue: Mapping[str, Certification]
    now: datetime


class ExamDialog(ScrolledWishDialog):
    """Adds an exam, or changes the one given. Warnings stand under the fields; they forbid nothing.

    Attributes:
        certification: the choice, which begins with an exam of one's own.
        own: what only an exam of one's own asks for.
        day, time, hours, priority, buffer: the fields below.
        registration: until when one can register.
        seat: whether there is a seat, where, and what it costs.
        effects: what all of that would do to the dates.
    """

    def __init__(
        self,
        context: ExamContext,
        performer: Performer,
        goal: Goal | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Offer the catalogue; with a goal, what it holds."""
        title = _("Add an exam") if goal is None else _("Change {title}").format(title=goal.title)
        super().__init__(performer, title, parent=parent)
        self._context, self._goal = context, goal
        usual = datetime.combine(context.now.date() + _USUAL_DISTANCE, _EXAM_TIME)
        due = goal.due if goal and goal.due else usual
        self.certification = self._certification_box()
        self.day = DateField(_("Day of the exam"), due.date())
        self.day.set_days(min(context.now.date(), due.date()), _FAR_AHEAD)
        self.time = TimeField(due.time())
        self.time.setAccessibleName(_("Time of the exam"))
        self.hours = NumberBox(1, _MOST_HOURS, USUAL_PREPARATION // 60)
        self.hours.setSuffix(_(" h"))
        self.own = OwnFields(goal)
        self.seat = SeatFields(goal)
        self.priority = priority_box(goal)
        self.buffer = buffer_box(goal.buffer_days if goal else usual_exam_buffer(context.plan))
        closes = goal.registration_closes if goal else None
        self.registration = RegistrationFields(closes, due.date() - _USUAL_REGISTRATION)
        self._notes = label("", "small", "warn.text", wrap=True)
        self._checks = label("", "small", "text.tertiary", wrap=True)
        self.effects = ExamEffects(context.plan, context.now, LocaleDates(), self.fit_height)
        self._form = self._fill()
        self.add_cancel()
        self.add_button(_("Add to the plan") if goal is None else _("Change the exam"), "primary")
        self.certification.currentIndexChanged.connect(self._show_notes)
        self._forget_problem_on_change()
        self.hours.valueChanged.connect(self._show_notes)
        self._show_notes()
        self.effects.show_effects()
        (self.certification if goal is None else self.day).setFocus()

    def choose(self, id: str) -> None:
        """Choose a certification of the catalogue; "" for an exam of one's own."""
        self.certification.setCurrentIndex(self.certification.findData(id))

    def accept(self) -> None:
        self.close_after(self._wish)

    def _wish(self) -> Wish:
        make = self._make()
        return lambda plan, _schedule: make(plan)

    def _make(self) -> MakeEdit:
        return self._addition() if self._goal is None else self._change(self._goal)

    def _addition(self) -> MakeEdit:
        if self._is_own():
            return self._own_addition()
        now = self._context.now
        wish = ExamWish(
            certification=self._context.catalogue[self._chosen()],
            due=self._due(),
            priority=int(self.priority.currentData()),
            buffer_days=self.buffer.value(),
            minutes=self.hours.value() * 60 if self._needs_hours() else None,
            registration_closes=self.registration.closes,
            booked=self.seat.booked.isChecked(),
            place=self.seat.place.text(),
            fee=self.seat.fee.text(),
        )
        return lambda plan: goals.add_exam(plan, wish, now)

    def _own_addition(self) -> MakeEdit:
        now = self._context.now
        wish = OwnExamWish(
            title=self.own.title.text(),
            vendor=self.own.vendor.text(),
            due=self._due(),
            minutes=self.hours.value() * 60,
            exam_minutes=self.own.length.value(),
            priority=int(self.priority.currentData()),
            buffer_days=self.buffer.value(),
            registration_closes=self.registration.closes,
            booked=self.seat.booked.isChecked(),
            place=self.seat.place.text(),
            fee=self.seat.fee.text(),
        )
        return lambda plan: add_own_exam(plan, wish, now)

    def _change(self, goal: Goal) -> MakeEdit:
        now, due = self._context.now, self._due()
        priority, buffer_days = int(self.priority.currentData()), self.buffer.value()
        closes, booked, place, fee = (
            self.registration.closes,
            self.seat.booked.isChecked(),
            self.seat.place.text(),
            self.seat.fee.text(),
        )
        title, length = (self.own.title.text(), self.own.length.value()) if self._is_own() else (None, None)
        return lambda plan: goals.edit_goal(
            plan,
            goal.id,
            now,
            due=due,
            priority=priority,
            buffer_days=buffer_days,
            registration_closes=closes,
            without_registration=closes is None,
            title=title,
            exam_minutes=length,
            booked=booked,
            place=place,
            fee=fee,
        )

    def _due(self) -> datetime:
        return datetime.combine(self.day.day(), self.time.value())

    def _chosen(self) -> str:
        return str(self.certification.currentData())

    def _is_own(self) -> bool:
        """Whether it is an exam that the catalogue has nothing to say of."""
        return self._goal.certification is None if self._goal is not None else self._chosen() == OWN_EXAM

    def _needs_hours(self) -> bool:
        if self._goal is not None or self._is_own():
            return self._goal is None
        return not goals.is_prepared(self._context.plan, self._context.catalogue[self._chosen()])

    def _forget_problem_on_change(self) -> None:
        for changed in (
            *(self.day.day_changed, self.time.timeChanged, self.hours.valueChanged),
            *(self.priority.currentIndexChanged, self.buffer.valueChanged),
            *(self.registration.is_known.toggled, self.registration.day.day_changed),
            *(self.own.title.textChanged, self.own.vendor.textChanged, self.own.length.valueChanged),
            *(self.seat.booked.toggled, self.seat.place.textChanged, self.seat.fee.textChanged),
        ):
            changed.connect(lambda _value: self._changed())

    def _changed(self) -> None:
        self.forget_problem()
        self.effects.try_soon(lambda plan: self._make()(plan))

    def _show_notes(self) -> None:
        """Say what should be known of the exam, and ask for what the catalogue does not know of it."""
        self._changed()
        certification = self._context.catalogue.get(self._chosen())
        words, context = LocaleDates(), self._context
        needs_hours = self._needs_hours()
        minutes = self.hours.value() * 60 if needs_hours else None
        notes = "\n".join(exam_notes(context.plan, certification, context.catalogue, words, minutes))
        for line, text in ((self._notes, notes), (self._checks, check_words(certification, words))):
            line.setText(text)
            line.setVisible(bool(text))
        self._form.show_field(self.hours, needs_hours)
        self.own.show_in(self._form, is_shown=self._is_own())
        self.seat.offer_fee(catalogue_fee(certification))
        self.fit_height()

    def _fill(self) -> Form:
        when = QHBoxLayout()
        when.setContentsMargins(0, 0, 0, 0)
        when.setSpacing(8)
        when.addWidget(self.day, 1)
        when.addWidget(self.time)
        moment = QWidget()
        moment.setLayout(when)
        moment.setFocusProxy(self.day)
        form = Form()
        form.add(_("Certification"), self.certification)
        form.add(_("Title"), self.own.title)
        form.add(_("Given by"), self.own.vendor)
        form.add(_("Day and time"), moment)
        form.add(_("Length of the exam"), self.own.length)
        form.add(_("Hours to prepare"), self.hours)
        form.add(_("Priority"), self.priority)
        form.add(_("Days kept free before"), self.buffer)
        form.add_named(self.registration.is_known, self.registration.day)
        form.add_named(self.seat.booked, self.seat)
        self.fields.addLayout(form)
        self.fields.addWidget(self.effects)
        self.fields.addWidget(self._notes)
        self.fields.addWidget(self._checks)
        self.fields.addStretch(1)
        return form

    def _certification_box(self) -> LongChoice:
        """Return the choice of certifications; an exam keeps its own."""
        box = LongChoice()
        if self._goal is None or self._goal.certification is None:
            box.addItem(_("Own exam"), OWN_EXAM)
        for id, words in certification_words(self._context.plan, self._context.catalogue):
            box.addItem(words, id)
            box.setItemData(box.count() - 1, self._context.catalogue[id].short_name, FOUND_BY)
        if self._goal is None:
            box.setCurrentIndex(min(1, box.count() - 1))  # the catalogue's first; one's own stands above
        elif self._goal.certification is None:
            box.setCurrentIndex(0)
            box.setEnabled(False)
        else:
            if box.findData(self._goal.certification) < 0:
                box.addItem(self._goal.title, self._goal.certification)
            box.setCurrentIndex(box.findData(self._goal.certification))
            box.setEnabled(False)
        return box
