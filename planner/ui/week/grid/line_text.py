"""Text on one line, set on its baseline as the design does: to the pixel, whatever the font's own leading."""

import re
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from planner.ui.widgets.line_breaks import Line, broken_lines

# Names of exams such as MLA-C01 are not to be torn at their hyphen.
_NAME_HYPHEN: Final = re.compile(r"(?<=[A-Z0-9])-(?=[A-Z0-9])")


def with_whole_names(text: str) -> str:
    """`text` with hyphens inside names at which no line ends."""
    return _NAME_HYPHEN.sub("\N{NON-BREAKING HYPHEN}", text)


def line_top(top: int, height: int, metrics: QFontMetrics) -> int:
    """Where the font's own box begins in a line that is `height` high; odd pixels go below."""
    return top + (height - metrics.height()) // 2


def draw_line(painter: QPainter, place: QRect, text: str, *, at_right: bool = False) -> None:
    """Draw `text` in the middle of the height of `place`; it is cut at the right where it does not fit."""
    metrics = painter.fontMetrics()
    width = metrics.horizontalAdvance(text)
    if width > place.width():
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, place.width()))
        width = metrics.horizontalAdvance(text)
    left = place.x() + (place.width() - width if at_right else 0)
    painter.drawText(QPoint(left, line_top(place.y(), place.height(), metrics) + metrics.ascent()), text)


def title_lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    """`text` in at most `most` lines of `width` pixels, broken between words.

    What does not fit is cut at the right: the last line, and a word that is wider than a line.
    """
    lines = list(broken_lines(text, font, width))
    if len(lines) > most:
        lines[most - 1 :] = [Line(lines[most - 1].start, len(text), fits=False)]
    return [_cut(text, line, font, width) for line in lines]


def _cut(text: str, line: Line, font: QFont, width: int) -> str:
    text = text[line.start : line.end].rstrip()
    if line.fits:
        return text
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0, width))
