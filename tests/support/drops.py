"""Files that are dragged from outside, told to the window as the system tells them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_SOMEWHERE = QPoint(300, 300)
_COPY = Qt.DropAction.CopyAction
_LEFT, _NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def files(*paths: Path) -> QMimeData:
    """What a file manager hands over: addresses, and the names as text."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(map(str, paths)))
    return data


@contextmanager
def dragged(window: QWidget, data: QMimeData, at: QPoint = _SOMEWHERE) -> Iterator[None]:
    """Hold something over a window; in the end it leaves again, if it was not let go."""
    handle = window.windowHandle()
    QApplication.sendEvent(handle, QDragEnterEvent(at, _COPY, data, _LEFT, _NO_KEYS))
    QApplication.sendEvent(handle, QDragMoveEvent(at, _COPY, data, _LEFT, _NO_KEYS))
    yield
    QApplication.sendEvent(handle, QDragLeaveEvent())


def drop(window: QWidget, *paths: Path, at: QPoint = _SOMEWHERE) -> None:
    """Drag files over a window and let them go."""
    data = files(*paths)
    with dragged(window, data, at):
        event = QDropEvent(QPointF(at), _COPY, data, _LEFT, _NO_KEYS)
        QApplication.sendEvent(window.windowHandle(), event)
