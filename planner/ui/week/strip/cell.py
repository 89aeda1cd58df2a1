"""One cell of the strip: painted, and pressed like a button."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from planner.scheduling.schedule import Verdict
from planner.ui.icons import icon_pixmap
from planner.ui.theme import Theme, current_theme
from planner.ui.week.strip.rows import CellText
from planner.ui.widgets.label import plain_tool_tip
from planner.ui.widgets.painted_text import TRAILING, paint_text, text_width

_ICON: Final = 14
_GAP: Final = 5
_EDGE: Final = 14
_FIRST_EDGE: Final = 20
_TOP: Final = 9
_LOOKS: Final = {
    Verdict.FEASIBLE: ("circle-check", "ok.text"),
    Verdict.TIGHT: ("triangle-alert", "warn.text"),
    Verdict.IMPOSSIBLE: ("octagon-x", "danger.text"),
    Verdict.DONE: ("check", "text.secondary"),
    Verdict.UNDATED: ("circle-minus", "text.tertiary"),
}


class StripCell(QAbstractButton):
    """A goal, or the goals that have no cell of their own.

    Signals:
        stepped: the learner wants to go to the cell so many places further, -1 or 1.
    """

    stepped = Signal(int)

    def __init__(self, text: CellText, *, is_narrow: bool = False, parent: QWidget | None = None) -> None:
        """Say `text`; a narrow cell takes no more room than its title and verdict need."""
        super().__init__(parent)
        across = QSizePolicy.Policy.Fixed if is_narrow else QSizePolicy.Policy.Ignored
        self.setSizePolicy(across, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._is_first = False
        self._is_compact = False
        self.show_text(text)

    def show_text(self, text: CellText) -> None:
        """Say something else."""
        self._text = text
        self.setAccessibleName(text.name)
        self.setAccessibleDescription(text.description)
        self._tell_what_is_cut()
        self.updateGeometry()
        self.update()

    def set_place(self, *, is_first: bool, is_compact: bool) -> None:
        """Be the first cell or not; `is_compact` leaves the verdict's word alone."""
        self._is_first, self._is_compact = is_first, is_compact
        self._tell_what_is_cut()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme, text = current_theme(), self._text
        if self._is_compact:
            wide = _ICON + 12 + text_width(text.title, theme.font("small", 600))
            wide += text_width(text.word, theme.font("small"))
        else:
            word = _ICON + _GAP + text_width(text.word, theme.font("small", 600))
            wide = max(word, text_width(text.title, theme.font("bodyStrong")))
        return QSize(wide + 2 * _EDGE + 1, theme.size("rowTall" if self._is_compact else "strip"))

    def width_for_all(self) -> int:
        """The width in which it cuts nothing."""
        theme, text = current_theme(), self._text
        small, strong = theme.font("small"), theme.font("small", 600)
        around = self.width() - self._room().width()
        if self._is_compact:
            return around + _ICON + 12 + text_width(text.title, strong) + text_width(text.word, small)
        second = _ICON + 2 * _GAP + text_width(text.word, strong) + text_width(text.number, small)
        return around + max(self._first_line_width(theme), second, text_width(text.when, small))

    def compact_widths(self) -> tuple[int, int]:
        """Return how wide the title and the verdict's word are in the low form, 0 for what has no room.

        The icon says the verdict, too, so its word gives way before the title is cut.
        """
        room = max(0, self._room().width() - _ICON - 6)
        title = text_width(self._text.title, current_theme().font("small", 600))
        word = text_width(self._text.word, current_theme().font("small"))
        return min(title, room), word if title + 6 + word <= room else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rightward = 1 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else -1
        keys = Qt.Key
        steps = {keys.Key_Left: -rightward, keys.Key_Right: rightward, keys.Key_Up: -1, keys.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_what_is_cut()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        if self.isDown() or self.underMouse():
            painter.fillRect(self.rect(), theme.color("bg.pressed" if self.isDown() else "bg.hover"))
        if not self._is_first:
            painter.fillRect(self._mirrored(QRect(0, 0, 1, self.height())), theme.color("line.default"))
        if self._is_compact:
            self._paint_compact(painter, theme)
        else:
            self._paint_lines(painter, theme)

    def _paint_lines(self, painter: QPainter, theme: Theme) -> None:
        text, room = self._text, self._room()
        first, second, third = self._line_places(theme)
        small = theme.font("small")
        if self._first_line_width(theme) <= room.width():
            # What stands beside a title gives way before the title is cut.
            paint_text(painter, self._mirrored(first), text.distance, small, "text.secondary", TRAILING)
        paint_text(painter, self._mirrored(first), text.title, theme.font("bodyStrong"), "text.primary")
        after = self._paint_verdict(painter, theme, second)
        number = QRect(after + _GAP, second.top(), room.right() + 1 - after - _GAP, second.height())
        fits = text_width(text.number, small) <= number.width()
        shown = text.number if fits else text.short_number
        paint_text(painter, self._mirrored(number), shown, small, "text.secondary")
        paint_text(painter, self._mirrored(third), text.when, small, "text.tertiary")

    def _paint_compact(self, painter: QPainter, theme: Theme) -> None:
        text, room = self._text, self._room()
        icon, role = _LOOKS[text.verdict]
        self._paint_icon(painter, icon, role, room)
        strong, small = theme.font("small", 600), theme.font("small")
        left = room.left() + _ICON + 6
        title, word = self.compact_widths()
        place = QRect(left, room.top(), title, room.height())
        paint_text(painter, self._mirrored(place), text.title, strong, "text.primary")
        place = QRect(left + title + 6, room.top(), word, room.height())
        paint_text(painter, self._mirrored(place), text.word, small, "text.secondary")

    def _paint_verdict(self, painter: QPainter, theme: Theme, line: QRect) -> int:
        """Paint icon and word; return where the word ends."""
        strong = theme.font("small", 600)
        icon, role = _LOOKS[self._text.verdict]
        self._paint_icon(painter, icon, role, line)
        left = line.left() + _ICON + _GAP
        width = min(text_width(self._text.word, strong), max(0, line.right() + 1 - left))
        place = QRect(left, line.top(), width, line.height())
        paint_text(painter, self._mirrored(place), self._text.word, strong, role)
        return left + width

    def _paint_icon(self, painter: QPainter, name: str, role: str, line: QRect) -> None:
        place = QRect(line.left(), line.top() + (line.height() - _ICON) // 2, _ICON, _ICON)
        painter.drawPixmap(
            self._mirrored(place).topLeft(), icon_pixmap(name, role, _ICON, self.devicePixelRatioF())
        )

    def _room(self) -> QRect:
        left = _FIRST_EDGE if self._is_first else _EDGE + 1
        return self.rect().adjusted(left, 0, -_EDGE, 0)

    def _line_places(self, theme: Theme) -> tuple[QRect, QRect, QRect]:
        room = self._room()
        heights = theme.line("body"), theme.line("small") + 1, theme.line("small") + 1
        tops = _TOP, _TOP + heights[0] + 3, _TOP + heights[0] + 3 + heights[1]
        first, second, third = (
            QRect(room.left(), top, room.width(), height) for top, height in zip(tops, heights, strict=True)
        )
        return first, second, third

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _tell_what_is_cut(self) -> None:
        self.setToolTip(plain_tool_tip(self._text.lines) if self._is_cut() else "")

    def _first_line_width(self, theme: Theme) -> int:
        far = text_width(self._text.distance, theme.font("small"))
        return text_width(self._text.title, theme.font("bodyStrong")) + (8 + far if far else 0)

    def _is_cut(self) -> bool:
        # A compact one says less than there is to say.
        return self._is_compact or self.width_for_all() > self.width()
