"""Busy time in the week grid: hatched, with its title, and out of the way of the mouse.

That of a linked calendar has its colour: a bar at the left, and paler in the hatch.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from planner.ui.theme import current_theme, theme_holder
from planner.ui.week.grid.line_text import draw_line
from planner.ui.week.grid.values import BusyRow
from planner.ui.widgets.label import plain_tool_tip

_STEP: Final = 10  # lines 7 px apart at 45 degrees
_TILE: Final = 12 * _STEP  # painting many small tiles would take several times as long
_BAR: Final = 3
_BAR_OPACITY: Final = 0.75  # what is busy is quieter than what is to be studied
_TEXT_LEFT: Final = 7
_TEXT_RIGHT: Final = 6
_TEXT_TOP: Final = 2


class BusyBlock(QWidget):
    """Busy time on one day. Clicks go through it to the grid."""

    def __init__(self, row: BusyRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = row
        self.setAccessibleName(row.name)
        self.setToolTip(plain_tool_tip(row.name))

    def title_place(self) -> QRect:
        """Return where the title is, in coordinates of the grid's body."""
        return QRect(self.x(), self.y(), self.width(), min(self.height(), _title_height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        track = self.row.track
        lines = f"track.{track}.line" if track else "line.hatch"
        painter.fillRect(self.rect(), QBrush(_hatch(lines, self.devicePixelRatioF())))
        font = theme.font("caption")
        metrics = QFontMetrics(font)
        room = self.width() - _TEXT_LEFT - _TEXT_RIGHT
        width = metrics.horizontalAdvance(self.row.title) + _TEXT_LEFT + _TEXT_RIGHT
        label = self.rect() & QRect(0, 0, width, _title_height())
        painter.fillRect(label, theme.color("bg.offhours"))
        if track:
            painter.fillRect(0, 0, _BAR, self.height(), theme.color(f"track.{track}", _BAR_OPACITY))
        painter.setFont(font)
        painter.setPen(theme.color("text.tertiary"))
        room = label.width() - _TEXT_LEFT - (_TEXT_RIGHT - 1 if label.width() < width else 0)
        draw_line(painter, QRect(_TEXT_LEFT, _TEXT_TOP, room, theme.line("caption")), self.row.title)


def _title_height() -> int:
    return current_theme().line("caption") + _TEXT_TOP + 1


def _hatch(role: str, ratio: float) -> QPixmap:
    """One tile of the hatch, drawn once for each colour role and device pixel ratio."""
    kept = theme_holder().pixmaps
    key = ("hatch", role, ratio)
    tile: QPixmap | None = kept.get(key)
    if tile is None:
        tile = kept[key] = _draw_hatch(role, ratio)
    return tile


def _draw_hatch(role: str, ratio: float) -> QPixmap:
    pixels = round(_TILE * ratio)
    tile = QPixmap(pixels, pixels)
    tile.fill(Qt.GlobalColor.transparent)
    tile.setDevicePixelRatio(pixels / _TILE)
    painter = QPainter(tile)
    # Where a pixel is a pixel, smoothing would only make the thin lines pale.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, ratio > 1.0)
    painter.setPen(QPen(current_theme().color(role), 1))
    for offset in range(-_TILE, _TILE + _STEP, _STEP):
        painter.drawLine(QPointF(offset - 1, _TILE + 1), QPointF(offset + _TILE + 1, -1))
    painter.end()
    return tile
