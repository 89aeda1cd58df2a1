"""Whatever is done to a plan, the file says the same as the plan in memory."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.edit import Edit
from planner.domain.plan import Plan
from planner.storage.store import Store
from planner.values import replace
from tests.storage.samples import NOW, new_store
from tests.storage.strategies import edits_of, plans

# Hundreds of commits wait for no disk where the system has a folder in memory.
FOLDER = next((folder for folder in (Path("/dev/shm"),) if os.access(folder, os.W_OK)), None)


@contextmanager
def stored(plan: Plan) -> Iterator[tuple[Store, Path]]:
    with TemporaryDirectory(dir=FOLDER) as folder, closing(new_store(Path(folder), plan)) as store:
        yield store, Path(folder)


def contents(plan: Plan) -> Plan:
    """The plan but for its counters, which only rise."""
    return replace(plan, revision=0, last_entry=0)


@given(plans())
def test_any_plan_comes_back(plan: Plan) -> None:
    with stored(plan) as (store, _folder):
        assert store.load() == plan


@given(plans(), st.data())
def test_the_stored_plan_is_the_plan_after_each_edit(plan: Plan, data: st.DataObject) -> None:
    with stored(plan) as (store, folder):
        for _step in range(data.draw(st.integers(1, 4))):
            edit = data.draw(edits_of(plan))
            assert store.save(edit, expected_revision=plan.revision, at=NOW).revision == plan.revision + 1
            plan = plan.after(edit)
            assert store.load() == plan
        with closing(new_store(folder)) as again:
            assert again.load() == plan


@given(plans(), st.data())
def test_undo_and_redo_walk_the_same_way_through_a_restart(plan: Plan, data: st.DataObject) -> None:
    stages = [plan]
    with stored(plan) as (store, folder):
        for _step in range(data.draw(st.integers(1, 4))):
            edit: Edit = data.draw(edits_of(stages[-1]))
            store.save(edit, expected_revision=stages[-1].revision, at=NOW)
            stages.append(stages[-1].after(edit))
        store.close()
        with closing(new_store(folder)) as again:
            _walk(again, stages)


def _walk(store: Store, stages: list[Plan]) -> None:
    plan = stages[-1]
    for stage in reversed(stages[:-1]):
        plan = plan.after(_some(store.undo(expected_revision=plan.revision, at=NOW)))
        assert store.load() == plan
        assert contents(plan) == contents(stage)
    for stage in stages[1:]:
        plan = plan.after(_some(store.redo(expected_revision=plan.revision, at=NOW)))
        assert store.load() == plan
        assert contents(plan) == contents(stage)


def _some(edit: Edit | None) -> Edit:
    assert edit is not None
    return edit
