"""Goals: what the learner wants to reach, and by when."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from planner.domain.errors import Refusal
from planner.i18n import _
from planner.values import Value, replace

DEFAULT_EXAM_MINUTES = 120
DEFAULT_EXAM_BUFFER_DAYS = 2
LAST_YEAR = 2199


class GoalKind(StrEnum):
    """A goal of one's own, or the exam of a certification."""

    GOAL = "goal"
    EXAM = "exam"


class ExamOutcome(StrEnum):
    """How an exam went."""

    PASSED = "passed"
    FAILED = "failed"


class Goal(Value, kw_only=True):
    """A set of items to finish, perhaps by a date.

    Attributes:
        items: ids of the items wanted; what they need comes along by itself.
        priority: 1 is the highest; it decides who is served when not everything fits.
        due: local moment of the exam, or the end of the last day, or None for "some day".
        buffer_days: whole days of 24 h between the end of study and `due`.
        created: running number, which settles ties between goals of equal priority and date.
        certification: id in the catalogue, for an exam.
        exam_minutes: how long the exam itself takes; that time is busy.
        outcome: how the exam went, once it is over.
        registration_closes: the last day on which one can register for the exam, where it is known.
        booked: whether the learner has a seat in the exam.
        place: where the exam is taken, such as a test centre or "online"; "" where that is not said.
        fee: what the exam costs, in the learner's words, such as "200 USD"; "" where that is not said.
        decided_on: the day on which the exam was passed or failed, where that was said.
    """

    id: str
    title: str
    items: tuple[str, ...]
    kind: GoalKind = GoalKind.GOAL
    priority: int = 1
    due: datetime | None = None
    buffer_days: int = 0
    created: int = 0
    certification: str | None = None
    exam_minutes: int = 0
    outcome: ExamOutcome | None = None
    registration_closes: date | None = None
    booked: bool = False
    place: str = ""
    fee: str = ""
    decided_on: date | None = None

    def __post_init__(self) -> None:
        """Refuse a priority below 1, a date out of all reach, and a buffer below 0 or before the calendar."""
        if self.priority < 1:
            raise Refusal(_("A priority is a whole number from 1, which is the highest."))
        if self.buffer_days < 0:
            raise Refusal(_("The days kept free before a date cannot be negative."))
        if self.due is not None and self.due.year > LAST_YEAR:
            raise Refusal(_("The date of a goal lies before the year 2200."))
        if self.due is not None and self.buffer_days >= self.due.toordinal():
            raise Refusal(_("The days kept free before a date are more than the calendar has."))

    @property
    def is_exam(self) -> bool:
        """Whether a certification's exam stands at the end."""
        return self.kind is GoalKind.EXAM

    @property
    def as_planned(self) -> "Goal":
        """The same goal without what is noted of its exam, by which no hour is planned otherwise."""
        return replace(self, registration_closes=None, booked=False, place="", fee="", decided_on=None)

    @property
    def study_due(self) -> datetime | None:
        """When the study must be finished: the due moment less the buffer, on the wall clock."""
        return None if self.due is None else self.due - timedelta(days=self.buffer_days)

    @property
    def exam_end(self) -> datetime | None:
        """When the exam itself is over; None for goals without an exam date."""
        if not self.is_exam or self.due is None:
            return None
        return self.due + timedelta(minutes=self.exam_minutes or DEFAULT_EXAM_MINUTES)


def earliest_exam_day(earliest_study_due: datetime, buffer_days: int, at: time) -> date:
    """Return the first day on which an exam at some time can be, when its study can be due at a moment."""
    moment = earliest_study_due + timedelta(days=buffer_days)
    return moment.date() if moment.time() <= at else moment.date() + timedelta(days=1)


def end_of_day(day: date) -> datetime:
    """Return the moment with which a day ends: the midnight that begins the next."""
    return datetime.combine(day + timedelta(days=1), time.min)
