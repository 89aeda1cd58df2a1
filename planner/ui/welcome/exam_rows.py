"""What step four offers: exams of the catalogue, the roadmap's own tracks, and exams of one's own.

Knows no Qt.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from planner.domain.certification import Certification, successor_in_force
from planner.domain.goal import DEFAULT_EXAM_BUFFER_DAYS, earliest_exam_day, end_of_day
from planner.domain.roadmap import ReadingList, closure
from planner.formats import duration, hours, last_day
from planner.i18n import _, ngettext
from planner.scheduling.schedule import GoalOutlook
from planner.services.goals import USUAL_PREPARATION
from planner.ui.welcome.answers import OWN, TRACK, Answers, Catalogue, ExamAnswer
from planner.ui.welcome.look import Look
from planner.ui.welcome.words import full_day, short_day, verdict_title
from planner.values import Value

EXAM_TIME: Final = time(9)
NO_EXAM: Final = ""
_SATURDAY: Final = 5
_UNKNOWN_LEAD: Final = timedelta(weeks=12)
_COMFORT: Final = 1.15  # a date so much later than the earliest possible one is on track, not tight


class ExamRow(Value):
    """A certification, a track or an exam of one's own to choose, or NO_EXAM.

    Attributes:
        hours: the study it asks for; "" where not known.
        when: the first day on which it can be reached; of a chosen one its day and its verdict.
    """

    id: str
    title: str
    detail: str
    hours: str
    when: str
    is_chosen: bool
    is_retired: bool = False


def exam_rows(answers: Answers, catalogue: Catalogue, look: Look, now: datetime) -> Iterator[ExamRow]:
    """Yield no exam, the learner's own ones, the certifications, the tracks, and what is retired.

    Of the certifications those come first that the roadmap itself prepares for most.
    """
    yield ExamRow(
        NO_EXAM, _("No exam"), _("Follow the whole roadmap at your own pace"), "", "", not answers.exams
    )
    for exam in answers.exams:
        if exam.is_own:
            length = "" if exam.minutes is None else _("{hours} h").format(hours=hours(exam.minutes))
            when = _when(exam.id, answers, look, now)
            title = exam.title.strip() or _("Without a title")
            yield ExamRow(exam.id, title, _("An exam of your own"), length, when, True)
    rows = [_certification_row(each, answers, catalogue, look, now) for each in _in_order(catalogue, look)]
    yield from (row for row in rows if not row.is_retired)
    for track in catalogue.tracks:
        yield _track_row(track, answers, look, now)
    yield from (row for row in rows if row.is_retired)


def found(rows: Iterable[ExamRow], text: str) -> list[ExamRow]:
    """Return the rows that hold every word of a search, and those that are chosen."""
    words = text.casefold().split()
    return [row for row in rows if row.is_chosen or _holds(row, words)]


def new_exam(id: str, catalogue: Catalogue, look: Look, now: datetime) -> ExamAnswer:
    """Return the answer with which a newly chosen exam or track starts: a Saturday that leaves some room.

    Where nothing in the roadmap prepares for it, the hours are a first guess.
    """
    probe = look.probes.get(id)
    earliest = probe.earliest_due if probe is not None else None
    lead = _UNKNOWN_LEAD if earliest is None else (earliest - now) * _COMFORT
    day = (now + lead).date() + timedelta(days=DEFAULT_EXAM_BUFFER_DAYS + 1)
    day += timedelta(days=(_SATURDAY - day.weekday()) % 7)
    if id.startswith(TRACK):
        return ExamAnswer(id, end_of_day(day))
    title = _("My exam") if id.startswith(OWN) else ""
    minutes = USUAL_PREPARATION if probe is None else None
    return ExamAnswer(id, datetime.combine(day, EXAM_TIME), minutes, title)


def _holds(row: ExamRow, words: Iterable[str]) -> bool:
    held = f"{row.title} {row.detail}".casefold()
    return all(word in held for word in words)


def _in_order(catalogue: Catalogue, look: Look) -> Iterable[Certification]:
    return sorted(
        catalogue.certifications.values(),
        key=lambda each: (each.id not in look.probes, -_core_minutes(each, catalogue)),
    )


def _certification_row(
    certification: Certification, answers: Answers, catalogue: Catalogue, look: Look, now: datetime
) -> ExamRow:
    return ExamRow(
        id=certification.id,
        title=_title(certification),
        detail=_detail(certification, catalogue),
        hours=_work(look.probes.get(certification.id)),
        when=_when(certification.id, answers, look, now),
        is_chosen=answers.exam(certification.id) is not None,
        is_retired=certification.retired,
    )


def _track_row(track: ReadingList, answers: Answers, look: Look, now: datetime) -> ExamRow:
    id, count = TRACK + track.id, len(set(track.items))
    text = ngettext("Track of the roadmap, {count} item", "Track of the roadmap, {count} items", count)
    return ExamRow(
        id=id,
        title=track.title,
        detail=text.format(count=count),
        hours=_work(look.probes.get(id)),
        when=_when(id, answers, look, now),
        is_chosen=answers.exam(id) is not None,
    )


def _core_minutes(certification: Certification, catalogue: Catalogue) -> int:
    """Return how much of what an exam asks for belongs to the roadmap anyway."""
    items = {item.id: item for item in catalogue.roadmap.items}
    needed = (items[id] for id in closure(items, (certification.item or "",)))
    return sum(item.effort.likely for item in needed if item.core)


def _title(certification: Certification) -> str:
    """Return the name without the vendor, who stands below it."""
    return certification.name.removeprefix(f"{certification.vendor} Certified").lstrip(": ")


def _detail(certification: Certification, catalogue: Catalogue) -> str:
    if certification.retired:
        return _retirement(certification, catalogue)
    parts = [certification.short_name, certification.level]
    if certification.duration_minutes:
        parts.append(duration(certification.duration_minutes))
    return ", ".join(part for part in parts if part)


def _retirement(certification: Certification, catalogue: Catalogue) -> str:
    text = retired_when(certification)
    successor = successor_in_force(certification, catalogue.certifications)
    if successor is None:
        return text
    return _("{retired}, successor {name}").format(retired=text, name=successor.short_name)


def retired_when(certification: Certification) -> str:
    """Say that a certification is retired, and since when."""
    if certification.retired_on is None:
        return _("Retired")
    return _("Retired on {day}").format(day=full_day(certification.retired_on))


def retired_words(certification: Certification, catalogue: Catalogue) -> str:
    """Say what a retired certification can be replaced by."""
    successor = successor_in_force(certification, catalogue.certifications)
    if successor is None:
        return _("{name} can no longer be taken.").format(name=certification.short_name)
    return _("{name} can no longer be taken; its successor is {successor}.").format(
        name=certification.short_name, successor=successor.short_name
    )


def _work(probe: GoalOutlook | None) -> str:
    return "" if probe is None else _("{hours} h").format(hours=hours(probe.work))


def _when(id: str, answers: Answers, look: Look, now: datetime) -> str:
    """Say of a chosen one its day and its verdict, and of any other the first day that is possible."""
    chosen = answers.exam(id)
    if chosen is not None:
        day = short_day(chosen.day, now.date())
        goal = look.goals.get(id)
        return day if goal is None else f"{verdict_title(look.outlooks[goal])}, {day}"
    probe = look.probes.get(id)
    if probe is None or probe.earliest_due is None:
        return ""
    return _("earliest {day}").format(day=short_day(earliest_day(id, probe.earliest_due), now.date()))


def earliest_day(id: str, earliest_due: datetime, at: time = EXAM_TIME) -> date:
    """Return the first day of an exam or of a track, from the moment at which its study can be done."""
    if id.startswith(TRACK):
        return last_day(earliest_due)
    return earliest_exam_day(earliest_due, DEFAULT_EXAM_BUFFER_DAYS, at)
