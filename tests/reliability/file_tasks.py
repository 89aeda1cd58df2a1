"""What the program does with whole files: each task leaves them as they were, or as they are to be.

A task is named; `prepare` makes what it begins with, `do` does it, and `look` tells what is there. Pages that
are printed into a file, and pictures, are written as the exports are, and have no task: they need a window.
"""

import hashlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.exchange.text_file import write_file
from planner.paths import Paths
from planner.services.backups import back_up_now, back_up_to, kept_backups
from planner.services.export_kinds import Export, ExportWish
from planner.services.exporting import save_export
from planner.services.kept_calendar import KeptCalendar, keep_calendar, write_kept_calendar
from planner.services.opening import open_workspace
from planner.services.rescue import copy_for_rescue, rescue
from planner.storage.backups import backups_in
from tests.old_versions.make_dump import dump_path
from tests.reliability.fork_server import Tell, heal
from tests.reliability.planted_faults import planted
from tests.reliability.scripted_session import (
    RevisionClock,
    acknowledge,
    begin,
    digest,
    live,
    restored_digest,
)
from tests.support.plans import NOW, goal, item, make_plan

_OLD_SCHEMA = "0004"
_NEW = "new/study"
_COPY, _CALENDAR = "copy.db", "export.ics"
_SEED = 5  # of the script by which the plans here are made
_OLD_EXPORT, _NEW_EXPORT = b"old" * 20_000, b"newer" * 30_000


@dataclass(frozen=True)
class Task:
    """One task.

    Attributes:
        prepare: makes what it begins with in a folder.
        do: does it there.
        place: where below the folder the plan lies.
    """

    prepare: Callable[[Path], None]
    do: Callable[[Path], object]
    place: str = ""


def prepare(_tell: Tell, *, folder: Path, task: str) -> None:
    """Make what a task begins with."""
    TASKS[task].prepare(folder)


def do(tell: Tell, *, folder: Path, task: str, plant: str = "") -> None:
    """Do a task, and tell when it is done; a refusal is told as it is."""
    with planted(plant):
        try:
            TASKS[task].do(folder)
        except Refusal as refusal:
            tell(f"refused {json.dumps(str(refusal))}")
        else:
            acknowledge(tell, "done")
    tell(f"calls {heal()}")


def look(tell: Tell, *, folder: Path, task: str) -> None:
    """Tell what is there: the plan, the backups, and an export."""
    folder = folder / TASKS[task].place
    for export in folder.glob("export*"):
        tell(f"export {hashlib.sha256(export.read_bytes()).hexdigest()[:12]}")
    copy = folder / _COPY
    if copy.exists():
        tell(f"export of a copy {restored_digest(copy, Paths(folder).database)}")
    damaged = Paths(folder).data_dir / "damaged"
    for each in sorted(damaged.rglob("planner.db")):
        tell(f"aside {hashlib.sha256(each.read_bytes()).hexdigest()[:12]}")
    tell(f"plan {_plan(folder)}")
    for backup in backups_in(Paths(folder).backups):
        tell(f"backup {backup.reason} {restored_digest(backup.path, Paths(folder).database)}")


def _plan(folder: Path) -> str:
    """Return a word for the plan that is there; a file that is refused counts by its content."""
    path = Paths(folder).database
    if not path.exists():
        return "none"
    content = path.read_bytes()
    try:
        workspace = open_workspace(Paths(folder), RevisionClock())
    except Refusal:
        return f"refused {hashlib.sha256(content).hexdigest()[:12]}"
    with closing(workspace):
        try:
            workspace.verify()
        except Refusal:
            return "damaged"
        return digest(workspace.plan) if workspace.has_plan else "none"


def _a_plan() -> Plan:
    items = [item(f"i{number}", 60) for number in range(40)]
    return make_plan(items, [goal("road", "i0 i1 i2")])


def _silent(_line: str) -> None:
    pass


def _with_plan(folder: Path) -> None:
    begin(_silent, folder=folder)
    live(_silent, folder=folder, seed=_SEED, steps=8)


def _with_backup(folder: Path) -> None:
    _with_plan(folder)
    back_up_now(Paths(folder))
    live(_silent, folder=folder, seed=_SEED, steps=4)


def _damaged(folder: Path) -> None:
    _with_backup(folder)
    content = bytearray(Paths(folder).database.read_bytes())
    content[4096:8192] = b"\xa5" * 4096
    Paths(folder).database.write_bytes(content)


def _damaged_in_a_change(folder: Path) -> None:
    """The same beside the journal of a change that was cut short."""
    _damaged(folder)
    path = Paths(folder).database
    with closing(sqlite3.connect(folder / "other.db", isolation_level=None)) as other:
        other.execute("CREATE TABLE t (a)")
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO t VALUES (zeroblob(9000))")
        (folder / "other.db-journal").rename(path.with_name("planner.db-journal"))
    (folder / "other.db").unlink()


def _old_version(folder: Path) -> None:
    with closing(sqlite3.connect(Paths(folder).database)) as connection:
        connection.executescript(dump_path(_OLD_SCHEMA).read_text(encoding="utf-8"))


def _open(folder: Path) -> None:
    with closing(open_workspace(Paths(folder), RevisionClock())) as workspace:
        assert workspace.has_plan


def _begin(folder: Path) -> None:
    with closing(open_workspace(Paths(folder), RevisionClock())) as workspace:
        if not workspace.has_plan:
            workspace.begin(_a_plan())


def _restore(folder: Path) -> None:
    backup = next(each for each in kept_backups(Paths(folder)) if each.reason == "by-hand")
    with (
        closing(open_workspace(Paths(folder), RevisionClock())) as workspace,
        closing(workspace.copy_of(backup.path)) as fresh,
    ):
        workspace.restore(fresh)


def _rescue(folder: Path) -> None:
    backup = next(each for each in kept_backups(Paths(folder)) if each.reason == "by-hand")
    with closing(copy_for_rescue(Paths(folder), backup.path)) as fresh:
        rescue(Paths(folder), fresh, NOW + timedelta(days=1))


def _export(folder: Path, content: bytes) -> None:
    write_file(folder / "export", content)


def _with_old_export(folder: Path) -> None:
    _with_plan(folder)
    (folder / "export").write_bytes(_OLD_EXPORT)


def _save(folder: Path, what: Export) -> None:
    wish = ExportWish(export=what, name="Ada")
    with closing(open_workspace(Paths(folder), RevisionClock())) as workspace:
        save_export(workspace.snapshot, wish, folder / "export")


def _copy_to_a_file(folder: Path) -> None:
    if not (folder / _COPY).exists():  # else it is done
        back_up_to(Paths(folder), folder / _COPY)


def _with_kept_calendar(folder: Path) -> None:
    """A plan whose calendar is kept, and is one change behind."""
    _with_plan(folder)
    paths, place = Paths(folder), folder.with_name("now")
    keep_calendar(paths, KeptCalendar(path=folder / _CALENDAR))
    _write_kept_calendar(folder)
    live(_silent, folder=folder, seed=_SEED, steps=1)
    for note in (paths.kept_calendar, paths.calendar_id):  # each counts in one folder alone
        text = note.read_text(encoding="utf-8")
        note.write_text(text.replace(str(folder), str(place)), encoding="utf-8")


def _write_kept_calendar(folder: Path) -> None:
    with closing(open_workspace(Paths(folder), RevisionClock())) as workspace:
        kept = write_kept_calendar(Paths(folder), workspace.snapshot, NOW)
    if kept is None:  # what is kept cannot be read; the next change tries again
        raise Refusal("The calendar was not written.")
    if kept.problem:
        raise Refusal(kept.problem)


TASKS = {
    "first plan": Task(lambda _folder: None, lambda folder: _begin(folder / _NEW), place=_NEW),
    "backup": Task(_with_plan, lambda folder: back_up_now(Paths(folder))),
    "copy to a file": Task(_with_plan, _copy_to_a_file),
    "restore": Task(_with_backup, _restore),
    "rescue": Task(_damaged, _rescue),
    "rescue beside a journal": Task(_damaged_in_a_change, _rescue),
    "migration": Task(_old_version, _open),
    "first export": Task(lambda _folder: None, lambda folder: _export(folder, _NEW_EXPORT)),
    "export": Task(lambda folder: _export(folder, _OLD_EXPORT), lambda folder: _export(folder, _NEW_EXPORT)),
    **{
        f"export of {what}": Task(_with_old_export, partial(_save, what=what))
        for what in Export
        if what is not Export.CALENDAR  # which is written as the one that is kept
    },
    "kept calendar": Task(_with_kept_calendar, _write_kept_calendar),
}
