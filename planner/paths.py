"""Where the learner's data, backups, settings and log lie."""

import os
from pathlib import Path

from planner.values import Value

DATA_DIR_VARIABLE = "STUDY_PLANNER_DATA_DIR"


class Paths(Value):
    """The names inside one data folder. Nothing here is made or read.

    Attributes:
        data_dir: the folder that holds everything of one learner.
    """

    data_dir: Path

    @property
    def database(self) -> Path:
        return self.data_dir / "planner.db"

    @property
    def backups(self) -> Path:
        return self.data_dir / "backups"

    @property
    def plans(self) -> Path:
        """Where the data folders of further plans lie, of those that were made beside this one."""
        return self.data_dir / "plans"

    @property
    def log(self) -> Path:
        return self.data_dir / "planner.log"

    @property
    def window(self) -> Path:
        return self.data_dir / "window.ini"

    @property
    def first_run(self) -> Path:
        return self.data_dir / "first-run.json"

    @property
    def focus_timer(self) -> Path:
        """The timer that runs, or waits for an answer."""
        return self.data_dir / "focus-timer.json"

    @property
    def kept_calendar(self) -> Path:
        """Which calendar file is kept up to date with the plan."""
        return self.data_dir / "kept-calendar.json"

    @property
    def calendar_id(self) -> Path:
        """By which calendars know the plan."""
        return self.data_dir / "calendar-id.json"

    @property
    def calendar_lock(self) -> Path:
        """Held for the moment in which that calendar, or which one it is, changes."""
        return self.data_dir / "kept-calendar.lock"

    @property
    def lock(self) -> Path:
        """Held by the window that is open on the folder."""
        return self.data_dir / "planner.lock"

    @property
    def calls(self) -> Path:
        """Written by a program that is started again, to call the window that is open."""
        return self.data_dir / "planner.calls"


def default_data_dir() -> Path:
    """The data folder when ``--data-dir`` names none.

    The environment may name one, for a trial beside the real data; otherwise it is the platform's own.
    """
    named = os.environ.get(DATA_DIR_VARIABLE)
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path  # asked only where nobody names a folder

    return user_data_path("study-planner", appauthor=False)
