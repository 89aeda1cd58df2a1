"""Going on with a plan that lies elsewhere: in a backup, or in the data folder of another program."""

from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from planner.domain.errors import Refusal
from planner.domain.telling import Tell, untold
from planner.i18n import _
from planner.services.workspace import Workspace
from planner.storage.backups import copy_whole
from planner.storage.errors import plain_words
from planner.storage.header import journal_of
from planner.storage.journal import check_journal
from planner.storage.restore import FreshCopy


def copy_to_take_up(workspace: Workspace, file: Path, tell: Tell = untold) -> FreshCopy:
    """Copy the plan in a file, to go on with it by `Workspace.restore`; the plan there stays as it is.

    Where a program writes to the file, that is waited for; what a killed one left half written is taken back
    first, as it would be by that program. It may run in any thread, and tells how far it is; the copy is to
    be closed. Raises Refusal, also where there is a plan already, and then leaves nothing behind.
    """
    if workspace.has_plan:
        raise Refusal(_("There is a plan here already, so no other one was opened."))
    if not _is_being_written(file):
        return workspace.copy_of(file, tell)
    with plain_words(file):
        check_journal(file)  # that of another plan would spoil this one
    with plain_words(Path(gettempdir())):
        room = TemporaryDirectory()
    with room as folder:
        copy = Path(folder) / file.name
        copy_whole(file, copy)
        return workspace.copy_of(copy, tell)


def _is_being_written(file: Path) -> bool:
    """Whether part of a plan lies beside its file, as while it is written, or after a program was killed."""
    beside = (journal_of(file), file.with_name(f"{file.name}-wal"))
    return any(each.is_file() and each.stat().st_size > 0 for each in beside)
