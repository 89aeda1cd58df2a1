"""A plan that cannot be opened any more: what could take its place, and letting it do so."""

import os
from datetime import datetime
from pathlib import Path

from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.telling import Tell, untold
from planner.paths import Paths
from planner.services.backups import Backup, fault_of, kept_backups
from planner.services.turns import turn_in
from planner.storage.backup_file import revision_of
from planner.storage.errors import Unusable
from planner.storage.restore import FreshCopy, put_in_place

__all__ = [
    "copy_for_rescue",
    "is_damaged",
    "newest_whole_backup",
    "rescue",
    "whole_backups",
]


def is_damaged(refusal: Refusal) -> bool:
    """Whether a plan was refused because of what its file holds, which a backup could take the place of."""
    return isinstance(refusal, Unusable)


def whole_backups(paths: Paths) -> tuple[Backup, ...]:
    """Return the backups that can be restored, the newest first. It reads all of each file."""
    try:
        return tuple(backup for backup in kept_backups(paths) if not fault_of(backup))
    except Refusal:  # they cannot be read either
        return ()


def newest_whole_backup(paths: Paths) -> Backup | None:
    """Return the newest backup that can be restored, of which all is read; None without any."""
    try:
        return next((backup for backup in kept_backups(paths) if not fault_of(backup)), None)
    except Refusal:
        return None


def copy_for_rescue(paths: Paths, backup: Path | Plan, tell: Tell = untold) -> FreshCopy:
    """Copy a backup, or a plan, through every check, for `rescue`; it is to be closed.

    It may run in any thread, and tells how far it is. Raises Refusal, and then leaves nothing behind.
    """
    return FreshCopy(backup, _file(paths), tell)


def rescue(paths: Paths, fresh: FreshCopy, now: datetime) -> Path:
    """Let the copy of a backup take the place of a plan that cannot be opened; return where that is kept.

    Raises Refusal, and then nothing has changed.
    """
    with turn_in(paths.data_dir):
        above = max((revision_of(each.path) or 0 for each in kept_backups(paths)), default=0)
        return put_in_place(fresh, _file(paths), above=above, at=now)


def _file(paths: Paths) -> Path:
    """Return where the plan's file really lies, so that a link to it stays one."""
    return Path(os.path.realpath(paths.database))
