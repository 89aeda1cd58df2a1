"""Filters, order and counts of the table, and the way out where nothing is left."""

import pytest

from planner.domain.item import ItemKind, Subject
from planner.ui.courses.filters import Filters, Show, Sort, counts_by_show, shown_groups, way_out
from planner.values import replace
from tests.ui.courses.small_courses import small_rows


def shown(filters: Filters) -> list[str]:
    return [row.id for group in shown_groups(small_rows(), filters) for row in group.courses]


def test_groups_stand_in_their_order_with_counts() -> None:
    groups = shown_groups(small_rows(), Filters())
    assert [(each.group.title, each.group.count) for each in groups] == [
        ("In progress", 1),
        ("Planned", 2),
        ("Paused or left out", 2),
        ("Completed", 2),
    ]
    assert [row.id for row in groups[1].courses] == ["ml", "book"], "without a day comes last"


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (Filters(text="pytorch daniel"), ["torch"]),
        (Filters(text="programming"), ["python"]),
        (Filters(show=Show.COMPLETED), ["python", "sql"]),
        (Filters(show=Show.IN_PROGRESS), ["torch"]),
        (Filters(subjects=frozenset({Subject.DL, Subject.PROGRAMMING})), ["torch", "python"]),
        (Filters(kinds=frozenset({ItemKind.BOOK})), ["book"]),
        (Filters(providers=frozenset({"A. Géron"})), ["ml"]),
        (Filters(providers=frozenset({"A. Géron"}), kinds=frozenset({ItemKind.BOOK})), []),
    ],
)
def test_filters_combine(filters: Filters, ids: list[str]) -> None:
    assert shown(filters) == ids


def test_each_choice_counts_with_the_other_filters() -> None:
    assert counts_by_show(small_rows(), Filters()) == {
        Show.ALL: 7,
        Show.IN_PROGRESS: 1,
        Show.PLANNED: 2,
        Show.COMPLETED: 2,
    }
    counts = counts_by_show(small_rows(), Filters(text="torch", show=Show.PLANNED))
    assert counts == {Show.ALL: 1, Show.IN_PROGRESS: 1, Show.PLANNED: 0, Show.COMPLETED: 0}


@pytest.mark.parametrize("sort", Sort)
def test_each_order_turns_round_and_leaves_blanks_last(sort: Sort) -> None:
    for group in shown_groups(small_rows(), Filters(sort=sort)):
        turned = next(
            each
            for each in shown_groups(small_rows(), Filters(sort=sort, descending=True))
            if each.group == group.group
        )
        assert {row.id for row in turned.courses} == {row.id for row in group.courses}
    days = [row.finish.day for row in shown_groups(small_rows(), Filters(descending=True))[1].courses]
    assert days[-1] is None


def test_titles_are_ordered_as_one_reads_them() -> None:
    assert shown(Filters(sort=Sort.TITLE, show=Show.PLANNED)) == ["book", "ml"]
    assert shown(Filters(sort=Sort.TITLE, show=Show.PLANNED, descending=True)) == ["ml", "book"]
    assert shown(Filters(sort=Sort.HOURS, show=Show.PLANNED)) == ["book", "ml"]


def test_where_nothing_is_found_a_way_leads_out() -> None:
    out = way_out(small_rows(), Filters(text="torch", show=Show.PLANNED))
    assert (out.heading, out.sentence) == (
        "Nothing matches “torch”",
        "1 course matches without the filters.",
    )
    assert (out.button, out.filters) == ("Clear filters", Filters(text="torch"))
    out = way_out(small_rows(), Filters(text="kubernetes", sort=Sort.TITLE))
    assert (out.sentence, out.button) == ("No course or book of your plan fits.", "Show all courses")
    assert out.filters == Filters(sort=Sort.TITLE)
    out = way_out(small_rows(), Filters(kinds=frozenset({ItemKind.PAPER})))
    assert out.heading == "Nothing matches these filters"


def test_an_order_alone_looks_for_nothing() -> None:
    assert not Filters(sort=Sort.UNITS, descending=True).looks_for_some
    assert replace(Filters(), text="x").looks_for_some
