"""Small dialogs that ask for a day: that of a result, of another try, of a renewal."""

from datetime import date, datetime, time
from typing import Final

from PySide6.QtWidgets import QWidget

from planner.domain.certification import Certification, RenewalBy
from planner.domain.goal import ExamOutcome, Goal
from planner.i18n import _
from planner.services.certificates import (
    USUAL_RENEWAL,
    Certificate,
    plan_renewal,
    try_again,
    usual_renewal_day,
)
from planner.services.goals import record_result, usual_day_of_result
from planner.services.workspace import Wish
from planner.ui.performer import Performer
from planner.ui.shared.form import Form
from planner.ui.shared.wish_dialog import WishDialog
from planner.ui.widgets.date_field import DateField
from planner.ui.widgets.number_box import NumberBox
from planner.ui.widgets.time_field import TimeField

_EXAM_TIME: Final = time(9)
_FIRST_DAY: Final = date(1970, 1, 1)
_FAR_AHEAD: Final = date(2199, 12, 31)
_MOST_HOURS: Final = 500


class DayDialog(WishDialog):
    """Asks for a day. A dialog of this kind adds its other fields to `form`, and overrides `wish`.

    Attributes:
        form: where the fields stand; `day` is the first.
    """

    def __init__(
        self, performer: Performer, title: str, sentence: str, day: DateField, parent: QWidget | None
    ) -> None:
        super().__init__(performer, title, sentence, parent)
        self.day = day
        self.form = Form()
        self.form.add(day.accessibleName(), day)
        self.content.addLayout(self.form)
        self.content.addWidget(self.problem)
        self.add_cancel()
        day.day_changed.connect(lambda _day: self.forget_problem())
        day.setFocus()

    def accept(self) -> None:
        self.close_after(self.wish)

    def wish(self) -> Wish:
        """Return what is wished with the fields as they stand."""
        raise NotImplementedError


class ResultDialog(DayDialog):
    """Asks on which day an exam was passed or failed: that of the exam, unless another is said."""

    def __init__(
        self,
        goal: Goal,
        outcome: ExamOutcome,
        now: datetime,
        performer: Performer,
        parent: QWidget | None = None,
    ) -> None:
        """Offer the day of the exam, or today while that is to come."""
        is_passed = outcome is ExamOutcome.PASSED
        title = _("{title} passed") if is_passed else _("{title} not passed")
        day = DateField(_("Day of the result"), usual_day_of_result(goal, now))
        day.set_days(_FIRST_DAY, now.date())
        super().__init__(performer, title.format(title=goal.title), _result_sentence(is_passed), day, parent)
        self._goal, self._outcome, self._now = goal, outcome, now
        self.add_button(_("Note as passed") if is_passed else _("Note as not passed"), "primary")

    def wish(self) -> Wish:
        id, outcome, now, day = self._goal.id, self._outcome, self._now, self.day.day()
        return lambda plan, _schedule: record_result(plan, id, outcome, now, day)


def _result_sentence(is_passed: bool) -> str:
    if is_passed:
        return _("What prepares for it counts as done from that day.")
    return _("What was studied stays. The exam can be planned once more.")


class TryAgainDialog(DayDialog):
    """Asks for another day and time of a failed exam.

    Attributes:
        time: when on that day.
    """

    def __init__(
        self,
        goal: Goal,
        sentence: str,
        first: date,
        now: datetime,
        performer: Performer,
        parent: QWidget | None = None,
    ) -> None:
        """Offer the first day on which it may be taken; `sentence` says how that came about."""
        day = DateField(_("Day of the exam"), first)
        day.set_days(now.date(), _FAR_AHEAD)
        title = _("Try {title} again").format(title=goal.title)
        super().__init__(performer, title, sentence, day, parent)
        self._goal, self._now = goal, now
        at = goal.due.time() if goal.due else _EXAM_TIME
        self.time = TimeField(at)
        self.form.add(_("Time of the exam"), self.time)
        self.time.timeChanged.connect(lambda _time: self.forget_problem())
        self.add_button(_("Add to the plan"), "primary")

    def wish(self) -> Wish:
        id, now, due = self._goal.id, self._now, _moment(self.day, self.time)
        return lambda plan, _schedule: try_again(plan, id, due, now)


class RenewalDialog(DayDialog):
    """Asks by when a certificate is renewed, and how many hours that takes.

    Attributes:
        time: when on that day; None where the vendor renews without an exam.
        hours: the study for it.
    """

    def __init__(
        self,
        certificate: Certificate,
        certification: Certification,
        now: datetime,
        performer: Performer,
        parent: QWidget | None = None,
    ) -> None:
        """Offer two weeks before the expiry, with what the catalogue says of the renewal."""
        is_exam = certification.renewal_by is RenewalBy.EXAM
        name = _("Day of the exam") if is_exam else _("Renewed by")
        day = DateField(name, usual_renewal_day(certificate, now.date()))
        day.set_days(now.date(), certificate.valid_until or _FAR_AHEAD)
        title = _("Renew {name}").format(name=certification.short_name)
        super().__init__(performer, title, certification.renewal, day, parent)
        self._certificate, self._certification, self._now = certificate, certification, now
        self.time = TimeField(_EXAM_TIME) if is_exam else None
        if self.time is not None:
            self.form.add(_("Time of the exam"), self.time)
        self.hours = NumberBox(1, _MOST_HOURS, USUAL_RENEWAL // 60)
        self.hours.setSuffix(_(" h"))
        self.form.add(_("Hours to prepare"), self.hours)
        self.add_button(_("Add to the plan"), "primary")

    def wish(self) -> Wish:
        certificate, certification, now = self._certificate, self._certification, self._now
        due, minutes = _moment(self.day, self.time), self.hours.value() * 60
        return lambda plan, _schedule: plan_renewal(
            plan, certificate, certification, now, due=due, minutes=minutes
        )


def _moment(day: DateField, at: TimeField | None) -> datetime:
    return datetime.combine(day.day(), _EXAM_TIME if at is None else at.value())
