"""The health of a data folder: whether the plan and its backups are whole, and whether it can be changed."""

import os
import shutil
from pathlib import Path

from planner.domain.errors import Refusal
from planner.domain.telling import Tell, untold
from planner.formats import size_words
from planner.i18n import _, ngettext
from planner.paths import Paths
from planner.services.backups import Backup, fault_of, kept_backups
from planner.services.opening import NoPlan, open_plan
from planner.services.workspace import Clock, Workspace
from planner.storage.header import SCHEMA_VERSION
from planner.storage.journal import is_to_be_played_back
from planner.values import Value

_LEAST_ROOM = 20_000_000  # bytes: less holds up the rest of the computer too
_PLANS_OF_ROOM = 3  # a change needs a journal, and a restore or an update two copies


class PlanCounts(Value, kw_only=True):
    """What was read of a plan that is sound: of its file every page, index and reference, and every row."""

    revision: int
    items: int
    goals: int
    sessions: int
    logged_minutes: int
    steps: int


class Health(Value, kw_only=True):
    """What was found.

    Attributes:
        file, size: the plan's file and its length in bytes; 0 where there is none.
        refusal: why the plan cannot be used, None where it is sound.
        counts: what was read of it; None where it cannot be used.
        is_taken_back: whether a program was stopped in the middle of a change, which has been taken back.
        backups: each with the sentence that says why it cannot be restored, or "".
        backups_fault: why the backups cannot be looked at, or "".
        log_size: the length of the log in bytes, with the older ones; 0 where no fault was kept.
        free: the bytes that are free on the disk; None where that cannot be found out.
        can_write: whether the system lets us change the file and its folder.
    """

    file: Path
    size: int
    refusal: Refusal | None
    counts: PlanCounts | None
    is_taken_back: bool
    backups: tuple[tuple[Backup, str], ...]
    backups_fault: str
    log_size: int
    free: int | None
    can_write: bool

    @property
    def schema(self) -> int | None:
        """The number of the tables' form, which opening brings up to date; None where it was not opened."""
        return None if self.counts is None else SCHEMA_VERSION

    @property
    def newest_whole_backup(self) -> Backup | None:
        """The newest backup that can be restored; None without any."""
        return next((backup for backup, fault in self.backups if not fault), None)

    @property
    def fault(self) -> str:
        """The sentence that says why the plan cannot be used, "" where it is sound."""
        if isinstance(self.refusal, NoPlan):
            words = _("{path} is missing or empty, but there are backups of the plan that was in it.")
            return words.format(path=self.file)
        return "" if self.refusal is None else str(self.refusal)

    @property
    def problems(self) -> tuple[str, ...]:
        """What should be seen to, each in one sentence; none where all is well."""
        found = (self.fault, self._no_writing(), self.backups_fault, self._bad_backups(), self._little_room())
        return tuple(filter(None, found))

    def _no_writing(self) -> str:
        if self.can_write or self.counts is None:
            return ""
        return _("The plan can be read but not changed; check the permissions of its file and folder.")

    def _bad_backups(self) -> str:
        bad = [backup.path.name for backup, fault in self.backups if fault]
        words = ngettext(
            "{count} backup cannot be restored: {names}.",
            "{count} backups cannot be restored: {names}.",
            len(bad),
        )
        return words.format(count=len(bad), names=", ".join(bad)) if bad else ""

    def _little_room(self) -> str:
        if self.free is None or self.free >= max(_LEAST_ROOM, _PLANS_OF_ROOM * self.size):
            return ""
        words = _("The disk has only {size} left; free some space, so that changes can be saved.")
        return words.format(size=size_words(self.free))


def check_health(paths: Paths, clock: Clock, tell: Tell = untold) -> Health:
    """Look through everything in a data folder. It may run in any thread, and tells how far it is.

    Raises NoPlan where there is neither a plan nor a backup of one.
    """
    is_cut_short = is_to_be_played_back(Path(os.path.realpath(paths.database)))
    refusal, counts = _read(paths, clock)
    tell(0.3)
    backups, backups_fault = _backups(paths, tell)
    health = Health(
        file=paths.database,
        size=_size(paths.database),
        refusal=refusal,
        counts=counts,
        is_taken_back=is_cut_short and counts is not None,
        backups=backups,
        backups_fault=backups_fault,
        log_size=sum(_size(each) for each in paths.data_dir.glob(f"{paths.log.name}*")),
        free=_free(paths.data_dir),
        can_write=all(os.access(each, os.W_OK) for each in (paths.data_dir, paths.database)),
    )
    if isinstance(refusal, NoPlan) and health.newest_whole_backup is None:
        raise refusal
    return health


def _read(paths: Paths, clock: Clock) -> tuple[Refusal | None, PlanCounts | None]:
    """Return why the plan cannot be used, or what was read of it."""
    try:
        workspace = open_plan(paths, clock)
    except Refusal as refusal:
        return refusal, None
    try:
        return None, _counts(workspace)
    except Refusal as refusal:
        return refusal, None
    finally:
        workspace.close()


def _counts(workspace: Workspace) -> PlanCounts:
    """Read what opening has not read yet, and count what there is."""
    steps, plan = workspace.verify(), workspace.plan
    return PlanCounts(
        revision=plan.revision,
        items=len(plan.items),
        goals=len(plan.goals),
        sessions=len(plan.sessions),
        logged_minutes=sum(plan.logged.values()),
        steps=steps,
    )


def _backups(paths: Paths, tell: Tell) -> tuple[tuple[tuple[Backup, str], ...], str]:
    try:
        kept = kept_backups(paths)
    except Refusal as refusal:
        return (), str(refusal)
    looked_at = []
    for number, backup in enumerate(kept):
        tell(0.3 + 0.7 * number / len(kept))
        looked_at.append((backup, fault_of(backup)))
    return tuple(looked_at), ""


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None
