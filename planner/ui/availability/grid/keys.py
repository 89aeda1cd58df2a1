"""The keys of the grid on which hours are painted, and what the list of keys says of them."""

from typing import Final

from PySide6.QtCore import Qt

from planner.domain.painting import Brush
from planner.i18n import _

BRUSH_KEYS: Final = {
    Qt.Key.Key_A: Brush.AVAILABLE,
    Qt.Key.Key_P: Brush.PREFERRED,
    Qt.Key.Key_E: Brush.ERASE,
}
_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
# Columns, steps of the grid, and minutes that a key moves the cursor by.
STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0, 0),
    Qt.Key.Key_Right: (1, 0, 0),
    Qt.Key.Key_Up: (0, -1, 0),
    Qt.Key.Key_Down: (0, 1, 0),
    Qt.Key.Key_PageUp: (0, 0, -_HOUR),
    Qt.Key.Key_PageDown: (0, 0, _HOUR),
    Qt.Key.Key_Home: (0, 0, -_DAY),
    Qt.Key.Key_End: (0, 0, _DAY),
}


def step_of(key: Qt.Key, step: int) -> tuple[int, int]:
    """Return the columns and minutes that a key moves the cursor by, in steps of so many minutes."""
    columns, steps, minutes = STEPS[key]
    return columns, steps * step + minutes


def grid_keys() -> list[tuple[str, str]]:
    """Return (what it does, key) for the list of keys."""
    return [
        (_("Brush: available"), "A"),
        (_("Brush: preferred"), "P"),
        (_("Brush: erase"), "E"),
        (_("Paint the chosen hours"), _("Space")),
        (_("Erase the chosen hours"), _("Del")),
        (_("Choose more hours"), _("Shift+arrows")),
    ]
