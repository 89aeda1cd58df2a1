"""Faults that are built into the program on purpose: each must turn its harness red."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any
from unittest.mock import patch


def planted(name: str) -> AbstractContextManager[Any]:
    """Build a fault into the program for as long as the block lasts; "" is none."""
    return _PLANTS[name]() if name else nullcontext()


@contextmanager
def _with_setting(name: str, value: str, answer: object) -> Iterator[None]:
    from planner.storage import database

    settings = tuple(
        (each, value, answer) if each == name else (each, *rest) for each, *rest in database._SETTINGS
    )
    with patch.object(database, "_SETTINGS", settings):
        yield


@contextmanager
def _written_in_place() -> Iterator[None]:
    """Let whole files be written under their own names from the first byte on."""
    from planner.exchange import text_file
    from planner.storage import backups

    def write(file: Path, content: bytes) -> None:
        file.write_bytes(content)

    with (
        patch.object(backups, "unfinished", lambda target: target),
        patch("tests.reliability.tasks.replace_file", write),
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
def _forgets_what_was_typed() -> Iterator[None]:
    """Let nothing wait that could not be saved."""
    from planner.ui.performer import Performer

    with patch.object(Performer, "_let_wait", lambda *_refused: False):
        yield


@contextmanager
def _two_windows() -> Iterator[None]:
    """Let every start take the folder."""
    from planner.ui.one_window import OneWindow

    with patch.object(OneWindow, "take", lambda _only: True):
        yield


@contextmanager
def _keeps_all_backups() -> Iterator[None]:
    """Let no backup be one too many."""
    from planner.services import backups

    with patch.object(backups, "superfluous", lambda *_asked: ()):
        yield


_PLANTS: dict[str, Callable[[], AbstractContextManager[Any]]] = {
    # No journal: what a kill leaves half written stays so.
    "no-journal": lambda: _with_setting("journal_mode", "OFF", "off"),
    "in-place": _written_in_place,
    "false-saves": _false_saves,
    "forgets": _forgets_what_was_typed,
    "two-windows": _two_windows,
    "keeps-all": _keeps_all_backups,
    # Nothing waits for the disk.
    "no-syncs": lambda: _with_setting("synchronous", "OFF", 0),
}
