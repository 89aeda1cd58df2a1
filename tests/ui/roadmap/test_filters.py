"""Which items are shown, and in which order."""

import pytest

from planner.domain.item import ItemKind, Subject
from planner.domain.plan import Plan
from planner.domain.roadmap import ReadingList
from planner.domain.sources import Article, Sources
from planner.services.groupings import GroupBy
from planner.ui.roadmap.filters import (
    Filters,
    Need,
    Show,
    Sort,
    counts_by_state,
    first_open,
    shown_groups,
    way_out,
)
from planner.values import replace
from tests.ui.roadmap.small_road import small_plan, small_rows

TRACKS = Sources(
    articles={"003": Article("003", "How to begin", "Ana", "2020")},
    lists=(
        ReadingList(
            "way",
            "A way",
            ("pytorch", "stats", "pytorch", "extra"),
            "Mind the step.",
            ("Build", "Count", "Build more", "Look around"),
            article="003",
        ),
    ),
)


def shown(filters: Filters, plan: Plan | None = None) -> dict[str, list[str]]:
    phases = shown_groups(small_rows(plan), filters)
    return {each.group.id: [row.id for row in each.items] for each in phases}


def test_without_filters_everything_is_shown_in_the_order_of_the_road() -> None:
    assert shown(Filters()) == {
        "base": ["python", "git", "stats", "extra", "tools"],
        "dl": ["pytorch", "reached", "news"],
        "lost": ["stray"],
    }
    assert not Filters().looks_for_some


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(show=Show.READY), {"base": ["extra"], "dl": ["news"]}),
        (Filters(show=Show.IN_PROGRESS), {"base": ["stats"]}),
        (Filters(show=Show.LOCKED), {"dl": ["pytorch", "reached"], "lost": ["stray"]}),
        (Filters(show=Show.DONE), {"base": ["python", "git"]}),
        (Filters(subjects=frozenset({Subject.MATHS, Subject.DL})), {"base": ["stats"], "dl": ["pytorch"]}),
        (Filters(kinds=frozenset({ItemKind.COURSE})), {"base": ["python"]}),
        (Filters(goals=frozenset({"pmle"})), {"base": ["python", "stats"], "dl": ["pytorch"]}),
        (Filters(needs=frozenset({Need.OPTIONAL})), {"base": ["extra"], "lost": ["stray"]}),
        (Filters(needs=frozenset(Need), show=Show.IN_PROGRESS), {"base": ["stats"]}),
        (Filters(backgrounds=frozenset({"coder"}), show=Show.DONE), {"base": ["python"]}),
        (Filters(backgrounds=frozenset({"coder", "other"}), show=Show.DONE), {"base": ["python", "git"]}),
        (Filters(text="downey"), {"base": ["stats"]}),
        (Filters(text="  TORCH  deep "), {"dl": ["pytorch"]}),
        (Filters(text="course"), {"base": ["python"]}),
        (Filters(text="torch stats"), {}),
    ],
)
def test_filters_let_some_items_through(filters: Filters, found: dict[str, list[str]]) -> None:
    assert shown(filters) == found
    assert filters.looks_for_some


def test_filters_combine() -> None:
    filters = Filters(text="p", show=Show.DONE, subjects=frozenset({Subject.PROGRAMMING}))
    assert shown(filters) == {"base": ["python", "git"]}
    assert shown(replace(filters, kinds=frozenset({ItemKind.COURSE}))) == {"base": ["python"]}


def test_what_is_done_or_known_can_be_hidden() -> None:
    assert shown(Filters(hide_done=True))["base"] == ["stats", "extra", "tools"]
    assert not Filters(hide_done=True).looks_for_some


def test_counts_follow_the_other_filters() -> None:
    assert counts_by_state(small_rows(), Filters()) == {
        Show.ALL: 9,
        Show.READY: 2,
        Show.IN_PROGRESS: 1,
        Show.LOCKED: 3,
        Show.DONE: 2,
    }
    locked = counts_by_state(small_rows(), Filters(text="torch", show=Show.DONE))
    assert (locked[Show.ALL], locked[Show.LOCKED], locked[Show.DONE]) == (1, 1, 0)


@pytest.mark.parametrize(
    ("sort", "descending", "base"),
    [
        (Sort.ROAD, True, ["tools", "extra", "stats", "git", "python"]),
        (Sort.TITLE, False, ["extra", "git", "python", "stats", "tools"]),
        (Sort.TITLE, True, ["tools", "stats", "python", "git", "extra"]),
        (Sort.HOURS, False, ["tools", "git", "extra", "python", "stats"]),
        (Sort.SUBJECT, False, ["extra", "tools", "stats", "python", "git"]),
        (Sort.STATE, False, ["stats", "extra", "python", "git", "tools"]),
    ],
)
def test_items_are_ordered_within_their_phases(sort: Sort, descending: bool, base: list[str]) -> None:
    found = shown(Filters(sort=sort, descending=descending))
    assert found["base"] == base
    assert list(found) == ["base", "dl", "lost"]


@pytest.mark.parametrize("descending", [False, True])
def test_items_without_a_value_come_last_both_ways(descending: bool) -> None:
    assert shown(Filters(sort=Sort.FINISH, descending=descending))["base"][0] == "stats"
    assert shown(Filters(sort=Sort.HOURS, descending=descending))["dl"] == ["pytorch", "reached", "news"]


def test_the_phase_with_begun_work_is_open_at_first() -> None:
    assert first_open(small_rows()) == {"base"}
    plan = replace(small_plan(), logged={})
    assert first_open(small_rows(plan)) == {"base"}
    assert first_open(small_rows(Plan())) == frozenset()


def test_the_way_out_is_the_smallest_loosening() -> None:
    rows = small_rows()
    done = way_out(rows, Filters(text=" git ", hide_done=True, sort=Sort.TITLE))
    assert (done.heading, done.button) == ("Nothing matches “git”", "Show done items")
    assert done.sentence == "1 item matches when done items are shown."
    assert done.filters == Filters(text=" git ", sort=Sort.TITLE)
    words = way_out(rows, Filters(text="torch", show=Show.DONE, hide_done=True))
    assert (words.sentence, words.button) == ("1 item matches without the filters.", "Clear filters")
    assert words.filters == Filters(text="torch")
    everything = way_out(rows, Filters(text="xyz", descending=True, sort=Sort.STATE))
    assert everything.filters == Filters(descending=True, sort=Sort.STATE)
    assert everything.button == "Show all items"
    chips = way_out(rows, Filters(show=Show.DONE, kinds=frozenset({ItemKind.MILESTONE})))
    assert chips.heading == "Nothing matches these filters"


def test_the_way_out_of_a_track_leads_to_the_phases() -> None:
    rows = small_rows(by=GroupBy.TRACK, sources=TRACKS)
    git = way_out(rows, Filters(text="git", by=GroupBy.TRACK))
    assert (git.sentence, git.button) == ("1 item matches among the phases.", "Group by phase")
    assert git.filters == Filters(text="git")
    nothing = way_out(rows, Filters(text="xyz", by=GroupBy.TRACK))
    assert (nothing.button, nothing.filters) == ("Show all items", Filters(by=GroupBy.TRACK))
    none_named = way_out(small_rows(by=GroupBy.TRACK), Filters(by=GroupBy.TRACK))
    assert none_named.sentence == "Your roadmap names nothing of this kind."
    assert none_named.filters == Filters()


def test_a_track_shows_its_items_in_its_order_and_its_words() -> None:
    rows = small_rows(by=GroupBy.TRACK, sources=TRACKS)
    (way,) = shown_groups(rows, Filters(by=GroupBy.TRACK))
    assert [(row.id, row.title, row.source) for row in way.items] == [
        ("pytorch", "Build", "Pytorch"),
        ("stats", "Count", "Stats"),
        ("pytorch", "Build more", "Pytorch"),
        ("extra", "Look around", "Extra"),
    ]
    assert (way.group.title, way.group.count_words, way.group.hours_words) == (
        *("A way", "0 of 3 done", "5 of 34 h"),
    )
    assert way.group.explained.splitlines() == [
        "In the order of “How to begin”, Ana, 2020.",
        "Mind the step.",
        "Every item counts here, optional ones too.",
    ]
    turned = shown_groups(rows, Filters(by=GroupBy.TRACK, descending=True))
    assert [row.id for row in turned[0].items] == ["extra", "pytorch", "stats", "pytorch"]
    by_title = shown_groups(rows, Filters(by=GroupBy.TRACK, sort=Sort.TITLE))
    assert [row.title for row in by_title[0].items] == ["Build", "Build more", "Count", "Look around"]


def test_a_track_is_filtered_and_counted_by_what_stands_on_it() -> None:
    rows = small_rows(by=GroupBy.TRACK, sources=TRACKS)
    assert counts_by_state(rows, Filters(by=GroupBy.TRACK))[Show.ALL] == 3
    (way,) = shown_groups(rows, Filters(by=GroupBy.TRACK, text="look around"))
    assert [row.id for row in way.items] == ["extra"], "its own words are found too"
    (way,) = shown_groups(rows, Filters(by=GroupBy.TRACK, show=Show.LOCKED))
    assert [row.title for row in way.items] == ["Build", "Build more"]
    assert not Filters(by=GroupBy.TRACK).looks_for_some
    assert first_open(rows) == {"list:way"}


def test_themes_hold_their_phases_and_optional_items_never_lower_them() -> None:
    rows = small_rows(by=GroupBy.THEME)
    software, models, other = rows.groups
    assert (software.title, software.count_words, software.hours_words) == (
        *("Software", "2 of 3 done", "10 of 15 h"),
    )
    assert "1 optional item counts once it is done." in software.explained
    assert (models.title, other.title) == ("Models", "Without a theme")
    assert first_open(rows) == {"theme:Software"}


def test_without_any_item_no_filter_helps() -> None:
    empty = way_out(small_rows(Plan()), Filters())
    assert (empty.heading, empty.button) == ("No items yet", "")
