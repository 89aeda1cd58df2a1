"""A disk that a test fills, and gives room again."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection

from planner.domain.errors import Refusal
from planner.storage.database import Database
from planner.storage.errors import disk_full


class Disk:
    """Takes what is saved, or nothing.

    Attributes:
        is_full: whether it takes nothing.
        refusal: in what other way the next changes are refused, if any.
    """

    is_full = False
    refusal: Refusal | None = None

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Lie below every plan from now on."""
        write = Database.writing

        @contextmanager
        def writing(database: Database) -> Iterator[Connection]:
            with write(database) as connection:
                yield connection
                if self.refusal is not None:
                    raise self.refusal
                if self.is_full:
                    raise disk_full()

        monkeypatch.setattr(Database, "writing", writing)
