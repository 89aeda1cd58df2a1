"""The keys of the map, and what the list of keys says of them."""

from typing import Final

from PySide6.QtCore import Qt

from planner.i18n import _
from planner.ui.roadmap.map.steps import Step

STEPS: Final = {
    Qt.Key.Key_Left: Step.TO_NEED,
    Qt.Key.Key_Right: Step.TO_UNLOCKED,
    Qt.Key.Key_Up: Step.UP,
    Qt.Key.Key_Down: Step.DOWN,
    Qt.Key.Key_Home: Step.LANE_START,
    Qt.Key.Key_End: Step.LANE_END,
}
ZOOM_IN: Final = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
ZOOM_OUT: Final = (Qt.Key.Key_Minus,)
REAL_SIZE: Final = (Qt.Key.Key_0,)
WHOLE_MAP: Final = (Qt.Key.Key_9,)


def map_keys() -> list[tuple[str, str]]:
    """Return (what it does, key) for the list of keys."""
    return [
        (_("To what it needs, to what it unlocks"), _("Left, Right")),
        (_("Up and down the column"), _("Up, Down")),
        (_("First and last column of the track"), _("Home, End")),
        (_("Show in the list"), _("Enter")),
        (_("Bigger, smaller"), "+, -"),
        (_("Real size, whole map"), "0, 9"),
    ]
