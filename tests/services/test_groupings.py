"""The groups of the roadmap's list: phases, themes, and the named lists of its articles."""

from collections.abc import Sequence

import pytest

from planner.domain.item import Item, ItemKind
from planner.domain.plan import Plan
from planner.domain.roadmap import ListKind, Phase, ReadingList
from planner.domain.sources import Article, Sources
from planner.services.catalog import sources
from planner.services.groupings import Group, GroupBy, group_roadmap
from planner.values import replace
from tests.support.plans import item, make_plan
from tests.support.workspaces import first_plan

ARTICLE = Article("003", "What it is", "Ana", "2021")
SOURCES = Sources(
    articles={"003": ARTICLE},
    lists=(
        ReadingList(
            "way", "A way", ("b", "a", "gone", "b"), "Mind the step.", ("1", "2", "3", "4"), article="003"
        ),
        ReadingList("short", "Short", ("a",)),
        ReadingList("side", "One side", ("a", "b"), kind=ListKind.THEME),
        ReadingList("ladder", "Ladder", ("drill",), kind=ListKind.PRACTICE),
        ReadingList(
            "books", "To read", ("late", "paper", "a"), "Good ones.", kind=ListKind.READING, article="003"
        ),
    ),
)


def placed(id: str, phase: str, kind: ItemKind = ItemKind.TOPIC) -> Item:
    return replace(item(id, kind=kind), phase=phase)


@pytest.fixture
def plan() -> Plan:
    items = [
        placed("a", "one"),
        placed("b", "two"),
        placed("early", "one", ItemKind.BOOK),
        placed("late", "two", ItemKind.BOOK),
        placed("paper", "plain", ItemKind.PAPER),
        placed("drill", "one", ItemKind.PRACTICE),
        placed("exercise", "one", ItemKind.PRACTICE),
        placed("build", "two", ItemKind.PROJECT),
        placed("stray", "lost"),
    ]
    phases = (Phase("two", "Two", 2, "Side"), Phase("one", "One", 1, "Front"), Phase("plain", "Plain", 3))
    made = make_plan([replace(each, position=place) for place, each in enumerate(items)], [])
    return replace(made, phases={phase.id: phase for phase in (*phases, Phase("empty", "Empty", 4))})


def groups(plan: Plan, by: GroupBy, known: Sources = SOURCES) -> tuple[Group, ...]:
    return group_roadmap(plan, by, known).groups


def told(groups: Sequence[Group]) -> list[tuple[str, str]]:
    return [(group.title, " ".join(group.items)) for group in groups]


def test_phases_come_in_their_order_with_those_that_nobody_described_last(plan: Plan) -> None:
    assert told(groups(plan, GroupBy.PHASE)) == [
        ("One", "a early drill exercise"),
        ("Two", "b late build"),
        ("Plain", "paper"),
        ("lost", "stray"),
    ]
    assert not any(group.counts_all for group in groups(plan, GroupBy.PHASE))


def test_themes_join_phases_and_the_sides_of_the_work_follow(plan: Plan) -> None:
    assert told(groups(plan, GroupBy.THEME)) == [
        ("Front", "a early drill exercise"),
        ("Side", "b late build"),
        ("Without a theme", "paper stray"),
        ("One side", "a b"),
    ]


def test_a_track_keeps_its_order_its_words_and_its_article(plan: Plan) -> None:
    way, short = groups(plan, GroupBy.TRACK)
    assert (way.items, way.labels) == (("b", "a", "b"), ("1", "2", "4"))
    assert (way.note, way.article, way.counts_all) == ("Mind the step.", ARTICLE, True)
    assert (short.items, short.labels, short.article) == (("a",), (), None)


def test_the_reading_list_comes_first_and_other_books_after_it(plan: Plan) -> None:
    books, papers, others = groups(plan, GroupBy.READING)
    assert (books.title, books.items, books.note, books.article) == (
        *("Books", ("late", "early"), "Good ones.", ARTICLE),
    )
    assert (papers.title, papers.items) == ("Papers", ("paper",))
    assert (others.title, others.items) == ("Also listed to read", ("a",))


def test_the_ladder_comes_before_other_practice_and_projects(plan: Plan) -> None:
    assert told(groups(plan, GroupBy.PRACTICE)) == [
        ("Ladder", "drill"),
        ("More practice", "exercise"),
        ("Projects", "build"),
    ]


@pytest.mark.parametrize("by", GroupBy)
def test_no_two_groups_of_a_grouping_share_an_id(plan: Plan, by: GroupBy) -> None:
    for made in (groups(plan, by), groups(first_plan(), by, sources())):
        assert made
        assert len({group.id for group in made}) == len(made)
        assert all(group.items for group in made)


def test_of_a_road_of_ones_own_no_track_is_known(plan: Plan) -> None:
    assert groups(plan, GroupBy.TRACK, Sources()) == ()
    assert [title for title, _ids in told(groups(plan, GroupBy.READING, Sources()))] == ["Books", "Papers"]


def test_a_plan_without_items_has_no_groups() -> None:
    assert all(groups(Plan(), by, Sources()) == () for by in GroupBy)


def test_what_ships_has_its_tracks_in_the_order_of_the_articles() -> None:
    plan = first_plan()
    tracks = {group.title: group for group in groups(plan, GroupBy.TRACK, sources())}
    five = tracks["The five courses in the article's order"]
    assert five.items == ("course-python", "course-dataviz", "course-ml", "course-dl", "course-flask")
    assert five.article is not None
    assert five.article.author == "Antonio Furioso"
    steps = tracks["Four steps to the role"]
    assert len(steps.items) == len(steps.labels) == 4
    assert len(set(steps.items)) == 3
