"""Choices of the window in one line with the plan's steps."""

from collections.abc import Callable

import pytest

from planner.domain.errors import Refusal
from planner.ui.window_steps import MOST_KEPT, WindowStep, WindowSteps


class Choice:
    """Something that is chosen, and what was chosen of it in turn."""

    def __init__(self) -> None:
        self.value = "a"

    def step(self, after: str, goes_on: str = "") -> WindowStep:
        before = self.value
        self.value = after
        return WindowStep(f"to {after}", self._setting(before), self._setting(after), goes_on)

    def _setting(self, value: str) -> Callable[[], None]:
        return lambda: setattr(self, "value", value)


def label(step: WindowStep | None) -> str | None:
    return None if step is None else step.label


def test_choices_are_taken_back_and_made_again_in_their_order() -> None:
    choice, steps = Choice(), WindowSteps()
    steps.add(choice.step("b"), 0)
    steps.add(choice.step("c"), 0)
    assert label(steps.undo(0)) == "to c"
    assert label(steps.undo(0)) == "to b"
    assert choice.value == "a"
    assert steps.undo(0) is None
    assert label(steps.redo(0)) == "to b"
    assert label(steps.redo(0)) == "to c"
    assert steps.redo(0) is None
    assert choice.value == "c"


def test_a_newer_step_of_the_plan_comes_first_until_it_is_undone() -> None:
    choice, steps = Choice(), WindowSteps()
    steps.add(choice.step("b"), 5)
    assert steps.undo(6) is None
    assert label(steps.undo(5)) == "to b"


def test_a_step_of_the_plan_that_was_below_makes_no_difference() -> None:
    choice, steps = Choice(), WindowSteps()
    steps.add(choice.step("b"), 5)
    assert label(steps.undo(3)) == "to b"


def test_redo_waits_for_the_plan_to_be_where_it_was() -> None:
    choice, steps = Choice(), WindowSteps()
    steps.add(choice.step("b"), 5)
    steps.undo(5)
    assert steps.redo(4) is None
    assert label(steps.redo(5)) == "to b"


def test_a_new_choice_leaves_nothing_to_make_again() -> None:
    choice, steps = Choice(), WindowSteps()
    steps.add(choice.step("b"), 0)
    steps.undo(0)
    steps.add(choice.step("c"), 0)
    assert steps.next_redo(0) is None


@pytest.mark.parametrize(("pause", "back"), [(0.5, "a"), (1.5, "b")])
def test_quick_choices_of_the_same_are_one_step(pause: float, back: str) -> None:
    now = [100.0]
    choice, steps = Choice(), WindowSteps(lambda: now[0])
    steps.add(choice.step("b", "letter"), 0)
    now[0] += pause
    steps.add(choice.step("c", "letter"), 0)
    assert label(steps.undo(0)) == "to c"
    assert choice.value == back
    steps.redo(0)
    assert choice.value == "c"


def test_quick_choices_of_different_things_are_two_steps() -> None:
    choice, steps = Choice(), WindowSteps(lambda: 0.0)
    steps.add(choice.step("b", "letter"), 0)
    steps.add(choice.step("c", "number"), 0)
    steps.undo(0)
    assert choice.value == "b"


def test_what_cannot_be_taken_back_stays_where_it_is() -> None:
    def refuse() -> None:
        raise Refusal("not now")

    steps = WindowSteps()
    steps.add(WindowStep("a step", refuse, refuse), 0)
    with pytest.raises(Refusal):
        steps.undo(0)
    assert label(steps.next_undo(0)) == "a step"


def test_only_the_newest_are_kept() -> None:
    choice, steps = Choice(), WindowSteps()
    for number in range(MOST_KEPT + 5):
        steps.add(choice.step(str(number)), 0)
    while steps.undo(0):
        pass
    assert choice.value == "4"
    steps.forget()
    assert steps.is_empty
