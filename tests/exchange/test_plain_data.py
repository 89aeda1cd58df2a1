import json
import math
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planner import resources
from planner.domain.errors import Refusal
from planner.exchange.plain_data import read_plain_data

characters = st.characters(
    exclude_categories=["Cs", "Cc"], include_characters="\t\n", exclude_characters="\ufeff\ufffe\uffff"
)
texts = st.text(characters, max_size=12)
plain_data = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63) + 1, 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts
    | st.sampled_from(["no", "1:30", "1e5", "007", "0x1f", "1_000", "2026-02-30", ".inf", "<<", "=", "~"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(texts, plain_data, max_size=4))
def test_json_is_read_as_what_it_says(data: dict[str, Any]) -> None:
    for indent in (None, 1):
        for ascii in (True, False):
            assert read_plain_data(json.dumps(data, indent=indent, ensure_ascii=ascii)) == data


@given(plain_data, st.booleans())
def test_yaml_is_read_as_what_it_says(data: Any, in_braces: bool) -> None:
    text = yaml.safe_dump(data, default_flow_style=in_braces, allow_unicode=True)
    if not text.startswith(("{}", '{"')):  # which is how JSON begins
        assert read_plain_data(text) == data


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("~", None),
        ("", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("-12", -12),
        ("+3", 3),
        ("0", 0),
        ("2.50", 2.5),
        (".5", 0.5),
        ("1.5e+3", 1500.0),
        ("no", "no"),
        ("On", "On"),
        ("12:30", "12:30"),
        ("007", "007"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("12e4", "12e4"),
        ("2026-02-30", "2026-02-30"),
        ("2027-03-12", "2027-03-12"),
        (".nan", ".nan"),
        ("-.inf", "-.inf"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("'<<'", "<<"),
    ],
)
def test_what_yaml_writes_without_quotes(text: str, value: object) -> None:
    read = read_plain_data(f"field: {text}\n")
    assert read == {"field": value}
    assert type(read["field"]) is type(value)


def test_names_are_texts_as_they_are_written() -> None:
    assert read_plain_data("1: a\ntrue: b\n2027-03-12: c\n'<<': d") == {
        "1": "a",
        "true": "b",
        "2027-03-12": "c",
        "<<": "d",
    }


def test_a_mark_at_the_start_and_a_version_of_yaml_are_read_over() -> None:
    assert read_plain_data('\ufeff{"a": 1}') == {"a": 1}
    assert read_plain_data("\ufeffa: 1") == {"a": 1}
    assert read_plain_data("%YAML 1.2\n---\na: 1\n...\n") == {"a": 1}


def test_braces_of_yaml_are_not_taken_for_json() -> None:
    assert read_plain_data("{a: 1, b: [x, y]}") == {"a": 1, "b": ["x", "y"]}
    assert read_plain_data(" { } ") == {}


def test_block_texts_and_comments() -> None:
    text = "# a comment\na: |\n  two\n  lines\nb: >\n  one\n  line\n"
    assert read_plain_data(text) == {"a": "two\nlines\n", "b": "one line\n"}


@pytest.mark.parametrize("file", ["roadmaps/ml-engineer.yaml", "certifications/certifications.yaml"])
def test_shipped_files_are_read_as_other_programs_read_them(file: str) -> None:
    text = resources.path(*file.split("/")).read_text(encoding="utf-8")
    assert read_plain_data(text) == yaml.load(text, yaml.CSafeLoader)


def refusal_of(text: str) -> str:
    with pytest.raises(Refusal) as refusal:
        read_plain_data(text)
    return str(refusal.value)


JSON = "The file is not readable as JSON: "
YAML = "The file is not readable as YAML: "


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"a": 1,\n"b"}', "a colon is missing, line 2."),
        ('{"a": NaN}', "NaN is not a number that can be planned with."),
        ('{"a": -Infinity}', "-Infinity is not a number that can be planned with."),
        ('{"a": 1e999}', "the number 1e999 is too large."),
        ('{"a": 9223372036854775808}', "the number 9223372036854775808 is too large."),
        ('{"a": -9223372036854775808}', "the number -9223372036854775808 is too large."),
        ('{"a": 1, "b": 2, "a": 3}', "the name a stands twice in one entry."),
        ('{"b": {"\\u0061": 1, "a": 1}}', "the name a stands twice in one entry."),
        ('{"a": "\\ud800"}', "a character is broken or has no place in a text."),
        ('{"a": ["\\u0000"]}', "a character is broken or has no place in a text."),
        ('{"\\u001b": 1}', "a character is broken or has no place in a text."),
        ('{"a": "\ud800"}', "a character is broken or has no place in a text."),
        ('{"a": "\t"}', "a line end or tab stands within a text, line 1."),
    ],
)
def test_json_that_is_not_sound_is_refused(text: str, reason: str) -> None:
    assert refusal_of(text) == JSON + reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a: b\nc: d: e", "mapping values are not allowed in this context, line 2."),
        ("a: 1\nb: &x 2", "anchors and aliases are not accepted, line 2."),
        ("a: &x [1]\nb: *x", "anchors and aliases are not accepted, line 1."),
        ("b: *x", "anchors and aliases are not accepted, line 1."),
        ("a:\n  <<: {b: 1}", "merge keys are not accepted, line 2."),
        ("a: !!python/object/apply:os.system [ls]", "tags are not accepted, line 1."),
        ("a: !!str 1", "tags are not accepted, line 1."),
        ("! a", "tags are not accepted, line 1."),
        ("!!map {a: 1}", "tags are not accepted, line 1."),
        ("%TAG ! tag:x,2000:\n---\na: 1", "tags are not accepted."),
        ("a: 1\nb: 2\na: 3", "the name a stands twice in one entry, line 3."),
        ('a: 1\n"\\x61": 2', "the name a stands twice in one entry, line 2."),
        ("- {a: 1, a: 1}", "the name a stands twice in one entry, line 1."),
        ("? [a]\n: 1", "a name must be a text, line 1."),
        ("{{a: 1}: 2}", "a name must be a text, line 1."),
        ("a: 1\n---\nb: 2", "it holds more than one document, line 2."),
        ("a: 9223372036854775808", "the number 9223372036854775808 is too large, line 1."),
        ("a: 1.0e+999", "the number 1.0e+999 is too large, line 1."),
        ("a: b\nc: d\0", "a character is broken or has no place in a text, line 2."),
        ("a: \x1b[31m", "a character is broken or has no place in a text, line 1."),
        ("a: \ud800", "a character is broken or has no place in a text, line 1."),
        ('a: "\\0"', "a character is broken or has no place in a text, line 1."),
        ('"\\e": 1', "a character is broken or has no place in a text, line 1."),
        ('a: "\\ud800"', "found invalid Unicode character escape code, line 1."),
        ("a: \ufffe", "control characters are not allowed."),
        ("\ta: 1", "found character that cannot start any token, line 1."),
    ],
)
def test_yaml_that_is_not_sound_or_not_plain_is_refused(text: str, reason: str) -> None:
    assert refusal_of(text) == YAML + reason


def nested(opening: str, closing: str, depth: int) -> str:
    return opening * depth + closing * depth


def test_what_is_nested_32_deep_is_read_and_no_deeper() -> None:
    deepest = "it is nested more than 32 deep"
    assert read_plain_data(nested("[", "]", 32)) is not None
    assert refusal_of(nested("[", "]", 33)) == f"{YAML}{deepest}, line 1."
    assert read_plain_data(nested('{"a": ', "}", 32).replace(": }", ": 1}"))["a"] is not None
    assert refusal_of('{"a":' + nested("[", "]", 32) + "}") == f"{JSON}{deepest}."


def test_twenty_thousand_entries_are_read_and_no_more() -> None:
    assert len(read_plain_data("[" + "1," * 19_999 + "]")) == 19_999
    assert refusal_of("[" + "1," * 20_000 + "]") == f"{YAML}it has more than 20000 entries, line 1."
    assert len(read_plain_data('{"a": [' + "1," * 19_996 + "1]}")["a"]) == 19_997
    assert refusal_of('{"a": [' + "1," * 19_997 + "1]}") == f"{JSON}it has more than 20000 entries."


def test_a_mebibyte_is_read_and_no_more_whatever_its_characters() -> None:
    sentence = "The file is larger than 1 MiB, which no roadmap needs."
    assert len(read_plain_data("a" * 1024 * 1024)) == 1024 * 1024
    assert refusal_of("a" * (1024 * 1024 + 1)) == sentence
    assert refusal_of("線" * (1024 * 1024 // 3 + 1)) == sentence
    assert refusal_of('{"a": "' + "a" * 1024 * 1024 + '"}') == sentence


@given(plain_data)
def test_reading_leaves_nothing_that_cannot_be_stored(data: Any) -> None:
    waiting = [read_plain_data(json.dumps({"data": data}))]
    while waiting:
        value = waiting.pop()
        if isinstance(value, float):
            assert math.isfinite(value)
        elif isinstance(value, int):
            assert abs(value) < 2**63
        elif isinstance(value, str):
            assert "\0" not in value
            assert value.encode().decode() == value
        waiting += value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"nodes": [', "a value is missing or not written as JSON, line 1"),
        ('{"id": "x"\n "title": "A"}', "a comma or the closing bracket is missing, line 2"),
        ('{"id": "x}', "a text has no closing quote, line 1"),
        ('{"id": "\\q"}', "it is not written as JSON, line 1"),
    ],
)
def test_what_is_wrong_in_json_is_told_in_plain_words(text: str, reason: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_plain_data(text)
    assert reason in str(caught.value)
