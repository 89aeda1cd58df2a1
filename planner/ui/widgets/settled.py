"""Telling when the value of a number field is meant, and not a step on the way to it."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QAbstractSpinBox

SETTLES_AFTER_MS: Final = 600


class Settled(QObject):
    """What is typed is meant when the field is left or Enter pressed; after a step, a pause says so.

    Attributes:
        is_open: whether something was changed that is not meant yet.

    Signals:
        settled: the value is meant.
    """

    settled = Signal()

    def __init__(self, field: QAbstractSpinBox, changed: SignalInstance) -> None:
        """Follow a field, which tells by `changed` that it has another value."""
        super().__init__(field)
        self.is_open = False
        self._field = field
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SETTLES_AFTER_MS)
        self._pause.timeout.connect(self.settle)
        changed.connect(self._change)
        field.editingFinished.connect(self.settle)

    def settle(self) -> None:
        """Take what stands in the field as meant."""
        self._pause.stop()
        if self.is_open:
            self.is_open = False
            self.settled.emit()

    def _change(self, _value: object) -> None:
        self.is_open = True
        if self._field.lineEdit().isModified():
            self._pause.stop()
        else:
            self._pause.start()
