"""A plan of its own, made from a file that holds a whole one: a backup, or everything of a plan as JSON."""

import shutil
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from planner.domain.telling import Tell, untold
from planner.paths import Paths
from planner.services.opening import open_workspace
from planner.services.plans import make_plan_folder
from planner.services.workspace import Clock, Workspace
from planner.storage.archive import plan_of
from planner.storage.restore import FreshCopy

Copy = Callable[[Workspace, Tell], FreshCopy]
"""Copies the plan in a file, to go on with it in a workspace that has none; it tells how far it is."""


def copy_of_archive(workspace: Workspace, document: Mapping[str, Any], tell: Tell = untold) -> FreshCopy:
    """Copy the plan in an archive, for `Workspace.restore`. Raises Refusal for a damaged one."""
    return workspace.copy_of(plan_of(document), tell)


def make_plan_with(
    home: Paths,
    title: str,
    begin: Callable[[Workspace], object],
    clock: Clock,
    window: Path | None = None,
) -> Paths:
    """Make the folder of a plan, which `begin` fills; `window` is a file of choices to begin with.

    Raises Refusal, and whatever `begin` raises; then nothing is left behind.
    """
    paths = make_plan_folder(home, title, window)
    try:
        with closing(open_workspace(paths, clock)) as workspace:
            begin(workspace)
    except BaseException:
        shutil.rmtree(paths.data_dir, ignore_errors=True)
        raise
    return paths
