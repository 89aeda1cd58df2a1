"""Closing the window to the tray, where the learner has chosen that."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication

from planner.ui.main_window import MainWindow


class CloseToTray(QObject):
    """Hides the window instead of closing it. What really quits, and the end of the session, goes through.

    Signals:
        hidden: the window was closed and is in the tray.
        ended: it was really closed while it was hidden, with which Qt by itself does not end.
    """

    hidden = Signal()
    ended = Signal()

    def __init__(self, window: MainWindow, keeps_running: Callable[[], bool]) -> None:
        """Watch a window; `keeps_running` is asked each time it is closed."""
        super().__init__(window)
        self._window = window
        self._keeps_running = keeps_running
        window.installEventFilter(self)
        application = QCoreApplication.instance()
        if isinstance(application, QApplication):
            application.commitDataRequest.connect(lambda _manager: self._let_go())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Close or watched is not self._window:
            return False
        if self._is_quitting() or not self._keeps_running():
            self._end()
            return False
        event.ignore()
        # A dialog that is closed over a hidden window must not end the program.
        QApplication.setQuitOnLastWindowClosed(False)
        self._window.hide()
        self.hidden.emit()
        return True

    def _is_quitting(self) -> bool:
        return self._window.is_quitting or bool(getattr(QCoreApplication.instance(), "is_quitting", False))

    def _end(self) -> None:
        """Let the program end with this window."""
        QApplication.setQuitOnLastWindowClosed(True)
        if self._window.isHidden():
            self.ended.emit()

    def _let_go(self) -> None:
        self._window.is_quitting = True
