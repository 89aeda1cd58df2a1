"""Brings what has just appeared in a scrolled panel into sight."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

_MARGIN = 12
_SETTLED_AFTER_MS = 500  # what appears gets its place in several steps: it, what is above it, the scroll area


def bring_into_view(widget: QWidget) -> None:
    """Scroll the panel around a widget to it, until the layout has given it its place."""
    area = _area_around(widget)
    if area is not None:
        _Follower(widget, area)


class _Follower(QObject):
    """Scrolls to a widget whenever it, or the room for it, changes, and goes when that is over."""

    def __init__(self, widget: QWidget, area: QScrollArea) -> None:
        super().__init__(widget)
        self._widget, self._area = widget, area
        self._content = area.widget()
        for each in filter(None, (widget, self._content, area.viewport())):
            each.installEventFilter(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._scroll)
        self._soon.start()
        QTimer.singleShot(_SETTLED_AFTER_MS, self, self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest):
            is_scrolled = watched is self._content and event.type() is QEvent.Type.Move
            if not is_scrolled:
                self._soon.start()
        return False

    def _scroll(self) -> None:
        if self._widget.isVisible():
            self._area.ensureWidgetVisible(self._widget, 0, _MARGIN)


def _area_around(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above
