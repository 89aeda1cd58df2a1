"""The plan that was opened last, and the folders from elsewhere whose plans were."""

import json
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

from planner.paths import Paths

_FOLDERS: Final = "recent_plans"
_LAST: Final = "last_plan"
_MOST: Final = 8


class RecentPlans:
    """Remembers them in the settings of the main plan's window; what cannot be read is as if it never was.

    Attributes:
        home: the main plan's folder.
    """

    def __init__(self, home: Paths) -> None:
        """Look into the settings of this folder."""
        self.home = home
        self._settings = QSettings(str(home.window), QSettings.Format.IniFormat)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders, the newest first."""
        try:
            kept = json.loads(str(self._settings.value(_FOLDERS, "[]")))
        except ValueError:
            return ()
        return tuple(Path(str(folder)) for folder in kept) if isinstance(kept, list) else ()

    def remember(self, folder: Path) -> None:
        """Put a folder at the front."""
        folders = [folder, *(each for each in self.folders if each != folder)]
        self._settings.setValue(_FOLDERS, json.dumps([str(each) for each in folders[:_MOST]]))

    @property
    def last(self) -> Paths:
        """The plan that was opened last."""
        return Paths(self.home.data_dir / str(self._settings.value(_LAST, "")))

    def remember_last(self, paths: Paths) -> None:
        """Begin with this plan the next time; one beside the main one is found where both have moved."""
        folder, home = paths.data_dir, self.home.data_dir
        written = folder.relative_to(home) if folder.is_relative_to(home) else folder
        self._settings.setValue(_LAST, "" if folder == home else str(written))
