from typing import Any

import pytest

from planner.exchange.incoming import FileForm, SkipCause
from planner.exchange.limits import UnreadableError
from planner.exchange.roadmap_sh.mockup import read_mockup
from planner.exchange.roadmap_sh.node_texts import NodeText
from tests.exchange.roadmap_sh.drawings import group, mockup


def control(*controls: Any) -> dict[str, Any]:
    return {"mockup": {"controls": {"control": list(controls)}}}


def test_groups_become_items_by_their_numbers_and_the_way_from_their_topic() -> None:
    incoming = read_mockup(mockup(), "a file")
    roadmap = incoming.roadmap
    assert (incoming.form, roadmap.title) == (FileForm.MOCKUP, "Sailing")
    assert [(item.id, item.title) for item in roadmap.items] == [
        ("knots", "Knots"),
        ("knots:bowline", "Bowline"),
        ("knots:bowline:one-handed", "One-handed"),
        ("knots:reef", "Reef"),
        ("wind", "Wind"),
        ("wind:weather", "Weather report"),
        ("wind:trim", "Sail trim"),
        ("mooring", "Mooring"),
        ("harbour", "Harbour"),
    ]
    titles = {phase.id: phase.title for phase in roadmap.phases}
    assert titles == {"knots": "Knots", "wind": "Wind", "mooring": "Mooring to Harbour"}
    assert incoming.is_personal
    assert len(incoming.estimated) == 9
    # An arrow, two links and the title.
    assert [(each.cause, each.count) for each in incoming.skipped] == [(SkipCause.DRAWING, 4)]


def test_a_group_within_a_group_is_an_item_of_its_own() -> None:
    inner = group("100-knots:bowline", "Bowline", 3, 4)
    incoming = read_mockup(control(group("100-knots", "Knots", 0, 0, inner)), "x")
    assert [item.title for item in incoming.roadmap.items] == ["Knots", "Bowline"]


def test_a_topic_that_is_not_drawn_is_called_after_its_name() -> None:
    incoming = read_mockup(control(group("100-good-knots:bowline", "Bowline")), "x")
    (phase,) = incoming.roadmap.phases
    assert (phase.title, len(incoming.roadmap.items)) == ("Good knots", 1)


def test_a_single_control_stands_without_a_list_and_a_group_without_words_goes_by_its_name() -> None:
    lonely = group("100-good-knots", "")
    lonely["children"] = {"controls": {"control": {"typeID": "Label", "properties": {}}}}
    data = {"mockup": {"controls": {"control": lonely}}}
    assert [item.title for item in read_mockup(data, "x").roadmap.items] == ["Good knots"]


def test_what_is_drawn_twice_comes_once() -> None:
    data = control(group("100-a", "A"), group("101-a", "A"), group("102-a", "Another"))
    incoming = read_mockup(data, "x")
    assert [(item.id, item.title) for item in incoming.roadmap.items] == [("a", "A"), ("a-2", "Another")]
    assert [(each.cause, each.count) for each in incoming.skipped] == [(SkipCause.DOUBLED, 1)]


def test_texts_are_joined_by_name() -> None:
    texts = {"knots:reef": NodeText("Reef", "Old.", ())}
    notes = {item.id: item.note for item in read_mockup(mockup(), "x", texts).roadmap.items}
    assert notes["knots:reef"] == "Old."


@pytest.mark.parametrize(
    "data", [control(), control(1, None), control({"typeID": "Arrow"}), {}, {"mockup": 1}, []]
)
def test_a_drawing_without_anything_to_study_is_refused(data: Any) -> None:
    with pytest.raises(UnreadableError):
        read_mockup(data, "x")
