"""Why a session is there: the reasons under their heading, which the keyboard can be put on as a whole."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.week.panel.icon_line import IconLines
from planner.ui.week.panel.why_line import WhyLine
from planner.ui.widgets.label import label


class WhySection(QWidget):
    """Shows the reasons. It is no stop of the Tab key, but takes the focus where one asks for them.

    Signals:
        link_activated: the id of an item that was clicked.
    """

    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Why is it here?"))
        self.setProperty("focusRing", True)
        self._lines = IconLines()
        self._lines.link_activated.connect(self.link_activated)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(_("Why is it here?"), "small", "text.secondary", weight=600))
        column.addWidget(self._lines)

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What takes the keyboard in each line, from top to bottom."""
        return self._lines.tab_stops

    def show_lines(self, lines: tuple[WhyLine, ...]) -> None:
        """Show these reasons; without any there is nothing to see."""
        self._lines.show_lines(tuple((line.icon, line.words) for line in lines))
        spoken = ("".join(piece.text for piece in line.words) for line in lines)
        self.setAccessibleDescription("\n".join(spoken))
        self.setVisible(bool(lines))
