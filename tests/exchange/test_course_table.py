import json

import pytest

from planner.domain.item import Effort, ItemKind, ItemStatus, Subject
from planner.exchange.course_table import read_table
from planner.exchange.file_answer import incoming_of, write_answer
from planner.exchange.incoming import FileForm, IncomingRoadmap, SkipCause, Skipped, TableField
from planner.exchange.limits import UnreadableError
from planner.exchange.table_writing import guarded, unguarded, write_table


def read(*lines: str, name: str = "plan.csv") -> IncomingRoadmap:
    return read_table("\n".join(lines), name)


def titles(incoming: IncomingRoadmap) -> list[str]:
    return [item.title for item in incoming.roadmap.items]


def phases(incoming: IncomingRoadmap) -> list[str]:
    return [phase.title for phase in incoming.roadmap.phases]


def hours(incoming: IncomingRoadmap) -> list[float]:
    return [item.effort.likely / 60 for item in incoming.roadmap.items]


NOTION = [
    "Name,Status,Tags,Due,Certified,Hours",
    'Linear algebra,In progress,Maths,"January 5, 2027",No,10',
    'Calculus,Done,"Maths, Core",,Yes,"12,5"',
    "Testing,Not started,Software,,No,",
]
TRELLO = [
    "Card ID,Card URL,Card Name,Labels,Due Date,List Name,Card Description",
    "5f1,https://trello.com/c/1,Learn SQL,data,2027-01-05,To Do,Joins first",
    "5f2,https://trello.com/c/2,Learn Git,,,Doing,",
    "5f3,https://trello.com/c/3,Learn Python,,,Done,",
]


def test_what_notion_exports() -> None:
    incoming = read(*NOTION, name="My courses 0123456789abcdef0123456789abcdef.csv")
    assert incoming.form is FileForm.TABLE
    assert incoming.roadmap.title == "My courses"
    assert titles(incoming) == ["Linear algebra", "Calculus", "Testing"]
    assert phases(incoming) == ["Maths", "Software"]
    assert list(incoming.states.values()) == [ItemStatus.IN_PROGRESS, ItemStatus.DONE]
    assert hours(incoming) == [10, 12.5, 2.5]
    assert incoming.estimated == {"software-testing"}


def test_what_trello_exports() -> None:
    incoming = read(*TRELLO)
    assert [item.id for item in incoming.roadmap.items] == ["5f1", "5f2", "5f3"]
    assert titles(incoming) == ["Learn SQL", "Learn Git", "Learn Python"]
    assert incoming.states == {"5f2": ItemStatus.IN_PROGRESS, "5f3": ItemStatus.DONE}
    assert incoming.roadmap.items[0].note == "Joins first"
    assert incoming.roadmap.items[0].resources[0].url == "https://trello.com/c/1"


@pytest.mark.parametrize("word", ["Total", "**Total:**", "Summe", "Gesamt", "Σ total"])
def test_a_row_of_sums_is_no_item(word: str) -> None:
    incoming = read_table(f"Topic,Hours\nSQL,3\nTotal productivity,4\n{word},7\n", "t.csv")
    assert [item.title for item in incoming.roadmap.items] == ["SQL", "Total productivity"]
    assert incoming.skipped == (Skipped(SkipCause.SUM_ROW, 1, word),)


def test_counts_of_a_card_are_no_hours_and_archived_cards_stay_out() -> None:
    incoming = read(
        "Card ID,Card Name,Card URL,Labels,Attachment Count,Vote Count,List Name,Archived,Due Complete",
        "64aa,Learn Docker,https://trello.com/c/1,Ops (green),0,3,Doing,false,false",
        '64ab,Learn SQL,https://trello.com/c/2,"Data (sky_light), Ops (green)",0,0,To do,false,false',
        "64ac,Git,https://trello.com/c/3,,0,0,Done,false,true",
        "64ad,Old card,https://trello.com/c/4,,0,0,Done,true,false",
    )
    assert titles(incoming) == ["Learn Docker", "Learn SQL", "Git"]
    assert phases(incoming) == ["Ops", "Data", "plan"]
    assert incoming.states == {"64aa": ItemStatus.IN_PROGRESS, "64ac": ItemStatus.DONE}
    assert incoming.estimated == {"64aa", "64ab", "64ac"}
    assert min(hours(incoming)) > 0
    assert incoming.skipped == (Skipped(SkipCause.ARCHIVED, 1, "Old card"),)
    assert incoming.table is not None
    assert TableField.HOURS not in incoming.table.fields


def test_an_address_without_its_scheme_is_one() -> None:
    incoming = read("Titel;Link", "Sets;www.example.org/sets", "Maps;https://example.org")
    assert [item.resources[0].url for item in incoming.roadmap.items] == [
        "https://www.example.org/sets",
        "https://example.org",
    ]
    assert incoming.skipped == ()


def test_a_long_name_of_hours_with_its_unit() -> None:
    incoming = read("Titel;Aufwand (in Stunden, geschätzt von mir)", "Sets;3", "Maps;1.200,5")
    assert hours(incoming) == [3, 1200.5]


def test_nought_is_no_estimate_unless_a_name_says_that_it_is_of_hours() -> None:
    assert read("Title,Size", "Sets,0", "Maps,3", "Trees,9").estimated == {"sets"}
    assert read("Title,Hours", "Sets,0", "Maps,3", "Trees,9").estimated == set()


def test_lists_of_a_board_that_are_no_states_are_phases() -> None:
    incoming = read("Card Name,List Name", "Joins,Databases", "Loops,Python")
    assert phases(incoming) == ["Databases", "Python"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends_are_found(delimiter: str, line_end: str) -> None:
    lines = [["Title", "Hours", "Note"], ["Sets", "2", '"a, b; c"'], ["Maps", "3", '"two\nlines"']]
    incoming = read_table(line_end.join(delimiter.join(cells) for cells in lines), "x.csv")
    assert titles(incoming) == ["Sets", "Maps"]
    assert hours(incoming) == [2, 3]
    assert [item.note for item in incoming.roadmap.items] == ["a, b; c", "two\nlines"]


def test_the_line_of_excel_says_the_delimiter() -> None:
    incoming = read("\ufeffsep=;", "Titel;Dauer (Min);Erledigt", "Lineare Algebra;90;ja", "Analysis;120;nein")
    assert titles(incoming) == ["Lineare Algebra", "Analysis"]
    assert hours(incoming) == [1.5, 2]
    assert incoming.states == {"lineare-algebra": ItemStatus.DONE}


@pytest.mark.parametrize(
    "lines",
    [
        ["Thema;Kapitel;Stunden;Status;Voraussetzungen", "A;K;2;erledigt;", "B;K;3,5;in Arbeit;A"],
        ["Titre;Chapitre;Durée;Statut;Prérequis", "A;K;2 h;terminé;", "B;K;3h30;en cours;A"],
        ["Título;Capítulo;Horas;Estado;Requisitos", "A;K;2;hecho;", "B;K;3,5;en curso;A"],
    ],
)
def test_names_of_columns_and_states_in_other_languages(lines: list[str]) -> None:
    incoming = read(*lines)
    first, second = incoming.roadmap.items
    assert (first.title, second.title) == ("A", "B")
    assert phases(incoming) == ["K"]
    assert hours(incoming) == [2, 3.5]
    assert list(incoming.states.values()) == [ItemStatus.DONE, ItemStatus.IN_PROGRESS]
    assert second.requires == (first.id,)


def test_longer_names_tell_a_column_too_and_those_of_dates_do_not() -> None:
    incoming = read(
        "Course title,Completed on,Estimated study hours,Course link",
        "Loops,2026-01-01,2,https://example.org",
    )
    assert incoming.table is not None
    assert incoming.table.fields == {TableField.TITLE: 0, TableField.HOURS: 2, TableField.LINK: 3}


def test_a_column_of_numbers_of_lessons_is_no_title() -> None:
    incoming = read("Lesson Number,Lesson Grouping,Written Lesson", "01,Basics,Loops", "02,Basics,Sets")
    assert titles(incoming) == ["Loops", "Sets"]
    assert phases(incoming) == ["Basics"]


def test_columns_without_a_telling_name_are_told_by_what_stands_in_them() -> None:
    incoming = read("Foo,Bar,Baz", "Sets,10,https://example.org/s", "Maps,12,https://example.org/m")
    assert titles(incoming) == ["Sets", "Maps"]
    assert hours(incoming) == [10, 12]
    assert [item.resources[0].url for item in incoming.roadmap.items] == [
        "https://example.org/s",
        "https://example.org/m",
    ]


def test_numbers_that_count_or_tell_a_year_are_no_hours() -> None:
    incoming = read("No,Topic,Year", "1,Sets,1999", "2,Maps,2001", "3,Trees,2004")
    assert incoming.table is not None
    assert TableField.HOURS not in incoming.table.fields


def test_a_table_without_names_is_read_from_its_first_row_on() -> None:
    incoming = read("Sets,10,https://example.org/s", "Maps,12,https://example.org/m")
    assert titles(incoming) == ["Sets", "Maps"]
    assert incoming.table is not None
    assert incoming.table.columns == ("Column 1", "Column 2", "Column 3")


def test_a_plain_list_is_a_table_of_titles() -> None:
    assert titles(read("Linear algebra", "Calculus")) == ["Linear algebra", "Calculus"]


def test_rows_above_the_names_as_a_sheets_title_are_left_out() -> None:
    incoming = read("My plan,,", ",,", "Course,Lesson,Hours", "Python,Loops,2", "Python,Functions,3")
    assert titles(incoming) == ["Loops", "Functions"]
    assert phases(incoming) == ["Python"]


def test_the_learners_mapping_goes_before_the_names() -> None:
    text = "Title,Other,Hours\nSets,Set theory,5\nMaps,Topography,6\n"
    incoming = read_table(text, "x.csv", {TableField.TITLE: 1, TableField.NOTE: 0, TableField.UNITS: 99})
    assert titles(incoming) == ["Set theory", "Topography"]
    assert [item.note for item in incoming.roadmap.items] == ["Sets", "Maps"]
    assert len(incoming.estimated) == 2
    assert incoming.table is not None
    assert incoming.table.fields == {TableField.TITLE: 1, TableField.NOTE: 0}


def test_a_mapping_without_a_title_takes_the_first_texts_that_are_left() -> None:
    incoming = read_table("a,b,c\n5,Sets,x\n6,Maps,y\n", "x.csv", {TableField.HOURS: 0})
    assert titles(incoming) == ["Sets", "Maps"]
    assert hours(incoming) == [5, 6]


def test_the_head_shows_how_the_table_was_understood() -> None:
    head = read("Title,Hours", "Sets", "Maps,3,spare").table
    assert head is not None
    assert head.columns == ("Title", "Hours", "")
    assert head.rows == (("Sets", "", ""), ("Maps", "3", "spare"))
    assert head.fields == {TableField.TITLE: 0, TableField.HOURS: 1}


def test_rows_without_a_title_and_cells_that_tell_nothing_are_counted() -> None:
    incoming = read(
        "Title,Hours,State,Link,Requires",
        ",5,,,",
        "Sets,soon,maybe,on paper,Magic",
        "",
        "Maps,-,,,none",
    )
    assert titles(incoming) == ["Sets", "Maps"]
    assert incoming.skipped == (
        Skipped(SkipCause.NO_TITLE, 1, "5"),
        Skipped(SkipCause.HOURS, 1, "soon"),
        Skipped(SkipCause.STATE, 1, "maybe"),
        Skipped(SkipCause.LINK, 1, "on paper"),
        Skipped(SkipCause.UNKNOWN_PREREQUISITE, 1, "Magic"),
    )


def test_prerequisites_are_named_by_id_or_title_and_never_run_in_a_circle() -> None:
    incoming = read(
        "Id,Title,Requires",
        "a,How to code: simple data,c",
        "b,Divide, conquer",
        'c,"Sets, maps, trees","How to Code - Simple Data; b"',
        'd,Graphs,"Sets, maps, trees"',
        "e,Heaps,c d",
    )
    requires = {item.id: item.requires for item in incoming.roadmap.items}
    assert requires["d"] == ("c",)
    assert requires["e"] == ("c", "d")
    assert sum(len(requires[id]) for id in "ac") == 2  # one of the three edges of a circle is left out
    assert [each.cause for each in incoming.skipped if each.cause is SkipCause.CIRCLE] == [SkipCause.CIRCLE]


def test_items_with_the_same_title_have_ids_of_their_own() -> None:
    incoming = read("Title,Phase", "Loops,C", "Loops,C", "Loops,C++")
    assert [item.id for item in incoming.roadmap.items] == ["c-loops", "c-loops-2", "c-plus-plus-loops"]


def test_an_id_that_stands_twice_is_given_once() -> None:
    incoming = read("Id,Title", "a,Sets", "a,Maps", "b c,Trees")
    assert [item.id for item in incoming.roadmap.items] == ["a", "maps", "trees"]
    assert incoming.skipped == (Skipped(SkipCause.DOUBLED, 2, "a"),)


def test_kind_subject_core_units_and_provider() -> None:
    incoming = read(
        "Title,Type,Subject,Required,Lessons,Provider,Link",
        "Sets,Video,Maths,yes,12,Khan,https://example.org/a https://example.org/b",
        "Maps,course,ml,no,x,,",
    )
    sets, maps = incoming.roadmap.items
    assert (sets.kind, sets.subject, sets.core, sets.units) == (ItemKind.POST, Subject.MATHS, True, 12)
    assert (maps.kind, maps.subject, maps.core, maps.units) == (ItemKind.COURSE, Subject.ML, False, None)
    assert [(link.url, link.by) for link in sets.resources] == [
        ("https://example.org/a", "Khan"),
        ("https://example.org/b", "Khan"),
    ]


@pytest.mark.parametrize("cell", ["000000012345678", "9" * 5_000, "10001", "²", "twelve", "-3"])
def test_an_odd_number_of_units_costs_no_more_than_itself(cell: str) -> None:
    incoming = read(
        "Title,Lessons", "Sets,12", f"Maps,{cell}", "Trees,0012", "Heaps,-", "Loops,", "Sums,10000"
    )
    assert [item.units for item in incoming.roadmap.items] == [12, None, 12, None, None, 10_000]
    assert [(each.cause, each.count) for each in incoming.skipped] == [(SkipCause.UNITS, 1)]
    assert incoming_of(json.loads(write_answer(incoming))) == incoming


def test_weeks_and_hours_a_week_in_two_columns_make_the_whole() -> None:
    incoming = read("Courses,Duration,Effort", "Compilers,7 weeks,8-10 hours/week", "Graphics,14 weeks,-")
    assert [item.effort for item in incoming.roadmap.items] == [
        Effort.of_hours(56, 63, 70),
        Effort.of_hours(140, 140, 140),
    ]
    assert {item.kind for item in incoming.roadmap.items} == {ItemKind.COURSE}


def test_a_long_title_is_cut_and_kept_whole_in_the_note() -> None:
    title = "word " * 100
    (item,) = read("Title,Hours", f"{title},2").roadmap.items
    assert len(item.title) <= 200
    assert item.title.endswith("…")
    assert item.note == title.strip()


def test_broken_characters_are_left_out_and_counted() -> None:
    incoming = read("Title,Hours", "Se\0ts,2", "Ma\x07ps\ud800,3")
    assert titles(incoming) == ["Sets", "Maps"]
    assert incoming.skipped == (Skipped(SkipCause.CHARACTERS, 3),)


@pytest.mark.parametrize("text", ["", "\n\n", "Title,Hours", "Title,Hours\n,5\n"])
def test_a_text_without_items_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match="in it"):
        read_table(text, "x.csv")


def test_a_cell_beyond_all_measure_is_refused_and_a_lost_quote_is_not() -> None:
    with pytest.raises(UnreadableError, match="a cell is longer"):
        read_table("Title\n" + "x" * 200_000, "x.csv")
    lost = 'Title,Hours\n"Sets,2\n' + "Maps,3\n" * 19_000
    assert titles(read_table(lost, "x.csv"))[:2] == ['"Sets', "Maps"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "'x", "''=x", "'=x", "plain", "", "＝x"])
def test_no_cell_is_calculated_and_each_comes_back(cell: str) -> None:
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "＝"))
    assert unguarded(guarded(cell)) == cell


def test_an_apostrophe_of_another_program_stays() -> None:
    assert unguarded("'tis") == "'tis"


def test_a_table_is_written_as_its_standard_has_it() -> None:
    assert write_table([["a", 'b"c'], ["d,e", "f\ng"], ["=1", "h\0"]]) == (
        'a,"b""c"\r\n"d,e","f\ng"\r\n\'=1,h\r\n'
    )


@pytest.mark.parametrize("mark", ["\u202e", "\u2066\u2069", "\x01"])
def test_a_phase_that_shows_nothing_is_none(mark: str) -> None:
    incoming = read_table(f"Phase,Name\n{mark},SQL\nData,Git\n", "plan.csv")
    assert [phase.title for phase in incoming.roadmap.phases] == ["plan", "Data"]
    assert incoming_of(json.loads(write_answer(incoming))) == incoming
