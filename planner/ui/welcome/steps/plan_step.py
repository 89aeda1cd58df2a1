"""Step five: the plan that the answers make, before it is written."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.welcome.first_week import FirstWeek
from planner.ui.welcome.months_chart import MonthsChart
from planner.ui.welcome.note import NoteColumn
from planner.ui.welcome.plan_rows import FigureRow, PlanRows
from planner.ui.welcome.steps.step import Step
from planner.ui.widgets.card import Card
from planner.ui.widgets.label import label

_GAP: Final = 12


class PlanStep(Step):
    """Figures with the verdict, what does not fit and what would help, the months, and the first week."""

    def __init__(self) -> None:
        super().__init__(
            _("Here is your plan"),
            _("Nothing is fixed: move, pin or skip any session, and the rest is planned again."),
        )
        # There is nothing to answer here, but there may be more to read than has room.
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(self.title)
        self.area.setProperty("focusRing", True)
        self.figures = [_Figure() for _number in range(4)]
        self.notes = NoteColumn(after=self.area)
        self.notes.action_triggered.connect(self.follow)
        self.months = MonthsChart()
        self.first_week = FirstWeek()
        self._months_title = label("", "small", "text.secondary", weight=600)
        self._week_title = label("", "small", "text.secondary", weight=600)
        self._week_total = label("", "small", "text.secondary")
        self._months_whole = label("", "small", "text.secondary", elide=True)
        self._months_card = _titled_card(self.months, self._months_title, self._months_whole)
        self._week_card = _titled_card(self.first_week, self._week_title, self._week_total)
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        self.arrange(False)
        self.body.setSpacing(_GAP)
        self.body.addLayout(self._grid)
        for widget in (self.notes, self._months_card, self._week_card):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def arrange(self, is_narrow: bool) -> None:
        columns = 2 if is_narrow else len(self.figures)
        for number, figure in enumerate(self.figures):
            self._grid.addWidget(figure, number // columns, number % columns)

    def show_rows(self, rows: PlanRows) -> None:
        """Show another plan."""
        for number, figure in enumerate(self.figures):
            figure.setVisible(number < len(rows.figures))
            if number < len(rows.figures):
                figure.show_row(rows.figures[number])
        self.notes.show_notes(rows.notes)
        self._months_card.setVisible(rows.months is not None)
        if rows.months is not None:
            self._months_title.setText(rows.months.title)
            self._months_whole.setText(rows.months.whole)
            self.months.show_row(rows.months)
        self._week_card.setVisible(rows.first_week is not None)
        if rows.first_week is not None:
            self._week_title.setText(rows.first_week.title)
            self._week_total.setText(rows.first_week.total)
            self.first_week.show_rows(rows.first_week)


class _Figure(Card):
    def __init__(self) -> None:
        super().__init__(0)
        self.body.setContentsMargins(14, 10, 14, 10)
        self.body.setSpacing(0)
        self._figure = label("", "title", elide=True)
        self._caption = label("", "small", "text.secondary", elide=True)
        self.body.addWidget(self._figure)
        self.body.addWidget(self._caption)

    def show_row(self, row: FigureRow) -> None:
        self._figure.setText(row.figure)
        self._figure.set_color_role(f"{row.kind}.text" if row.kind else "text.primary")
        self._caption.setText(row.caption)
        self.setAccessibleName(f"{row.figure}, {row.caption}")


def _titled_card(content: QWidget, title: QWidget, total: QWidget) -> Card:
    card = Card(0)
    card.body.setContentsMargins(14, 10, 14, 8)
    card.body.setSpacing(4)
    head = QHBoxLayout()
    head.addWidget(title, 1)
    head.addWidget(total)
    card.body.addLayout(head)
    column = QVBoxLayout()
    column.addWidget(content)
    card.body.addLayout(column)
    return card
