import copy
import json
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from planner import resources
from planner.domain.course_work import MOST_UNITS
from planner.domain.errors import Refusal
from planner.domain.item import Effort, Item, ItemKind, Recurrence, Resource, Subject
from planner.domain.roadmap import Background, ChoiceGroup, ListKind, Phase, ReadingList, Roadmap, Rule
from planner.exchange.roadmap_file import ITEM_FIELDS, ROADMAP_FIELDS, read_roadmap, roadmap_of
from planner.exchange.roadmap_writing import SCHEMA_FILE, roadmap_document, roadmap_json, roadmap_yaml
from planner.formats import one_line
from planner.values import replace
from tests.exchange.samples import SAILING, sailing
from tests.exchange.test_plain_data import plain_data, texts

SCHEMA = Draft202012Validator(
    json.loads(resources.path("roadmaps", "roadmap.schema.json").read_text(encoding="utf-8"))
)

lines = st.text(min_size=1, max_size=20).map(one_line).filter(bool)
odd_lines = st.sampled_from(
    ["no", "1:30", "007", "1e5", "#x", "- a", "a: b", "'", '"', "~", "{}", "&a", "*a"]
)
titles = lines | odd_lines
prose = texts.map(str.strip)
names = st.text("abcdef-._:123456", min_size=1, max_size=6)
hours = st.integers(0, 600_000)
days = st.dates(date(1970, 1, 1), date(2199, 12, 31))


def extras(known: frozenset[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(texts.filter(lambda name: name not in known), plain_data, max_size=3)


def ids_of(ids: list[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), unique=True, max_size=most).map(tuple) if ids else st.just(())


@st.composite
def places_to_study(draw: st.DrawFn) -> Resource:
    title = draw(titles)
    spread = sorted(draw(st.tuples(*[st.floats(0, 10_000)] * 3)))
    return Resource(
        id=draw(names | st.just(title)),
        title=title,
        by=draw(titles | st.just("")),
        url=draw(st.sampled_from(["", "https://example.org", "https://example.org/a?b=c#d"])),
        type=draw(st.sampled_from(["", "course", "video"])),
        cost=draw(st.sampled_from(["", "free"])),
        checked=draw(st.booleans()),
        hours=draw(st.none() | st.just((spread[0], spread[1], spread[2]))),
        note=draw(prose),
    )


@st.composite
def items(draw: st.DrawFn, id: str, position: int, earlier: list[str], phases: list[str]) -> Item:
    kind = draw(st.sampled_from(ItemKind))
    low, likely, high = sorted(draw(st.tuples(hours, hours, hours)))
    opens, closes = sorted(draw(st.tuples(days, days)))
    return Item(
        id=id,
        title=draw(titles),
        kind=kind,
        phase=draw(st.sampled_from(phases)),
        subject=draw(st.sampled_from(Subject)),
        position=position,
        core=draw(st.booleans()),
        effort=Effort() if kind is ItemKind.MILESTONE else Effort(low, likely, high),
        requires=draw(ids_of(earlier)),
        after=draw(ids_of(earlier)),
        covers=draw(ids_of(earlier)),
        recurring=draw(st.none() | st.sampled_from(Recurrence)),
        certifications=draw(st.lists(names, unique=True, max_size=2).map(tuple)),
        resources=draw(st.lists(places_to_study(), max_size=2).map(tuple)),
        done_when=draw(prose),
        note=draw(prose),
        opens=draw(st.none() | st.just(opens)),
        closes=draw(st.none() | st.just(closes)),
        units=draw(st.none() | st.integers(1, MOST_UNITS)),
        skip_for=draw(st.sampled_from([(), ("rower",)])),
        refresh_for=draw(st.sampled_from([{}, {"rower": 0.25}])),
        extra=draw(extras(ITEM_FIELDS)),
    )


@st.composite
def roadmaps(draw: st.DrawFn) -> Roadmap:
    phases = draw(st.lists(names, unique=True, min_size=1, max_size=3))
    ids = draw(st.lists(names, unique=True, min_size=1, max_size=5))
    found = [draw(items(id, position, ids[:position], phases)) for position, id in enumerate(ids)]
    return Roadmap(
        id=draw(names),
        title=draw(titles),
        version=draw(titles | st.just("")),
        phases=tuple(
            Phase(id, draw(titles), draw(st.integers(0, 9)), draw(titles | st.just(""))) for id in phases
        ),
        items=tuple(found),
        backgrounds=(Background("rower", draw(titles), draw(prose)),),
        choice_groups=draw(
            st.sampled_from([(), (ChoiceGroup("g", "G", tuple(ids), len(ids), ids[0], "Choose."),)])
        ),
        lists=draw(
            st.sampled_from(
                [(), (ReadingList("l", "L", (ids[0], ids[0]), "n", ("a", "b"), ListKind.READING, "003"),)]
            )
        ),
        rules=draw(st.sampled_from([(), (Rule("R1", "Text.", "T", tuple(ids), (ItemKind.BOOK,)),)])),
        extra=draw(extras(ROADMAP_FIELDS)),
    )


@given(roadmaps())
def test_what_is_written_is_read_as_it_was(roadmap: Roadmap) -> None:
    assert roadmap_of(roadmap_document(roadmap)) == roadmap
    assert read_roadmap(roadmap_yaml(roadmap)) == roadmap
    assert read_roadmap(roadmap_json(roadmap)) == roadmap


@given(roadmaps())
def test_what_is_written_follows_the_schema(roadmap: Roadmap) -> None:
    SCHEMA.validate(roadmap_document(replace(roadmap, extra={})))


@pytest.mark.parametrize(
    "part", ["phases", "items", "resources", "choice_groups", "lists", "rules", "backgrounds"]
)
def test_the_schema_takes_what_the_reader_takes(part: str) -> None:
    """Leave each field of the sample out in turn: where the reader does without it, so does the schema."""
    SCHEMA.validate(SAILING)
    for number, entry in enumerate(SAILING[part]):
        for name in entry:
            document = copy.deepcopy(SAILING)
            del document[part][number][name]
            try:
                roadmap_of(document)
            except Refusal:
                continue
            SCHEMA.validate(document)


def test_the_shipped_roadmap_and_the_sample_come_back_whole(roadmap: Roadmap) -> None:
    for each in (roadmap, read_roadmap(sailing())):
        assert read_roadmap(roadmap_yaml(each)) == each
        assert read_roadmap(roadmap_json(each)) == each


def test_places_to_study_stand_in_a_list_of_their_own_unless_two_go_by_one_id() -> None:
    one, other = Resource(id="a", title="A"), Resource(id="a", title="Another")
    base = Item(id="i", title="x", kind=ItemKind.TOPIC, phase="p", subject=Subject.ML)
    for pair, shared in (((one, one), ["a"]), ((one, other), [])):
        found = tuple(replace(base, id=f"i{n}", position=n, resources=(each,)) for n, each in enumerate(pair))
        roadmap = Roadmap(id="r", title="R", phases=(Phase("p", "P"),), items=found)
        document = roadmap_document(roadmap)
        assert [each["id"] for each in document.get("resources", [])] == shared
        assert roadmap_of(document) == roadmap


def test_editors_find_the_schema_beside_the_file(roadmap: Roadmap) -> None:
    assert roadmap_yaml(roadmap).startswith(
        f"# yaml-language-server: $schema={SCHEMA_FILE}\nschema_version: 1\n"
    )
    assert json.loads(roadmap_json(roadmap))["$schema"] == SCHEMA_FILE
    assert "$schema" not in read_roadmap(roadmap_json(roadmap)).extra


def test_yaml_is_plain_for_any_reader(roadmap: Roadmap) -> None:
    text = roadmap_yaml(roadmap)
    assert yaml.safe_load(text) == roadmap_document(roadmap)
    assert "&id" not in text


@pytest.mark.parametrize("name", ["title", "hours", "requires"])
def test_unknown_keys_never_replace_known_ones(name: str) -> None:
    item = Item(id="a", title="A", kind=ItemKind.TOPIC, phase="all", subject=Subject.ML, extra={name: "x"})
    roadmap = Roadmap(id="r", title="R", phases=(Phase("all", "R"),), items=(item,))
    assert roadmap_of(roadmap_document(roadmap)).items[0].title == "A"


@pytest.mark.parametrize("minutes", [1, 20, 59, 61, 80, 599_999])
def test_hours_have_two_decimals_at_most_and_bring_the_minutes_back(minutes: int) -> None:
    roadmap = read_roadmap(sailing())
    first, *others = roadmap.items
    changed = replace(roadmap, items=(replace(first, effort=Effort(minutes, minutes, minutes)), *others))
    hours = roadmap_document(changed)["items"][0]["hours"]
    assert hours == round(hours, 2)
    assert roadmap_of(roadmap_document(changed)).items[0].effort == Effort(minutes, minutes, minutes)
