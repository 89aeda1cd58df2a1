"""How far the themes of the roadmap are, in one line."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QToolTip, QWidget

from planner.i18n import _
from planner.ui.roadmap.group_rows import ThemeRow
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.label import plain_tool_tip

_BAR: Final = 36
_THICKNESS: Final = 4
_GAP: Final = 6
_BETWEEN: Final = 16


class ThemeLine(QWidget):
    """The themes with their shares in one line: with bars where there is room, else in figures alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes: tuple[ThemeRow, ...] = ()
        self._wants_bars = True
        self.setAccessibleName(_("Progress by theme"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme_holder().changed.connect(self.updateGeometry)

    def show_themes(self, themes: Sequence[ThemeRow]) -> None:
        """Show these themes."""
        self._themes = tuple(themes)
        self.setAccessibleDescription(" ".join(theme.words for theme in themes))
        self.setVisible(bool(themes))
        self.updateGeometry()
        self.update()

    def set_bars(self, wants_bars: bool) -> None:
        """Ask for room for bars, or for the figures alone."""
        if wants_bars != self._wants_bars:
            self._wants_bars = wants_bars
            self.updateGeometry()

    def width_with(self, has_bars: bool) -> int:
        """Return the width that all themes need, with or without bars."""
        widths = [self._width(theme, has_bars) for theme in self._themes]
        return sum(widths) + _BETWEEN * max(0, len(widths) - 1)

    def width_within(self, room: int) -> int:
        """Return the width of the themes that can be read in a room, without bars."""
        ends = list(accumulate(self._width(theme, False) + _BETWEEN for theme in self._themes))
        return max((end - _BETWEEN for end in ends if end - _BETWEEN <= room), default=0)

    def sizeHint(self) -> QSize:
        return QSize(self.width_with(self._wants_bars), current_theme().line("body"))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, current_theme().line("body"))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tool_tip(self.words_at(event.pos())), self)
            return True
        return super().event(event)

    def words_at(self, place: QPoint) -> str:
        """Return the sentence on the theme at a place, or on all of them beside it."""
        for theme, rect in self._places()[1]:
            if rect.contains(place):
                return theme.words
        return "\n".join(theme.words for theme in self._themes)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_bars, places = self._places()
        for theme, rect in places:
            self._paint(painter, theme, rect, has_bars)

    def _paint(self, painter: QPainter, theme: ThemeRow, rect: QRect, has_bar: bool) -> None:
        look = current_theme()
        name = QFontMetrics(look.font("small")).horizontalAdvance(theme.id)
        painter.setFont(look.font("small"))
        painter.setPen(look.color("text.tertiary"))
        self._write(painter, rect, 0, theme.id)
        left = name + _GAP
        if has_bar:
            top = rect.top() + (rect.height() - _THICKNESS) // 2
            for role, share in (("bg.pressed", 1.0), ("accent.base", theme.fraction)):
                if share > 0:
                    width = max(_THICKNESS, round(_BAR * share))
                    place = self._mirrored(rect, QRect(rect.left() + left, top, width, _THICKNESS))
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(look.color(role))
                    painter.drawRoundedRect(QRectF(place), _THICKNESS / 2, _THICKNESS / 2)
            left += _BAR + _GAP
        painter.setPen(look.color("text.secondary"))
        self._write(painter, rect, left, theme.percent_words)

    def _write(self, painter: QPainter, rect: QRect, left: int, text: str) -> None:
        place = self._mirrored(rect, rect.adjusted(left, 0, 1, 0))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)

    def _places(self) -> tuple[bool, list[tuple[ThemeRow, QRect]]]:
        """Where each theme is; those that do not fit have none."""
        has_bars = self.width() >= self.width_with(True)
        places: list[tuple[ThemeRow, QRect]] = []
        left = 0
        for theme in self._themes:
            width = self._width(theme, has_bars)
            if left + width > self.width():
                break
            whole = QRect(left, 0, width, self.height())
            places.append((theme, QStyle.visualRect(self.layoutDirection(), self.rect(), whole)))
            left += width + _BETWEEN
        return has_bars, places

    def _width(self, theme: ThemeRow, has_bar: bool) -> int:
        metrics = QFontMetrics(current_theme().font("small"))
        text = metrics.horizontalAdvance(theme.id) + metrics.horizontalAdvance(theme.percent_words)
        return text + _GAP + (_BAR + _GAP if has_bar else 0)

    def _mirrored(self, rect: QRect, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), rect, place)
