"""What the dialogs offer: certifications with what should be known of them; knows no Qt."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from planner.domain.certification import Certification
from planner.domain.edit import Edit
from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.formats import hours
from planner.i18n import _, ngettext
from planner.services.goals import (
    is_prepared,
    preparation_minutes,
    project_warning,
    skills_warning,
    wanted_again,
)
from planner.services.work_left import left_to_study
from planner.ui.exams.certification_notes import check_note, retirement_note
from planner.ui.shared.date_words import FullDateWords


def certification_words(plan: Plan, catalogue: Mapping[str, Certification]) -> Iterator[tuple[str, str]]:
    """Yield (id, words): first what the roadmap prepares for, then the others, the retired ones last."""
    planned = {goal.certification for goal in plan.goals.values() if goal.outcome is None}
    entries = sorted(
        catalogue.values(),
        key=lambda entry: (entry.retired, entry.id in planned, not is_prepared(plan, entry)),
    )
    for entry in entries:
        if entry.retired:
            yield entry.id, _("{name} (retired)").format(name=entry.name)
        elif entry.id in planned:
            yield entry.id, _("{name} (in the plan)").format(name=entry.name)
        else:
            yield entry.id, entry.name


def exam_notes(
    plan: Plan,
    certification: Certification | None,
    catalogue: Mapping[str, Certification],
    words: FullDateWords,
    minutes: int | None = None,
) -> tuple[str, ...]:
    """Return what speaks against planning an exam: it is retired, what comes before it, what else it costs.

    `minutes` are those of its study where no item prepares for it.
    """
    if certification is None:
        return tuple(filter(None, (project_warning(plan, minutes) if minutes else None,)))
    minutes = preparation_minutes(plan, certification) or minutes
    notes = (
        retirement_note(certification, catalogue, words),
        skills_warning(plan, certification),
        project_warning(plan, minutes) if minutes else None,
    )
    return tuple(note for note in notes if note)


def exam_warning(plan: Plan, goal: Goal, certification: Certification | None) -> str:
    """Return what speaks against an exam that is in the plan, without what its card says anyway; or ""."""
    if not goal.is_exam:
        return ""
    minutes = sum(plan.items[id].effort.likely for id in goal.items if id in plan.items)
    warnings = (
        None if certification is None else skills_warning(plan, certification),
        project_warning(plan, minutes),
    )
    return " ".join(filter(None, warnings))


def check_words(certification: Certification | None, words: FullDateWords) -> str:
    """Return what to look up on the official page before booking, or ""."""
    return "" if certification is None else check_note(certification, words)


def choice_words(plan: Plan, chosen: Collection[str], now: datetime) -> str:
    """Return how many items are chosen, and the hours that they and what they need still ask for."""
    count = len(chosen)
    if not count:
        return _("Choose at least one item; what it needs comes along.")
    wanted = plan.after(Edit("", wanted_again(plan, sorted(chosen))))
    minutes = sum(left_to_study(wanted, sorted(chosen), now).values())
    if not minutes:
        words = ngettext(
            "{count} item chosen, nothing is left to study.",
            "{count} items chosen, nothing is left to study.",
            count,
        )
        return words.format(count=count)
    return ngettext(
        "{count} item chosen, {hours} h to go with what it needs.",
        "{count} items chosen, {hours} h to go with what they need.",
        count,
    ).format(count=count, hours=hours(minutes))
