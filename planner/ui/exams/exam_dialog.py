"""The dialog to add an exam, or to change one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QTimeEdit, QWidget

from planner.domain.certification import Certification
from planner.domain.goal import DEFAULT_EXAM_BUFFER_DAYS, DEFAULT_EXAM_MINUTES, Goal
from planner.domain.plan import Plan
from planner.i18n import _
from planner.services import goals
from planner.services.goals import USUAL_PREPARATION, ExamWish
from planner.services.naming import LONGEST_TITLE
from planner.services.own_exams import OwnExamWish, add_own_exam
from planner.services.workspace import Wish
from planner.ui.exams.goal_fields import buffer_box, priority_box
from planner.ui.exams.item_rows import certification_words, check_words, exam_notes
from planner.ui.exams.numbers import catalogue_fee
from planner.ui.performer import Performer
from planner.ui.shared.form import Form
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.shared.wish_dialog import WishDialog
from planner.ui.widgets.date_field import DateField
from planner.ui.widgets.label import label
from planner.ui.widgets.long_choice import FOUND_BY, LongChoice
from planner.ui.widgets.number_box import NumberBox
from planner.ui.widgets.one_line import one_line

_EXAM_TIME: Final = time(9)
_USUAL_DISTANCE: Final = timedelta(weeks=26)
_USUAL_REGISTRATION: Final = timedelta(weeks=4)  # before the exam
_FAR_AHEAD: Final = date(2199, 12, 31)
_MOST_HOURS: Final = 2_000
_SHORTEST, _LONGEST = 5, 24 * 60  # minutes of an exam
OWN_EXAM: Final = ""  # stands in the choice for no certification


@dataclass(frozen=True, slots=True)
class ExamContext:
    """What the dialog is opened over: the plan, the certifications by id, and the moment."""

    plan: Plan
    catalogue: Mapping[str, Certification]
    now: datetime


class ExamDialog(WishDialog):
    """Adds an exam, or changes the one given. Warnings stand under the fields; they forbid nothing.

    Attributes:
        certification: the choice, which begins with an exam of one's own.
        title_field, vendor, length: what only an exam of one's own asks for.
        day, time, hours, priority, buffer: the fields below.
        has_registration, registration: whether it is known when the registration closes, and that day.
        booked, place, fee: whether there is a seat, where, and what it costs.
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
        self.time = QTimeEdit(QTime(due.hour, due.minute))
        self.time.setAccessibleName(_("Time of the exam"))
        self.hours = NumberBox(1, _MOST_HOURS, USUAL_PREPARATION // 60)
        self.hours.setSuffix(_(" h"))
        self.title_field = one_line("", _("Title"))
        self.title_field.setMaxLength(LONGEST_TITLE)
        self.vendor = one_line(_("A university, a vendor, a board"), _("Given by"))
        self.vendor.setMaxLength(LONGEST_TITLE)
        self.length = NumberBox(_SHORTEST, _LONGEST, (goal and goal.exam_minutes) or DEFAULT_EXAM_MINUTES)
        self.length.setSuffix(_(" min"))
        self.title_field.setText(goal.title if goal else "")
        self.booked = QCheckBox(_("Booked"))
        self.booked.setChecked(goal is not None and goal.booked)
        self.place = one_line(_("Test centre or online"), _("Place"))
        self.place.setMaxLength(LONGEST_TITLE)
        self.place.setText(goal.place if goal else "")
        self.fee = one_line("", _("Fee"))
        self.fee.setMaxLength(LONGEST_TITLE)
        self.fee.setText(goal.fee if goal else "")
        self._offered_fee = ""
        self.priority = priority_box(goal)
        self.buffer = buffer_box(goal.buffer_days if goal else DEFAULT_EXAM_BUFFER_DAYS)
        closes = goal.registration_closes if goal else None
        self.has_registration = QCheckBox(_("Registration closes"))
        self.has_registration.setChecked(closes is not None)
        self.registration = DateField(_("Last day to register"), closes or due.date() - _USUAL_REGISTRATION)
        self.registration.setEnabled(closes is not None)
        self.has_registration.toggled.connect(self.registration.setEnabled)
        self._notes = label("", "small", "warn.text", wrap=True)
        self._checks = label("", "small", "text.tertiary", wrap=True)
        self._form = self._fill()
        self.add_cancel()
        self.add_button(_("Add to the plan") if goal is None else _("Change the exam"), "primary")
        self.certification.currentIndexChanged.connect(self._show_notes)
        self._forget_problem_on_change()
        self.hours.valueChanged.connect(self._show_notes)
        self._show_notes()
        (self.certification if goal is None else self.day).setFocus()

    def choose(self, id: str) -> None:
        """Choose a certification of the catalogue; "" for an exam of one's own."""
        self.certification.setCurrentIndex(self.certification.findData(id))

    def accept(self) -> None:
        self.close_after(self._wish)

    def _wish(self) -> Wish:
        return self._addition() if self._goal is None else self._change(self._goal)

    def _addition(self) -> Wish:
        if self._is_own():
            return self._own_addition()
        now = self._context.now
        wish = ExamWish(
            certification=self._context.catalogue[self._chosen()],
            due=self._due(),
            priority=int(self.priority.currentData()),
            buffer_days=self.buffer.value(),
            minutes=self.hours.value() * 60 if self._needs_hours() else None,
            registration_closes=self._closes(),
            booked=self.booked.isChecked(),
            place=self.place.text(),
            fee=self.fee.text(),
        )
        return lambda plan, _schedule: goals.add_exam(plan, wish, now)

    def _own_addition(self) -> Wish:
        now = self._context.now
        wish = OwnExamWish(
            title=self.title_field.text(),
            vendor=self.vendor.text(),
            due=self._due(),
            minutes=self.hours.value() * 60,
            exam_minutes=self.length.value(),
            priority=int(self.priority.currentData()),
            buffer_days=self.buffer.value(),
            registration_closes=self._closes(),
            booked=self.booked.isChecked(),
            place=self.place.text(),
            fee=self.fee.text(),
        )
        return lambda plan, _schedule: add_own_exam(plan, wish, now)

    def _change(self, goal: Goal) -> Wish:
        now, due = self._context.now, self._due()
        priority, buffer_days = int(self.priority.currentData()), self.buffer.value()
        closes, booked, place, fee = (
            self._closes(),
            self.booked.isChecked(),
            self.place.text(),
            self.fee.text(),
        )
        title, length = (self.title_field.text(), self.length.value()) if self._is_own() else (None, None)
        return lambda plan, _schedule: goals.edit_goal(
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

    def _closes(self) -> date | None:
        return self.registration.day() if self.has_registration.isChecked() else None

    def _due(self) -> datetime:
        clock = self.time.time()
        return datetime.combine(self.day.day(), time(clock.hour(), clock.minute()))

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
            *(self.has_registration.toggled, self.registration.day_changed),
            *(self.title_field.textChanged, self.vendor.textChanged, self.length.valueChanged),
            *(self.booked.toggled, self.place.textChanged, self.fee.textChanged),
        ):
            changed.connect(lambda _value: self.forget_problem())

    def _show_notes(self) -> None:
        """Say what should be known of the exam, and ask for what the catalogue does not know of it."""
        self.forget_problem()
        certification = self._context.catalogue.get(self._chosen())
        words, context = LocaleDates(), self._context
        needs_hours = self._needs_hours()
        minutes = self.hours.value() * 60 if needs_hours else None
        notes = "\n".join(exam_notes(context.plan, certification, context.catalogue, words, minutes))
        for line, text in ((self._notes, notes), (self._checks, check_words(certification, words))):
            line.setText(text)
            line.setVisible(bool(text))
        self._form.show_field(self.hours, needs_hours)
        for field in (self.title_field, self.length):
            self._form.show_field(field, self._is_own())
        self._form.show_field(self.vendor, self._is_own() and self._goal is None)
        self._offer_fee(catalogue_fee(certification))
        self.fit_height()

    def _offer_fee(self, fee: str) -> None:
        """Let the catalogue's price stand in the field of a new exam, until another is typed."""
        self.fee.setPlaceholderText(fee or _("Fee"))
        if self._goal is None and self.fee.text() == self._offered_fee:
            self.fee.setText(fee)
        self._offered_fee = fee

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
        form.add(_("Title"), self.title_field)
        form.add(_("Given by"), self.vendor)
        form.add(_("Day and time"), moment)
        form.add(_("Length of the exam"), self.length)
        form.add(_("Hours to prepare"), self.hours)
        form.add(_("Priority"), self.priority)
        form.add(_("Days kept free before"), self.buffer)
        form.add_named(self.has_registration, self.registration)
        form.add_named(self.booked, self._seat())
        self.content.addLayout(form)
        self.content.addWidget(self._notes)
        self.content.addWidget(self._checks)
        self.content.addWidget(self.problem)
        return form

    def _seat(self) -> QWidget:
        """Return where the exam is taken and what it costs, side by side."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.place, 2)
        row.addWidget(self.fee, 1)
        seat = QWidget()
        seat.setLayout(row)
        seat.setFocusProxy(self.place)
        return seat

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
