"""Step five as the learner reads it: the verdict in figures, the months ahead and the first week.

Knows no Qt.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from planner.domain.goal import DEFAULT_EXAM_BUFFER_DAYS, Goal, earliest_exam_day
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind
from planner.formats import duration, hours, last_day
from planner.i18n import _, ngettext
from planner.scheduling.ordinary_hours import ordinary_week
from planner.scheduling.schedule import GoalOutlook, Schedule, Verdict
from planner.services.weeks import monday_of
from planner.ui.shared.date_words import weeks_text
from planner.ui.shared.hours_a_week import hours_per_week
from planner.ui.shared.verdicts import BY_URGENCY, weeks_or_length
from planner.ui.welcome.exam_rows import EXAM_TIME
from planner.ui.welcome.goal_rows import NoteRow
from planner.ui.welcome.look import Preview
from planner.ui.welcome.months_row import MonthsRow, months_row
from planner.ui.welcome.words import (
    day_span,
    full_day,
    verdict_kind,
    verdict_sentence,
    verdict_title,
    weeks_between,
)
from planner.values import Value

KNOWLEDGE_STEP, WEEK_STEP, GOAL_STEP = 1, 2, 3


class FigureRow(Value):
    """A figure with its caption; `kind` colours it: "ok", "warn", "danger" or ""."""

    figure: str
    caption: str
    kind: str = ""


class SessionRow(Value):
    """One session of the first week."""

    start: datetime
    title: str
    subject: str
    length: str


class FirstWeekRows(Value):
    """The first week: its days, its sum, its sessions by start."""

    title: str
    total: str
    sessions: tuple[SessionRow, ...]


class PlanRows(Value):
    """Everything that step five shows."""

    figures: tuple[FigureRow, ...]
    notes: tuple[NoteRow, ...]
    months: MonthsRow | None
    first_week: FirstWeekRows | None


def plan_rows(preview: Preview, now: datetime) -> PlanRows:
    """Return what is shown of a preview."""
    plan, schedule = preview.plan, preview.schedule
    per_week = ordinary_week(plan, now)
    study = [session for session in schedule.sessions if session.kind is not SessionKind.EXAM]
    head = _head(plan)
    return PlanRows(
        figures=tuple(_figures(plan, schedule, study, head, per_week, now)),
        notes=tuple(_notes(plan, schedule, study, per_week, now)),
        months=months_row(plan, schedule, study, now),
        first_week=_first_week(plan, study),
    )


def _head(plan: Plan) -> Goal:
    """Return the goal that the figures are about: the first exam, else what has a date, else the roadmap."""
    goals = list(plan.goals.values())
    return min(goals, key=lambda goal: (not goal.is_exam, goal.due is None, goal.due or datetime.max))


def _figures(
    plan: Plan, schedule: Schedule, study: Sequence[Session], head: Goal, per_week: int, now: datetime
) -> Iterator[FigureRow]:
    outlook = _outlook(schedule, head)
    until = head.due or outlook.planned_finish
    if until is None:
        yield FigureRow(_("No date"), head.title)
    else:
        caption = head.title if head.due is not None else _("planned finish")
        yield FigureRow(full_day(last_day(until)), caption)
        begin = min((session.start for session in study), default=now)
        yield FigureRow(
            weeks_text(weeks_between(begin, until)),
            _("{hours} h to go").format(hours=hours(outlook.work)),
        )
    yield FigureRow(_("{hours} h").format(hours=hours(per_week)), _("a week planned"))
    yield _verdict_figure(schedule, per_week)


def _verdict_figure(schedule: Schedule, per_week: int) -> FigureRow:
    """Return the most urgent verdict with the number that decides it."""
    outlook = min(schedule.goals, key=lambda outlook: BY_URGENCY.index(outlook.verdict))
    kind = verdict_kind(outlook)
    if outlook.proof is not None:
        missing = outlook.proof.work_minutes - outlook.proof.free_minutes
        caption = _("{hours} h short").format(hours=_rounded_up(missing))
    elif outlook.verdict is Verdict.UNDATED:
        return FigureRow(_("Your pace"), _("no date to keep"))
    elif outlook.margin is None:
        caption = _("all of it is known")
    else:
        caption = _("{slack} of slack").format(slack=weeks_or_length(outlook.margin, per_week))
    return FigureRow(verdict_title(outlook), caption, "" if kind == "info" else kind)


def _notes(
    plan: Plan, schedule: Schedule, study: Sequence[Session], per_week: int, now: datetime
) -> Iterator[NoteRow]:
    if all(outlook.verdict is Verdict.DONE for outlook in schedule.goals):
        yield NoteRow(
            "info",
            _("Nothing is left to study"),
            _("Everything that this plan asks for is marked as known."),
            ((_("Change what you know"), KNOWLEDGE_STEP),),
        )
    elif not study:
        yield NoteRow(
            "warn",
            _("No session fits into these hours"),
            _("Work is left, but the week has no room for it."),
            ((_("Change the hours"), WEEK_STEP),),
        )
    for outlook in schedule.goals:
        if outlook.verdict is Verdict.IMPOSSIBLE:
            yield _impossible_note(plan.goals[outlook.goal], outlook, per_week, now)


def _impossible_note(goal: Goal, outlook: GoalOutlook, per_week: int, now: datetime) -> NoteRow:
    words = _("{title} does not fit before {day}") if goal.is_exam else _("{title} does not fit by {day}")
    title = words.format(title=goal.title, day="" if goal.due is None else full_day(last_day(goal.due)))
    sentences = [verdict_sentence(outlook, None, now)]
    week = hours_per_week(goal, outlook, per_week, now)
    if week is not None:
        text = _("{hours} h a week, spread as yours are, would be enough.")
        sentences.append(text.format(hours=_rounded_up(week.needed)))
    if outlook.earliest_due is not None:
        day = _earliest_day(goal, outlook.earliest_due)
        text = _("With the hours as they are, {day} is the first day that works.")
        sentences.append(text.format(day=full_day(day)))
    actions = (
        (_("Change the hours"), WEEK_STEP),
        (_("Change the date"), GOAL_STEP),
        (_("Change what you know"), KNOWLEDGE_STEP),
    )
    return NoteRow("danger", title, " ".join(sentences), actions)


def _earliest_day(goal: Goal, earliest_due: datetime) -> date:
    if goal.is_exam:
        at = EXAM_TIME if goal.due is None else goal.due.time()
        return earliest_exam_day(earliest_due, goal.buffer_days or DEFAULT_EXAM_BUFFER_DAYS, at)
    return last_day(earliest_due)


def _rounded_up(minutes: int) -> str:
    """Write minutes as hours with one decimal, never fewer than they are."""
    return hours(-(-minutes // 6) * 6)


def _first_week(plan: Plan, study: Sequence[Session]) -> FirstWeekRows | None:
    if not study:
        return None
    monday = monday_of(study[0].start)
    sessions = [session for session in study if monday_of(session.start) == monday]
    count = ngettext("{count} session", "{count} sessions", len(sessions)).format(count=len(sessions))
    total = duration(sum(session.minutes for session in sessions))
    return FirstWeekRows(
        title=_("First week, {days}").format(days=day_span(monday, monday + timedelta(days=6))),
        total=f"{count}, {total}",
        sessions=tuple(
            SessionRow(
                session.start,
                plan.items[session.item].title,
                plan.items[session.item].subject.value,
                duration(session.minutes),
            )
            for session in sessions
        ),
    )


def _outlook(schedule: Schedule, goal: Goal) -> GoalOutlook:
    return next(outlook for outlook in schedule.goals if outlook.goal == goal.id)
