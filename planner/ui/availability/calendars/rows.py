"""What the panel says of the calendars that are planned around. Knows no Qt."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Final

from planner.domain.busy_calendar import BusyCalendar
from planner.domain.certification import Certification
from planner.domain.errors import shown
from planner.domain.plan import Plan
from planner.i18n import _, ngettext
from planner.services.calendars import CalendarFile, CalendarProblem, file_name, skipped_words
from planner.services.exam_appointments import ExamAppointment, exams_in
from planner.ui.calendars.states import CalendarState
from planner.ui.shared.calendar_colors import TRACKS
from planner.ui.shared.date_words import ChartDateWords, DateWords, axis_day, near_day
from planner.values import Value, replace

_LONGEST_EXAM: Final = 34  # of a box in the panel, which wraps no words


class CalendarRow(Value):
    """A calendar whose appointments are planned around.

    Attributes:
        id: that of the linked calendar; "" for busy times that name none.
        track: id of the track whose colour it has, "" for none.
        words: how much it holds, and when its file was read.
        warning: what is wrong with its file, "" where nothing is.
        path: where the file lies.
        exams: the appointments that look like exams which the plan does not have.
    """

    id: str
    title: str
    track: str
    words: tuple[str, ...]
    warning: str = ""
    path: str = ""
    exams: tuple[ExamAppointment, ...] = ()


def calendar_rows(
    plan: Plan,
    now: datetime,
    words: ChartDateWords,
    state: Callable[[str], CalendarState],
    certifications: Mapping[str, Certification],
) -> tuple[CalendarRow, ...]:
    """Return the linked calendars in the order in which they came, and what else holds appointments."""
    counts: dict[str, int] = {}
    for busy in plan.busy_times.values():
        if busy.end > now:
            counts[busy.calendar] = counts.get(busy.calendar, 0) + 1
    linked = (
        replace(
            _row(calendar, counts.get(calendar.id, 0), now, words, state(calendar.id)),
            exams=exams_in(plan, calendar.id, certifications, now),
        )
        for calendar in plan.calendars.values()
    )
    return (*linked, *_others(plan, counts))


def found_words(path: str, file: CalendarFile) -> tuple[str, str]:
    """Say what a file would bring, and what in it could not be read ("" where all of it could)."""
    count = len(file.appointments)
    words = ngettext(
        "{name}: {count} time in the next two years to plan around.",
        "{name}: {count} times in the next two years to plan around.",
        count,
    )
    if not count:
        words = _("{name}: nothing to plan around in the next two years.")
    return words.format(name=shown(PurePath(path).name), count=count), skipped_words(file.skipped)


def offer_words(exams: Sequence[ExamAppointment]) -> str:
    """Return what the way to add exams is called."""
    words = ngettext("Looks like an exam: add...", "{count} look like exams: add...", len(exams))
    return words.format(count=len(exams))


def exam_words(exams: Sequence[ExamAppointment], plan: Plan, words: DateWords) -> list[str]:
    """Say in two lines each what taking appointments as exams does."""
    return [_exam_words(exam, plan, words) for exam in exams]


def _exam_words(exam: ExamAppointment, plan: Plan, words: DateWords) -> str:
    start = exam.appointment.start
    when = f"{words.full_day(start.date())}, {words.clock(start)}"
    if exam.goal is not None:
        return "\n".join((_fitted(plan.goal(exam.goal).title), _("moves to {when}").format(when=when)))
    return "\n".join((_fitted(exam.title), when))


def _fitted(title: str) -> str:
    return title if len(title) <= _LONGEST_EXAM else title[: _LONGEST_EXAM - 1].rstrip() + "…"


def _row(
    calendar: BusyCalendar, count: int, now: datetime, words: ChartDateWords, state: CalendarState
) -> CalendarRow:
    read = _("{file}, read {when}").format(
        file=file_name(calendar),
        when=_when(max(calendar.read_at, state.looked_at or calendar.read_at), now, words),
    )
    return CalendarRow(
        id=calendar.id,
        title=calendar.title,
        track=TRACKS[calendar.color],
        words=(", ".join((_count_words(count), *_skipped(calendar))), read),
        warning=_warning(calendar, now, words, state),
        path=calendar.path,
    )


def _others(plan: Plan, counts: Mapping[str, int]) -> Iterator[CalendarRow]:
    for name in sorted(counts):
        if name not in plan.calendars:
            yield CalendarRow("", name or _("Without a name"), "", (_count_words(counts[name]),))


def _count_words(count: int) -> str:
    words = ngettext("{count} appointment to come", "{count} appointments to come", count)
    return words.format(count=count)


def _skipped(calendar: BusyCalendar) -> Iterator[str]:
    if calendar.skipped:
        words = ngettext("{count} skipped", "{count} skipped", calendar.skipped)
        yield words.format(count=calendar.skipped)


def _when(moment: datetime, now: datetime, words: DateWords) -> str:
    if moment.date() == now.date():
        return _("today {time}").format(time=words.clock(moment))
    return near_day(words, moment.date(), now.date())


def _warning(calendar: BusyCalendar, now: datetime, words: ChartDateWords, state: CalendarState) -> str:
    day = axis_day(words, calendar.read_at.date(), now.date())
    if state.problem is CalendarProblem.MISSING:
        return _("{file} is not there any more; its times of {day} stay until you remove it.").format(
            file=file_name(calendar), day=day
        )
    if state.problem is not None:
        return _("{problem} Its times of {day} stay.").format(problem=state.sentence, day=day)
    return ""
