"""Files are read in a process beside the window's, which is killed when it takes too long."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from planner.domain.errors import Refusal
from planner.ui.background import Background

_MOST_MS_TO_DIE: Final = 2_000


class ChildReader(QObject):
    """Runs one such process at a time. What it put out is understood in a thread, for it may be much.

    Signals:
        finished: what was read, or the Refusal that says why nothing was. It is not told of a reading that
            was cancelled.
    """

    finished = Signal(object)

    def __init__(self, most_seconds: float, parent: QObject | None = None) -> None:
        """Begin idle; `close` has to be called before this object goes."""
        super().__init__(parent)
        self._process: QProcess | None = None
        self._understand: Callable[[bytes], object] | None = None  # of the reading that is awaited
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(round(most_seconds * 1_000))
        self._limit.timeout.connect(self._kill)
        self._background = Background(self)
        self._background.finished.connect(self._tell)

    @property
    def is_busy(self) -> bool:
        """Whether something is being read."""
        return self._process is not None or (self._understand is not None and self._background.is_busy)

    def start(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        understand: Callable[[bytes], object],
    ) -> None:
        """Begin to read with a program; `understand` makes of its output what is told, or raises Refusal.

        It is given nothing where the program came to no proper end.
        """
        assert self._process is None, "one reading at a time"
        program, *arguments = command
        self._understand = understand
        process = self._process = QProcess(self)
        process.setProcessEnvironment(_qt_environment(environment))
        process.setStandardInputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._take)
        process.errorOccurred.connect(self._fail)
        process.start(program, arguments)
        self._limit.start()

    def cancel(self) -> None:
        """Give up what is being read."""
        self._understand = None
        process = self._forget()
        if process is not None:
            process.kill()
            process.waitForFinished(_MOST_MS_TO_DIE)
            process.deleteLater()

    def close(self) -> None:
        """Give up what is being read, for good."""
        self.cancel()
        self._background.close()

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()  # its end is told as any other, and without an answer

    def _take(self) -> None:
        process = self._forget()
        if process is not None:
            output = bytes(process.readAllStandardOutput().data())
            process.deleteLater()
            self._make_out(output)

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # other errors are followed by its end
            process = self._forget()
            if process is not None:
                process.deleteLater()
                self._make_out(b"")

    def _forget(self) -> QProcess | None:
        self._limit.stop()
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
        return process

    def _make_out(self, output: bytes) -> None:
        if self._understand is not None:
            self._background.run(partial(_understood, self._understand, output))

    def _tell(self, answer: tuple[Callable[[bytes], object], object]) -> None:
        understand, read = answer
        if understand is self._understand:  # else it was cancelled
            self._understand = None
            self.finished.emit(read)


def _understood(
    understand: Callable[[bytes], object], output: bytes
) -> tuple[Callable[[bytes], object], object]:
    try:
        return understand, understand(output)
    except Refusal as refusal:
        return understand, refusal


def _qt_environment(environment: Mapping[str, str]) -> QProcessEnvironment:
    made = QProcessEnvironment()
    for name, value in environment.items():
        made.insert(name, value)
    return made
