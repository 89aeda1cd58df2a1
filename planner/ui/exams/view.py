"""All exams and goals: as cards in columns, with what stands around them, or as a table."""

from typing import Final

from PySide6.QtCore import QMargins, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.i18n import _
from planner.ui.exams.goal_card import GoalCard
from planner.ui.exams.goal_menu import goal_menu
from planner.ui.exams.goal_table import GoalTable
from planner.ui.exams.load_chart import LoadCard
from planner.ui.exams.load_rows import LoadRow
from planner.ui.exams.quiet_card import QuietCard
from planner.ui.exams.quiet_rows import SHOW, QuietRow
from planner.ui.exams.rows import GoalRow
from planner.ui.exams.table_rows import TableLine
from planner.ui.exams.timeline import TimelineCard
from planner.ui.exams.timeline_rows import TimelineRow
from planner.ui.shared.scrolled_column import ScrolledColumn
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.card import Card
from planner.ui.widgets.empty_state import EmptyState, page_of

_WIDEST: Final = 1760
_MARGINS: Final = QMargins(20, 4, 16, 20)
_GAP: Final = 12
_LEAST_CARD: Final = 350
_MOST_COLUMNS: Final = 3
_HIGHEST_LOAD: Final = 480
_CARDS, _NOTHING, _TABLE = 0, 1, 2  # the pages


class GoalsView(QStackedWidget):
    """Shows rows as cards, and what to do where there are none.

    A time line stands above the cards; below them are the hours planned, in a wide window, and quiet lines.
    The cards are one tab stop: arrow keys go from one to the next, Tab goes on to the buttons of that card.

    Signals:
        edit_requested, what_if_requested, remove_requested: the goal's id.
        timeline_requested: the id of the goal that the time line is to show; the view does that itself.
        remedy_chosen: the Remedy to apply.
        hours_requested: the study hours should change.
        result_given: the goal's id, and "passed" or "failed": the day of that result is to be asked for.
        booked_changed: the goal's id, and whether it is booked now.
        again_requested: the id of a failed exam that is to be tried again.
        act_requested: what the button of a quiet line does, and the id that it does it to.
        told: the sentence that says how saving a picture went.
        add_exam_requested: from the empty state.
        cards_requested: what is wanted stands beside the cards, and the table is shown.
    """

    edit_requested = Signal(str)
    what_if_requested = Signal(str)
    timeline_requested = Signal(str)
    remove_requested = Signal(str)
    remedy_chosen = Signal(object)
    hours_requested = Signal()
    result_given = Signal(str, str)
    booked_changed = Signal(str, bool)
    again_requested = Signal(str)
    act_requested = Signal(str, str)
    told = Signal(str)
    add_exam_requested = Signal()
    cards_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without cards."""
        super().__init__(parent)
        self._cards: dict[str, GoalCard] = {}
        self._order: tuple[str, ...] = ()
        self._current = ""
        self._columns = 1
        self._rows: dict[str, GoalRow] = {}
        self._is_table = False
        self.timeline, self.quiet, self.table = TimelineCard(), QuietCard(), GoalTable()
        self.load = LoadCard()
        self._has_load = False
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        self._area = self._scrolled()
        self._add = push_button(_("Add an exam..."), "plus", "primary")
        self._add.clicked.connect(self.add_exam_requested)
        self.addWidget(self._area)
        self.addWidget(self._nothing())
        self.addWidget(self._table_page())
        self._connect()
        theme_holder().changed.connect(self._fit)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    @property
    def cards(self) -> list[GoalCard]:
        """The cards in the order in which they are shown."""
        return [self._cards[id] for id in self._order]

    def show_rows(self, all_rows: tuple[GoalRow, ...]) -> None:
        """Show these rows; cards that stay keep their focus, and that of one that goes moves to the next."""
        self._rows = {row.id: row for row in all_rows}
        rows = tuple(row for row in all_rows if row.is_card)
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
        self._fit()
        self._choose_page()
        self._make_current(self._current if self._current in order else heir)
        if had_focus:
            self.take_focus()
        for card in gone:
            card.hide()
            card.deleteLater()

    def show_around(
        self,
        line: TimelineRow | None,
        load: LoadRow | None,
        quiet: tuple[QuietRow, ...],
        lines: tuple[TableLine, ...],
    ) -> None:
        """Show what stands around the cards, and the same as a table."""
        self.timeline.show_line(line)
        self._has_load = load is not None
        self.load.show_load(load)
        self._fit()
        self.quiet.show_rows(quiet)
        self.table.show_lines(lines)

    def show_as(self, way: str) -> None:
        """Show "cards", or the "table"; the goal that was current stays so."""
        self._is_table = way == "table"
        if self._is_table:
            self.table.show_goal(self._current)
        elif self.table.current_id in self._cards:
            self._make_current(self.table.current_id)
        self._choose_page()

    def show_goal(self, id: str) -> None:
        """Bring a goal into view, and the focus to it."""
        if self._is_table:
            self.table.show_goal(id)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif id in self._cards:
            self._make_current(id)
            self.take_focus()
        elif self.quiet.take_focus(id):
            self._area.ensureWidgetVisible(self.quiet)

    def take_focus(self) -> None:
        """Give the focus to the card that had it last, to a quiet line without any, or to the button."""
        if self.currentIndex() == _TABLE:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._current in self._cards:
            card = self._cards[self._current]
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(card)
        else:
            (self.quiet if self._rows else self._add).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _choose_page(self) -> None:
        """Show the table or the cards, or what to do where there is no goal at all."""
        self.setCurrentIndex(_NOTHING if not self._rows else _TABLE if self._is_table else _CARDS)
        self._choose_proxy()

    def _choose_proxy(self) -> None:
        """Let the focus come to the table, to the current card, or to what is there without any."""
        otherwise = self.quiet if self._rows else self._add
        is_table = self._is_table and bool(self._rows)
        self.setFocusProxy(self.table if is_table else self._cards.get(self._current, otherwise))

    def _fit(self) -> None:
        """Use as many columns as there is room for, with nothing cut on any card."""
        theme = current_theme()
        room = self.width() - _MARGINS.left() - _MARGINS.right() + _GAP
        least = max((each.minimumSizeHint().width() for each in self.cards), default=0) + _GAP
        is_wide = self.width() >= theme.breakpoint("wide") - theme.size("sidebarWide")
        self.load.setVisible(is_wide and self._has_load)
        self.load.setMaximumHeight(round(_HIGHEST_LOAD * theme.scale))
        most = _MOST_COLUMNS if is_wide else 2
        columns = max(1, min(int(self.width() // (_LEAST_CARD * theme.scale)), room // least, most))
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
        self._choose_proxy()
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
        card.timeline_requested.connect(self.timeline_requested)
        card.remove_requested.connect(self.remove_requested)
        card.remedy_chosen.connect(self.remedy_chosen)
        card.hours_requested.connect(self.hours_requested)
        card.result_given.connect(self.result_given)
        card.booked_changed.connect(self.booked_changed)
        card.again_requested.connect(self.again_requested)
        card.step_requested.connect(self._step)
        return card

    def _scrolled(self) -> ScrolledColumn:
        """Return what scrolls: the cards, in the middle of a very wide window."""
        area = ScrolledColumn(_MARGINS, _WIDEST)
        area.column.setSpacing(_GAP)
        area.column.addWidget(self.timeline)
        area.column.addLayout(self._grid)
        area.column.addWidget(self.load, 1)
        area.column.addWidget(self.quiet)
        area.column.addStretch(0)
        return area

    def _table_page(self) -> QWidget:
        frame = Card(1)
        frame.body.addWidget(self.table)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 4, 16, 16)
        column.addWidget(frame)
        return page

    def _connect(self) -> None:
        self.timeline.hide()
        self.load.hide()
        self.quiet.hide()
        self.timeline.chosen.connect(self.show_goal)
        self.timeline_requested.connect(self._show_on_timeline)
        self.timeline.told.connect(self.told)
        self.load.told.connect(self.told)
        self.quiet.act_requested.connect(self._act)
        self.quiet.remove_requested.connect(self.remove_requested)
        self.table.edit_requested.connect(self.edit_requested)
        self.table.remove_requested.connect(self.remove_requested)
        self.table.menu_requested.connect(self._open_menu)

    def _show_on_timeline(self, id: str) -> None:
        """Bring the time line into sight, with the stretch of a goal lit."""
        if self._is_table:
            self.cards_requested.emit()
        self._area.verticalScrollBar().setValue(0)
        self.timeline.chart.light(id)

    def _act(self, act: str, target: str) -> None:
        if act == SHOW:
            self.show_goal(target)
        else:
            self.act_requested.emit(act, target)

    def _open_menu(self, id: str, place: QPoint) -> None:
        menu = goal_menu(self._rows[id], self, self.table)
        menu.addSeparator()
        self.table.add_sorting(menu)
        menu.popup(place)

    def _nothing(self) -> QWidget:
        return page_of(
            EmptyState(
                "award",
                _("No exams and goals yet"),
                _("Add an exam with its date, and the plan says whether it holds."),
                [self._add],
            )
        )


def _has_focus(card: GoalCard) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is card or card.isAncestorOf(focused))
