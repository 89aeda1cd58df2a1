"""Writes the small database of today's schema that later versions must be able to open.

Run once for each released schema, from the top of the checkout: `python -m tests.old_versions.make_dump`.
A dump that is there already is never written again.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from planner.storage.header import APPLICATION_ID, SCHEMA_VERSION
from planner.storage.tables import revision_name
from tests.storage.samples import NOW, adding, an_entry, an_item, new_store, sample_plan

FOLDER = Path(__file__).parent


def dump_path(revision: str) -> Path:
    return FOLDER / f"schema_{revision}.sql"


def made_dump() -> str:
    """The sample plan with one step taken and another one undone, as SQL."""
    with TemporaryDirectory() as folder:
        store = new_store(Path(folder), sample_plan())
        store.save(adding(an_entry(3), label="Log 50 min"), expected_revision=0, at=NOW)
        store.save(adding(an_item("python"), label="Add Python"), expected_revision=1, at=NOW)
        store.undo(expected_revision=2, at=NOW)
        store.close()
        with closing(sqlite3.connect(Path(folder) / "planner.db")) as connection:
            lines = list(connection.iterdump())
    signed = [f"PRAGMA application_id={APPLICATION_ID};", f"PRAGMA user_version={SCHEMA_VERSION};"]
    return "\n".join([*signed, *lines, ""])


def main() -> None:
    with dump_path(revision_name(SCHEMA_VERSION)).open("x", encoding="utf-8", newline="\n") as file:
        file.write(made_dump())


if __name__ == "__main__":
    main()
