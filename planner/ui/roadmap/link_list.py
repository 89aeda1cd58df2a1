"""Lists of lines that lead somewhere: resources, and items that come before or after."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QVBoxLayout, QWidget

from planner.ui.glyphs import Glyph, paint_glyph
from planner.ui.icons import icon_pixmap
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.label import plain_tool_tip
from planner.values import Value

_ICON: Final = 16
_GAP: Final = 8
OVERHANG: Final = 6  # how far the ground reaches beyond the text on both sides
_PADDING: Final = 4


class Link(Value):
    """A line: where it leads, its words, a word at its end, and a second line in small type.

    Attributes:
        target: what is told when it is clicked; "" for a line that leads nowhere.
        mark: the name of an icon, or a glyph with the fraction that it shows.
    """

    target: str
    words: str
    aside: str = ""
    below: str = ""
    mark: str | tuple[Glyph, float] = "link"
    tip: str = ""
    is_web: bool = False


class LinkRow(QAbstractButton):
    """Shows one link."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = Link("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_holder().changed.connect(self.updateGeometry)

    @property
    def link(self) -> Link:
        """The link that is shown."""
        return self._link

    def show_link(self, link: Link) -> None:
        """Show another link."""
        if link == self._link:
            return
        self._link = link
        words = [link.words, link.below, link.aside]
        self.setAccessibleName(", ".join(part for part in words if part))
        self.setToolTip(plain_tool_tip("\n".join(filter(None, (link.words, link.below, link.tip)))))
        self.setEnabled(bool(link.target))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        second = theme.line("caption") if self._link.below else 0
        return QSize(120, theme.line("body") + 2 * _PADDING + second)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A button takes these keys to move the focus its own way; here the list does.
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        theme = current_theme()
        line = QRect(OVERHANG, _PADDING, self.width() - 2 * OVERHANG, theme.line("body"))
        self._paint_mark(painter, line)
        line.setLeft(line.left() + _ICON + _GAP)
        title, small, caption = theme.naming_font(), theme.font("small"), theme.font("caption")
        aside, aside_width = _cut(self._link.aside, small, line.width() // 2)
        room = line.width() - (aside_width + _GAP if aside else 0)
        role = "accent.text" if self._link.is_web and self._link.target else "text.primary"
        words, width = _cut(self._link.words, title, room)
        self._write(painter, QRect(line.left(), line.top(), width + 1, line.height()), words, title, role)
        end = QRect(line.right() - aside_width, line.top(), aside_width + 1, line.height())
        self._write(painter, end, aside, small, "text.tertiary")
        if self._link.below:
            below, width = _cut(self._link.below, caption, line.width())
            place = QRect(line.left(), line.bottom() + 1, width + 1, theme.line("caption"))
            self._write(painter, place, below, caption, "text.tertiary")

    def _paint_ground(self, painter: QPainter) -> None:
        role = "bg.pressed" if self.isDown() else "bg.hover" if self.underMouse() else None
        if role is not None and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(current_theme().color(role))
            painter.drawRoundedRect(QRectF(self.rect()), 5, 5)

    def _paint_mark(self, painter: QPainter, line: QRect) -> None:
        top = line.top() + (line.height() - _ICON) // 2
        place = self._mirrored(QRect(line.left(), top, _ICON, _ICON))
        mark = self._link.mark
        if isinstance(mark, str):
            drawn = icon_pixmap(mark, "text.tertiary", _ICON, self.devicePixelRatioF())
            painter.drawPixmap(place.topLeft(), drawn)
        else:
            paint_glyph(painter, QRectF(place), mark[0], current_theme(), mark[1])

    def _write(self, painter: QPainter, place: QRect, words: str, font: QFont, role: str) -> None:
        painter.setFont(font)
        painter.setPen(current_theme().color(role))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(self._mirrored(place), flags, words)

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)


class LinkList(QWidget):
    """Lines below each other, one tab stop; the arrow keys move along them. `activated` tells the target."""

    activated = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._rows: list[LinkRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def rows(self) -> list[LinkRow]:
        """The lines that are shown."""
        return [row for row in self._rows if not row.isHidden()]

    def show_links(self, links: Sequence[Link]) -> None:
        """Show these links; lines that are there already take them over and keep the focus."""
        while len(self._rows) < len(links):
            self._add()
        for row, link in zip(self._rows, links, strict=False):
            row.show_link(link)
            row.show()
        for row in self._rows[len(links) :]:
            row.hide()
        self._rove(next((row for row in self.rows if row.hasFocus()), None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        rows = [row for row in self.rows if row.isEnabled()]
        at = next((place for place, row in enumerate(rows) if row.hasFocus()), None)
        if step is None or at is None or not 0 <= at + step < len(rows):
            super().keyPressEvent(event)
            return
        self._rove(rows[at + step])
        rows[at + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self) -> None:
        row = LinkRow()
        row.clicked.connect(partial(self._tell, row))
        self._rows.append(row)
        self._column.addWidget(row)

    def _tell(self, row: LinkRow, _checked: bool = False) -> None:
        self._rove(row)
        self.activated.emit(row.link.target)

    def _rove(self, to: LinkRow | None) -> None:
        """Let the tab key lead to one line alone."""
        enabled = [row for row in self.rows if row.isEnabled()]
        stop = to if to in enabled else next(iter(enabled), None)
        for row in self._rows:
            policy = Qt.FocusPolicy.StrongFocus if row is stop else Qt.FocusPolicy.ClickFocus
            row.setFocusPolicy(policy)


def _cut(words: str, font: QFont, room: int) -> tuple[str, int]:
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, room))
    return shown, metrics.horizontalAdvance(shown)
