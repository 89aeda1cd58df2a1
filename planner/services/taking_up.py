"""Going on with a plan that lies elsewhere: in a backup, or in the data folder of another program."""

from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from planner.domain.errors import Refusal
from planner.i18n import _
from planner.services.workspace import Workspace
from planner.storage.backups import copy_whole
from planner.storage.errors import plain_words


def take_up_plan(workspace: Workspace, file: Path) -> None:
    """Go on, where there is no plan yet, with the one in a file; the file stays as it is.

    Raises Refusal, and then nothing has changed.
    """
    if workspace.has_plan:
        raise Refusal(_("There is a plan here already, so no other one was opened."))
    if not _is_being_written(file):
        workspace.restore(file)
        return
    with plain_words(Path(gettempdir())):
        room = TemporaryDirectory()
    with room as folder:
        copy = Path(folder) / file.name
        copy_whole(file, copy)  # with what lies in the journal beside it
        workspace.restore(copy)


def _is_being_written(file: Path) -> bool:
    """Whether the newest of a plan lies beside its file, as while a window is open on it."""
    journal = file.with_name(f"{file.name}-wal")
    return journal.is_file() and journal.stat().st_size > 0
