"""The cards of all exams and goals, in one or more columns."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.exams.goal_card import GoalCard
from planner.ui.exams.rows import GoalRow
from planner.ui.theme import current_theme
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.empty_state import EmptyState

_WIDEST = 1760


class GoalsView(QStackedWidget):
    """Shows rows as cards, and what to do where there are none.

    Signals:
        edit_requested, remove_requested: the goal's id.
        result_given: the goal's id, and "passed" or "failed".
        add_exam_requested: from the empty state.
    """

    edit_requested = Signal(str)
    remove_requested = Signal(str)
    result_given = Signal(str, str)
    add_exam_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without cards."""
        super().__init__(parent)
        self._cards: dict[str, GoalCard] = {}
        self._order: tuple[str, ...] = ()
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        holder = QWidget()
        holder.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(holder)
        column.setContentsMargins(20, 4, 16, 20)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(holder)
        self.addWidget(self._area)
        self.addWidget(self._nothing())

    def show_rows(self, rows: tuple[GoalRow, ...]) -> None:
        """Show these rows; cards that stay keep their focus."""
        self.setCurrentIndex(0 if rows else 1)
        wanted = {row.id for row in rows}
        for id in [id for id in self._cards if id not in wanted]:
            self._cards.pop(id).deleteLater()
        for row in rows:
            if row.id not in self._cards:
                self._cards[row.id] = self._new_card(row)
            elif self._cards[row.id].row != row:
                self._cards[row.id].show_row(row)
        order = tuple(row.id for row in rows)
        if order != self._order:
            self._order = order
            self._lay_out()

    def set_width(self, width: int) -> None:
        """Use as many columns as a page of this width has room for."""
        theme = current_theme()
        columns = (
            3 if width >= theme.breakpoint("wide") - theme.size("sidebarWide") else 2 if width >= 760 else 1
        )
        if columns != self._columns:
            self._columns = columns
            self._lay_out()

    def show_goal(self, id: str) -> None:
        """Bring a card into view."""
        if id in self._cards:
            self._area.ensureWidgetVisible(self._cards[id])

    def _lay_out(self) -> None:
        columns = max(self._columns, 1)
        for number in range(3):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
        for number, id in enumerate(self._order):
            place = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(self._cards[id], number // columns, number % columns, place)

    def _new_card(self, row: GoalRow) -> GoalCard:
        card = GoalCard(row)
        card.edit_requested.connect(self.edit_requested)
        card.remove_requested.connect(self.remove_requested)
        card.result_given.connect(self.result_given)
        return card

    def _nothing(self) -> QWidget:
        add = push_button(_("Add an exam..."), "plus", "primary")
        add.clicked.connect(self.add_exam_requested)
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(
            EmptyState(
                "award",
                _("No exams and goals yet"),
                _("Add an exam with its date, and the plan says whether it holds."),
                [add],
            ),
            alignment=Qt.AlignmentFlag.AlignHCenter,
        )
        column.addStretch(1)
        return page
