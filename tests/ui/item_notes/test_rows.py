"""What is kept with an item, as rows."""

from datetime import date

import pytest

from planner.domain.edit import Change, Edit
from planner.domain.item_notes import Evidence, ItemNotes, Step
from planner.domain.plan import Plan
from planner.ui.item_notes.rows import EvidenceRow, NotesRows, StepRow, notes_rows, place_words
from planner.values import replace
from tests.support.plans import item, make_plan

DAY = date(2026, 11, 23)
TREES = replace(item("trees"), done_when="You can draw one.")


def rows_of(*kept: ItemNotes) -> NotesRows:
    plan = make_plan([TREES])
    plan = plan.after(Edit("", tuple(Change(None, each) for each in kept)))
    assert isinstance(plan, Plan)
    return notes_rows(plan, TREES, DAY, lambda day: f"on {day.day}")


def test_most_items_keep_nothing() -> None:
    assert rows_of() == NotesRows(id="trees", today=DAY, done_when="You can draw one.")


def test_steps_stand_in_order_and_are_counted() -> None:
    rows = rows_of(ItemNotes(id="trees", steps=(Step("Read", True), Step("Draw"))))
    assert rows.steps == (StepRow("0", "Read", True), StepRow("1", "Draw", False))
    assert rows.steps_done == "1 of 2 done"


def test_evidence_says_where_it_is_and_since_when() -> None:
    kept = (
        Evidence(title="Certificate", place="https://www.coursera.org/verify/1", on=DAY),
        Evidence(title="Drawing", place="/home/ana/trees.pdf", on=DAY),
        Evidence(title="I told Ben", on=DAY),
    )
    assert rows_of(ItemNotes(id="trees", evidence=kept, note="*x*")).evidence == (
        EvidenceRow("0", "Certificate", "coursera.org, on 23", "https://www.coursera.org/verify/1"),
        EvidenceRow("1", "Drawing", "trees.pdf, on 23", "/home/ana/trees.pdf"),
        EvidenceRow("2", "I told Ben", "on 23", ""),
    )
    assert rows_of(ItemNotes(id="trees", note="*x*")).note == "*x*"


@pytest.mark.parametrize(
    ("place", "words"),
    [("https://www.example.org/a", "example.org"), ("/a/b.pdf", "b.pdf"), ("x", "x"), ("http://[", "[")],
)
def test_a_place_is_called_by_its_site_or_name(place: str, words: str) -> None:
    assert place_words(place) == words
