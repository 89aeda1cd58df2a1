"""What a command says where the plan cannot be opened: the way back, where a backup is one."""

from shlex import quote
from typing import TYPE_CHECKING

from planner.domain.errors import Refusal
from planner.i18n import _
from planner.paths import Paths
from planner.services.opening import NoPlan, open_plan
from planner.services.workspace import Clock, Workspace

if TYPE_CHECKING:
    from planner.services.backups import Backup


def open_or_advise(paths: Paths, clock: Clock, named_folder: str | None) -> Workspace:
    """Open a plan that exists. Raises Refusal, which tells the way back where a plan is damaged or gone.

    `named_folder` is the data folder as it was typed, to be typed again.
    """
    try:
        return open_plan(paths, clock)
    except Refusal as refusal:
        from planner.services.rescue import newest_whole_backup  # few commands meet a plan that is damaged

        backup = newest_whole_backup(paths) if _can_be_gone_back_from(refusal) else None
        raise with_way_back(refusal, backup, paths, named_folder) from refusal


def with_way_back(
    refusal: Refusal, backup: "Backup | None", paths: Paths, named_folder: str | None
) -> Refusal:
    """Return a refusal to open a plan; of one that is damaged or gone, with the command that helps.

    `backup` is the newest that can be restored. Without one, the window shows what can be read.
    """
    from planner.services.salvage import may_be_salvaged

    command = "study-planner" if named_folder is None else f"study-planner --data-dir {quote(named_folder)}"
    if backup is not None and _can_be_gone_back_from(refusal):
        words = _(
            "{path} cannot be read and was left as it is; go back to its newest backup with: {command}."
        )
        if isinstance(refusal, NoPlan):
            words = _("{path} is missing or empty; go back to its newest backup with: {command}.")
        command = f"{command} restore {quote(backup.path.name)}"
    elif may_be_salvaged(refusal):
        words = _("{path} is damaged and was left as it is; see what can be read of it with: {command}.")
    else:
        return refusal
    return Refusal(words.format(path=paths.database, command=command))


def _can_be_gone_back_from(refusal: Refusal) -> bool:
    from planner.services.rescue import is_damaged

    return isinstance(refusal, NoPlan) or is_damaged(refusal)
