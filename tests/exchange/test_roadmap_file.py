import json
from datetime import date
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from planner import resources
from planner.domain.item import Effort, Item, ItemKind, Recurrence, Resource, Subject
from planner.domain.roadmap import (
    Background,
    ChoiceGroup,
    ListKind,
    Phase,
    ReadingList,
    Roadmap,
    Rule,
    study_order,
)
from planner.exchange.roadmap_file import read_roadmap
from tests.exchange.samples import SAILING, sailing, with_item


def test_every_field_arrives_in_its_place() -> None:
    roadmap = read_roadmap(sailing())
    assert (roadmap.id, roadmap.title, roadmap.version) == ("sailing", "Sailing", "2.1")
    assert roadmap.extra == {"harbour": {"kept": ["as", "it", "is", 1.5, None]}}
    assert roadmap.phases == (Phase("land", "On land", 2, "Theory"), Phase("water", "On the water", 1, ""))
    assert roadmap.backgrounds == (
        Background("rower", "Rower", "You know the water."),
        Background("surfer", "Surfer"),
    )
    assert roadmap.choice_groups == (
        ChoiceGroup("boat", "Boat", ("dinghy", "yacht"), 2, "dinghy", "Choose a boat."),
        ChoiceGroup("sea", "sea", ("yacht",)),
    )
    assert roadmap.lists == (
        ReadingList(
            "steps", "Steps", ("knots", "dinghy", "knots"), "Twice is meant.", ("First", "Then", "First")
        ),
        ReadingList("short", "Short", ("knots",), kind=ListKind.READING, article="003"),
    )
    assert roadmap.rules == (
        Rule("R1", "One hand for the boat.", "One hand"),
        Rule("R2", "Swim.", "", ("swell",), (ItemKind.PRACTICE,)),
    )
    assert [item.id for item in roadmap.items] == ["knots", "dinghy", "yacht", "swell", "licence"]
    assert [item.position for item in roadmap.items] == [0, 1, 2, 3, 4]


def test_an_item_with_every_field() -> None:
    assert read_roadmap(sailing()).items[1] == Item(
        id="dinghy",
        title="Dinghy",
        kind=ItemKind.PRACTICE,
        phase="water",
        subject=Subject.DL,
        position=1,
        core=False,
        effort=Effort(480, 615, 960),
        requires=("knots",),
        after=("yacht",),
        covers=("swell",),
        choice_group="boat",
        recurring=Recurrence.WEEKLY,
        certifications=("licence",),
        resources=(
            Resource(
                id="handbook",
                title="Handbook",
                by="A. Sailor",
                url="https://example.org/handbook",
                type="book",
                cost="free",
                checked=True,
                hours=(4, 5.5, 7),
                note="Old.",
            ),
            Resource(id="A page", title="A page", url="https://example.org"),
        ),
        done_when="You come back dry.",
        note="Wear a vest.",
        opens=date(2027, 4, 1),
        closes=date(2027, 10, 31),
        units=12,
        skip_for=("surfer",),
        refresh_for={"rower": 0.25},
        extra={"wind": {"least": 2, "most": 5}},
    )


def test_what_is_missing_is_empty() -> None:
    minimal = {
        "schema_version": 1,
        "id": "x",
        "title": "Mine",
        "items": [{"id": "a", "title": "A", "hours": 1.5}],
    }
    assert read_roadmap(json.dumps(minimal)) == Roadmap(
        id="x",
        title="Mine",
        phases=(Phase("all", "Mine"),),
        items=(
            Item(
                id="a",
                title="A",
                kind=ItemKind.TOPIC,
                phase="all",
                subject=Subject.ML,
                effort=Effort(90, 90, 90),
            ),
        ),
    )


def test_null_is_as_good_as_missing() -> None:
    optional = set(SAILING["items"][1]) - {"id", "title", "hours"}
    nothing = dict.fromkeys(optional)
    item = read_roadmap(with_item(**nothing)).items[1]
    assert item == Item(
        id="dinghy",
        title="Dinghy",
        kind=ItemKind.TOPIC,
        phase="land",
        subject=Subject.MATHS,
        position=1,
        effort=Effort(480, 615, 960),
        extra={"wind": None},
    )


def test_yaml_and_json_give_the_same() -> None:
    roadmap = read_roadmap(sailing())
    for flow in (True, False):
        assert read_roadmap(yaml.safe_dump(SAILING, default_flow_style=flow)) == roadmap
    assert read_roadmap("\ufeff" + json.dumps(SAILING, indent=2)) == roadmap


def test_yaml_as_a_learner_writes_it() -> None:
    roadmap = read_roadmap(
        """
# my own
schema_version: 1
id: mine
title: No
version: 1.2
items:
- id: 101
  title: 12:30
  core: yes
  hours: 2
  opens: 2027-01-01
- {id: b, title: B, hours: {likely: 3}, requires: [101]}
"""
    )
    first, second = roadmap.items
    assert (roadmap.title, roadmap.version) == ("No", "1.2")
    assert (first.id, first.title, first.core, first.opens) == ("101", "12:30", True, date(2027, 1, 1))
    assert (second.effort, second.requires) == (Effort(180, 180, 180), ("101",))


@pytest.mark.parametrize(
    ("fields", "subject"),
    [
        ({"subject": None, "kind": "topic", "phase": "land"}, Subject.MATHS),
        ({"subject": None, "kind": "topic", "phase": "water"}, Subject.ML),
        ({"subject": None, "kind": "certification", "phase": "land"}, Subject.CERT),
        ({"subject": "data", "kind": "certification", "phase": "land"}, Subject.DATA),
        ({"subject": None, "kind": "topic", "phase": None}, Subject.MATHS),
    ],
)
def test_the_subject_comes_from_the_item_or_its_phase(fields: dict[str, Any], subject: Subject) -> None:
    assert read_roadmap(with_item(**fields)).items[1].subject is subject


@pytest.mark.parametrize(
    ("hours", "effort"),
    [
        (3, Effort(180, 180, 180)),
        (0.008, Effort()),
        ({"likely": 1}, Effort(60, 60, 60)),
        ({"low": 0.5, "likely": 1}, Effort(30, 60, 60)),
        ({"low": 1, "likely": 1.01, "high": 1.02}, Effort(60, 61, 61)),
        (10_000, Effort(600_000, 600_000, 600_000)),
    ],
)
def test_hours_become_minutes(hours: Any, effort: Effort) -> None:
    assert read_roadmap(with_item(hours=hours)).items[1].effort == effort


def test_a_milestone_has_no_work_whatever_its_hours() -> None:
    for hours in (None, 3, "whatever"):
        assert read_roadmap(with_item(kind="milestone", hours=hours)).items[1].effort == Effort()


def test_backgrounds_and_groups_are_free_names_where_none_are_described() -> None:
    def without_parts(document: dict[str, Any]) -> None:
        del document["backgrounds"], document["choice_groups"]

    item = read_roadmap(sailing(without_parts)).items[1]
    assert (item.skip_for, item.refresh_for, item.choice_group) == (("surfer",), {"rower": 0.25}, "boat")


def test_unknown_keys_are_kept_even_those_named_like_our_own_fields() -> None:
    item = read_roadmap(with_item(position="9", effort=[1], extra={"x": 1})).items[1]
    assert item.extra == {
        "wind": {"least": 2, "most": 5},
        "position": "9",
        "effort": [1],
        "extra": {"x": 1},
    }
    assert (item.position, item.effort.likely) == (1, 615)


def test_titles_lose_line_ends_and_marks_that_turn_the_writing() -> None:
    assert read_roadmap(with_item(title=" A\n\u202egnihtyna ")).items[1].title == "A gnihtyna"


def test_the_sample_follows_the_schema_that_ships() -> None:
    schema = json.loads(resources.path("roadmaps", "roadmap.schema.json").read_text(encoding="utf-8"))
    document = json.loads(sailing())
    # The reader asks for less than the schema, which describes how a roadmap is best written.
    for item in document["items"]:
        item.setdefault("kind", "topic")
        item.setdefault("core", True)
        item.setdefault("requires", [])
    document["choice_groups"][1] |= {"title": "Sea", "items": ["yacht", "swell"]}
    document["rules"][1]["title"] = "Swim"
    document["items"][1]["resources"].pop()
    Draft202012Validator(schema).validate(document)
    assert read_roadmap(json.dumps(document)).choice_groups[1].title == "Sea"


def test_the_shipped_roadmap_is_read(roadmap: Roadmap) -> None:
    assert (roadmap.id, roadmap.title) == ("ml-engineer", "Becoming a Machine Learning Engineer")
    counts = [len(part) for part in (roadmap.items, roadmap.phases, roadmap.backgrounds, roadmap.rules)]
    assert counts == [120, 12, 5, 19]
    assert len(roadmap.lists) == 8
    assert len(study_order({item.id: item for item in roadmap.items})) == 120
    assert sum(len(item.requires) for item in roadmap.items) == 213
    assert all(rule.title and rule.text for rule in roadmap.rules)
    assert all(group.text for group in roadmap.choice_groups)
    assert all(item.is_milestone or item.effort.likely > 0 for item in roadmap.items)


def test_the_shipped_list_of_four_steps_keeps_its_doubled_item_and_labels(roadmap: Roadmap) -> None:
    (steps,) = (entry for entry in roadmap.lists if entry.id == "seed-four-steps")
    assert steps.items == ("degree-question", "ms-adjacent-job", "degree-question", "keep-up")
    assert steps.labels[2] == "Step 3: weigh a Master or a PhD"
    assert steps.note.startswith("Steps 1 and 3 are one item")


def test_the_shipped_texts_arrive_as_they_are_written(shipped: str, roadmap: Roadmap) -> None:
    document = yaml.load(shipped, yaml.CSafeLoader)
    for item, record in zip(roadmap.items, document["items"], strict=True):
        assert (item.id, item.title, item.done_when) == (record["id"], record["title"], record["done_when"])
        assert item.note == record.get("note", "")
        assert item.effort.likely == round(record["hours"]["likely"] * 60)
        assert [resource.id for resource in item.resources] == record.get("resources", [])
        assert set(item.extra) <= {"tool_bound", "review_on", "provenance", "seeds", "seed_refs"}
