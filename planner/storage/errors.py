"""What can go wrong with the plan's file, each said in one plain sentence."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.domain.errors import Refusal
from planner.i18n import _

_NOT_WRITABLE = (errno.EACCES, errno.EPERM, errno.EROFS)
_FULL = (errno.ENOSPC, errno.EDQUOT)
# Extended result code of SQLite: the open file no longer lies under its name (since 3.8.3).
_MOVED = 1032
# The row to insert is there already: another program was first.
_DOUBLED = (
    sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY,
    sqlite3.SQLITE_CONSTRAINT_UNIQUE,
    sqlite3.SQLITE_CONSTRAINT_ROWID,
)


class StorageRefusal(Refusal):
    """The plan's file cannot be read or written. Its text is one sentence; nothing was changed."""


class Unusable(StorageRefusal):
    """What a file holds, or would hold, is no plan that can be read."""


class Foreign(Unusable):
    """A file is no plan at all."""


class NotWritable(StorageRefusal):
    """The file or its folder may not be read or written."""


class Unfit(Unusable):
    """A change would leave the stored plan in contradiction with itself."""


class Unsure(StorageRefusal):
    """The disk failed at the very end of a change, which may be there all the same."""


class NewerVersion(StorageRefusal):
    """The file was saved by a newer version of the program."""


class StaleRevision(Exception):  # noqa: N818 - not a fault: the caller loads again and retries
    """The stored plan is not the one the edit was made for: another program has changed it meanwhile."""


def newer(path: Path) -> NewerVersion:
    """Refuse a plan that only a newer version of the program understands."""
    return NewerVersion(
        _("{path} was saved by a newer version of Study Planner; update the program to open it.").format(
            path=path
        )
    )


def foreign(path: Path) -> Foreign:
    """Refuse a file that is no plan at all."""
    return Foreign(
        _("{path} is not a study plan; move it away or choose another data folder.").format(path=path)
    )


def damaged(path: Path) -> Unusable:
    """Refuse a plan that is there but cannot be read."""
    return Unusable(
        _("{path} is damaged and was left as it is; put a backup in its place to go on.").format(path=path)
    )


def nothing_left(path: Path) -> Unusable:
    """Refuse to make a plan of a file in which nothing of one can be read."""
    return Unusable(_("Nothing of a plan can be read in {path}, which was left as it is.").format(path=path))


def older_and_damaged(path: Path) -> Unusable:
    """Refuse to read parts of a file that was not brought up to date while it was whole."""
    return Unusable(
        _(
            "{path} was saved by an earlier version of Study Planner, so no copy of a part can be read; "
            "it was left as it is."
        ).format(path=path)
    )


def backup_damaged(path: Path) -> StorageRefusal:
    """Refuse to go back to a copy that cannot be read in every part."""
    return StorageRefusal(
        _("The backup {name} is damaged, so nothing was changed; choose another one.").format(name=path.name)
    )


def backup_empty(path: Path) -> StorageRefusal:
    """Refuse to go back to a copy without a plan."""
    return StorageRefusal(
        _("The backup {name} holds no plan, so nothing was changed; choose another one.").format(
            name=path.name
        )
    )


def foreign_journal(journal: Path) -> StorageRefusal:
    """Refuse to have the journal of another state played back into a plan."""
    return StorageRefusal(
        _("{journal} does not belong to the plan beside it, which was left as it is; move it away.").format(
            journal=journal
        )
    )


def missing(path: Path) -> StorageRefusal:
    """Refuse to go on where the plan's file has vanished while it was open."""
    return StorageRefusal(
        _("{path} was moved or removed while it was open; put it back to go on.").format(path=path)
    )


def no_folder(folder: Path) -> StorageRefusal:
    """Refuse a place where no folder can be."""
    return StorageRefusal(
        _("The folder {path} cannot be made there; look at what has its name, or choose another one.").format(
            path=folder
        )
    )


def not_writable(path: Path) -> NotWritable:
    """Refuse a file or folder that may not be read or written."""
    return NotWritable(
        _("{path} cannot be opened or changed; check the permissions of the file and its folder.").format(
            path=path
        )
    )


def disk_full() -> StorageRefusal:
    """Refuse a change that the disk has no room for."""
    return StorageRefusal(_("The disk is full, so nothing was changed; free some space and try again."))


def locked(path: Path) -> StorageRefusal:
    """Refuse while another program holds the file."""
    return StorageRefusal(
        _("Another program is using {path}, so nothing was changed; try again in a moment.").format(path=path)
    )


def disk_error(path: Path) -> StorageRefusal:
    """Refuse after an error of the disk itself."""
    return StorageRefusal(
        _(
            "The disk reported an error at {path}, so nothing was changed; check the disk and try again."
        ).format(path=path)
    )


def unsure(path: Path) -> Unsure:
    """Say that nobody knows whether a change will last."""
    return Unsure(
        _(
            "The disk reported an error at {path} at the end of a change; "
            "check the disk, and look whether the change is there."
        ).format(path=path)
    )


def unfit() -> Unfit:
    """Refuse a change that would leave the stored plan in contradiction with itself."""
    return Unfit(_("This change does not fit the rest of the plan, so nothing was changed."))


@contextmanager
def plain_words(path: Path) -> Iterator[None]:
    """Turn the faults of the file at `path`, of SQLite and of the disk into refusals.

    Faults of the program itself (wrong SQL, a closed connection) pass through unchanged.
    """
    try:
        yield
    except UnicodeDecodeError as error:
        raise damaged(path) from error
    except OSError as error:
        raise _answer_of_system(error, path) from error
    except Exception as error:
        # Around what the driver raises, SQLAlchemy puts an error of its own.
        original = error if isinstance(error, sqlite3.Error) else getattr(error, "orig", None)
        answer = _answer(original, path) if isinstance(original, sqlite3.Error) else None
        if answer is None:
            raise
        raise answer from error


def _answer(error: BaseException | None, path: Path) -> Exception | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # The driver itself could not decode a text; other faults without a code are ours.
        return damaged(path) if isinstance(error, sqlite3.OperationalError) else None
    if code == _MOVED or code in _DOUBLED:
        return StaleRevision()
    return _answer_of_code(code & 0xFF, path)


def _answer_of_code(code: int, path: Path) -> StorageRefusal | None:
    match code:
        case sqlite3.SQLITE_FULL:
            return disk_full()
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return locked(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return not_writable(path)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_ERROR | sqlite3.SQLITE_FORMAT:
            return damaged(path)
        case sqlite3.SQLITE_IOERR:
            return disk_error(path)
        case sqlite3.SQLITE_CONSTRAINT:
            return unfit()
    return None


def _answer_of_system(error: OSError, path: Path) -> StorageRefusal:
    if error.errno in _NOT_WRITABLE:
        return not_writable(path)
    return disk_full() if error.errno in _FULL else disk_error(path)
