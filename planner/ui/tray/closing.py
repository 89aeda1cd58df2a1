"""Closing the window to the tray, where the learner has chosen that."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

from planner.ui.main_window import MainWindow

_CALLED_OFF_MS: Final = 60_000
_USED: Final = (QEvent.Type.Show, QEvent.Type.WindowActivate)


class CloseToTray(QObject):
    """Hides the window instead of closing it. What really quits, and the end of the session, goes through.

    An end of the session can be called off, of which nobody tells: it is over when the program is still there
    after a while, or when its window is used again.

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
        self._session_ends = QTimer(self)
        self._session_ends.setSingleShot(True)
        self._session_ends.setInterval(_CALLED_OFF_MS)
        window.installEventFilter(self)
        window.closed.connect(self._end)
        application = QCoreApplication.instance()
        if isinstance(application, QApplication):
            application.commitDataRequest.connect(self._commit_data)

    def let_go(self) -> None:
        """Let the window be closed, for the session of the desktop is about to end."""
        self._session_ends.start()

    def stop(self) -> None:
        """Leave the window alone, which is put away for another one: the program goes on without it."""
        self._window.removeEventFilter(self)
        self._window.closed.disconnect(self._end)

    def _commit_data(self, _manager: QSessionManager) -> None:
        self.let_go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() in _USED:
            self._session_ends.stop()
        if event.type() != QEvent.Type.Close or watched is not self._window:
            return False
        if self._is_quitting() or not self._keeps_running():
            return False  # the window itself can still stay, for what is not saved
        event.ignore()
        # A dialog that is closed over a hidden window must not end the program.
        QApplication.setQuitOnLastWindowClosed(False)
        self._window.hide()
        self.hidden.emit()
        return True

    def _is_quitting(self) -> bool:
        is_asked = bool(getattr(QCoreApplication.instance(), "is_quitting", False))
        return is_asked or self._window.is_quitting or self._session_ends.isActive()

    def _end(self) -> None:
        """Let the program end with this window."""
        QApplication.setQuitOnLastWindowClosed(True)
        if self._window.isHidden():
            self.ended.emit()
