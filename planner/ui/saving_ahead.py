"""Loads what the first change would wait for, beside the window that is just there."""

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from planner.domain.errors import Refusal
from planner.ui.background import Background

if TYPE_CHECKING:
    from planner.services.workspace import Workspace

AFTER_MS: Final = 50  # sooner than anybody has found what to click


class SavingAhead(QObject):
    """Prepares a workspace for its first change, which would else take a tenth of a second longer."""

    def __init__(self, workspace: "Workspace", parent: QObject) -> None:
        """Load nothing before `begin`."""
        super().__init__(parent)
        self._workspace = workspace
        self._beside = Background(self)

    def begin(self) -> None:
        """Load it a moment from now."""
        QTimer.singleShot(AFTER_MS, self, lambda: self._beside.run(self._prepare))

    def close(self) -> None:
        """Wait for what is being loaded."""
        self._beside.close()

    def _prepare(self) -> None:
        with suppress(Refusal):  # whatever is wrong with the file, the first change tells it
            self._workspace.prepare_to_save()
