"""What is written as a checklist or as a table comes back as the same items in the same states."""

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given

from planner.domain.item import Item, ItemKind, ItemStatus, Subject
from planner.domain.roadmap import Phase, Roadmap
from planner.exchange.course_table import read_table
from planner.exchange.incoming import IncomingRoadmap
from planner.exchange.markdown_checklist import read_markdown
from planner.exchange.markdown_writing import write_markdown
from planner.exchange.table_writing import item_rows, write_table
from planner.values import replace
from tests.support.random_roadmaps import HARD_TITLES, roadmaps_with_states

States = Mapping[str, ItemStatus]


def through_markdown(roadmap: Roadmap, states: States) -> IncomingRoadmap:
    return read_markdown(write_markdown(roadmap, states), "exported.md")


def through_a_table(roadmap: Roadmap, states: States) -> IncomingRoadmap:
    return read_table(write_table(item_rows(roadmap, states)), "exported.csv")


def titles_of_phases(roadmap: Roadmap) -> dict[str, tuple[str, str]]:
    phases = {phase.id: phase for phase in roadmap.phases}
    return {item.id: (phases[item.phase].theme, phases[item.phase].title) for item in roadmap.items}


def comparable(item: Item) -> Item:
    """An item without what the form does not promise to hold in the same shape."""
    return replace(item, phase="", position=0, resources=())


@given(roadmaps_with_states())
def test_a_checklist_comes_back_as_it_was(case: tuple[Roadmap, dict[str, ItemStatus]]) -> None:
    roadmap, states = case
    back = through_markdown(roadmap, states)
    assert back.roadmap.id == roadmap.id
    assert back.roadmap.title == roadmap.title
    assert back.states == states
    assert back.estimated == frozenset()
    assert back.skipped == ()
    assert titles_of_phases(back.roadmap) == titles_of_phases(roadmap)
    items = {item.id: item for item in back.roadmap.items}
    assert set(items) == {item.id for item in roadmap.items}
    for item in roadmap.items:
        assert comparable(items[item.id]) == comparable(item)
        assert items[item.id].phase == item.phase
        links = [(link.title, link.url) for link in items[item.id].resources]
        assert links == [(link.title, link.url) for link in item.resources]


@given(roadmaps_with_states())
def test_a_table_comes_back_as_it_was(case: tuple[Roadmap, dict[str, ItemStatus]]) -> None:
    roadmap, states = case
    back = through_a_table(roadmap, states)
    assert back.skipped == ()
    assert back.states == states
    assert back.estimated == frozenset()
    assert titles_of_phases(back.roadmap) == titles_of_phases(roadmap)
    assert [item.id for item in back.roadmap.items] == [item.id for item in roadmap.items]
    for read, item in zip(back.roadmap.items, roadmap.items, strict=True):
        assert comparable(read) == comparable(item)
        assert [link.url for link in read.resources] == [link.url for link in item.resources]


@pytest.mark.parametrize("through", [through_markdown, through_a_table])
@pytest.mark.parametrize("title", HARD_TITLES)
@pytest.mark.parametrize("status", [ItemStatus.PLANNED, ItemStatus.DONE, ItemStatus.LEFT_OUT])
def test_every_hard_title_comes_back(
    title: str, status: ItemStatus, through: Callable[[Roadmap, States], IncomingRoadmap]
) -> None:
    item = Item(id="x", title=title, kind=ItemKind.TOPIC, phase="p", subject=Subject.ML)
    roadmap = Roadmap(id="r", title=title, phases=(Phase("p", title),), items=(item,))
    back = through(roadmap, {"x": status})
    (read,) = back.roadmap.items
    assert read.title == " ".join(title.split())
    assert back.roadmap.phases[0].title == read.title
    assert back.states.get("x", ItemStatus.PLANNED) is status


def test_the_shipped_roadmap_comes_back_from_both_forms(roadmap: Roadmap) -> None:
    for back in (through_markdown(roadmap, {}).roadmap, through_a_table(roadmap, {}).roadmap):
        items = {item.id: item for item in back.items}
        for item in roadmap.items:
            read = items[item.id]
            assert (read.title, read.kind, read.subject) == (item.title, item.kind, item.subject)
            assert (read.effort, read.requires, read.core) == (item.effort, item.requires, item.core)
            assert [link.url for link in read.resources if link.url] == [
                link.url for link in item.resources if link.url
            ]
