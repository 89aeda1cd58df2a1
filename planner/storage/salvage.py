"""Reading what can still be read of a damaged plan, from a copy of its file, row by row."""

import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from os import SEEK_END
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any, Final, TypeVar

from sqlalchemy import Table

from planner.domain.plan import Plan
from planner.domain.roadmap import Phase
from planner.domain.session import SessionKind
from planner.domain.settings import Settings
from planner.domain.telling import Tell, untold
from planner.storage.database import PROGRAMS, Database
from planner.storage.errors import StorageRefusal, disk_full, nothing_left, older_and_damaged, plain_words
from planner.storage.header import SCHEMA_VERSION, journal_of, number_at
from planner.storage.mapping import CODECS, readable
from planner.storage.reader import Reader
from planner.storage.records import check_order, columns_of, read_all
from planner.storage.tables import make_schema, metadata
from planner.values import replace

T = TypeVar("T")
_SECONDS: Final = 20.0  # pages that lead in circles end, however late
_STEPS: Final = 10_000  # of SQLite's own, between two looks at the clock
_NEAR: Final = 1_000  # rows; a page holds some dozens
_WIDEST: Final = 1 << 20  # a gap in the numbers of the rows, behind which none is looked for
_LONGEST: Final = 1 << 30
_COPIED, _READ = 0.2, 0.6  # how far it is when each part of the work is done


def salvaged_plan(path: Path, tell: Tell = untold) -> Plan:
    """Return what can be read of the plan at `path`, which is left as it is, with the journal beside it.

    What refers to something that is lost goes with it. Raises StorageRefusal where nothing is left.
    """
    with TemporaryDirectory() as folder, plain_words(path):
        tell(0)
        copy, fresh = Path(folder) / "copy.db", Path(folder) / "fresh.db"
        shutil.copyfile(path, copy)
        _lengthen(copy)
        with suppress(FileNotFoundError):
            shutil.copyfile(journal_of(path), journal_of(copy))
        tell(_COPIED)
        database = Database(fresh)
        try:
            with database.writing() as connection:
                make_schema(connection)
            _copy_rows(copy, fresh, path)
            tell(_READ)
            return _plan_in(database, path, tell)
        finally:
            database.close()


def _lengthen(copy: Path) -> None:
    """Let zeros follow in a file that was cut short, of which SQLite would read nothing otherwise."""
    with copy.open("r+b") as file:
        header, size = file.read(100), file.seek(0, SEEK_END)
        wanted = int.from_bytes(header[16:18], "big") * number_at(header, 28)
        if size < wanted <= _LONGEST:
            file.truncate(wanted)


# -- the rows, of which nothing is known but that they can be read


def _copy_rows(copy: Path, fresh: Path, path: Path) -> None:
    with closing(sqlite3.connect(copy)) as source, closing(sqlite3.connect(fresh)) as target:
        try:
            _prepare(source, path)
        except sqlite3.DatabaseError as error:
            raise nothing_left(path) from error
        try:
            with target:
                for name in CODECS:
                    for row in _rows(source, name):
                        _insert(target, metadata.tables[name], row)
        except sqlite3.OperationalError as error:  # there alone: what cannot be read is passed over
            raise disk_full() from error


def _prepare(source: sqlite3.Connection, path: Path) -> None:
    """Let nothing run by itself, and nothing last for ever."""
    source.execute("PRAGMA trusted_schema=OFF")
    source.execute("PRAGMA cell_size_check=ON")
    source.text_factory = lambda text: text.decode("utf-8", "replace")
    version = source.execute("PRAGMA user_version").fetchone()[0]
    if 0 < version < SCHEMA_VERSION:
        raise older_and_damaged(path)
    if version != SCHEMA_VERSION or source.execute(PROGRAMS).fetchone() != (0,):
        raise nothing_left(path)
    until = monotonic() + _SECONDS
    source.set_progress_handler(lambda: monotonic() > until, _STEPS)


def _rows(source: sqlite3.Connection, name: str) -> Iterator[Mapping[str, object]]:
    """Yield the rows of a table in their order; behind a page that cannot be read it goes on.

    It looks for the first row behind it number by number as far as several pages reach, and then in leaps.
    """
    after, gap, tries = 0, 1, 0
    while gap <= _WIDEST:
        try:
            for number, row in _read(
                source, f'SELECT rowid, * FROM "{name}" WHERE rowid > ? ORDER BY 1', after
            ):
                if number <= after:  # pages that lead back
                    return
                after, gap, tries = number, 1, 0
                yield row
        except sqlite3.DatabaseError:
            after, tries = after + gap, tries + 1
            gap = 1 if tries < _NEAR else gap * 2
            # The last row before the page is lost above: sqlite3 looks for the next one before it comes.
            with suppress(sqlite3.DatabaseError):
                one = f'SELECT rowid, * FROM "{name}" WHERE rowid = ?'
                yield from (row for _number, row in _read(source, one, after))
        else:
            return


def _read(source: sqlite3.Connection, query: str, number: int) -> Iterator[tuple[int, Mapping[str, object]]]:
    found = source.execute(query, (number,))
    columns = [column[0] for column in found.description]
    for first, *values in found:
        yield first, dict(zip(columns[1:], values, strict=True))


def _insert(target: sqlite3.Connection, table: Table, row: Mapping[str, object]) -> None:
    """Insert a row, unless a rule of the table forbids it."""
    known = {name: value for name, value in row.items() if name in table.columns}
    names, marks = ", ".join(f'"{name}"' for name in known), ", ".join("?" * len(known))
    with suppress(sqlite3.IntegrityError, OverflowError):
        target.execute(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', tuple(known.values()))


# -- the plan that they make together


def _plan_in(database: Database, path: Path, tell: Tell) -> Plan:
    with database.reading() as connection:
        records: dict[str, dict[str, Any]] = {}
        for number, name in enumerate(CODECS):
            records[name] = _records(connection, name)
            tell(_READ + (1 - _READ) * number / len(CODECS))
    settings: Settings = next(iter(records.pop("settings").values()), Settings())
    tables: dict[str, Any] = records
    plan = _without_loose_ends(Plan(settings=settings, **tables))
    if not plan.items:  # on which all the rest hangs
        raise nothing_left(path)
    check_order(plan.items)
    return plan


def _records(reader: Reader, name: str) -> dict[str, Any]:
    """Return the records of a table, without those of which none can be made."""
    with suppress(StorageRefusal):
        return {id: each for id, each in read_all(reader, name).items() if _is_whole(name, each)}
    found = {}
    query = f"SELECT {columns_of(name)} FROM {name} WHERE rowid = ?"
    for (number,) in list(reader.exec_driver_sql(f"SELECT rowid FROM {name}")):
        with suppress(StorageRefusal), readable():
            record = CODECS[name].read_stored(reader.exec_driver_sql(query, (number,)).first())
            if _is_whole(name, record):
                found[record.id] = record
    return found


def _is_whole(name: str, record: Any) -> bool:
    """Whether also what is read late of a followed roadmap can be read."""
    if name != "followed":
        return True
    try:
        with readable():
            return len(record.items) + len(record.phases) >= 0
    except StorageRefusal:
        return False


def _without_loose_ends(plan: Plan) -> Plan:
    """Return the plan without what refers to records that are lost; a lost phase is left its id."""
    items = plan.items
    entries = _only(plan.entries, lambda each: each.item in items)
    logged: dict[str, int] = {}
    for entry in entries.values():
        logged[entry.item] = logged.get(entry.item, 0) + entry.minutes
    phases = dict(plan.phases)
    for item in items.values():
        phases.setdefault(item.phase, Phase(id=item.phase, title=item.phase, position=len(phases)))
    goals = {id: replace(goal, items=_known(goal.items, items)) for id, goal in plan.goals.items()}
    return replace(
        plan,
        phases=phases,
        items={
            id: replace(
                item,
                requires=_known(item.requires, items),
                after=_known(item.after, items),
                covers=_known(item.covers, items),
            )
            for id, item in items.items()
        },
        progress=_only(plan.progress, lambda each: each.id in items),
        notes=_only(plan.notes, lambda each: each.id in items),
        courses=_only(plan.courses, lambda each: each.id in items),
        cards=_only(plan.cards, lambda each: each.id in items),
        goals=_only(goals, lambda each: bool(each.items)),
        sessions=_only(
            plan.sessions,
            lambda each: (
                each.item in items and (each.kind is not SessionKind.EXAM or (each.goal or "") in plan.goals)
            ),
        ),
        busy_times=_only(plan.busy_times, lambda each: not each.calendar or each.calendar in plan.calendars),
        entries=entries,
        logged=logged,
        last_entry=max(map(int, entries), default=0),
    )


def _only(records: Mapping[str, T], is_kept: Callable[[T], bool]) -> dict[str, T]:
    return {id: each for id, each in records.items() if is_kept(each)}


def _known(ids: Iterable[str], items: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(id for id in ids if id in items)
