import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.edit import Edit, Record
from planner.domain.goal import Goal
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.session import Session
from planner.domain.time_entry import TimeEntry
from planner.storage import history
from planner.storage.errors import StaleRevision, StorageRefusal
from planner.storage.store import PastStep, Store
from tests.storage.samples import NOW, a_session, adding, an_entry, an_item, new_store
from tests.storage.strategies import edits_of, plans
from tests.storage.test_random_edits import stored

LATER = NOW + timedelta(hours=1)
KINDS = (Item, Goal, TimeEntry)


def save(store: Store, edit: Edit, at: datetime = NOW) -> None:
    store.save(edit, expected_revision=store.revision(), at=at)


def past(store: Store, *kinds: type[Record]) -> tuple[PastStep, ...]:
    return store.past_steps(kinds or KINDS, expected_revision=store.revision())


def test_without_steps_there_are_none(store: Store) -> None:
    assert past(store) == ()


def test_steps_come_newest_first_with_their_moments_and_with_what_is_asked_for_alone(store: Store) -> None:
    both, entry = adding(an_item("new"), a_session("s9")), adding(an_entry(9))
    save(store, both)
    save(store, adding(a_session("s10")))
    save(store, entry, LATER)

    assert past(store) == (PastStep(LATER, entry.changes), PastStep(NOW, both.changes[:1]))
    assert past(store, Session, TimeEntry)[-1] == PastStep(NOW, both.changes[1:])
    assert past(store, Goal) == ()


def test_a_step_that_is_undone_is_none_until_it_is_taken_again(store: Store) -> None:
    edit = adding(an_item("new"))
    save(store, edit)
    store.undo(expected_revision=store.revision(), at=LATER)
    assert past(store) == ()

    store.redo(expected_revision=store.revision(), at=LATER)
    assert past(store) == (PastStep(NOW, edit.changes),)


@pytest.mark.parametrize("at_once", [1, 2, 4, 5, 100])
def test_several_turns_find_the_same_as_one(
    store: Store, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(9, 14):
        save(store, adding(an_entry(number)))
        save(store, adding(a_session(f"s{number}")))
    store.undo(expected_revision=store.revision(), at=LATER)
    monkeypatch.setattr(history, "_AT_ONCE", at_once)

    found = [change.record.id for step in past(store) for change in step.changes]
    assert found == ["13", "12", "11", "10", "9"]


def test_another_plan_than_the_one_asked_for_is_told(store: Store, tmp_path: Path) -> None:
    revision = store.revision()
    save(store, adding(an_item("new")))
    with pytest.raises(StaleRevision):
        store.past_steps(KINDS, expected_revision=revision)

    empty = new_store(tmp_path / "empty")
    with pytest.raises(StaleRevision):
        empty.past_steps(KINDS, expected_revision=0)
    empty.close()


@pytest.mark.parametrize("broken", ['[{"table":"items","before":null,"after":{"id":1}}]', "[{"])
def test_a_step_that_cannot_be_read_is_refused(store: Store, path: Path, broken: str) -> None:
    save(store, adding(an_item("new")))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE edits SET changes = ?", (broken,))
    with pytest.raises(StorageRefusal):
        past(store)


@given(plans(), st.data())
def test_the_steps_lead_back_to_every_plan_there_was(plan: Plan, data: st.DataObject) -> None:
    stages = [plan]
    with stored(plan) as (store, _folder):
        for _step in range(data.draw(st.integers(1, 3))):
            edit = data.draw(edits_of(stages[-1]))
            save(store, edit)
            stages.append(stages[-1].after(edit))
        steps = past(store)
    plan = stages[-1]
    for step in steps:
        plan = plan.after(Edit("", step.changes).reverse)
    for name in ("items", "goals", "logged"):
        assert getattr(plan, name) == getattr(stages[0], name)
