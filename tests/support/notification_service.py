"""A desktop's notification service on a bus, in a process of its own: prints each call, and answers it.

Run with the address of the bus and the answer that it gives to each notification.
"""

import json
import sys

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
FIRST_NUMBER = 7


@ClassInfo({"D-Bus Interface": NAME})  # type: ignore[call-arg]
class Service(QObject):  # type: ignore[operator]
    """The part of the service that the program calls."""

    ActionInvoked = Signal("uint", str)  # type: ignore[arg-type]
    ActivationToken = Signal("uint", str)  # type: ignore[arg-type]
    NotificationClosed = Signal("uint", "uint")  # type: ignore[arg-type]

    def __init__(self, answer: str) -> None:
        super().__init__()
        self._answer = answer
        self._number = FIRST_NUMBER

    @Slot(str, "uint", str, str, str, "QStringList", "QVariantMap", int, result="uint")
    def Notify(  # noqa: N802
        self,
        name: str,
        _old: int,
        _icon: str,
        title: str,
        text: str,
        answers: list[str],
        hints: dict[str, object],
        _ms: int,
    ) -> int:
        print(json.dumps([name, title, text, answers, hints]), flush=True)
        number, self._number = self._number, self._number + 2
        QTimer.singleShot(0, lambda: self._give_answer(number))
        return number

    def _give_answer(self, number: int) -> None:
        self.ActivationToken.emit(number, "token")
        self.ActionInvoked.emit(number + 1, self._answer)  # to a notification of another program
        self.ActionInvoked.emit(number, self._answer)
        self.NotificationClosed.emit(number, 2)
        self.ActionInvoked.emit(number, "too late")


def main(address: str, answer: str) -> int:
    """Serve until the process is ended."""
    application = QCoreApplication([])
    bus = QDBusConnection.connectToBus(address, "service")
    service = Service(answer)
    bus.registerObject(PATH, service, QDBusConnection.RegisterOption.ExportAllContents)
    assert bus.registerService(NAME)
    print("ready", flush=True)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
