"""The cards of all exams and goals, in one or more columns."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.i18n import _
from planner.ui.exams.goal_card import GoalCard
from planner.ui.exams.rows import GoalRow
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.empty_state import EmptyState

_WIDEST: Final = 1760
_LEAST_CARD: Final = 350
_MOST_COLUMNS: Final = 3


class GoalsView(QStackedWidget):
    """Shows rows as cards, and what to do where there are none.

    The cards are one tab stop: arrow keys go from one to the next, Tab goes on to the buttons of that card.

    Signals:
        edit_requested, what_if_requested, remove_requested: the goal's id.
        remedy_chosen: the Remedy to apply.
        hours_requested: the study hours should change.
        result_given: the goal's id, and "passed" or "failed".
        add_exam_requested: from the empty state.
    """

    edit_requested = Signal(str)
    what_if_requested = Signal(str)
    remove_requested = Signal(str)
    remedy_chosen = Signal(object)
    hours_requested = Signal()
    result_given = Signal(str, str)
    add_exam_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without cards."""
        super().__init__(parent)
        self._cards: dict[str, GoalCard] = {}
        self._order: tuple[str, ...] = ()
        self._current = ""
        self._columns = 1
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._holder())
        self._area.verticalScrollBar().rangeChanged.connect(self._leave_room)
        self._add = push_button(_("Add an exam..."), "plus", "primary")
        self._add.clicked.connect(self.add_exam_requested)
        self.addWidget(self._area)
        self.addWidget(self._nothing())
        theme_holder().changed.connect(self._fit)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    @property
    def cards(self) -> list[GoalCard]:
        """The cards in the order in which they are shown."""
        return [self._cards[id] for id in self._order]

    def show_rows(self, rows: tuple[GoalRow, ...]) -> None:
        """Show these rows; cards that stay keep their focus, and that of one that goes moves to the next."""
        order = tuple(row.id for row in rows)
        heir = self._heir(order)
        for row in rows:
            if row.id not in self._cards:
                self._cards[row.id] = self._new_card(row)
            elif self._cards[row.id].row != row:
                self._cards[row.id].show_row(row)
        gone = [self._cards.pop(id) for id in list(self._cards) if id not in order]
        had_focus = any(_has_focus(card) for card in gone)
        if order != self._order:
            self._order = order
            self._lay_out()
        self.setCurrentIndex(0 if rows else 1)
        self._make_current(self._current if self._current in order else heir)
        if had_focus:
            self.take_focus()
        for card in gone:
            card.hide()
            card.deleteLater()

    def show_goal(self, id: str) -> None:
        """Bring a card into view, and the focus to it."""
        if id in self._cards:
            self._make_current(id)
            self.take_focus()

    def take_focus(self) -> None:
        """Give the focus to the card that had it last, or to the button where there are no cards."""
        if self._current in self._cards:
            card = self._cards[self._current]
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(card)
        else:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Use as many columns as there is room for."""
        theme = current_theme()
        columns = int(self.width() // (_LEAST_CARD * theme.scale))
        most = _MOST_COLUMNS if self.width() >= theme.breakpoint("wide") - theme.size("sidebarWide") else 2
        columns = max(1, min(columns, most))
        if columns != self._columns:
            self._columns = columns
            self._lay_out()

    def _lay_out(self) -> None:
        for number in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(number, 1 if number < self._columns else 0)
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // self._columns, number % self._columns)
            if self.isVisible():
                card.show()  # the layout alone would do it later, and what is hidden takes no focus

    def _heir(self, order: tuple[str, ...]) -> str:
        """Return which card takes over where the current one is gone: the next that stays, or the last."""
        if self._current in self._order:
            for id in self._order[self._order.index(self._current) :]:
                if id in order:
                    return id
        return order[-1] if order and self._order else next(iter(order), "")

    def _make_current(self, id: str) -> None:
        self._current = id
        self.setFocusProxy(self._cards.get(id, self._add))
        for other, card in self._cards.items():
            card.set_current(other == id)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        while new is not None and new is not self:
            if isinstance(new, GoalCard):
                self._make_current(new.row.id)
                return
            new = new.parentWidget()

    def _step(self, way: str) -> None:
        at, last = self._order.index(self._current), len(self._order) - 1
        steps = {"left": -1, "right": 1, "up": -self._columns, "down": self._columns}
        place = {"first": 0, "last": last}.get(way, at + steps.get(way, 0))
        if 0 <= place <= last and place != at:
            self._make_current(self._order[place])
            card = self._cards[self._current]
            card.setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(card)

    def _new_card(self, row: GoalRow) -> GoalCard:
        card = GoalCard(row)
        card.edit_requested.connect(self.edit_requested)
        card.what_if_requested.connect(self.what_if_requested)
        card.remove_requested.connect(self.remove_requested)
        card.remedy_chosen.connect(self.remedy_chosen)
        card.hours_requested.connect(self.hours_requested)
        card.result_given.connect(self.result_given)
        card.step_requested.connect(self._step)
        return card

    def _holder(self) -> QWidget:
        """Return what scrolls: the cards, in the middle of a very wide window."""
        cards = QWidget()
        cards.setMaximumWidth(_WIDEST)
        column = self._column = QVBoxLayout(cards)
        self._leave_room(0, 0)
        column.addLayout(self._grid)
        column.addStretch(1)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(cards)
        return holder

    def _leave_room(self, _least: int, most: int) -> None:
        """Keep the cards below the head's buttons, with and without a scroll bar beside them."""
        bar = current_theme().size("scrollbar") if most else 0
        self._column.setContentsMargins(20, 4, 16 - bar, 20)

    def _nothing(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(
            EmptyState(
                "award",
                _("No exams and goals yet"),
                _("Add an exam with its date, and the plan says whether it holds."),
                [self._add],
            ),
            alignment=Qt.AlignmentFlag.AlignHCenter,
        )
        column.addStretch(1)
        return page


def _has_focus(card: GoalCard) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is card or card.isAncestorOf(focused))
