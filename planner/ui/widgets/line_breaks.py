"""Where Qt breaks a text into lines, told in the text's own characters."""

from collections.abc import Iterator

from PySide6.QtGui import QFont, QTextLayout, QTextOption

from planner.values import Value

_CODEC = "utf-16-le"  # Qt counts what it writes so, where a letter beyond the first 65,536 is two
_ODD_HALVES = "surrogatepass"


class Line(Value):
    """The characters of a line, from `start` up to `end`, and whether they fit into its width."""

    start: int
    end: int
    fits: bool


def broken_lines(
    text: str, font: QFont, width: int, wrap: QTextOption.WrapMode = QTextOption.WrapMode.WordWrap
) -> Iterator[Line]:
    """Yield the lines of a paragraph; none where it is empty."""
    option = QTextOption()
    option.setWrapMode(wrap)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        start = line.textStart()
        end = start + line.textLength()
        yield Line(_characters(text, start), _characters(text, end), line.naturalTextWidth() <= width)
    layout.endLayout()


def _characters(text: str, units: int) -> int:
    if text.isascii():
        return units
    return len(text.encode(_CODEC, _ODD_HALVES)[: 2 * units].decode(_CODEC, _ODD_HALVES))
