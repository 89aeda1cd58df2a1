"""A word with an icon and a colour: verdicts and states."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.i18n import _
from planner.ui.glyphs import Glyph, paint_glyph
from planner.ui.icons import icon_pixmap
from planner.ui.theme import Theme, current_theme
from planner.values import Value

_ICONS: Final = {"ok": "circle-check", "warn": "triangle-alert", "danger": "octagon-x", "info": "info"}
_COLORS: Final = {
    "ok": ("ok.text", "ok.bg"),
    "warn": ("warn.text", "warn.bg"),
    "danger": ("danger.text", "danger.bg"),
    "info": ("info.text", "info.bg"),
    "mute": ("text.secondary", "bg.hover"),
}


class _Measure(Value):
    """How big a badge is: with a ground of its own, or bare as part of a line of text."""

    role: str
    icon: int
    gap: int
    padding: int
    height: int


_FILLED: Final = _Measure("caption", 12, 4, 7, 20)
_BARE: Final = _Measure("small", 14, 5, 0, 17)


class Badge(QWidget):
    """A short text of a kind: "ok", "warn", "danger", "info" or "mute". Bare ones have no ground."""

    def __init__(
        self,
        kind: str,
        text: str,
        *,
        icon: str | None = None,
        filled: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._measure = _FILLED if filled else _BARE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_badge(kind, text, icon=icon)

    def show_badge(
        self, kind: str, text: str, *, icon: str | None = None, progress: float | None = None
    ) -> None:
        """Show another text; with ``progress`` (0 to 1) a pie instead of the icon."""
        self._kind, self._text, self._progress = kind, text, progress
        self._icon = icon or _ICONS.get(kind)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme, measure = current_theme(), self._measure
        text = QFontMetrics(self._font(theme)).horizontalAdvance(self._text)
        mark = measure.icon + measure.gap if self._has_mark() else 0
        return QSize(text + mark + 2 * measure.padding, round(measure.height * theme.scale))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, measure = current_theme(), self._measure
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text_role, ground_role = _COLORS[self._kind]
        if measure.padding:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(ground_role))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        left = measure.padding
        if self._has_mark():
            self._paint_mark(painter, theme, text_role)
            left += measure.icon + measure.gap
        painter.setPen(theme.color(text_role))
        painter.setFont(self._font(theme))
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._text)

    def _font(self, theme: Theme) -> QFont:
        return theme.font(self._measure.role, 600)

    def _has_mark(self) -> bool:
        return self._icon is not None or self._progress is not None

    def _paint_mark(self, painter: QPainter, theme: Theme, role: str) -> None:
        size = self._measure.icon
        place = QRectF(self._measure.padding, (self.height() - size) // 2, size, size)
        if self._progress is not None:
            paint_glyph(painter, place, Glyph.IN_PROGRESS, theme, self._progress, theme.color(role))
        elif self._icon:
            drawn = icon_pixmap(self._icon, role, size, self.devicePixelRatioF())
            painter.drawPixmap(place.topLeft(), drawn)


def verdict_badge(verdict: str, *, filled: bool = True) -> Badge:
    """The badge for "on_track", "tight", "not_feasible" or "done"."""
    badge = Badge("mute", "", filled=filled)
    show_verdict(badge, verdict)
    return badge


def show_verdict(badge: Badge, verdict: str) -> None:
    """Let ``badge`` say another verdict."""
    kind, words, icon = {
        "on_track": ("ok", _("On track"), "circle-check"),
        "tight": ("warn", _("Tight"), "triangle-alert"),
        "not_feasible": ("danger", _("Not feasible"), "octagon-x"),
        "done": ("mute", _("Done"), "check"),
    }[verdict]
    badge.show_badge(kind, words, icon=icon)
