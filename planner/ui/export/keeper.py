"""Keeps a calendar file up to date for as long as the window is open."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from planner.domain.errors import Refusal
from planner.paths import Paths
from planner.services.kept_calendar import (
    KeptCalendar,
    behind_words,
    kept_calendar,
    write_kept_calendar,
)
from planner.services.workspace import Snapshot, Workspace
from planner.ui.background import Background
from planner.ui.performer import Performer
from planner.ui.shared.busy import busy

SETTLED_MS: Final = 1_500


class CalendarKeeper(QObject):
    """Writes the calendar that is kept once changes have settled, beside the window's thread.

    Signals:
        told: the sentence that says why the file cannot be written; once, until it can again.
        written: the KeptCalendar as it stands now; None where none is kept.
    """

    told = Signal(str)
    written = Signal(object)

    def __init__(
        self, workspace: Workspace, performer: Performer, paths: Paths, parent: QObject | None = None
    ) -> None:
        """Write nothing before `begin`."""
        super().__init__(parent)
        self._workspace, self._paths = workspace, paths
        self._is_told = False
        self._beside = Background(self)
        self._beside.finished.connect(self._take)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._write)
        performer.changed.connect(self.follow)
        performer.unchosen.connect(self.follow)  # it may be kept again

    @property
    def kept(self) -> KeptCalendar | None:
        """Which calendar is kept, as it was noted last, by whichever program."""
        return kept_calendar(self._paths)

    def follow(self, _notice: object = None) -> None:
        """Write the file when nothing more is changed for a moment."""
        if self._paths.kept_calendar.is_file():
            self._settled.start()

    def close(self) -> None:
        """Write what waits to be written, and nothing any more."""
        waits = self._settled.isActive()
        self._settled.stop()
        with busy():
            self._beside.close()
            state = self._state() if waits else None
            if state is not None:
                write_kept_calendar(self._paths, state, self._workspace.now)

    def _write(self) -> None:
        state = self._state()
        if state is not None:
            self._beside.run(partial(write_kept_calendar, self._paths, state, self._workspace.now))

    def _state(self) -> Snapshot | None:
        """Return what is to be written; None without a plan, or where its file is out of reach now."""
        try:
            return self._workspace.snapshot if self._workspace.has_plan else None
        except Refusal:
            return None

    def _take(self, kept: KeptCalendar | None) -> None:
        problem = "" if kept is None else kept.problem
        if kept is not None and problem and not self._is_told:
            self.told.emit(behind_words(kept))
        self._is_told = bool(problem)
        self.written.emit(kept)
