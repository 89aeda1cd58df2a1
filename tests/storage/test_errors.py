import errno
import os
import sqlite3
from pathlib import Path

import pytest

from planner.storage.errors import StaleRevision, StorageRefusal, plain_words

PATH = Path("planner.db")


def fault(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("in the words of SQLite")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (fault(sqlite3.SQLITE_FULL), "The disk is full"),
        (fault(sqlite3.SQLITE_BUSY_SNAPSHOT), "Another program is using"),
        (fault(sqlite3.SQLITE_READONLY_DIRECTORY), "cannot be opened or changed"),
        (fault(sqlite3.SQLITE_CANTOPEN_ISDIR), "cannot be opened or changed"),
        (fault(sqlite3.SQLITE_IOERR_FSYNC), "The disk reported an error"),
        (fault(sqlite3.SQLITE_CORRUPT_INDEX), "is damaged"),
        (fault(sqlite3.SQLITE_NOTADB), "is damaged"),
        (fault(sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY), "does not fit"),
        (sqlite3.OperationalError("Could not decode to UTF-8"), "is damaged"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid"), "is damaged"),
        (OSError(errno.EROFS, os.strerror(errno.EROFS)), "cannot be opened or changed"),
        (OSError(errno.EDQUOT, os.strerror(errno.EDQUOT)), "The disk is full"),
        (OSError(errno.EIO, os.strerror(errno.EIO)), "The disk reported an error"),
    ],
    ids=str,
)
def test_faults_of_file_and_disk_are_told_in_one_plain_sentence(error: Exception, sentence: str) -> None:
    with pytest.raises(StorageRefusal, match=sentence) as refusal, plain_words(PATH):
        raise error
    assert refusal.value.__cause__ is error
    assert "SQL" not in str(refusal.value)


@pytest.mark.parametrize(
    "code",
    [sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_ROWID, sqlite3.SQLITE_READONLY_DBMOVED],
)
def test_a_plan_changed_by_others_is_a_stale_one(code: int) -> None:
    with pytest.raises(StaleRevision), plain_words(PATH):
        raise fault(code)


@pytest.mark.parametrize(
    "error", [sqlite3.ProgrammingError("wrong number of values"), fault(sqlite3.SQLITE_MISUSE), KeyError("x")]
)
def test_faults_of_the_program_stay_loud(error: Exception) -> None:
    with pytest.raises(type(error)), plain_words(PATH):
        raise error
