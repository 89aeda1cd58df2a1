"""The months ahead as step five draws them: what is studied when, and when the exams are. Knows no Qt."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time, timedelta
from typing import Final

from planner.domain.item import Subject
from planner.domain.plan import Plan
from planner.domain.session import Session
from planner.formats import hours, last_day
from planner.i18n import _, ngettext
from planner.scheduling.schedule import Schedule
from planner.services.words import subject_name
from planner.ui.shared.month_ticks import month_ticks
from planner.ui.welcome.goal_rows import roadmap_goal
from planner.ui.welcome.words import full_day
from planner.values import Value

_WEEK: Final = timedelta(weeks=1)


class Lane(Value):
    """A track with the stretches in which it is studied, as parts (0 to 1) of the whole span."""

    subject: str
    name: str
    runs: tuple[tuple[float, float], ...]


class MonthsRow(Value):
    """The time ahead, as parts (0 to 1) of the span.

    Attributes:
        whole: what the whole roadmap comes to, where the time shown ends before it; "" where it does not.
        ticks: months with their names.
        flags: the moments of exams with their titles.
    """

    title: str
    whole: str
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]
    flags: tuple[tuple[float, str], ...]


def months_row(plan: Plan, schedule: Schedule, study: Sequence[Session], now: datetime) -> MonthsRow | None:
    """Return the chart until the last date, or until the roadmap is done where there is none."""
    dated = [goal for goal in plan.goals.values() if goal.due is not None]
    if not study:
        return None
    start = datetime.combine(min(now, study[0].start).date(), time.min)
    finishes = [goal.planned_finish for goal in schedule.goals if goal.planned_finish is not None]
    last = max(finishes, default=study[-1].end)
    end = max((goal.due for goal in dated if goal.due is not None), default=last)
    shown = [session for session in study if session.start < end and not _comes_round(plan, session)]
    exams = [goal for goal in dated if goal.is_exam]
    if exams:
        title = ngettext("Until the exam", "Until the last exam", len(exams))
    else:
        title = _("Until your goal") if dated else _("Until the roadmap is done")
    span = end - start
    return MonthsRow(
        title=title,
        whole=_whole_roadmap(plan, schedule) if exams else "",
        lanes=tuple(_lanes(plan, shown, start, span)),
        ticks=tuple(month_ticks(start, end)),
        flags=tuple(((goal.due - start) / span, goal.title) for goal in dated if goal.due is not None),
    )


def _whole_roadmap(plan: Plan, schedule: Schedule) -> str:
    outlook = schedule.goal(roadmap_goal(plan))
    if outlook is None:
        return ""
    if outlook.planned_finish is None:
        return _("Whole roadmap: {hours} h to go").format(hours=hours(outlook.work))
    return _("Whole roadmap: {hours} h to go, finished {day}").format(
        hours=hours(outlook.work), day=full_day(last_day(outlook.planned_finish))
    )


def _comes_round(plan: Plan, session: Session) -> bool:
    """Whether a session is of an item that never ends; such sessions would only sprinkle the chart."""
    return plan.items[session.item].recurring is not None


def _lanes(plan: Plan, sessions: Iterable[Session], start: datetime, span: timedelta) -> Iterator[Lane]:
    """Yield the tracks in the order in which they begin, with the weeks in which they are studied."""
    by_subject: dict[Subject, list[Session]] = {}
    for session in sessions:
        by_subject.setdefault(plan.items[session.item].subject, []).append(session)
    for subject, own in by_subject.items():
        runs = tuple(
            (max((first - start) / span, 0.0), min((last - start) / span, 1.0)) for first, last in _runs(own)
        )
        yield Lane(subject.value, subject_name(subject), runs)


def _runs(sessions: Sequence[Session]) -> Iterator[tuple[datetime, datetime]]:
    """Yield stretches without a pause of more than a week."""
    first, last = sessions[0].start, sessions[0].end
    for session in sessions[1:]:
        if session.start - last > _WEEK:
            yield first, last
            first = session.start
        last = session.end
    yield first, last
