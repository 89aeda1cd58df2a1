"""The hours of one weekday as a field: its name, what is typed, its length, and what is wrong below it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from planner.i18n import _
from planner.ui.shared.day_hours import DayHours
from planner.ui.theme import current_theme
from planner.ui.widgets.label import label


class _Line(QLineEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class DayField(QWidget):
    """Shows the hours of a weekday. `edited` tells the text on every keystroke.

    A problem is not shown while it is being typed, but once the field is left or `show_problem` asks for it.
    """

    edited = Signal(str)

    def __init__(self, row: DayHours) -> None:
        super().__init__()
        self._row = row
        scale = current_theme().scale
        name = label(row.name)
        name.setFixedWidth(round(34 * scale))
        self.line = _Line()
        self.line.setPlaceholderText(_("no study, or 19:00-21:00"))
        self.line.setAccessibleName(_("Study hours on {day}").format(day=row.name))
        self.line.textEdited.connect(self.edited)
        self.line.left.connect(self._update_problem)
        self._length = label("", "small", "text.secondary")
        self._length.setFixedWidth(round(48 * scale))
        self._problem = label("", "small", "danger.text", wrap=True)
        self._problem.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.addWidget(name, 0, 0)
        grid.addWidget(self.line, 0, 1)
        grid.addWidget(self._length, 0, 2)
        grid.addWidget(self._problem, 1, 1, 1, 2)
        self.show_row(row)

    def show_row(self, row: DayHours) -> None:
        """Show other hours; what is being typed is left as it is."""
        self._row = row
        if self.line.text() != row.text:
            self.line.setText(row.text)
        self._length.setText(row.length)
        self._update_problem()

    def show_problem(self) -> None:
        """Show what is wrong even while the field has the focus."""
        self._say(self._row.problem)

    def problem(self) -> str:
        """What is shown as wrong, "" for nothing."""
        return "" if self._problem.isHidden() else self._problem.text()

    def _update_problem(self) -> None:
        if not self._row.problem or not self.line.hasFocus():
            self._say(self._row.problem)

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.line.setAccessibleDescription(problem)
        if bool(self.line.property("invalid")) != bool(problem):
            self.line.setProperty("invalid", bool(problem))
            self.line.style().polish(self.line)
