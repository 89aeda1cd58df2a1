"""What a file is good for that is dragged over the window, told from its name alone. Knows no Qt."""

import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import PurePath
from typing import Final

from planner.domain.errors import shown
from planner.exchange.file_reading import FileProblem, FileRefusal
from planner.i18n import _, ngettext
from planner.values import Value

# What a roadmap may be written in; the reader tells by the content what it really is.
_TEXTS: Final = frozenset(
    ("", ".json", ".yaml", ".yml", ".md", ".markdown", ".mdown", ".txt", ".csv", ".tsv", ".tab")
)
_CALENDAR: Final = ".ics"
_PLAN: Final = ".db"
# What holds a roadmap only until another program has made a text of it; the reader says how, by the content.
_OTHERS: Final = {
    FileProblem.WORKBOOK: (".xlsx", ".xlsm", ".xls", ".ods", ".numbers"),
    FileProblem.DOCUMENT: (".docx", ".doc", ".odt", ".rtf", ".pdf"),
    FileProblem.PACKED: (".zip", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".7z", ".rar", ".zst"),
}


class Way(StrEnum):
    """Where a file goes."""

    READ = "read"  # into the reader of roadmaps, tables, checklists and archives
    CALENDAR = "calendar"
    PLAN = "plan"
    NONE = "none"


class Dropped(Value):
    """Files that are dragged or chosen, and what happens to them; `words` says it before they are let go.

    Attributes:
        why: where nothing happens, what the program does take; else "".
    """

    paths: tuple[str, ...]
    way: Way
    words: str
    why: str = ""


def dropped(paths: Sequence[str]) -> Dropped:
    """Return what happens to files that are dropped."""
    ways = {_way(path) for path in paths}
    name = shown(PurePath(paths[0]).name) if paths else ""
    if len(ways) == 1 and Way.NONE not in ways:
        way = ways.pop()
        if way is Way.READ or len(paths) == 1:
            return Dropped(tuple(paths), way, _words(way, name, len(paths)))
    return Dropped(tuple(paths), Way.NONE, *_refusal(ways, name, len(paths)))


def _way(path: str) -> Way:
    suffix = PurePath(path).suffix.lower()
    if suffix == _CALENDAR:
        return Way.CALENDAR
    if suffix == _PLAN:
        return Way.PLAN
    return Way.READ if suffix in _TEXTS or os.path.isdir(path) else Way.NONE


def _words(way: Way, name: str, count: int) -> str:
    if way is Way.CALENDAR:
        return _("Drop to plan around the calendar {name}").format(name=name)
    if way is Way.PLAN:
        return _("Drop to open the plan {name}").format(name=name)
    if count == 1:
        return _("Drop to import {name}").format(name=name)
    return ngettext("Drop to import {count} file", "Drop to import {count} files", count).format(count=count)


def _refusal(ways: set[Way], name: str, count: int) -> tuple[str, str]:
    if Way.NONE not in ways and len(ways) > 1:
        return _("These files go different ways"), _(
            "Drop roadmaps, calendars and plans one after the other."
        )
    if Way.NONE not in ways and count > 1:
        return _("One of these at a time"), _("Calendars and plans are taken one after the other.")
    words = _("{name} is nothing that can be imported").format(name=name)
    suffix = PurePath(name).suffix.lower()
    problem = next((problem for problem, suffixes in _OTHERS.items() if suffix in suffixes), None)
    if count == 1 and problem is not None:
        return _("{name} cannot be imported as it is").format(name=name), str(FileRefusal(problem, name))
    if count > 1:
        words = _("Not all of these files can be imported")
    return words, _(
        "A plan takes roadmaps and lists (JSON, YAML, Markdown, CSV), calendars (.ics) and plans."
    )
