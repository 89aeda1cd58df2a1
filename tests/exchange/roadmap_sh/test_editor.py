import json
import random
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.item import ItemKind, ItemStatus
from planner.domain.roadmap import check_roadmap
from planner.exchange.estimates_by_kind import estimated_in_list
from planner.exchange.incoming import FileForm, IncomingRoadmap, SkipCause
from planner.exchange.limits import UnreadableError
from planner.exchange.roadmap_file import roadmap_of
from planner.exchange.roadmap_sh.editor import read_editor
from planner.exchange.roadmap_writing import roadmap_document
from tests.exchange.roadmap_sh.drawings import DASHED, SOLID, Record, edge, node, sailing

CONTENT = ("topic", "subtopic", "todo")


def by_phase(incoming: IncomingRoadmap) -> dict[str, list[str]]:
    roadmap = incoming.roadmap
    return {
        phase.title: [item.title for item in roadmap.items if item.phase == phase.id]
        for phase in roadmap.phases
    }


def ids(incoming: IncomingRoadmap) -> list[str]:
    return [item.id for item in incoming.roadmap.items]


def skipped(incoming: IncomingRoadmap) -> dict[SkipCause, int]:
    return {each.cause: each.count for each in incoming.skipped}


def test_a_drawing_becomes_phases_of_topics_with_their_parts_in_reading_order() -> None:
    incoming = read_editor(sailing(), "a file")
    assert (incoming.form, incoming.roadmap.title, incoming.roadmap.id) == (
        FileForm.EDITOR,
        "Sailing",
        "sailing",
    )
    assert by_phase(incoming) == {
        "Knots": ["Knots", "Bowline", "Hitch", "Reef"],
        "Wind": ["Wind", "Sail trim", "Weather report"],
        "Mooring": ["Mooring", "Lines", "Fenders", "Reef"],
    }
    assert incoming.is_personal
    assert incoming.estimated == set(ids(incoming))
    assert not incoming.states


def test_ids_are_the_files_own_so_that_they_are_the_same_in_its_next_version() -> None:
    drawing = sailing()
    wanted = {each["id"] for each in drawing["nodes"] if each["type"] in CONTENT}
    incoming = read_editor(drawing, "x")
    assert set(ids(incoming)) == wanted
    assert [phase.id for phase in incoming.roadmap.phases] == ["knots", "wind", "mooring"]


def test_solid_lines_order_and_nothing_is_a_prerequisite() -> None:
    items = {item.id: item for item in read_editor(sailing(), "x").roadmap.items}
    assert items["wind"].after == ("knots",)
    assert items["mooring"].after == ("wind",)
    assert not any(item.requires for item in items.values())
    assert sum(bool(item.after) for item in items.values()) == 2


def test_a_solid_line_that_is_drawn_upwards_orders_downwards() -> None:
    drawing = {
        "nodes": [node("a", "topic", "A", 0, 0), node("b", "topic", "B", 0, 200)],
        "edges": [edge("b", "a", SOLID)],
    }
    items = {item.id: item for item in read_editor(drawing, "x").roadmap.items}
    assert (items["a"].after, items["b"].after) == ((), ("a",))


def test_a_note_stands_with_the_node_beside_it_and_drawing_is_counted() -> None:
    incoming = read_editor(sailing(), "x")
    notes = {item.id: item.note for item in incoming.roadmap.items if item.note}
    assert notes.pop("weather") == "Learn the tide before you trust the wind."
    # Lines, boxes, buttons, links and the words around a button are drawing.
    assert skipped(incoming)[SkipCause.DRAWING] == 5


def test_a_heading_in_the_box_of_a_topic_is_a_note_on_what_stands_beneath_it() -> None:
    notes = {item.id: item.note for item in read_editor(sailing(), "x").roadmap.items}
    assert (notes["lines"], notes["fenders"], notes["mooring"]) == ("In the harbour", "In the harbour", "")


@pytest.mark.parametrize(
    "how",
    [
        {"data": {"edgeStyle": "dashed"}},
        {"style": {"strokeDasharray": "0.8 8"}},
        {"style": {"strokeDasharray": 5}},
        {"data": {"edgeStyle": "dotted"}, "style": {"strokeDasharray": "0"}},
    ],
)
def test_a_dashed_line_is_told_by_its_style(how: Record) -> None:
    drawing = {
        "nodes": [
            node("a", "topic", "A", 0, 0),
            node("b", "topic", "B", 0, 400),
            node("c", "subtopic", "C", 0, 60),
            node("d", "subtopic", "D", 0, 460),
        ],
        "edges": [edge("b", "c", how), edge("a", "d", how)],  # against all nearness
    }
    assert by_phase(read_editor(drawing, "x")) == {"A": ["A", "D"], "B": ["B", "C"]}


def test_a_column_that_begins_beside_its_topic_stays_together() -> None:
    column = [node(f"c{n}", "subtopic", f"C{n}", 300, 10 + n * 55) for n in range(9)]
    topics = [
        node("a", "topic", "A", 0, 0),
        node("b", "topic", "B", 0, 480),
        node("b1", "subtopic", "B1", -300, 480),
    ]
    drawing = {"nodes": [*topics, *column], "edges": [edge("a", "c0"), edge("b", "b1")]}
    assert by_phase(read_editor(drawing, "x"))["A"] == ["A", *(f"C{n}" for n in range(9))]


def test_a_box_stays_together_with_the_topic_that_one_line_leads_from() -> None:
    inside = [node(f"c{n}", "subtopic", f"C{n}", 320, 420 + n * 60) for n in range(3)]
    nodes = [
        node("a", "topic", "A", 0, 0),
        node("b", "topic", "B", 0, 480),
        node("b1", "subtopic", "B1", -300, 480),
        node("box", "section", "", 300, 400, size=(200, 300)),
        *inside,
    ]
    drawing = {"nodes": nodes, "edges": [edge("a", "c0"), edge("b", "b1")]}
    assert by_phase(read_editor(drawing, "x")) == {"A": ["A", "C0", "C1", "C2"], "B": ["B", "B1"]}


def test_boxes_beneath_headings_are_phases_where_no_line_leads_to_a_topic() -> None:
    nodes = []
    for number, (left, heading) in enumerate([(0, "People"), (400, "Process"), (800, "Technology")]):
        nodes += [
            node(f"{heading}-1", "subtopic", f"{heading} one", left + 20, 60),
            node(f"box{number}", "section", "", left, 0, size=(250, 220)),
            node(f"{heading}-2", "subtopic", f"{heading} two", left + 20, 130),
            node(f"h{number}", "label", heading, left + 40, 10, size=(120, 30)),
        ]
    assert by_phase(read_editor({"nodes": nodes, "edges": []}, "x")) == {
        heading: [f"{heading} one", f"{heading} two"] for heading in ("People", "Process", "Technology")
    }


def test_topics_without_parts_make_one_phase_together() -> None:
    nodes = [node(f"t{n}", "topic", f"T{n}", 0, n * 80) for n in range(4)] + [
        node("a", "topic", "A", 0, 400),
        node("a1", "subtopic", "A1", 300, 400),
    ]
    drawing = {"nodes": nodes, "edges": [edge("a", "a1")]}
    assert by_phase(read_editor(drawing, "x")) == {"T0 to T3": ["T0", "T1", "T2", "T3"], "A": ["A", "A1"]}


def test_a_pile_of_topics_beside_a_heading_is_a_phase_of_its_own() -> None:
    safety = [node(f"s{n}", "topic", f"S{n}", 600, 300 + n * 55) for n in range(3)]
    nodes = [
        node("a", "topic", "A", 0, 0),
        node("b", "topic", "B", 0, 150),
        *safety,
        node("c", "topic", "C", 0, 900),
        node("heading", "paragraph", "Safety", 300, 320, size=(200, 44)),
    ]
    assert by_phase(read_editor({"nodes": nodes}, "x")) == {
        "A to B": ["A", "B"],
        "Safety": ["S0", "S1", "S2"],
        "C": ["C"],
    }


def test_labels_are_trimmed_cut_and_replaced_by_the_id_where_they_are_blank() -> None:
    nodes = [
        node("a", "topic", "  Two\n lines\u202e ", 0, 0),
        node("b", "topic", "", 0, 100),
        node("c", "topic", "x" * 500, 0, 200),
        node("d", "topic", None, 0, 300),
    ]
    incoming = read_editor({"nodes": nodes}, "x")
    assert [item.title for item in incoming.roadmap.items] == ["Two lines", "b", "x" * 199 + "…", "d"]
    assert skipped(incoming) == {SkipCause.ID_AS_TITLE: 2, SkipCause.TITLE_CUT: 1}


def test_a_legend_tells_what_is_no_core_part() -> None:
    legends = [
        ("Personal recommendation", True),
        ("Alternative option", False),
        ("I wouldn't recommend", False),
    ]
    nodes = [
        node(
            f"n{number}", "topic", f"N{number}", 0, 100 * number, data={"legend": {"id": "l", "label": label}}
        )
        for number, (label, _core) in enumerate(legends)
    ]
    for item, (label, core) in zip(read_editor({"nodes": nodes}, "x").roadmap.items, legends, strict=True):
        assert (item.note, item.core) == (label, core)


def test_a_ticked_one_is_done() -> None:
    nodes = [node("a", "todo", "A", 0, 0, data={"checked": True}), node("b", "todo", "B", 0, 90)]
    assert read_editor({"nodes": nodes}, "x").states == {"a": ItemStatus.DONE}


@pytest.mark.parametrize(
    "wrap",
    [
        lambda drawing: {"roadmap": drawing},
        lambda drawing: {"data": drawing, "title": "x"},
        lambda drawing: {"_id": "1", "title": {"card": "x", "page": "Y"}, **drawing},
        lambda drawing: drawing["nodes"],
    ],
)
def test_a_drawing_is_found_in_what_wraps_it(wrap: Any) -> None:
    incoming = read_editor(wrap(sailing()), "x")
    assert len(incoming.roadmap.items) == 11
    assert incoming.roadmap.title == "Sailing"


def test_the_title_comes_from_the_drawing_or_beside_it_or_from_the_file() -> None:
    nodes = [node("a", "topic", "A")]
    titled = {"title": {"card": "Sail", "page": "Sailing"}, "nodes": nodes}
    assert read_editor(titled, "file").roadmap.title == "Sailing"
    assert read_editor({"title": "Sail", "nodes": nodes}, "file").roadmap.title == "Sail"
    assert read_editor({"nodes": nodes}, "file").roadmap.title == "file"


def test_nodes_within_others_count_from_their_corner() -> None:
    nodes = [
        node("a", "topic", "A", 0, 0),
        node("b", "topic", "B", 0, 1000),
        node("box", "section", "", 300, 950, size=(200, 200)),
        node("c", "subtopic", "C", 20, 50, parentId="box"),
        node("d", "subtopic", "D", 400, 0, parentNode="a"),
        node("e", "subtopic", "E", 5, 5, parentId="e"),
    ]
    phases = by_phase(read_editor({"nodes": nodes, "edges": []}, "x"))
    assert "C" in phases["B"]
    assert "D" in phases["A"]


def test_what_stands_twice_comes_once_and_other_nodes_of_the_same_id_are_kept() -> None:
    nodes = [node("a", "topic", "A"), node("a", "topic", "A"), node("a", "topic", "B", 0, 200)]
    incoming = read_editor({"nodes": nodes}, "x")
    assert [(item.id, item.title) for item in incoming.roadmap.items] == [("a", "A"), ("a-2", "B")]
    assert skipped(incoming) == {SkipCause.DOUBLED: 1}


def test_ids_that_cannot_be_ours_are_made_anew() -> None:
    nodes = [
        node("with, comma", "topic", "A", 0, 0),
        node("with comma", "topic", "B", 0, 99),
        {"type": "topic", "data": {"label": "Without"}},
        node("7", "topic", "C", 0, 199) | {"id": 7},
    ]
    first, second, *others = ids(read_editor({"nodes": nodes}, "x"))
    assert first == "with-comma"
    assert second.startswith("with-comma-")
    assert others == ["7", "without"]


def test_a_topic_takes_as_long_as_in_any_list() -> None:
    nodes = [node("a", "topic", "A"), node("b", "topic", "B", 0, 500), node("c", "subtopic", "C", 300, 0)]
    items = read_editor({"nodes": nodes, "edges": [edge("a", "c")]}, "x").roadmap.items
    assert {item.effort for item in items} == {estimated_in_list(ItemKind.TOPIC)}


@pytest.mark.parametrize(
    "data", [{"nodes": []}, {"nodes": [node("a", "section", "A")]}, {}, [], 1, None, "x"]
)
def test_a_drawing_without_anything_to_study_is_refused(data: Any) -> None:
    with pytest.raises(UnreadableError):
        read_editor(data, "x")


coordinates: st.SearchStrategy[Any] = st.one_of(
    st.integers(-3000, 3000),
    st.floats(-1e5, 1e5),
    st.sampled_from([None, "12.5", "x", 1e308, -1e308, True, [], 10**30]),
)
keys = st.sampled_from([*"abcdefghijklmnop", "", " a ", "x y"])
types = st.sampled_from(
    [*CONTENT, *CONTENT, "section", "label", "paragraph", "button", "title", "vertical", ""]
)
labels = st.sampled_from(
    ["Git", " Git", "", "Docker", "A rather long note that stands beside something", None, 7]
)
some_nodes = st.builds(
    lambda key, type, label, x, y, size, parent: (
        node(key, type, label, x, y, size=size) | ({"parentId": parent} if parent else {})
    ),
    keys,
    types,
    labels,
    coordinates,
    coordinates,
    st.tuples(coordinates, coordinates),
    st.none() | keys,
)
some_edges = st.builds(edge, keys, keys, st.sampled_from([SOLID, DASHED, {}]))


@given(st.lists(some_nodes, max_size=25), st.lists(some_edges, max_size=25))
def test_as_many_items_as_nodes_to_study_none_lost_none_doubled(
    nodes: list[Record], edges: list[Record]
) -> None:
    # The content nodes of the file, those that stand in it twice counted once.
    drawing = {"nodes": unique(nodes), "edges": edges}
    wanted = sum(each["type"] in CONTENT for each in drawing["nodes"])
    if not wanted:
        return
    incoming = read_editor(drawing, "x")
    assert len(incoming.roadmap.items) == wanted
    check_roadmap(incoming.roadmap.items)
    assert [item.position for item in incoming.roadmap.items] == list(range(wanted))
    assert roadmap_of(roadmap_document(incoming.roadmap)) == incoming.roadmap


def unique(nodes: list[Record]) -> list[Record]:
    """Those that differ in what tells nodes apart; a node without an id is none but itself."""
    told = {(each["id"].strip(), str(each["data"]["label"] or "").strip()): each for each in nodes}
    return list(told.values())


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_file_changes_nothing(chance: random.Random) -> None:
    expected = by_phase(read_editor(sailing(), "x"))
    drawing = sailing()
    chance.shuffle(drawing["nodes"])
    chance.shuffle(drawing["edges"])
    assert by_phase(read_editor(drawing, "x")) == expected


def large_drawing(topics: int, parts: int) -> Record:
    nodes, edges = [], []
    for topic in range(topics):
        nodes.append(node(f"t{topic}", "topic", f"Topic {topic}", 400, topic * 300))
        if topic:
            edges.append(edge(f"t{topic - 1}", f"t{topic}", SOLID))
        for part in range(parts):
            left = 100 if part % 2 else 700
            nodes.append(node(f"p{topic}-{part}", "subtopic", f"Part {part}", left, topic * 300 + part * 28))
        nodes.append(node(f"s{topic}", "section", "", 90, topic * 300 - 10, size=(200, 280)))
        edges.append(edge(f"t{topic}", f"p{topic}-0"))
    random.Random(7).shuffle(nodes)
    return {"nodes": nodes, "edges": edges}


def test_three_hundred_nodes_take_less_than_a_second() -> None:
    drawing = json.loads(json.dumps(large_drawing(30, 9)))
    begun = time.process_time()
    incoming = read_editor(drawing, "x")
    assert time.process_time() - begun < 1
    assert len(incoming.roadmap.items) == 300
    assert len(incoming.roadmap.phases) == 30


def test_thousands_of_nodes_are_read_within_the_limits() -> None:
    begun = time.process_time()
    assert len(read_editor(large_drawing(450, 10), "x").roadmap.items) == 4950
    assert time.process_time() - begun < 8
    with pytest.raises(UnreadableError):
        read_editor(large_drawing(500, 10), "x")
