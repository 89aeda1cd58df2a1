"""Small signs that stand beside text: an icon, the state of an item, the colour of a track, a key."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.i18n import _
from planner.ui.glyphs import Glyph, paint_glyph
from planner.ui.icons import icon_pixmap
from planner.ui.theme import current_theme


def glyph_words(glyph: Glyph) -> str:
    """What a glyph says, in words."""
    return {
        Glyph.READY: _("ready"),
        Glyph.IN_PROGRESS: _("in progress"),
        Glyph.PARTLY: _("partly done"),
        Glyph.DONE: _("done"),
        Glyph.LOCKED: _("locked"),
        Glyph.SKIPPED: _("skipped"),
        Glyph.MISSED: _("not logged"),
    }[glyph]


class _Mark(QWidget):
    """Painted, of a fixed size, and passed over by the keyboard. What it says belongs in its text label."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class IconMark(_Mark):
    """An icon in a colour role of the theme."""

    def __init__(
        self, name: str, role: str = "text.tertiary", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._role = role
        self._size = size

    def show_icon(self, name: str, role: str | None = None) -> None:
        """Show another icon, in another colour role if one is given."""
        self._name, self._role = name, role or self._role
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        drawn = icon_pixmap(self._name, self._role, self._size, self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, (self.height() - self._size) // 2, drawn)


class StateMark(_Mark):
    """The state of an item as a painted glyph; its words are the accessible name."""

    def __init__(
        self, glyph: Glyph, fraction: float = 0.0, size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size = size
        self.show_state(glyph, fraction)

    def show_state(self, glyph: Glyph, fraction: float = 0.0, color_role: str = "accent.base") -> None:
        """Show another state; ``fraction`` and ``color_role`` are for work in progress."""
        self._glyph, self._fraction, self._color_role = glyph, fraction, color_role
        self.setAccessibleName(glyph_words(glyph))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        place = QRectF(0, (self.height() - self._size) / 2, self._size, self._size)
        paint_glyph(QPainter(self), place, self._glyph, theme, self._fraction, theme.color(self._color_role))


class TrackDot(_Mark):
    """The small square in the colour of a track."""

    def __init__(self, track: str, size: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.show_track(track)

    def show_track(self, track: str) -> None:
        """Show the colour of the track with this id."""
        self._track = track
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().color(f"track.{self._track}"))
        top = (self.height() - self._size) // 2
        painter.drawRoundedRect(QRectF(0, top, self._size, self._size), 2, 2)


class KeyHint(_Mark):
    """A key or a combination of keys, drawn like one."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setAccessibleName(keys)

    def sizeHint(self) -> QSize:
        return key_hint_size(self._keys)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_key_hint(QPainter(self), self.rect(), self._keys)


def key_hint_size(keys: str) -> QSize:
    """Return how large a key is drawn."""
    theme = current_theme()
    width = QFontMetrics(theme.font("caption", 500)).horizontalAdvance(keys)
    height = theme.line("caption") + 3
    return QSize(max(height, width + 12), height)


def paint_key_hint(painter: QPainter, place: QRect, keys: str) -> None:
    """Paint a key or a combination of keys, drawn like one."""
    theme = current_theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("line.default"), 1))
    painter.setBrush(theme.color("bg.subtle"))
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(theme.color("text.tertiary"))
    painter.setFont(theme.font("caption", 500))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, keys)
