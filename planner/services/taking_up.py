"""Going on with a plan that lies elsewhere: in a backup, in another data folder, or in everything as JSON."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.telling import Tell, untold
from planner.exchange.archive_file import is_archive_file, read_archive_file
from planner.i18n import _
from planner.paths import Paths
from planner.services.rescue import copy_for_rescue
from planner.services.workspace import Workspace
from planner.storage.archive import plan_of
from planner.storage.backups import copy_whole
from planner.storage.errors import plain_words
from planner.storage.header import journal_of
from planner.storage.journal import check_journal
from planner.storage.restore import FreshCopy

CopyOf = Callable[[Path | Plan, Tell], FreshCopy]


def copy_to_take_up(workspace: Workspace, file: Path, tell: Tell = untold) -> FreshCopy:
    """Do as `copy_of_plan_in` where there is no plan yet, and raise Refusal where there is one."""
    if workspace.has_plan:
        raise Refusal(_("There is a plan here already, so no other one was opened."))
    return copy_of_plan_in(workspace, file, tell)


def copy_of_plan_in(workspace: Workspace, file: Path, tell: Tell = untold) -> FreshCopy:
    """Copy the plan in a file, to go on with it by `Workspace.restore`; the plan there stays as it is.

    The file is a backup, that of another plan, or everything as JSON. Where a program writes to it, that is
    waited for; what a killed one left half written is taken back first, as it would be by that program. It
    may run in any thread, and tells how far it is; the copy is to be closed. Raises Refusal, and then leaves
    nothing behind.
    """
    return _copy_of(file, workspace.copy_of, tell)


def copy_for_rescue_of_plan_in(paths: Paths, file: Path, tell: Tell = untold) -> FreshCopy:
    """Do as `copy_of_plan_in` where the plan that is here cannot be opened, to go on by `rescue`."""
    return _copy_of(file, partial(copy_for_rescue, paths), tell)


def _copy_of(file: Path, copy_of: CopyOf, tell: Tell) -> FreshCopy:
    with plain_words(file):
        is_archive = is_archive_file(file)
    if is_archive:
        return copy_of(plan_of(read_archive_file(file)), tell)
    if not _is_being_written(file):
        return copy_of(file, tell)
    with plain_words(file):
        check_journal(file)  # that of another plan would spoil this one
    with plain_words(Path(gettempdir())):
        room = TemporaryDirectory()
    with room as folder:
        copy = Path(folder) / file.name
        copy_whole(file, copy)
        return copy_of(copy, tell)


def _is_being_written(file: Path) -> bool:
    """Whether part of a plan lies beside its file, as while it is written, or after a program was killed."""
    beside = (journal_of(file), file.with_name(f"{file.name}-wal"))
    return any(each.is_file() and each.stat().st_size > 0 for each in beside)
