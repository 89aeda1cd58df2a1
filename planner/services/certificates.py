"""Certificates: until when they hold, how they are renewed, and when a failed exam may be tried again."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from planner.domain.certification import Certification, RenewalBy
from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.goal import DEFAULT_EXAM_MINUTES, ExamOutcome, Goal, GoalKind, end_of_day
from planner.domain.plan import Plan
from planner.formats import unused_id
from planner.i18n import _
from planner.services.exam_terms import new_exam_item, next_number
from planner.services.goals import wanted_again, with_wanted_again
from planner.services.plan_settings import usual_exam_buffer
from planner.values import Value, replace

USUAL_RENEWAL = 10 * 60  # minutes of going over what is known
_STUDY_OPENS = timedelta(days=90)  # before the renewal is due, so that later work stays later
_BEFORE_EXPIRY = timedelta(days=14)  # so early a renewal is due at first, for something may come between


class Certificate(Value):
    """What a passed exam brought.

    Attributes:
        goal: id of the goal that was passed.
        passed_on: the day of the result; None for an old plan that knows none.
        valid_until: its last day, with the renewals since; None where it has no end that is known.
        renewal: id of the open goal that renews it, or None.
    """

    goal: str
    certification: str | None
    passed_on: date | None
    valid_until: date | None = None
    renewal: str | None = None

    def days_left(self, today: date) -> int | None:
        """Return for how many days it still holds, below 0 once it has expired; None without an end."""
        return None if self.valid_until is None else (self.valid_until - today).days


def certificates(plan: Plan, catalogue: Mapping[str, Certification]) -> tuple[Certificate, ...]:
    """Return the certificates of a plan by the day they were earned, one for each certification.

    An exam that renewed another one takes its place.
    """
    passed = sorted(
        (goal for goal in plan.goals.values() if goal.outcome is ExamOutcome.PASSED),
        key=lambda goal: (decided_day(goal) or date.min, goal.created),
    )
    newest = {goal.certification or goal.id: goal for goal in passed}
    return tuple(
        _certificate(plan, goal, catalogue.get(goal.certification or "")) for goal in newest.values()
    )


def certificate_of(plan: Plan, id: str, catalogue: Mapping[str, Certification]) -> Certificate | None:
    """Return the certificate that a goal brought; None for an open goal, and for one renewed since."""
    return next((each for each in certificates(plan, catalogue) if each.goal == id), None)


def decided_day(goal: Goal) -> date | None:
    """Return the day of a goal's result; in old plans, which know none, that of the exam."""
    return goal.decided_on or (goal.due.date() if goal.due else None)


def can_be_renewed(certificate: Certificate, certification: Certification | None) -> bool:
    """Whether it is known how a certificate is renewed, and no renewal is planned yet."""
    is_known = certification is not None and certification.renewal_by is not None
    return is_known and certificate.valid_until is not None and certificate.renewal is None


def usual_renewal_day(certificate: Certificate, today: date) -> date:
    """Return the day by which a renewal is proposed: two weeks before the expiry, but not before tomorrow."""
    assert certificate.valid_until is not None
    return max(certificate.valid_until - _BEFORE_EXPIRY, today + timedelta(days=1))


def plan_renewal(
    plan: Plan,
    certificate: Certificate,
    certification: Certification,
    now: datetime,
    *,
    due: datetime,
    minutes: int = USUAL_RENEWAL,
) -> Edit:
    """Add the renewal of a certificate as later work: an exam, or a goal where the vendor asks for none.

    `due` is the moment of the exam, or any on the last day of another renewal; `minutes` are its study, which
    is laid into the last three months before.
    """
    if not can_be_renewed(certificate, certification):
        raise Refusal(_("There is nothing to renew: {title}.").format(title=certification.short_name))
    assert certificate.valid_until is not None
    is_exam = certification.renewal_by is RenewalBy.EXAM
    due = due if is_exam else end_of_day(due.date())
    if due <= now:
        raise Refusal(_("The date lies in the past; give one to come."))
    if due.date() > certificate.valid_until + timedelta(days=not is_exam):
        raise Refusal(_("A renewal comes before the certificate expires; give an earlier date."))
    title = _("Renew {name}").format(name=certification.short_name)
    item = replace(
        new_exam_item(plan, title, f"renew-{certification.id}", minutes),
        opens=max(due.date() - _STUDY_OPENS, now.date()),
        note=certification.renewal,
    )
    goal = Goal(
        id=unused_id(f"{certification.id}-renewal", plan.goals),
        title=title,
        items=(item.id,),
        kind=GoalKind.EXAM if is_exam else GoalKind.GOAL,
        due=due,
        buffer_days=usual_exam_buffer(plan) if is_exam else 0,
        created=next_number(plan),
        certification=certification.id,
        exam_minutes=(certification.duration_minutes or DEFAULT_EXAM_MINUTES) if is_exam else 0,
    )
    label = _("Planned the renewal of {title}").format(title=certification.short_name)
    return Edit(label, (Change(None, item), Change(None, goal)))


def retake_day(plan: Plan, goal: Goal, catalogue: Mapping[str, Certification]) -> date | None:
    """Return the first day on which a failed exam may be taken again; None where no wait is known."""
    certification, failed_on = catalogue.get(goal.certification or ""), decided_day(goal)
    if certification is None or failed_on is None or goal.outcome is not ExamOutcome.FAILED:
        return None
    return certification.retake_day(failed_on, _tries(plan, goal))


def is_tried_again(plan: Plan, goal: Goal) -> bool:
    """Whether a failed exam has a later date, taken or to come."""
    return any(_is_same_exam(other, goal) and other.created > goal.created for other in plan.goals.values())


def try_again(plan: Plan, id: str, due: datetime, now: datetime) -> Edit:
    """Give a failed exam another date, with place and fee as before; it is not booked yet.

    A wait that the catalogue knows is not enforced: the vendor's own word counts.
    """
    failed = plan.goal(id)
    if failed.outcome is not ExamOutcome.FAILED:
        raise Refusal(_("{title} was not failed.").format(title=failed.title))
    if due <= now:
        raise Refusal(_("The exam would be in the past; give a date to come."))
    again = replace(
        failed,
        id=unused_id(failed.certification or failed.id, plan.goals),
        due=due,
        created=next_number(plan),
        outcome=None,
        registration_closes=None,
        booked=False,
        decided_on=None,
    )
    wanted = wanted_again(plan, again.items)
    label = with_wanted_again(plan, _("Planned {title} once more").format(title=again.title), wanted)
    return Edit(label, (*wanted, Change(None, again)))


def _certificate(plan: Plan, goal: Goal, certification: Certification | None) -> Certificate:
    passed_on = decided_day(goal)
    renewals = [other for other in plan.goals.values() if _renews(other, goal)]
    open_renewals = [other for other in renewals if not _is_achieved(plan, other)]
    valid_until = None
    if certification is not None and passed_on is not None:
        valid_until = certification.valid_until(passed_on, 1 + len(renewals) - len(open_renewals))
    return Certificate(
        goal.id, goal.certification, passed_on, valid_until, open_renewals[0].id if open_renewals else None
    )


def _renews(other: Goal, goal: Goal) -> bool:
    """Whether a later goal keeps a certificate; one that is an exam takes its place once it is passed."""
    is_same = other.certification is not None and other.certification == goal.certification
    return is_same and other.created > goal.created and other.outcome is None


def _is_achieved(plan: Plan, goal: Goal) -> bool:
    return not goal.is_exam and all(plan.status(item).is_achieved for item in goal.items)


def _is_same_exam(one: Goal, other: Goal) -> bool:
    if not one.is_exam or not other.is_exam:
        return False
    if one.certification or other.certification:
        return one.certification == other.certification
    return one.items == other.items


def _tries(plan: Plan, goal: Goal) -> int:
    """Return how often an exam was failed up to a goal."""
    return sum(
        other.outcome is ExamOutcome.FAILED
        and _is_same_exam(other, goal)
        and (decided_day(other) or date.min, other.created) <= (decided_day(goal) or date.min, goal.created)
        for other in plan.goals.values()
    )
