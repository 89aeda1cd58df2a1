"""A line of words behind an icon, wrapped beside it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.ui.theme import current_theme
from planner.ui.week.pieces import Piece
from planner.ui.widgets.marks import IconMark
from planner.ui.widgets.span_label import Span, SpanLabel

ICON = 14


class Gutter(QWidget):
    """Room for marks before a line of small words: as high as the line, the marks in its middle."""

    def __init__(self, *marks: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        for mark in marks:
            inside.addWidget(mark, alignment=Qt.AlignmentFlag.AlignCenter)

    def sizeHint(self) -> QSize:
        return QSize(ICON, current_theme().line("small"))


class IconLine(QWidget):
    """Shows pieces of text in the small type.

    Signals:
        link_activated: the link of a piece that was clicked.
    """

    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconMark("info", size=ICON)
        self._label = SpanLabel(parent=self)
        self._label.link_activated.connect(self.link_activated)
        self._shown: tuple[str, tuple[Piece, ...]] = ("", ())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Gutter(self._icon), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)

    @property
    def tab_stop(self) -> QWidget:
        """What takes the keyboard where the line has links."""
        return self._label

    def show_line(self, icon: str, words: tuple[Piece, ...]) -> None:
        """Show another icon and other words."""
        if (icon, words) == self._shown:
            return
        self._shown = (icon, words)
        self._icon.show_icon(icon)
        self._label.show_spans(Span(piece.text, piece.strong, piece.link) for piece in words)


class IconLines(QWidget):
    """A column of such lines, of which those that stay keep their widgets.

    Signals:
        link_activated: the link of a piece that was clicked.
    """

    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[IconLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(7)

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What takes the keyboard in each line, from top to bottom."""
        return tuple(line.tab_stop for line in self._lines)

    def show_lines(self, lines: tuple[tuple[str, tuple[Piece, ...]], ...]) -> None:
        """Show these (icon, words)."""
        while len(self._lines) < len(lines):
            line = IconLine(self)
            line.link_activated.connect(self.link_activated)
            self._lines.append(line)
            self._column.addWidget(line)
        for place, line in enumerate(self._lines):
            if place < len(lines):
                line.show_line(*lines[place])
            line.setVisible(place < len(lines))
