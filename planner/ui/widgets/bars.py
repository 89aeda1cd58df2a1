"""Thin bars that show how much of something is done."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from planner.i18n import _
from planner.ui.theme import current_theme

_STEPS = 1000


class ProgressBar(QProgressBar):
    """How much of one thing is done, 0 to 1. ``words`` tell it to screen readers: "22.5 of 34 hours"."""

    def __init__(
        self,
        name: str,
        *,
        color_role: str = "accent.base",
        thickness: int = 6,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._color_role = color_role
        self._thickness = thickness
        self.setRange(0, _STEPS)
        self.setValue(0)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_fraction(self, fraction: float, words: str = "", color_role: str | None = None) -> None:
        """Show ``fraction``; what lies outside of 0 to 1 is drawn as empty or full."""
        self._color_role = color_role or self._color_role
        _set_value(self, round(min(1.0, max(0.0, fraction)) * _STEPS), words)

    def sizeHint(self) -> QSize:
        return QSize(90, self._thickness)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self._thickness)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_bar(self, self._thickness, (("bg.pressed", 1.0), (self._color_role, self.value() / _STEPS)))


class HoursBar(QProgressBar):
    """Done inside planned inside available, on one scale. More than is available fills the bar."""

    def __init__(self, *, thickness: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thickness = thickness
        self._planned = 0.0
        self.setRange(0, _STEPS)
        self.setValue(0)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Hours done"))

    def show_minutes(self, done: int, planned: int, available: int, words: str = "") -> None:
        """Show three amounts in minutes; ``words`` tell them to screen readers."""
        whole = max(done, planned, available, 1)
        self._planned = planned / whole
        _set_value(self, round(done / whole * _STEPS), words)

    def sizeHint(self) -> QSize:
        return QSize(200, self._thickness)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._thickness)

    def paintEvent(self, _event: QPaintEvent) -> None:
        done = self.value() / _STEPS
        paint_bar(
            self, self._thickness, (("bg.pressed", 1.0), ("heat.2", self._planned), ("accent.base", done))
        )


def _set_value(bar: QProgressBar, value: int, words: str) -> None:
    """Set what a bar shows, to be painted with all else: by itself Qt paints a new value at once."""
    bar.setUpdatesEnabled(False)
    bar.setValue(value)
    bar.setUpdatesEnabled(True)
    bar.setAccessibleDescription(words)


def paint_bar(widget: QWidget, thickness: int, parts: tuple[tuple[str, float], ...]) -> None:
    """Paint colour roles over each other, each to its fraction of the width, in the middle of ``widget``."""
    theme = current_theme()
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    top, radius = (widget.height() - thickness) / 2, thickness / 2
    rightward = widget.layoutDirection() == Qt.LayoutDirection.LeftToRight
    for role, fraction in parts:
        if fraction > 0:
            width = max(float(thickness), widget.width() * fraction)
            left = 0.0 if rightward else widget.width() - width
            painter.setBrush(theme.color(role))
            painter.drawRoundedRect(QRectF(left, top, width, thickness), radius, radius)
