"""Faults that are built into the program on purpose: each must turn its harness red by itself.

A harness names its own, and builds them in where the program runs: in this process, or in a child that is
given the name.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

Plant = Callable[[], AbstractContextManager[Any]]


def planted(name: str) -> AbstractContextManager[Any]:
    """Build a fault into the program for as long as the block lasts; "" is none."""
    return _FAULTS[name]() if name else nullcontext()


def _replacing(place: str, by: object) -> Plant:
    """Have something else stand in a place of the program, named in full."""
    return lambda: patch(place, by)


def _with_setting(name: str, value: str, answer: object) -> Plant:
    """Have each connection to the database opened with another setting."""

    @contextmanager
    def plant() -> Iterator[None]:
        from planner.storage import database

        settings = tuple(
            (each, value, answer) if each == name else (each, *rest) for each, *rest in database._SETTINGS
        )
        with patch.object(database, "_SETTINGS", settings):
            yield

    return plant


@contextmanager
def _written_in_place() -> Iterator[None]:
    """Let whole files be written under their own names from the first byte on."""
    from planner.exchange import text_file
    from planner.storage import backups

    def write(file: Path, content: bytes) -> None:
        file.write_bytes(content)

    with (
        patch.object(backups, "unfinished", lambda target: target),
        patch.object(text_file, "replace_file", write),
    ):
        yield


@contextmanager
def _false_saves() -> Iterator[None]:
    """Let what could not be saved be called saved."""
    from planner.storage.errors import StorageRefusal
    from planner.storage.store import Saved, Store

    save = Store.save

    def pretend(store: Store, edit: Any, *, expected_revision: int, at: Any) -> Saved:
        try:
            return save(store, edit, expected_revision=expected_revision, at=at)
        except StorageRefusal:
            return Saved(expected_revision + 1, edit)

    with patch.object(Store, "save", pretend):
        yield


@contextmanager
def _rows_lost() -> Iterator[None]:
    """Let an update of the tables lose what stands in some of them."""
    from planner.storage import upgrade

    run_steps = upgrade._run_steps

    def lose(connection: Any, *more: Any) -> None:
        run_steps(connection, *more)
        connection.exec_driver_sql("UPDATE items SET note = '' WHERE note <> ''")

    with patch.object(upgrade, "_run_steps", lose):
        yield


@contextmanager
def _tidied() -> Iterator[None]:
    """Let the store take the blanks at the ends of texts for nothing."""
    from planner.storage.mapping import Codec

    write = Codec.write

    def tidy(self: Codec[Any], value: Any) -> dict[str, Any]:
        row = write(self, value)
        return {name: each.strip() if isinstance(each, str) else each for name, each in row.items()}

    with patch.object(Codec, "write", tidy):
        yield


_FAULTS: dict[str, Plant] = {
    # R1: what a kill leaves half written stays so.
    "no-journal": _with_setting("journal_mode", "OFF", "off"),
    # R2: nothing waits for the disk.
    "no-syncs": _with_setting("synchronous", "OFF", 0),
    # R3: what is not whole has its name already; what kills leave stays lying about.
    "written-in-place": _written_in_place,
    "strays-stay": _replacing("planner.disk._drop_left_over", lambda _folder: None),
    # R4
    "false-saves": _false_saves,
    # R5: nothing waits that could not be saved; no backup is made, and nobody hears of it.
    "forgets-what-was-typed": _replacing("planner.ui.waiting.WaitingLine.keep", lambda *_refused: None),
    "silent-without-backups": _replacing("planner.ui.automatic_backups._attempt", lambda _copy: ""),
    # R6: a journal is played back whosoever it is; what was there is not kept; faults come out as they are.
    "any-journal": _replacing("planner.storage.journal._fits", lambda _path: True),
    "nothing-kept": _replacing(
        "planner.storage.restore._keep", lambda _file, folder: (folder / "planner.db").touch()
    ),
    "no-plain-words": _replacing("planner.storage.errors._answer", lambda _error, _path: None),
    # R7
    "any-version": _replacing("planner.storage.header.SCHEMA_VERSION", 2**31),
    "rows-lost": _rows_lost,
    # R8: every start takes the folder.
    "two-windows": _replacing("planner.ui.one_window.OneWindow.take", lambda _only: True),
    # R9
    "minutes-of-the-clock-face": _replacing(
        "planner.domain.focus_timer.time_between", lambda start, end: end - start
    ),
    "always-winter-time": _replacing(
        "planner.services.calendar_export._instant",
        lambda moment: (moment - timedelta(hours=1)).replace(tzinfo=UTC),
    ),
    # R10: the child takes what it likes; a reader has a fault.
    "reads-without-limits": _replacing("planner.exchange.file_child.limit_this_process", lambda: None),
    "reader-that-fails": _replacing("planner.exchange.file_contents.read_table", lambda *_asked: 1 // 0),
    # R11: what is no JSON comes out as the parser tells it.
    "json-as-it-comes": _replacing("planner.exchange.plain_data.read_json", json.loads),
    # R12
    "tidied-texts": _tidied,
    # R13
    "labels-that-guess": _replacing("PySide6.QtWidgets.QLabel.setTextFormat", lambda *_arguments: None),
    "tips-that-guess": _replacing("planner.ui.widgets.label._ENTITIES", {}),
    "any-link": _replacing("planner.ui.links.is_safe", lambda _address: True),
    # R14: no backup is one too many.
    "keeps-all-backups": _replacing("planner.services.backups.superfluous", lambda *_asked: ()),
}
