"""The folders from elsewhere whose plans were opened last."""

import json
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

_KEY: Final = "recent_plans"
_MOST: Final = 8


class RecentPlans:
    """Remembers them in the settings of the main plan's window; what cannot be read is as if it never was."""

    def __init__(self, window_file: Path) -> None:
        """Keep them in this file."""
        self._settings = QSettings(str(window_file), QSettings.Format.IniFormat)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders, the newest first."""
        try:
            kept = json.loads(str(self._settings.value(_KEY, "[]")))
        except ValueError:
            return ()
        return tuple(Path(str(folder)) for folder in kept) if isinstance(kept, list) else ()

    def remember(self, folder: Path) -> None:
        """Put a folder at the front."""
        folders = [folder, *(each for each in self.folders if each != folder)]
        self._settings.setValue(_KEY, json.dumps([str(each) for each in folders[:_MOST]]))
