"""The commands `backup` and `restore`: a verified copy of the plan, and going back to one."""

from argparse import Namespace
from contextlib import closing
from pathlib import Path

from planner.cli.output import Answer
from planner.domain.errors import Refusal, shown
from planner.formats import one_line
from planner.i18n import _
from planner.paths import Paths
from planner.services.backups import back_up_now, back_up_to
from planner.services.opening import open_workspace
from planner.services.rescue import is_damaged, rescue
from planner.services.taking_up import copy_for_rescue_of_plan_in, copy_of_plan_in
from planner.services.workspace import Clock


def back_up(typed: Namespace, paths: Paths) -> Answer:
    """Copy the plan into the folder of its backups, or into the file that was named."""
    made = back_up_now(paths) if typed.file is None else back_up_to(paths, Path(typed.file))
    line = _("Backed up as {name}").format(name=one_line(str(made)))
    return Answer(document={"file": str(made)}, lines=(line,))


def restore(typed: Namespace, paths: Paths, clock: Clock) -> Answer:
    """Go over to the plan in a file; what was here before is backed up first, or kept where it is damaged.

    A file that is not there is looked for among the backups.
    """
    file = Path(typed.file)
    if not file.exists() and file.name == typed.file and (paths.backups / file).is_file():
        file = paths.backups / file
    if not file.exists():
        raise Refusal(_("There is no file {name} to restore.").format(name=shown(file.name) or '""'))
    try:
        kept = _go_over(file, paths, clock)
    except _Damaged:
        with closing(copy_for_rescue_of_plan_in(paths, file)) as copy:
            kept = rescue(paths, copy, clock())
    lines = [_("Restored the plan from {name}").format(name=shown(file.name))]
    if kept is not None:
        lines.append(_("What was here before is kept as {name}").format(name=one_line(str(kept))))
    document = {"done": lines[0], "kept": None if kept is None else str(kept)}
    return Answer(document=document, lines=tuple(lines), is_change=True)


class _Damaged(Exception):  # noqa: N818 - it says which way to go
    """The plan that is here cannot be opened."""


def _go_over(file: Path, paths: Paths, clock: Clock) -> Path | None:
    try:
        workspace = open_workspace(paths, clock)
    except Refusal as refusal:
        raise (_Damaged if is_damaged(refusal) else refusal) from refusal
    try:
        with closing(copy_of_plan_in(workspace, file)) as copy:
            return workspace.restore(copy)
    finally:
        workspace.close()
