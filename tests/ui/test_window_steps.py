"""Choices of the window in one line with the plan's steps."""

from collections.abc import Callable

import pytest

from planner.domain.errors import Refusal
from planner.services.workspace import Place
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


def at(applied: int, newest: int = 9) -> Callable[[], Place]:
    return lambda: Place(applied, newest)


def label(step: WindowStep | None) -> str | None:
    return None if step is None else step.label


def test_choices_are_taken_back_and_made_again_in_their_order() -> None:
    choice, steps = Choice(), WindowSteps()
    steps.add(choice.step("b"), Place(0, 9))
    steps.add(choice.step("c"), Place(0, 9))
    assert label(steps.undo(at(0))) == "to c"
    assert label(steps.undo(at(0))) == "to b"
    assert choice.value == "a"
    assert steps.undo(at(0)) is None
    assert label(steps.redo(at(0))) == "to b"
    assert label(steps.redo(at(0))) == "to c"
    assert steps.redo(at(0)) is None
    assert choice.value == "c"


def test_a_newer_step_of_the_plan_comes_first_until_it_is_undone() -> None:
    choice, steps = Choice(), WindowSteps()
    steps.add(choice.step("b"), Place(5, 9))
    assert steps.undo(at(6)) is None
    assert label(steps.undo(at(5))) == "to b"


def test_a_step_of_the_plan_that_was_below_makes_no_difference() -> None:
    choice, steps = Choice(), WindowSteps()
    steps.add(choice.step("b"), Place(5, 9))
    assert label(steps.undo(at(3))) == "to b"


def test_redo_waits_for_the_plan_to_be_where_it_was() -> None:
    choice, steps = Choice(), WindowSteps()
    steps.add(choice.step("b"), Place(5, 9))
    steps.undo(at(5))
    assert steps.redo(at(4)) is None
    assert label(steps.redo(at(5))) == "to b"


def test_a_step_of_the_plan_that_was_taken_since_leaves_nothing_to_make_again() -> None:
    choice, steps = Choice(), WindowSteps()
    steps.add(choice.step("b"), Place(5, 5))
    steps.undo(at(5, 5))
    assert steps.redo(at(6, 6)) is None
    assert steps.redo(at(5, 6)) is None  # that step was undone, and is the one to be made again
    assert choice.value == "a"


def test_a_choice_that_moves_the_plan_is_made_again_from_where_it_was_taken_back() -> None:
    place = [Place(10, 10)]

    def moving(to: Place) -> Callable[[], None]:
        return lambda: place.__setitem__(0, to)

    restore, steps = WindowStep("Restore", moving(Place(10, 10)), moving(Place(4, 4))), WindowSteps()
    restore.again()
    steps.add(restore, place[0])
    for _turn in range(2):
        assert label(steps.undo(lambda: place[0])) == "Restore"
        assert place == [Place(10, 10)]
        assert label(steps.redo(lambda: place[0])) == "Restore"
        assert place == [Place(4, 4)]


def test_a_new_choice_leaves_nothing_to_make_again() -> None:
    choice, steps = Choice(), WindowSteps()
    steps.add(choice.step("b"), Place(0, 9))
    steps.undo(at(0))
    steps.add(choice.step("c"), Place(0, 9))
    assert steps.next_redo(Place(0, 9)) is None


@pytest.mark.parametrize(("pause", "back"), [(0.5, "a"), (1.5, "b")])
def test_quick_choices_of_the_same_are_one_step(pause: float, back: str) -> None:
    now = [100.0]
    choice, steps = Choice(), WindowSteps(lambda: now[0])
    steps.add(choice.step("b", "letter"), Place(0, 9))
    now[0] += pause
    steps.add(choice.step("c", "letter"), Place(0, 9))
    assert label(steps.undo(at(0))) == "to c"
    assert choice.value == back
    steps.redo(at(0))
    assert choice.value == "c"


def test_quick_choices_of_different_things_are_two_steps() -> None:
    choice, steps = Choice(), WindowSteps(lambda: 0.0)
    steps.add(choice.step("b", "letter"), Place(0, 9))
    steps.add(choice.step("c", "number"), Place(0, 9))
    steps.undo(at(0))
    assert choice.value == "b"


def test_what_cannot_be_taken_back_is_told_once_and_makes_way() -> None:
    def refuse() -> None:
        raise Refusal("not now")

    choice, steps = Choice(), WindowSteps()
    steps.add(choice.step("b"), Place(0, 9))
    steps.add(WindowStep("a step", refuse, refuse), Place(0, 9))
    with pytest.raises(Refusal):
        steps.undo(at(0))
    assert label(steps.undo(at(0))) == "to b"
    assert label(steps.redo(at(0))) == "to b"
    assert steps.redo(at(0)) is None


def test_only_the_newest_are_kept() -> None:
    choice, steps = Choice(), WindowSteps()
    for number in range(MOST_KEPT + 5):
        steps.add(choice.step(str(number)), Place(0, 9))
    while steps.undo(at(0)):
        pass
    assert choice.value == "4"
