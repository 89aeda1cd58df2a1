"""Use cases on what the learner keeps with an item: its note, its steps, its evidence."""

from datetime import date, datetime
from functools import partial

from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.item_notes import Evidence, ItemNotes, Step
from planner.domain.plan import Plan
from planner.i18n import _
from planner.services.items import finish_item
from planner.services.several_edits import joined
from planner.values import replace


def write_note(plan: Plan, id: str, note: str) -> Edit:
    """Put a note in the place of the one before; a note of blanks alone is none.

    What is typed without a pause is one step.
    """
    before = plan.notes_of(id)
    label = _("Wrote a note on {title}") if note.strip() else _("Removed the note on {title}")
    edit = _edit(plan, label, replace(before, note=note if note.strip() else ""))
    return replace(edit, goes_on=f"note {id}")


def add_step(plan: Plan, id: str, title: str) -> Edit:
    """Add a step after the others."""
    before = plan.notes_of(id)
    return _edit(
        plan, _("Added a step to {title}"), replace(before, steps=(*before.steps, Step(_line(title))))
    )


def rename_step(plan: Plan, id: str, place: int, title: str) -> Edit:
    """Give the step at a place other words; without any it is removed."""
    if not title.strip():
        return remove_step(plan, id, place)
    step = replace(_step(plan, id, place), title=_line(title))
    return _with_step(plan, id, place, step, _("Renamed a step of {title}"))


def tick_step(plan: Plan, id: str, place: int, is_done: bool) -> Edit:
    """Say of the step at a place whether it is done."""
    label = _("Ticked a step of {title}") if is_done else _("Took back a step of {title}")
    return _with_step(plan, id, place, replace(_step(plan, id, place), is_done=is_done), label)


def move_step(plan: Plan, id: str, place: int, by: int) -> Edit:
    """Move the step at a place up (-1) or down (1), or further."""
    steps = list(plan.notes_of(id).steps)
    step = _step(plan, id, place)
    del steps[place]
    steps.insert(min(max(0, place + by), len(steps)), step)
    return _edit(plan, _("Moved a step of {title}"), replace(plan.notes_of(id), steps=tuple(steps)))


def remove_step(plan: Plan, id: str, place: int) -> Edit:
    """Remove the step at a place."""
    _step(plan, id, place)
    before = plan.notes_of(id)
    steps = (*before.steps[:place], *before.steps[place + 1 :])
    return _edit(plan, _("Removed a step of {title}"), replace(before, steps=steps))


def add_evidence(plan: Plan, id: str, title: str, place: str, on: date) -> Edit:
    """Put down what shows that an item is done, with the link or file where it can be seen.

    Without words of its own it is called by its place.
    """
    place = place.strip()
    before = plan.notes_of(id)
    evidence = Evidence(title=_line(title) or place, place=place, on=on)
    return _edit(
        plan,
        _("Put down evidence for {title}"),
        replace(before, evidence=(*before.evidence, evidence)),
    )


def finish_with_evidence(plan: Plan, id: str, title: str, place: str, now: datetime) -> Edit:
    """Mark an item done, and put down what shows it if that is said."""
    makers = [partial(finish_item, id=id, now=now)]
    if title.strip() or place.strip():
        makers.append(partial(add_evidence, id=id, title=title, place=place, on=now.date()))
    return joined(plan, _("Completed {title}").format(title=plan.item(id).title), makers)


def remove_evidence(plan: Plan, id: str, place: int) -> Edit:
    """Remove the evidence at a place."""
    before = plan.notes_of(id)
    if not 0 <= place < len(before.evidence):
        raise Refusal(_("That evidence is not there any more."))
    evidence = (*before.evidence[:place], *before.evidence[place + 1 :])
    return _edit(plan, _("Removed evidence for {title}"), replace(before, evidence=evidence))


def _step(plan: Plan, id: str, place: int) -> Step:
    steps = plan.notes_of(id).steps
    if not 0 <= place < len(steps):
        raise Refusal(_("That step is not there any more."))
    return steps[place]


def _with_step(plan: Plan, id: str, place: int, step: Step, label: str) -> Edit:
    before = plan.notes_of(id)
    steps = (*before.steps[:place], step, *before.steps[place + 1 :])
    return _edit(plan, label, replace(before, steps=steps))


def _edit(plan: Plan, label: str, after: ItemNotes) -> Edit:
    item = plan.item(after.id)
    before = plan.notes.get(after.id)
    kept = None if after.is_empty else after
    if before == kept:
        raise Refusal(_("Nothing changes: {title} stands like that already.").format(title=item.title))
    return Edit(label.format(title=item.title), (Change(before, kept),))


def _line(words: str) -> str:
    """Return words that were typed or pasted as one line."""
    return " ".join(words.split())
