"""What a followed roadmap said is read from the file when it is asked for, and checked where it must be."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.edit import Change, Edit
from planner.domain.followed_roadmap import FollowedRoadmap
from planner.storage import mapping
from planner.storage.backups import back_up
from planner.storage.errors import StorageRefusal
from planner.storage.json_text import Undecoded, decoded
from planner.storage.later import LaterMapping
from planner.storage.store import Store
from planner.values import replace
from tests.storage.samples import NOW, an_item, sample_plan

RECORD = sample_plan().followed["maths-for-all"]


def restore(store: Store, backup: Path) -> None:
    with closing(store.copy_of(backup)) as copy:
        store.restore(copy, at=NOW)


def test_a_mapping_that_is_made_later_is_made_once_and_equal_to_any_other() -> None:
    made: list[int] = []

    def make() -> dict[str, int]:
        made.append(1)
        return {"a": 1, "b": 2}

    later = LaterMapping(make)
    assert not made
    assert later == {"a": 1, "b": 2} == later
    assert (later["b"], len(later), list(later), "c" in later) == (2, 2, ["a", "b"], False)
    assert repr(later) == "{'a': 1, 'b': 2}"
    assert later != {"a": 1}
    assert made == [1]


def test_opening_a_plan_reads_none_of_its_items(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def watched(undecoded: Undecoded) -> object:
        looked.append(undecoded.text)
        return decoded(undecoded)

    monkeypatch.setattr(mapping, "decoded", watched)
    record = store.load().followed[RECORD.id]
    assert not looked
    assert record == RECORD
    assert looked


def test_a_record_that_was_not_looked_into_is_written_as_it_is(store: Store) -> None:
    before = store.load().followed[RECORD.id]
    after = replace(before, title="Otherwise")
    store.save(Edit("Rename", (Change(before, after),)), expected_revision=0, at=NOW)
    assert store.load().followed[RECORD.id] == replace(RECORD, title="Otherwise")
    store.undo(expected_revision=1, at=NOW)
    assert store.load().followed[RECORD.id] == RECORD


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": {"id": "a"}}', '{"a": 1}', '{"a": NaN}', "null"])
@pytest.mark.parametrize("column", ["items", "phases"])
def test_what_cannot_be_read_is_refused_when_it_is_looked_at(
    store: Store, path: Path, text: str, column: str
) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"UPDATE followed SET {column} = ?", (text,))  # the name is one of two
        connection.commit()
    plan = store.load()
    with pytest.raises(StorageRefusal, match="cannot be read"):
        len(getattr(plan.followed[RECORD.id], column))


def test_a_backup_with_items_that_cannot_be_read_is_refused(store: Store, path: Path) -> None:
    copy = back_up(path, path.parent / "backups", reason="by-hand")
    restore(store, copy)
    assert store.load().followed[RECORD.id] == RECORD
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("UPDATE followed SET items = '{\"a\": 1}'")
        connection.commit()
    with pytest.raises(StorageRefusal):
        restore(store, copy)
    assert store.load().followed[RECORD.id] == RECORD


def test_a_roadmap_needs_no_item_of_the_plan(store: Store) -> None:
    record = FollowedRoadmap(id="x", title="X", taken_at=NOW, names={"a": "gone"}, items={"a": an_item("a")})
    store.save(Edit("Add", (Change(None, record),)), expected_revision=0, at=NOW)
    assert store.load().followed["x"] == record
