"""A plan with years behind it: many time entries, sessions that were done, and the steps kept for undo."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Final

from planner.domain.plan import Plan
from planner.domain.session import Session, SessionState
from planner.domain.time_entry import TimeEntry
from planner.storage.writing import KEPT
from planner.values import replace
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at

ENTRIES_A_YEAR: Final = 5_000
SESSIONS_A_YEAR: Final = 500
_DAYS: Final = 364


def plan_after(years: int) -> Plan:
    """Return the usual plan with so many years behind it.

    All was given to items that were known at the start, so what is left to study is always the same.
    """
    plan = first_plan(MONDAY)
    known = [id for id in plan.items if plan.status(id).is_settled]
    sessions = {session.id: session for session in _sessions(known, years)}
    entries = {entry.id: entry for entry in _entries(known, years)}
    logged: Counter[str] = Counter()
    for entry in entries.values():
        logged[entry.item] += entry.minutes
    return replace(
        plan,
        sessions={**sessions, **plan.sessions},
        entries=entries,
        logged=dict(logged),
        last_entry=len(entries),
    )


def folder_after(folder: Path, years: int) -> Path:
    """Store that plan in a folder, as a store keeps it in the end; return its database."""
    plan = plan_after(years)
    workspace_at(folder, Clock(), plan).close()
    database = folder / "planner.db"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.executemany("insert into edits values (?, ?, ?, ?)", _steps(plan))
        connection.execute("update meta set applied = (select max(number) from edits)")
        connection.execute("update meta set revision = applied")
    return database


def _sessions(items: list[str], years: int) -> Iterator[Session]:
    count = SESSIONS_A_YEAR * years
    for number in range(count):
        start = MONDAY.replace(hour=19) - timedelta(days=1 + number * _DAYS // SESSIONS_A_YEAR)
        start -= timedelta(hours=2 * (number % 2))
        yield Session(
            id=f"past-{number}",
            item=items[number % len(items)],
            start=start,
            end=start + timedelta(hours=1),
            state=SessionState.DONE,
            accepted=True,
        )


def _entries(items: list[str], years: int) -> Iterator[TimeEntry]:
    count, first = ENTRIES_A_YEAR * years, MONDAY.date() - timedelta(days=_DAYS * years)
    for number in range(count):
        yield TimeEntry(
            id=str(number + 1),
            item=items[number % len(items)],
            day=first + timedelta(days=number * _DAYS // ENTRIES_A_YEAR),
            minutes=5 + number % 4 * 5,
        )


def _steps(plan: Plan) -> Iterator[tuple[int, str, str, str]]:
    """Yield the steps by which the newest entries were logged, as many as are kept."""
    for entry in list(plan.entries.values())[-KEPT:]:
        after = {
            "id": int(entry.id),
            "item": entry.item,
            "day": entry.day.isoformat(),
            "minutes": entry.minutes,
            "session": None,
            "note": "",
        }
        changes = json.dumps([{"table": "entries", "before": None, "after": after}])
        yield int(entry.id), f"{entry.day.isoformat()}T20:00:00", "Logged some time", changes
