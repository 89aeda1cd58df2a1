"""Everything of a plan as one document, and back."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.storage.archive import FORMAT, archive_of, archive_text, plan_of
from planner.storage.errors import NewerVersion
from planner.storage.header import SCHEMA_VERSION
from planner.storage.mapping import CODECS
from planner.values import replace
from tests.storage.samples import an_item, sample_plan
from tests.storage.strategies import plans


def there_and_back(plan: Plan) -> Plan:
    return plan_of(json.loads(archive_text(plan)))


@given(plans())
def test_any_plan_that_can_be_stored_comes_back(plan: Plan) -> None:
    """Fifty plans in the ordinary run, and two thousand with --thorough."""
    back = there_and_back(plan)
    assert back == plan
    for name in CODECS:
        if name != "settings":
            assert list(getattr(back, name)) == list(getattr(plan, name))


def test_hard_words_in_every_field_come_back() -> None:
    plan = replace(sample_plan(), revision=7)
    assert there_and_back(plan) == plan
    hard = "\x01\x7f\x85\u2028\u2029\u202e\r\n\t\\\"'</script> \ufeff\uffff\U0010ffff 線 e\u0301 =1+1 {}[]"
    item = an_item(title=hard, note=hard, done_when=hard, extra={hard: [hard]}, after=(hard,))
    plan = replace(plan, items={**plan.items, item.id: item})
    assert there_and_back(plan) == plan


def test_the_same_plan_is_the_same_text_and_has_a_line_for_each_record() -> None:
    plan = sample_plan()
    text = archive_text(plan)
    assert text == archive_text(there_and_back(plan))
    for item in plan.items.values():
        assert sum(f'{{"id": "{item.id}", "title"' in line for line in text.splitlines()) == 1
    document = json.loads(text)
    assert document == archive_of(plan)
    assert (document["format"], document["version"]) == (FORMAT, SCHEMA_VERSION)
    assert list(document["records"]) == list(CODECS)


def test_what_an_older_version_did_not_know_takes_its_default() -> None:
    document = archive_of(sample_plan()) | {"version": 1}
    del document["records"]["cards"], document["last_entry"], document["revision"]
    for row in document["records"]["settings"]:
        del row["review_percent"]
    plan = plan_of(document)
    assert (plan.cards, plan.settings.review_percent, plan.revision) == ({}, 20, 0)
    assert plan.last_entry == max(map(int, plan.entries))


@pytest.mark.parametrize("version", [SCHEMA_VERSION + 1, 10**15])
def test_one_of_a_newer_version_is_refused_and_says_so(version: int) -> None:
    with pytest.raises(NewerVersion, match="update the program"):
        plan_of(archive_of(sample_plan()) | {"version": version})


@pytest.mark.parametrize("document", [None, [], "x", {}, {"format": "another"}, {"format": ["x"]}])
def test_what_is_no_archive_is_refused(document: Any) -> None:
    with pytest.raises(Refusal, match="no archive of a study plan"):
        plan_of(document)


def _without(name: str) -> Callable[[Any], None]:
    return lambda document: document["records"].pop(name)


def _doubled(document: Any) -> None:
    document["records"]["items"] += document["records"]["items"][:1]


SPOILED: dict[str, Callable[[Any], Any]] = {
    "version 0": lambda document: document.update(version=0),
    "no version": lambda document: document.pop("version"),
    "a flag as version": lambda document: document.update(version=True),
    "no records": lambda document: document.pop("records"),
    "records in a list": lambda document: document.update(records=[]),
    "records that are none": lambda document: document.update(records=7),
    "a counter below 0": lambda document: document.update(last_entry=-1),
    "a counter in words": lambda document: document.update(revision="7"),
    "no settings": _without("settings"),
    "no items": _without("items"),
    "an id twice": _doubled,
    "settings twice": lambda document: document["records"]["settings"].append(
        document["records"]["settings"][0]
    ),
    "an unknown table": lambda document: document["records"].update(songs=[]),
    "an unknown column": lambda document: document["records"]["items"][0].update(colour="red"),
    "a table that is none": lambda document: document["records"].update(items={}),
    "a row that is none": lambda document: document["records"]["items"].append(["x"]),
    "an unknown kind": lambda document: document["records"]["items"][0].update(kind="song"),
    "an id that is a list": lambda document: document["records"]["items"][0].update(id=["x"]),
    "a moment with an offset": lambda document: document["records"]["sessions"][0].update(
        start="2026-11-23T08:00:00+01:00"
    ),
    "items that need each other": lambda document: document["records"]["items"][0].update(
        requires=[document["records"]["items"][0]["id"]]
    ),
    "a prerequisite that is no item": lambda document: document["records"]["items"][0].update(requires=["x"]),
    "a goal that wants no item": lambda document: document["records"]["goals"][0].update(items=["x"]),
    "half a pair": lambda document: document["records"]["items"][0].update(title="\ud800"),
    "a session that ends before it starts": lambda document: document["records"]["sessions"][0].update(
        end="2020-01-01T00:00:00"
    ),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_a_spoiled_one_is_refused_in_a_sentence(spoil: Callable[[Any], Any]) -> None:
    document = archive_of(sample_plan())
    spoil(document)
    with pytest.raises(Refusal, match="damaged"):
        plan_of(document)


def test_what_cannot_be_kept_exactly_is_not_written() -> None:
    plan = replace(sample_plan(), items={"x": an_item("x", title="\ud800")})
    with pytest.raises(Refusal, match="cannot be stored"):
        archive_of(plan)
