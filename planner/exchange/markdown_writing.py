"""Writes a roadmap as a Markdown checklist that people read and that `markdown_checklist` takes back whole.

Themes and phases are headings, items are boxes, places to study are links beneath. What Markdown has no
form for stands in a comment behind the title, which no page shows: the id, the kind, what an item needs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from urllib.parse import quote

from planner.domain.item import Item, ItemStatus, Resource
from planner.domain.roadmap import Phase, Roadmap
from planner.formats import one_line

DONE_WHEN = "Done when:"
RESOURCE = "resource"
_INDENT = "  "

_HARD = re.compile(r"([\\`*_\[\]<>|~&$])")
# What would begin a heading, a quote, a list or an underline where a line starts.
_HARD_START = re.compile(r"^(\s*)(?:([#+=-])|(\d{1,9})([.)]))")


def write_markdown(roadmap: Roadmap, states: Mapping[str, ItemStatus]) -> str:
    """Return a roadmap as a checklist; `states` says by id what is done, in progress or left out."""
    mark = _mark({"id": [roadmap.id], "version": [roadmap.version] * bool(roadmap.version)})
    lines = [f"# {escaped(roadmap.title)} {mark}"]
    theme = ""
    for phase in _phases(roadmap):
        items = [item for item in roadmap.items if item.phase == phase.id]
        if not items:
            continue
        if phase.theme and phase.theme != theme:
            lines += ["", f"## {escaped(phase.theme)}"]
        theme = phase.theme
        level = "###" if theme else "##"
        lines += ["", f"{level} {escaped(phase.title)} {_mark({'id': [phase.id]})}", ""]
        for item in items:
            lines += _item_lines(item, states.get(item.id, ItemStatus.PLANNED))
    # A blank line sets an item's words off on either side; two in a row are one too many.
    kept = [line for before, line in pairwise(["", *lines]) if line or before]
    return "\n".join(kept).rstrip() + "\n"


def escaped(text: str) -> str:
    """Return a text as one line of Markdown that shows it as it is, whatever signs it has."""
    return _start_escaped(_HARD.sub(r"\\\1", one_line(text)))


def effort_text(minutes: int) -> str:
    """Write study time so that people and `effort_in` read it: "14 h", "1 h 30 min", "45 min"."""
    hours, rest = divmod(minutes, 60)
    return " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours))


def _phases(roadmap: Roadmap) -> list[Phase]:
    """Return the phases in order, with those that items name and nobody described."""
    known = {phase.id for phase in roadmap.phases}
    others = dict.fromkeys(item.phase for item in roadmap.items if item.phase not in known)
    return [*sorted(roadmap.phases, key=lambda phase: phase.position), *(Phase(id, id) for id in others)]


def _item_lines(item: Item, status: ItemStatus) -> Iterator[str]:
    title = escaped(item.title)
    if status is ItemStatus.LEFT_OUT:
        title = f"~~{title}~~"
    box = "x" if status.is_achieved else " "
    effort = f" ({effort_text(item.effort.likely)})" if item.effort.likely else ""
    yield f"- [{box}] {title}{effort} {_mark(_facts(item, status))}"
    for resource in item.resources:
        yield f"{_INDENT}- {_resource(resource)}"
    if item.done_when:
        yield from _paragraph(f"{DONE_WHEN} {item.done_when}")
    for paragraph in re.split(r"\n\s*\n", item.note):
        yield from _paragraph(paragraph)


def _facts(item: Item, status: ItemStatus) -> dict[str, Iterable[str]]:
    shown = ItemStatus.DONE if status.is_achieved else ItemStatus.PLANNED
    has_word = status not in (shown, ItemStatus.LEFT_OUT)
    effort = item.effort
    return {
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


def _mark(facts: Mapping[str, Iterable[str]]) -> str:
    """Return the comment; its words are quoted as in an address, so that none of them can end it."""
    words = {name: " ".join(map(_quoted, values)) for name, values in facts.items()}
    return f"<!-- {'; '.join(f'{name}: {value}' for name, value in words.items() if value)} -->"


def _quoted(word: str) -> str:
    return quote(word, safe="").replace("--", "-%2D")


def _resource(resource: Resource) -> str:
    title = escaped(resource.title or resource.url)
    link = f"[{title}](<{_address(resource.url)}>)" if resource.url else title
    by = f" ({escaped(resource.by)})" if resource.by else ""
    return f"{link}{by}" if resource.url else f"{link}{by} <!-- {RESOURCE} -->"


def _address(address: str) -> str:
    return re.sub(r"[\s<>\\]", lambda found: quote(found[0]), address)


def _paragraph(text: str) -> Iterator[str]:
    """Yield a paragraph beneath an item, set off by a blank line."""
    lines = [line for line in (escaped(line) for line in text.splitlines()) if line]
    if lines:
        yield ""
        yield from (f"{_INDENT}{line}" for line in lines)
        yield ""


def _start_escaped(line: str) -> str:
    return _HARD_START.sub(_escaped_start, line)


def _escaped_start(start: re.Match[str]) -> str:
    blanks, sign, number, behind = start.groups()
    return f"{blanks}\\{sign}" if sign else f"{blanks}{number}\\{behind}"
