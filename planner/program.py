"""The program around its window: it opens a data folder, and changes to another or to a window built anew."""

import gc
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

# Before Qt, and so the store before it: see there.
from planner.app import Application, make_qt_application

# isort: split
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from planner.domain.errors import Refusal
from planner.i18n import _
from planner.services.opening import open_workspace
from planner.services.plans import home_of, plan_title
from planner.ui.fault_reporter import FaultReporter
from planner.ui.main_window import FIRST_PAGE
from planner.ui.one_window import OneWindow
from planner.ui.plans.desk import PlansDesk
from planner.ui.style import Appearance
from planner.ui.widgets.error_dialog import ErrorDialog
from planner.ui.window_life import WindowLife

if TYPE_CHECKING:
    from planner.paths import Paths
    from planner.services.sample_plan import Sample
    from planner.services.workspace import Clock, Workspace


def open_window(paths: "Paths", clock: "Clock") -> int:
    """Open the window on a data folder and run until it is closed; return the exit code.

    A plan that cannot be opened is told in a dialog, and nothing of it is touched. Where a window is open on
    the folder already, that one comes to the front.
    """
    gc.disable()  # collecting during the start finds nothing and costs a tenth of it
    qt = make_qt_application()
    only = OneWindow(paths)
    if not only.take():
        only.ask_to_show()
        print(_("Study Planner is open already; its window comes to the front."), file=sys.stderr)
        return 0
    try:
        workspace = open_workspace(paths, clock)
    except Refusal as refusal:
        return _refuse_to_start(qt, str(refusal))
    only.take()  # in a folder that was made just now
    program = Program(qt, only, workspace, paths, clock)
    sys.excepthook = FaultReporter(lambda: program.application.window, paths)
    program.application.show()
    program.application.begin_soon()
    gc.freeze()
    gc.enable()
    code = qt.exec()
    program.close()
    return code


class Program:
    """Holds the window that is open, and the lock of its data folder.

    Attributes:
        application: the window with everything it is made of; another one after each change.
    """

    def __init__(
        self, qt: QApplication, only: OneWindow, workspace: "Workspace", paths: "Paths", clock: "Clock"
    ) -> None:
        """Build the window around an open workspace, whose folder's lock is `only`."""
        self._qt = qt
        self._clock = clock
        self._home = home_of(paths)
        self._say_again: Callable[[], None] | None = None
        self._sample: Sample | None = None
        self._before_sample = paths  # in whose place it is shown
        self._soon = QTimer()
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.rebuild)
        self._take(only, workspace, paths)

    def rebuild_soon(self) -> None:
        """Build the window anew when what is being done is over."""
        self._soon.start()

    def rebuild(self) -> None:
        """Build the window anew around the same plan.

        The timer goes on, the page and the field stay, and so does the note with its Undo.
        """
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

    def open_plan(self, paths: "Paths") -> None:
        """Open the plan of another data folder in the place of this one; a running timer stays with its plan.

        Where that cannot be, or a window is open on it, it is said, and this plan stays open.
        """
        window = self.application.window
        only = OneWindow(paths)
        if not only.take():
            only.ask_to_show()
            window.say(_("This plan is open in another window, which comes to the front."))
            return
        try:
            workspace = open_workspace(paths, self._clock)
        except Refusal as refusal:
            only.release()
            window.say(str(refusal))
            return
        only.take()  # in a folder that was made just now
        before = self.application
        self._put_away(before)
        before.workspace.close()
        self._only.release()
        if paths != self._sample_paths:
            self._remove_sample()
        self._take(only, workspace, paths, before.life.appearance)
        self.application.appear(FIRST_PAGE)
        if paths != self._sample_paths:  # it is marked as one
            title = plan_title(paths, self._home)
            self.application.window.say(_("Opened: {title}").format(title=title))
        if not workspace.has_plan:
            self.application.set_up()

    def open_sample(self) -> None:
        """Show a sample plan in the place of this one; it is removed when it is left."""
        # Wanted once in the life of a plan, if ever.
        from planner.services.sample_plan import Sample

        self._before_sample = self.application.paths
        self.application.settings.sync()  # it is copied along
        try:
            self._sample = Sample(self._clock, self._before_sample.window)
        except Refusal as refusal:
            self.application.window.say(str(refusal))
            return
        self.open_plan(self._sample.paths)

    def leave_sample(self) -> None:
        """Show the plan again from which the sample was opened."""
        if self._sample is not None:
            self.open_plan(self._before_sample)

    def close(self) -> None:
        """Give the plan's file and its folder free, after the window was closed."""
        self._soon.stop()
        self.application.close()
        self._only.release()
        self._remove_sample()

    @property
    def _sample_paths(self) -> "Paths | None":
        return None if self._sample is None else self._sample.paths

    def _remove_sample(self) -> None:
        sample, self._sample = self._sample, None
        if sample is not None:
            sample.remove()

    def _take(
        self,
        only: OneWindow,
        workspace: "Workspace",
        paths: "Paths",
        appearance: Appearance | None = None,
    ) -> None:
        self._only = only
        only.show_requested.connect(lambda: self.application.come_to_front())
        self._build(workspace, paths, WindowLife(self._qt, paths.window, appearance))

    def _build(self, workspace: "Workspace", paths: "Paths", life: WindowLife) -> None:
        self._soon.stop()
        is_sample = paths == self._sample_paths
        self.application = Application(self._qt, workspace, paths, life, host=self, is_sample=is_sample)
        self._say_again = None
        PlansDesk(self.application.window, paths, self._home, self.open_plan)
        performer = self.application.performer
        performer.chosen.connect(partial(self._remember, "chosen"))
        performer.unchosen.connect(partial(self._remember, "unchosen"))

    def _remember(self, signal: str, label: str) -> None:
        """Remember what was said of a choice, for a window that is built anew after it."""
        self._say_again = lambda: getattr(self.application.performer, signal).emit(label)

    def _put_away(self, application: Application) -> None:
        """Close a window without ending the program, which Qt would do with its last window."""
        QApplication.setQuitOnLastWindowClosed(False)
        application.put_away()
        QTimer.singleShot(0, lambda: QApplication.setQuitOnLastWindowClosed(True))


def _focused_name() -> str:
    focused = QApplication.focusWidget()
    return "" if focused is None else focused.objectName()


def _refuse_to_start(qt: QApplication, sentence: str) -> int:
    """Say in a dialog why the plan cannot be opened."""
    Appearance(qt).choose("system")
    dialog = ErrorDialog(sentence, _("Nothing was changed."))
    dialog.finished.connect(qt.quit)
    dialog.show()
    qt.exec()
    return 1
