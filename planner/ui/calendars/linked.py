"""Keeps the linked calendars up with their files."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import Final

from PySide6.QtCore import QFileInfo, QFileSystemWatcher, QObject, QTimer, Signal

from planner.domain.errors import shown
from planner.i18n import _
from planner.services.calendars import (
    CalendarFile,
    CalendarRefusal,
    calendar_news,
    file_name,
    known_digest,
    linked_calendar,
    linked_path,
    planning_window,
    refresh_calendar,
)
from planner.services.workspace import Workspace
from planner.ui.calendars.reader import CalendarReader
from planner.ui.calendars.states import UNSEEN, CalendarState, FoundCalendar
from planner.ui.performer import Performer
from planner.values import Value

_SETTLES_MS: Final = 400  # a file is written in several steps


class _Job(Value):
    """A file to read: for a linked calendar by its id, or to be linked. A wished one is told how it went."""

    path: str
    id: str = ""
    is_wished: bool = False


class LinkedCalendars(QObject):
    """Reads the files of the linked calendars, one after the other, and takes what is new in them.

    Signals:
        changed: a reading has begun or ended; `reading` or `state` tell something else.
        found: the ``FoundCalendar`` of a file that was asked for and is not linked yet.
        refused: the sentence that says why a file that was asked for cannot be linked.
        told: a sentence on a reading that was asked for and brought nothing, or whose news were refused.
    """

    changed = Signal()
    found = Signal(object)
    refused = Signal(str)
    told = Signal(str)

    def __init__(self, workspace: Workspace, performer: Performer, parent: QObject | None = None) -> None:
        """Begin idle: nothing is read or watched before `begin`, or before something is asked for."""
        super().__init__(parent)
        self._workspace, self._performer = workspace, performer
        self._states: dict[str, CalendarState] = {}
        self._jobs: list[_Job] = []  # the first one is being read
        self._is_watching = False
        self._touched: set[str] = set()
        self._reader = CalendarReader(self)
        self._reader.finished.connect(self._take)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._touch)
        self._watcher.directoryChanged.connect(self._look_for_missing)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLES_MS)
        self._settling.timeout.connect(self._read_touched)
        performer.changed.connect(self._watch)

    # -- what can be asked

    @property
    def reading(self) -> str:
        """The name of the file that is being read; "" while none is."""
        return shown(PurePath(self._jobs[0].path).name) if self._jobs else ""

    def state(self, id: str) -> CalendarState:
        """How the file of a calendar stands."""
        return self._states.get(id, UNSEEN)

    def begin(self) -> None:
        """Watch the files from now on, and read those that have changed meanwhile."""
        self._is_watching = True
        self._watch()
        self._add(_Job(calendar.path, calendar.id) for calendar in self._workspace.plan.calendars.values())

    def link(self, path: str) -> None:
        """Read a file that is to be linked; one that is linked already is read again."""
        linked = linked_calendar(self._workspace.plan, path)
        self._add([_Job(linked_path(path), "" if linked is None else linked.id, is_wished=True)])

    def refresh(self, id: str) -> None:
        """Read the file of a calendar again, as the learner wishes."""
        calendar = self._workspace.plan.calendars.get(id)
        if calendar is not None:
            self._add([_Job(calendar.path, id, is_wished=True)])

    def cancel(self) -> None:
        """Give up what is being read, and what waits."""
        self._jobs = []
        self._reader.cancel()
        self.changed.emit()

    def close(self) -> None:
        """Watch and read no more."""
        self._is_watching = False
        self._settling.stop()
        self._watcher.blockSignals(True)
        self._jobs = []
        self._reader.close()

    # -- one file after the other

    def _add(self, jobs: Iterable[_Job]) -> None:
        for job in jobs:
            waiting = [each for each in self._jobs[1:] if each.path == job.path]
            if not waiting or job.is_wished:
                self._jobs = [each for each in self._jobs if each not in waiting]
                self._jobs.append(job)
        self._go_on()
        self.changed.emit()

    def _go_on(self) -> None:
        if not self._jobs or self._reader.is_busy:
            return
        job, now = self._jobs[0], self._workspace.now
        calendar = self._workspace.plan.calendars.get(job.id)
        known = "" if calendar is None else known_digest(calendar, now)
        self._reader.read(job.path, planning_window(now), known)

    def _take(self, read: object) -> None:
        job = self._jobs.pop(0)
        self._watch()  # a file that was replaced is another one
        if job.id:
            self._take_again(job, read)
        elif isinstance(read, CalendarRefusal):
            self.refused.emit(str(read))
        elif isinstance(read, CalendarFile):
            self.found.emit(FoundCalendar(job.path, read))
        self._go_on()
        self.changed.emit()

    def _take_again(self, job: _Job, read: object) -> None:
        """Take a reading of a linked calendar, which may be gone by now."""
        calendar = self._workspace.plan.calendars.get(job.id)
        if calendar is None:
            return
        if isinstance(read, CalendarRefusal):
            before = self.state(job.id)
            self._states[job.id] = CalendarState(read.problem, str(read), before.looked_at)
            return
        self._states[job.id] = CalendarState(looked_at=self._workspace.now)
        if not self._apply(job.id, read) and job.is_wished:
            self.told.emit(_("{file} is as it was.").format(file=file_name(calendar)))

    def _apply(self, id: str, read: object) -> bool:
        """Take what a reading brings; return whether it was anything."""
        now = self._workspace.now
        if not isinstance(read, CalendarFile):
            return False
        if not calendar_news(self._workspace.plan, id, read, now).changes:
            return False
        # Refused, it waits for no disk as what the learner wished does: the file is read again anyway.
        self._performer.perform(lambda plan, _schedule: refresh_calendar(plan, id, read, now), self.told.emit)
        return True

    # -- what changes on the disk

    def _watch(self, _notice: object = None) -> None:
        """Watch the files of the calendars that the plan has now, and the folders that they come back to."""
        if not self._is_watching:
            return
        paths = {calendar.path for calendar in self._workspace.plan.calendars.values()}
        folders = {str(PurePath(path).parent) for path in paths}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        unwanted, new = watched - paths - folders, (paths | folders) - watched
        if unwanted:
            self._watcher.removePaths(sorted(unwanted))
        there = [path for path in sorted(new) if QFileInfo.exists(path)]
        if there:
            self._watcher.addPaths(there)

    def _touch(self, path: str) -> None:
        self._touched.add(path)
        self._settling.start()

    def _look_for_missing(self, _folder: str) -> None:
        """Read files that are there again after they had gone, or were put in the place of others."""
        watched = set(self._watcher.files())
        for calendar in self._workspace.plan.calendars.values():
            if calendar.path not in watched and QFileInfo.exists(calendar.path):
                self._touch(calendar.path)

    def _read_touched(self) -> None:
        touched, self._touched = self._touched, set()
        calendars = self._workspace.plan.calendars.values()
        self._add(_Job(calendar.path, calendar.id) for calendar in calendars if calendar.path in touched)
