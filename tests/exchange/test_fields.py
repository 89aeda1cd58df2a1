from datetime import date
from enum import StrEnum
from typing import Any

import pytest

from planner.domain.errors import Refusal, UnknownId
from planner.exchange.fields import Fields


class Wind(StrEnum):
    CALM = "calm"
    GALE = "gale"


def fields_with(value: Any) -> Fields:
    return Fields({"field": value}, "Boat Mo")


def refused(wanted: str) -> Any:
    """The whole sentence that says what the field must be."""
    return pytest.raises(Refusal, match=rf"^Boat Mo: the field field must be {wanted}\.$")


@pytest.mark.parametrize("data", [None, [], "text", 3, True])
def test_only_a_mapping_has_fields(data: Any) -> None:
    with pytest.raises(Refusal, match=r"^Boat Mo is not a list of named fields\.$"):
        Fields(data, "Boat Mo")


@pytest.mark.parametrize(("value", "text"), [(" a b ", "a b"), (7, "7"), (1.5, "1.5"), ("a\nb", "a\nb")])
def test_a_text(value: Any, text: str) -> None:
    assert fields_with(value).text("field") == text


def test_a_missing_text_is_its_default_or_refused() -> None:
    assert fields_with(None).text("field", "") == ""
    assert fields_with("  ").text("field", "usual") == ""
    with refused("a text"):
        fields_with(None).text("field")
    with refused("a text"):
        fields_with("  ").text("field")


@pytest.mark.parametrize("value", [True, [], {}, ["a"]])
def test_what_is_no_text(value: Any) -> None:
    with refused("a text"):
        fields_with(value).text("field", "")


def test_a_text_has_its_end() -> None:
    assert len(fields_with("x" * 20_000).text("field")) == 20_000
    with refused("a text of at most 20000 characters"):
        fields_with("x" * 20_001).text("field")


def test_a_line_is_one_line_that_turns_nothing_round() -> None:
    assert fields_with(" Sail \n\t ing\u202e x\u2066y\u2069 ").line("field") == "Sail ing xy"
    assert fields_with(None).line("field", "") == ""
    with refused("a text of at most 200 characters"):
        fields_with("x" * 201).line("field")
    with refused("a text"):
        fields_with("\u202e").line("field")


@pytest.mark.parametrize("id", ["a", "linear-algebra", "R1", "線形", "C++", "a.b/c:d", "x" * 120])
def test_an_id(id: str) -> None:
    assert fields_with(id).identifier("field") == id
    assert fields_with([id, id]).ids("field") == (id, id)


@pytest.mark.parametrize("id", ["a b", "a,b", "a;b", 'a"b', "a'b", "a\nb", "a\u00a0b", "a\u200bb", "x" * 121])
def test_what_is_no_id(id: str) -> None:
    with refused("an id without blanks, commas and quotes"):
        fields_with(id).identifier("field")
    with refused("an id without blanks, commas and quotes"):
        fields_with(["a", id]).ids("field")


def test_an_empty_id_in_a_list_is_refused() -> None:
    with refused("an id without blanks, commas and quotes"):
        fields_with([""]).ids("field")


def test_words_come_as_they_stand() -> None:
    assert fields_with(["b", " a ", "b", 3]).words("field") == ("b", " a ", "b", "3")
    assert fields_with(None).words("field") == ()


@pytest.mark.parametrize("values", [[None], [True], [["a"]], [{}], [1.5], ["x" * 20_001]])
def test_what_is_no_list_of_texts(values: list[Any]) -> None:
    with refused("a list of texts"):
        fields_with(values).words("field")


@pytest.mark.parametrize("value", ["a", 3, {}, True])
def test_what_is_no_list(value: Any) -> None:
    for read in (Fields.items, Fields.words, Fields.ids):
        with refused("a list"):
            read(fields_with(value), "field")


def test_a_reference_names_something_that_exists() -> None:
    assert fields_with("mast").reference("field", "part", ["mast", "keel"]) == "mast"
    assert fields_with(None).reference("field", "part", ["mast"]) is None
    assert fields_with(["keel", "mast"]).references("field", "part", ["mast", "keel"]) == ("keel", "mast")
    sentence = r"^Boat Mo: there is no part called mist\. Did you mean mast\?$"
    with pytest.raises(UnknownId, match=sentence):
        fields_with("mist").reference("field", "part", ["mast", "keel"])
    with pytest.raises(UnknownId, match=sentence):
        fields_with(["mist"]).references("field", "part", ["mast", "keel"])


@pytest.mark.parametrize("value", [0, 0.5, 1_000_000])
def test_a_number(value: float) -> None:
    assert fields_with(value).number("field") == value


@pytest.mark.parametrize(
    "value", [-1, -0.1, float("nan"), float("inf"), 1_000_001, 2**70, 10**400, True, "3", [], {}]
)
def test_what_is_no_number_in_bounds(value: Any) -> None:
    with refused("a number from 0 to 1000000"):
        fields_with(value).number("field")
    with refused("a whole number from 0 to 1000000"):
        fields_with(value).whole_number("field")


def test_a_missing_number_is_its_default_or_refused() -> None:
    assert fields_with(None).number("field", 2.5) == 2.5
    assert fields_with(None).whole_number("field") is None
    with refused("a number from 0 to 7"):
        fields_with(None).number("field", most=7)


def test_a_whole_number_has_no_fraction_and_keeps_its_bounds() -> None:
    number = fields_with(3.0).whole_number("field", 1, 3)
    assert number == 3
    assert isinstance(number, int)
    for value in (0.5, 0, 4, 2.5):
        with refused("a whole number from 1 to 3"):
            fields_with(value).whole_number("field", 1, 3)


@pytest.mark.parametrize(
    ("value", "truth"), [(True, True), (False, False), ("yes", True), ("No", False), (None, True)]
)
def test_a_truth(value: Any, truth: bool) -> None:
    assert fields_with(value).truth("field", True) is truth


@pytest.mark.parametrize("value", ["maybe", "", 1, 0, []])
def test_what_is_no_truth(value: Any) -> None:
    with refused("true or false"):
        fields_with(value).truth("field", True)


def test_a_day() -> None:
    assert fields_with("2028-02-29").day("field") == date(2028, 2, 29)
    assert fields_with(None).day("field") is None


@pytest.mark.parametrize(
    "value",
    ["2026-02-30", "2027-02-29", "2027-3-1", "12.03.2027", "20270312", "2027-W10-5", "2027-03-12T09:00"],
)
def test_what_is_written_otherwise_is_no_day(value: str) -> None:
    with refused("a date such as 2027-03-12"):
        fields_with(value).day("field")


@pytest.mark.parametrize(
    "value", [20270312, 2027, True, [], {}, "", "0000-00-00", "1969-12-31", "2200-01-01"]
)
def test_what_is_no_day_of_any_plan(value: Any) -> None:
    with refused("a date such as 2027-03-12"):
        fields_with(value).day("field")


def test_a_choice() -> None:
    assert fields_with("gale").choice("field", Wind) is Wind.GALE
    assert fields_with(None).choice("field", Wind, Wind.CALM) is Wind.CALM


@pytest.mark.parametrize("value", ["Gale", "breeze", 3, [], None])
def test_what_is_no_choice(value: Any) -> None:
    with refused("one of calm, gale"):
        fields_with(value).choice("field", Wind)


def test_entries_say_which_they_are() -> None:
    boats = Fields({"boats": [{"id": "mo"}, {}, {"id": ""}, {"id": "x" * 99}]}, "The fleet")
    places = [entry.place for entry in boats.entries("boats", "{outer}, boat {name}")]
    assert places[:3] == ["The fleet, boat mo", "The fleet, boat 2", "The fleet, boat 3"]
    assert len(places[3]) < 80
    assert Fields({}, "The fleet").entries("boats", "Boat {name}") == []


def test_entries_that_are_doubled_or_none_are_refused() -> None:
    with pytest.raises(Refusal, match=r"^Boat mo stands twice\.$"):
        Fields({"boats": [{"id": "mo"}, {"id": " mo"}]}, "The fleet").entries("boats", "Boat {name}")
    with pytest.raises(Refusal, match=r"^Boat 2 is not a list of named fields\.$"):
        Fields({"boats": [{}, "mo"]}, "The fleet").entries("boats", "Boat {name}")


def test_the_rest_is_what_is_not_known() -> None:
    assert Fields({"a": 1, "b": [2]}, "x").rest({"a"}) == {"b": [2]}
    assert "a" in Fields({"a": 0}, "x")
    assert "a" not in Fields({"a": None}, "x")
