"""One item merged by three: the learner's changes stay, those of the file alone follow."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from planner.domain.item import Effort, Item, ItemKind, Resource
from planner.services.three_way import merge
from planner.values import replace
from tests.storage.strategies import items
from tests.support.plans import item

BASE = replace(
    item("a", 60),
    requires=("x", "y"),
    certifications=("c",),
    resources=(Resource(id="r1", title="One"), Resource(id="r2", title="Two", url="https://x.org/2")),
    extra={"level": 1, "colour": "red"},
    note="Note",
)


@given(ours=items, theirs=items)
def test_what_the_file_left_as_it_was_changes_nothing(ours: Item, theirs: Item) -> None:
    assert merge(ours, theirs, theirs).stays == ()
    assert merge(ours, theirs, theirs).item.title == ours.title


@given(base=items, theirs=items)
def test_what_the_learner_left_as_it_was_follows(base: Item, theirs: Item) -> None:
    merged = merge(base, base, theirs)
    assert (merged.item.title, merged.item.note, merged.stays) == (theirs.title, theirs.note, ())
    assert set(merged.item.requires) == set(theirs.requires)


@pytest.mark.parametrize(
    ("field", "mine", "told"),
    [
        ("title", "Mine", "Told"),
        ("effort", Effort(1, 2, 3), Effort(4, 5, 6)),
        ("phase", "mine", "told"),
        ("core", False, False),
        ("note", "", "Told"),
        ("opens", date(2027, 1, 1), date(2027, 2, 1)),
        ("units", 3, 4),
    ],
)
def test_of_what_both_changed_the_learners_stays_and_is_told(field: str, mine: Any, told: Any) -> None:
    ours, theirs = replace(BASE, **{field: mine}), replace(BASE, **{field: told})
    merged = merge(ours, BASE, theirs)
    assert merged.item == ours
    assert merged.stays == (() if mine == told else (field,))


def test_lists_are_merged_by_what_is_in_them() -> None:
    ours = replace(BASE, requires=("y", "mine"))
    theirs = replace(BASE, requires=("x", "told"), certifications=())
    merged = merge(ours, BASE, theirs)
    assert (merged.item.requires, merged.item.certifications) == (("mine", "told"), ())
    assert merged.follows == ("requires", "certifications")


def test_unknown_keys_are_merged_one_by_one() -> None:
    ours = replace(BASE, extra={"level": 1, "colour": "blue", "mine": 1})
    theirs = replace(BASE, extra={"colour": "green", "told": 1})
    assert merge(ours, BASE, theirs).item.extra == {"colour": "blue", "mine": 1, "told": 1}


def test_the_resource_by_which_it_is_studied_stays() -> None:
    theirs = replace(BASE, resources=())
    assert [each.id for each in merge(BASE, BASE, theirs, "r2").item.resources] == ["r2"]


def test_a_resource_keeps_its_id_and_a_new_one_gets_one_of_its_own() -> None:
    told = (Resource(id="r9", title="Two, better", url="http://www.x.org/2/"), Resource(id="r2", title="New"))
    merged = merge(BASE, BASE, replace(BASE, resources=told)).item.resources
    assert [(each.id, each.title) for each in merged] == [("r2", "Two, better"), ("r2-2", "New")]


def test_a_milestone_has_no_hours_and_nothing_closes_before_it_opens() -> None:
    milestone = replace(BASE, kind=ItemKind.MILESTONE)
    assert merge(replace(BASE, effort=Effort(7, 7, 7)), BASE, milestone).item.effort == Effort()
    ours = replace(BASE, opens=date(2027, 5, 1))
    theirs = replace(BASE, closes=date(2027, 3, 1))
    merged = merge(ours, BASE, theirs).item
    assert (merged.opens, merged.closes) == (date(2027, 5, 1), None)


def test_a_link_that_both_versions_have_stays_beside_others_of_its_page() -> None:
    links = tuple(
        Resource(id=f"r{number}", title=f"Part {number}", url=url)
        for number, url in enumerate(
            (
                "https://example.org/lesson?sid=1",
                "https://example.org/lesson?sid=2",
                "https://example.org/lesson?ref=one",
                "https://example.org/lesson?ref=two",
            )
        )
    )
    base = replace(BASE, resources=links)
    theirs = replace(BASE, resources=links[:1] + links[2:], note="Another")
    assert merge(base, base, base).item.resources == links
    assert merge(base, base, theirs).item.resources == theirs.resources
