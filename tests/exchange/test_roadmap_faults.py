import copy
import json
import time
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planner import resources
from planner.domain.errors import Refusal
from planner.exchange.fault_notes import Fault
from planner.exchange.plain_data import read_plain_data
from planner.exchange.roadmap_faults import MOST_FAULTS, faults_in
from planner.exchange.roadmap_file import ITEM_FIELDS, ROADMAP_FIELDS, read_roadmap
from tests.exchange.samples import SAILING, Record, sailing, with_item
from tests.exchange.test_hostile import HOSTILE, PLACES, SOURCES, anything, put, snippets
from tests.exchange.test_roadmap_refusals import ITEM_FIELDS as REFUSED_ITEMS
from tests.exchange.test_roadmap_refusals import ROADMAP_FIELDS as REFUSED_ROADMAPS

WRONG = """\
schema_version: 1
id: boats
title: Boats
phases:
- id: land
  title: On land
items:
- id: knots
  title: Knots
  phase: lnad
  hours: {low: 3, likely: 2}
  requires: [swim, dinghy]
- id: swim
  titel: Swim
  hours: lots
  requires: [dingy]
- {id: dinghy, title: Dinghy, hours: 2, opens: 2027-02-30, requires: [knots]}
- id: knots
  title: Knots again
  hours: 1
"""


BROKEN = "a character is broken or has no place in a text"


def told(text: str, *, warnings: bool = False) -> list[str]:
    return [
        f"{fault.line}:{fault.column} {fault.sentence}"
        for fault in faults_in(text)
        if fault.is_warning is warnings
    ]


def test_every_fault_is_told_with_its_line_and_column() -> None:
    assert told(WRONG) == [
        "10:10 Item knots: there is no phase called lnad. Did you mean land?",
        "11:10 Item knots, hours must run from low to likely to high.",
        "12:20 These items need each other in a circle: knots > dinghy > knots.",
        "13:3 Item swim: the field title is missing.",
        "15:10 Item swim: the field hours must be a number from 0 to 10000.",
        "16:14 Item swim: there is no prerequisite called dingy. Did you mean dinghy?",
        "17:48 Item dinghy: the field opens must be a date such as 2027-03-12.",
        "18:7 Item knots stands twice.",
    ]
    assert told(WRONG, warnings=True) == [
        "14:3 Item swim: there is no field called titel. Did you mean title?"
    ]


def test_the_same_faults_are_found_in_json() -> None:
    document = read_plain_data(WRONG)
    sentences = sorted(fault.sentence for fault in faults_in(WRONG))
    for indent in (None, 2):
        assert sorted(fault.sentence for fault in faults_in(json.dumps(document, indent=indent))) == sentences
    text = json.dumps(document, indent=2)
    for fault in faults_in(text):
        if "titel" in fault.sentence:
            assert text.splitlines()[fault.line - 1][fault.column - 1 :].startswith('"titel"')
        if "dingy" in fault.sentence:
            assert text.splitlines()[fault.line - 1][fault.column - 1 :].startswith('"dingy"')


@pytest.mark.parametrize("text", [sailing(), yaml.safe_dump(SAILING), "\ufeff" + sailing()])
def test_a_sound_roadmap_has_no_faults(text: str) -> None:
    assert told(text) == []
    assert {sentence.split(": ", 1)[1] for sentence in told(text, warnings=True)} == {
        "there is no field called harbour. Did you mean resources?",
        "there is no field called wind. Did you mean kind or id?",
    }


def test_the_shipped_roadmap_has_neither_faults_nor_warnings(shipped: str) -> None:
    assert faults_in(shipped) == []


@pytest.mark.parametrize(("change", "sentence"), REFUSED_ITEMS)
def test_what_the_reader_refuses_in_an_item_is_told_in_its_words(change: Record, sentence: str) -> None:
    assert sentence in [fault.sentence for fault in faults_in(with_item(**change)) if not fault.is_warning]


@pytest.mark.parametrize(("name", "value", "sentence"), REFUSED_ROADMAPS)
def test_what_the_reader_refuses_in_a_roadmap_is_told_in_its_words(
    name: str, value: Any, sentence: str
) -> None:
    text = sailing(lambda document: document.update({name: value}))
    assert sentence in [fault.sentence for fault in faults_in(text) if not fault.is_warning]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: b\na: c\n", Fault(2, 1, "The file cannot be read: the name a stands twice in one entry.")),
        (
            '{\n "a": 1,\n  "a": 2}',
            Fault(3, 3, "The file cannot be read: the name a stands twice in one entry."),
        ),
        ("a:\n  - &x b\n", Fault(2, 1, "The file cannot be read: anchors and aliases are not accepted.")),
        ('{"a": tru}', Fault(1, 7, "The file cannot be read: a value is missing or not written as JSON.")),
        ('{"a": NaN}', Fault(1, 7, "The file cannot be read: NaN is not a number that can be planned with.")),
        ('{"a": 1,\n"b": 1e999}', Fault(2, 6, "The file cannot be read: the number 1e999 is too large.")),
        ('{"a":\n"\\ud800"}', Fault(2, 1, f"The file cannot be read: {BROKEN}.")),
        ('{"a": [1, 2}', Fault(1, 12, "The file cannot be read: a comma or the closing bracket is missing.")),
        ("a: [1, 2\nb: 3\n", Fault(2, 2, "The file cannot be read: did not find expected ',' or ']'.")),
        ("- a\n", Fault(1, 1, "The roadmap is not a list of named fields.")),
        ("", Fault(1, 1, "The roadmap is not a list of named fields.")),
        ("x" * 1_100_000, Fault(1, 1, "The file is larger than 1 MiB, which no roadmap needs.")),
    ],
)
def test_a_file_that_cannot_be_read_has_one_fault(text: str, fault: Fault) -> None:
    assert faults_in(text) == [fault]


def is_refused(text: str) -> bool:
    try:
        read_roadmap(text)
    except Refusal:
        return True
    return False


def has_faults(text: str) -> bool:
    found = faults_in(text)
    lines = text.removeprefix("\ufeff").split("\n")
    for fault in found:
        assert fault.sentence.isprintable()
        assert 1 <= fault.line <= len(lines) + 1
        assert fault.column >= 1
    return any(not fault.is_warning for fault in found)


@given(st.lists(st.tuples(st.sampled_from(PLACES), anything), min_size=1, max_size=3), st.booleans())
def test_there_are_faults_where_the_reader_refuses_and_only_there(
    changes: list[tuple[tuple[Any, ...], Any]], indented: bool
) -> None:
    document = copy.deepcopy(SAILING)
    for path, value in changes:
        put(document, path, value)
    text = json.dumps(document, indent=1 if indented else None)
    assert has_faults(text) is is_refused(text)


@pytest.mark.parametrize("value", [None, True, 1, "x", [], {}, [1], [[]], {"a": 1}, -1.5])
def test_a_wrong_value_at_any_place_is_a_fault_where_the_reader_refuses(value: Any) -> None:
    for path in PLACES:
        document = copy.deepcopy(SAILING)
        put(document, path, value)
        text = json.dumps(document)
        assert has_faults(text) is is_refused(text), path


@given(
    st.sampled_from(SOURCES),
    st.lists(st.tuples(st.integers(0, 4_000), st.integers(0, 9), snippets), max_size=3),
)
def test_a_damaged_file_has_faults_where_the_reader_refuses(
    source: str, cuts: list[tuple[int, int, str]]
) -> None:
    for start, length, snippet in cuts:
        start %= len(source)
        source = source[:start] + snippet + source[start + length :]
    assert has_faults(source) is is_refused(source)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_take_no_time(name: str) -> None:
    text = HOSTILE[name]()
    begun = time.process_time()
    assert has_faults(text)
    assert time.process_time() - begun < 10


def test_there_is_an_end_to_the_faults() -> None:
    items = [{"id": f"i{n}", "title": "x", "requires": ["nobody"]} for n in range(MOST_FAULTS)]
    assert len(faults_in(sailing(lambda document: document.update(items=items)))) == MOST_FAULTS


def test_several_circles_are_told_each() -> None:
    items = [
        {"id": id, "title": "x", "hours": 1, "requires": [other]}
        for id, other in ("ab", "ba", "cd", "dc", "ee")
    ]
    text = json.dumps({"schema_version": 1, "id": "x", "title": "x", "items": items})
    assert [fault.sentence.rpartition(": ")[2] for fault in faults_in(text)] == [
        "a > b > a.",
        "c > d > c.",
        "e > e.",
    ]


def test_the_schema_names_all_that_the_reader_takes() -> None:
    schema = json.loads(resources.path("roadmaps", "roadmap.schema.json").read_text(encoding="utf-8"))
    assert set(schema["properties"]) >= ROADMAP_FIELDS
    assert set(schema["$defs"]["item"]["properties"]) >= ITEM_FIELDS


def test_an_address_that_is_not_opened_and_a_title_of_digits_are_warned_of() -> None:
    found = faults_in(
        "schema_version: 1\nid: x\ntitle: 5\nresources:\n- {id: a, title: A, url: 'javascript:alert(1)'}\n"
        "items:\n- {id: b, title: B, hours: 1}\n"
    )
    assert [(fault.line, fault.is_warning) for fault in found] == [(3, True), (5, True)]
    assert "javascript:alert(1) is no address of the web" in found[1].sentence
