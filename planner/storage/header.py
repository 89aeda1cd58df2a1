"""The first 100 bytes of the plan's file, read by ourselves before any connection may touch it."""

from pathlib import Path

from planner.storage.errors import damaged, foreign, newer

SCHEMA_VERSION = 8  # kept in SQLite's user_version; revision 0001 of the migrations makes schema 1
APPLICATION_ID = 0x53506C6E  # "SPln": tells a study plan from any other SQLite file

_LENGTH = 100
_MAGIC = b"SQLite format 3\0"
JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


def check_header(path: Path) -> None:
    """Refuse a file that is newer than this program, damaged, or no plan at all.

    Passes for a missing or empty file, and for one whose making was cut short. Raises StorageRefusal,
    or OSError where the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_LENGTH)
    except FileNotFoundError:
        return
    if header and not _was_being_made(path):
        _check(header, path)


def _check(header: bytes, path: Path) -> None:
    if not header.startswith(_MAGIC):
        raise foreign(path)
    if len(header) < _LENGTH:
        raise damaged(path)
    if number_at(header, 68) != APPLICATION_ID:
        raise foreign(path)
    check_version(number_at(header, 60), path)


def check_version(version: int, path: Path) -> None:
    """Refuse a schema version that this program does not know."""
    if version > SCHEMA_VERSION:
        raise newer(path)
    if version < 1:
        raise damaged(path)


def number_at(content: bytes, offset: int) -> int:
    """Return the number that SQLite keeps in four bytes of a file."""
    return int.from_bytes(content[offset : offset + 4], "big")


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps the journal of a file."""
    return path.with_name(path.name + "-journal")


def _was_being_made(path: Path) -> bool:
    """Whether a journal says that the file was empty when the transaction that a power cut ended began.

    SQLite then takes it back to empty by itself; what its first page says does not count.
    """
    try:
        with journal_of(path).open("rb") as file:
            journal = file.read(20)
    except FileNotFoundError:
        return False
    return len(journal) == 20 and journal.startswith(JOURNAL_MAGIC) and number_at(journal, 16) == 0
