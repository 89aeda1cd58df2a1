"""The icon in the tray, which is also the way for notifications where the desktop has no service for them."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from planner.ui.tray.notifier import Notifier
from planner.ui.tray.rows import OPEN, Message

SHOWN_MS: Final = 10_000
_GOES_AFTER_MS: Final = 60_000  # an icon that is there for a message alone


class TrayIcon(Notifier):
    """Stands in the tray while that is wanted, and for as long as a message needs it.

    Signals:
        clicked: the icon itself was clicked.
    """

    clicked = Signal()

    def __init__(self, menu: QMenu, parent: QObject | None = None) -> None:
        """Be ready with a menu, and stand nowhere yet."""
        super().__init__(parent)
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(menu)
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self._on_message_clicked)
        self._is_wanted = False
        self._key = ""
        self._goes = QTimer(self)
        self._goes.setSingleShot(True)
        self._goes.timeout.connect(self._go)

    @property
    def is_shown(self) -> bool:
        """Whether it stands in the tray."""
        return self._icon.isVisible()

    def show_picture(self, picture: QIcon, words: str) -> None:
        """Show a picture, and words when the pointer rests on it."""
        self._icon.setIcon(picture)
        self._icon.setToolTip(_plain(words))

    def set_wanted(self, is_wanted: bool) -> None:
        """Stand in the tray, or do not."""
        self._is_wanted = is_wanted
        self._icon.setVisible(is_wanted)

    def tell(self, message: Message) -> bool:
        """Show a message, which has no buttons here; a click on it opens what it is about."""
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return False
        self._key = message.key
        self._icon.show()
        self._icon.showMessage(_plain(message.title), _plain(message.text), self._icon.icon(), SHOWN_MS)
        self._goes.start(_GOES_AFTER_MS)
        return True

    def hide(self) -> None:
        """Leave the tray, as some desktops keep the icon of a program that is gone."""
        self._icon.hide()

    def _go(self) -> None:
        self._icon.setVisible(self._is_wanted)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self.clicked.emit()

    def _on_message_clicked(self) -> None:
        self.answered.emit(self._key, OPEN)


def _plain(text: str) -> str:
    """Return a text in which no desktop finds markup: some read it, and some show every letter of it."""
    return text.replace("<", "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}")
