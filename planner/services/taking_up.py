"""Going on with a plan that lies elsewhere: in a backup, in another data folder, or in everything as JSON."""

from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from planner.domain.errors import Refusal
from planner.exchange.archive_file import is_archive_file, read_archive_file
from planner.i18n import _
from planner.services.workspace import Workspace
from planner.storage.archive import plan_of
from planner.storage.backups import copy_whole
from planner.storage.errors import plain_words
from planner.storage.header import journal_of
from planner.storage.journal import check_journal


def take_up_plan(workspace: Workspace, file: Path) -> None:
    """Go on, where there is no plan yet, with the one in a file; the plan there stays as it is.

    Raises Refusal, and then nothing has changed.
    """
    if workspace.has_plan:
        raise Refusal(_("There is a plan here already, so no other one was opened."))
    put_back(workspace, file)


def put_back(workspace: Workspace, file: Path) -> Path | None:
    """Go over to the plan in a file: a backup, the file of another plan, or everything as JSON.

    Where a program writes to the file, that is waited for; what a killed one left half written is taken back
    first, as it would be by that program. Returns the backup of what was here before, None without a plan.
    Raises Refusal, and then nothing has changed.
    """
    with plain_words(file):
        archived = is_archive_file(file)
    if archived:
        return workspace.restore(plan_of(read_archive_file(file)))
    if not _is_being_written(file):
        return workspace.restore(file)
    with plain_words(file):
        check_journal(file)  # that of another plan would spoil this one
    with plain_words(Path(gettempdir())):
        room = TemporaryDirectory()
    with room as folder:
        copy = Path(folder) / file.name
        copy_whole(file, copy)
        return workspace.restore(copy)


def _is_being_written(file: Path) -> bool:
    """Whether part of a plan lies beside its file, as while it is written, or after a program was killed."""
    beside = (journal_of(file), file.with_name(f"{file.name}-wal"))
    return any(each.is_file() and each.stat().st_size > 0 for each in beside)
