"""Tells what sort of text a file is by what stands in it; its name only settles a tie."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePath
from typing import Any

from planner.exchange.columns import fields_by_name
from planner.exchange.incoming import FileForm
from planner.exchange.json_data import read_json
from planner.exchange.limits import MOST_PLAN_DEPTH, UnreadableError
from planner.exchange.roadmap_sh.shapes import form_of_data
from planner.i18n import _
from planner.values import Value

PLAN_FORMAT = "study-planner-plan"
PLAN_SAYS_SO = 4_096  # characters from its beginning; only then may a file be as large as a plan
_MOST_NODES = 1_000_000  # of JSON; in a plan as many as memory and time allow
_MOST_ROWS = 200
_DELIMITERS = ",;\t|"
_ENDINGS = {
    ".csv": FileForm.TABLE,
    ".tsv": FileForm.TABLE,
    ".tab": FileForm.TABLE,
    ".md": FileForm.MARKDOWN,
    ".markdown": FileForm.MARKDOWN,
    ".mdown": FileForm.MARKDOWN,
}

_OBJECT = re.compile(r'\s*\{\s*["}]')
_LIST = re.compile(r"\s*\[")
_OWN_KEY = re.compile(r"""^["']?schema_version["']?\s*:""", re.MULTILINE)
# What YAML may begin with: comments, and then a key. No line is given back: half a KiB was kept for each.
_YAML_START = re.compile(r"""(?:[ \t]*(?:\#[^\n]*|---[ \t]*)?\r?\n)*+["']?[\w$-]+["']?[ \t]*:""")
_OWN_BRACES = re.compile(r"\s*\{\s*schema_version\s*:")
# A line of YAML that is not indented: a key, an entry, a comment, the beginning, or the end of what is open.
_YAML_LINE = re.compile(r"""["']?[\w$-]+["']?[ \t]*:(?:\s|$)|-(?:\s|$)|[#\]}\s]|---[ \t]*$|$""")
_TELLING_KEY = re.compile(r"^(?:title|items|phases)[ \t]*:|^[\w$-]+[ \t]*:[ \t]*[&*]\w", re.MULTILINE)
_TELLING_BRACES = re.compile(r"\s*\{\s*(?:title|items|phases)\s*:")
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n.*?^---[ \t]*$", re.MULTILINE | re.DOTALL)
_MARKS = re.compile(
    r"""^\ {0,3}\#{1,6}[ \t]+\S       # a heading
    |^[ \t]*[-*+][ \t]+\S             # a list
    |^[ \t]*[0-9]{1,9}[.)][ \t]+\S    # a numbered one
    |^(?:={3,}|-{3,})[ \t]*$          # what underlines a heading
    """,
    re.MULTILINE | re.VERBOSE,
)
# The line beneath the head of a table.
_TABLE_HEAD = re.compile(r"^ {0,3}\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+(?:[ \t]*:?-{3,}:?)?[ \t]*$", re.MULTILINE)
_MOST_HEAD_WORDS = 5  # in the name of a column, among commas that could be those of a sentence
_SHARE = 0.8  # of the rows that have as many cells, in a table


class Recognised(Value):
    """What a text was told to be.

    Attributes:
        data: what JSON gave, for a form that is JSON.
    """

    form: FileForm
    data: Any = None


def recognised(text: str, name: str) -> Recognised | None:
    """Return what a text is, or None where no reader can do anything with it.

    Raises UnreadableError for a text that is plainly JSON and yet not sound.
    """
    text = text.removeprefix("\ufeff")
    if text.lstrip()[:15].upper() == "BEGIN:VCALENDAR":
        return Recognised(FileForm.CALENDAR)
    most_nodes = len(text) if PLAN_FORMAT in text[:PLAN_SAYS_SO] else _MOST_NODES
    if _OBJECT.match(text):
        return _recognised_json(_json(text, most_nodes))
    if _LIST.match(text):
        try:
            return _recognised_json(_json(text, most_nodes))
        except UnreadableError:
            pass  # Markdown can begin so too
    if _OWN_BRACES.match(text) or (_YAML_START.match(text) and _OWN_KEY.search(text)):
        return Recognised(FileForm.ROADMAP)
    form = None if is_foreign_yaml(text, name) else _form_of_lines(text, name)
    return None if form is None else Recognised(form)


def is_foreign_yaml(text: str, name: str) -> bool:
    """Whether a text is a mapping in YAML, and not of our format; lists and tables can look much alike.

    It is one where all its lines can be YAML, and keys of a roadmap, anchors or its name tell that they are.
    """
    ending = PurePath(name).suffix.lower()
    if ending in _ENDINGS or _FRONT_MATTER.match(text):
        return False
    if _TELLING_BRACES.match(text):
        return True
    if not _YAML_START.match(text) or not all(map(_YAML_LINE.match, text.splitlines())):
        return False
    return ending in (".yaml", ".yml") or _TELLING_KEY.search(text) is not None


def _json(text: str, most_nodes: int) -> Any:
    return read_json(text, most_nodes, takes_controls=True, most_depth=MOST_PLAN_DEPTH)


def _recognised_json(data: Any) -> Recognised | None:
    if isinstance(data, dict) and data.get("format") == PLAN_FORMAT:
        return Recognised(FileForm.PLAN, data)
    if isinstance(data, dict) and "schema_version" in data:
        return Recognised(FileForm.ROADMAP, data)
    if (form := form_of_data(data)) is not None:
        return Recognised(form, data)
    if isinstance(data, dict) and isinstance(data.get("items"), list):
        return Recognised(FileForm.ROADMAP, data)  # whose fault is then told
    if isinstance(data, dict) and isinstance(data.get("cards"), list) and isinstance(data.get("lists"), list):
        raise UnreadableError(_("it is a board of Trello; export the board as CSV and import that"))
    return None


def _form_of_lines(text: str, name: str) -> FileForm | None:
    named = _ENDINGS.get(PurePath(name).suffix.lower())
    if _TABLE_HEAD.search(text):
        return FileForm.MARKDOWN
    marks = sum(1 for _mark in islice(_MARKS.finditer(text), _MOST_ROWS))
    columns, rows, share = max((_columns(text, each) for each in _DELIMITERS), key=_likeness)
    is_table = columns > 1 and rows > 1 and share >= _SHARE
    is_table = is_table and (named is FileForm.TABLE or not _is_prose(text))
    if is_table and marks:
        # Lines of a list may hold a comma each, and cells may hold a list.
        lines = min(text.count("\n") + 1, _MOST_ROWS)
        return named or (FileForm.MARKDOWN if marks * 2 >= lines or share < 1 else FileForm.TABLE)
    if marks:
        return FileForm.MARKDOWN
    if is_table or (rows and named is FileForm.TABLE):
        return FileForm.TABLE
    return FileForm.MARKDOWN if named is FileForm.MARKDOWN and text.strip() else None


def _is_prose(text: str) -> bool:
    """Whether the commas of the first line are those of a sentence, and stand between no names of columns."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if any(each in first for each in ";\t|"):
        return False
    cells = [cell.strip() for cell in first.split(",")]
    if fields_by_name(cells):
        return False
    is_long = any(len(cell.split()) > _MOST_HEAD_WORDS for cell in cells)
    return is_long or not all(cells) or cells[-1].endswith((".", "!", "?", ":"))


def _likeness(found: tuple[int, int, float]) -> tuple[bool, float, int]:
    columns, _rows, share = found
    return columns > 1, share, columns


def _columns(text: str, delimiter: str) -> tuple[int, int, float]:
    """Return how many columns most rows have, how many rows were looked at, and the share of most."""
    counts = Counter(islice(_row_lengths(text, delimiter), _MOST_ROWS))
    if not counts:
        return 0, 0, 0.0
    columns, rows = max(counts.items(), key=lambda each: (each[1], each[0]))
    return columns, counts.total(), rows / counts.total()


def _row_lengths(text: str, delimiter: str) -> Iterator[int]:
    """Yield how many cells each row has, up to one that is no row."""
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield len(row)
    except csv.Error:
        return
