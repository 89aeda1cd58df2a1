"""Going on with the plan in a file, where there is none yet: copied beside the window, with a bar."""

from contextlib import closing
from functools import partial

from PySide6.QtWidgets import QWidget

from planner.domain.errors import shown
from planner.i18n import _
from planner.services.plan_from_file import Copy
from planner.services.workspace import Workspace
from planner.ui.shared.busy import busy
from planner.ui.shared.long_work import do_long_work


def take_up(workspace: Workspace, copy: Copy, name: str, over: QWidget) -> None:
    """Go on with what `copy` makes of a file of this name. Raises Refusal, and then nothing has changed."""
    words = _("Opening {name}").format(name=shown(name))
    with closing(do_long_work(words, partial(copy, workspace), over)) as made, busy():
        workspace.restore(made)
