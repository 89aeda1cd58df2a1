"""The dialog "What if": changes are tried, judged at once, and applied as one step."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.errors import Refusal
from planner.i18n import _
from planner.scheduling.remedies.remedy import RemedyKind
from planner.services.what_if import edit_for
from planner.services.workspace import Wish, Workspace
from planner.ui.exams.ways import Way
from planner.ui.performer import Performer
from planner.ui.shared.dialog_room import dialog_room
from planner.ui.shared.item_picker import ItemPicker
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.shared.roomy_dialog import HalvedDialog
from planner.ui.shared.wish_dialog import WishDialog
from planner.ui.what_if.answer_view import AnswerView
from planner.ui.what_if.attempt import Attempt
from planner.ui.what_if.changes import Changes
from planner.ui.what_if.changes_view import ChangesView
from planner.ui.what_if.rows import TickRow, days_off_row, usual_days_off
from planner.ui.widgets.label import label

REST_MS: Final = 150


class WhatIfDialog(HalvedDialog, WishDialog):
    """Verdicts follow every step of a slider; what has to be laid out follows when the hand rests.

    Attributes:
        attempt: what is tried.
        fields: the left half.
        answer: the right half.
        foot: what applying would do.
        apply_button, reset_button: what is tried is applied, or forgotten.
    """

    usual_size = QSize(836, 568)
    usual_left = 316
    left_growth = 0.4  # bigger text asks less of the fields than of the numbers beside them

    def __init__(
        self, workspace: Workspace, performer: Performer, goal: str = "", parent: QWidget | None = None
    ) -> None:
        """Begin with a goal, or with the one whose date is next."""
        super().__init__(performer, _("What if..."), parent=parent)
        self._workspace = workspace
        self.attempt = Attempt(workspace.plan, workspace.schedule, LocaleDates(), goal)
        self._days_off = usual_days_off(self.attempt.now)
        self._is_picking = False
        self._is_applying = False
        self.fields, self.answer = ChangesView(self.attempt.now.date()), AnswerView()
        self.foot = label("", "small", "text.tertiary", wrap=True)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(REST_MS)
        self._fill()
        self._connect()
        self._show()
        self._lay_out()
        self._height_asked = self.sizeHint().height()
        self.fields.goal.setFocus()

    def accept(self) -> None:
        self._is_applying = True
        self.close_after(self._wish)
        self._is_applying = False

    def _wish(self) -> Wish:
        now, changes = self._workspace.now, self.attempt.changes
        return lambda plan, _schedule: edit_for(plan, changes.still_possible(plan, now).wish(plan), now)

    # -- what the learner does

    def _try(self, changes: Changes) -> None:
        """Show at once what other changes lead to."""
        if changes != self.attempt.changes:
            self.attempt.try_changes(changes)
            self._show()
            self._clock.start()

    def _choose_goal(self, goal: str) -> None:
        self.attempt.choose(goal)
        self._show()
        self._lay_out()

    def _choose_day(self, day: date | None) -> None:
        self._try(self.attempt.changes.with_day(self.attempt.plan, self.attempt.goal, day))

    def _choose_hours(self, minutes: int) -> None:
        self._try(self.attempt.changes.with_minutes(self.attempt.plan, minutes, self.attempt.now))

    def _choose_days_off(self, span: tuple[date, date] | None) -> None:
        self._days_off = span or self._days_off
        self._try(self.attempt.changes.with_days_off(span))

    def _open_items(self, is_open: bool) -> None:
        """Let items be chosen, or leave none out any more."""
        self._is_picking = is_open
        if not is_open:
            self._try(self.attempt.changes.with_left_out(()))
        self._show_items()
        self._make_room_soon()
        if self.fields.picker is not None and is_open:
            self._show_picker(self.fields.picker)

    def _show_picker(self, picker: ItemPicker) -> None:
        """Begin with the search, scrolled into view once the list has its place."""
        picker.search.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, self, partial(self.fields.ensureWidgetVisible, picker))

    def _choose_items(self, items: tuple[str, ...]) -> None:
        self._is_picking = True  # the choice stays open where the last one is taken back
        self._try(self.attempt.changes.with_left_out(items))

    def _reset(self) -> None:
        self._is_picking = False
        self._try(Changes())

    def _tick(self, row: TickRow, is_on: bool) -> None:
        self._try(self.attempt.ticked(row, is_on))

    def _follow(self, way: Way) -> None:
        """Put a way out into the fields; where there is no room for it as it is, go to its field."""
        if way.remedy is not None:
            try:
                self._try(self.attempt.with_remedy(way.remedy))
            except Refusal as refusal:
                self.problem.show_problem(str(refusal))
            return
        field = self.fields.hours if way.kind is RemedyKind.MORE_HOURS else self.fields.day
        field.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_plan(self, _notice: object) -> None:
        """Go on with a plan that was changed elsewhere, or by time."""
        if not self._is_applying:
            self.attempt.take_plan(self._workspace.plan, self._workspace.schedule)
            self._show()
            self._lay_out()

    # -- what is shown

    def _show(self) -> None:
        attempt, fields = self.attempt, self.fields
        fields.show_goals(attempt.choices(), attempt.goal)
        fields.show_date(attempt.date())
        fields.show_hours(attempt.hours())
        fields.show_days_off(self._days_off, days_off_row(attempt.changes.days_off))
        self._show_items()
        fields.show_ticks(attempt.ticks())
        for button in (self.reset_button, self.apply_button):
            button.setEnabled(not attempt.changes.is_empty)
        if self.problem.text != attempt.problem:
            self.problem.show_problem(attempt.problem)
        self._show_answer()

    def _show_items(self) -> None:
        self.fields.show_items(self.attempt.plan, self.attempt.items(self._is_picking))

    def _show_answer(self) -> None:
        attempt, answer = self.attempt, self.answer
        if self.foot.text() != attempt.foot():
            self.foot.setText(attempt.foot())
        if attempt.goal:
            others = attempt.others(answer.comparison.others)
            answer.show_answer(attempt.comparison(), others, attempt.chart())
        else:
            answer.show_nothing()

    def _lay_out(self) -> None:
        """Lay out the plan as it would be, and look for ways out where its date cannot be met."""
        self._clock.stop()
        self.attempt.lay_out()
        self._show_answer()
        self.answer.show_ways(self.attempt.ways())
        self.answer.show_moves(self.attempt.moves())
        self._make_room_soon()
        if self.isVisible():
            self.answer.comparison.announce()

    # -- built

    def _fill(self) -> None:
        self.fill_halves(self._left(), self.answer, self.problem)
        self.add_foot_note(self.foot)
        self.reset_button = self.add_button(_("Reset"), "flat")
        self.add_cancel()
        self.apply_button = self.add_button(_("Apply to plan"), "primary")

    def _left(self) -> QWidget:
        ground = QWidget()
        ground.setBackgroundRole(QPalette.ColorRole.Window)
        ground.setAutoFillBackground(True)
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields)
        return ground

    def _connect(self) -> None:
        fields = self.fields
        fields.goal_chosen.connect(self._choose_goal)
        fields.day_chosen.connect(self._choose_day)
        fields.hours_chosen.connect(self._choose_hours)
        fields.days_off_chosen.connect(self._choose_days_off)
        fields.items_opened.connect(self._open_items)
        fields.items_chosen.connect(self._choose_items)
        fields.ticked.connect(self._tick)
        self.answer.way_chosen.connect(self._follow)
        self._clock.timeout.connect(self._lay_out)
        for half in (fields, self.answer):
            half.verticalScrollBar().rangeChanged.connect(self._make_room_soon)
        self.reset_button.clicked.connect(self._reset)
        self._performer.changed.connect(self._take_plan)

    # -- sizes

    def sizeHint(self) -> QSize:
        """As in the design, higher where more is said, and never beyond the window below."""
        usual = super().sizeHint()
        wanted = max(usual.height(), self._wanted(usual.width()))
        return QSize(usual.width(), min(wanted, dialog_room(self).height()))

    def _make_room_soon(self) -> None:
        """Make room once the lines that are new have their heights."""
        QTimer.singleShot(0, self, self._make_room)

    def _make_room(self) -> None:
        """Get higher when more is said than ever before, where the window has room; never lower.

        While a slider moves, the dialog stays as it is.
        """
        if not self.isVisible() or self._clock.isActive():
            return
        height = self.sizeHint().height()
        if height > self._height_asked:
            self._height_asked = height
            self.resize(self.width(), max(self.height(), height))

    def _wanted(self, width: int) -> int:
        """Return the height at which nothing has to be scrolled."""
        layout = self.layout()
        if layout is None:
            return 0
        frame = layout.totalHeightForWidth(width) - self.halves.sizeHint().height()
        left = self.left_width()
        return frame + max(self.fields.height_at(left), self.answer.height_at(width - left - 1))
