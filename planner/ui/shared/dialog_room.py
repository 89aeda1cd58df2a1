"""How large a dialog may be."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from planner.ui.theme import current_theme

_EDGE: Final = 24


def dialog_room(dialog: QWidget) -> QSize:
    """Return the size of the window below a dialog but for a narrow edge, or of the screen without one."""
    parent = dialog.parentWidget()
    if parent is None:
        return dialog.screen().availableSize()
    return parent.window().size() - QSize(_EDGE, _EDGE)


def comfortable_size(dialog: QWidget, size: QSize) -> QSize:
    """Return a size of the design, grown with the learner's text as far as there is room."""
    scale = max(1.0, current_theme().scale)
    grown = QSize(round(size.width() * scale), round(size.height() * scale))
    return grown.boundedTo(dialog_room(dialog))


def comfortable_width(dialog: QWidget, width: int) -> int:
    """Return a width of the design, grown in the same way."""
    return comfortable_size(dialog, QSize(width, 0)).width()
