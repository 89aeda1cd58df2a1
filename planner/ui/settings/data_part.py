"""What the page shows and does with the data folder: its file, its backups, and going back to one."""

import os
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from planner.domain.errors import Refusal
from planner.i18n import _
from planner.paths import Paths
from planner.services.backups import Backup, back_up_now, copy_of_backup, fault_of, kept_backups
from planner.services.workspace import Workspace
from planner.ui.links import open_place
from planner.ui.performer import Performer
from planner.ui.settings.backup_list import BackupList
from planner.ui.settings.data_rows import BackupRow, backup_rows, file_words, folder_words
from planner.ui.settings.restore_dialog import RestoreDialog
from planner.ui.shared.busy import busy
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.shared.long_work import do_long_work
from planner.ui.widgets.buttons import push_button
from planner.ui.window_steps import WindowStep

_State = tuple[Path, int, float]


class DataPart(QObject):
    """Holds the buttons and the list, and keeps them up to date when `refresh` is called.

    Attributes:
        open_folder, back_up: the buttons.
        list: the backups.

    Signals:
        told: a sentence on what was done, where nothing of it can be undone.
    """

    told = Signal(str)

    def __init__(self, workspace: Workspace, performer: Performer, paths: Paths, parent: QWidget) -> None:
        """Show the folder of a plan."""
        super().__init__(parent)
        self._workspace, self._performer, self._paths = workspace, performer, paths
        self._page = parent
        self._rows: tuple[BackupRow, ...] = ()
        self._faults: dict[Path, str] = {}
        self._looked_at: dict[_State, str] = {}
        self._to_look: list[Backup] = []
        self.open_folder = push_button(_("Open folder"), "folder-open")
        self.back_up = push_button(_("Back up now"), "database-backup")
        self.list = BackupList(_("Restore..."))
        self._looks = QTimer(self)  # one after the other, so that the window stays at hand
        self._looks.timeout.connect(self._look)
        self.open_folder.clicked.connect(self._open_folder)
        self.back_up.clicked.connect(self._back_up)
        self.list.restore_wished.connect(self._ask)

    def folder_words(self) -> str:
        """Say where the data lies."""
        return folder_words(self._paths.data_dir, _home())

    def file_words(self) -> str:
        """Say how large the plan's file is, and when it was saved."""
        path, workspace = self._paths.database, self._workspace
        try:
            size = path.stat().st_size
        except OSError:
            return ""
        return file_words(path.name, size, workspace.saved_at, workspace.now.date(), LocaleDates())

    def refresh(self) -> None:
        """Show the backups that there are now, and look through those that are new."""
        self.back_up.setEnabled(self._workspace.has_plan)
        try:
            backups = kept_backups(self._paths)
        except Refusal as refusal:
            self._rows, self._to_look = (), []
            self.list.show_problem(str(refusal))
            return
        self._rows = backup_rows(backups, self._workspace.now.date(), LocaleDates())
        self._to_look = [backup for backup in backups if _state(backup) not in self._looked_at]
        self._faults = {backup.path: self._looked_at.get(_state(backup), "") for backup in backups}
        self._show()
        if self._to_look:
            self._looks.start()

    def _look(self) -> None:
        """Look through the next backup, and say what is wrong with it."""
        if not self._to_look:
            self._looks.stop()
            return
        backup = self._to_look.pop(0)
        fault = self._looked_at[_state(backup)] = fault_of(backup)
        if fault:
            self._faults[backup.path] = fault
            self._show()

    def _show(self) -> None:
        self.list.show_rows(self._rows, {path: fault for path, fault in self._faults.items() if fault})

    def _open_folder(self) -> None:
        self._tell_refusal(open_place(str(self._paths.data_dir)))

    def _tell_refusal(self, sentence: str) -> None:
        if sentence:
            self._performer.refused.emit(sentence)

    def _back_up(self) -> None:
        try:
            made = back_up_now(self._paths)
        except Refusal as refusal:
            self._performer.refused.emit(str(refusal))
            return
        self.refresh()
        self.told.emit(_("Backed up as {name}").format(name=made.name))

    def _ask(self, path: Path) -> None:
        row = next((row for row in self._rows if row.path == path), None)
        if row is not None:
            dialog = RestoreDialog(row, self._page.window())
            dialog.accepted.connect(partial(self._restore, row))
            dialog.open()

    def _go_back_to(self, backup: Path) -> Path | None:
        copy = do_long_work(
            _("Restoring the backup"),
            partial(copy_of_backup, self._workspace, self._paths, backup),
            self._page.window(),
        )
        with closing(copy), busy():
            return self._workspace.restore(copy)

    def _restore(self, row: BackupRow) -> None:
        """Go back, as a step that undo takes back, too: by the copy that was made of what was there."""
        way = _ThereAndBack(self._go_back_to, row.path)
        label = _("Restored the backup: {title}").format(title=row.title)
        self._performer.choose(WindowStep(label, way.back, way.go))
        self.refresh()


class _ThereAndBack:
    """Remembers what was given up, to go back to it."""

    def __init__(self, restore: Callable[[Path], Path | None], path: Path) -> None:
        self._restore = restore
        self._path = path
        self._before: Path | None = None

    def go(self) -> None:
        self._before = self._restore(self._path)

    def back(self) -> None:
        if self._before is None:
            raise Refusal(_("There was no plan before this backup was restored."))
        self._restore(self._before)


def _home() -> Path | None:
    """Return the learner's home folder, where the system has such a thing."""
    try:
        return Path.home() if os.name == "posix" else None
    except RuntimeError:
        return None


def _state(backup: Backup) -> _State:
    return backup.path, backup.size, backup.made_at.timestamp()
