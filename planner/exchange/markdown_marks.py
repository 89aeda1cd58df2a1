"""The comment in which a checklist of this program keeps what Markdown has no form for."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote, unquote

from planner.domain.course_work import MOST_UNITS
from planner.domain.errors import Refusal
from planner.domain.item import Effort, Item, ItemKind, ItemStatus, Subject

RESOURCE = "resource"  # the whole comment behind a place to study that has no address
DONE_WHEN = "Done when:"

_MARK = re.compile(r"id: [^;]+(?:; [a-z]+: [^;]+)*")
_LONGEST = 20_000

Marks = Mapping[str, tuple[str, ...]]


def mark(facts: Mapping[str, Iterable[str]]) -> str:
    """Return the comment; its words are quoted as in an address, so that none of them can end it."""
    words = {name: " ".join(map(_quoted, values)) for name, values in facts.items()}
    return f"<!-- {'; '.join(f'{name}: {value}' for name, value in words.items() if value)} -->"


def item_mark(item: Item, status: ItemStatus) -> str:
    """Return the comment behind an item that says what its line does not show."""
    shown = ItemStatus.DONE if status.is_achieved else ItemStatus.PLANNED
    has_word = status not in (shown, ItemStatus.LEFT_OUT)
    effort = item.effort
    return mark(
        {
            "id": [item.id],
            "kind": [item.kind],
            "subject": [item.subject],
            "minutes": map(str, (effort.low, effort.likely, effort.high)),
            "needs": item.requires,
            "after": item.after,
            "units": [] if item.units is None else [str(item.units)],
            "core": [] if item.core else ["no"],
            "state": [status] if has_word else [],
        }
    )


def marks_of(comments: Iterable[str]) -> Marks:
    """Return what such a comment says, by name; nothing where there is none."""
    for comment in comments:
        if len(comment) <= _LONGEST and _MARK.fullmatch(comment):
            pairs = (fact.partition(": ") for fact in comment.split("; "))
            return {name: tuple(map(unquote, words.split())) for name, _colon, words in pairs}
    return {}


def marked(marks: Marks, name: str) -> str:
    """Return a single word that a comment says, "" where it says none."""
    return " ".join(marks.get(name, ()))


def marked_kind(marks: Marks) -> ItemKind | None:
    """Return the kind that a comment says, if any."""
    word = marked(marks, "kind")
    return ItemKind(word) if word in list(ItemKind) else None


def marked_subject(marks: Marks) -> Subject | None:
    """Return the track that a comment says, if any."""
    word = marked(marks, "subject")
    return Subject(word) if word in list(Subject) else None


def marked_units(marks: Marks) -> int | None:
    """Return the number of parts that a comment says, if any."""
    numbers = _numbers(marks, "units")
    return numbers[0] if len(numbers) == 1 and 0 < numbers[0] <= MOST_UNITS else None


def marked_effort(marks: Marks) -> Effort | None:
    """Return the study time that a comment says, if any."""
    numbers = _numbers(marks, "minutes")
    try:
        return Effort(*numbers) if len(numbers) == 3 else None
    except Refusal:
        return None


def marked_status(marks: Marks, shown: ItemStatus) -> ItemStatus:
    """Return the state that a comment says, as far as it goes with what the box shows.

    A box that was ticked since is done, whatever the comment said before.
    """
    word = marked(marks, "state")
    status = ItemStatus(word) if word in list(ItemStatus) else shown
    is_left_out = ItemStatus.LEFT_OUT in (status, shown)
    return shown if is_left_out or status.is_achieved != shown.is_achieved else status


def _numbers(marks: Marks, name: str) -> list[int]:
    return [int(word) for word in marks.get(name, ()) if word.isascii() and word.isdigit() and len(word) < 9]


def _quoted(word: str) -> str:
    return quote(word, safe="").replace("--", "-%2D")
