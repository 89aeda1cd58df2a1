"""What is printed for people: plain lines of text."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from planner.domain.certification import Certification
from planner.domain.goal import ExamOutcome, Goal
from planner.domain.plan import Plan
from planner.domain.roadmap import Roadmap
from planner.domain.session import Session, SessionKind, SessionState
from planner.formats import day, day_and_time, days, duration, hours, told_apart
from planner.i18n import _, ngettext
from planner.scheduling.reasons import Reason
from planner.scheduling.remedies.remedy import Remedy
from planner.scheduling.schedule import GoalOutlook, Schedule, Verdict
from planner.services.goals import describe_date
from planner.services.reason_words import sentences
from planner.services.remedy_words import remedy_words
from planner.services.week_summary import WeekSummary
from planner.services.words import session_title

_MARKS = {
    SessionState.PLANNED: "[ ]",
    SessionState.DONE: "[x]",
    SessionState.PARTLY: "[~]",
    SessionState.SKIPPED: "[-]",
    SessionState.MISSED: "[?]",
}


def week_text(plan: Plan, week: WeekSummary, now: datetime) -> Iterator[str]:
    """Yield a week: its sums, then each day with its checklist."""
    yield days(week.first, week.days[-1].day)
    yield ", ".join(_sums(week))
    for summary in week.days:
        if summary.sessions or summary.day_off is not None:
            off = "" if summary.day_off is None else "  " + (summary.day_off or _("day off"))
            yield ""
            yield f"{day(summary.day)}{off}"
            yield from (session_line(plan, session, now) for session in summary.sessions)


def _sums(week: WeekSummary) -> Iterator[str]:
    yield _("{done} of {planned} h done").format(done=hours(week.as_planned), planned=hours(week.planned))
    if week.beyond:
        yield _("{more} h beyond the plan").format(more=hours(week.beyond))
    yield _("{available} h available").format(available=hours(week.available))


def plan_text(
    plan: Plan, schedule: Schedule, remedies: Mapping[str, tuple[Remedy, ...]], weeks: int | None = None
) -> Iterator[str]:
    """Yield every verdict, with what would save a date that cannot be met, then the sessions day by day."""
    for outlook, line in zip(schedule.goals, verdict_lines(plan, schedule), strict=True):
        yield line
        for remedy in remedies.get(outlook.goal, ()):
            words = remedy_words(plan, remedy, schedule.as_of, day)
            yield f"  > {words.title}. {words.detail}"
    today: date | None = None
    last = None if weeks is None else schedule.as_of.toordinal() - schedule.as_of.weekday() + 7 * weeks
    for session in schedule.sessions:
        if session.start.date() < schedule.as_of.date() or (last and session.start.toordinal() >= last):
            continue
        if session.start.date() != today:
            today = session.start.date()
            yield ""
            yield day(today)
        yield session_line(plan, session, schedule.as_of)
    for unplaced in schedule.unplaced:
        yield _("Without a place: {title}, {length}").format(
            title=plan.items[unplaced.item].title, length=duration(unplaced.minutes)
        )


def today_text(plan: Plan, schedule: Schedule, sessions: Iterable[Session]) -> Iterator[str]:
    """Yield what to do today, and whether the dates hold."""
    yield day(schedule.as_of.date())
    lines = [session_line(plan, session, schedule.as_of) for session in sessions]
    yield from lines or [_("Nothing is planned for today.")]
    yield ""
    yield from verdict_lines(plan, schedule)


def verdict_lines(plan: Plan, schedule: Schedule) -> Iterator[str]:
    """Yield one line for each goal."""
    for outlook in schedule.goals:
        goal = plan.goals[outlook.goal]
        words = result_words(goal) or verdict_words(outlook)
        yield f"{goal.title} ({goal.id}), {describe_date(goal)}: {words}"


def result_words(goal: Goal) -> str:
    """Return how an exam went; "" where that is not known."""
    if goal.outcome is None:
        return ""
    return _("passed") if goal.outcome is ExamOutcome.PASSED else _("not passed")


def verdict_words(outlook: GoalOutlook) -> str:
    """Return a verdict with the number that decides it."""
    finish = outlook.planned_finish
    if outlook.verdict is Verdict.DONE:
        return _("done")
    if outlook.verdict is Verdict.UNDATED:
        text = _("{hours} h to go").format(hours=hours(outlook.to_go))
        return (
            text
            if finish is None
            else _("{text}, finished on {day}").format(text=text, day=day(finish.date()))
        )
    if outlook.verdict is Verdict.IMPOSSIBLE and outlook.proof is not None:
        proof = outlook.proof
        free, work = told_apart(proof.free_minutes, proof.work_minutes)
        return _("not feasible: {free} free until {until}, {work} of work due by then").format(
            free=free, until=day_and_time(proof.until), work=work
        )
    word = _("tight") if outlook.verdict is Verdict.TIGHT else _("on track")
    return _("{word}, {margin} to spare, {work} h to go").format(
        word=word, margin=duration(outlook.margin or 0), work=hours(outlook.to_go)
    )


def session_line(plan: Plan, session: Session, now: datetime) -> str:
    """Return a session as one line of a checklist."""
    span = f"{session.start:%H:%M}-{session.end:%H:%M}"
    if session.kind is SessionKind.EXAM:
        return f"  >>>  {span}  " + _("Exam: {title}").format(title=plan.title_of(session))
    pinned = _("  pinned") if session.pinned else ""
    mark, title = _MARKS[session.state_at(now)], session_title(plan, session)
    return f"  {mark}  {span}  {title}{pinned}  ({session.id})"


def reason_text(plan: Plan, reason: Reason, now: datetime) -> Iterator[str]:
    """Yield why a session stands where it stands."""
    yield session_line(plan, reason.session, now).strip()
    yield from ("- " + sentence for sentence in sentences(plan, reason, now))


def roadmap_line(roadmap: Roadmap) -> str:
    """Return a roadmap as one line, with the backgrounds it knows."""
    backgrounds = ", ".join(background.id for background in roadmap.backgrounds)
    count = ngettext("{count} item", "{count} items", len(roadmap.items)).format(count=len(roadmap.items))
    return f"{roadmap.id}  {roadmap.title}  {count}  {backgrounds}"


def certification_line(certification: Certification, warning: str | None) -> str:
    """Return a certification as one line; `warning` says that it is retired."""
    note = f"  {warning}" if warning else ""
    return f"{certification.id}  {certification.name}{note}"
