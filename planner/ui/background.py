"""Runs what takes longer than a frame in a thread beside the window's."""

import gc
from collections.abc import Callable
from threading import Thread

from PySide6.QtCore import QObject, Qt, Signal

from planner.values import Value


class _Outcome(Value):
    """What a function returned, or what it raised."""

    value: object = None
    error: Exception | None = None


class Background(QObject):
    """Runs pure functions in another thread, one at a time; of all that are asked for, the newest counts.

    A function that is asked for while another one runs waits for it, in the place of one that waited before.
    It takes values and returns a value, and knows nothing of Qt. What it raises is raised in the window's
    thread, where the program's handler takes it like every other fault.

    As long as one runs, the collector rests: it runs in whichever thread comes to it, and what is Qt's has to
    be deleted in the thread that made it.

    Signals:
        finished: what the function returned that was asked for last; sent in the window's thread.
    """

    finished = Signal(object)
    _returned = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin idle; `close` has to be called before this object goes."""
        super().__init__(parent)
        self._waiting: Callable[[], object] | None = None
        self._thread: Thread | None = None
        self._is_closed = False
        # The signal comes from the other thread, and is delivered when this one has time for it.
        self._returned.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether a function runs or waits."""
        return self._thread is not None

    def run(self, function: Callable[[], object]) -> None:
        """Run a function as soon as none runs; what was asked for before no longer counts."""
        if self._is_closed:
            return
        self._waiting = function
        if self._thread is None:
            self._start(function)

    def close(self) -> None:
        """Wait for what runs, and tell nothing of it; no other function is run."""
        self._is_closed = True
        self._waiting = None
        self._end()

    def _start(self, function: Callable[[], object]) -> None:
        self._waiting = None
        _rest.begin()
        self._thread = Thread(target=_run, args=(function, self._returned.emit), name="background")
        self._thread.start()

    def _take(self, outcome: _Outcome) -> None:
        if self._is_closed:  # the word was on its way already
            return
        self._end()
        is_newest = self._waiting is None
        if self._waiting is not None:
            self._start(self._waiting)
        if outcome.error is not None:
            raise outcome.error
        if is_newest:
            self.finished.emit(outcome.value)

    def _end(self) -> None:
        """Wait for the thread, which after its last word takes no time, and let the collector go on."""
        if self._thread is None:
            return
        self._thread.join()
        self._thread = None
        _rest.end()


class _Rest:
    """The rest of the collector, as long as any function runs; kept in the window's thread."""

    def __init__(self) -> None:
        self._running = 0
        self._has_collector = False

    def begin(self) -> None:
        if not self._running:
            self._has_collector = gc.isenabled()
            gc.disable()
        self._running += 1

    def end(self) -> None:
        self._running -= 1
        if not self._running and self._has_collector:
            gc.enable()


_rest = _Rest()


def _run(function: Callable[[], object], tell: Callable[[_Outcome], None]) -> None:
    try:
        outcome = _Outcome(function())
    except Exception as error:
        outcome = _Outcome(error=error)
    tell(outcome)
