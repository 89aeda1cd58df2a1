"""The command `import`: what a file is told to be decides what is done with it."""

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from planner.cli.import_calendar import import_calendar
from planner.cli.import_roadmap import import_roadmap_file
from planner.cli.inputs import read_pair
from planner.cli.output import Answer
from planner.domain.errors import Refusal, shown
from planner.exchange.file_reading import (
    Incoming,
    IncomingCalendar,
    IncomingPlan,
    ReadingWish,
    read_files,
)
from planner.exchange.incoming import IncomingRoadmap, TableField, TableHead
from planner.i18n import _
from planner.services.workspace import Workspace
from planner.values import replace


def import_file(typed: Namespace, workspace: Workspace) -> Answer:
    """Take in the files that were named; with --dry-run only say what would come."""
    wanted = _wanted_columns(typed.column)
    incoming = _read(ReadingWish(tuple(typed.files)), wanted)
    name = Path(typed.files[0]).name
    if isinstance(incoming, IncomingCalendar):
        return import_calendar(typed, Path(incoming.path), workspace)
    if isinstance(incoming, IncomingPlan):
        words = _("{name} holds a whole plan; put it in the place of yours with restore.")
        raise Refusal(words.format(name=shown(name)))
    return import_roadmap_file(typed, incoming, name, workspace)


def _read(wish: ReadingWish, wanted: Mapping[TableField, str]) -> Incoming:
    """Read files; where columns were named, a table is read with them."""
    incoming = read_files(wish)
    if not wanted:
        return incoming
    if not isinstance(incoming, IncomingRoadmap) or incoming.table is None:
        raise Refusal(_("Only a table has columns; leave --column out for this file."))
    return read_files(replace(wish, columns=_columns(incoming.table, wanted), form=incoming.form))


def _wanted_columns(typed: list[str]) -> dict[TableField, str]:
    fields = {field.value: field for field in TableField}
    wanted: dict[TableField, str] = {}
    for each in typed:
        field, name = read_pair(each, "FIELD=NAME")
        if field not in fields:
            words = _("A table tells no {field}; it tells {fields}.")
            raise Refusal(words.format(field=shown(field), fields=", ".join(fields)))
        wanted[fields[field]] = name
    return wanted


def _columns(head: TableHead, wanted: Mapping[TableField, str]) -> dict[TableField, int]:
    names = [name.strip().casefold() for name in head.columns]
    columns = dict(head.fields)
    for field, name in wanted.items():
        folded = name.strip().casefold()
        if folded not in names:
            words = _("The table has no column {name}; it has {names}.")
            shown_names = ", ".join(shown(each) for each in head.columns)
            raise Refusal(words.format(name=shown(name), names=shown_names))
        columns[field] = names.index(folded)
    return columns
