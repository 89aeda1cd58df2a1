"""Turns on the file: one state for all that is read in one, and no two threads at once."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from planner.domain.plan import Plan
from planner.storage.store import StaleRevision, Store
from tests.storage.samples import NOW, adding, an_entry, an_item, new_store


def test_all_that_is_read_together_is_of_one_state(store: Store, other: Store) -> None:
    with ThreadPoolExecutor(1) as threads:
        with store.one_reading():
            before = store.revision()
            saving = threads.submit(other.save, adding(an_item("theirs")), expected_revision=before, at=NOW)
            with pytest.raises(TimeoutError):
                saving.result(0.1)
            with store.one_reading():
                assert store.revision() == before
            assert (store.revision(), store.next_undo()) == (before, None)
        assert saving.result(5).revision == before + 1
    assert (store.revision(), store.next_undo()) == (before + 1, "Add")


def test_what_fails_in_one_reading_leaves_none_behind(store: Store, other: Store) -> None:
    with pytest.raises(KeyError), store.one_reading():
        raise KeyError
    other.save(adding(an_item("theirs")), expected_revision=0, at=NOW)
    assert store.revision() == 1


def test_another_thread_waits_for_the_end_of_one_reading(store: Store) -> None:
    asked = Event()

    def revision() -> int:
        asked.set()
        return store.revision()

    with ThreadPoolExecutor(1) as threads:
        with store.one_reading():
            waiting = threads.submit(revision)
            assert asked.wait(5)
            with pytest.raises(TimeoutError):
                waiting.result(0.1)
        assert waiting.result(5) == 0


def test_a_step_is_not_gone_on_with_in_another_file(
    store: Store, path: Path, tmp_path: Path, plan: Plan
) -> None:
    """The file that has come is another one, even with the same number of edits."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(path, elsewhere / "planner.db")
    away = new_store(elsewhere)
    away.save(adding(an_entry(9), label="Theirs"), expected_revision=0, at=NOW)
    away.close()
    store.save(adding(an_item("mine")), expected_revision=0, at=NOW)
    (elsewhere / "planner.db").replace(path)
    with pytest.raises(StaleRevision):
        store.save(adding(an_item("more")), expected_revision=1, at=NOW)
    assert store.next_undo() == "Theirs"
    assert store._newest is None
