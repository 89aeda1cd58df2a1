"""The file behind the store: one turn after another, also where another file comes under its name."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from planner.disk import sync_folder
from planner.storage.backups import take_place
from planner.storage.database import Database
from planner.storage.errors import StaleRevision, StorageRefusal, plain_words, unsure
from planner.storage.reader import Reader
from planner.storage.records import State, state_in
from planner.storage.start_up import open_checked

if TYPE_CHECKING:
    from sqlalchemy import Connection

_REPLACES_OPEN_FILES = os.name == "posix"


class PlanFile:
    """The file of one plan, open. Each of its turns is one transaction, and no two threads take one at once.

    Any turn may raise StorageRefusal; the file is then as it was, but for Unsure, one of its kinds.
    """

    def __init__(self, database: Database, *, backups: Path, on_other_file: Callable[[], None]) -> None:
        """Take an open database; `backups` takes a copy before another file that comes is updated.

        `on_other_file` is called when what was known of the file holds no more, for it is another one.
        """
        self._database = database
        self._backups = backups
        self._on_other_file = on_other_file
        self._lock = RLock()
        self._shared: Reader | None = None

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self._database.path

    def close(self) -> None:
        """Give the file free."""
        with self._lock:
            self._database.close()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Let no other thread have a turn before this one is over; turns may be taken within it."""
        with self._lock:
            yield

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Read one consistent state."""
        with self._lock:
            if self._shared is not None:  # this thread's, for it has the lock
                yield self._shared
                return
            self._follow()
            with self._database.reading() as connection:
                yield connection

    @contextmanager
    def one_reading(self) -> Iterator[None]:
        """Let all that is read meanwhile come from one state of the file, in one transaction.

        Who saves waits for the end of it, also in another program, so it is to be short.
        """
        with self.reading() as connection:
            before, self._shared = self._shared, connection
            try:
                yield
            finally:
                self._shared = before

    @contextmanager
    def committing(self) -> "Iterator[Connection]":
        """Write, and where the disk fails at the very end, see whether the change is there all the same.

        It is where the disk failed only after the journal was gone, and then to say "nothing was changed"
        would have it done twice. Raises Unsure where it may be there and may not last, and StaleRevision
        where another file has come under the name.
        """
        before = wanted = None
        try:
            with self._writing() as connection:
                before = state_in(connection)
                yield connection
                wanted = state_in(connection)
        except StorageRefusal as refusal:
            found = before if wanted is None else self._found(refusal)
            if found == before:
                raise
            self._keep_found(is_ours=found == wanted, after=refusal)

    @contextmanager
    def alone(self) -> Iterator[State | None]:
        """Hold every other writer off, so that nothing is saved between the copy of a plan and its end."""
        with self._lock:
            self._follow()
            if not _REPLACES_OPEN_FILES:  # there another program that has the plan open holds us off
                with self.reading() as connection:
                    state = state_in(connection)
                yield state
                return
            before = self._database
            try:
                with before.writing() as connection:
                    yield state_in(connection)
            finally:
                if self._database is not before:
                    before.close()

    def prepare_to_write(self) -> None:
        """Make what the first change would wait for."""
        self._database.prepare_to_write()

    def replace(self, fresh: Path) -> None:
        """Put another file in the place of the open one; whichever is there is opened when it is wanted."""
        path, before = self._database.path, self._database
        if not _REPLACES_OPEN_FILES:
            before.close()
        self._on_other_file()
        try:
            with plain_words(path):
                take_place(fresh, path)
        finally:
            self._database = Database(path)

    @contextmanager
    def _writing(self) -> "Iterator[Connection]":
        with self._lock:
            if self._follow():
                raise StaleRevision
            with self._database.writing() as connection:
                yield connection

    def _found(self, refusal: StorageRefusal) -> State | None:
        """Return the state that is stored after a refusal. Raises Unsure where it cannot be read."""
        try:
            with self._database.reading() as connection:
                return state_in(connection)
        except StorageRefusal:
            raise unsure(self._database.path) from refusal

    def _keep_found(self, *, is_ours: bool, after: StorageRefusal) -> None:
        """Have what was found on the disk. Raises Unsure where that fails, or where it is not ours."""
        try:
            sync_folder(self._database.path.parent)
        except OSError:
            is_ours = False
        if not is_ours:
            raise unsure(self._database.path) from after

    def _follow(self) -> bool:
        """Open the file again where another one has come under its name; say whether that was so."""
        if not self._database.is_replaced():
            return False
        self._database.close()
        self._on_other_file()
        self._database = open_checked(self._database.path, self._backups)
        return True
