"""A plan that somebody else has made may hold what runs by itself: it is refused before that runs."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from planner.storage.errors import StorageRefusal
from tests.storage.samples import new_store

ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
PROGRAMS = {
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON edits BEGIN DELETE FROM entries; END",
    "a trigger on reading nothing": "CREATE TRIGGER t INSTEAD OF INSERT ON v BEGIN SELECT 1; END",
    "a view": "CREATE VIEW v AS SELECT * FROM items",
    "a table without end": f"CREATE VIEW more AS {ENDLESS} SELECT x FROM c",
    "a plan without end": (
        "DROP TABLE days_off;"
        f"CREATE VIEW days_off AS {ENDLESS} SELECT x AS id, '2026-01-01' AS first,"
        " '2026-01-01' AS last, '' AS title, x AS rowid FROM c"
    ),
    "a computed column": "ALTER TABLE phases ADD COLUMN big TEXT AS (hex(zeroblob(400000000))) VIRTUAL",
    "a computed index": "CREATE INDEX i ON phases (length(hex(zeroblob(1000 + length(title)))))",
    "a table of a module": "CREATE VIRTUAL TABLE words USING fts5(text)",
}


@pytest.fixture(params=PROGRAMS)
def hostile(request: pytest.FixtureRequest, closed: Path) -> Path:
    with closing(sqlite3.connect(closed)) as connection:
        if request.param == "a trigger on reading nothing":
            connection.execute(PROGRAMS["a view"])
        try:
            connection.executescript(PROGRAMS[request.param])
        except sqlite3.OperationalError as error:
            if "no such module" in str(error):
                pytest.skip("this SQLite has no such module")
            raise
        connection.commit()
    return closed


def test_a_plan_in_which_something_would_run_is_not_opened(hostile: Path) -> None:
    before = hostile.read_bytes()
    with pytest.raises(StorageRefusal, match="is damaged and was left as it is"):
        new_store(hostile.parent)
    assert hostile.read_bytes() == before


def test_nor_is_it_restored(hostile: Path, tmp_path: Path) -> None:
    before = hostile.read_bytes()
    store = new_store(tmp_path / "elsewhere")
    with pytest.raises(StorageRefusal, match="is damaged, so nothing was changed"):
        store.copy_of(hostile)
    store.close()
    assert hostile.read_bytes() == before


def test_a_text_of_many_megabytes_is_read_and_no_more(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute("UPDATE items SET note = hex(zeroblob(10000000)) WHERE id = 'new'")
        connection.commit()
    store = new_store(closed.parent)
    assert len(store.load().items["new"].note) == 20_000_000
    store.close()
