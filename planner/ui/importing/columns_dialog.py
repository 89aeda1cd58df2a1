"""Says how the columns of a table are understood, and asks which is what."""

from functools import partial
from typing import Final

from PySide6.QtCore import QMargins, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from planner.exchange.incoming import TableHead
from planner.formats import one_line
from planner.i18n import _
from planner.ui.importing.column_rows import (
    ColumnRow,
    column_rows,
    doubled,
    field_words,
    fields_of,
    problem_with,
)
from planner.ui.shared.fitted_dialog import FittedDialog
from planner.ui.shared.reading_line import ReadingLine
from planner.ui.shared.roomy_dialog import RoomyDialog
from planner.ui.shared.scrolled_column import ScrolledColumn
from planner.ui.shared.wish_dialog import ProblemLine
from planner.ui.theme import current_theme
from planner.ui.widgets.card import separator
from planner.ui.widgets.label import label
from planner.ui.widgets.long_choice import LongChoice
from planner.values import replace

_CHOICE: Final = 240
_SHOWN_AFTER_MS: Final = 500
_MARGINS: Final = QMargins(2, 0, 2, 0)


class ColumnsDialog(RoomyDialog, FittedDialog):
    """Stays open while the table is read again; whoever reads it closes the dialog, or says what is wrong.

    Attributes:
        choices: what each column is taken for, in the order of the columns.
        problem: what is missing, or why the table cannot be read like that.
        reading: that it is being read.
        continue_button: asks for the table to be read.

    Signals:
        chosen: the columns by what they are taken for.
        cancel_requested: what is being read is to be given up.
    """

    chosen = Signal(object)
    cancel_requested = Signal()

    usual_size = QSize(720, 560)

    def __init__(self, head: TableHead, file: str, parent: QWidget | None = None) -> None:
        """Show the columns as they were understood."""
        super().__init__(
            _("Columns of {file}").format(file=one_line(file)),
            _("What each column holds was told from its name. Change what is not right."),
            parent,
        )
        self._rows = list(column_rows(head))
        self.choices = [self._choice(place, row) for place, row in enumerate(self._rows)]
        self.problem, self.reading = ProblemLine(), ReadingLine(_SHOWN_AFTER_MS)
        self.reading.cancel.clicked.connect(self.cancel_requested)
        self._fill()
        self.add_cancel()
        self.continue_button = self.add_button(_("Continue"), "primary")
        self.finished.connect(self.deleteLater)
        self.problem.show_problem(doubled(self._rows))
        if self.choices:
            self.choices[0].setFocus()

    def accept(self) -> None:
        problem = problem_with(self._rows)
        self.problem.show_problem(problem)
        if not problem:
            self.chosen.emit(fields_of(self._rows))

    def show_reading(self, name: str) -> None:
        """Say that the table is being read; "" is that it is not."""
        self.reading.show_name(name)
        self.continue_button.setEnabled(not name)

    def refuse(self, sentence: str) -> None:
        """Say why the table cannot be read like that."""
        self.show_reading("")
        self.problem.show_problem(sentence)

    def _take(self, column: int, place: int) -> None:
        self._rows[column] = replace(self._rows[column], field=list(field_words())[place])
        self.problem.show_problem(doubled(self._rows))

    def _choice(self, column: int, row: ColumnRow) -> LongChoice:
        choice = LongChoice()
        choice.addItems(list(field_words().values()))
        choice.setCurrentIndex(list(field_words()).index(row.field))
        choice.setAccessibleName(_("What {column} holds").format(column=row.title))
        choice.setAccessibleDescription(row.examples)
        choice.setFixedWidth(round(_CHOICE * max(1.0, current_theme().scale)))
        choice.currentIndexChanged.connect(partial(self._take, column))  # typing tells no more
        return choice

    def _fill(self) -> None:
        area = ScrolledColumn(_MARGINS)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.column.setSpacing(0)
        for row, choice in zip(self._rows, self.choices, strict=True):
            area.column.addWidget(_line(row, choice))
            area.column.addWidget(separator())
        area.column.addStretch(1)
        self.content.addWidget(area, 1)
        self.content.addWidget(self.problem)
        self.content.addWidget(self.reading)


def _line(row: ColumnRow, choice: LongChoice) -> QWidget:
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(label(row.title, weight=600, elide=True))
    words.addWidget(label(row.examples, "small", "text.secondary", elide=True))
    line = QWidget()
    across = QHBoxLayout(line)
    across.setContentsMargins(0, 8, 0, 8)
    across.setSpacing(16)
    across.addLayout(words, 1)
    across.addWidget(choice)
    return line
