"""A notifier that shows nothing and keeps what it was told."""

from planner.ui.tray.notifier import Notifier
from planner.ui.tray.rows import Message


class KeptMessages(Notifier):
    """Attributes: messages, those told so far."""

    def __init__(self, *, can_tell: bool = True) -> None:
        super().__init__()
        self.messages: list[Message] = []
        self._can_tell = can_tell

    def tell(self, message: Message) -> bool:
        if self._can_tell:
            self.messages.append(message)
        return self._can_tell

    @property
    def titles(self) -> list[str]:
        return [message.title for message in self.messages]
