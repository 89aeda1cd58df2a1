"""Text on one line, set on its baseline as the design does: to the pixel, whatever the font's own leading."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout


def line_top(top: int, height: int, metrics: QFontMetrics) -> int:
    """Where the font's own box begins in a line that is `height` high; odd pixels go below."""
    return top + (height - metrics.height()) // 2


def draw_line(painter: QPainter, place: QRect, text: str, *, at_right: bool = False) -> None:
    """Draw `text` in the middle of the height of `place`; it is cut at the right where it does not fit."""
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, place.width()))
    left = place.x()
    if at_right:
        left += place.width() - metrics.horizontalAdvance(shown)
    painter.drawText(QPoint(left, line_top(place.y(), place.height(), metrics) + metrics.ascent()), shown)


def title_font(font: QFont) -> QFont:
    """`font` with figures and hyphens of their own widths, as titles have them."""
    font.unsetFeature(QFont.Tag("tnum"))
    return font


def title_lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    """`text` in at most `most` lines of `width` pixels, broken between words.

    What does not fit is cut at the right: the last line, and a word that is wider than a line.
    """
    starts = list(_line_starts(text, font, width))
    ends = [*starts[1:], len(text)]
    ends[most - 1 :] = [len(text)]
    metrics = QFontMetrics(font)
    return [
        metrics.elidedText(text[start:end].rstrip(), Qt.TextElideMode.ElideRight, max(0, width))
        for start, end in zip(starts, ends, strict=False)
    ]


def _line_starts(text: str, font: QFont, width: int) -> Iterator[int]:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        yield line.textStart()
    layout.endLayout()
