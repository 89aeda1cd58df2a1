"""Reads a table of courses or topics: a spreadsheet, or what Notion and Trello export, as CSV or TSV."""

import re
from collections.abc import Mapping, Sequence

from planner.domain.web_address import is_web_address
from planner.exchange.columns import Fields, fields_by_name, with_fields_by_content
from planner.exchange.delimited import Row, rows_of
from planner.exchange.effort_words import effort_of
from planner.exchange.incoming import FileForm, IncomingRoadmap, TableField, TableHead
from planner.exchange.item_drafts import incoming_roadmap
from planner.exchange.limits import UnreadableError
from planner.exchange.plain_text import file_title, sound_text
from planner.exchange.skip_counts import SkipCounts
from planner.exchange.table_rows import RowReader, fields_without_false_phase
from planner.i18n import _

_SHOWN_ROWS = 8
_SAMPLED_ROWS = 200


def read_table(text: str, name: str, columns: Mapping[TableField, int] | None = None) -> IncomingRoadmap:
    """Return the roadmap that the rows of a CSV or TSV text make.

    `columns` says which column, counted from 0, tells what; without it they are found by name and content.
    The first row holds the names, unless there is an address or a number in it. Rows without a title are
    counted and passed over. Raises UnreadableError for a text that holds no row.
    """
    skips = SkipCounts()
    names, rows = _head_and_rows(rows_of(sound_text(text, skips)))
    if not rows:
        raise UnreadableError(_("there is no row in it"))
    fields = _found(names, rows) if columns is None else _chosen(columns, names, rows)
    reader = RowReader(names, fields, skips)
    drafts = [draft for row in rows if (draft := reader.draft(row)) is not None]
    head = TableHead(names, tuple(rows[:_SHOWN_ROWS]), fields)
    return incoming_roadmap(FileForm.TABLE, file_title(name), drafts, skips, table=head)


def _head_and_rows(rows: Sequence[Row]) -> tuple[Row, Sequence[Row]]:
    if not rows:
        return (), ()
    first, *others = rows
    if fields_by_name(first) or (others and not any(map(_is_value, first)) and len(first) > 1):
        return first, others
    return tuple(_("Column {n}").format(n=number) for number in range(1, len(first) + 1)), rows


def _is_value(cell: str) -> bool:
    """Whether a cell tells something of an item, and is no name of a column."""
    is_number = re.fullmatch(r"[\d.,:%/ -]+", cell) is not None
    return is_number or is_web_address(cell) or effort_of(cell) is not None


def _found(names: Row, rows: Sequence[Row]) -> Fields:
    sample = rows[:_SAMPLED_ROWS]
    fields = fields_without_false_phase(fields_by_name(names), names, sample)
    return with_fields_by_content(fields, names, sample)


def _chosen(columns: Mapping[TableField, int], names: Row, rows: Sequence[Row]) -> Fields:
    """Return the learner's choice as far as there are such columns, with a title in any case."""
    fields = {field: place for field, place in columns.items() if 0 <= place < len(names)}
    if TableField.TITLE not in fields:
        fields[TableField.TITLE] = with_fields_by_content(fields, names, rows[:_SAMPLED_ROWS])[
            TableField.TITLE
        ]
    return fields
