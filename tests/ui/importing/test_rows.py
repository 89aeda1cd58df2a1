"""The preview in words: what comes, what changes, what is passed over."""

import pytest

from planner.domain.item import ItemStatus
from planner.exchange.incoming import FileForm
from planner.services.import_preview import ImportChoices, RowState
from planner.ui.importing.rows import (
    Asked,
    LineGroup,
    Show,
    Tick,
    amount,
    form_words,
    has_matches,
    has_states,
    import_words,
    keys_in,
    preview_lines,
    skipped_words,
    state_words,
)
from planner.values import replace
from tests.support.imports import BACKEND, preview_of, row

USUAL = ImportChoices()
ALL = Asked()


def groups(asked: Asked = ALL, choices: ImportChoices = USUAL) -> dict[str, LineGroup]:
    return {each.row.title: each for each in preview_lines(preview_of(), choices, asked).groups}


def test_rows_stand_by_phase_and_what_the_file_lost_comes_last() -> None:
    assert {title: [line.id for line in each.items] for title, each in groups().items()} == {
        "Basics": ["http", "dns"],
        "A language": ["python", "testing", "git"],
        "Databases": ["sql"],
        "No longer in the file": ["cgi", "soap"],
    }
    assert list(groups())[-1] == "No longer in the file"


def test_what_changes_leaves_out_what_is_as_it_was() -> None:
    shown = groups(Asked(Show.CHANGES))
    assert [line.id for line in shown["A language"].items] == ["python", "testing"]
    lines = preview_lines(preview_of(), USUAL, Asked())
    assert lines.counts == {Show.CHANGES: 7, Show.ALL: 8}


def test_a_search_looks_into_titles_phases_and_what_is_joined() -> None:
    assert list(groups(Asked(text="everybody"))) == ["A language"]
    assert [line.id for line in groups(Asked(text="databases sql"))["Databases"].items] == ["sql"]
    lines = preview_lines(preview_of(), USUAL, Asked(text="quantum"))
    assert (lines.groups, lines.nothing) == ((), "Nothing here has these words.")
    same = preview_of([row("git", state=RowState.SAME)], is_known=True)
    assert preview_lines(same, USUAL, Asked(Show.CHANGES)).nothing.startswith("Everything in this file")


def test_a_line_says_hours_estimates_and_states() -> None:
    http, dns = groups()["Basics"].items
    assert (http.end, http.end_detail, http.detail, http.tick) == ("4 h", "done", "New", Tick.ON)
    assert (dns.end, dns.end_detail) == ("2 h", "estimated")
    assert dns.spoken == "New. 2 h. estimated"
    assert groups()["A language"].items[2].tick is Tick.NONE


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("python", "In your plan already: Python for everybody (same link)"),
        ("git", "As it is in your plan"),
        ("sql", "Renamed from SQL, 12 h instead of 8 h"),
        ("cgi", "No longer in the file; stays in your plan"),
        ("soap", "No longer in the file; stays, for your plan uses it"),
    ],
)
def test_the_state_of_a_row_in_words(key: str, words: str) -> None:
    assert state_words(next(each for each in BACKEND if each.key == key)) == words


def test_a_likely_match_is_told_as_a_guess() -> None:
    guess = row("docker", suggested="containers", because="May be the same as Containers: same words")
    assert state_words(guess) == "New. May be the same as Containers: same words"


def test_ticks_are_counted_on_phases_and_on_the_button() -> None:
    without = ImportChoices(taken={"http": False, "cgi": True})
    assert groups()["Basics"].row.tick is Tick.ON
    assert groups(choices=without)["Basics"].row.tick is Tick.PARTLY
    assert groups(choices=without)["Basics"].row.end == "1 of 2"
    assert (amount(preview_of(), USUAL), amount(preview_of(), without)) == (5, 5)
    assert import_words(preview_of(), USUAL) == "Import 5 items"
    assert import_words(preview_of(is_known=True), without) == "Take in 5 changes"
    nothing = ImportChoices(taken=dict.fromkeys((each.key for each in BACKEND), False))
    assert import_words(preview_of(), nothing) == "Import"


def test_phases_alone_are_changes_too() -> None:
    same = preview_of([row("git", state=RowState.SAME)], is_known=True)
    assert amount(same, USUAL) == 0
    renamed = replace(same, phases=1)
    assert import_words(renamed, USUAL) == "Take in 1 change"
    assert preview_lines(renamed, USUAL, Asked(Show.CHANGES)).nothing.startswith("Only phases have changed")


def test_a_phase_stands_for_its_rows_that_are_shown() -> None:
    shown = groups(Asked(text="test"))["A language"].items
    assert keys_in(preview_of(), "A language", shown) == ("testing",)
    assert keys_in(preview_of(), "\n", groups()["No longer in the file"].items) == ("cgi",)


def test_choices_are_offered_where_there_is_something_to_choose() -> None:
    assert has_states(preview_of())
    assert not has_states(preview_of([row("a", status=ItemStatus.PLANNED), row("b")]))
    assert has_matches(preview_of(), USUAL)
    assert not has_matches(preview_of([row("a")]), USUAL)
    assert has_matches(preview_of([row("a")]), ImportChoices(joins=False))


def test_every_form_has_a_name() -> None:
    assert len({form_words(form) for form in FileForm}) == len(FileForm)
    assert skipped_words(("a", "b")) == "2 notes on the file"
