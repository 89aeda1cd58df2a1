from datetime import date

import pytest

from planner.domain.availability import DayOff
from planner.domain.edit import Change, Edit, as_one
from planner.domain.roadmap import Phase
from planner.values import replace

HOLIDAY = DayOff("d1", date(2026, 12, 24), date(2026, 12, 26))
LONGER = DayOff("d1", date(2026, 12, 24), date(2026, 12, 31))


def test_a_change_names_the_record_it_is_about() -> None:
    assert Change(None, HOLIDAY).record == HOLIDAY
    assert Change(HOLIDAY, None).record == HOLIDAY
    assert Change(HOLIDAY, LONGER).record == LONGER


def test_the_reverse_of_a_change_swaps_before_and_after() -> None:
    assert Change(HOLIDAY, LONGER).reverse == Change(LONGER, HOLIDAY)
    assert Change(None, HOLIDAY).reverse == Change(HOLIDAY, None)


def test_a_change_of_nothing_or_into_another_record_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="needs a record"):
        Change(None, None)
    with pytest.raises(ValueError, match="keeps the kind and the id"):
        Change(HOLIDAY, DayOff("d2", HOLIDAY.first, HOLIDAY.last))
    with pytest.raises(ValueError, match="keeps the kind and the id"):
        Change(HOLIDAY, Phase("d1", "A phase"))


def test_the_reverse_of_an_edit_keeps_the_label_and_goes_backwards() -> None:
    edit = Edit("Take days off", (Change(None, HOLIDAY), Change(HOLIDAY, LONGER)))
    assert edit.reverse.label == "Take days off"
    assert edit.reverse.changes == (Change(LONGER, HOLIDAY), Change(HOLIDAY, None))
    assert edit.reverse.reverse == edit


def test_edits_are_frozen() -> None:
    with pytest.raises(AttributeError):
        Edit("x", ()).label = "y"  # type: ignore[misc]


def test_two_edits_as_one_go_from_the_first_state_to_the_last_under_the_later_name() -> None:
    first, then = (
        Edit("One", (Change(None, HOLIDAY),), "off d1"),
        Edit("Two", (Change(HOLIDAY, LONGER),), "x"),
    )
    assert as_one(first, then) == Edit("Two", (Change(None, LONGER),), "x")
    assert as_one(first, replace(then, together="Both")).label == "Both"


def test_an_edit_and_its_reverse_as_one_change_nothing() -> None:
    edit = Edit("One", (Change(None, HOLIDAY), Change(HOLIDAY, LONGER)))
    assert as_one(edit, edit.reverse) == Edit("One", ())
