"""What becomes of an error that nobody caught."""

from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication

from planner.domain.errors import Refusal
from planner.i18n import _
from planner.log_file import fault_report, log_fault
from planner.paths import Paths
from planner.ui.main_window import MainWindow
from planner.ui.widgets.error_dialog import ErrorDialog


class FaultReporter:
    """Takes every error that nobody caught: it goes to the log, and is told once in a dialog.

    A refusal is no fault but an answer, such as that the plan's file was moved away: the window says it.
    """

    def __init__(self, window: Callable[[], MainWindow], paths: Callable[[], Paths]) -> None:
        """Report over the window that there is then, with the log of the data folder that is open then."""
        self._window = window
        self._paths = paths
        self._is_told = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Report one error; the plan is as it was, for nothing is shown before it is saved."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        if isinstance(error, Refusal):
            self._window().say(str(error))
            return
        log_fault(self._paths().log, "a part of the window failed", error)
        if self._is_told:
            return
        self._is_told = True
        dialog = ErrorDialog(
            _("Something in the program failed"),
            _("Your plan is saved as it was before the last click."),
            _(
                "Go on, or start the program again if something looks wrong. "
                "The details hold nothing that you wrote."
            ),
            details=f"{fault_report(error)}\nQt {qVersion()}",
            parent=self._window(),
        )
        dialog.finished.connect(self._may_tell_again)
        dialog.open()

    def _may_tell_again(self) -> None:
        self._is_told = False
