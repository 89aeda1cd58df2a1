"""Choices of the window as steps that undo takes back, in one line with the steps of the plan.

They are no edits, for they belong to this window and not to the plan: a theme is not in its file, and does
not travel with it. So they last as long as the program runs, and no longer. Which is newer, a choice or a
step of the plan, is told by the plan's history: a choice remembers the place on it at its time, and comes
first as long as no newer step is applied. One that was taken back is made again only from the place at which
it was taken back, so that a step of the plan that was taken since leaves nothing to make again.
"""

from collections.abc import Callable
from time import monotonic
from typing import Final

from planner.services.workspace import Place
from planner.values import Value, replace

MOST_KEPT: Final = 200
_GOES_ON_SECONDS: Final = 1.0


class WindowStep(Value):
    """A choice that was made.

    Attributes:
        label: what the learner reads in "Undo ...".
        back, again: take the choice back, and make it. They may raise Refusal, and then change nothing. What
            cannot be taken back or made again is told once, and then makes way for what comes before it.
        goes_on: what is chosen, such as "text size". Quick choices of the same are one step; "" goes on with
            none.
    """

    label: str
    back: Callable[[], object]
    again: Callable[[], object]
    goes_on: str = ""


class _Placed(Value):
    """A step with the plan's place just after it was made or taken back, and the moment in seconds."""

    step: WindowStep
    place: Place
    at: float


class WindowSteps:
    """Keeps the choices that can be undone, and those that can be made again."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Begin without any; `clock` tells seconds."""
        self._clock = clock
        self._done: list[_Placed] = []
        self._undone: list[_Placed] = []

    def add(self, step: WindowStep, place: Place) -> None:
        """Keep a choice that was made, after which the plan stands at `place`."""
        now, last = self._clock(), self.next_undo(place)
        self._undone.clear()
        goes_on = bool(step.goes_on) and last is not None and last.goes_on == step.goes_on
        if goes_on and now - self._done[-1].at < _GOES_ON_SECONDS:
            step = replace(step, back=self._done.pop().step.back)
        self._done.append(_Placed(step, place, now))
        del self._done[:-MOST_KEPT]

    def next_undo(self, place: Place) -> WindowStep | None:
        """Return the choice that undo takes back; None where a step of the plan is newer."""
        is_first = bool(self._done) and place.applied <= self._done[-1].place.applied
        return self._done[-1].step if is_first else None

    def next_redo(self, place: Place) -> WindowStep | None:
        """Return the choice that redo makes again; None where the plan's turn is first."""
        return self._undone[-1].step if self._undone and place == self._undone[-1].place else None

    def undo(self, where: Callable[[], Place]) -> WindowStep | None:
        """Take the newest choice back and return it, or None where it is not its turn.

        `where` tells at which place the plan stands; a choice may change that, as a restored backup does.
        """
        step = self.next_undo(where())
        if step is not None:
            self._done.pop()
            step.back()
            self._undone.append(_Placed(step, where(), self._clock()))
        return step

    def redo(self, where: Callable[[], Place]) -> WindowStep | None:
        """Make the choice last taken back again and return it, or None where it is not its turn."""
        step = self.next_redo(where())
        if step is not None:
            self._undone.pop()
            step.again()
            self._done.append(_Placed(step, where(), self._clock()))
        return step

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to undo and nothing to make again."""
        return not (self._done or self._undone)
