"""R7: plans of every released schema, with rows and hard texts in them, opened by today's program.

Each value of each row is what it was, and each row is there: after opening, and in the backup that is made
before; the same file is restored as a backup. A plan that is newer by one, or by more, is refused at every
door and left as it is.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing, redirect_stderr, redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any, Final

from planner.cli.main import run as run_command
from planner.domain.errors import Refusal
from planner.paths import Paths
from planner.services.backups import fault_of, kept_backups
from planner.services.opening import open_plan, open_workspace
from planner.services.rescue import copy_for_rescue
from planner.services.taking_up import copy_of_plan_in
from planner.storage.header import SCHEMA_VERSION
from planner.storage.upgrade import MIGRATIONS
from tests.old_versions.make_dump import dump_path
from tests.reliability.hard_strings import HARD
from tests.reliability.harness import Harness, Numbers, Wish, main, quick_folder
from tests.reliability.planted_faults import planted
from tests.storage.samples import NOW

Rows = dict[str, list[dict[str, Any]]]
_REVISIONS: Final = sorted(path.name[1:5] for path in (MIGRATIONS / "versions").glob("r*.py"))
# Texts that the learner wrote, which any text may be.
_WRITTEN: Final = (
    *(("items", "title"), ("items", "note"), ("items", "done_when"), ("phases", "title"), ("goals", "title")),
    *(
        ("goals", "place"),
        ("goals", "fee"),
        ("entries", "note"),
        ("days_off", "title"),
        ("patterns", "title"),
    ),
    *(("busy_times", "title"), ("settings", "title"), ("notes", "note")),
)


def run(wish: Wish, numbers: Numbers) -> None:
    """Open so many old plans, every schema in turn, and after each round newer ones."""
    with quick_folder() as room, planted(wish.plant):
        for number in range(wish.runs):
            numbers.next_run()
            chance = Random(f"{wish.seed} {number}")
            revision = _REVISIONS[number % len(_REVISIONS)]
            folder = room / str(number)
            try:
                _open_old(revision, folder, chance, numbers)
                if number % len(_REVISIONS) == 0:
                    _open_newer(folder / "newer", chance.choice((1, 1, 2, 1_000, 2**31)), numbers)
            except Exception as error:
                numbers.spoil(f"{revision}: {type(error).__name__} came out: {error}")


def _open_old(revision: str, folder: Path, chance: Random, numbers: Numbers) -> None:
    paths = Paths(folder / "here")
    _make(paths.database, revision, chance)
    before, content = _rows(paths.database), paths.database.read_bytes()
    (folder / "old.db").write_bytes(content)
    with closing(open_plan(paths, lambda: NOW)) as workspace:
        workspace.verify()
        workspace.schedule.work_out()
    _compare(f"{revision}, opened", before, _rows(paths.database), numbers)
    for backup in kept_backups(paths):
        if _rows(backup.path) != before or fault_of(backup):
            numbers.spoil(f"{revision}: the backup before the update is not what was there")
    if bool(kept_backups(paths)) != (revision != _REVISIONS[-1]):
        numbers.spoil(f"{revision}: no backup before the update, or one without")
    elsewhere = Paths(folder / "elsewhere")
    with closing(open_workspace(elsewhere, lambda: NOW)) as workspace:
        with closing(copy_of_plan_in(workspace, folder / "old.db")) as copy:
            workspace.restore(copy)
        while workspace.undo() is not None:
            numbers.add("steps taken back")
        while workspace.redo() is not None:
            pass
        while workspace.undo() is not None:
            pass
    if (folder / "old.db").read_bytes() != content:
        numbers.spoil(f"{revision}: the backup was touched")
    numbers.add("rows", sum(map(len, before.values())))


def _make(path: Path, revision: str, chance: Random) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(dump_path(revision).read_text("utf-8"))
        for table, column in _WRITTEN:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            if column in columns:
                connection.execute(f"UPDATE {table} SET {column} = ?", (chance.choice(HARD),))
        connection.commit()


def _rows(path: Path) -> Rows:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY rowid')]
            for (name,) in map(tuple, names)
            if name != "alembic_version"
        }


def _compare(what: str, before: Rows, after: Rows, numbers: Numbers) -> None:
    for table, rows in before.items():
        now = after.get(table, [])
        if len(now) != len(rows):
            numbers.lose(
                abs(len(rows) - len(now)), f"{what}: {table} had {len(rows)} rows and has {len(now)}"
            )
            continue
        for old, new in zip(rows, now, strict=True):
            changed = [column for column, value in old.items() if new.get(column, value) != value]
            if changed:
                numbers.lose(1, f"{what}: {table} {changed} changed")
        numbers.acknowledged += len(rows)


def _open_newer(folder: Path, by: int, numbers: Numbers) -> None:
    """Knock at every door with a plan that is newer."""
    paths = Paths(folder)
    with closing(open_workspace(paths, lambda: NOW)):
        pass
    _make(Paths(folder / "whole").database, _REVISIONS[-1], Random(1))
    content = bytearray(Paths(folder / "whole").database.read_bytes())
    content[60:64] = min(SCHEMA_VERSION + by, 2**31 - 1).to_bytes(4, "big")
    paths.database.write_bytes(content)
    (folder / "newer.db").write_bytes(content)
    home = Paths(folder / "home")
    before = set(folder.rglob("*"))
    for name, door in _doors(paths, folder / "newer.db", home).items():
        try:
            door()
        except Refusal as refusal:
            if "newer version" not in str(refusal):
                numbers.spoil(f"{name}: a newer plan was refused as: {refusal}")
        else:
            numbers.spoil(f"{name}: a newer plan was taken")
        numbers.add("newer ones refused")
    if paths.database.read_bytes() != content or (folder / "newer.db").read_bytes() != content:
        numbers.spoil("a newer plan was touched")
    left = {each for each in folder.rglob("*") if not each.is_relative_to(home.data_dir)} - before
    if left:
        numbers.spoil(f"something was left beside a newer plan: {left}")


def _doors(paths: Paths, file: Path, home: Paths) -> dict[str, Callable[[], object]]:
    def restore() -> None:
        with closing(open_workspace(home, lambda: NOW)) as workspace:
            copy_of_plan_in(workspace, file).close()

    return {
        "the window": lambda: open_workspace(paths, lambda: NOW),
        "a command": lambda: open_plan(paths, lambda: NOW),
        "restore": restore,
        "rescue": lambda: copy_for_rescue(home, file),
        **{word: partial(_type, paths, word) for word in ("week", "check", "undo", "backup")},
    }


def _type(paths: Paths, word: str) -> None:
    said = StringIO()
    with redirect_stdout(StringIO()), redirect_stderr(said):
        code = run_command(["--data-dir", str(paths.data_dir), word], lambda *_more: 0, lambda: NOW)
    if code:
        raise Refusal(said.getvalue())


HARNESS: Final = Harness(run, full=400, quick=8, plants={"any-version": 1, "rows-lost": 1})

if __name__ == "__main__":
    main(HARNESS)
