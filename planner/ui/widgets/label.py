"""Labels in the type and colour roles of the theme. Their text is always plain."""

import re
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.line_breaks import broken_lines

_COMFORTABLE_CHARACTERS: Final = 48
_UNIT_GAP: Final = re.compile(r"(?<=\d) (?=[^\W\d]{1,5}\b)")
_FIXED_GAP: Final = "\N{NO-BREAK SPACE}"
# The html module would do this, too, but costs 2 ms at the start for its table of names.
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def label(
    text: str,
    role: str = "body",
    color_role: str = "text.primary",
    *,
    weight: int | None = None,
    wrap: bool = False,
    elide: bool = False,
) -> "ThemedLabel":
    """A label in a type role and a colour role of the theme; see ``ThemedLabel``."""
    return ThemedLabel(text, role, color_role, weight=weight, wrap=wrap, elide=elide)


def plain_tool_tip(text: str) -> str:
    """``text`` as a tool tip that shows it letter by letter, even where Qt would take it for markup."""
    return f"<qt>{escaped(text)}</qt>" if GuiQt.mightBeRichText(text) else text


def escaped(text: str) -> str:
    """``text`` for use inside markup, where it shows letter by letter."""
    return text.translate(_ENTITIES)


def kept_together(text: str) -> str:
    """``text`` in which no line ends between a number and the short word after it: "2 h", "12 Feb"."""
    return _UNIT_GAP.sub(_FIXED_GAP, text)


class ThemedLabel(QLabel):
    """Plain text that follows the theme.

    With ``wrap`` the text takes as many lines as its width asks for, in the design's line height. With
    ``elide`` it is cut at the right where it does not fit, and the tool tip tells all of it.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        color_role: str = "text.primary",
        *,
        weight: int | None = None,
        wrap: bool = False,
        elide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role = role
        self._color_role = color_role
        self._weight = weight
        self._elide = elide
        self._wrapped: dict[int, list[str]] = {}
        self._wrapped_key = ("", "")
        self.setTextFormat(Qt.TextFormat.PlainText)
        # Otherwise Qt picks the role that goes with the ground of whatever holds the label.
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        if wrap:
            self.setWordWrap(True)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self._restyle()
        theme_holder().changed.connect(self._restyle)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell_what_is_cut()

    def set_color_role(self, color_role: str) -> None:
        """Show the text in another colour role."""
        self._color_role = color_role
        self._restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A style sheet puts back the colour that the label had when it was first polished.
        wanted = current_theme().color(self._color_role)
        if event.type() == QEvent.Type.StyleChange and self.palette().windowText().color() != wanted:
            self.setPalette(current_theme().text_palette(self._color_role))

    def hasHeightForWidth(self) -> bool:
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        if not self.wordWrap():
            return super().heightForWidth(width)
        margins = self.contentsMargins()
        lines = self._lines(width - margins.left() - margins.right())
        return max(1, len(lines)) * current_theme().line(self._role) + margins.top() + margins.bottom()

    def _lines(self, width: int) -> list[str]:
        """The wrapped lines; a layout asks for the same widths dozens of times."""
        key = (self.text(), self.font().key())
        if key != self._wrapped_key:
            self._wrapped_key = key
            self._wrapped.clear()
        if width not in self._wrapped:
            self._wrapped[width] = wrapped_lines(key[0], self.font(), width)
        return self._wrapped[width]

    def sizeHint(self) -> QSize:
        line = current_theme().line(self._role)
        if not self.wordWrap():
            return super().sizeHint().expandedTo(QSize(0, line))
        metrics = QFontMetrics(self.font())
        comfortable = metrics.averageCharWidth() * _COMFORTABLE_CHARACTERS
        margins = self.contentsMargins()
        width = (
            min(metrics.horizontalAdvance(self.text()) + 1, comfortable) + margins.left() + margins.right()
        )
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        line = current_theme().line(self._role)
        if self.wordWrap() or self._elide:
            return QSize(3 * line, line)
        return super().minimumSizeHint().expandedTo(QSize(0, line))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_what_is_cut()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.wordWrap():
            self._paint_lines()
        elif self._is_cut():
            self._paint_cut()
        else:
            super().paintEvent(event)

    def _restyle(self) -> None:
        theme = current_theme()
        self.setFont(theme.font(self._role, self._weight))
        self.setPalette(theme.text_palette(self._color_role))

    def _is_cut(self) -> bool:
        room = self.contentsRect().width()
        return self._elide and QFontMetrics(self.font()).horizontalAdvance(self.text()) > room

    def _tell_what_is_cut(self) -> None:
        if self._elide:
            self.setToolTip(plain_tool_tip(self.text()) if self._is_cut() else "")

    def _paint_cut(self) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        text = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, self.alignment() | Qt.TextFlag.TextSingleLine, text)

    def _paint_lines(self) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        line = current_theme().line(self._role)
        for number, text in enumerate(self._lines(room.width())):
            place = room.adjusted(0, number * line, 0, 0)
            place.setHeight(line)
            sideways = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
            painter.drawText(place, sideways | Qt.AlignmentFlag.AlignVCenter, text)


def wrapped_lines(text: str, font: QFont, width: int) -> list[str]:
    """``text`` cut into lines that fit into ``width`` pixels; a word wider than that is cut as well."""
    return [line for paragraph in text.split("\n") for line in _lines_of(paragraph, font, width)]


def _lines_of(paragraph: str, font: QFont, width: int) -> list[str]:
    wrap = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    lines = broken_lines(kept_together(paragraph), font, width, wrap)
    return [paragraph[line.start : line.end].rstrip() for line in lines] or [""]
