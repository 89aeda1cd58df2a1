"""One window for a data folder: a second start brings the first one's window to the front."""

import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QTimer, Signal

from planner.paths import Paths


class OneWindow(QObject):
    """Holds the lock of a data folder for as long as its window is open. Commands in a terminal need none.

    The lock of a program that crashed does not hold: it names the process, and that is gone. Where it cannot
    be removed, since the folder is read-only by now, the window is opened without one.

    Signals:
        show_requested: the program was started again on the same folder.
    """

    show_requested = Signal()

    def __init__(self, paths: Paths, parent: QObject | None = None) -> None:
        """Take nothing yet."""
        super().__init__(parent)
        self._file = paths.lock
        self._lock = _lock_at(self._file)
        self._calls = paths.calls
        self._watcher: QFileSystemWatcher | None = None

    def take(self) -> bool:
        """Take the lock; return False where another window holds it.

        A folder that is not there or cannot be written says so itself when the plan is opened.
        """
        before = datetime.now()
        if self._lock.isLocked() or self._lock.tryLock(0):
            self._listen(before)
            return True
        is_there = self._lock.error() is QLockFile.LockError.LockFailedError
        return not is_there or (_cannot_go(self._file) and _is_left_over(self._file))

    def ask_to_show(self) -> None:
        """Ask the window that holds the lock to show itself."""
        with suppress(OSError):
            self._calls.write_text(datetime.now().isoformat(), "utf-8")

    def release(self) -> None:
        """Let another window be opened on the folder."""
        self._watcher = None
        self._lock.unlock()

    def _listen(self, since: datetime) -> None:
        if self._watcher is None and self._lock.isLocked() and _is_there(self._calls):
            self._watcher = QFileSystemWatcher([str(self._calls)])
            self._watcher.fileChanged.connect(lambda _path: self.show_requested.emit())
            if _last_call(self._calls) >= since:  # by one that was started just after the lock was taken
                QTimer.singleShot(0, self, self.show_requested.emit)


def _lock_at(file: Path) -> QLockFile:
    lock = QLockFile(str(file))
    lock.setStaleLockTime(0)  # however long a window is open, it is open
    return lock


def _cannot_go(file: Path) -> bool:
    """Whether a lock stays where it is, also that of a process that is gone."""
    return not (os.access(file.parent, os.W_OK) and os.access(file, os.W_OK))


def _is_left_over(file: Path) -> bool:
    """Whether the process of a lock is gone; Qt tells it by a copy where it may remove that."""
    with suppress(OSError), TemporaryDirectory() as folder:
        copy = _lock_at(Path(shutil.copyfile(file, Path(folder) / file.name)))
        is_left_over = copy.tryLock(0)
        copy.unlock()
        return is_left_over
    return False


def _last_call(calls: Path) -> datetime:
    """Return when a window was called last."""
    try:
        return datetime.fromisoformat(calls.read_text("utf-8"))
    except (OSError, ValueError):
        return datetime.min


def _is_there(path: Path) -> bool:
    """Make an empty file where there is none; return whether there is one now."""
    with suppress(OSError):
        path.touch()
    return path.is_file()
