"""Note, steps and evidence that are kept with an item; each change is a step that knows its reverse."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.edit import Edit
from planner.domain.errors import Refusal, UnknownId
from planner.domain.item_notes import Evidence
from planner.domain.plan import Plan
from planner.services.item_notes import (
    add_evidence,
    add_step,
    move_step,
    remove_evidence,
    remove_step,
    rename_step,
    tick_step,
    write_note,
)
from tests.support.plans import NOW, item, make_plan

TODAY = NOW.date()


@pytest.fixture
def plan() -> Plan:
    return make_plan([item("maths"), item("ml")])


def steps_of(plan: Plan) -> list[str]:
    return [("x " if step.is_done else "- ") + step.title for step in plan.notes_of("maths").steps]


def with_steps(plan: Plan, *titles: str) -> Plan:
    for title in titles:
        plan = plan.after(add_step(plan, "maths", title))
    return plan


def test_a_note_is_kept_as_it_was_typed(plan: Plan) -> None:
    edit = write_note(plan, "maths", "# Vectors\n\n  * one\n")
    assert edit.label == "Wrote a note on Maths"
    assert plan.after(edit).notes_of("maths").note == "# Vectors\n\n  * one\n"
    assert plan.after(edit).after(edit.reverse).notes == {}


def test_a_note_of_blanks_is_none(plan: Plan) -> None:
    plan = plan.after(write_note(plan, "maths", "x"))
    edit = write_note(plan, "maths", " \n ")
    assert edit.label == "Removed the note on Maths"
    assert plan.after(edit).notes == {}


def test_steps_are_added_in_order_each_as_one_line(plan: Plan) -> None:
    plan = with_steps(plan, " Read\tchapter 1\n", "Solve it")
    assert steps_of(plan) == ["- Read chapter 1", "- Solve it"]


def test_a_step_is_ticked_and_taken_back(plan: Plan) -> None:
    plan = with_steps(plan, "a", "b")
    plan = plan.after(tick_step(plan, "maths", 1, True))
    assert steps_of(plan) == ["- a", "x b"]
    plan = plan.after(tick_step(plan, "maths", 1, False))
    assert steps_of(plan) == ["- a", "- b"]


def test_a_step_gets_other_words_and_keeps_its_tick(plan: Plan) -> None:
    plan = with_steps(plan, "a", "b")
    plan = plan.after(tick_step(plan, "maths", 0, True))
    assert steps_of(plan.after(rename_step(plan, "maths", 0, "c"))) == ["x c", "- b"]


def test_a_step_whose_words_are_taken_away_is_removed(plan: Plan) -> None:
    plan = with_steps(plan, "a", "b")
    assert steps_of(plan.after(rename_step(plan, "maths", 0, "  "))) == ["- b"]
    assert steps_of(plan.after(remove_step(plan, "maths", 1))) == ["- a"]


@pytest.mark.parametrize(
    ("place", "by", "order"), [(0, 1, "bac"), (2, -1, "acb"), (0, 2, "bca"), (2, -2, "cab"), (1, 9, "acb")]
)
def test_steps_change_places(plan: Plan, place: int, by: int, order: str) -> None:
    plan = with_steps(plan, "a", "b", "c")
    assert steps_of(plan.after(move_step(plan, "maths", place, by))) == [f"- {each}" for each in order]


def test_a_step_at_the_end_goes_no_further(plan: Plan) -> None:
    plan = with_steps(plan, "a", "b")
    with pytest.raises(Refusal, match="Nothing changes"):
        move_step(plan, "maths", 1, 1)


@pytest.mark.parametrize(
    "change",
    [
        lambda plan: tick_step(plan, "maths", 1, True),
        lambda plan: rename_step(plan, "maths", 1, "x"),
        lambda plan: remove_step(plan, "maths", -1),
        lambda plan: move_step(plan, "maths", 5, 1),
    ],
)
def test_a_step_that_is_not_there_is_refused(plan: Plan, change: Callable[[Plan], Edit]) -> None:
    with pytest.raises(Refusal, match=r"^That step is not there any more\.$"):
        change(with_steps(plan, "a"))


def test_evidence_is_put_down_with_its_day(plan: Plan) -> None:
    edit = add_evidence(plan, "maths", "My solutions", " https://example.org/s ", TODAY)
    assert edit.label == "Put down evidence for Maths"
    kept = Evidence(title="My solutions", place="https://example.org/s", on=TODAY)
    assert plan.after(edit).notes_of("maths").evidence == (kept,)


def test_evidence_without_words_is_called_by_its_place(plan: Plan) -> None:
    plan = plan.after(add_evidence(plan, "maths", "", "/home/ana/solutions.pdf", TODAY))
    assert plan.notes_of("maths").evidence[0].title == "/home/ana/solutions.pdf"


def test_evidence_of_nothing_is_refused(plan: Plan) -> None:
    with pytest.raises(Refusal, match=r"^Write what shows that it is done\.$"):
        add_evidence(plan, "maths", " ", " ", TODAY)


def test_evidence_is_removed(plan: Plan) -> None:
    for title in ("a", "b"):
        plan = plan.after(add_evidence(plan, "maths", title, "", TODAY))
    after = plan.after(remove_evidence(plan, "maths", 0))
    assert [each.title for each in after.notes_of("maths").evidence] == ["b"]
    with pytest.raises(Refusal, match=r"^That evidence is not there any more\.$"):
        remove_evidence(after, "maths", 1)


def test_an_item_that_the_plan_does_not_have_keeps_nothing(plan: Plan) -> None:
    with pytest.raises(UnknownId):
        write_note(plan, "gone", "x")


def test_the_record_goes_with_the_last_of_what_it_kept(plan: Plan) -> None:
    plan = with_steps(plan, "a")
    assert plan.after(remove_step(plan, "maths", 0)).notes == {}


CHANGES: list[Callable[[Plan, int, int], Edit]] = [
    lambda plan, _place, by: add_step(plan, "maths", f"step {by}"),
    lambda plan, place, by: tick_step(plan, "maths", place, by > 0),
    lambda plan, place, by: move_step(plan, "maths", place, by),
    lambda plan, place, _by: remove_step(plan, "maths", place),
]


@given(st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 4), st.integers(-4, 4))))
def test_whatever_is_done_to_steps_can_be_taken_back(
    changes: list[tuple[Callable[[Plan, int, int], Edit], int, int]],
) -> None:
    plans, edits = [make_plan([item("maths")])], []
    for change, place, by in changes:
        with suppress(Refusal):
            edits.append(change(plans[-1], place, by))
            plans.append(plans[-1].after(edits[-1]))
    for edit in reversed(edits):
        plan = plans.pop()
        assert plan.after(edit.reverse).notes == plans[-1].notes
