"""What follows from the answers: a draft plan with its verdicts at once, and its schedule when asked for.

The verdicts come from the engine's exact check alone, without laying out sessions, so that they can follow
every keystroke; the schedule is what step five shows. Knows no Qt.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.scheduling.engine import judge, make_schedule
from planner.scheduling.schedule import GoalOutlook, Schedule
from planner.services.first_plan import add_dated, draft_plan
from planner.services.work_left import left_to_study
from planner.ui.welcome.answers import TRACK, Answers, Catalogue, exam_wish
from planner.values import Value, replace

GOAL = "goal"
_PROBE = "probe:"


class Draft(Value):
    """What can be planned of the answers, as `Look` has it."""

    plan: Plan
    goals: Mapping[str, str]
    problems: Mapping[str, str]


class Look(Value):
    """What the verdicts rest on, for answers that may still hold mistakes.

    Attributes:
        plan: the draft with every exam that can be planned.
        goals: the goal ids of these exams and tracks, by the ids of their answers.
        outlooks: verdicts by goal id, without planned finishes.
        probes: for each certification that an item of the roadmap prepares for, and for each track, the
            outlook of taking it besides what is chosen, without a date.
        problems: why an answer cannot be planned, by its id, and by GOAL for the goal's date.
    """

    plan: Plan
    goals: Mapping[str, str]
    outlooks: Mapping[str, GoalOutlook]
    probes: Mapping[str, GoalOutlook]
    problems: Mapping[str, str]


class Preview(Value):
    """The plan that "Create plan" would make, before its first week is accepted, and its schedule."""

    plan: Plan
    schedule: Schedule


def knowledge_plan(answers: Answers, catalogue: Catalogue, now: datetime) -> Plan:
    """Return the draft that background and knowledge alone make, which hours and dates cannot spoil."""
    kept = Answers(
        background=answers.background,
        known=answers.known,
        unknown=answers.unknown,
        chosen=answers.chosen,
    )
    return draft_plan(kept.to_wish(catalogue), now)


def roadmap_minutes(plan: Plan, now: datetime) -> Mapping[str, int]:
    """Return by item the minutes that are left to study of the whole roadmap."""
    return left_to_study(plan, (item.id for item in plan.items.values() if item.core), now)


def whole_roadmap_minutes(answers: Answers, catalogue: Catalogue, now: datetime) -> Mapping[str, int]:
    """Return the same for somebody who knows nothing yet, with the same choices."""
    nothing_known = Answers(chosen=answers.chosen)
    return roadmap_minutes(draft_plan(nothing_known.to_wish(catalogue), now), now)


def make_draft(answers: Answers, catalogue: Catalogue, now: datetime) -> Draft:
    """Return the draft with what can be planned of the answers, and why the rest cannot.

    Raises Refusal where the hours of the week cannot be read.
    """
    plan = draft_plan(replace(answers, exams=(), goal_day=None).to_wish(catalogue), now)
    problems: dict[str, str] = {}
    if answers.goal_day is not None:
        try:
            plan = draft_plan(replace(answers, exams=()).to_wish(catalogue), now)
        except Refusal as refusal:
            problems[GOAL] = str(refusal)
    goals: dict[str, str] = {}
    for exam in answers.exams:
        try:
            edit = add_dated(plan, exam_wish(exam, catalogue), now)
        except Refusal as refusal:
            problems[exam.id] = str(refusal)
        else:
            plan = plan.after(edit)
            goals[exam.id] = tuple(plan.goals)[-1]
    return Draft(plan.at_revision(0), goals, problems)


def take_look(answers: Answers, catalogue: Catalogue, now: datetime) -> Look:
    """Return plan and verdicts. Raises Refusal where the hours of the week cannot be read."""
    draft = make_draft(answers, catalogue, now)
    outlooks = judge(draft.plan.after(Edit("", tuple(_probes(catalogue)))), now)
    return Look(
        plan=draft.plan,
        goals=draft.goals,
        outlooks={id: outlook for id, outlook in outlooks.items() if not id.startswith(_PROBE)},
        probes={id[len(_PROBE) :]: outlook for id, outlook in outlooks.items() if id.startswith(_PROBE)},
        problems=draft.problems,
    )


def make_preview(answers: Answers, catalogue: Catalogue, now: datetime) -> Preview:
    """Return the plan and its schedule. Raises Refusal for answers that cannot be planned."""
    plan = draft_plan(answers.to_wish(catalogue), now)
    return Preview(plan, make_schedule(plan, now))


def _probes(catalogue: Catalogue) -> Iterator[Change]:
    roadmap_items = {item.id for item in catalogue.roadmap.items}
    wanted: dict[str, tuple[str, ...]] = {
        id: (each.item or "",) for id, each in catalogue.certifications.items()
    }
    wanted |= {TRACK + track.id: track.items for track in catalogue.tracks}
    for id, items in wanted.items():
        if roadmap_items.issuperset(items):
            yield Change(None, Goal(id=_PROBE + id, title="", items=tuple(dict.fromkeys(items))))
