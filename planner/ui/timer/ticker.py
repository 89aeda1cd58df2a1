"""A beat by the second for a widget that shows seconds, and only while it can be seen."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

_SECOND_MS: Final = 1_000
_LATE_MS: Final = 4  # just after the second is full, for just before it the old one would be shown


class Ticker(QObject):
    """Calls `tick` at each full second of what is counted, while there is something to count.

    Attributes:
        is_ticking: whether it is waiting for the next second.
    """

    def __init__(
        self, widget: QWidget, milliseconds: Callable[[], int | None], tick: Callable[[], object]
    ) -> None:
        """Beat for `widget`; `milliseconds` says what is counted now, or None where nothing moves."""
        super().__init__(widget)
        self._widget = widget
        self._milliseconds = milliseconds
        self._tick = tick
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._window: QWidget | None = None
        widget.installEventFilter(self)

    @property
    def is_ticking(self) -> bool:
        return self._timer.isActive()

    def wake(self) -> None:
        """Show what there is now, and go on from there."""
        self._timer.stop()
        if self._can_be_seen():
            self._beat()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and watched is self._widget:
            self._watch_window()
            self.wake()
        elif event.type() in (QEvent.Type.Hide, QEvent.Type.WindowStateChange):
            self.wake()
        return super().eventFilter(watched, event)

    def _beat(self) -> None:
        self._tick()
        counted = self._milliseconds() if self._can_be_seen() else None
        if counted is not None:
            self._timer.start(_SECOND_MS - counted % _SECOND_MS + _LATE_MS)

    def _can_be_seen(self) -> bool:
        return self._widget.isVisible() and not self._widget.window().isMinimized()

    def _watch_window(self) -> None:
        """Hear when the window that holds the widget is minimised."""
        window = self._widget.window()
        if window is not self._widget and window is not self._window:
            self._window = window
            window.installEventFilter(self)
