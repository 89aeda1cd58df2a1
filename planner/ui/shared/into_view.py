"""Brings what has just appeared in a scrolled panel into sight."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

_MARGIN = 12


def bring_into_view(widget: QWidget) -> None:
    """Scroll the panel around a widget to it, when the layout has given it its place."""
    QTimer.singleShot(0, widget, lambda: _scroll_to(widget))


def _scroll_to(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea) and widget.isVisible():
        above.ensureWidgetVisible(widget, 0, _MARGIN)
