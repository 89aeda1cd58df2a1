"""What happens to files, told from their names before they are let go."""

from pathlib import Path

import pytest

from planner.ui.importing.dropped import Way, dropped


@pytest.mark.parametrize(
    ("names", "way", "words"),
    [
        (["backend.json"], Way.READ, "Drop to import backend.json"),
        (["README"], Way.READ, "Drop to import README"),
        (["List.MD", "more.markdown"], Way.READ, "Drop to import 2 files"),
        (["work.ics"], Way.CALENDAR, "Drop to plan around the calendar work.ics"),
        (["planner.db"], Way.PLAN, "Drop to open the plan planner.db"),
        (["me.png"], Way.NONE, "me.png is nothing that can be imported"),
        (["me.png", "a.md"], Way.NONE, "Not all of these files can be imported"),
        (["a.md", "work.ics"], Way.NONE, "These files go different ways"),
        (["a.ics", "b.ics"], Way.NONE, "One of these at a time"),
    ],
)
def test_the_way_of_files_and_the_words_for_it(names: list[str], way: Way, words: str) -> None:
    found = dropped([f"/home/anna/{name}" for name in names])
    assert (found.way, found.words, len(found.paths)) == (way, words, len(names))
    assert bool(found.why) == (way is Way.NONE)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Courses.XLSX", "Courses.XLSX is a workbook; save its sheet as CSV and import that."),
        ("list.ods", "list.ods is a workbook; save its sheet as CSV and import that."),
        ("Notion.zip", "Notion.zip is a packed archive; unpack it and import what is in it."),
        ("plan.docx", "plan.docx is a document; save it as plain text or Markdown and import that."),
    ],
)
def test_what_another_program_can_make_a_text_of_is_told_how(name: str, why: str) -> None:
    found = dropped([f"/home/anna/{name}"])
    assert (found.way, found.words, found.why) == (Way.NONE, f"{name} cannot be imported as it is", why)


def test_a_folder_may_hold_what_belongs_together(tmp_path: Path) -> None:
    folder = tmp_path / "backend.content"
    assert dropped([str(folder)]).way is Way.NONE
    folder.mkdir()
    assert dropped([str(folder)]).way is Way.READ


def test_nothing_goes_nowhere() -> None:
    assert dropped([]).way is Way.NONE
