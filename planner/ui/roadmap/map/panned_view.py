"""A scene that is panned by dragging, scrolled by the wheel, and zoomed around the pointer."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QPainter, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QWidget

LEAST_ZOOM: Final = 0.1
MOST_ZOOM: Final = 3.0
ZOOM_STEP: Final = 1.25
_WHEEL_STEP: Final = 1.15
_NOTCH: Final = 120  # what a wheel tells for one click
_SCROLL: Final = 60  # pixels for such a click
_PANNING: Final = (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton)


class PannedView(QGraphicsView):
    """Shows a scene from its upper left corner on.

    Signals:
        moved: another part is seen, or in another size.
        zoomed: how big the scene is shown now; 1 is its real size.
        clicked: the spot of the scene on which the left button was pressed and let go.
    """

    moved = Signal()
    zoomed = Signal(float)
    clicked = Signal(QPointF)

    def __init__(self, scene: QGraphicsScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._zoom = 1.0
        self._pressed_at: QPoint | None = None
        self._is_panning = False
        self._is_fitted = False  # whether the whole scene was asked for, and nothing else since
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setInteractive(False)  # a press anywhere, also on an item, may become a drag

    @property
    def zoom(self) -> float:
        """How big the scene is shown; 1 is its real size."""
        return self._zoom

    def set_zoom(self, zoom: float, anchor: QPoint | None = None) -> None:
        """Show the scene bigger or smaller; what lies at the anchor, or else in the middle, stays there."""
        zoom = min(MOST_ZOOM, max(LEAST_ZOOM, zoom))
        self._is_fitted = False
        at = self.viewport().rect().center() if anchor is None else anchor
        spot = self.spot_at(at)
        self._zoom = zoom
        self.setTransform(QTransform.fromScale(zoom, zoom))
        self.pan(self.mapFromScene(spot) - at)
        self.moved.emit()
        self.zoomed.emit(zoom)

    def whole(self) -> QRectF:
        """Return what of the scene there is to be seen."""
        return self.sceneRect()

    def fit(self) -> None:
        """Show the whole scene, not bigger than it is, in any room until something else is asked for."""
        self.set_zoom(self.fitting_zoom())
        self.pan(self.mapFromScene(self.whole().topLeft()))
        self._is_fitted = True

    def fitting_zoom(self) -> float:
        """Return the size in which the whole scene is seen, at most its real one."""
        whole, room = self.whole(), self.viewport().size()
        if whole.isEmpty():
            return 1.0
        return max(LEAST_ZOOM, min(1.0, room.width() / whole.width(), room.height() / whole.height()))

    def pan(self, by: QPoint) -> None:
        """Show what lies so many pixels to the right and below."""
        self._is_fitted = False
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + by.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + by.y())

    def shows_all(self) -> bool:
        """Whether the whole scene is in sight."""
        whole, seen = self.whole(), self.seen().adjusted(-1, -1, 1, 1)
        return seen.contains(whole)

    def seen(self) -> QRectF:
        """Return the part of the scene that is in sight."""
        return QRectF(self.spot_at(QPoint()), self.viewport().size().toSizeF() / self._zoom)

    def spot_at(self, at: QPoint) -> QPointF:
        """Return the spot of the scene under a place of the viewport, to fractions of a pixel."""
        back, _can_be = self.viewportTransform().inverted()
        return back.map(QPointF(at))

    # -- how it is used

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = (turned.y() or turned.x()) / _NOTCH
            self.set_zoom(self._zoom * _WHEEL_STEP**notches, event.position().toPoint())
        else:
            by = event.pixelDelta()
            if by.isNull():
                by = turned * _SCROLL / _NOTCH
            sideways = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) and not by.x()
            self.pan(QPoint(-by.y(), 0) if sideways else -by)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        pinches = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == pinches:
            self.set_zoom(self._zoom * (1 + event.value()), event.position().toPoint())
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in _PANNING:
            self._pressed_at = event.position().toPoint()
            self._is_panning = False
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        away = event.position().toPoint() - self._pressed_at
        if not self._is_panning and away.manhattanLength() < QApplication.startDragDistance():
            return
        if not self._is_panning:
            self._is_panning = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._pressed_at += away
        self.pan(-away)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None or event.button() not in _PANNING:
            return
        is_click = not self._is_panning and event.button() == Qt.MouseButton.LeftButton
        self._pressed_at = None
        self._is_panning = False
        self.viewport().unsetCursor()
        if is_click:
            self.clicked.emit(self.spot_at(event.position().toPoint()))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()
        self.moved.emit()
