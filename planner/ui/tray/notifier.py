"""How a notification reaches the learner: by the desktop's own service, the tray's icon, or the window."""

import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal

from planner.ui.tray.rows import Message

ShowMessage = Callable[[Message], bool]


class Notifier(QObject):
    """Shows notifications.

    Signals:
        answered: the key of a Message, and the id of the answer; OPEN where the notification was clicked.
    """

    answered = Signal(str, str)

    def tell(self, message: Message) -> bool:
        """Show a message; return whether it could be."""
        raise NotImplementedError


class DesktopNotifier(Notifier):
    """Takes the first way that there is; what cannot be shown on the desktop is said in the window."""

    def __init__(self, icon: Notifier, say: ShowMessage, parent: QObject | None = None) -> None:
        """Fall back to the tray's icon, and from there to the window."""
        super().__init__(parent)
        self._icon = icon
        self._say = say
        self._bus: Notifier | None = None
        icon.answered.connect(self.answered)

    def tell(self, message: Message) -> bool:
        bus = self._desktop_service()
        return (bus is not None and bus.tell(message)) or self._icon.tell(message) or self._say(message)

    def _desktop_service(self) -> Notifier | None:
        if self._bus is None and _HAS_BUS:
            # Qt's part for D-Bus is wanted with the first notification, and not by the start.
            from planner.ui.tray.bus_notifier import BusNotifier

            self._bus = BusNotifier(self)
            self._bus.answered.connect(self.answered)
        return self._bus


_HAS_BUS: Final = sys.platform.startswith("linux")
