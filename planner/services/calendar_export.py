"""The plan as a calendar for other programs: sessions, exams, last days of goals and of registrations."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID, uuid5

from planner.domain.certification import Certification
from planner.domain.goal import Goal
from planner.domain.item import Item, Subject
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.domain.web_address import is_web_address
from planner.exchange.calendar_events import CalendarContent, CalendarEvent
from planner.formats import last_day
from planner.i18n import _
from planner.scheduling.reasons import Reasons
from planner.scheduling.schedule import Schedule
from planner.services.courses import chosen_resource
from planner.services.export_kinds import CalendarWish
from planner.services.reason_words import lasting_words
from planner.services.words import session_title, subject_name

# Names are made within it, so that the same session has the same name in each file of the plan.
_NAMES: Final = UUID("5d1c7f5e-1d0a-4c39-9c5e-6f0f2b8f3a51")
_FIRST_YEAR, _LAST_YEAR = 1970, 2199
_MOST_SEQUENCE: Final = 2**31 - 1
_GONE: Final = (SessionState.SKIPPED, SessionState.MISSED)
_A_DAY: Final = timedelta(days=1)


def calendar_content(
    plan: Plan,
    schedule: Schedule,
    catalogue: Mapping[str, Certification],
    wish: CalendarWish,
    saved_at: datetime | None,
    *,
    calendar_id: str,
) -> CalendarContent:
    """Return the calendar of a plan as it stands in a schedule.

    `calendar_id` tells its events from those of another plan of the same roadmap. Every event keeps its name
    while the plan changes: an exam that of its goal, a session that of its item with its number among the
    item's sessions, whichever day it moves to. Sessions that were skipped or missed are left out, and so is
    what lies before 1970 or after 2199.
    """
    maker = _Maker(plan, schedule, catalogue, wish, calendar_id)
    return CalendarContent(
        title=plan.settings.title or _("Study plan"),
        events=tuple(maker.events()),
        made_at=_instant(schedule.as_of).replace(microsecond=0),
        changed_at=_instant(saved_at or schedule.as_of).replace(microsecond=0),
        # Of two files with the same number the one written later wins (RFC 5546, 2.1.5).
        sequence=min(plan.revision, _MOST_SEQUENCE),
    )


class _Maker:
    """Makes the events of one plan."""

    def __init__(
        self,
        plan: Plan,
        schedule: Schedule,
        catalogue: Mapping[str, Certification],
        wish: CalendarWish,
        calendar_id: str,
    ) -> None:
        self._plan, self._schedule, self._catalogue, self._wish = plan, schedule, catalogue, wish
        self._reasons = Reasons(plan, schedule)
        self._names = (calendar_id, plan.settings.roadmap)

    def events(self) -> Iterator[CalendarEvent]:
        """Yield the sessions by their start, then what the goals ask for."""
        for session, number in _numbered(self._schedule.sessions):
            if session.state_at(self._schedule.as_of) not in _GONE and _is_in_reach(session.start):
                yield self._of_session(session, number)
        for goal in self._plan.goals.values():
            yield from self._of_goal(goal)

    def _of_session(self, session: Session, number: int) -> CalendarEvent:
        plan, item = self._plan, self._plan.items.get(session.item)
        start, end = _instants(session.start, session.end)
        is_to_come = session.end > self._schedule.as_of and not session.state.is_studied
        words = lasting_words(plan, self._reasons.of(session)) if is_to_come else ()
        return CalendarEvent(
            uid=self._uid(session.kind.value, session.item, str(number)),
            title=session_title(plan, session),
            start=start,
            end=end,
            words=_paragraphs((" ".join(words), *self._about(item))),
            link=_link(plan, item),
            category=subject_name(item.subject) if item else "",
            alarm=self._wish.alarm if is_to_come else None,
        )

    def _about(self, item: Item | None) -> Iterator[str]:
        """Say when an item is done, and where it is studied."""
        if item is None:
            return
        if item.done_when:
            yield _("Done when: {words}").format(words=item.done_when)
        resource = chosen_resource(self._plan, item.id)
        if resource is not None:
            yield "\n".join(filter(None, (resource.title, resource.url)))

    def _of_goal(self, goal: Goal) -> Iterator[CalendarEvent]:
        if goal.due is None or not _is_in_reach(goal.due):
            return
        yield self._of_exam(goal, goal.due) if goal.is_exam else self._of_deadline(goal, goal.due)
        closes = goal.registration_closes
        if closes is not None and not goal.booked and goal.outcome is None and _is_in_reach(closes):
            title = _("Last day to register: {title}").format(title=goal.title)
            yield self._of_day("registration", goal, closes, title)

    def _of_exam(self, goal: Goal, due: datetime) -> CalendarEvent:
        start, end = _instants(due, goal.exam_end or due)
        certification = self._catalogue.get(goal.certification or "")
        is_to_come = goal.outcome is None and due > self._schedule.as_of
        facts = (
            _("Booked.") if goal.booked else _("Not booked yet.") if is_to_come else "",
            _("Fee: {fee}").format(fee=goal.fee) if goal.fee else "",
            certification.official_url if certification else "",
        )
        return CalendarEvent(
            uid=self._uid("exam", goal.id),
            title=_("Exam: {title}").format(title=goal.title),
            start=start,
            end=end,
            words="\n".join(filter(None, facts)),
            place=goal.place,
            link=certification.official_url if certification else "",
            category=subject_name(Subject.CERT),
            alarm=self._wish.alarm if is_to_come else None,
        )

    def _of_deadline(self, goal: Goal, due: datetime) -> CalendarEvent:
        title = _("Due: {title}").format(title=goal.title)
        return self._of_day("goal", goal, last_day(due), title)

    def _of_day(self, kind: str, goal: Goal, day: date, title: str) -> CalendarEvent:
        return CalendarEvent(
            uid=self._uid(kind, goal.id), title=title, start=day, end=day + _A_DAY, is_busy=False
        )

    def _uid(self, *parts: str) -> str:
        return str(uuid5(_NAMES, "\n".join((*self._names, *parts))))


def _numbered(sessions: Iterable[Session]) -> Iterator[tuple[Session, int]]:
    """Yield the sessions but the exams, each with its number among those of its kind of its item."""
    numbers: Counter[tuple[str, SessionKind]] = Counter()
    for session in sessions:
        if session.kind is not SessionKind.EXAM:
            numbers[session.item, session.kind] += 1
            yield session, numbers[session.item, session.kind]


def _instants(start: datetime, end: datetime) -> tuple[datetime, datetime]:
    """Return two local moments in UTC.

    One that the clock leaves out is moved on, and then the end is not to come before the start. From one that
    it shows twice the time is as long as the clock says, or else it would lie over what follows.
    """
    begin, finish = _instant(start), _instant(end)
    whole = begin + (end - start)
    if finish <= begin:
        return begin, whole
    return begin, min(finish, whole) if _is_shown_twice(start) or _is_shown_twice(end) else finish


def _is_shown_twice(moment: datetime) -> bool:
    first, second = (moment.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    return first < second


def _instant(moment: datetime) -> datetime:
    """Return a local moment in UTC: the first of two, and for one that the clock leaves out the one after."""
    first = moment.astimezone(UTC)
    if first.astimezone().replace(tzinfo=None) == moment:
        return first
    return max(first, moment.replace(fold=1).astimezone(UTC))


def _is_in_reach(moment: date) -> bool:
    return _FIRST_YEAR <= moment.year <= _LAST_YEAR


def _link(plan: Plan, item: Item | None) -> str:
    """Return the address of what is studied: the learner's choice, else the first there is."""
    if item is None:
        return ""
    resources = filter(None, (chosen_resource(plan, item.id), *item.resources))
    return next((each.url for each in resources if is_web_address(each.url)), "")


def _paragraphs(texts: Iterable[str]) -> str:
    return "\n\n".join(filter(None, texts))
