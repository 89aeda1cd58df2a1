"""Rows of cells from a text in which commas, semicolons, tabs or bars stand between them."""

import csv
import io
import re
from collections import Counter
from itertools import islice

from planner.exchange.limits import MOST_NODES, UnreadableError
from planner.exchange.table_writing import unguarded
from planner.i18n import _

MOST_COLUMNS = 100
_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 64 * 1024
_MOST_SAMPLED = 50  # rows
_MOST_ABOVE = 10  # rows above the names of the columns, as a sheet's title
_EXCEL_LINE = re.compile(r'"?sep=(.)"?\r?\n?', re.IGNORECASE)

Row = tuple[str, ...]


def rows_of(text: str) -> list[Row]:
    """Return the rows that hold anything, each as long as the longest, cells without outer blanks.

    Raises UnreadableError for a cell that no table has and for too many rows.
    """
    text = text.replace("\0", "")
    delimiter = ""
    if said := _EXCEL_LINE.match(text):
        delimiter = said[1]
        text = text[said.end() :]
    delimiter = delimiter or _delimiter(text)
    try:
        rows = _parsed(text, delimiter)
    except csv.Error:  # a quote that never ends
        try:
            rows = _parsed(text, delimiter, has_quotes=False)
        except csv.Error:
            raise UnreadableError(_("a cell is longer than any that can be read")) from None
    width = min(max(map(len, rows), default=0), MOST_COLUMNS)
    return [row[:width] + ("",) * (width - len(row)) for row in _without_title_rows(rows)]


def _parsed(text: str, delimiter: str, *, has_quotes: bool = True) -> list[Row]:
    lines = io.StringIO(text, newline="")
    if has_quotes:
        reader = csv.reader(lines, delimiter=delimiter)
    else:
        reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    rows: list[Row] = []
    for cells in reader:
        row = tuple(unguarded(cell.strip(" \u00a0")) for cell in cells[:MOST_COLUMNS])
        if any(row):
            rows.append(row)
        if len(rows) > MOST_NODES:
            raise UnreadableError(_("it has more than {n} entries").format(n=MOST_NODES))
    return rows


def _delimiter(text: str) -> str:
    """Return the delimiter by which most rows of the beginning have equally many cells, more than one."""
    sample = text[:_SAMPLE]
    return max(_DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: str, delimiter: str) -> tuple[float, int]:
    rows = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        lengths = Counter(len(row) for row in islice(rows, _MOST_SAMPLED) if row)
    except csv.Error:
        return 0.0, 0
    width, count = max(lengths.items(), key=lambda each: (each[0] > 1, each[1], each[0]), default=(0, 0))
    return (count / lengths.total() if width > 1 else 0.0), width


def _without_title_rows(rows: list[Row]) -> list[Row]:
    """Leave out rows of one cell above the first one of several, as a sheet's title."""
    filled = [sum(map(bool, row)) for row in rows[: _MOST_ABOVE + 1]]
    first = next((number for number, count in enumerate(filled) if count > 1), 0)
    return rows[first:]
