"""The checklist of a week by day: its days, and under each its sessions."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum

from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.formats import duration
from planner.i18n import _
from planner.services.week_summary import DaySummary, WeekSummary
from planner.services.words import session_title, subject_name
from planner.ui.shared.date_words import DateWords, clock_span, weekday_and_number
from planner.values import Value


class Tick(StrEnum):
    """What the box before a session shows; an exam has none."""

    OFF = "off"
    ON = "on"
    PARTLY = "partly"
    NONE = "none"


class RowMark(StrEnum):
    """What the sign after a title says."""

    NONE = "none"
    PINNED = "pinned"
    PARTLY = "partly"
    MISSED = "missed"
    SKIPPED = "skipped"
    EXAM = "exam"


class SessionRow(Value, kw_only=True):
    """One session in the checklist.

    Attributes:
        subject: id of its track; "" for an exam.
        length: its length, or the hour of an exam; with its day where no heading names that.
        fraction: how much of it is done, 0 to 1, where it is partly done.
        tool_tip: everything about it, as lines of plain text.
        description: day, length and state, for screen readers.
        is_today: whether it has to show that by itself, as no heading does.
    """

    id: str
    title: str
    subject: str
    length: str
    tick: Tick
    mark: RowMark
    fraction: float
    tool_tip: str
    description: str
    is_today: bool = False


class GroupRow(Value, kw_only=True):
    """A heading with its sessions: a day, the days that are over taken together, or a subject.

    Attributes:
        meta: what stands at the end of its line: the sum, and what is special.
        is_open: whether its sessions are shown until the learner folds it.
        subject: id of the track that its sessions are all of; "" where they are of any.
    """

    id: str
    title: str
    meta: str
    is_today: bool
    is_open: bool
    sessions: tuple[SessionRow, ...]
    subject: str = ""


def checklist_rows(
    plan: Plan,
    week: WeekSummary,
    now: datetime,
    words: DateWords,
    *,
    all_open: bool = False,
) -> tuple[GroupRow, ...]:
    """Return the rows of a week.

    In the current week the days that are over are one folded row, today and tomorrow are open; with
    `all_open`, and in every other week, all days are. Sessions that are skipped are left out.
    """
    return tuple(_Checklist(plan, week, now, words, all_open).rows())


def day_rows(plan: Plan, week: WeekSummary, now: datetime, words: DateWords) -> tuple[GroupRow, ...]:
    """Return the rows of a week with each of its days by itself, as on paper, where nothing is folded."""
    checklist = _Checklist(plan, week, now, words, all_open=True)
    return tuple(map(checklist.day, week.days))


class _Checklist:
    """The rows in the making: what they all need to know of the plan is found once."""

    def __init__(
        self,
        plan: Plan,
        week: WeekSummary,
        now: datetime,
        words: DateWords,
        all_open: bool,
    ) -> None:
        self._week = week
        self._now = now
        self._words = words
        self._all_open = all_open or not self._is_current
        self._session_rows = SessionRows(plan, now, words)

    @property
    def _is_current(self) -> bool:
        return self._week.first <= self._now.date() <= self._week.days[-1].day

    def rows(self) -> Iterator[GroupRow]:
        today = self._now.date()
        over = [day for day in self._week.days if day.day < today] if self._is_current else []
        if any(shown(day.sessions) or day.done for day in over):
            yield self._earlier(over)
        for day in self._week.days[len(over) :]:
            yield self.day(day)

    def _earlier(self, days: list[DaySummary]) -> GroupRow:
        sessions = [session for day in days for session in shown(day.sessions) if is_study(session)]
        meta = done_of(sessions, sum(day.done for day in days))
        return GroupRow(
            id=f"earlier-{self._week.first.isoformat()}",
            title=_("Earlier this week"),
            meta=meta,
            is_today=False,
            is_open=False,
            sessions=tuple(row for day in days for row in self._sessions(day)),
        )

    def day(self, day: DaySummary) -> GroupRow:
        """Return the row of one day."""
        away = (day.day - self._now.date()).days
        return GroupRow(
            id=day.day.isoformat(),
            title=self._day_title(day.day, away),
            meta=_day_meta(day),
            is_today=away == 0,
            is_open=self._all_open or away in (0, 1),
            sessions=tuple(self._sessions(day)),
        )

    def _sessions(self, day: DaySummary) -> Iterator[SessionRow]:
        return map(self._session_rows.row, shown(day.sessions))

    def _day_title(self, day: date, away: int) -> str:
        title = weekday_and_number(self._words, day)
        if away == 0:
            return _("Today, {day}").format(day=title)
        if away == 1:
            return _("Tomorrow, {day}").format(day=title)
        return title


class SessionRows:
    """Makes the row of a session, the same under whichever heading.

    With `is_brief` one that is partly done shows only what it took: beside a day is no room for more.
    """

    def __init__(self, plan: Plan, now: datetime, words: DateWords, *, is_brief: bool = False) -> None:
        self._plan = plan
        self._now = now
        self._words = words
        self._is_brief = is_brief
        self._logged: Mapping[str, int] = plan.minutes_by_session()

    def row(self, session: Session) -> SessionRow:
        """Return the row of a session or an exam."""
        return self._session(session) if is_study(session) else self._exam(session)

    def _exam(self, session: Session) -> SessionRow:
        title = _("Exam: {title}").format(title=self._plan.title_of(session))
        when = self._when(session)
        return SessionRow(
            id=session.id,
            title=title,
            subject="",
            length=self._words.clock(session.start),
            tick=Tick.NONE,
            mark=RowMark.EXAM,
            fraction=0.0,
            tool_tip=f"{title}\n{when}",
            description=when,
        )

    def _session(self, session: Session) -> SessionRow:
        item = self._plan.items.get(session.item)
        title = session_title(self._plan, session)
        state = session.state_at(self._now)
        logged = self._logged.get(session.id, 0)
        length = _length(session, state, logged)
        when = self._when(session)
        track = subject_name(item.subject) if item else ""
        day = weekday_and_number(self._words, session.start.date())
        note = _state_word(state, session.pinned)
        return SessionRow(
            id=session.id,
            title=title,
            subject=item.subject.value if item else "",
            length=duration(logged) if self._is_brief and state is SessionState.PARTLY else length,
            tick=_tick(state),
            mark=mark_of(session, state),
            fraction=min(1.0, logged / session.minutes) if state is SessionState.PARTLY else 0.0,
            tool_tip="\n".join(filter(None, (title, when, track, note))),
            description=", ".join(filter(None, (day, length, note))),
        )

    def _when(self, session: Session) -> str:
        day = self._words.short_day(session.start.date())
        return f"{day}, {clock_span(self._words, session.start, session.end)}"


def shown(sessions: Iterable[Session]) -> list[Session]:
    """Return the sessions that a checklist holds: all that are not skipped."""
    return [session for session in sessions if session.state is not SessionState.SKIPPED]


def is_study(session: Session) -> bool:
    """Whether a session can be ticked, as an exam cannot."""
    return session.kind is not SessionKind.EXAM


def done_of(sessions: Collection[Session], minutes: int) -> str:
    """Write how many of the sessions are done, with the minutes where there are any: "2 of 4 done, 3 h"."""
    finished = sum(session.state is SessionState.DONE for session in sessions)
    count = _("{done} of {count} done").format(done=finished, count=len(sessions))
    return _("{count}, {length}").format(count=count, length=duration(minutes)) if minutes else count


def _day_meta(day: DaySummary) -> str:
    parts = []
    if any(not is_study(session) for session in day.sessions):
        parts.append(_("exam"))
    if day.day_off is not None:
        parts.append(day.day_off or _("day off"))
    if day.planned:
        parts.append(duration(day.planned))
    return ", ".join(parts) or _("free")


def _length(session: Session, state: SessionState, logged: int) -> str:
    if state is SessionState.PARTLY:
        return _("{done} of {planned}").format(done=duration(logged), planned=duration(session.minutes))
    return duration(logged if state is SessionState.DONE and logged else session.minutes)


def _tick(state: SessionState) -> Tick:
    return {SessionState.DONE: Tick.ON, SessionState.PARTLY: Tick.PARTLY}.get(state, Tick.OFF)


def mark_of(session: Session, state: SessionState) -> RowMark:
    """Return what a session shall be seen to be, beside being done or not."""
    if session.kind is SessionKind.EXAM:
        return RowMark.EXAM
    marks = {
        SessionState.PARTLY: RowMark.PARTLY,
        SessionState.MISSED: RowMark.MISSED,
        SessionState.SKIPPED: RowMark.SKIPPED,
        SessionState.DONE: RowMark.NONE,
    }
    return marks.get(state, RowMark.PINNED if session.pinned else RowMark.NONE)


def _state_word(state: SessionState, pinned: bool) -> str:
    words = {
        SessionState.DONE: _("done"),
        SessionState.PARTLY: _("partly done"),
        SessionState.MISSED: _("not logged"),
        SessionState.PLANNED: _("pinned") if pinned else "",
    }
    return words[state]
