"""Whichever edits go on with each other, undo leads back to the first plan and redo to the last."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.edit import Change, Edit
from planner.domain.plan import Plan
from planner.storage.store import Store
from planner.values import replace
from tests.storage.samples import NOW, an_item, new_store, sample_plan
from tests.storage.test_random_edits import contents, stored

SECOND = timedelta(seconds=1)
MOMENT = timedelta(microseconds=1)
# Mostly what goes on with what came before, for seldom would many such edits follow each other by chance.
ACTIONS = st.tuples(
    st.sampled_from(["item", "item", "item", "move 0", "move 1", "undo", "redo"]),
    st.sampled_from(["a", "a", "a", "a", "b", ""]),
    st.sampled_from([timedelta(), timedelta(), SECOND, SECOND, SECOND + MOMENT, -MOMENT]),
)


class Steps:
    """What the history should be, told without merging any changes.

    Attributes:
        stages: what the plan holds before the first step and after each.
        place: how many of the steps are applied.
    """

    def __init__(self, first: Plan) -> None:
        self.stages = [contents(first)]
        self.place = 0
        self._goes_on, self._at = "", NOW

    def save(self, goes_on: str, at: datetime, after: Plan) -> None:
        """Add a step, or let the newest one end at another plan; one that ends where it began is none."""
        is_one_step = goes_on != "" and goes_on == self._goes_on and timedelta() <= at - self._at <= SECOND
        self._goes_on, self._at = goes_on, at
        if is_one_step:
            self.place -= 1
        del self.stages[self.place + 1 :]
        if is_one_step and contents(after) == self.stages[self.place]:
            self._goes_on = ""
        else:
            self.stages.append(contents(after))
            self.place += 1

    def step(self, by: int) -> None:
        """Undo or redo a step where there is one; what has been made can then not be gone on with."""
        if 0 <= self.place + by < len(self.stages):
            self.place += by
            self._goes_on = ""


@given(st.lists(ACTIONS, min_size=4, max_size=12))
def test_undo_and_redo_walk_from_the_first_plan_to_the_last_and_back(
    actions: list[tuple[str, str, timedelta]],
) -> None:
    plan, now = sample_plan(), NOW
    steps = Steps(plan)
    with stored(plan) as (store, folder):
        for action, goes_on, gap in actions:
            now += gap
            if action in ("undo", "redo"):
                plan = stepped(store.undo if action == "undo" else store.redo, plan)
                steps.step(-1 if action == "undo" else 1)
            else:
                edit = Edit(action, (change_of(plan, action),), goes_on)
                store.save(edit, expected_revision=plan.revision, at=now)
                plan = plan.after(edit)
                steps.save(goes_on, now, plan)
            assert store.load() == plan
            assert contents(plan) == steps.stages[steps.place]
            assert len(store.history()) == len(steps.stages) - 1
        store.close()
        with closing(new_store(folder)) as again:
            walk(again, plan, steps)


def change_of(plan: Plan, action: str) -> Change:
    """Move the session to one of two days, or add an item that is removed by the next."""
    if action == "item":
        new = plan.items.get("new")
        return Change(new, None if new else an_item("new"))
    session, day = plan.sessions["s1"], timedelta(days=int(action[-1]))
    moved = replace(session, start=NOW + day, end=NOW + day + timedelta(minutes=50))
    return Change(session, moved)


def walk(store: Store, plan: Plan, steps: Steps) -> None:
    """Undo all steps, redo all of them, and find each plan on the way."""
    for step, stages in (
        (store.undo, steps.stages[: steps.place][::-1]),
        (store.redo, steps.stages[1:]),
    ):
        for stage in stages:
            plan = stepped(step, plan)
            assert store.load() == plan
            assert contents(plan) == stage
        assert step(expected_revision=plan.revision, at=NOW) is None


def stepped(step: Callable[..., Edit | None], plan: Plan) -> Plan:
    edit = step(expected_revision=plan.revision, at=NOW)
    return plan if edit is None else plan.after(edit)
