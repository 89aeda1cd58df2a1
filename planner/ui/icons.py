"""Line icons in the colours of the theme.

An icon is drawn when it is first painted, at the device pixel ratio asked for, and kept until the theme
changes. A ``QIcon`` made here follows the theme by itself, for it looks up its colour when it is painted.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from planner import resources
from planner.ui.theme import Theme, current_theme, theme_holder

# Small icons need a bolder line to be seen, big ones a finer line to match the text beside them.
_STROKES = ((12, 2.25), (16, 2.0), (18, 1.85), (20, 1.75), (24, 1.6))
_FINEST_STROKE = 1.4


def icon(name: str, role: str = "text.secondary", on_role: str | None = None) -> QIcon:
    """The icon ``name`` in the colour ``role``, or ``on_role`` while its button is checked.

    FileNotFoundError, when it is painted, for a name that does not ship.
    """
    return QIcon(_ThemedIcon(name, role, on_role or role))


def icon_pixmap(name: str, role: str = "text.secondary", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """The icon ``name`` as a picture ``size`` pixels wide at the device pixel ratio ``ratio``."""
    return _pixmap(name, current_theme().color(role), size, ratio)


def paint_icon(painter: QPainter, name: str, place: QRectF, color: QColor) -> None:
    """Paint the icon ``name`` as lines, which paper shows as finely as it can."""
    source = _source(name).replace("currentColor", color.name())
    source = source.replace('stroke-width="2"', f'stroke-width="{_stroke(round(place.width()))}"')
    QSvgRenderer(QByteArray(source.encode())).render(painter, place)


def app_icon() -> QIcon:
    """The program's sign for the window, in its fixed colours."""
    drawn = QIcon()
    for size in (16, 32, 64, 128):
        drawn.addPixmap(_render(_source("app"), size, 1.0))
    return drawn


def logo_pixmap(theme: Theme, size: int = 22, ratio: float = 1.0) -> QPixmap:
    """The program's sign inside the window, in the theme's accent."""
    source = _source("app")
    source = source.replace("#464ED2", theme.hex("accent.base"))
    return _render(source.replace("#FFFFFF", theme.hex("text.onAccent")), size, ratio)


def _pixmap(name: str, color: QColor, size: int, ratio: float) -> QPixmap:
    kept = theme_holder().pixmaps
    key = (name, color.rgba(), size, ratio)
    drawn = kept.get(key)
    if drawn is None:
        source = _source(name).replace("currentColor", color.name())
        source = source.replace('stroke-width="2"', f'stroke-width="{_stroke(size)}"')
        drawn = kept[key] = _render(source, size, ratio)
    return drawn


def _stroke(size: int) -> float:
    return next((stroke for limit, stroke in _STROKES if size <= limit), _FINEST_STROKE)


@cache
def _source(name: str) -> str:
    return resources.path("icons", f"{name}.svg").read_text("utf-8")


def _render(source: str, size: int, ratio: float) -> QPixmap:
    pixels = round(size * ratio)
    drawn = QPixmap(pixels, pixels)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


class _ThemedIcon(QIconEngine):
    def __init__(self, name: str, role: str, on_role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._on_role = on_role

    def clone(self) -> QIconEngine:
        copy = _ThemedIcon(self._name, self._role, self._on_role)
        # Qt takes the copy without telling Python, which would free it at once. It asks for one only when
        # somebody adds a picture to an icon; none of ours is changed after it is made.
        theme_holder().kept.append(copy)
        return copy

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        drawn = self.scaledPixmap(rect.size(), mode, state, ratio)
        space = rect.size() - drawn.deviceIndependentSize().toSize()
        painter.drawPixmap(rect.topLeft() + QPoint(space.width() // 2, space.height() // 2), drawn)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return _pixmap(self._name, self._color(mode, state), min(size.width(), size.height()), scale)

    def _color(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        if mode == QIcon.Mode.Disabled:
            return current_theme().color("text.disabled")
        return current_theme().color(self._on_role if state == QIcon.State.On else self._role)
