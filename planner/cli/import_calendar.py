"""The command `import` on a calendar file: links it, or reads one that is linked again."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from planner.cli.documents import Document
from planner.cli.output import Answer, dry_run_lines
from planner.domain.availability import BusyTime
from planner.domain.edit import Edit
from planner.domain.errors import Refusal, shown
from planner.formats import day_and_time, one_line
from planner.i18n import _, ngettext
from planner.services.calendars import (
    CalendarFile,
    CalendarProblem,
    CalendarRefusal,
    brings_nothing,
    link_calendar,
    planning_window,
    read_calendar,
    skipped_words,
)
from planner.services.catalog import certifications
from planner.services.exam_appointments import ExamAppointment, exams_among
from planner.services.workspace import Workspace
from planner.values import Value

_MOST_SHOWN = 5


class _Brought(Value):
    """What a file brings, the edit that would take it, and what in the file looks like an exam."""

    file: CalendarFile
    edit: Edit
    exams: tuple[ExamAppointment, ...]

    @property
    def new(self) -> list[BusyTime]:
        """The busy times that come, by start."""
        coming = (change.after for change in self.edit.changes if change.before is None)
        return sorted((each for each in coming if isinstance(each, BusyTime)), key=lambda busy: busy.start)

    @property
    def gone(self) -> int:
        """How many busy times go."""
        return sum(
            change.after is None and isinstance(change.before, BusyTime) for change in self.edit.changes
        )


def import_calendar(typed: Namespace, path: Path, workspace: Workspace) -> Answer:
    """Link a calendar file, or read it again; with --dry-run only say what would come."""
    file = _read(path, workspace)
    exams = exams_among(file.appointments, workspace.plan, certifications(), workspace.now)
    if brings_nothing(workspace.plan, path, file, workspace.now):
        return _as_it_was(path, file, exams)
    if typed.dry_run:
        brought = _Brought(file, link_calendar(workspace.plan, path, file, workspace.now), exams)
        return Answer(
            document=_document(brought),
            lines=dry_run_lines(brought.edit.label, (*_about(brought), *_next_times(brought))),
        )
    edit = workspace.change(lambda plan: link_calendar(plan, path, file, workspace.now))
    brought = _Brought(file, edit, exams)
    return Answer(
        document={"done": edit.label, **_document(brought)},
        lines=(edit.label, *_about(brought)),
        is_change=True,
    )


def _read(path: Path, workspace: Workspace) -> CalendarFile:
    try:
        file = read_calendar(path.absolute(), planning_window(workspace.now))
    except CalendarRefusal as refusal:
        if refusal.problem is CalendarProblem.MISSING:
            raise Refusal(
                _("There is no file {name} to read.").format(name=shown(path.name) or '""')
            ) from None
        raise
    assert file is not None  # no digest was given with which it could be the same
    return file


def _as_it_was(path: Path, file: CalendarFile, exams: tuple[ExamAppointment, ...]) -> Answer:
    count = len(file.appointments)
    words = ngettext("{name} is as it was, {count} time.", "{name} is as it was, {count} times.", count)
    lines = (words.format(name=shown(path.name), count=count), *map(_exam_line, exams))
    return Answer(document={"new": 0, "gone": 0, **_contents(file, exams)}, lines=lines)


def _document(brought: _Brought) -> Document:
    return {
        "label": brought.edit.label,
        "new": len(brought.new),
        "gone": brought.gone,
        **_contents(brought.file, brought.exams),
    }


def _contents(file: CalendarFile, exams: tuple[ExamAppointment, ...]) -> Document:
    return {
        "events": file.events,
        "skipped": sum(file.skipped.values()),
        "exams": [_exam_document(exam) for exam in exams],
    }


def _exam_document(exam: ExamAppointment) -> Document:
    return {
        "title": exam.appointment.title,
        "start": _start(exam),
        "certification": exam.certification.id if exam.certification else None,
        "goal": exam.goal,
    }


def _about(brought: _Brought) -> Iterator[str]:
    skipped = skipped_words(brought.file.skipped)
    if skipped:
        yield skipped
    for exam in brought.exams:
        yield _exam_line(exam)


def _exam_line(exam: ExamAppointment) -> str:
    """Say that something looks like an exam, and what adds it; nothing is added unasked."""
    named = f"{one_line(exam.title)}, {day_and_time(exam.appointment.start)}"
    if exam.goal is not None:
        words = _("This looks like an exam of yours: {exam}. To move it: edit-goal {goal} --date {start}")
        return words.format(exam=named, goal=exam.goal, start=_start(exam))
    if exam.certification is not None:
        words = _("This looks like an exam: {exam}. To add it: add-exam {id} {start}")
        return words.format(exam=named, id=exam.certification.id, start=_start(exam))
    return _("This looks like an exam: {exam}.").format(exam=named)


def _start(exam: ExamAppointment) -> str:
    return exam.appointment.start.isoformat(timespec="minutes")


def _next_times(brought: _Brought) -> Iterator[str]:
    """Name the first of the times that would come."""
    new = brought.new
    for busy in new[:_MOST_SHOWN]:
        yield f"  {day_and_time(busy.start)}: {busy.title or _('Busy')}"
    rest = len(new) - _MOST_SHOWN
    if rest > 0:
        yield "  " + ngettext("and {count} more", "and {count} more", rest).format(count=rest)
