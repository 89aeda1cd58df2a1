"""The commands `backup` and `restore`: a verified copy of the plan, and going back to one."""

from argparse import Namespace
from contextlib import closing
from pathlib import Path

from planner.cli.output import Answer
from planner.domain.errors import shown
from planner.formats import one_line
from planner.i18n import _
from planner.paths import Paths
from planner.services.backups import back_up_now, back_up_to
from planner.services.taking_up import copy_of_plan_in
from planner.services.workspace import Workspace


def back_up(typed: Namespace, paths: Paths) -> Answer:
    """Copy the plan into the folder of its backups, or into the file that was named."""
    made = back_up_now(paths) if typed.file is None else back_up_to(paths, Path(typed.file))
    line = _("Backed up as {name}").format(name=one_line(str(made)))
    return Answer(document={"file": str(made)}, lines=(line,))


def restore(typed: Namespace, workspace: Workspace) -> Answer:
    """Go over to the plan in a file; what was here before is backed up first."""
    with closing(copy_of_plan_in(workspace, Path(typed.file))) as copy:
        kept = workspace.restore(copy)
    lines = [_("Restored the plan from {name}").format(name=shown(Path(typed.file).name))]
    if kept is not None:
        lines.append(_("What was here before is kept as {name}").format(name=one_line(str(kept))))
    document = {"done": lines[0], "kept": None if kept is None else str(kept)}
    return Answer(document=document, lines=tuple(lines), is_change=True)
