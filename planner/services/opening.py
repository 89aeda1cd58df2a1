"""Opening a data folder: the way from its path to a workspace."""

from planner.domain.errors import Refusal
from planner.i18n import _
from planner.paths import Paths
from planner.services.workspace import Clock, Workspace
from planner.storage.store import Store


def open_workspace(paths: Paths, clock: Clock) -> Workspace:
    """Open the plan of a data folder; the folder and an empty plan file are made where there are none.

    Raises Refusal, in one sentence, for a folder that cannot be written and a file that is no plan of ours.
    """
    return Workspace(Store.open(paths.database, backups=paths.backups), clock)


def open_plan(paths: Paths, clock: Clock) -> Workspace:
    """Open a plan that exists; refuse, and make nothing, where there is none."""
    if not paths.database.exists():
        raise _no_plan()
    workspace = open_workspace(paths, clock)
    if not workspace.has_plan:
        workspace.close()
        raise _no_plan()
    return workspace


def _no_plan() -> Refusal:
    return Refusal(_("There is no plan yet; make one with: study-planner new."))
