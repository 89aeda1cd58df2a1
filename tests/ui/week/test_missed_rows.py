"""How the week tells what was not logged."""

from datetime import timedelta

import pytest

from planner.ui.week.missed_rows import missed_note
from tests.support.plans import at, goal, item, make_plan, session
from tests.ui.week.grid.test_grid_rows import PlainWords

WORDS = PlainWords()
EVENINGS = [session("a", at(number, "19:00"), accepted=True) for number in (0, 1, 2)]
PLAN = make_plan([item("a", 6000)], [goal("g", "a")], sessions=EVENINGS)
THURSDAY = at(3, "08:00")


def test_the_first_is_named_and_the_others_are_counted() -> None:
    note = missed_note(PLAN, "", THURSDAY, WORDS)
    assert note is not None
    assert note.title == "Not logged: A on Monday and 2 more."
    assert note.text == "The time went back to the plan, which spreads it over the weeks to come."
    assert note.sessions == tuple(each.id for each in EVENINGS)
    assert note.until == EVENINGS[-1].end.isoformat()


def test_one_stands_alone() -> None:
    note = missed_note(PLAN, EVENINGS[1].end.isoformat(), THURSDAY, WORDS)
    assert note is not None
    assert note.title == "Not logged: A on Wednesday."


def test_after_a_week_the_date_says_which_day_it_was() -> None:
    note = missed_note(PLAN, "", at(7, "08:00"), WORDS)
    assert note is not None
    assert note.title == "Not logged: A on Mon 23 Nov and 2 more."
    near = missed_note(PLAN, "", at(6, "08:00"), WORDS)
    assert near is not None
    assert near.title == "Not logged: A on Monday and 2 more."


def test_what_was_told_is_not_told_again() -> None:
    note = missed_note(PLAN, "", THURSDAY, WORDS)
    assert note is not None
    assert missed_note(PLAN, note.until, THURSDAY + timedelta(days=1), WORDS) is None


@pytest.mark.parametrize("kept", ["", "yesterday", "2026-11-", "@Invalid()"])
def test_settings_that_hold_no_moment_count_as_none(kept: str) -> None:
    assert missed_note(PLAN, kept, THURSDAY, WORDS) == missed_note(PLAN, "", THURSDAY, WORDS)
