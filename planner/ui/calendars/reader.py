"""Reads calendar files in a process beside the window's."""

from functools import partial
from pathlib import PurePath

from PySide6.QtCore import QObject

from planner.exchange.calendar_reading import (
    MOST_SECONDS,
    PlanningWindow,
    command,
    environment,
    read_answer,
)
from planner.ui.shared.child_reader import ChildReader


class CalendarReader(ChildReader):
    """Reads one file at a time; it tells a ``CalendarFile``, None for known content, or its Refusal."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin idle; `close` has to be called before this object goes."""
        super().__init__(MOST_SECONDS, parent)

    def read(self, path: str, window: PlanningWindow, known: str) -> None:
        """Begin to read a file, whose content needs no reading if its digest is the `known` one."""
        understand = partial(read_answer, name=PurePath(path).name)
        self.start(command(path, window, known), environment(), understand)
