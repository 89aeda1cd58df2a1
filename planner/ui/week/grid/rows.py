"""What the week grid says: from a week of the plan to the rows that are shown. Knows no Qt."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.formats import duration, last_day
from planner.i18n import _
from planner.services.week_summary import BusySpan, DaySummary, WeekSummary
from planner.services.words import session_title
from planner.ui.shared.calendar_colors import calendar_track
from planner.ui.shared.date_words import clock_span
from planner.ui.week.grid.values import (
    AllDayEntry,
    BlockRow,
    BusyRow,
    DayColumn,
    EmptyAction,
    EmptyWeek,
    GridRows,
    Stretch,
)
from planner.ui.week.grid.words import GridWords
from planner.ui.week.session_words import (
    EXAM_ICON,
    UNBREAKABLE,
    kind_icon,
    session_description,
    session_facts,
    session_name,
    session_tip,
    spoken_sums,
)
from planner.values import Value, replace

_END_OF_DAY = 24 * 60


def grid_rows(week: WeekSummary, plan: Plan, now: datetime, words: GridWords) -> GridRows:
    """Return the rows of a week; sessions that are skipped leave their place free."""
    reader = _Reader(plan, now, words, plan.minutes_by_session(), _due_by_day(plan))
    sessions = tuple(reader.sessions(week.days))
    empty = _empty_week(plan, sessions)
    return GridRows(
        now=now,
        days=tuple(reader.day(summary, is_silent=empty is not None) for summary in week.days),
        sessions=sessions,
        busy=tuple(reader.busy_times(week.days)),
        name=_("Week {days}").format(days=words.days(week.first, week.days[-1].day)),
        description=spoken_sums(sum(not session.is_exam for session in sessions), week.planned, week.done),
        empty=empty,
    )


class _Reader(Value):
    """Reads a plan as of now, in the words of the locale.

    Attributes:
        logged: minutes by session.
        due: what is due on a day, in words.
    """

    plan: Plan
    now: datetime
    words: GridWords
    logged: Mapping[str, int]
    due: Mapping[date, Sequence[str]]

    def day(self, summary: DaySummary, is_silent: bool) -> DayColumn:
        weekday = self.words.weekday(summary.day)
        hours = "" if is_silent else self._hours(summary)
        all_day = tuple(self._all_day(summary))
        number = self.words.day_number(summary.day)
        return DayColumn(
            day=summary.day,
            number=number,
            weekday=self.words.short_weekday(summary.day),
            hours=hours,
            tip="\n".join(filter(None, (f"{weekday} {number}", hours, *(entry.tip for entry in all_day)))),
            all_day=all_day,
            available=tuple(_stretch(span.start, span.end, summary.day) for span in summary.available),
            short_hours=duration(summary.done) if hours and summary.day < self.now.date() else "",
        )

    def sessions(self, summaries: Iterable[DaySummary]) -> Iterator[BlockRow]:
        for number, summary in enumerate(summaries):
            for session in sorted(summary.sessions, key=lambda session: (session.start, session.end)):
                if session.kind is SessionKind.EXAM:
                    yield self._exam(session, number)
                elif session.state is not SessionState.SKIPPED:
                    yield self._session(session, number, summary)

    def busy_times(self, summaries: Iterable[DaySummary]) -> Iterator[BusyRow]:
        for number, summary in enumerate(summaries):
            for span in summary.busy:
                start, end = _stretch(span.start, span.end, summary.day)
                if start < end:
                    yield self._busy_time(span, number, summary.day, start, end)

    def _busy_time(self, span: BusySpan, number: int, day: date, start: int, end: int) -> BusyRow:
        title = span.title or _("Busy")
        hours = clock_span(self.words, _moment(day, start), _moment(day, end))
        name = _("Busy: {title}, {weekday} {hours}").format(
            title=title, weekday=self.words.weekday(day), hours=hours
        )
        track = calendar_track(self.plan, span.calendar)
        return BusyRow(day=number, start=start, end=end, title=title, name=name, track=track)

    def _hours(self, summary: DaySummary) -> str:
        if summary.day < self.now.date():
            return _("{length} done").format(length=duration(summary.done)) if summary.done else ""
        return duration(summary.planned) if summary.planned else _("free")

    def _all_day(self, summary: DaySummary) -> Iterator[AllDayEntry]:
        if summary.day_off is not None:
            title = summary.day_off or _("Day off")
            yield AllDayEntry("palmtree", title, title)
        for session in summary.sessions:
            if session.kind is SessionKind.EXAM:
                clock = self.words.clock(session.start)
                tip = _("Exam: {title}, {time}").format(title=self.plan.title_of(session), time=clock)
                yield AllDayEntry(EXAM_ICON, _("Exam day"), tip, is_exam=True)
        for span in summary.busy:
            if _stretch(span.start, span.end, summary.day) == (0, _END_OF_DAY):
                title = span.title or _("Busy")
                yield AllDayEntry("calendar", title, _("Busy all day: {title}").format(title=title))
        for due in self.due.get(summary.day, ()):
            yield AllDayEntry("clock", due, due)

    def _session(self, session: Session, number: int, summary: DaySummary) -> BlockRow:
        item = self.plan.items.get(session.item)
        start, end = _stretch(session.start, session.end, summary.day)
        row = BlockRow(
            id=session.id,
            day=number,
            start=start,
            end=end,
            title=self.plan.title_of(session),
            subtitle=_subtitle(item),
            meta=self._meta(session),
            short_meta=self._short_meta(session),
            track=item.subject.value if item else "cert",
            icon=kind_icon(session, item),
            state=session.state_at(self.now),
            fraction=min(1.0, self.logged.get(session.id, 0) / session.minutes),
            pinned=session.pinned,
            accepted=session.accepted,
            clashes=_clashes(session, summary, self.now),
            is_review=session.is_review,
        )
        return self._with_words(row, session)

    def _exam(self, session: Session, number: int) -> BlockRow:
        day = session.start.date()
        start, end = _stretch(session.start, session.end, day)
        clock = self.words.clock(session.start)
        row = BlockRow(
            id=session.id,
            day=number,
            start=start,
            end=end,
            title=self.plan.title_of(session),
            meta=_("Exam, {time}").format(time=clock),
            short_meta=clock,
            track="cert",
            icon=EXAM_ICON,
            state=session.state,
            pinned=True,
            is_exam=True,
        )
        return self._with_words(row, session)

    def _with_words(self, row: BlockRow, session: Session) -> BlockRow:
        title = session_title(self.plan, session)
        name = session_name(title, session.start, session.end, self.words)
        facts = session_facts(row, session.minutes, self.logged.get(row.id, 0))
        return replace(
            row,
            name=name,
            description=session_description(row, facts),
            tip=session_tip(row, name, session.minutes, facts),
        )

    def _meta(self, session: Session) -> str:
        if session.state is SessionState.PARTLY:
            return self._short_meta(session)
        clock, length = self.words.clock(session.start), duration(session.minutes)
        return f"{clock} · {length}".replace(" ", UNBREAKABLE)

    def _short_meta(self, session: Session) -> str:
        if session.state is not SessionState.PARTLY:
            return self.words.clock(session.start)
        done = duration(self.logged.get(session.id, 0))
        return _("{done} of {length}").format(done=done, length=duration(session.minutes))


def _due_by_day(plan: Plan) -> dict[date, list[str]]:
    due: dict[date, list[str]] = {}
    for goal in plan.goals.values():
        if goal.due is not None and not goal.is_exam:
            due.setdefault(last_day(goal.due), []).append(_("{title} due").format(title=goal.title))
    for item in plan.items.values():
        if item.closes is not None and not plan.status(item.id).is_settled:
            due.setdefault(item.closes, []).append(_("{title} closes").format(title=item.title))
    return due


def _subtitle(item: Item | None) -> str:
    """The course or book that an item is studied from, where that is not its own title."""
    if item is None or not item.resources or item.resources[0].title == item.title:
        return ""
    return item.resources[0].title


def _clashes(session: Session, summary: DaySummary, now: datetime) -> bool:
    """Whether a session to come lies over an appointment or an exam."""
    if session.state is not SessionState.PLANNED or session.end <= now:
        return False
    taken = [(span.start, span.end) for span in summary.busy]
    taken += [(exam.start, exam.end) for exam in summary.sessions if exam.kind is SessionKind.EXAM]
    return any(start < session.end and session.start < end for start, end in taken)


def _stretch(start: datetime, end: datetime, day: date) -> Stretch:
    """The part of a span that lies on a day."""
    return _minute(start, day), _minute(end, day)


def _minute(moment: datetime, day: date) -> int:
    """The minute of a day at a moment; moments before and after it count as its ends."""
    if moment.date() != day:
        return 0 if moment.date() < day else _END_OF_DAY
    return moment.hour * 60 + moment.minute


def _moment(day: date, minute: int) -> datetime:
    return datetime.combine(day, time.min) + timedelta(minutes=minute)


def _empty_week(plan: Plan, sessions: Sequence[BlockRow]) -> EmptyWeek | None:
    if sessions:
        return None
    if not plan.items:
        sentence = _(
            "Say what you want to reach and when you can study. "
            "The week fills itself, and you can change every session."
        )
        return EmptyWeek(_("Nothing planned yet"), sentence, ((EmptyAction.SET_UP, _("Set up a plan...")),))
    if any(pattern.minutes for pattern in plan.patterns.values()) or plan.extra_hours:
        return None
    sentence = _("Say when you can study, and the week fills itself.")
    return EmptyWeek(_("No study hours yet"), sentence, ((EmptyAction.SET_HOURS, _("Set your hours...")),))
