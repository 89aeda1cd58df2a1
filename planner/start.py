"""The start of the window: it opens the plan of a data folder, or says why that cannot be."""

import gc
import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog

from planner.app import make_qt_application
from planner.domain.errors import Refusal
from planner.i18n import _
from planner.program import Program
from planner.services.opening import open_workspace
from planner.services.plans import holds_plan, home_of, plan_title, real
from planner.ui.fault_reporter import FaultReporter
from planner.ui.one_window import OneWindow
from planner.ui.plans.recent import RecentPlans
from planner.ui.region import use_region
from planner.ui.style import Appearance
from planner.ui.widgets.error_dialog import ErrorDialog
from planner.ui.window_life import WindowLife

if TYPE_CHECKING:
    from planner.paths import Paths
    from planner.services.salvage import SalvagedCopy
    from planner.services.workspace import Clock, Workspace


def open_window(paths: "Paths", clock: "Clock", *, is_named: bool) -> int:
    """Open the window on a data folder and run until it is closed; return the exit code.

    Unless the learner has named the folder, it is the main plan's, and whichever plan was opened last comes
    again. A plan that cannot be opened is told in a dialog, and nothing of it is touched, unless a backup is
    chosen there to take its place; what can be read of it can be looked at in a copy. Where a window is open
    on the folder already, that one comes to the front.
    """
    gc.disable()  # collecting during the start finds nothing and costs a tenth of it
    start = Start(make_qt_application(), clock)
    program = start.begin(real(paths), is_named=is_named)
    if program is None:
        return start.code
    sys.excepthook = FaultReporter(lambda: program.application.window, lambda: program.application.paths)
    program.application.show()
    program.begin()
    if start.told:
        program.application.window.say(start.told)
    gc.freeze()
    gc.enable()
    code = start.qt.exec()
    program.close()
    return code


class Start:
    """Opens a plan, or says why it cannot be opened.

    Attributes:
        qt: Qt's application object.
        code: the exit code where no plan was opened.
        told: what the window has to say of the start, "" mostly.
    """

    def __init__(self, qt: QApplication, clock: "Clock") -> None:
        """Open nothing before `begin`."""
        self.qt = qt
        self.code = 0
        self.told = ""
        self._clock = clock
        self._appearance = Appearance(self.qt)
        self._asked: list[QDialog] = []
        self._copy: SalvagedCopy | None = None

    def begin(self, paths: "Paths", *, is_named: bool) -> Program | None:
        """Open the plan of a folder, or the one that was opened last; None where it ends with that."""
        recent = RecentPlans(home_of(paths))
        first = paths if is_named else self._last_used(paths, recent)
        program = self._open(first, recent)
        if program is None and self.code and first != paths:  # why, was told in a dialog
            recent.remember_last(paths)
            self.code = 0
            program = self._open(paths, recent)
        return program

    def _last_used(self, main: "Paths", recent: RecentPlans) -> "Paths":
        """Return the plan that was opened last; where it is gone, the main one, and tell that."""
        last = recent.last
        if last == main or holds_plan(last):
            return last
        recent.remember_last(main)
        sentence = _("{title} is not where it was any more, so the main plan is open.")
        self.told = sentence.format(title=plan_title(last, recent.home))
        return main

    def _open(self, paths: "Paths", recent: RecentPlans) -> Program | None:
        only = OneWindow(paths)
        if not only.take():
            _call(only)
            return None
        workspace = self._workspace(paths)
        if workspace is None:
            only.release()
            if self._copy is not None:
                return self._look_at(self._copy, recent)
            self.code = 1
            return None
        if not only.take():  # in a folder that was made just now, in which another start was faster
            workspace.close()
            _call(only)
            return None
        return Program(self.qt, only, workspace, paths, self._clock, recent, self._appearance)

    def _look_at(self, copy: "SalvagedCopy", recent: RecentPlans) -> Program:
        """Open what could be read of a damaged plan, of which nothing is changed."""
        only = OneWindow(copy.paths)
        only.take()
        workspace = copy.open(self._clock)
        return Program(self.qt, only, workspace, copy.paths, self._clock, recent, self._appearance, copy)

    def _workspace(self, paths: "Paths") -> "Workspace | None":
        """Open a plan; where it is damaged or gone, with a backup in its place if one is chosen."""
        while True:
            try:
                workspace = open_workspace(paths, self._clock)
            except Refusal as refusal:
                if not self._is_rescued(paths, refusal):
                    return None
            else:
                if workspace.has_plan or not self._is_rescued(paths, None):
                    return workspace
                workspace.close()

    def _is_rescued(self, paths: "Paths", refusal: Refusal | None) -> bool:
        """Offer a backup for a plan that was refused or is gone, and say why it was where none would help."""
        from planner.ui.plans.rescue_dialog import rescue_dialog  # wanted once in years

        life = WindowLife(self.qt, paths.window, self._appearance)
        use_region(life.choices.region)
        dialog = rescue_dialog(refusal, paths, self._clock())
        if dialog is not None:
            is_rescued = self._ask(dialog)
            self.told, self._copy = dialog.told, dialog.copy
            return is_rescued
        if refusal is not None:
            self._ask(ErrorDialog(str(refusal), _("Nothing was changed.")))
        return False

    def _ask(self, dialog: QDialog) -> bool:
        """Show a dialog before there is a window, and wait for the answer."""
        QApplication.setQuitOnLastWindowClosed(False)
        answer = dialog.exec()
        QApplication.setQuitOnLastWindowClosed(True)
        self._asked.append(dialog)  # else it would go at once, while it still has the focus
        dialog.deleteLater()
        return answer == QDialog.DialogCode.Accepted


def _call(open_one: OneWindow) -> None:
    """Ask the window that is open to come to the front."""
    open_one.ask_to_show()
    print(_("Study Planner is open already; its window comes to the front."), file=sys.stderr)
