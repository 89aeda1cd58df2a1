"""What the wheel does in the week grid: it makes hours higher or lower, and turns weeks."""

from typing import Final

from PySide6.QtGui import QWheelEvent

from planner.ui.theme import current_theme

_NOTCH: Final = 120  # what a wheel tells for one click
_ZOOM_STEP: Final = 1.1


def turned(event: QWheelEvent) -> int:
    """Return how far the wheel was turned. With Shift, some desktops tell its way as sideways."""
    return event.angleDelta().y() or event.angleDelta().x()


def zoomed(hour: int, delta: int) -> int:
    """Return the height of an hour after a turn of the wheel, within the theme's bounds."""
    theme = current_theme()
    wanted = round(hour * float(_ZOOM_STEP ** (delta / _NOTCH)))
    return min(theme.size("hourMax"), max(theme.size("hourMin"), wanted))


class WeekClicks:
    """Counts the full clicks of a wheel; touch pads tell fractions of one."""

    def __init__(self) -> None:
        self._turned = 0

    def weeks(self, delta: int) -> list[int]:
        """Return the weeks to turn by now, -1 or 1 each."""
        self._turned += delta
        clicks = int(self._turned / _NOTCH)
        self._turned -= clicks * _NOTCH
        return [-1 if clicks > 0 else 1] * abs(clicks)
