"""What is kept with an item, as rows. Knows no Qt."""

from collections.abc import Callable
from datetime import date
from pathlib import PurePath
from urllib.parse import urlsplit

from planner.domain.item import Item
from planner.domain.item_notes import Evidence, Step
from planner.domain.plan import Plan
from planner.domain.web_address import is_web_address
from planner.i18n import _
from planner.values import Value


class StepRow(Value):
    """A step; its id is its place."""

    id: str
    title: str
    is_done: bool


class EvidenceRow(Value):
    """Something that shows that an item is done; its id is its place.

    Attributes:
        about: where it is, and since when it is put down.
        target: the address or the path that is opened, "" where there is none.
    """

    id: str
    title: str
    about: str
    target: str


class NotesRows(Value, kw_only=True):
    """Everything that is kept with an item.

    Attributes:
        id: the item's.
        today: the day on which evidence is put down now.
        done_when: the sentence that says when it counts as done; "" where the roadmap has none.
        steps_done: "2 of 5 done"; "" without steps.
        note: Markdown, as it was typed.
    """

    id: str
    today: date
    done_when: str = ""
    evidence: tuple[EvidenceRow, ...] = ()
    steps: tuple[StepRow, ...] = ()
    steps_done: str = ""
    note: str = ""


def notes_rows(plan: Plan, item: Item, today: date, say_day: Callable[[date], str]) -> NotesRows:
    """Return what is kept with an item; `say_day` writes a day as the page around it does."""
    notes = plan.notes_of(item.id)
    return NotesRows(
        id=item.id,
        today=today,
        done_when=item.done_when,
        evidence=tuple(_evidence_row(place, each, say_day) for place, each in enumerate(notes.evidence)),
        steps=tuple(_step_row(place, each) for place, each in enumerate(notes.steps)),
        steps_done=_("{done} of {count} done").format(done=notes.steps_done, count=len(notes.steps))
        if notes.steps
        else "",
        note=notes.note,
    )


def place_words(place: str) -> str:
    """Return what a link or file is called for short: its site, or the name of the file."""
    if is_web_address(place):
        return (urlsplit(place).hostname or "").removeprefix("www.")
    return PurePath(place).name


def _step_row(place: int, step: Step) -> StepRow:
    return StepRow(str(place), step.title, step.is_done)


def _evidence_row(place: int, evidence: Evidence, say_day: Callable[[date], str]) -> EvidenceRow:
    where = place_words(evidence.place)
    about = ", ".join(filter(None, (where if where != evidence.title else "", say_day(evidence.on))))
    return EvidenceRow(str(place), evidence.title, about, evidence.place)
