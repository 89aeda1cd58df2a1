"""What the page shows and does with the data folder: its file, its backups, and going back to one."""

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from planner.domain.errors import Refusal, shown
from planner.domain.telling import Tell
from planner.i18n import _
from planner.paths import Paths
from planner.services.backups import Backup, FreshCopy, back_up_now, copy_of_backup, fault_of, kept_backups
from planner.services.kept_calendar import kept_calendar
from planner.services.taking_up import copy_of_plan_in
from planner.services.workspace import Workspace
from planner.ui.export.stopping import stop_keeping
from planner.ui.export.words import kept_words
from planner.ui.links import open_place
from planner.ui.performer import Performer
from planner.ui.settings.backup_list import BackupList
from planner.ui.settings.data_rows import BackupRow, backup_rows, file_words, folder_words
from planner.ui.settings.restore_dialog import RestoreDialog
from planner.ui.shared.busy import busy
from planner.ui.shared.file_choice import ask_for_plan
from planner.ui.shared.home_folder import home_folder
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.shared.long_work import do_long_work
from planner.ui.widgets.buttons import push_button
from planner.ui.window_steps import WindowStep

_State = tuple[Path, int, float]


class DataPart(QObject):
    """Holds the buttons and the list, and keeps them up to date when `refresh` is called.

    Attributes:
        open_folder, back_up, from_file, export, stop_keeping: the buttons.
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
        self.from_file = push_button(_("Restore from a file..."), "folder-open")
        self.export = push_button(_("Export..."), "upload")
        self.stop_keeping = push_button(_("Stop keeping it"))
        self.list = BackupList(_("Restore..."))
        self._looks = QTimer(self)  # one after the other, so that the window stays at hand
        self._looks.timeout.connect(self._look)
        self.open_folder.clicked.connect(self._open_folder)
        self.back_up.clicked.connect(self._back_up)
        self.from_file.clicked.connect(self._choose_file)
        self.stop_keeping.clicked.connect(self._stop_keeping)
        self.list.restore_wished.connect(self._ask)

    def folder_words(self) -> str:
        """Say where the data lies."""
        return folder_words(self._paths.data_dir, home_folder())

    def file_words(self) -> str:
        """Say how large the plan's file is, and when it was saved."""
        path, workspace = self._paths.database, self._workspace
        try:
            size = path.stat().st_size
        except OSError:
            return ""
        return file_words(path.name, size, workspace.saved_at, workspace.now.date(), LocaleDates())

    def calendar_words(self) -> str:
        """Say which calendar file is kept up to date, and how that goes."""
        kept = kept_calendar(self._paths)
        self.stop_keeping.setVisible(kept is not None)
        if kept is None:
            return _("None is kept up to date; Export can do so.")
        return kept_words(kept, home_folder(), self._workspace.now.date(), LocaleDates())

    def refresh(self) -> None:
        """Show the backups that there are now, and look through those that are new."""
        for button in (self.back_up, self.export):
            button.setEnabled(self._workspace.has_plan)
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
            way = _ThereAndBack(self._go_back_to, self._go_back_to, row.path)
            label = _("Restored the backup: {title}").format(title=row.title)
            dialog.accepted.connect(partial(self._restore, way, label))
            dialog.open()

    def _stop_keeping(self) -> None:
        stop_keeping(self._performer, self._paths)

    def _choose_file(self) -> None:
        ask_for_plan(self._page, _("Restore from a file"), lambda path: self.ask_for_file(Path(path)))

    def ask_for_file(self, file: Path) -> None:
        """Ask whether the plan in a file shall take the place of this one."""
        dialog = RestoreDialog(file, self._page.window())
        way = _ThereAndBack(self._put_back, self._go_back_to, file)
        label = _("Restored the plan from {name}").format(name=shown(file.name))
        dialog.accepted.connect(partial(self._restore, way, label))
        dialog.open()

    def _go_back_to(self, backup: Path) -> Path | None:
        words = _("Restoring the backup")
        return self._go_over(words, partial(copy_of_backup, self._workspace, self._paths, backup))

    def _put_back(self, file: Path) -> Path | None:
        return self._go_over(_("Restoring the plan"), partial(copy_of_plan_in, self._workspace, file))

    def _go_over(self, words: str, work: Callable[[Tell], FreshCopy]) -> Path | None:
        with closing(do_long_work(words, work, self._page.window())) as copy, busy():
            return self._workspace.restore(copy)

    def _restore(self, way: "_ThereAndBack", label: str) -> None:
        """Go over, as a step that undo takes back, too: by the copy that was made of what was there."""
        self._performer.choose(WindowStep(label, way.back, way.go))
        self.refresh()


class _ThereAndBack:
    """Remembers what was given up, to go back to it."""

    def __init__(self, go: Callable[[Path], Path | None], back: Callable[[Path], object], path: Path) -> None:
        self._go, self._go_back = go, back
        self._path = path
        self._before: Path | None = None

    def go(self) -> None:
        self._before = self._go(self._path)

    def back(self) -> None:
        if self._before is None:
            raise Refusal(_("There was no plan before this backup was restored."))
        self._go_back(self._before)


def _state(backup: Backup) -> _State:
    return backup.path, backup.size, backup.made_at.timestamp()
