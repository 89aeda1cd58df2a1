"""The panel's word on what is being moved, in the place of the details."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.week.moving.rows import MovingRows
from planner.ui.week.panel.icon_line import IconLines
from planner.ui.week.pieces import Piece
from planner.ui.widgets.label import label

_EDGE = 16


class MovingView(QWidget):
    """Shows MovingRows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label("", "heading", wrap=True)
        self.way = label("", "small", "text.secondary", wrap=True)
        self._changes = label(_("What changes"), "small", "text.secondary", weight=600)
        self.lines = IconLines()
        self.note = label("", "small", "text.tertiary", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 12, _EDGE, 14)
        column.setSpacing(0)
        for part, gap in (
            (self.heading, 4),
            (self.way, 14),
            (self._changes, 8),
            (self.lines, 14),
            (self.note, 0),
        ):
            column.addWidget(part)
            column.addSpacing(gap)
        column.addStretch(1)

    def show_rows(self, rows: MovingRows) -> None:
        """Show another place, and what it changes."""
        self.heading.setText(rows.heading)
        self.way.setText(rows.way)
        self.lines.show_lines(tuple((icon, (Piece(sentence),)) for icon, sentence in rows.lines))
        self._changes.setVisible(bool(rows.lines))
        self.note.setText(rows.note)
