"""Reads roadmaps, tables, checklists and archives in a process beside the window's."""

from functools import partial
from pathlib import PurePath

from PySide6.QtCore import QObject

from planner.exchange.file_reading import MOST_SECONDS, ReadingWish, command, environment, read_answer
from planner.ui.shared.child_reader import ChildReader


class ImportReader(ChildReader):
    """Reads what belongs together at one time; it tells an ``Incoming``, or the Refusal of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin idle; `close` has to be called before this object goes."""
        super().__init__(MOST_SECONDS, parent)

    def read(self, wish: ReadingWish) -> None:
        """Begin to read; what was being read before is given up."""
        self.cancel()
        self.start(command(wish), environment(), partial(read_answer, name=file_name(wish.paths)))


def file_name(paths: tuple[str, ...]) -> str:
    """Return the name by which files that belong together are spoken of: that of the first."""
    return PurePath(paths[0]).name or paths[0]
