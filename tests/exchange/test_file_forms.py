import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.file_forms import recognised
from planner.exchange.file_reading import FileProblem
from planner.exchange.file_signatures import problem_of
from planner.exchange.incoming import FileForm
from planner.exchange.limits import UnreadableError
from tests.exchange.roadmap_sh.drawings import mockup
from tests.exchange.roadmap_sh.drawings import sailing as drawing
from tests.exchange.samples import SAILING

CHECKLIST = "# Sailing\n\n## Knots\n\n- [ ] Bowline, the king\n- [x] Reef, for sails\n"
TABLE = "Title,Hours,Phase\nBowline,2,Knots\nReef,1,Knots\n"
TEXTS: dict[str, tuple[str, FileForm | None]] = {
    "calendar": ("\ufeff BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", FileForm.CALENDAR),
    "plan": (json.dumps({"format": "study-planner-plan", "version": 8}), FileForm.PLAN),
    "plan, its format last": (json.dumps({"items": [], "format": "study-planner-plan"}), FileForm.PLAN),
    "own JSON": (json.dumps(SAILING), FileForm.ROADMAP),
    "own JSON with a fault": ('{"id": "x", "items": []}', FileForm.ROADMAP),
    "own YAML": ("# mine\nschema_version: 1\nid: x\n", FileForm.ROADMAP),
    "own YAML in braces": ("{schema_version: 1, id: x}", FileForm.ROADMAP),
    "own YAML with a line": ("---\nid: x\nschema_version: 1\nitems:\n- id: a\n- id: b\n", FileForm.ROADMAP),
    "words about our own": (CHECKLIST + "\n```yaml\nschema_version: 1\n```\n", FileForm.MARKDOWN),
    "YAML of a roadmap": ("title: First\nhours: 5\n", None),
    "YAML of items": ("# mine\nversion: 2\nitems:\n- title: First\n  hours: 5\n- title: Second\n", None),
    "YAML in braces": ("{title: First, hours: 5}", None),
    "YAML with anchors": ("a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\n", None),
    "front matter": ("---\ntitle: Sailing\n---\n# Knots\n- Bowline\n- Reef\n", FileForm.MARKDOWN),
    "a key in a list": ("Note: all of it\n\nin two weeks\n\n- Bowline\n- Reef\n", FileForm.MARKDOWN),
    "editor": (json.dumps(drawing()), FileForm.EDITOR),
    "editor, wrapped": (json.dumps({"roadmap": drawing()}), FileForm.EDITOR),
    "editor, bare nodes": (json.dumps(drawing()["nodes"]), FileForm.EDITOR),
    "mockup": (json.dumps(mockup()), FileForm.MOCKUP),
    "content": ('{"a1": {"title": "A", "description": "", "links": []}}', FileForm.CONTENT),
    "other JSON": ('{"name": "x", "version": "1.0", "scripts": {}}', None),
    "a map of names": ('{"a": "b", "c": "d"}', None),
    "a list of numbers": ("[1, 2, 3]", None),
    "an empty object": ("{}", None),
    "checklist": (CHECKLIST, FileForm.MARKDOWN),
    "headings": ("Sailing\n=======\n\nKnots\n-----\n", FileForm.MARKDOWN),
    "numbered": ("1. Bowline\n2. Reef\n", FileForm.MARKDOWN),
    "Markdown table": ("| Title | Hours |\n| --- | ---: |\n| Bowline | 2 |\n", FileForm.MARKDOWN),
    "a link first": ("[Sailing](https://example.org)\n\n- Bowline\n", FileForm.MARKDOWN),
    "list with commas": ("- Bowline, knot\n- Reef, knot\n- Hitch, knot\n", FileForm.MARKDOWN),
    "table": (TABLE, FileForm.TABLE),
    "semicolons": (TABLE.replace(",", ";"), FileForm.TABLE),
    "tabs": (TABLE.replace(",", "\t"), FileForm.TABLE),
    "cells of lists": ('Title,Note\nA,"- x\n- y"\nB,"- z"\nC,D\nE,F\nG,H\n', FileForm.TABLE),
    "prose": ("Sailing is a fine thing.\n\nI like it, and so will you, on the water.\n", None),
    "a letter": ("Hello friend, how are you,\nI am fine, thanks,\nBye, now,\n", None),
    "sentences": ("I went to the sea and swam, then slept.\nWe ate a fish, then cake.\n", None),
    "a table without names": ("Bowline,2,Knots\nReef,1,Knots\n", FileForm.TABLE),
    "one line": ("Hello, world", None),
    "blank": (" \n\t\n", None),
}


@pytest.mark.parametrize("name", TEXTS)
def test_what_a_text_is_is_told_by_its_content_whatever_it_is_called(name: str) -> None:
    text, form = TEXTS[name]
    for called in ("a", "a.txt", "a.json", "a.yaml", "a.ics"):
        found = recognised(text, called)
        assert (None if found is None else found.form) is form


def test_its_ending_settles_a_tie_alone() -> None:
    lonely = "Title\nBowline\nReef\n"
    assert forms(lonely, "a.csv", "a.tsv", "a.md", "a.txt") == [
        FileForm.TABLE,
        FileForm.TABLE,
        FileForm.MARKDOWN,
        None,
    ]
    mixed = "# Knots, knots\n- Bowline, 2\n- Reef, 1\n"
    assert forms(mixed, "a.csv", "a.md", "a") == [FileForm.TABLE, FileForm.MARKDOWN, FileForm.MARKDOWN]
    assert forms(TABLE, "a.md") == [FileForm.TABLE]
    assert forms(CHECKLIST, "a.csv") == [FileForm.MARKDOWN]


def forms(text: str, *names: str) -> list[FileForm | None]:
    found = [recognised(text, name) for name in names]
    return [None if each is None else each.form for each in found]


@pytest.mark.parametrize(
    "text",
    [
        '{"nodes": [',
        '{"a": NaN}',
        '{"a": 1, "a": 2}',
        '{"a": "\\ud800"}',
        '{"a": 1e999}',
        '{"a": ' + "9" * 30 + "}",
        '{"a": ' + "[" * 100 + "]" * 100 + "}",
        '{"a": ' + "[" * 100_000,
    ],
)
def test_json_that_is_not_sound_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(UnreadableError):
        recognised(text, "a.json")


def test_controls_in_json_are_left_to_the_reader() -> None:
    found = recognised('{"a": {"title": "A\\u0007\tB", "links": []}}', "a.json")
    assert found is not None
    assert found.data == {"a": {"title": "A\x07\tB", "links": []}}


BINARY = {
    b"": FileProblem.EMPTY,
    b"\xef\xbb\xbf \n": FileProblem.EMPTY,
    b"\0" * 100: FileProblem.EMPTY,
    b"SQLite format 3\0" + b"x" * 100: FileProblem.DATABASE,
    b"PK\x03\x04" + b"xl/worksheets/sheet1.xml": FileProblem.WORKBOOK,
    b"PK\x03\x04" + b"." * 200_000 + b"xl/workbook.xml": FileProblem.WORKBOOK,
    b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet": FileProblem.WORKBOOK,
    b"PK\x03\x04" + b"word/document.xml": FileProblem.DOCUMENT,
    b"PK\x03\x04" + b"notes.md": FileProblem.PACKED,
    bytes.fromhex("d0cf11e0a1b11ae1") + "Workbook".encode("utf-16-le"): FileProblem.WORKBOOK,
    bytes.fromhex("d0cf11e0a1b11ae1"): FileProblem.DOCUMENT,
    b"\x1f\x8b\x08": FileProblem.PACKED,
    b"%PDF-1.7": FileProblem.DOCUMENT,
    b"<!DOCTYPE html><html>": FileProblem.UNKNOWN,
    b"\x89PNG\r\n": FileProblem.UNKNOWN,
    b"\x7fELF\x02": FileProblem.UNKNOWN,
}


@pytest.mark.parametrize("content", BINARY, ids=lambda content: repr(content[:12]))
def test_what_is_no_text_is_told_by_its_first_bytes(content: bytes) -> None:
    assert problem_of(content) is BINARY[content]


@given(
    st.text(max_size=80) | st.text(" \n-#*|,;\t[]{}()\":'0aAx.=", max_size=80),
    st.sampled_from(["a", "a.csv", "a.md"]),
)
def test_any_text_is_told_or_not(text: str, name: str) -> None:
    try:
        found = recognised(text, name)
    except UnreadableError:
        assert text.lstrip("\ufeff").lstrip().startswith("{")
    else:
        assert found is None or isinstance(found.form, FileForm)


@given(st.binary(max_size=60))
def test_any_bytes_are_told_or_not(content: Any) -> None:
    assert problem_of(content) in {None, *FileProblem}


def test_many_lines_of_comments_take_little_memory() -> None:
    text = "#\n" * 200_000 + "x"
    tracemalloc.start()
    recognised(text, "x")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 50_000_000  # under 20,000,000 where this was written; once it was 100,000,000
