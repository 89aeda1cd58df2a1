"""Opening a data folder: the way from its path to a workspace."""

import os
import stat
from functools import partial
from pathlib import Path

from planner.domain.errors import Refusal
from planner.i18n import _
from planner.paths import Paths
from planner.services.turns import turn_in
from planner.services.workspace import Clock, Workspace
from planner.storage.store import Store


class NoPlan(Refusal):
    """There is no plan in a data folder."""


def open_workspace(paths: Paths, clock: Clock) -> Workspace:
    """Open the plan of a data folder; the folder and an empty plan file are made where there are none.

    Raises Refusal, in one sentence, for a folder that cannot be written and a file that is no plan of ours.
    """
    _check_folder(paths.data_dir)
    file = _file_status(paths.database)
    if file is not None and not stat.S_ISREG(file.st_mode):
        raise Refusal(
            _("{path} is not a study plan; move it away or choose another data folder.").format(
                path=paths.database
            )
        )
    store = Store.open(paths.database, backups=paths.backups)
    try:
        return Workspace(store, clock, partial(turn_in, paths.data_dir))
    except BaseException:
        store.close()
        raise


def open_plan(paths: Paths, clock: Clock) -> Workspace:
    """Open a plan that exists; refuse, and make nothing, where there is none."""
    _check_folder(paths.data_dir)
    file = _file_status(paths.database)
    if file is None or (stat.S_ISREG(file.st_mode) and file.st_size == 0):
        raise _no_plan()
    workspace = open_workspace(paths, clock)
    if not workspace.has_plan:
        workspace.close()
        raise _no_plan()
    return workspace


def _check_folder(folder: Path) -> None:
    """Refuse what is there and is no folder."""
    status = _status(folder)
    if status is not None and not stat.S_ISDIR(status.st_mode):
        raise Refusal(_("{path} is not a folder; choose another data folder.").format(path=folder))


def _file_status(path: Path) -> os.stat_result | None:
    """Return what the system knows of a plan's file; refuse a link that leads nowhere."""
    status = _status(path)
    if status is None and path.is_symlink():
        raise Refusal(
            _("{path} is a link to a file that is not there; bring that back or remove the link.").format(
                path=path
            )
        )
    return status


def _status(path: Path) -> os.stat_result | None:
    """Return what the system knows of a path, or None where nothing is. Raises Refusal where it won't say."""
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:  # no permission, a name too long, a circle of links
        raise Refusal(
            _("{path} cannot be reached; check the name of the folder and its permissions.").format(path=path)
        ) from error


def _no_plan() -> NoPlan:
    return NoPlan(_("There is no plan yet; make one with: study-planner new."))
