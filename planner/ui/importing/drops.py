"""Files that are dragged over a window, wherever in it they are let go."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from planner.ui.importing.veil import DropVeil


class FileDrops(QObject):
    """Lays a veil over a window as soon as files from outside are dragged into it, which then takes them.

    It looks at what comes to the window from the system: else a field for text that lies under the pointer
    would take the name of the file. What is dragged inside the program is none of its affair.

    Signals:
        dropped: the paths of the files that were let go.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        """Serve a window for as long as it is there."""
        super().__init__(window)
        self._window = window
        self._veil: DropVeil | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @property
    def veil(self) -> "DropVeil":
        """What covers the window meanwhile; it is made when it is first wanted."""
        from planner.ui.importing.veil import DropVeil  # most days nothing is dragged in

        if self._veil is None:
            self._veil = DropVeil(self._window)
            self._veil.dropped.connect(self.dropped)
        return self._veil

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Show:
                self._watch_system()
        elif isinstance(event, QDragEnterEvent) and self._is_wanted(event):
            self.veil.cover(file_paths(event.mimeData()))
        return False

    def _watch_system(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    def _is_wanted(self, event: QDragEnterEvent) -> bool:
        modal = QApplication.activeModalWidget()
        is_free = modal is None or modal is self._window
        return is_free and event.source() is None and bool(file_paths(event.mimeData()))


def file_paths(data: QMimeData) -> tuple[str, ...]:
    """Return the paths of the files that are dragged; none where anything else is among them."""
    if not data.hasUrls():
        return ()
    urls = data.urls()
    return tuple(url.toLocalFile() for url in urls) if all(url.isLocalFile() for url in urls) else ()
