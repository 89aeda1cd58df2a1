"""The mouse with keys held: pressing, dragging, letting go, and its wheel; QTest's own moves hold none."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

NO_KEYS = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.MouseButton.NoButton
NOTCH = 120  # of the wheel, towards the screen


def press(widget: QWidget, at: QPoint, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Press the left button on a widget."""
    _send(widget, QEvent.Type.MouseButtonPress, at, _LEFT, _LEFT, keys)


def drag(widget: QWidget, to: QPoint, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Move the mouse with the button held; places beyond the widget are told to it too."""
    _send(widget, QEvent.Type.MouseMove, to, _NONE, _LEFT, keys)


def hover(widget: QWidget, to: QPoint) -> None:
    """Move the mouse with no button held."""
    _send(widget, QEvent.Type.MouseMove, to, _NONE, _NONE, NO_KEYS)


def release(widget: QWidget, at: QPoint, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Let the button go."""
    _send(widget, QEvent.Type.MouseButtonRelease, at, _LEFT, _NONE, keys)


def turn_wheel(
    widget: QWidget, by: int = NOTCH, at: QPoint | None = None, keys: Qt.KeyboardModifier = NO_KEYS
) -> None:
    """Turn the wheel over a widget, in its middle where no place is given."""
    place = QPointF(widget.rect().center() if at is None else at)
    turned = QPoint(0, by)
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(place, widget.mapToGlobal(place), QPoint(), turned, _NONE, keys, phase, False)
    QApplication.sendEvent(widget, event)


def _send(
    widget: QWidget,
    kind: QEvent.Type,
    at: QPoint,
    button: Qt.MouseButton,
    held: Qt.MouseButton,
    keys: Qt.KeyboardModifier,
) -> None:
    place = QPointF(at)
    QApplication.sendEvent(widget, QMouseEvent(kind, place, widget.mapToGlobal(place), button, held, keys))
