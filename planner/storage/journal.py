"""The journal beside the plan's file: SQLite plays back what a crash left of it, whoever wrote it.

A journal of another state, as when a backup is put in the place of a plan whose program was killed, would cut
the file short and write old pages into it. So it is looked at before any connection.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import sleep
from typing import BinaryIO

from planner.storage.errors import foreign_journal
from planner.storage.header import APPLICATION_ID, JOURNAL_MAGIC, journal_of, number_at

_HEADER = 28
_FIRST_PAGE = 100  # the bytes of page 1 that say which file it is
_LOOKS = 5
_PAUSE_SECONDS = 0.05


def check_journal(path: Path) -> None:
    """Refuse a file beside which the journal of another state lies. Raises StorageRefusal, or OSError.

    Another program may be writing at this moment, so what does not fit is looked at again.
    """
    for _look in range(_LOOKS):
        if _fits(path):
            return
        sleep(_PAUSE_SECONDS)
    raise foreign_journal(journal_of(path))


def is_to_be_played_back(path: Path) -> bool:
    """Whether a program was stopped in the middle of a change, which the next connection takes back.

    A journal lies there during every change. SQLite tells whether anybody still holds the file that it is
    of, and through a connection that may not write it says so instead of playing it back.
    """
    if not journal_of(path).exists():
        return False
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=0)) as connection:
            connection.execute("PRAGMA schema_version")
    except sqlite3.Error as error:
        return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY_ROLLBACK
    return False


def _fits(path: Path) -> bool:
    """Whether SQLite may play the journal back; true as well where it would throw it away."""
    try:
        with journal_of(path).open("rb") as journal, path.open("rb") as file:
            start, first = journal.read(_HEADER), file.read(_FIRST_PAGE)
            if len(start) < _HEADER or not start.startswith(JOURNAL_MAGIC) or len(first) < _FIRST_PAGE:
                return True
            return _lengths_fit(start, first, path.stat().st_size) and _pages_fit(start, journal, first)
    except FileNotFoundError:
        return True


def _lengths_fit(start: bytes, first: bytes, length: int) -> bool:
    """Whether a journal's first header fits a file of so many bytes, which begins with `first`."""
    records, pages, page_size = (number_at(start, offset) for offset in (8, 16, 24))
    if pages == 0:  # of a file that was being made: not of one that has changed since
        return number_at(first, 24) <= 1
    if page_size % 65_535 != int.from_bytes(first[16:18], "big"):  # where 65,536 is written as 1
        return False
    # Nothing is written to the file before the records are counted, and it is cut last of all.
    return pages * page_size == length if records == 0 else pages * page_size <= length


def _pages_fit(start: bytes, journal: BinaryIO, first: bytes) -> bool:
    """Whether what a journal holds is of our file.

    Page 1 alone tells that. It is in each journal of which a page may have to go back, for our connections
    write nothing to the file before they commit (see `database`), and every commit changes that page.
    """
    if number_at(start, 8) == 0:  # nothing was written to the file
        return True
    pages = list(_first_pages(journal))
    return bool(pages) and all(_is_before(page, first) for page in pages)


def _first_pages(journal: BinaryIO) -> Iterator[bytes]:
    """Yield the beginning of page 1 wherever the journal holds it; every commit puts it there."""
    place = 0
    while True:
        journal.seek(place)
        header = journal.read(_HEADER)
        if len(header) < _HEADER or not header.startswith(JOURNAL_MAGIC):
            return
        records, sector, page_size = (number_at(header, offset) for offset in (8, 20, 24))
        place += sector
        for _record in range(records):
            journal.seek(place)
            record = journal.read(4 + _FIRST_PAGE)
            if len(record) < 4 + _FIRST_PAGE:
                return
            if number_at(record, 0) == 1:
                yield record[4:]
            place += page_size + 8
        place += -place % max(sector, 1)


def _is_before(page: bytes, first: bytes) -> bool:
    """Whether a first page is the one of our file before the change that was cut short."""
    changes = number_at(first, 24) - number_at(page, 24)
    if changes == 0:  # our page 1 is still as it was before
        return page == first
    return changes == 1 and number_at(page, 68) == APPLICATION_ID
