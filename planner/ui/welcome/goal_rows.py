"""Step four as the learner reads it: exams to choose, their dates, warnings and verdicts. Knows no Qt."""

from collections.abc import Iterable
from datetime import datetime

from planner.domain.certification import Certification
from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.formats import duration, hours, last_day
from planner.i18n import _
from planner.scheduling.ordinary_hours import ordinary_week
from planner.scheduling.schedule import Verdict
from planner.services.first_plan import open_choices
from planner.services.goals import skills_warning
from planner.ui.shared.hours_a_week import hours_per_week
from planner.ui.welcome.answers import Answers, Catalogue, ExamAnswer
from planner.ui.welcome.exam_rows import ExamRow, exam_rows, retired_when, retired_words
from planner.ui.welcome.look import GOAL, Look
from planner.ui.welcome.ways import Plight, Way, exam_ways, roadmap_ways
from planner.ui.welcome.words import (
    full_day,
    verdict_kind,
    verdict_sentence,
    verdict_title,
)
from planner.values import Value, replace


class NoteRow(Value):
    """A coloured note of a kind ("ok", "warn", "danger" or "info"), with what can be done about it.

    Attributes:
        actions: words, and what they lead to: the number of a step, or other answers.
    """

    kind: str
    title: str
    text: str = ""
    actions: tuple[tuple[str, int | Answers], ...] = ()


class ExamPanel(Value):
    """What is asked and said of one chosen exam or track.

    Attributes:
        answer: what was said of it.
        title: the words above its date.
        asks_hours: whether the learner has to say how many hours of study it needs.
        problem: why it cannot be planned as answered, "" for nothing.
        plight: what keeps it from being in time, where that is so and its ways out are not found yet.
    """

    answer: ExamAnswer
    title: str
    asks_hours: bool
    problem: str
    verdicts: tuple[NoteRow, ...]
    warnings: tuple[NoteRow, ...]
    plight: Plight | None = None

    @property
    def with_ways(self) -> "ExamPanel":
        """The same with its ways out, where its day cannot hold. They take long to find."""
        if self.plight is None:
            return self
        (note,), ways = self.verdicts, exam_ways(self.plight, self.answer)
        return replace(self, verdicts=(_with_ways(note, ways),), plight=None)


class ChoiceRow(Value):
    """A choice that the roadmap leaves open; `options` are (item id, title, is chosen)."""

    title: str
    text: str
    options: tuple[tuple[str, str, bool], ...]


class GoalRows(Value):
    """Step four. `verdict` is on the whole roadmap; `goal_problem` is what is wrong with its date."""

    exams: tuple[ExamRow, ...]
    panels: tuple[ExamPanel, ...]
    choices: tuple[ChoiceRow, ...]
    verdict: NoteRow
    goal_problem: str

    def panel(self, id: str) -> ExamPanel | None:
        """Return the panel of a chosen exam, without ways out, or None."""
        return next((panel for panel in self.panels if panel.answer.id == id), None)


def goal_rows(answers: Answers, catalogue: Catalogue, look: Look, now: datetime) -> GoalRows:
    """Return everything that step four shows."""
    return GoalRows(
        exams=tuple(exam_rows(answers, catalogue, look, now)),
        panels=tuple(_panel(exam, answers, catalogue, look, now) for exam in answers.exams),
        choices=tuple(_choices(answers, catalogue)),
        verdict=_roadmap_note(answers, catalogue, look, now),
        goal_problem=look.problems.get(GOAL, ""),
    )


def week_effect(answers: Answers, look: Look, now: datetime) -> str:
    """Return what the hours of a week come to: when all is finished at best, and what is reached."""
    outlook = look.outlooks[roadmap_goal(look.plan)]
    if outlook.verdict is Verdict.DONE:
        return verdict_sentence(outlook, None, now)
    sentences = [_("{hours} h to go.").format(hours=hours(outlook.work))]
    if outlook.earliest_due is not None:
        text = _("With {length} a week, the whole roadmap is finished on {day} at the earliest.")
        length, day = duration(ordinary_week(look.plan, now)), full_day(last_day(outlook.earliest_due))
        sentences = [text.format(length=length, day=day), *sentences]
    return " ".join((*sentences, *dated_verdicts(look)))


def dated_verdicts(look: Look) -> tuple[str, ...]:
    """Return a sentence for each goal with a date: whether it can be reached."""
    dated = (goal for goal in look.plan.goals.values() if goal.due is not None)
    words = _("{title}: {verdict}.")
    return tuple(
        words.format(title=goal.title, verdict=verdict_title(look.outlooks[goal.id])) for goal in dated
    )


def _panel(exam: ExamAnswer, answers: Answers, catalogue: Catalogue, look: Look, now: datetime) -> ExamPanel:
    certification = catalogue.certifications.get(exam.id)
    verdict, plight = _verdict(exam, answers, catalogue, look, now)
    return ExamPanel(
        answer=exam,
        title=_panel_title(exam, catalogue),
        asks_hours=exam.id not in look.probes,
        problem=look.problems.get(exam.id, ""),
        verdicts=() if verdict is None else (verdict,),
        warnings=() if certification is None else tuple(_warnings(certification, catalogue, look)),
        plight=plight,
    )


def _panel_title(exam: ExamAnswer, catalogue: Catalogue) -> str:
    if exam.is_track:
        return _("Finish by, {title}").format(title=catalogue.track(exam.id).title)
    title = exam.title.strip() if exam.is_own else catalogue.certifications[exam.id].short_name
    if not title:
        return _("Exam date")
    return _("Exam date, {title}").format(title=title)


def _verdict(
    exam: ExamAnswer, answers: Answers, catalogue: Catalogue, look: Look, now: datetime
) -> tuple[NoteRow | None, Plight | None]:
    if exam.id not in look.goals:
        return None, None
    goal = look.plan.goals[look.goals[exam.id]]
    note = _verdict_note(goal, answers, look, now)
    if note.kind != "danger":
        return note, None
    return note, Plight(goal.id, look.outlooks[goal.id], answers, catalogue, now)


def _warnings(certification: Certification, catalogue: Catalogue, look: Look) -> Iterable[NoteRow]:
    if certification.retired:
        yield NoteRow("warn", retired_when(certification), retired_words(certification, catalogue))
    if certification.id not in look.probes:
        text = _("Nothing in it prepares for {name}: give the hours of study that it needs.")
        yield NoteRow("info", _("Not in the roadmap"), text.format(name=certification.short_name))
    skills = skills_warning(look.plan, certification)
    if skills is not None:
        yield NoteRow("info", _("Skills before certificates"), skills)


def _verdict_note(goal: Goal, answers: Answers, look: Look, now: datetime) -> NoteRow:
    outlook = look.outlooks[goal.id]
    week = hours_per_week(goal, outlook, ordinary_week(look.plan, now), now)
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
