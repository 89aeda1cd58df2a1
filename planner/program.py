"""The program around its window: it changes to another plan, or to a window built anew."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from planner.app import Application
from planner.domain.errors import Refusal
from planner.i18n import _
from planner.services.opening import open_workspace
from planner.services.plans import plan_title
from planner.ui.automatic_backups import AutomaticBackups
from planner.ui.main_window import FIRST_PAGE
from planner.ui.one_window import OneWindow
from planner.ui.plans.desk import PlansDesk
from planner.ui.plans.recent import RecentPlans
from planner.ui.style import Appearance
from planner.ui.window_life import WindowLife

if TYPE_CHECKING:
    from pathlib import Path

    from planner.paths import Paths
    from planner.services.salvage import SalvagedCopy
    from planner.services.sample_plan import Sample
    from planner.services.workspace import Clock, Workspace

_CLEAR_AFTER_MS: Final = 3_000


class Program:
    """Holds the window that is open, and the lock of its data folder.

    Attributes:
        application: the window with everything it is made of; another one after each change.
    """

    def __init__(
        self,
        qt: QApplication,
        only: OneWindow,
        workspace: "Workspace",
        paths: "Paths",
        clock: "Clock",
        recent: RecentPlans,
        appearance: Appearance | None = None,
        copy: "SalvagedCopy | None" = None,
    ) -> None:
        """Build the window around an open workspace, whose folder's lock is `only`.

        It can be that of a `copy` of what could be read of a damaged plan, which is gone when it is left.
        """
        self._qt = qt
        self._clock = clock
        self._recent = recent
        self._say_again: Callable[[], None] | None = None
        self._sample: Sample | SalvagedCopy | None = copy
        # In whose place it is shown; where a damaged plan is, that is asked about again.
        self._before_sample = paths if copy is None else copy.source
        self._has_own_plan = False  # whether there is a plan in that place
        self._soon = QTimer()
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.rebuild)
        self._take(only, workspace, paths, appearance)

    def begin(self) -> None:
        """Let go on what needs not be there when the window comes."""
        self.application.begin_soon()
        if self._sample is None:
            self._backups.begin()
        QTimer.singleShot(_CLEAR_AFTER_MS, self.application.window, _clear_left_over_samples)

    def rebuild_soon(self) -> None:
        """Build the window anew when what is being done is over."""
        self._soon.start()

    def rebuild(self) -> None:
        """Build the window anew around the same plan.

        The timer goes on, the page and the field stay, and so does the note with its Undo.
        """
        if self.application.window.not_saved.keeps_open(self.rebuild):
            return
        before, say_again, name = self.application, self._say_again, _focused_name()
        page = before.window.page_id
        self._put_away(before)
        self._build(before.workspace, before.paths, before.life)
        self.application.appear(page)
        field = self.application.window.findChild(QWidget, name) if name else None
        if isinstance(field, QWidget):
            field.setFocus()
        if say_again is not None:
            say_again()

    def open_plan(self, paths: "Paths", told: str = "") -> None:
        """Open the plan of another data folder in the place of this one; a running timer stays with its plan.

        `told` is said when it is open. Where that cannot be, or a window is open on it, it is said, and this
        plan stays open.
        """
        if self.application.window.not_saved.keeps_open(partial(self.open_plan, paths, told)):
            return
        only = OneWindow(paths)
        if not only.take():
            only.ask_to_show()
            self.application.window.say(_("This plan is open in another window, which comes to the front."))
            return
        try:
            workspace = self._opened(paths)
        except Refusal as refusal:
            only.release()
            self._tell_refusal(paths, refusal)
            return
        only.take()  # in a folder that was made just now
        before = self.application
        self._put_away(before)
        self._backups.close()
        before.workspace.close()
        self._only.release()
        if paths != self._sample_paths:
            self._remove_sample()
        self._take(only, workspace, paths, before.life.appearance)
        self.application.appear(FIRST_PAGE)
        if paths != self._sample_paths:  # that is marked as one, and never opened again
            self._recent.remember_last(paths)
            self._backups.begin()
            opened = _("Opened: {title}").format(title=plan_title(paths, self._recent.home))
            self.application.window.say(told or opened)
        if not workspace.has_plan:
            self.application.set_up()

    def _opened(self, paths: "Paths") -> "Workspace":
        """Open a plan; what could be read of a damaged one is only to be looked at."""
        if self._sample is not None and self._sample.paths == paths:
            return self._sample.open(self._clock)
        return open_workspace(paths, self._clock)

    def open_sample(self) -> None:
        """Show a sample plan in the place of this one; it is removed when it is left."""
        if self._sample is not None or self.application.window.not_saved.keeps_open(self.open_sample):
            return
        # Wanted once in the life of a plan, if ever.
        from planner.services.sample_plan import Sample
        from planner.ui.shared.busy import busy
        from planner.ui.shared.long_work import do_long_work

        self._before_sample = self.application.paths
        self._has_own_plan = self.application.workspace.has_plan
        self.application.window.keep_shape()  # it is copied along
        make = partial(Sample, self._clock, self._before_sample.window)
        try:
            self._sample = do_long_work(_("Making a sample plan"), make, self.application.window)
            with busy():
                self.open_plan(self._sample.paths)
        except Refusal as refusal:
            self.application.window.say(str(refusal))

    def leave_sample(self) -> None:
        """Show the plan again from which the sample was opened."""
        if self._sample is not None:
            self.open_plan(self._before_sample)

    def _look_at(self, copy: "SalvagedCopy | None") -> None:
        """Show what could be read of a damaged plan in the place of this one, where that was wished."""
        if copy is None or self.application.window.not_saved.keeps_open(partial(self._look_at, copy)):
            return
        if self._sample is None:
            self._before_sample = self.application.paths
            self._has_own_plan = self.application.workspace.has_plan
        left, self._sample = self._sample, copy
        self.open_plan(copy.paths)
        if self.application.paths != copy.paths:  # it could not be opened, and that was told
            self._sample = left
            _remove(copy)
        elif left is not None:
            _remove(left)

    def _tell_refusal(self, paths: "Paths", refusal: Refusal) -> None:
        """Say why a plan cannot be opened, and offer a backup of it, or a look at it, where it is damaged."""
        from planner.ui.plans.rescue_dialog import rescue_dialog  # wanted once in years

        dialog = rescue_dialog(refusal, paths, self._clock(), self.application.window)
        if dialog is None:
            self.application.window.say(str(refusal))
            return
        dialog.accepted.connect(lambda: self.open_plan(paths, dialog.told))
        dialog.rejected.connect(lambda: self._look_at(dialog.copy))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def close(self) -> None:
        """Give the plan's file and its folder free, after the window was closed."""
        self._soon.stop()
        self._backups.close()
        self.application.close()
        self._only.release()
        self._remove_sample()

    @property
    def _sample_paths(self) -> "Paths | None":
        return None if self._sample is None else self._sample.paths

    def _remove_sample(self) -> None:
        sample, self._sample = self._sample, None
        if sample is not None:
            _remove(sample)

    def _take(
        self,
        only: OneWindow,
        workspace: "Workspace",
        paths: "Paths",
        appearance: Appearance | None = None,
    ) -> None:
        self._only = only
        only.show_requested.connect(lambda: self.application.come_to_front())
        self._backups = AutomaticBackups(workspace, paths)
        self._backups.told.connect(lambda sentence: self.application.window.say(sentence))
        self._build(workspace, paths, WindowLife(self._qt, paths.window, appearance))

    def _build(self, workspace: "Workspace", paths: "Paths", life: WindowLife) -> None:
        self._soon.stop()
        self.application = Application(
            self._qt,
            workspace,
            paths,
            life,
            host=self,
            is_sample=paths == self._sample_paths,
            copied_from=self._copied_from(paths),
            has_own_plan=self._has_own_plan,
        )
        self._say_again = None
        PlansDesk(self.application.window, paths, self._recent, self.open_plan, self._clock)
        performer = self.application.performer
        performer.chosen.connect(partial(self._remember, "chosen"))
        performer.unchosen.connect(partial(self._remember, "unchosen"))

    def _copied_from(self, paths: "Paths") -> "Path | None":
        """Return the damaged file of which what is open was read, where it is such a copy."""
        if self._sample is None or self._sample.source is None or paths != self._sample.paths:
            return None
        return self._sample.source.database

    def _remember(self, signal: str, label: str) -> None:
        """Remember what was said of a choice, for a window that is built anew after it."""
        self._say_again = lambda: getattr(self.application.performer, signal).emit(label)

    def _put_away(self, application: Application) -> None:
        """Close a window without ending the program, which Qt would do with its last window."""
        QApplication.setQuitOnLastWindowClosed(False)
        application.put_away()
        QTimer.singleShot(0, lambda: QApplication.setQuitOnLastWindowClosed(True))


def _remove(sample: "Sample | SalvagedCopy") -> None:
    # What waits to be written would bring the folder back when it is written.
    QSettings(str(sample.paths.window), QSettings.Format.IniFormat).sync()
    sample.remove()


def _focused_name() -> str:
    focused = QApplication.focusWidget()
    return "" if focused is None else focused.objectName()


def _clear_left_over_samples() -> None:
    from planner.services.sample_folder import clear_left_over_samples  # the start is over, and was spared it

    clear_left_over_samples(datetime.now(), _is_open)  # the files have the time of the computer


def _is_open(paths: "Paths") -> bool:
    only = OneWindow(paths)
    is_free = only.take()
    only.release()
    return not is_free
