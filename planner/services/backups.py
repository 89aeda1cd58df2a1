"""Use cases on backups: what there is, one more, those that make themselves, and going back to one."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from planner.disk import unfinished_beside
from planner.domain.errors import Refusal
from planner.domain.telling import Tell, untold
from planner.i18n import _
from planner.paths import Paths
from planner.services.workspace import Workspace
from planner.storage.backup_file import check_backup, revision_of, saved_at_of
from planner.storage.backups import BY_HAND, BY_ITSELF, Backup, back_up, backups_in, copy_whole, left_over_in
from planner.storage.errors import NewerVersion
from planner.storage.restore import FreshCopy
from planner.storage.thinning import superfluous
from planner.values import replace

__all__ = [
    "Backup",
    "FreshCopy",
    "back_up_if_changed",
    "back_up_now",
    "back_up_to",
    "copy_of_backup",
    "fault_of",
    "kept_backups",
]


def kept_backups(paths: Paths) -> tuple[Backup, ...]:
    """Return the backups of a data folder, the newest first, with the moment of the plan in each.

    Raises Refusal where they cannot be read.
    """
    return _with_moments(backups_in(paths.backups))


def _with_moments(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    return tuple(replace(each, saved_at=saved_at_of(each.path)) for each in backups)


def back_up_now(paths: Paths) -> Path:
    """Copy the plan as it is on disk, and return the copy. Raises Refusal, and then leaves nothing behind."""
    return back_up(paths.database, paths.backups, reason=BY_HAND)


def back_up_to(paths: Paths, file: Path) -> Path:
    """Copy the plan into a file that is not there yet, and return it. Raises Refusal, and leaves nothing."""
    if file.is_dir():
        raise Refusal(_("{path} is a folder; name a file in it.").format(path=file))
    if file.exists():
        raise Refusal(_("{path} is there already; name another file for the copy.").format(path=file))
    # Beside it may lie a file of the learner's that ends in .part.
    copy_whole(paths.database, file, unfinished_beside(file))
    return file


def back_up_if_changed(paths: Paths, revision: int, now: datetime) -> Path | None:
    """Copy the plan if no backup holds its `revision` yet, and return the copy, or None.

    Of the backups before, those that have become too many are removed. Raises Refusal where the plan cannot
    be copied; then nothing is removed.
    """
    before = backups_in(paths.backups)
    if before and revision_of(before[0].path) == revision:
        return None
    made = back_up(paths.database, paths.backups, reason=BY_ITSELF)
    too_many = [backup.path for backup in superfluous(_with_moments(backups_in(paths.backups)), now)]
    with suppress(OSError):  # they will be too many the next time as well
        for path in (*too_many, *left_over_in(paths.backups, now)):
            path.unlink()
    return made


def fault_of(backup: Backup) -> str:
    """Return "", or the sentence that says why a backup cannot be restored. It reads all of the file."""
    try:
        check_backup(backup.path)
    except NewerVersion:
        return _("A newer version of the program made it; update this one to restore it.")
    except Refusal:
        return _("It is damaged and cannot be restored.")
    return ""


def copy_of_backup(workspace: Workspace, paths: Paths, backup: Path, tell: Tell = untold) -> FreshCopy:
    """Copy a backup of the data folder through every check, for `Workspace.restore`; it is to be closed.

    It may run in any thread, and tells how far it is. Raises Refusal, and then leaves nothing behind.
    """
    if backup.parent != paths.backups or not backup.is_file():
        raise Refusal(_("The backup {name} is not there any more.").format(name=backup.name))
    return workspace.copy_of(backup, tell)
