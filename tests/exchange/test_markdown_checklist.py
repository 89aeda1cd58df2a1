from textwrap import dedent

import pytest

from planner.domain.item import Effort, Item, ItemKind, ItemStatus, Subject
from planner.exchange.incoming import FileForm, IncomingRoadmap, SkipCause, Skipped
from planner.exchange.limits import UnreadableError
from planner.exchange.markdown_checklist import read_markdown


def read(text: str, name: str = "plan.md") -> IncomingRoadmap:
    return read_markdown(dedent(text).lstrip("\n"), name)


def titles(incoming: IncomingRoadmap) -> list[str]:
    return [item.title for item in incoming.roadmap.items]


def places(incoming: IncomingRoadmap) -> list[tuple[str, str]]:
    """Theme and phase of each item."""
    phases = {phase.id: (phase.theme, phase.title) for phase in incoming.roadmap.phases}
    return [phases[item.phase] for item in incoming.roadmap.items]


def only(incoming: IncomingRoadmap) -> Item:
    (item,) = incoming.roadmap.items
    return item


def states(incoming: IncomingRoadmap) -> dict[str, ItemStatus]:
    by_id = {item.id: item.title for item in incoming.roadmap.items}
    return {by_id[id]: status for id, status in incoming.states.items()}


def test_headings_are_phases_and_boxes_are_items_with_their_state() -> None:
    incoming = read("""
        # My road

        Some words about it.

        ## Maths
        ### Algebra
        - [ ] Vectors
        - [x] Matrices
        * [X] Determinants
        ### Analysis
        1. [ ] Limits
        2) [x] Series
        ## Practice
        - [ ] Kata
        """)
    assert incoming.form is FileForm.MARKDOWN
    assert incoming.roadmap.title == "My road"
    assert titles(incoming) == ["Vectors", "Matrices", "Determinants", "Limits", "Series", "Kata"]
    assert places(incoming) == [
        *[("Maths", "Algebra")] * 3,
        *[("Maths", "Analysis")] * 2,
        ("", "Practice"),
    ]
    assert set(states(incoming)) == {"Matrices", "Determinants", "Series"}
    assert set(incoming.states.values()) == {ItemStatus.DONE}
    assert len(incoming.estimated) == 6


def test_several_headings_of_the_first_level_are_phases_and_the_file_gives_the_title() -> None:
    incoming = read("# Maths\n- [ ] Vectors\n# Code\n- [ ] Loops\n", "my_road.md")
    assert incoming.roadmap.title == "my road"
    assert places(incoming) == [("", "Maths"), ("", "Code")]


def test_front_matter_gives_a_title_and_nothing_else() -> None:
    incoming = read("---\ntitle: 'From the front'\ntags:\n- [ ] no item\n---\n- [ ] Vectors\n")
    assert incoming.roadmap.title == "From the front"
    assert titles(incoming) == ["Vectors"]
    assert [phase.title for phase in incoming.roadmap.phases] == ["From the front"]


def test_html_and_code_tell_no_items() -> None:
    incoming = read("""
        <details><summary>- [ ] no</summary></details>

        <!-- - [ ] no -->

        ```
        - [ ] no
        ```

        - [ ] yes <br> more
        """)
    assert titles(incoming) == ["yes"]
    assert only(incoming).note == "more"


def test_boxes_within_an_item_are_items_behind_it() -> None:
    incoming = read("""
        - [ ] Trees
          - [x] Search
            - [ ] Deeper
          - [ ] Balance (2h)
        - [ ] Graphs
        """)
    assert titles(incoming) == ["Trees", "Search", "Deeper", "Balance", "Graphs"]
    efforts = [item.effort.likely for item in incoming.roadmap.items]
    assert efforts == [150, 150, 150, 120, 150]


def test_an_entry_without_a_box_is_the_heading_of_the_boxes_within_it() -> None:
    incoming = read("""
        ## Code
        - Sorting:
          - [ ] Quick
          - [ ] Merge
        - [ ] Loops
        """)
    assert titles(incoming) == ["Quick", "Merge", "Loops"]
    assert places(incoming) == [("Code", "Sorting"), ("Code", "Sorting"), ("", "Code")]


def test_among_boxes_other_entries_are_notes_and_links_of_the_item_above() -> None:
    incoming = read("""
        - not for any item
        - [ ] Sorting
          - [A video](https://example.org/v) (Some One)
          - [A page](https://example.org/p) - worth it
          - why it matters
            - and more
          - https://example.org/bare
        - in the same list
        """)
    item = only(incoming)
    assert [(link.title, link.url, link.by, link.note) for link in item.resources] == [
        ("A video", "https://example.org/v", "Some One", ""),
        ("A page", "https://example.org/p", "", "worth it"),
        ("example.org/bare", "https://example.org/bare", "", ""),
    ]
    assert item.note == "why it matters\n\nand more\n\nin the same list"


def test_without_any_box_entries_are_items_and_groups_are_headings() -> None:
    incoming = read("""
        # Awesome learning

        ## Contents
        - [Books](#books)
          - [More](#more)
        - [External](#x)

        ## Books
        - [The Book](https://example.org/book) - A classic. (60h)
          - read the second edition
        - Networks
          - Addresses
          - [Names](https://example.org/names)

        ## Contributing
        - Fork it

        ## License
        - MIT
        """)
    assert titles(incoming) == ["The Book", "Addresses", "Names"]
    assert places(incoming) == [("", "Books"), ("Books", "Networks"), ("Books", "Networks")]
    first = incoming.roadmap.items[0]
    assert (first.kind, first.effort) == (ItemKind.BOOK, Effort.of_hours(60, 60, 60))
    assert first.note == "A classic.\n\nread the second edition"


def test_study_time_stands_in_titles_beneath_them_and_in_headings() -> None:
    incoming = read("""
        ## Week 1 (10 hours)
        - [ ] Vectors (2h)
        - [ ] Matrices
        - [ ] Limits
        ## Week 2
        - [ ] Series
          - Duration: 3h
        - [ ] Integrals

          Estimated time: 90 min
        """)
    assert [item.effort.likely for item in incoming.roadmap.items] == [120, 240, 240, 180, 90]
    assert [phase.title for phase in incoming.roadmap.phases] == ["Week 1", "Week 2"]
    assert len(incoming.estimated) == 2


def test_struck_words_are_left_out_and_note_programs_have_boxes_of_their_own() -> None:
    incoming = read("""
        - [ ] ~~Cobol~~ (3h)
        - [x] ~~Perl~~
        - [ ] Some ~~old~~ things
        - [/] Rust
        - [-] Fortran
        - [ ] <del>Ada</del>
        """)
    assert states(incoming) == {
        "Cobol": ItemStatus.LEFT_OUT,
        "Perl": ItemStatus.DONE,
        "Rust": ItemStatus.IN_PROGRESS,
        "Fortran": ItemStatus.LEFT_OUT,
        "Ada": ItemStatus.LEFT_OUT,
    }


@pytest.mark.parametrize(
    "text", ["[ ] Sets\n[x] Maps\n", "- ⬜ Sets\n- ✅ Maps\n", "- \\[ \\] Sets\n- \\[x\\] Maps"]
)
def test_boxes_that_are_written_otherwise(text: str) -> None:
    incoming = read_markdown(text, "x.md")
    assert titles(incoming) == ["Sets", "Maps"]
    assert states(incoming) == {"Maps": ItemStatus.DONE}


def test_titles_are_parted_from_their_links_and_descriptions() -> None:
    incoming = read("""
        - [ ] [Arrays (video)](https://youtu.be/a) - how they work
        - [ ] **Lists**: linked ones
        - [ ] Read https://example.org/x today
        - [ ] <https://example.org/y>
        - [ ] [Maps](https://example.org/m) ([other](https://example.org/n))
        - [ ] [[Review] Trees](https://example.org/t)
        - [ ] [Heaps][h]
        - [ ] `size()` - number of *items*
        - [ ] [Local](notes/local.md)

        [h]: https://example.org/h
        """)
    assert titles(incoming) == [
        "Arrays (video)",
        "Lists",
        "Read today",
        "example.org/y",
        "Maps",
        "[Review] Trees",
        "Heaps",
        "size() - number of items",
        "Local",
    ]
    assert [[link.url for link in item.resources] for item in incoming.roadmap.items] == [
        ["https://youtu.be/a"],
        [],
        ["https://example.org/x"],
        ["https://example.org/y"],
        ["https://example.org/m", "https://example.org/n"],
        ["https://example.org/t"],
        ["https://example.org/h"],
        [],
        [],
    ]
    assert [item.note for item in incoming.roadmap.items][:2] == ["how they work", "linked ones"]
    assert incoming.skipped == (Skipped(SkipCause.LINK, 1, "notes/local.md"),)


def test_paragraphs_beneath_an_item_are_its_note() -> None:
    item = only(
        read("""
        - [ ] Sorting

          First of
          all.

          > Quoted.

          Done when: you sort.

        Nobody's words.
        """)
    )
    assert item.note == "First of all.\n\nQuoted."
    assert item.done_when == "you sort."


def test_rows_of_tables_are_items() -> None:
    incoming = read("""
        ## Code

        | Topic | Hours | Done | Link |
        |:------|------:|------|------|
        | [Graphs](https://example.org/g) | 3 | [x] | [more](https://example.org/more) |
        | Trees \\| bushes | 2-4 | | |
        | | 5 | | |

        | Language | Speakers |
        |----------|----------|
        | German   | many     |
        """)
    assert titles(incoming) == ["Graphs", "Trees | bushes"]
    assert [item.effort.likely for item in incoming.roadmap.items] == [180, 180]
    assert states(incoming) == {"Graphs": ItemStatus.DONE}
    assert [link.url for link in incoming.roadmap.items[0].resources] == [
        "https://example.org/g",
        "https://example.org/more",
    ]
    assert incoming.skipped == (Skipped(SkipCause.NO_TITLE, 1, "5"),)


def test_a_table_of_names_among_boxes_tells_no_items() -> None:
    incoming = read("""
        - [ ] Sets

        | Name | Age |
        |------|-----|
        | Ann  | 30  |
        """)
    assert titles(incoming) == ["Sets"]


def test_a_curriculum_of_tables_has_no_items_in_its_prose() -> None:
    incoming = read("""
        # Open studies
        - [Summary](#summary)
        ## Summary
        - **Core**: the first years
        ## Programming
        Courses | Duration | Effort | Prerequisites | Discussion
        :-- | :--: | :--: | :--: | :--:
        [Code: data](https://example.org/a) | 7 weeks | 8-10 hours/week | none | [chat](https://example.org/c)
        [Code: more data](https://example.org/b) | 6 weeks | 8-10 hours/week | Code - data | [chat](https://example.org/d)
        """)
    first, second = incoming.roadmap.items
    assert (first.title, first.kind, first.effort) == (
        "Code: data",
        ItemKind.COURSE,
        Effort.of_hours(56, 63, 70),
    )
    assert second.requires == (first.id,)
    assert [len(item.resources) for item in incoming.roadmap.items] == [1, 1]
    assert incoming.skipped == (Skipped(SkipCause.BESIDE_TABLE, 1, "Core: the first years"),)


def test_a_file_of_headings_alone_has_the_innermost_as_items() -> None:
    incoming = read("""
        # Course
        ## Week 1: Intro
        Read https://example.org first.
        ## Week 2
        ### Loops
        ### Functions (2h)
        """)
    assert titles(incoming) == ["Week 1: Intro", "Loops", "Functions"]
    assert places(incoming) == [("", "Course"), ("", "Week 2"), ("", "Week 2")]
    assert incoming.roadmap.items[0].note == "Read https://example.org first."
    assert incoming.roadmap.items[2].effort.likely == 120


CHECKLIST = """
# Interview university
> A list of what to study.
## Table of contents
- [Big-O](#big-o)
    - [Arrays](#arrays)
## Why use it?
- It is long
## Big-O
- Nothing to implement here
- [ ] [Asymptotic Notation (video)](https://youtu.be/1)
- [ ] Recurrences (and the master theorem):
    - [Section 1](https://example.org/1)

Well, enough of that.

## Data structures
- ### Arrays
    - [ ] About arrays:
    \t- [Lecture](https://youtu.be/2)
        - [Course (video)](https://example.org/2) (start at 15m 32s)
    - [ ] Implement a vector:
        - [ ] size() - number of items
            - start with 16
        - [ ] is_empty()
- ### Linked lists
    - [x] Pointers to pointers:
        (for when you pass one)
    - [ ] Operators: &, |, ^, ~, >>, <<
"""


def test_a_long_checklist_of_a_repository() -> None:
    incoming = read_markdown(CHECKLIST, "README.md")
    assert titles(incoming) == [
        "Asymptotic Notation (video)",
        "Recurrences (and the master theorem)",
        "About arrays",
        "Implement a vector",
        "size() - number of items",
        "is_empty()",
        "Pointers to pointers: (for when you pass one)",
        "Operators: &, |, ^, ~, >>, <<",
    ]
    assert places(incoming) == [
        *[("", "Big-O")] * 2,
        *[("Data structures", "Arrays")] * 4,
        *[("Data structures", "Linked lists")] * 2,
    ]
    assert [len(item.resources) for item in incoming.roadmap.items] == [1, 1, 2, 0, 0, 0, 0, 0]
    assert incoming.roadmap.items[4].note == "start with 16"
    assert incoming.skipped == (Skipped(SkipCause.NO_BOX, 2, "It is long"),)


def test_a_subject_is_told_by_the_nearest_words() -> None:
    incoming = read("""
        ## Language models
        ### Python
        - [ ] Basics
        - [ ] Linear algebra
        ### Odds and ends
        - [ ] Anything
        """)
    subjects = [item.subject for item in incoming.roadmap.items]
    assert subjects == [Subject.PROGRAMMING, Subject.MATHS, Subject.GENAI]


def test_ids_stay_when_other_items_come_and_doubles_are_told_apart() -> None:
    before = read("## A\n- [ ] Sets\n- [ ] C\n- [ ] C++\n- [ ] Sets\n## B\n- [ ] Sets\n")
    after = read(
        "## A\n- [ ] New\n- [ ] Sets\n- [ ] C\n- [ ] C++ (3h)\n- [ ] Sets\n## B\n- [ ] New\n- [x] Sets\n"
    )
    assert [item.id for item in before.roadmap.items] == [
        "a-sets",
        "a-c",
        "a-c-plus-plus",
        "a-sets-2",
        "b-sets",
    ]
    assert {item.id for item in before.roadmap.items} <= {item.id for item in after.roadmap.items}


def test_letters_of_every_script_make_an_id_and_long_ones_are_cut_with_a_digest() -> None:
    first, second, third = read(f"- [ ] 线性代数\n- [ ] Größe\n- [ ] {'long ' * 30}\n").roadmap.items
    assert first.id == "线性代数"
    assert second.id == "große".casefold().replace("ß", "ss")
    assert third.id.startswith("long-long")
    assert len(third.id) <= 72


def test_a_box_that_was_ticked_by_hand_since_the_export_counts() -> None:
    mark = "<!-- id: a; kind: topic; subject: ml; minutes: 60 120 180; state: in-progress -->"
    assert read(f"- [ ] Sets (2 h) {mark}").states == {"a": ItemStatus.IN_PROGRESS}
    assert read(f"- [x] Sets (2 h) {mark}").states == {"a": ItemStatus.DONE}
    assert read(f"- [ ] ~~Sets~~ (2 h) {mark}").states == {"a": ItemStatus.LEFT_OUT}


def test_study_time_that_was_changed_by_hand_since_the_export_counts() -> None:
    mark = "<!-- id: a; kind: topic; subject: ml; minutes: 60 120 180 -->"
    assert only(read(f"- [ ] Sets (2 h) {mark}")).effort == Effort(60, 120, 180)
    assert only(read(f"- [ ] Sets (5 h) {mark}")).effort == Effort(300, 300, 300)
    assert only(read(f"- [ ] Sets {mark}")).effort == Effort(60, 120, 180)


def test_a_comment_with_anything_in_it_does_no_harm() -> None:
    facts = "id: a b,c; kind: x; subject: y; minutes: 3 2 1; needs: zz; units: 0; state: gone; core: maybe"
    item = only(read(f"- [ ] Sets (2 h) <!-- {facts} -->"))
    assert (item.id, item.kind, item.effort.likely, item.units) == ("sets", ItemKind.TOPIC, 120, None)


def test_an_empty_box_is_counted_and_passed_over() -> None:
    incoming = read("- [ ]\n- [ ] Sets\n")
    assert titles(incoming) == ["Sets"]
    assert incoming.skipped == (Skipped(SkipCause.NO_TITLE, 1),)


@pytest.mark.parametrize("text", ["", "Only words.", "# Only a title", "```\n- [ ] x\n```", "- [a](#a)"])
def test_a_text_that_tells_no_item_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match="no list, table or heading"):
        read_markdown(text, "x.md")


def test_boxes_without_any_words_are_refused() -> None:
    with pytest.raises(UnreadableError, match="nothing in it has a title"):
        read_markdown("- [ ]\n- [x]\n", "x.md")


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("How does the internet work? (2h) [Article](https://a.org)", "How does the internet work?"),
        ("Binary search: [video](https://a.org), [slides](https://b.org)", "Binary search"),
        ("HTTP ([docs](https://a.org) | [Wikipedia](https://b.org))", "HTTP"),
        ("Read [The Book](https://a.org)", "Read The Book"),
        ("[Video](https://a.org)", "Video"),
        ("Write an [article](https://a.org) on it", "Write an article on it"),
    ],
)
def test_a_link_that_only_says_what_it_leads_to_is_no_part_of_a_title(entry: str, title: str) -> None:
    (item,) = read_markdown(f"# Road\n\n- [ ] {entry}\n", "road.md").roadmap.items
    assert item.title == title
    assert len(item.resources) == entry.count("](")


def test_entries_without_a_box_that_belong_to_no_item_are_counted() -> None:
    incoming = read(
        "# Plan\n\n## A\n\n- [ ] Boxed\n- Its note\n\n## B\n\n- Sets\n  - Unions\n- [Maps](https://a.org)\n"
    )
    assert [item.title for item in incoming.roadmap.items] == ["Boxed"]
    assert incoming.skipped == (Skipped(SkipCause.NO_BOX, 3, "Sets"),)
    aside = read("- [ ] Boxed\n\n## License\n\n- MIT\n")
    assert aside.skipped == ()


def test_entries_beside_a_table_of_items_are_counted() -> None:
    incoming = read("- [Books](https://a.org)\n- Sets\n\n| Course | Hours |\n| --- | --- |\n| Maps | 3 |\n")
    assert [item.title for item in incoming.roadmap.items] == ["Maps"]
    assert incoming.skipped == (Skipped(SkipCause.BESIDE_TABLE, 2, "Books"),)


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("How does it work? ([MDN](https://a.org/m), [video](https://b.org/v))", "How does it work?"),
        ("Sorting ([Khan](https://khan.org/s), [video](https://b.org/v))", "Sorting"),
        ("Sorting ([merge sort](https://a.org/s), [video](https://b.org/v))", "Sorting (merge sort)"),
        ("Web framework ([Django](https://django.org))", "Web framework (Django)"),
        ("Shell scripting (6h) [guide](https://example.org/sh)", "Shell scripting"),
        ("Do the exercises at <https://www.example.org/exercises>", "Do the exercises at example.org"),
        ("Do those at https://example.org/x first", "Do those at example.org first"),
        ("20 min: read https://example.org/essay", "read example.org/essay"),
        ("Essay https://example.org/essay", "Essay"),
        (":rocket: Launch :+1:", "Launch"),
        ("Ratio 3:2:1", "Ratio 3:2:1"),
        ("Project: URL shortener (3d)", "Project: URL shortener"),
        ("Drawing (3D)", "Drawing (3D)"),
        ("Linear Algebra | 15 weeks | 12 hours/week | [18.06](https://a.org)", "Linear Algebra"),
        ("Sets | maps", "Sets | maps"),
    ],
)
def test_what_only_leads_elsewhere_is_no_part_of_a_title(entry: str, title: str) -> None:
    assert read(f"- [ ] {entry}\n").roadmap.items[0].title == title


def test_small_pictures_are_no_part_of_a_heading() -> None:
    assert read("## :books: Books\n\n- [ ] Sets\n").roadmap.phases[0].title == "Books"


def test_an_entry_that_names_its_study_time_is_an_item_beside_boxes() -> None:
    incoming = read("""
        ## How to use this list
        - Study every day (1h)
        ## Facts
        - Duration: 2 weeks
        ## Databases
        - [ ] SQL (10h)
          - [Notes](https://example.org/n) (20 min)
        - Its note
        - [ ] Views (1h)
        - [ ] Indexes (1h)
        ## Streams
        - [Kafka](https://example.org/k)
        - [Flink](https://example.org/f) - Streams. **(20 hours)**
          - [Flink SQL](https://example.org/s)
        - [Pulsar](https://example.org/p)
        - Queues
          - Rabbits (2h)
          - Other
        ## Books
        1. [Designing](https://example.org/d) by Somebody (40h)
        2. [ ] Fundamentals – 30h
        ## License
        - MIT (1h)
        """)
    efforts = {item.title: item.effort.likely / 60 for item in incoming.roadmap.items}
    assert efforts == {
        "SQL": 10,
        "Views": 1,
        "Indexes": 1,
        "Flink": 20,
        "Rabbits": 2,
        "Designing by Somebody": 40,
        "Fundamentals": 30,
    }
    notes_and_links = [(item.note, len(item.resources)) for item in incoming.roadmap.items]
    assert notes_and_links[:1] == [("Its note", 1)]
    assert notes_and_links[3:] == [("Streams.", 2), ("", 0), ("", 1), ("", 0)]
    assert places(incoming)[4] == ("Streams", "Queues")
    assert incoming.skipped == (Skipped(SkipCause.NO_BOX, 5, "Study every day (1h)"),)


LINKS = """
## Contents
- [Stores](#stores)
## About
- Prose of the list
- See [there](https://example.org/there)
## Stores
- [Feast](https://example.org/f) - A store.
- 🚀 **[Works](https://example.org/w)**
    - [Tutorial](https://example.org/t)
- Others
    - [One](https://example.org/1)
    - [Two](https://example.org/2)
## Talks
- [A talk](https://example.org/a) by *Somebody*
"""
TABLE = "\n| Course | Hours |\n| --- | --- |\n| Learning | 3 |\n"


@pytest.mark.parametrize(
    ("more", "item", "cause"),
    [
        (TABLE, "Learning", SkipCause.BESIDE_TABLE),
        ("## To do\n- [ ] Read\n  - [Page](https://example.org/p)\n- A note\n", "Read", SkipCause.NO_BOX),
    ],
)
def test_lists_of_links_that_are_the_bulk_of_a_file_are_items(more: str, item: str, cause: SkipCause) -> None:
    incoming = read_markdown(LINKS + more, "links.md")
    assert titles(incoming) == ["Feast", "🚀 Works", "One", "Two", "A talk by Somebody", item]
    assert places(incoming)[2] == ("Stores", "Others")
    assert len(incoming.roadmap.items[1].resources) == 2
    assert incoming.skipped == (Skipped(cause, 2, "Prose of the list"),)


def test_a_few_links_beside_many_boxes_or_rows_are_left_out_and_told() -> None:
    boxes = "## To do\n" + "".join(f"- [ ] Topic {number}\n" for number in range(5))
    incoming = read_markdown(LINKS + boxes, "links.md")
    assert len(incoming.roadmap.items) == 5
    assert [(each.cause, each.count) for each in incoming.skipped] == [(SkipCause.NO_BOX, 9)]
    incoming = read_markdown(LINKS + TABLE + "| More | 2 |\n" * 4, "links.md")
    assert len(incoming.roadmap.items) == 5
    assert [(each.cause, each.count) for each in incoming.skipped] == [(SkipCause.BESIDE_TABLE, 9)]
