"""Writes rows as CSV that is safe to open in a spreadsheet, and a roadmap's items as such rows."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from planner.domain.item import Item, ItemStatus
from planner.domain.roadmap import Roadmap

# A spreadsheet calculates a cell that begins so, and shows one that begins with an apostrophe as text.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_GUARD = "'"

ITEM_COLUMNS = (
    *(
        "Id",
        "Title",
        "Theme",
        "Phase",
        "Kind",
        "Subject",
        "Hours",
        "Hours at least",
        "Hours at most",
        "State",
    ),
    *("Requires", "After", "Link", "Provider", "Done when", "Note", "Core", "Units"),
)


def write_table(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV with commas and line ends as its standard (RFC 4180) has them.

    Cells that a spreadsheet would calculate are guarded; `unguarded` takes that back.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    for row in rows:
        writer.writerow([guarded(cell.replace("\0", "")) for cell in row])
    return text.getvalue()


def guarded(cell: str) -> str:
    """Return a cell that a spreadsheet shows as text, whatever it begins with."""
    return _GUARD + cell if cell.startswith((*_FORMULA_STARTS, _GUARD)) else cell


def unguarded(cell: str) -> str:
    """Return a cell as it was before `guarded`. An apostrophe before anything else is the cell's own."""
    rest = cell.removeprefix(_GUARD)
    return rest if rest.startswith((*_FORMULA_STARTS, _GUARD)) else cell


def item_rows(roadmap: Roadmap, states: Mapping[str, ItemStatus]) -> Iterator[list[str]]:
    """Yield the names of the columns, then a row for each item; `states` says how far each has come.

    Hours are the likely ones; what an item needs is named by id.
    """
    yield list(ITEM_COLUMNS)
    phases = {phase.id: phase for phase in roadmap.phases}
    for item in roadmap.items:
        phase = phases.get(item.phase)
        place = (phase.theme, phase.title) if phase is not None else ("", item.phase)
        yield [item.id, item.title, *place, *_facts(item, states.get(item.id, ItemStatus.PLANNED))]


def _facts(item: Item, status: ItemStatus) -> Iterator[str]:
    """Yield what stands behind the title and the place, in the columns' order."""
    effort = item.effort
    yield from (item.kind.value, item.subject.value)
    yield from map(_hours, (effort.likely, effort.low, effort.high))
    yield status.value
    yield from (" ".join(item.requires), " ".join(item.after))
    yield "\n".join(resource.url for resource in item.resources if resource.url)
    yield "\n".join(dict.fromkeys(resource.by for resource in item.resources if resource.by))
    yield from (item.done_when, item.note, "yes" if item.core else "no", str(item.units or ""))


def _hours(minutes: int) -> str:
    """Write minutes as hours that a spreadsheet adds up, exact to the minute."""
    return f"{minutes / 60:.4f}".rstrip("0").rstrip(".")
