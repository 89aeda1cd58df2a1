"""Reads calendar files in a process beside the window's, which is killed when it takes too long."""

from pathlib import PurePath
from typing import Final

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from planner.exchange.calendar_reading import (
    MOST_SECONDS,
    CalendarRefusal,
    PlanningWindow,
    command,
    environment,
    read_answer,
)

_MOST_MS_TO_DIE: Final = 2_000


class CalendarReader(QObject):
    """Reads one file at a time.

    Signals:
        finished: what was read: a ``CalendarFile``, None where its content was known, or a
            ``CalendarRefusal``. It is not told of a reading that was cancelled.
    """

    finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin idle; `close` has to be called before this object goes."""
        super().__init__(parent)
        self._process: QProcess | None = None
        self._name = ""
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(MOST_SECONDS * 1_000)
        self._limit.timeout.connect(self._kill)

    @property
    def is_busy(self) -> bool:
        """Whether a file is being read."""
        return self._process is not None

    def read(self, path: str, window: PlanningWindow, known: str) -> None:
        """Begin to read a file, whose content needs no reading if its digest is the `known` one."""
        assert self._process is None, "one file at a time"
        program, *arguments = command(path, window, known)
        self._name = PurePath(path).name
        process = self._process = QProcess(self)
        process.setProcessEnvironment(_qt_environment())
        process.setStandardInputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._take)
        process.errorOccurred.connect(self._fail)
        process.start(program, arguments)
        self._limit.start()

    def cancel(self) -> None:
        """Give up what is being read."""
        process = self._forget()
        if process is not None:
            process.kill()
            process.waitForFinished(_MOST_MS_TO_DIE)
            process.deleteLater()

    def close(self) -> None:
        """Give up what is being read, for good."""
        self.cancel()

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()  # its end is told as any other, and without an answer

    def _take(self) -> None:
        process = self._forget()
        if process is not None:
            output = bytes(process.readAllStandardOutput().data())
            process.deleteLater()
            self._tell(output)

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # other errors are followed by its end
            process = self._forget()
            if process is not None:
                process.deleteLater()
                self._tell(b"")

    def _forget(self) -> QProcess | None:
        self._limit.stop()
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
        return process

    def _tell(self, output: bytes) -> None:
        try:
            self.finished.emit(read_answer(output, self._name))
        except CalendarRefusal as refusal:
            self.finished.emit(refusal)


def _qt_environment() -> QProcessEnvironment:
    made = QProcessEnvironment()
    for name, value in environment().items():
        made.insert(name, value)
    return made
