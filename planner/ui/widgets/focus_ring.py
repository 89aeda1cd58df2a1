"""The ring around the control that has the keyboard focus, one pixel outside of it."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QSlider, QWidget
from shiboken6 import isValid

from planner.ui.glyphs import paint_focus_ring
from planner.ui.theme import current_theme

_MARGIN: Final = 3
_MOVES: Final = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})


class FocusRing(QObject):
    """Moves one ring after the focus, over all windows, while the learner steers with the keyboard.

    Buttons and sliders get it, and any widget whose property "focusRing" is true. Fields, lists and the week
    show their focus themselves.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._ring: RingOverlay | None = None
        self._by_keyboard = False
        application.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        # The ring lies in the same window as its control and may have gone with it.
        if self._ring is not None and isValid(self._ring):
            self._ring.leave()
        self._ring = None
        if new is not None and self._steered_by_keyboard(new) and _takes_ring(new):
            self._ring = RingOverlay(new)

    def _steered_by_keyboard(self, widget: QWidget) -> bool:
        """What last moved the focus; where the program moves it, it is as it was before."""
        if widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            self._by_keyboard = True
        elif QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._by_keyboard = False
        return self._by_keyboard


class RingOverlay(QWidget):
    """Lies over all that holds its control, up to the window or what is scrolled, so that nothing cuts it."""

    def __init__(self, control: QWidget) -> None:
        self._control = control
        self._holders = _holders(control)
        super().__init__(self._holders[-1])
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for holder in self._holders:
            holder.installEventFilter(self)
        self._place()

    def leave(self) -> None:
        for holder in self._holders:
            if isValid(holder):
                holder.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        round_ends = self._control.property("kind") == "chip"
        radius = self.height() / 2 if round_ends else float(theme.radius("control") + _MARGIN)
        paint_focus_ring(QPainter(self), QRectF(self.rect()), theme, radius)

    def _place(self) -> None:
        # A window that is destroyed tells that it hides when nothing of it can be asked any more.
        if not all(isValid(each) for each in (self, self._control, self._holders[-1])):
            return
        corner = self._control.mapTo(self._holders[-1], QPoint(0, 0))
        place = QRect(corner, self._control.size())
        self.setGeometry(place.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN))
        self.setVisible(self._control.isVisibleTo(self._holders[-1]))
        self.raise_()


def _holders(control: QWidget) -> list[QWidget]:
    """``control`` and what holds it, up to the window, or to the page that a scroll area moves about."""
    holders = [control]
    holder = control.parentWidget()
    while holder is not None and not holders[-1].isWindow() and not _is_viewport(holder):
        holders.append(holder)
        holder = holder.parentWidget()
    return holders


def _is_viewport(widget: QWidget) -> bool:
    return isinstance(widget.parentWidget(), QAbstractScrollArea)


def _takes_ring(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton | QSlider) or bool(widget.property("focusRing"))
