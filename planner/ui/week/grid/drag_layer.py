"""What is seen while a session is dragged: where it lands, the lifted session, and a word beside it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from planner.ui.theme import Theme, current_theme
from planner.ui.week.grid.block_look import paint_block
from planner.ui.week.grid.block_text import BlockText, lay_out
from planner.ui.week.grid.drag_values import DragWords
from planner.ui.week.grid.values import BlockRow

_AROUND: Final = 8  # what is painted around a place: rings and dashes
_PAD: Final = 9
_GAP: Final = 10
_TINT: Final = 0.1


class DragLayer(QWidget):
    """Lies over the sessions and lets the mouse through; only what has changed is painted again."""

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._targets: tuple[QRect, ...] = ()
        self._row: BlockRow | None = None
        self._text: tuple[BlockRow, QSize, BlockText] | None = None
        self._lifted: QRect | None = None
        self._words = DragWords("")
        self.hide()

    def show_drag(self, targets: Sequence[QRect], row: BlockRow | None, lifted: QRect | None) -> None:
        """Show where sessions land, and the one under the hand, lifted, as far as there is one."""
        before = self._touched()
        self._targets, self._row, self._lifted = tuple(targets), row, lifted
        if not self.isVisible():
            self.setGeometry(self._ground.rect())
            self.raise_()
            self.show()
        self.update(before | self._touched())

    def show_words(self, words: DragWords) -> None:
        """Say something else beside the hand."""
        if words != self._words:
            before = self._touched()
            self._words = words
            self.update(before | self._touched())

    @property
    def words(self) -> DragWords:
        """What stands beside the hand."""
        return self._words

    def leave(self) -> None:
        """Show nothing any more."""
        self.hide()
        self._targets, self._row, self._lifted, self._words = (), None, None, DragWords("")

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for target in self._targets:
            _paint_target(painter, theme, target)
        if self._row is not None and self._lifted is not None:
            painter.save()
            painter.translate(self._lifted.topLeft())
            text = self._laid_out(self._row, self._lifted.size(), theme)
            paint_block(painter, self._lifted.size(), self._row, text, theme, False, True)
            painter.restore()
        if self._words.place:
            self._paint_label(painter, theme, self._label_place(theme))

    def _laid_out(self, row: BlockRow, size: QSize, theme: Theme) -> BlockText:
        """Return the text of the lifted session, laid out once for a size."""
        if self._text is None or self._text[:2] != (row, size):
            self._text = row, size, lay_out(row, size.width(), size.height(), theme, "")
        return self._text[2]

    def _paint_label(self, painter: QPainter, theme: Theme, place: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bg.tooltip"))
        painter.drawRoundedRect(QRectF(place), theme.radius("control"), theme.radius("control"))
        line = QRect(place.left() + _PAD, place.top() + _PAD - 3, place.width(), theme.line("small"))
        painter.setFont(theme.font("small", 600))
        painter.setPen(theme.color("text.tooltip"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self._words.place)
        painter.setFont(theme.font("small"))
        painter.drawText(
            line.translated(0, theme.line("small") + 1), Qt.AlignmentFlag.AlignVCenter, self._words.effect
        )

    def _label_place(self, theme: Theme) -> QRect:
        """Left of the session under the hand, or right of it where there is no room."""
        strong, plain = QFontMetrics(theme.font("small", 600)), QFontMetrics(theme.font("small"))
        width = max(strong.horizontalAdvance(self._words.place), plain.horizontalAdvance(self._words.effect))
        lines = 2 if self._words.effect else 1
        size = QSize(width + 2 * _PAD, lines * (theme.line("small") + 1) + 2 * _PAD - 6)
        beside = self._lifted or (self._targets[0] if self._targets else QRect())
        left = beside.left() - _GAP - size.width()
        if left < 0:
            left = beside.right() + _GAP
        left = max(0, min(left, self.width() - size.width()))
        top = max(0, min(beside.top() + 4, self.height() - size.height()))
        return QRect(QPoint(left, top), size)

    def _touched(self) -> QRegion:
        """Return all that is painted."""
        region = QRegion()
        for place in (*self._targets, *((self._lifted,) if self._lifted else ())):
            region |= place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        return region | self._label_place(current_theme()) if self._words.place else region


def _paint_target(painter: QPainter, theme: Theme, place: QRect) -> None:
    pen = QPen(theme.color("accent.line"), 1.5, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(theme.color("accent.base", _TINT))
    radius = theme.radius("block")
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
