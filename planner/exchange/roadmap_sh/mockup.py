"""roadmap.sh's older drawings, made with Balsamiq: `{"mockup": {"controls": {"control": [...]}}}`.

What is to be studied stands in groups called `100-parent:child`: the number orders, the rest is the way from
the topic down. Numbers are written as texts.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any
from urllib.parse import unquote

from planner.exchange.incoming import FileForm, IncomingRoadmap, SkipCause
from planner.exchange.limits import UnreadableError
from planner.exchange.roadmap_sh.building import Piece, Stage, built, check_number, run_title
from planner.exchange.roadmap_sh.node_texts import NodeText
from planner.exchange.roadmap_sh.nodes import number_in, text_in
from planner.exchange.roadmap_sh.shapes import Record, controls_of, inner_controls
from planner.exchange.skip_counts import SkipCounts
from planner.formats import one_line, unused_id
from planner.i18n import _
from planner.values import Value

_NAME = re.compile(r"([0-9]{1,6})-(\S.*)")
_TITLE_SIZE = 25.0  # of the letters; parts have 17
_MOST_CONTROLS = 100_000


class _Entry(Value):
    """A group that is something to study; `path` leads to it from its topic, without numbers."""

    number: int
    path: tuple[str, ...]
    label: str
    top: float
    left: float

    @property
    def key(self) -> str:
        return ":".join(self.path)


def read_mockup(data: Any, name: str, texts: Mapping[str, NodeText] | None = None) -> IncomingRoadmap:
    """Return the roadmap of an older drawing, with the `texts` of its groups by their names.

    `name` is its title where the drawing has none. Raises UnreadableError for what is no such drawing, or
    one that names nothing to study.
    """
    controls = controls_of(data)
    if controls is None:
        raise UnreadableError(_("it has no controls"))
    skipped = SkipCounts()
    entries: dict[str, _Entry] = {}
    for control in _all_controls(controls):
        entry = _entry(control)
        if entry is None:
            _pass_over(control, skipped)
        elif entry.key in entries and entries[entry.key].label == entry.label:
            skipped.add(SkipCause.DOUBLED, entry.label)
        else:
            entries[unused_id(entry.key, entries)] = entry
    check_number(len(entries))
    return built(FileForm.MOCKUP, _title(controls) or name, list(_stages(entries)), texts or {}, skipped)


def _all_controls(controls: list[Any]) -> Iterator[Record]:
    """Yield the controls of a drawing, and of those within others the ones that may be something to study."""
    waiting = [(control, True) for control in reversed(controls)]
    for _count in range(_MOST_CONTROLS):
        if not waiting:
            return
        control, is_outer = waiting.pop()
        if not isinstance(control, dict):
            continue
        if is_outer or _name(control):
            yield control
        waiting += [(inner, False) for inner in reversed(_inner(control))]
    raise UnreadableError(_("it has more than {n} entries").format(n=_MOST_CONTROLS))


def _inner(control: Record) -> list[Any]:
    children = control.get("children")
    return (inner_controls(children) or []) if isinstance(children, dict) else []


def _properties(control: Record) -> Record:
    properties = control.get("properties")
    return properties if isinstance(properties, dict) else {}


def _name(control: Record) -> str:
    return text_in(_properties(control).get("controlName"))


def _entry(control: Record) -> _Entry | None:
    found = _NAME.fullmatch(_name(control))
    path = tuple(filter(None, (part.strip() for part in found[2].split(":")))) if found else ()
    if found is None or not path:
        return None
    label = one_line(" ".join(_texts(control))) or path[-1].replace("-", " ").capitalize()
    top, left = number_in(control.get("y")) or 0.0, number_in(control.get("x")) or 0.0
    return _Entry(int(found[1]), path, label, top, left)


def _texts(control: Record) -> Iterator[str]:
    """Yield the words in a group, but not those in a part of it that is something to study itself."""
    waiting = [control]
    while waiting:
        inner = waiting.pop()
        if inner is not control and _NAME.fullmatch(_name(inner)):
            continue
        if text := text_in(_properties(inner).get("text")):
            yield _plain(text)
        waiting += [each for each in reversed(_inner(inner)) if isinstance(each, dict)]


def _plain(text: str) -> str:
    """Return words as they are read: some files write them as parts of addresses are written."""
    return unquote(text) if "%" in text and " " not in text else text


def _pass_over(control: Record, skipped: SkipCounts) -> None:
    skipped.add(SkipCause.DRAWING, _name(control) or next(_texts(control), ""))


def _title(controls: list[Any]) -> str:
    """Return the words in the largest letters that stand alone, if any are larger than those of a topic."""
    largest, title = _TITLE_SIZE, ""
    for control in controls:
        if isinstance(control, dict) and not _inner(control):
            size = number_in(_properties(control).get("size")) or 0.0
            if size > largest and (text := text_in(_properties(control).get("text"))):
                largest, title = size, _plain(text)
    return title


def _stages(entries: Mapping[str, _Entry]) -> Iterator[Stage]:
    """Yield a topic with its parts as a stage, and topics without parts that follow each other as one."""
    ordered = sorted(entries.items(), key=lambda each: _place(each[1], entries))
    topics = [list(parts) for _topic, parts in groupby(ordered, key=lambda each: each[1].path[0])]
    for is_run, grouped in groupby(topics, key=lambda parts: len(parts) == 1):
        run = list(grouped)
        if is_run and len(run) > 1:
            (first, *_rest), *_others, (last, *_parts) = run
            title = run_title(first[1].label, last[1].label)
            yield Stage(first[0], title, [_piece(*parts[0]) for parts in run])
            continue
        for parts in run:
            topic = parts[0][1].path[0]
            title = entries[topic].label if topic in entries else topic.replace("-", " ").capitalize()
            yield Stage(topic, title, [_piece(key, entry) for key, entry in parts])


def _piece(key: str, entry: _Entry) -> Piece:
    return Piece(key=key, title=entry.label)


def _place(entry: _Entry, entries: Mapping[str, _Entry]) -> list[tuple[int, float, float, str]]:
    """Return by what an entry is sorted: behind what it is a part of, by number, then as it is drawn."""
    place = []
    for depth, name in enumerate(entry.path, start=1):
        above = entry if depth == len(entry.path) else entries.get(":".join(entry.path[:depth]))
        number, top, left = (above.number, above.top, above.left) if above else (10**6, 0.0, 0.0)
        place.append((number, top, left, name))
    return place
