"""Drawings with anything anywhere: read or refused, and nothing else happens."""

import copy
import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.file_answer import incoming_of, write_answer
from planner.exchange.file_forms import recognised
from planner.exchange.incoming import FileForm, IncomingRoadmap
from planner.exchange.limits import UnreadableError
from planner.exchange.roadmap_sh.content import read_content
from planner.exchange.roadmap_sh.editor import read_editor
from planner.exchange.roadmap_sh.mockup import read_mockup
from planner.exchange.roadmap_sh.node_texts import texts_of_files, texts_of_map
from tests.exchange.roadmap_sh.drawings import group, mockup, node, sailing
from tests.exchange.test_hostile import places, put

pytestmark = pytest.mark.share(3)

MAP = {
    "a": {"title": "A", "description": "B\n\n- c", "links": [{"title": "D", "url": "/e", "type": "video"}]},
    "f": {"title": "F", "description": "", "links": []},
}
WRONG: list[Any] = [
    None,
    True,
    0,
    -1,
    2**62,
    1.5,
    1e300,
    "",
    "x",
    "\u202e\x07",
    "x" * 30_000,
    [],
    [[]],
    {},
    {"a": {}},
]


def read(data: Any) -> IncomingRoadmap | None:
    """What is read of data, whatever it is taken for; None for what is refused."""
    found = recognised(json.dumps(data), "x.json")
    if found is None:
        return None
    try:
        match found.form:
            case FileForm.EDITOR:
                incoming = read_editor(found.data, "x", texts_of_map(MAP))
            case FileForm.MOCKUP:
                incoming = read_mockup(found.data, "x")
            case FileForm.CONTENT:
                incoming = read_content(texts_of_map(found.data), "x")
            case _:
                return None
    except UnreadableError:
        return None
    assert incoming_of(json.loads(write_answer(incoming))) == incoming
    return incoming


def small_drawing() -> Any:
    """A topic, a part, a box and a note, with a line or two."""
    drawing = sailing()
    kept = ("wind", "trim", "box", "tide")
    return {
        "nodes": [each for each in drawing["nodes"] if each["id"] in kept],
        "edges": [each for each in drawing["edges"] if each["source"] in ("title", "wind")],
    }


def small_mockup() -> Any:
    drawing = mockup()
    del drawing["mockup"]["controls"]["control"][4:]
    return drawing


@pytest.mark.parametrize(
    "sample", [small_drawing, small_mockup, lambda: MAP], ids=["editor", "mockup", "content"]
)
def test_a_wrong_value_at_any_place_is_read_or_refused(sample: Callable[[], Any]) -> None:
    whole = sample()
    assert read(whole) is not None
    for path in places(whole):
        for value in WRONG if path else ():
            document = copy.deepcopy(whole)
            put(document, path, value)
            read(document)


NAMES = (
    *("id", "type", "position", "x", "y", "data", "label", "nodes", "edges", "source", "target", "mockup"),
    *("controls", "control", "properties", "controlName", "children", "title", "description", "links", "url"),
)
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**62), 2**62)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    | st.sampled_from(["topic", "section", "100-a:b", "__group__", "a", "ext_link:x"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(NAMES),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(anything)
def test_any_data_is_read_or_refused(data: Any) -> None:
    for document in (
        data,
        {"nodes": data, "edges": data},
        {"nodes": [node("a", "topic", "A"), data], "edges": [data]},
        {"mockup": {"controls": {"control": [group("100-a", "A"), data]}}},
        {"a": {"title": data, "description": data, "links": [data]}},
    ):
        read(document)


@given(st.text(max_size=200) | st.text("[]()@-* \n#<>/'\"abBadgeLink=:.\\", max_size=200))
def test_any_text_of_a_node_is_read(text: str) -> None:
    for found in texts_of_files({"a@b.md": text}).values():
        incoming = read_content({"b": found}, "x")
        assert incoming_of(json.loads(write_answer(incoming))) == incoming


HOSTILE_LINES = [
    "- [" + "](" * 300_000,
    "<BadgeLink " * 100_000,
    "<a" * 300_000,
    "- [" * 300_000,
    "#" * 10**6,
]


@pytest.mark.parametrize("line", HOSTILE_LINES, ids=range(len(HOSTILE_LINES)))
def test_long_lines_of_marks_take_no_time(line: str) -> None:
    begun = time.process_time()
    texts_of_files({"a@b.md": f"# Title\n{line}\n"})
    assert time.process_time() - begun < 3


def test_a_hundred_thousand_lines_between_two_nodes_take_no_time() -> None:
    drawing = sailing()
    drawing["edges"] = [{"source": "knots", "target": "wind"}] * 100_000
    begun = time.process_time()
    assert read_editor(drawing, "x").roadmap.items
    assert time.process_time() - begun < 5
