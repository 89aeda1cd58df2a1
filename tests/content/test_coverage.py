"""Each thing that the four articles name ships: the measure of completeness."""

from collections import Counter
from typing import Any

import pytest

Record = dict[str, Any]


@pytest.fixture(scope="module")
def entries(coverage: Record) -> dict[str, Record]:
    return {entry["id"]: entry for article in coverage["articles"] for entry in article["entries"]}


@pytest.fixture(scope="module")
def shipped(
    roadmap: Record, items: dict[str, Record], certifications: dict[str, Record], facts: dict[str, Record]
) -> dict[str, set[str]]:
    return {
        "items": set(items),
        "rules": {rule["id"] for rule in roadmap["rules"]},
        "lists": {entry["id"] for entry in roadmap["lists"]},
        "certifications": set(certifications),
        "facts": set(facts),
    }


def pairs(entries: dict[str, Record], kind: str) -> set[tuple[str, str]]:
    """All (target, entry) pairs of one kind."""
    return {(target, id) for id, entry in entries.items() for target in entry["maps_to"].get(kind, [])}


def test_every_entry_is_there_once(coverage: Record, entries: dict[str, Record]) -> None:
    assert sum(len(article["entries"]) for article in coverage["articles"]) == len(entries) == 260
    for article in coverage["articles"]:
        numbers = [int(entry["id"][4:]) for entry in article["entries"]]
        assert numbers == list(range(1, len(numbers) + 1)), article["id"]
        assert {entry["id"][:3] for entry in article["entries"]} == {article["id"]}


def test_articles_are_those_of_the_roadmap(coverage: Record, roadmap: Record) -> None:
    told = [(article["id"], article["file"]) for article in coverage["articles"]]
    assert told == [(seed["id"], seed["file"]) for seed in roadmap["seeds"]]


def test_everything_named_ships(entries: dict[str, Record], shipped: dict[str, set[str]]) -> None:
    missing = [
        (id, kind, target)
        for id, entry in entries.items()
        for kind, targets in entry["maps_to"].items()
        for target in targets if target not in shipped[kind]
    ]  # fmt: skip
    assert missing == []


def test_noise_alone_leads_nowhere(entries: dict[str, Record]) -> None:
    nowhere = {id for id, entry in entries.items() if not any(entry["maps_to"].values())}
    assert nowhere == {id for id, entry in entries.items() if entry["type"] == "noise"}
    assert len(nowhere) == 4


def test_entries_and_their_items_name_each_other(
    entries: dict[str, Record], items: dict[str, Record]
) -> None:
    from_items = {(item["id"], ref) for item in items.values() for ref in item.get("seed_refs", [])}
    assert from_items == pairs(entries, "items")


def test_entries_and_their_rules_name_each_other(entries: dict[str, Record], roadmap: Record) -> None:
    from_rules = {(rule["id"], ref) for rule in roadmap["rules"] for ref in rule["seed_refs"]}
    assert from_rules == pairs(entries, "rules")


def test_entries_and_their_facts_name_each_other(
    entries: dict[str, Record], facts: dict[str, Record]
) -> None:
    from_facts = {(fact["id"], ref) for fact in facts.values() for ref in fact["seed_refs"]}
    assert from_facts == pairs(entries, "facts")


def test_every_rule_and_fact_has_a_source(entries: dict[str, Record], shipped: dict[str, set[str]]) -> None:
    for kind in ("rules", "facts"):
        assert {target for target, _entry in pairs(entries, kind)} == shipped[kind], kind


def test_items_from_the_articles_are_traced_to_an_entry(items: dict[str, Record]) -> None:
    untraced = {item["id"] for item in items.values() if not item.get("seed_refs")}
    assert {items[id]["provenance"] for id in untraced} == {"added", "derived"}
    assert Counter(item["provenance"] for item in items.values())["seed"] > 80
