"""The backups that a plan makes of itself for as long as it is open."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from planner.domain.errors import Refusal
from planner.i18n import _
from planner.ui.background import Background

if TYPE_CHECKING:
    from planner.paths import Paths
    from planner.services.workspace import Workspace

FIRST_AFTER_MS: Final = 1_500
EVERY_MS: Final = 30 * 60_000


class AutomaticBackups(QObject):
    """Copies a plan soon after it is opened, and then every half hour, where it has changed since the last.

    The copy is made beside the window, which stays at hand.

    Signals:
        told: the sentence that says why there is no backup; once, until there is one again.
    """

    told = Signal(str)

    def __init__(self, workspace: "Workspace", paths: "Paths") -> None:
        """Copy nothing before `begin`."""
        super().__init__()
        self._workspace, self._paths = workspace, paths
        self._is_told = False
        self._beside = Background(self)
        self._beside.finished.connect(self._take)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look after the plan from now on."""
        self._timer.start()
        QTimer.singleShot(FIRST_AFTER_MS, self, self.look)

    def look(self) -> None:
        """Copy the plan if it has changed since it was copied last."""
        from planner.services.backups import back_up_if_changed  # the start is over by now, and was spared it

        if self._workspace.has_plan and self._timer.isActive():
            workspace = self._workspace
            copy = partial(back_up_if_changed, self._paths, workspace.plan.revision, workspace.now)
            self._beside.run(partial(_attempt, copy))

    def close(self) -> None:
        """Let the copy end that is being made, and make no other."""
        self._timer.stop()
        self._beside.close()

    def _take(self, refusal: str) -> None:
        if refusal and not self._is_told:
            self.told.emit(_("No backup could be made. {reason}").format(reason=refusal))
        self._is_told = bool(refusal)


def _attempt(copy: Callable[[], object]) -> str:
    """Return "", or the sentence that says why the plan could not be copied."""
    try:
        copy()
    except Refusal as refusal:
        return str(refusal)
    return ""
