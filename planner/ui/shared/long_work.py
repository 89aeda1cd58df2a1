"""Work that may take longer than a moment: beside the window's thread, with a bar and a way to give it up."""

from collections.abc import Callable
from threading import Event
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from planner.domain.errors import GivenUp
from planner.domain.telling import Tell
from planner.ui.background import Background
from planner.ui.shared.busy import busy
from planner.ui.shared.narrow_dialog import NarrowDialog
from planner.ui.widgets.bars import ProgressBar
from planner.values import Value

T = TypeVar("T")
Work = Callable[[Tell], T]
"""Does the work, and tells now and then how far it is, 0 to 1, which raises GivenUp where that is wished."""

QUIET_MS: Final = 500  # what is over by then shows nothing but the pointer of a busy program


def do_long_work(words: str, work: Work[T], over: QWidget, *, quiet_ms: int = QUIET_MS) -> T:
    """Do the work and return what it returns; the window goes on painting, and takes nothing else meanwhile.

    After `quiet_ms` a dialog over the window says `words`, with a bar and Cancel. Raises what the work
    raises: GivenUp, once it has ended, where it was cancelled. The work must touch no widget, and nothing
    that the window changes.
    """
    return _LongWork(words, work, over).wait(quiet_ms)


class WorkDialog(NarrowDialog):
    """Says what is being done, and how far it is."""

    def __init__(self, words: str, over: QWidget) -> None:
        super().__init__(words, "", over)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.bar = ProgressBar(words)
        self.content.addWidget(self.bar)
        self.cancel = self.add_cancel()


class _Outcome(Value, Generic[T]):
    values: tuple[T, ...] = ()
    error: Exception | None = None


class _LongWork(QObject, Generic[T]):
    """One work, from its begin to its end."""

    _told = Signal(float)

    def __init__(self, words: str, work: Work[T], over: QWidget) -> None:
        super().__init__()
        self._work = work
        self._is_given_up = Event()
        self._outcome: _Outcome[T] | None = None
        self._loop = QEventLoop()
        self._dialog = WorkDialog(words, over)
        self._dialog.rejected.connect(self._give_up)
        self._told.connect(self._dialog.bar.show_fraction, Qt.ConnectionType.QueuedConnection)

    def wait(self, quiet_ms: int) -> T:
        background = Background()
        background.finished.connect(self._end)
        with busy():
            background.run(self._run)
            self._wait_quietly(quiet_ms)
        if self._outcome is None:
            self._dialog.open()
            self._loop.exec()
        background.close()
        self._dialog.hide()
        self._dialog.deleteLater()
        assert self._outcome is not None
        if self._outcome.error is not None:
            raise self._outcome.error
        (value,) = self._outcome.values
        return value

    def _wait_quietly(self, ms: int) -> None:
        """Wait a while, in which what is typed and pressed waits too."""
        until = QTimer()
        until.setSingleShot(True)
        until.timeout.connect(self._loop.quit)
        until.start(ms)
        self._loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def _run(self) -> _Outcome[T]:
        try:
            return _Outcome((self._work(self._tell),))
        except Exception as error:
            return _Outcome(error=error)

    def _tell(self, done: float) -> None:
        if self._is_given_up.is_set():
            raise GivenUp
        self._told.emit(done)

    def _give_up(self) -> None:
        self._is_given_up.set()
        self._dialog.cancel.setEnabled(False)
        self._dialog.show()  # until it has ended: what it leaves is cleared away first

    def _end(self, outcome: _Outcome[T]) -> None:
        self._outcome = outcome
        self._loop.quit()
