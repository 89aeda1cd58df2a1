"""What the palette shows for what is typed."""

from planner.ui.palette.entries import Entry, Section, Target
from planner.ui.palette.results import Results, results


def entry(title: str, section: Section, detail: str = "", *, search: str = "", asked: bool = False) -> Entry:
    target = {Section.COMMANDS: Target.ACTION, Section.GOALS: Target.GOAL, Section.ITEMS: Target.ITEM}[
        section
    ]
    of = title.lower().replace(" ", "-")
    return Entry(
        target=target, of=of, section=section, title=title, detail=detail, search=search, is_asked_for=asked
    )


ENTRIES = (
    entry("Google PMLE", Section.GOALS, "Sat 11 Dec 2027, on track"),
    entry("What if: Google PMLE", Section.COMMANDS, asked=True),
    entry("Undo", Section.COMMANDS),
    entry("Next week", Section.COMMANDS),
    entry("Linear algebra", Section.ITEMS, "Topic, 20 h", search="linear algebra gilbert strang", asked=True),
    entry("Cloud path", Section.ITEMS, "Course for PMLE", asked=True),
)


def shown(typed: str, *recent: str) -> list[str]:
    return [row.entry.title for row in results(ENTRIES, typed, recent).rows]


def headings(found: Results) -> list[str]:
    return [row.heading for row in found.rows if row.heading]


def test_with_nothing_typed_what_was_used_last_comes_first_and_then_the_commands() -> None:
    found = results(ENTRIES, "", ("item:cloud-path", "action:undo", "item:gone"))
    assert [row.entry.title for row in found.rows] == ["Cloud path", "Undo", "Next week"]
    assert headings(found) == ["Recent", "Commands"]
    assert shown("") == ["Undo", "Next week"]


def test_the_group_with_the_best_entry_comes_first() -> None:
    found = results(ENTRIES, "pmle", ())
    assert [row.entry.title for row in found.rows] == ["Google PMLE", "What if: Google PMLE", "Cloud path"]
    assert headings(found) == ["Exams and goals", "Commands", "Roadmap"]
    assert found.count == 3
    assert headings(results(ENTRIES, "week", ())) == ["Commands"]


def test_after_a_sign_there_are_commands_alone() -> None:
    assert shown("> pmle") == ["What if: Google PMLE"]
    assert shown(">") == ["Undo", "Next week"]


def test_what_is_found_is_marked_in_the_name_and_in_the_details() -> None:
    first = results(ENTRIES, "pmle", ()).rows[0]
    assert first.title_places == ((7, 11),)
    row = results(ENTRIES, "cloud pmle", ()).rows[0]
    assert (row.entry.title, row.title_places, row.detail_places) == ("Cloud path", ((0, 5),), ((11, 15),))


def test_words_that_are_not_shown_lead_to_an_item_too() -> None:
    assert shown("strang") == ["Linear algebra"]
    assert results(ENTRIES, "strang", ()).rows[0].title_places == ()


def test_what_was_used_before_comes_first_among_equals() -> None:
    twins = tuple(entry(f"Course {number}", Section.ITEMS) for number in range(3))
    found = results(twins, "course", ("item:course-2",))
    assert [row.entry.of for row in found.rows] == ["course-2", "course-0", "course-1"]


def test_of_each_of_several_groups_only_the_best_are_shown_and_all_are_counted() -> None:
    many = tuple(entry(f"Week {number}", Section.ITEMS) for number in range(30))
    found = results((*ENTRIES, *many), "week", ())
    assert len(found.rows) == 8
    assert found.count == 31
    assert len(results(many, "week", ()).rows) == 30


def test_nothing_fits_nonsense() -> None:
    assert results(ENTRIES, "zzz", ()) == Results((), 0)


def test_a_day_stands_above_the_rest() -> None:
    found = results(ENTRIES, "pmle", ()).after(entry("Undo", Section.COMMANDS))
    assert (found.rows[0].entry.title, found.rows[0].heading, found.count) == ("Undo", "Commands", 4)
