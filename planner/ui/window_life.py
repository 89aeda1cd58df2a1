"""What outlives a window that is built anew: its choices, their way back, and how it looks."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from planner.ui.style import Appearance
from planner.ui.window_choices import WindowChoices
from planner.ui.window_steps import WindowSteps


class Host(Protocol):
    """What a window asks of the program around it."""

    def rebuild_soon(self) -> None:
        """Build the window anew when there is time: words that were given out keep their language."""

    def open_sample(self) -> None:
        """Show a sample plan in the place of this one."""

    def leave_sample(self) -> None:
        """Show the plan again from which the sample was opened."""


class WindowLife:
    """The choices of one data folder's window, as long as its plan is open.

    Attributes:
        settings: where they are kept.
        choices: look and region.
        steps: the choices that can be taken back.
        obey_reminders: does as is chosen for reminders and tray; the window that there is sets it.
    """

    def __init__(self, qt: QApplication, window_file: Path, appearance: Appearance | None = None) -> None:
        """Read the choices, and look like that; `appearance` is that of a window before."""
        self.settings = QSettings(str(window_file), QSettings.Format.IniFormat)
        self.choices = WindowChoices(self.settings)
        self.steps = WindowSteps()
        self.appearance = appearance or Appearance(qt)
        self.obey_reminders: Callable[[], object] = lambda: None
        self.choices.look_changed.connect(self.wear_look)
        self.wear_look()

    def wear_look(self) -> None:
        """Look as is chosen."""
        look = self.choices.look
        self.appearance.choose(look.theme, **look.options)
