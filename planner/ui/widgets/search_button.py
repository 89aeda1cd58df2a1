"""A button that looks like a field to search in, and leads to where one searches."""

from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from planner.ui.icons import icon_pixmap
from planner.ui.theme import current_theme
from planner.ui.widgets.label import plain_tool_tip
from planner.ui.widgets.marks import key_hint_size, paint_key_hint
from planner.ui.widgets.painted_text import paint_text, text_width

_LEAST_FIELD: Final = 120  # narrower, it is its icon alone
_ICON: Final = 16
_PAD: Final = 8
_TO_WORDS: Final = 6
_TO_KEY: Final = 10


class SearchButton(QPushButton):
    """Shows what can be typed there and its key; where there is no room, its icon alone."""

    def __init__(self, text: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._keys = text, keys
        self._is_hovered = False
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.setAccessibleDescription(keys)
        self.setToolTip(plain_tool_tip(f"{text} ({keys})"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        words = text_width(self._text, theme.font("body"))
        width = 2 * _PAD + _ICON + _TO_WORDS + words + _TO_KEY + key_hint_size(self._keys).width()
        return QSize(width, theme.size("control"))

    def minimumSizeHint(self) -> QSize:
        height = current_theme().size("control")
        return QSize(height, height)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._is_hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._is_hovered = False
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line.default"), 1))
        painter.setBrush(theme.color(self._ground()))
        radius = theme.radius("control")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        is_field = self.width() >= _LEAST_FIELD
        left = _PAD if is_field else (self.width() - _ICON) // 2
        drawn = icon_pixmap("search", "text.tertiary", _ICON, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - _ICON) // 2, drawn)
        if is_field:
            self._paint_words(painter, self.rect().adjusted(_PAD + _ICON + _TO_WORDS, 0, -_PAD, 0))

    def _paint_words(self, painter: QPainter, place: QRect) -> None:
        size = key_hint_size(self._keys)
        top = (self.height() - size.height()) // 2
        key = QRect(place.right() + 1 - size.width(), top, size.width(), size.height())
        paint_key_hint(painter, key, self._keys)
        place.setRight(key.left() - _TO_WORDS)
        paint_text(painter, place, self._text, current_theme().font("body"), "text.tertiary")

    def _ground(self) -> str:
        if self.isDown():
            return "bg.pressed"
        return "bg.hover" if self._is_hovered else "bg.raised"
