"""A session that meets an error of the disk, says so, and tries again when the disk is well."""

import json
from contextlib import closing
from pathlib import Path

from planner.domain.errors import Refusal
from planner.paths import Paths
from planner.services.opening import open_workspace
from planner.services.workspace import Workspace
from planner.storage.errors import Unsure
from tests.reliability.fork_server import Tell, heal
from tests.reliability.planted_faults import planted
from tests.reliability.scripted_session import RevisionClock, digest, take_step


def live(tell: Tell, *, folder: Path, seed: int, steps: int, plant: str = "") -> None:
    """Take steps; the first refusal ends the fault, and what was refused is done again."""
    clock, saved = RevisionClock(), 0
    with planted(plant):
        try:
            workspace = open_workspace(Paths(folder), clock)
        except Refusal as refusal:
            _tell_refusal(tell, refusal)
            workspace = open_workspace(Paths(folder), clock)
        for _step in range(steps):
            before = workspace.plan
            try:
                take_step(workspace, clock, seed)
            except Unsure as refusal:  # which asks to look whether it is there
                _tell_refusal(tell, refusal)
                workspace.reload_if_changed()
                _compare(tell, workspace, folder, "after a look")
                if workspace.plan.revision == before.revision:
                    take_step(workspace, clock, seed)
            except Refusal as refusal:
                if workspace.plan != before:
                    tell("broken: the plan has changed and was refused")
                _tell_refusal(tell, refusal)
                _compare(tell, workspace, folder, "after the refusal")
                take_step(workspace, clock, seed)
            saved += 1
        heal()
        _compare(tell, workspace, folder, "at the end")
        tell(f"saved {saved}")
        tell(f"end {workspace.plan.revision} {digest(workspace.plan)}")
        if workspace.plan.revision != steps:
            tell(f"broken: {steps} steps made {workspace.plan.revision}")
        workspace.close()


def _tell_refusal(tell: Tell, refusal: Refusal) -> None:
    heal()
    tell(f"refused {json.dumps(str(refusal))}")


def _compare(tell: Tell, workspace: Workspace, folder: Path, when: str) -> None:
    """See whether another program would read from the disk what this one has in memory."""
    with closing(open_workspace(Paths(folder), RevisionClock())) as other:
        if (other.plan.revision, digest(other.plan)) != (workspace.plan.revision, digest(workspace.plan)):
            tell(f"broken: memory {workspace.plan.revision}, disk {other.plan.revision} {when}")
