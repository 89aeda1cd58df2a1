"""What a roadmap file can get wrong: the whole sentence, which names the place."""

from typing import Any

import pytest

from planner.domain.errors import Cycle, UnknownId
from planner.exchange.roadmap_file import read_roadmap
from tests.exchange.samples import Record, refusal_of, sailing, with_item

HOURS = "a number from 0 to 10000"
WHOLE = "a whole number from 0 to 1000000"
ID = "an id without blanks, commas and quotes"

RULE_KINDS = (
    "Rule R1: the field kinds must be one of topic, course, book, post, paper, practice, project, "
    "certification, milestone."
)

ITEM_FIELDS: list[tuple[Record, str]] = [
    ({"title": ""}, "Item dinghy: the field title must be a text."),
    ({"title": ["x"]}, "Item dinghy: the field title must be a text."),
    ({"title": "x" * 201}, "Item dinghy: the field title must be a text of at most 200 characters."),
    ({"note": "x" * 20_001}, "Item dinghy: the field note must be a text of at most 20000 characters."),
    (
        {"kind": "podcast"},
        "Item dinghy: the field kind must be one of topic, course, book, post, paper, practice, project, "
        "certification, milestone.",
    ),
    (
        {"subject": "cooking"},
        "Item dinghy: the field subject must be one of maths, programming, ml, dl, genai, data, mlops, cert.",
    ),
    ({"recurring": "yearly"}, "Item dinghy: the field recurring must be one of weekly, monthly, quarterly."),
    ({"phase": "watr"}, "Item dinghy: there is no phase called watr. Did you mean water?"),
    ({"core": "maybe"}, "Item dinghy: the field core must be true or false."),
    ({"core": 1}, "Item dinghy: the field core must be true or false."),
    ({"hours": None}, f"Item dinghy: the field hours must be {HOURS}."),
    ({"hours": "3"}, f"Item dinghy: the field hours must be {HOURS}."),
    ({"hours": -1}, f"Item dinghy: the field hours must be {HOURS}."),
    ({"hours": True}, f"Item dinghy: the field hours must be {HOURS}."),
    ({"hours": 10_001}, f"Item dinghy: the field hours must be {HOURS}."),
    ({"hours": 1e300}, f"Item dinghy: the field hours must be {HOURS}."),
    ({"hours": {"low": 1}}, "Item dinghy, hours: the field likely is missing."),
    ({"hours": {"likely": 1, "high": "x"}}, f"Item dinghy, hours: the field high must be {HOURS}."),
    ({"hours": {"low": 2, "likely": 1}}, "Item dinghy, hours must run from low to likely to high."),
    ({"hours": {"likely": 2, "high": 1}}, "Item dinghy, hours must run from low to likely to high."),
    ({"units": 0}, "Item dinghy: the field units must be a whole number from 1 to 10000."),
    ({"units": 0.5}, "Item dinghy: the field units must be a whole number from 1 to 10000."),
    ({"units": 1e300}, "Item dinghy: the field units must be a whole number from 1 to 10000."),
    ({"opens": "2026-02-30"}, "Item dinghy: the field opens must be a date such as 2027-03-12."),
    ({"opens": 20270401}, "Item dinghy: the field opens must be a date such as 2027-03-12."),
    ({"closes": "30.11.2027"}, "Item dinghy: the field closes must be a date such as 2027-03-12."),
    ({"closes": "2027-03-31"}, "Item dinghy: it closes before it opens."),
    ({"requires": "knots"}, "Item dinghy: the field requires must be a list."),
    ({"requires": [["knots"]]}, "Item dinghy: the field requires must be a list of texts."),
    ({"requires": ["two knots"]}, f"Item dinghy: the field requires must be {ID}."),
    ({"requires": ["knot"]}, "Item dinghy: there is no prerequisite called knot. Did you mean knots?"),
    ({"requires": ["zzz"]}, "Item dinghy: there is no prerequisite called zzz."),
    ({"after": ["yatch"]}, "Item dinghy: there is no item called yatch. Did you mean yacht?"),
    ({"covers": ["sweel"]}, "Item dinghy: there is no item called sweel. Did you mean swell?"),
    ({"requires": ["dinghy"]}, "These items need each other in a circle: dinghy > dinghy."),
    ({"requires": ["licence"]}, "These items need each other in a circle: dinghy > licence > dinghy."),
    ({"resources": ["handbok"]}, "Item dinghy: there is no resource called handbok. Did you mean handbook?"),
    ({"resources": [7]}, "Item dinghy: there is no resource called 7."),
    ({"resources": [{}]}, "Item dinghy, a resource: the field title is missing."),
    ({"choice_group": "boot"}, "Item dinghy: there is no choice group called boot. Did you mean boat?"),
    ({"skip_for": ["rowr"]}, "Item dinghy: there is no background called rowr. Did you mean rower?"),
    ({"refresh_for": {"rowr": 1}}, "Item dinghy: there is no background called rowr. Did you mean rower?"),
    ({"refresh_for": ["rower"]}, "Item dinghy, refresh_for is not a list of named fields."),
    (
        {"refresh_for": {"rower": 1.5}},
        "Item dinghy, refresh_for: the field rower must be a number from 0 to 1.",
    ),
    ({"refresh_for": {"rower": 0}}, "Item dinghy: a refresher takes a share above 0, up to 1."),
    ({"id": "knots"}, "Item knots stands twice."),
    ({"id": "a b"}, f"Item a b: the field id must be {ID}."),
    ({"id": None}, "Item 2: the field id must be a text."),
    ({"id": ["x"]}, "Item ['x']: the field id must be a text."),
]


@pytest.mark.parametrize(("change", "sentence"), ITEM_FIELDS)
def test_an_item_is_refused(change: Record, sentence: str) -> None:
    assert refusal_of(with_item(**change)) == sentence


ROADMAP_FIELDS: list[tuple[str, Any, str]] = [
    ("schema_version", None, "This is not a roadmap of version 1 of the format (schema_version: 1)."),
    ("schema_version", 2, "This is not a roadmap of version 1 of the format (schema_version: 1)."),
    ("schema_version", "1", f"The roadmap: the field schema_version must be {WHOLE}."),
    ("id", None, "The roadmap: the field id must be a text."),
    ("id", "a b", f"The roadmap: the field id must be {ID}."),
    ("title", None, "The roadmap: the field title must be a text."),
    ("items", None, "The roadmap has no items."),
    ("items", [], "The roadmap has no items."),
    ("items", {"a": 1}, "The roadmap: the field items must be a list."),
    ("items", ["a"], "Item 1 is not a list of named fields."),
    ("phases", [{"id": "land"}], "Phase land: the field title is missing."),
    ("phases", [{"title": "x"}], "Phase 1: the field id is missing."),
    ("phases", [{"id": "x", "title": "x", "order": -1}], f"Phase x: the field order must be {WHOLE}."),
    ("phases", [{"id": "x", "title": "x"}, {"id": "x", "title": "y"}], "Phase x stands twice."),
    ("backgrounds", [{"id": "x"}], "Background x: the field title is missing."),
    (
        "choice_groups",
        [{"id": "x", "items": ["knot"]}],
        "Choice group x: there is no item called knot. Did you mean knots?",
    ),
    (
        "choice_groups",
        [{"id": "boat", "items": ["knots"], "at_least": 2}],
        "Choice group boat: the field at_least must be a whole number from 1 to 1.",
    ),
    (
        "choice_groups",
        [{"id": "boat", "items": ["knots"], "default": "yacht"}],
        "Choice group boat: there is no item called yacht.",
    ),
    (
        "lists",
        [{"id": "x", "title": "x", "items": ["knot"]}],
        "List x: there is no item called knot. Did you mean knots?",
    ),
    (
        "lists",
        [{"id": "x", "title": "x", "items": ["knots"], "labels": ["a", "b"]}],
        "List x needs one label for each item, or none.",
    ),
    ("rules", [{"id": "R1"}], "Rule R1: the field text is missing."),
    ("rules", [{"id": "R1", "text": "x", "kinds": ["dance"]}], RULE_KINDS),
    (
        "resources",
        [{"id": "x", "title": "x", "url": "x" * 2_049}],
        "Resource x: the field url must be a text of at most 2048 characters.",
    ),
    ("resources", [{"id": "x", "title": "x", "hours": -1}], f"Resource x: the field hours must be {HOURS}."),
    (
        "resources",
        [{"id": "x", "title": "x", "checked": "so"}],
        "Resource x: the field checked must be true or false.",
    ),
]


@pytest.mark.parametrize(("field", "value", "sentence"), ROADMAP_FIELDS)
def test_a_roadmap_is_refused(field: str, value: Any, sentence: str) -> None:
    def change(document: Record) -> None:
        document[field] = value
        if field == "choice_groups":  # so that the group itself is read, not missed by the item first
            document["items"][1]["choice_group"] = None

    assert refusal_of(sailing(change)) == sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The roadmap is not a list of named fields."),
        ("[]", "The roadmap is not a list of named fields."),
        ("just words", "The roadmap is not a list of named fields."),
        ("a: }", "The file is not readable as YAML: did not find expected node content, line 1."),
        ('{"a" 1}', "The file is not readable as JSON: a colon is missing, line 1."),
    ],
)
def test_what_is_no_roadmap_at_all_is_refused(text: str, sentence: str) -> None:
    assert refusal_of(text) == sentence


def test_numbers_beyond_64_bits_are_refused_before_any_field_sees_them() -> None:
    assert refusal_of(with_item(units=2**70)) == (
        "The file is not readable as JSON: the number 1180591620717411303424 is too large."
    )
    assert refusal_of(with_item(my_own=2**63)) == (
        "The file is not readable as JSON: the number 9223372036854775808 is too large."
    )
    assert refusal_of(with_item(my_own=float("nan"))) == (
        "The file is not readable as JSON: NaN is not a number that can be planned with."
    )


def test_the_refusal_of_a_circle_or_an_unknown_id_can_be_told_apart() -> None:
    with pytest.raises(Cycle) as cycle:
        read_roadmap(with_item(requires=["licence"]))
    assert cycle.value.path == ("dinghy", "licence", "dinghy")
    with pytest.raises(UnknownId) as unknown:
        read_roadmap(with_item(requires=["knot"]))
    assert (unknown.value.wanted, unknown.value.nearest) == ("knot", ("knots",))


def test_soft_order_in_a_circle_is_no_reason_to_refuse() -> None:
    assert read_roadmap(with_item(after=["licence", "dinghy"])).items[1].after == ("licence", "dinghy")


def test_braces_in_a_file_are_not_filled() -> None:
    assert refusal_of(with_item(id="{outer}{0}", title="")) == (
        "Item {outer}{0}: the field title must be a text."
    )
