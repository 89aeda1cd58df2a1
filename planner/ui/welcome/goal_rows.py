"""Step four as the learner reads it: exams to choose, their dates, warnings and verdicts. Knows no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Final

from planner.domain.certification import Certification, successor_in_force
from planner.domain.goal import DEFAULT_EXAM_BUFFER_DAYS, Goal, earliest_exam_day
from planner.domain.plan import Plan
from planner.domain.roadmap import closure
from planner.formats import duration, hours, last_day
from planner.i18n import _
from planner.scheduling.schedule import GoalOutlook, Verdict
from planner.services.first_plan import open_choices
from planner.services.goals import USUAL_PREPARATION, skills_warning
from planner.ui.shared.hours_a_week import hours_per_week
from planner.ui.welcome.answers import Answers, Catalogue, ExamAnswer
from planner.ui.welcome.look import GOAL, Look, exam_goal
from planner.ui.welcome.ways import Plight, Way, exam_ways, roadmap_ways
from planner.ui.welcome.words import (
    full_day,
    short_day,
    verdict_kind,
    verdict_sentence,
    verdict_title,
)

EXAM_TIME: Final = time(9)
NO_EXAM: Final = ""
_SATURDAY: Final = 5
_UNKNOWN_LEAD: Final = timedelta(weeks=12)
_COMFORT: Final = 1.15  # a date so much later than the earliest possible one is on track, not tight


@dataclass(frozen=True, slots=True)
class ExamRow:
    """A certification to choose, or NO_EXAM.

    Attributes:
        hours, earliest: the study it asks for and the first day it can be taken; "" where not known.
    """

    id: str
    title: str
    detail: str
    hours: str
    earliest: str
    is_chosen: bool
    is_retired: bool = False


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A coloured note of a kind ("ok", "warn", "danger" or "info"), with what can be done about it.

    Attributes:
        actions: words, and what they lead to: the number of a step, or other answers.
    """

    kind: str
    title: str
    text: str = ""
    actions: tuple[tuple[str, int | Answers], ...] = ()


@dataclass(frozen=True, slots=True)
class ExamPanel:
    """What is asked and said of one chosen exam.

    Attributes:
        asks_hours: whether the learner has to say how many hours of study it needs.
        minutes: what was said.
        problem: why it cannot be planned as answered, "" for nothing.
    """

    id: str
    title: str
    due: datetime
    asks_hours: bool
    minutes: int | None
    problem: str
    verdicts: tuple[NoteRow, ...]
    warnings: tuple[NoteRow, ...]


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """A choice that the roadmap leaves open; `options` are (item id, title, is chosen)."""

    title: str
    text: str
    options: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class GoalRows:
    """Step four. `verdict` is on the whole roadmap; `goal_problem` is what is wrong with its date."""

    exams: tuple[ExamRow, ...]
    panels: tuple[ExamPanel, ...]
    choices: tuple[ChoiceRow, ...]
    verdict: NoteRow
    goal_problem: str

    def panel(self, id: str) -> ExamPanel | None:
        """Return the panel of a chosen exam, or None."""
        return next((panel for panel in self.panels if panel.id == id), None)


def goal_rows(answers: Answers, catalogue: Catalogue, look: Look, now: datetime) -> GoalRows:
    """Return everything that step four shows."""
    return GoalRows(
        exams=(_no_exam_row(answers), *_exam_rows(answers, catalogue, look, now)),
        panels=tuple(_panel(exam, answers, catalogue, look, now) for exam in answers.exams),
        choices=tuple(_choices(answers, catalogue)),
        verdict=_roadmap_note(answers, catalogue, look, now),
        goal_problem=look.problems.get(GOAL, ""),
    )


def week_effect(answers: Answers, look: Look, now: datetime) -> str:
    """Return what the hours of a week come to: when all is finished at best, and what does not fit."""
    outlook = look.outlooks[roadmap_goal(look.plan)]
    if outlook.verdict is Verdict.DONE:
        return verdict_sentence(outlook, None, now)
    sentences = [_("{hours} h to go.").format(hours=hours(outlook.work))]
    if outlook.earliest_due is not None:
        text = _("With {length} a week, the whole roadmap is finished on {day} at the earliest.")
        length, day = duration(answers.pattern().minutes), full_day(last_day(outlook.earliest_due))
        sentences = [text.format(length=length, day=day), *sentences]
    for goal in look.plan.goals.values():
        if look.outlooks[goal.id].verdict is Verdict.IMPOSSIBLE:
            sentences.append(_("{title} does not fit.").format(title=goal.title))
    return " ".join(sentences)


def new_exam(id: str, catalogue: Catalogue, look: Look, now: datetime) -> ExamAnswer:
    """Return the answer with which a newly chosen exam starts: a Saturday that leaves some room.

    Where nothing in the roadmap prepares for it, the hours are a first guess.
    """
    probe = look.probes.get(id)
    earliest = probe.earliest_due if probe is not None else None
    lead = _UNKNOWN_LEAD if earliest is None else (earliest - now) * _COMFORT
    day = (now + lead).date() + timedelta(days=DEFAULT_EXAM_BUFFER_DAYS + 1)
    day += timedelta(days=(_SATURDAY - day.weekday()) % 7)
    minutes = USUAL_PREPARATION if probe is None else None
    return ExamAnswer(id, datetime.combine(day, EXAM_TIME), minutes)


def _no_exam_row(answers: Answers) -> ExamRow:
    return ExamRow(
        NO_EXAM, _("No exam"), _("Follow the whole roadmap at your own pace"), "", "", not answers.exams
    )


def _exam_rows(answers: Answers, catalogue: Catalogue, look: Look, now: datetime) -> Iterable[ExamRow]:
    """Yield the certifications: those first that the roadmap itself prepares for most, retired ones last."""
    in_order = sorted(
        catalogue.certifications.values(),
        key=lambda certification: (
            certification.retired,
            certification.id not in look.probes,
            -_core_minutes(certification, catalogue),
        ),
    )
    for certification in in_order:
        answer = answers.exam(certification.id)
        probe = look.probes.get(certification.id)
        yield ExamRow(
            id=certification.id,
            title=_title(certification),
            detail=_detail(certification, catalogue),
            hours="" if probe is None else _("{hours} h").format(hours=hours(probe.work)),
            earliest=_earliest(probe, now),
            is_chosen=answer is not None,
            is_retired=certification.retired,
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
    text = _retired_when(certification)
    successor = successor_in_force(certification, catalogue.certifications)
    if successor is None:
        return text
    return _("{retired}, successor {name}").format(retired=text, name=successor.short_name)


def _retired_when(certification: Certification) -> str:
    if certification.retired_on is None:
        return _("Retired")
    return _("Retired on {day}").format(day=full_day(certification.retired_on))


def _retired_words(certification: Certification, catalogue: Catalogue) -> str:
    successor = successor_in_force(certification, catalogue.certifications)
    if successor is None:
        return _("{name} can no longer be taken.").format(name=certification.short_name)
    return _("{name} can no longer be taken; its successor is {successor}.").format(
        name=certification.short_name, successor=successor.short_name
    )


def _earliest(probe: GoalOutlook | None, now: datetime) -> str:
    if probe is None or probe.earliest_due is None:
        return ""
    day = earliest_exam_day(probe.earliest_due, DEFAULT_EXAM_BUFFER_DAYS, EXAM_TIME)
    return _("earliest {day}").format(day=short_day(day, now.date()))


def _panel(exam: ExamAnswer, answers: Answers, catalogue: Catalogue, look: Look, now: datetime) -> ExamPanel:
    certification = catalogue.certifications[exam.certification]
    return ExamPanel(
        id=exam.certification,
        title=certification.short_name,
        due=exam.due,
        asks_hours=exam.certification not in look.probes,
        minutes=exam.minutes,
        problem=look.problems.get(exam.certification, ""),
        verdicts=_verdicts(exam, answers, catalogue, look, now),
        warnings=tuple(_warnings(certification, catalogue, look)),
    )


def _verdicts(
    exam: ExamAnswer, answers: Answers, catalogue: Catalogue, look: Look, now: datetime
) -> tuple[NoteRow, ...]:
    goal = exam_goal(look.plan, exam)
    if goal is None:
        return ()
    note = _verdict_note(goal, answers, look, now)
    if note.kind != "danger":
        return (note,)
    plight = Plight(goal.id, look.outlooks[goal.id], answers, catalogue, now)
    return (_with_ways(note, exam_ways(plight, exam)),)


def _warnings(certification: Certification, catalogue: Catalogue, look: Look) -> Iterable[NoteRow]:
    if certification.retired:
        yield NoteRow("warn", _retired_when(certification), _retired_words(certification, catalogue))
    if certification.id not in look.probes:
        text = _("Nothing in it prepares for {name}: give the hours of study that it needs.")
        yield NoteRow("info", _("Not in the roadmap"), text.format(name=certification.short_name))
    skills = skills_warning(look.plan, certification)
    if skills is not None:
        yield NoteRow("info", _("Skills before certificates"), skills)


def _verdict_note(goal: Goal, answers: Answers, look: Look, now: datetime) -> NoteRow:
    outlook = look.outlooks[goal.id]
    week = hours_per_week(goal, outlook, answers.pattern().minutes, now)
    return NoteRow(verdict_kind(outlook), verdict_title(outlook), verdict_sentence(outlook, week, now))


def _with_ways(note: NoteRow, ways: Iterable[Way]) -> NoteRow:
    """Return a note with its ways out, and with the word that none of them has to be taken."""
    text = _("{proof} You can go on as it is.").format(proof=note.text)
    return replace(note, text=text, actions=tuple((way.text, way.answers) for way in ways))


def _roadmap_note(answers: Answers, catalogue: Catalogue, look: Look, now: datetime) -> NoteRow:
    goal = look.plan.goals[roadmap_goal(look.plan)]
    note = _verdict_note(goal, answers, look, now)
    if goal.due is None:
        return replace(note, title=_("The whole roadmap"))
    note = replace(note, title=_("The whole roadmap: {verdict}").format(verdict=note.title))
    if note.kind != "danger":
        return note
    plight = Plight(goal.id, look.outlooks[goal.id], answers, catalogue, now)
    return _with_ways(note, roadmap_ways(plight))


def roadmap_goal(plan: Plan) -> str:
    """Return the id of the goal of the whole roadmap in a draft."""
    return next(goal.id for goal in plan.goals.values() if not goal.is_exam)


def _choices(answers: Answers, catalogue: Catalogue) -> Iterable[ChoiceRow]:
    titles = {item.id: item.title for item in catalogue.roadmap.items}
    for group in open_choices(catalogue.roadmap):
        options = tuple((id, titles[id], id in answers.chosen) for id in group.items)
        text = group.text or _("Choose at least one of them.")
        yield ChoiceRow(group.title, _("{text} This can wait.").format(text=text), options)
