"""The commands for whoever writes a roadmap: `catalog validate FILE` and `catalog schema`."""

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.documents import Document
from planner.cli.output import Answer
from planner.domain.errors import shown
from planner.domain.roadmap import Roadmap
from planner.formats import duration
from planner.i18n import _, ngettext
from planner.services.authoring import Verdict, roadmap_schema, validate_roadmap

if TYPE_CHECKING:
    from planner.exchange.fault_notes import Fault

COMMANDS = ("validate", "schema")


def author_answer(typed: Namespace) -> Answer:
    """Answer a command for authors; needs no plan."""
    if typed.what == "schema":
        schema = roadmap_schema()
        return Answer(document=json.loads(schema), lines=schema.splitlines())
    path = Path(typed.file)
    verdict = validate_roadmap(path)
    lines = tuple(_lines(path, verdict))
    if verdict.roadmap is not None:
        return Answer(document=_document(verdict), lines=(*lines, _sound(path, verdict.roadmap)))
    count = len(verdict.faults)
    words = ngettext("{name} has {count} fault.", "{name} has {count} faults.", count)
    sentence = words.format(name=shown(path.name), count=count)
    return Answer(document=_document(verdict), lines=lines, warnings=(sentence,), is_refused=True)


def _document(verdict: Verdict) -> Document:
    return {
        "valid": not verdict.faults,
        "faults": [_place(fault) for fault in verdict.faults],
        "warnings": [_place(fault) for fault in verdict.warnings],
    }


def _place(fault: "Fault") -> Document:
    return {"line": fault.line, "column": fault.column, "text": fault.sentence}


def _lines(path: Path, verdict: Verdict) -> Iterator[str]:
    """Yield a line for each fault, as compilers write them, so that editors can jump to the place."""
    for fault in sorted((*verdict.faults, *verdict.warnings)):
        words = _("warning: {sentence}") if fault.is_warning else _("error: {sentence}")
        yield f"{path}:{fault.line}:{fault.column}: {words.format(sentence=fault.sentence)}"


def _sound(path: Path, roadmap: Roadmap) -> str:
    count = len(roadmap.items)
    words = ngettext(
        "{name} is sound: {count} item, {hours}.", "{name} is sound: {count} items, {hours}.", count
    )
    minutes = sum(item.effort.likely for item in roadmap.items)
    return words.format(name=shown(path.name), count=count, hours=duration(minutes))
