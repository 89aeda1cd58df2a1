"""What every part of one window works with."""

from PySide6.QtCore import QSettings

from planner.paths import Paths
from planner.services.workspace import Workspace
from planner.ui.main_window import MainWindow
from planner.ui.performer import Performer
from planner.ui.window_choices import WindowChoices
from planner.ui.window_life import WindowLife
from planner.values import Value


class Core(Value, weakref=True):  # for Qt holds what it calls weakly
    """The open plan and its window.

    Attributes:
        life: what outlives the window.
        is_sample: whether the plan is there to be looked at.
    """

    workspace: Workspace
    paths: Paths
    life: WindowLife
    performer: Performer
    window: MainWindow
    is_sample: bool = False

    @property
    def settings(self) -> QSettings:
        """Where sizes and choices of the window are kept."""
        return self.life.settings

    @property
    def choices(self) -> WindowChoices:
        """What is chosen for the window, such as its theme."""
        return self.life.choices
