"""The time line of the exams over the months; knows no Qt."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from planner.domain.certification import Certification
from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.domain.roadmap import closure
from planner.domain.session import SessionKind
from planner.formats import last_day
from planner.i18n import _, ngettext
from planner.scheduling.schedule import Schedule, Verdict
from planner.services.certificates import certificates
from planner.ui.exams.rows import GoalRow
from planner.ui.shared.chart_table import ChartTable
from planner.ui.shared.date_words import FullDateWords
from planner.ui.shared.month_ticks import month_ticks
from planner.values import Value

_BEFORE: Final = timedelta(weeks=3)  # of what was studied
_LEAST_AHEAD: Final = timedelta(weeks=12)
_EXPIRY_AHEAD: Final = timedelta(days=366)  # an expiry further off would push all dates together
_ROLES: Final = {
    Verdict.FEASIBLE: "ok.line",
    Verdict.TIGHT: "warn.line",
    Verdict.IMPOSSIBLE: "danger.line",
}


class TimelineSpan(Value):
    """A date on the line, and before it the study for it. Places are parts (0 to 1) of the line.

    Attributes:
        icon: what marks the date: a flag for an exam, a target for a goal, a turn for an expiry.
        first, last: where its study begins and ends; None where nothing is planned.
        role: the colour of its study by the verdict, or of its sign where there is none.
        words: what is said of it where the mouse rests.
    """

    id: str
    name: str
    icon: str
    at: float
    role: str
    words: str
    first: float | None = None
    last: float | None = None


class TimelineRow(Value):
    """The line: its months, today, and its spans by date.

    Attributes:
        months: places of the first days of months, with their names.
        spoken: all of it in a sentence or two.
        table: the same as a table.
    """

    months: tuple[tuple[float, str], ...]
    today: float
    spans: tuple[TimelineSpan, ...]
    spoken: str
    table: ChartTable


class _Dated(Value):
    """A date to come with what is known of it, before it has a place."""

    id: str
    name: str
    icon: str
    day: date
    role: str
    verdict: str
    study: tuple[date, date] | None = None


def timeline_row(
    plan: Plan,
    schedule: Schedule,
    rows: tuple[GoalRow, ...],
    catalogue: Mapping[str, Certification],
    now: datetime,
    words: FullDateWords,
) -> TimelineRow | None:
    """Return the line of all dates to come; None where there is none."""
    today = now.date()
    dated = sorted(
        (*_goals(plan, schedule, rows, now), *_expiries(plan, catalogue, today)), key=lambda each: each.day
    )
    if not dated:
        return None
    start, end = _ends(dated, today)
    length = (end - start) / timedelta(days=1)

    def place(day: date) -> float:
        return max(0.0, (day - start).days / length)

    beginning, ending = (datetime.combine(day, time.min) for day in (start, end))
    return TimelineRow(
        months=tuple(month_ticks(beginning, ending)),
        today=place(today),
        spans=tuple(
            TimelineSpan(
                each.id,
                each.name,
                each.icon,
                place(each.day),
                each.role,
                _span_words(each, words),
                None if each.study is None else place(each.study[0]),
                None if each.study is None else place(each.study[1]),
            )
            for each in dated
        ),
        spoken=_spoken(dated, words),
        table=_table(dated, words),
    )


def _goals(plan: Plan, schedule: Schedule, rows: Iterable[GoalRow], now: datetime) -> Iterator[_Dated]:
    studies, outlooks = _studies(plan, schedule), schedule.outlooks
    for row in rows:
        goal = plan.goals[row.id]
        if goal.due is None or goal.due <= now or goal.outcome is not None:
            continue
        verdict = outlooks[goal.id].verdict
        yield _Dated(
            goal.id,
            goal.title,
            "flag" if goal.is_exam else "target",
            last_day(goal.due),
            _ROLES.get(verdict, "line.control"),
            _verdict_words(verdict),
            _study_of(plan, goal, studies, now.date()),
        )


def _expiries(plan: Plan, catalogue: Mapping[str, Certification], today: date) -> Iterator[_Dated]:
    for certificate in certificates(plan, catalogue):
        end = certificate.valid_until
        if end is not None and today <= end <= today + _EXPIRY_AHEAD:
            name = catalogue[certificate.certification or ""].short_name
            words = _("{name} expires").format(name=name)
            yield _Dated(certificate.goal, words, "rotate-ccw", end, "warn.text", "")


def _studies(plan: Plan, schedule: Schedule) -> dict[str, tuple[date, date]]:
    """Return the first and the last day on which each item is studied, as far as it is laid out."""
    days: dict[str, tuple[date, date]] = {}
    for session in schedule.sessions:
        if session.kind is SessionKind.STUDY and session.item in plan.items:
            day = session.start.date()
            first, last = days.get(session.item, (day, day))
            days[session.item] = (min(first, day), max(last, day))
    return days


def _study_of(
    plan: Plan, goal: Goal, studies: Mapping[str, tuple[date, date]], today: date
) -> tuple[date, date] | None:
    """Return from when to when all that a goal needs is studied; what came after its date is not for it."""
    due = last_day(goal.due) if goal.due else date.max
    achieved = {said.id for said in plan.progress.values() if said.status.is_settled}
    spans = [studies[id] for id in closure(plan.items, goal.items, achieved) if id in studies]
    if not spans:
        return None
    first, last = min(first for first, _last in spans), max(last for _first, last in spans)
    return (max(first, today - _BEFORE), min(last, due)) if first <= due else None


def _ends(dated: Iterable[_Dated], today: date) -> tuple[date, date]:
    start = today - _BEFORE
    return start, max(today + _LEAST_AHEAD, *(each.day for each in dated))


def _verdict_words(verdict: Verdict) -> str:
    return {
        Verdict.FEASIBLE: _("on track"),
        Verdict.TIGHT: _("tight"),
        Verdict.IMPOSSIBLE: _("not feasible"),
        Verdict.DONE: _("nothing left to study"),
        Verdict.UNDATED: "",
    }[verdict]


def _span_words(each: _Dated, words: FullDateWords) -> str:
    said = [f"{each.name}, {words.full_day(each.day)}"]
    if each.study is not None:
        first, last = map(words.plain_day, each.study)
        said.append(_("study from {first} to {last}").format(first=first, last=last))
    return ", ".join((*said, *filter(None, (each.verdict,))))


def _spoken(dated: list[_Dated], words: FullDateWords) -> str:
    count = ngettext("{count} date ahead.", "{count} dates ahead.", len(dated)).format(count=len(dated))
    lines = "; ".join(_span_words(each, words) for each in dated)
    return _("{count} {dates}.").format(count=count, dates=lines)


def _table(dated: Iterable[_Dated], words: FullDateWords) -> ChartTable:
    columns = (_("Date of"), _("Day"), _("Study from"), _("Study to"), _("Verdict"))
    lines = (
        (each.name, words.full_day(each.day), *_study_cells(each, words), each.verdict) for each in dated
    )
    return ChartTable(_("Exams over the months"), columns, tuple(lines))


def _study_cells(each: _Dated, words: FullDateWords) -> tuple[str, str]:
    return (
        ("", "") if each.study is None else (words.plain_day(each.study[0]), words.plain_day(each.study[1]))
    )
