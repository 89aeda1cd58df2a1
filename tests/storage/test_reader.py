"""Reading is the same over the driver alone and over a connection of SQLAlchemy."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from planner.domain.plan import Plan
from planner.storage import history
from planner.storage.database import Database
from planner.storage.mapping import CODECS
from planner.storage.reader import Reader
from planner.storage.records import columns_of, minutes_by_item, read_all, state_in
from planner.storage.store import Store
from tests.storage.samples import NOW, adding, an_item


@pytest.fixture(params=["reading", "writing"])
def reader(request: pytest.FixtureRequest, store: Store, path: Path) -> Iterator[Reader]:
    """Read a file with one step, in a transaction that reads and in one that writes."""
    store.save(adding(an_item("new")), expected_revision=0, at=NOW)
    with _transaction(path, request.param) as reader:
        yield reader


@contextmanager
def _transaction(path: Path, kind: str) -> Iterator[Reader]:
    database = Database(path)
    try:
        with database.writing() if kind == "writing" else database.reading() as reader:
            yield reader
    finally:
        database.close()


def test_all_of_a_plan_is_read(reader: Reader, plan: Plan) -> None:
    after = plan.after(adding(an_item("new")))
    for name in CODECS:
        found = read_all(reader, name)
        wanted = {"settings": plan.settings} if name == "settings" else dict(getattr(after, name))
        assert found == wanted
        assert list(found) == list(wanted)
    assert minutes_by_item(reader) == dict(plan.logged)


def test_what_is_not_there_is_none(reader: Reader) -> None:
    assert reader.exec_driver_sql("SELECT id FROM items WHERE id = ?", ("none",)).first() is None
    assert reader.exec_driver_sql("SELECT id FROM items WHERE id = ?", ("none",)).scalar() is None
    assert list(reader.exec_driver_sql("SELECT id FROM items WHERE id = ?", ("new",))) == [("new",)]


def test_state_and_steps_are_read(reader: Reader) -> None:
    state = state_in(reader)
    assert state is not None
    assert (state.revision, state.applied) == (1, 1)
    step = history.applied(reader, 1)
    assert step is not None
    assert step.edit == adding(an_item("new"))
    assert history.undone(reader, 1) is None
    assert history.place_below(reader, 1) == 0


def test_what_was_not_read_to_its_end_locks_nothing(store: Store, path: Path) -> None:
    database = Database(path)
    with database.reading() as reader:
        unread = reader.exec_driver_sql("SELECT id FROM items")
        next(iter(unread))
    database.close()
    store.save(adding(an_item("new")), expected_revision=0, at=NOW)
    assert store.revision() == 1


def test_each_column_is_named_with_its_table() -> None:
    """Of a name in quotes that is none of its columns, SQLite would make a text."""
    assert columns_of("progress") == 'progress."id", progress."status", progress."on"'
