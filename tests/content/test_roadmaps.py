"""The shipped roadmap: its counts, its graph, its references, its words."""

import copy
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from planner.domain.item import ItemKind, Recurrence, Subject

Record = dict[str, Any]

# Core hours by background, likely values, as the research gives them.
CORE_HOURS = {
    "beginner": 1289,
    "software-engineer": 886,
    "data-scientist": 815,
    "data-engineer": 984,
    "academic": 924,
}


def core_items(items: dict[str, Record], background: str) -> list[Record]:
    """The items of the default plan for a background: core, and not skipped as known."""
    return [item for item in items.values() if item["core"] and background not in item.get("skip_for", [])]


def longest_chain(items: dict[str, Record], *fields: str) -> int:
    """Items on the longest path along `fields`. Raises on a cycle."""
    lengths: dict[str, int] = {}

    def length(id: str, path: tuple[str, ...]) -> int:
        assert id not in path, f"cycle: {' > '.join((*path, id))}"
        if id not in lengths:
            before = [other for field in fields for other in items[id].get(field, [])]
            lengths[id] = 1 + max((length(other, (*path, id)) for other in before), default=0)
        return lengths[id]

    return max(length(id, ()) for id in items)


def learner_texts(roadmap: Record) -> Iterator[tuple[str, str]]:
    """Every sentence of the roadmap that a learner may read, with the place it comes from."""
    for kind in ("backgrounds", "phases", "choice_groups", "lists", "rules", "items", "resources"):
        for record in roadmap[kind]:
            for field in ("title", "summary", "text", "note", "done_when"):
                if field in record:
                    yield f"{record['id']}.{field}", record[field]


def test_counts(roadmap: Record, items: dict[str, Record]) -> None:
    counts = {kind: len(roadmap[kind]) for kind in ("items", "resources", "backgrounds", "phases", "rules")}
    assert counts == {"items": 120, "resources": 112, "backgrounds": 5, "phases": 12, "rules": 19}
    assert len(roadmap["lists"]) == 8
    assert sum(item["core"] for item in items.values()) == 81
    assert sum(len(item["requires"]) for item in items.values()) == 213
    assert sum(len(item.get("after", [])) for item in items.values()) == 17
    assert sum(resource["checked"] for resource in roadmap["resources"]) == 32


@pytest.mark.parametrize("kind", ["items", "resources", "backgrounds", "phases", "rules", "lists"])
def test_ids_are_unique(roadmap: Record, kind: str) -> None:
    doubled = [id for id, count in Counter(record["id"] for record in roadmap[kind]).items() if count > 1]
    assert doubled == []


def test_rules_are_numbered_without_a_gap(roadmap: Record) -> None:
    assert [rule["id"] for rule in roadmap["rules"]] == [f"R{number}" for number in range(1, 20)]


@pytest.mark.parametrize(
    ("kind", "definition"),
    [
        ("items", "item"),
        ("resources", "resource"),
        ("phases", "phase"),
        ("backgrounds", "background"),
        ("choice_groups", "choice_group"),
        ("lists", "list"),
        ("rules", "rule"),
        ("seeds", "seed"),
    ],
)
def test_fields_are_those_of_the_schema(
    roadmap: Record, roadmap_schema: Draft202012Validator, kind: str, definition: str
) -> None:
    # The schema lets unknown fields pass, so that a learner's file keeps them; here a slip must show.
    schema = roadmap_schema.schema
    assert isinstance(schema, Mapping)
    known = set(schema["$defs"][definition]["properties"])
    assert {field for record in roadmap[kind] for field in record} <= known


def test_every_item_has_a_subject_and_a_kind_that_the_program_knows(items: dict[str, Record]) -> None:
    assert {item["subject"] for item in items.values()} == {subject.value for subject in Subject}
    assert {item["kind"] for item in items.values()} == {kind.value for kind in ItemKind}
    recurring = {item["recurring"] for item in items.values() if "recurring" in item}
    assert recurring == {recurrence.value for recurrence in Recurrence}


def test_certification_items_carry_the_certification_subject(items: dict[str, Record]) -> None:
    by_subject = {item["id"] for item in items.values() if item["subject"] == "cert"}
    by_phase = {item["id"] for item in items.values() if item["phase"] == "cert"}
    assert by_subject == by_phase


def test_no_item_names_something_that_does_not_ship(roadmap: Record, items: dict[str, Record]) -> None:
    kinds = ("backgrounds", "phases", "resources", "choice_groups", "seeds")
    known = {kind: {record["id"] for record in roadmap[kind]} for kind in kinds}
    for item in items.values():
        assert item["phase"] in known["phases"]
        for field in ("requires", "after", "covers"):
            assert set(item.get(field, [])) <= set(items) - {item["id"]}, (item["id"], field)
        assert set(item.get("skip_for", [])) | set(item.get("refresh_for", {})) <= known["backgrounds"]
        assert not set(item.get("skip_for", [])) & set(item.get("refresh_for", {})), item["id"]
        assert set(item.get("resources", [])) <= known["resources"], item["id"]
        assert item.get("choice_group") in known["choice_groups"] | {None}
        assert set(item["seeds"]) <= known["seeds"]


def test_every_resource_and_phase_is_used(roadmap: Record, items: dict[str, Record]) -> None:
    used = {resource for item in items.values() for resource in item.get("resources", [])}
    assert used == {resource["id"] for resource in roadmap["resources"]}
    assert {item["phase"] for item in items.values()} == {phase["id"] for phase in roadmap["phases"]}
    assert [phase["order"] for phase in roadmap["phases"]] == list(range(1, 13))


def test_lists_name_items(roadmap: Record, items: dict[str, Record]) -> None:
    for entry in roadmap["lists"]:
        assert set(entry["items"]) <= set(items), entry["id"]
        assert len(entry.get("labels", entry["items"])) == len(entry["items"]), entry["id"]


def test_no_cycle_and_the_longest_chains(items: dict[str, Record]) -> None:
    assert longest_chain(items, "requires") == 14
    assert longest_chain(items, "requires", "after") == 19


def test_soft_order_never_repeats_a_prerequisite(items: dict[str, Record]) -> None:
    for item in items.values():
        assert not set(item.get("after", [])) & set(item["requires"]), item["id"]


def test_core_items_require_core_items_alone(items: dict[str, Record]) -> None:
    dragged_in = [
        (item["id"], other)
        for item in items.values() if item["core"]
        for other in item["requires"] if not items[other]["core"]
    ]  # fmt: skip
    assert dragged_in == []


@pytest.mark.parametrize("background", CORE_HOURS)
def test_core_hours_of_each_background(items: dict[str, Record], background: str) -> None:
    hours = sum(
        item["hours"]["likely"] * item.get("refresh_for", {}).get(background, 1.0)
        for item in core_items(items, background)
    )
    assert round(hours) == CORE_HOURS[background]


@pytest.mark.parametrize("background", CORE_HOURS)
def test_a_default_plan_never_holds_an_item_and_one_it_covers(
    items: dict[str, Record], background: str
) -> None:
    planned = {item["id"] for item in core_items(items, background)}
    both = [(id, other) for id in planned for other in items[id].get("covers", []) if other in planned]
    assert both == []


@pytest.mark.parametrize("background", CORE_HOURS)
def test_core_work_of_each_background_spans_most_tracks(items: dict[str, Record], background: str) -> None:
    hours: Counter[str] = Counter()
    for item in core_items(items, background):
        hours[item["subject"]] += item["hours"]["likely"] * item.get("refresh_for", {}).get(background, 1.0)
    # Certificates are never core; each other track has work, and none swallows the plan.
    assert set(hours) == {subject.value for subject in Subject} - {"cert"}
    assert max(hours.values()) < 0.45 * sum(hours.values())


def test_hours_run_from_low_to_high(roadmap: Record, items: dict[str, Record]) -> None:
    for record in [*items.values(), *roadmap["resources"]]:
        hours = record["hours"]
        assert hours is None or 0 <= hours["low"] <= hours["likely"] <= hours["high"], record["id"]


def test_milestones_alone_have_no_hours(items: dict[str, Record]) -> None:
    without = {item["id"] for item in items.values() if item["hours"]["high"] == 0}
    assert without == {item["id"] for item in items.values() if item["kind"] == "milestone"}


def test_choice_groups_and_their_members_agree(roadmap: Record, items: dict[str, Record]) -> None:
    for group in roadmap["choice_groups"]:
        members = [item["id"] for item in items.values() if item.get("choice_group") == group["id"]]
        assert sorted(members) == sorted(group["items"])
        assert 1 <= group["at_least"] <= len(members)
        core = [id for id in members if items[id]["core"]]
        assert core == ([group["default"]] if "default" in group else [])


def test_tool_bound_items_carry_a_later_review_date(roadmap: Record, items: dict[str, Record]) -> None:
    for item in items.values():
        assert ("review_on" in item) == item.get("tool_bound", False), item["id"]
        if "review_on" in item:
            assert date.fromisoformat(item["review_on"]) > date.fromisoformat(roadmap["as_of"])
    assert sum("review_on" in item for item in items.values()) == 26


def test_hours_have_a_basis_and_addresses_are_links(roadmap: Record) -> None:
    for resource in roadmap["resources"]:
        assert (resource["hours"] is None) == (resource["hours_basis"] is None), resource["id"]
    assert [resource["id"] for resource in roadmap["resources"] if resource["url"] is None] == ["dudek"]


def test_words_are_for_a_learner(roadmap: Record) -> None:
    for place, text in learner_texts(roadmap):
        assert "!" not in text, place
        assert text == text.strip(), place
        assert not re.search(r"\b(seeds?|the planner should|just|don't forget)\b", text), place


def test_done_when_and_notes_are_whole_sentences(items: dict[str, Record]) -> None:
    for item in items.values():
        assert re.search(r"\b(you|your|yours)\b", item["done_when"], re.IGNORECASE), item["id"]
        for text in (item["done_when"], item.get("note", "A.")):
            assert re.match(r"[A-Z].*\.$", text, re.DOTALL), item["id"]


def test_titles_fit_the_week(items: dict[str, Record]) -> None:
    assert [item["title"] for item in items.values() if len(item["title"]) > 50] == []
    assert len({item["title"] for item in items.values()}) == len(items)


def test_rules_speak_to_the_learner_in_sentences(roadmap: Record) -> None:
    for rule in roadmap["rules"]:
        assert re.match(r"[A-Z].*\.$", rule["text"]), rule["id"]


BROKEN: dict[str, Record] = {
    "an unknown subject": {"subject": "cooking"},
    "an unknown kind": {"kind": "podcast"},
    "a negative estimate": {"hours": {"low": -1, "likely": 2, "high": 3}},
    "an estimate with a part missing": {"hours": {"low": 1, "high": 3}},
    "an id with a space": {"id": "linear algebra"},
    "a prerequisite that is no list": {"requires": "calculus"},
    "a prerequisite named twice": {"requires": ["calculus", "calculus"]},
    "a share above one": {"refresh_for": {"beginner": 1.5}},
    "a day that does not exist": {"opens": "2026-02-30"},
    "a day written otherwise": {"closes": "30.11.2026"},
    "a word for yes": {"core": "yes"},
    "an unknown period": {"recurring": "yearly"},
    "an empty title": {"title": " "},
    "half a unit": {"units": 0.5},
    "a review date on an item that does not age": {"review_on": "2027-05-20"},
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
def test_schema_refuses(roadmap: Record, roadmap_schema: Draft202012Validator, change: Record) -> None:
    broken = copy.deepcopy(roadmap)
    broken["items"][5].update(change)
    assert not roadmap_schema.is_valid(broken)


def test_every_item_of_ours_says_what_others_may_leave_out(items: dict[str, Record]) -> None:
    said = {"id", "title", "kind", "phase", "core", "requires"}
    assert [id for id, item in items.items() if not said <= set(item)] == []
    assert [id for id, item in items.items() if "hours" not in item and item["kind"] != "milestone"] == []


@pytest.mark.parametrize("missing", ["id", "title", "hours"])
def test_schema_asks_for(roadmap: Record, roadmap_schema: Draft202012Validator, missing: str) -> None:
    broken = copy.deepcopy(roadmap)
    del broken["items"][5][missing]
    assert not roadmap_schema.is_valid(broken)


def test_schema_takes_a_small_roadmap_of_ones_own(roadmap_schema: Draft202012Validator) -> None:
    item = {"id": "knots", "title": "Knots", "kind": "topic", "core": True, "hours": 2, "requires": []}
    milestone = {"id": "ms", "title": "Done", "kind": "milestone", "core": True, "requires": ["knots"]}
    optional = {"opens": "2027-01-01", "closes": "2027-03-31", "units": 12, "my-own-field": {"kept": True}}
    document: Record = {"schema_version": 1, "id": "sailing", "title": "Sailing"}
    document["items"] = [item | optional, milestone]
    roadmap_schema.validate(document)
    with_phases = document | {"phases": [{"id": "land", "title": "On land", "order": 1}]}
    roadmap_schema.validate(with_phases)  # items that name no phase stand in the first
