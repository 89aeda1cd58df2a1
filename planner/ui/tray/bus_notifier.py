"""Notifications with buttons by org.freedesktop.Notifications, the service of Linux desktops."""

import os
from typing import Final

from PySide6.QtCore import Q_ARG, Q_RETURN_ARG, SLOT, QMetaObject, QObject, Qt, Slot
from PySide6.QtDBus import QDBusConnection, QDBusInterface

from planner import resources
from planner.i18n import _
from planner.ui.tray.notifier import Notifier
from planner.ui.tray.rows import OPEN, Message

_NAME: Final = "org.freedesktop.Notifications"
_PATH: Final = "/org/freedesktop/Notifications"
_SIGNALS: Final = {
    "ActionInvoked": "on_action(uint,QString)",
    "ActivationToken": "on_token(uint,QString)",
    "NotificationClosed": "on_closed(uint,uint)",
}
_PATIENCE_MS: Final = 2_000
_USUAL_TIME: Final = -1  # the service decides how long it shows one


class BusNotifier(Notifier):
    """Shows notifications without a sound, as long as the desktop has the service."""

    def __init__(self, parent: QObject | None = None, bus: QDBusConnection | None = None) -> None:
        """Listen to what is answered on a bus; without one, on that of the learner's session."""
        super().__init__(parent)
        self._shown: dict[int, str] = {}  # the keys of the messages by the service's numbers
        self._bus = QDBusConnection.sessionBus() if bus is None else bus
        self._service: QDBusInterface | None = None
        for signal, slot in _SIGNALS.items():
            # Its stub wants bytes, which it takes at no time.
            self._bus.connect(_NAME, _PATH, _NAME, signal, self, SLOT(slot))  # type: ignore[call-overload]

    def tell(self, message: Message) -> bool:
        service = self._found_service()
        number = 0 if service is None else _notify(service, message)
        if number:
            self._shown[number] = message.key
        else:
            self._service = None  # it is gone, or was never there; the next message looks again
        return bool(number)

    @Slot("uint", str)
    def on_action(self, number: int, answer: str) -> None:
        """Tell what was answered."""
        key = self._shown.get(number)
        if key is not None:
            self.answered.emit(key, answer)

    @Slot("uint", str)
    def on_token(self, number: int, token: str) -> None:
        """Keep what allows a window to come to the front on Wayland; Qt takes it from there."""
        if number in self._shown:
            os.environ["XDG_ACTIVATION_TOKEN"] = token

    @Slot("uint", "uint")
    def on_closed(self, number: int, _reason: int) -> None:
        """Forget a notification that is gone."""
        self._shown.pop(number, None)

    def _found_service(self) -> QDBusInterface | None:
        if self._service is None and self._bus.isConnected():
            service = QDBusInterface(_NAME, _PATH, _NAME, self._bus, self)
            service.setTimeout(_PATIENCE_MS)
            self._service = service if service.isValid() else None
        return self._service


def _notify(service: QDBusInterface, message: Message) -> int:
    """Call the service and return its number for the notification; 0 where that failed.

    By its own description of the method, for Python's numbers have no sign and would be sent as what they
    are not.
    """
    answers = [OPEN, _("Open")]
    for answer in message.answers:
        answers += [answer.id, answer.text]
    try:
        number: object = QMetaObject.invokeMethod(
            service,
            "Notify",
            Qt.ConnectionType.DirectConnection,
            Q_RETURN_ARG("uint"),
            Q_ARG("QString", _("Study Planner")),
            Q_ARG("uint", 0),
            Q_ARG("QString", str(resources.path("icons", "app.svg"))),
            Q_ARG("QString", message.title),
            Q_ARG("QString", _escaped(message.text)),
            Q_ARG("QStringList", answers),
            Q_ARG("QVariantMap", {"desktop-entry": "study-planner", "suppress-sound": True}),
            Q_ARG("int", _USUAL_TIME),
        )
    except RuntimeError:
        return 0
    return number if isinstance(number, int) else 0


def _escaped(text: str) -> str:
    """Return a text as the service reads it, which takes the signs of markup for markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
