"""Step four: which exams to take and when, and what else the roadmap leaves open."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QModelIndex, QSignalBlocker, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.i18n import _
from planner.services.naming import LONGEST_TITLE
from planner.ui.theme import current_theme
from planner.ui.welcome.answers import OWN, Answers, ExamAnswer
from planner.ui.welcome.exam_list import ExamList, ExamModel
from planner.ui.welcome.exam_panel import ExamFields
from planner.ui.welcome.exam_rows import NO_EXAM, ExamRow, found
from planner.ui.welcome.goal_rows import ChoiceRow, ExamPanel, GoalRows
from planner.ui.welcome.note import NoteColumn
from planner.ui.welcome.steps.step import Step
from planner.ui.widgets.buttons import chip, push_button
from planner.ui.widgets.card import Card
from planner.ui.widgets.date_field import DateField
from planner.ui.widgets.label import label
from planner.ui.widgets.search_field import SearchField
from planner.values import replace

_SIDE_WIDTH: Final = 244
_MOST_GROWTH: Final = 1.25
_YEAR: Final = timedelta(days=365)
_CHIP_COLUMNS: Final = 2


class GoalStep(Step):
    """Exams to tick; beside them the day of the one in hand; below them what the roadmap leaves open.

    `exam_wanted` tells the id of an exam or track that was ticked; on which day it starts is not known here.
    `own_exam_wanted` tells that an exam is to be added that no catalogue knows.
    """

    exam_wanted = Signal(str)
    own_exam_wanted = Signal()

    def __init__(self, rows: GoalRows, today: date) -> None:
        super().__init__(
            _("What do you want to reach?"),
            _("Exams, tracks of the roadmap, several or none. All of it can be changed later."),
        )
        self._rows = rows
        self.model = ExamModel(self)
        self.model.show_exams(rows.exams)
        self.model.ticked.connect(self._tick)
        self.list = ExamList(self.model)
        find = QKeySequence("Ctrl+F")
        keys = find.toString(QKeySequence.SequenceFormat.NativeText)
        self.search = SearchField(_("Find an exam or a track"), keys=keys)
        QShortcut(find, self, self.search.start)
        self.search.textChanged.connect(self._find)
        self.search.list_wanted.connect(self._go_to_list)
        self.own_button = push_button(_("Own exam"), "plus")
        self.own_button.setAutoDefault(True)
        self.own_button.clicked.connect(self.own_exam_wanted)
        self.fields = ExamFields(today)
        self.fields.edited.connect(self._take_exam)
        self.chips: dict[str, QPushButton] = {}
        self._make_goal(today)
        self.verdicts = NoteColumn(after=self.fields.hours, is_narrow=True)
        self.verdicts.action_triggered.connect(self.follow)
        self.warnings = NoteColumn()
        self.roadmap_verdict = NoteColumn(after=self.day)
        self.roadmap_verdict.action_triggered.connect(self._follow_roadmap)
        self._sides = self._columns()
        self.body.addLayout(self._sides, 1)
        self._order_stops()
        self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.selectionModel().currentChanged.connect(self._show_side)
        self.goal_title.textEdited.connect(self._take_goal)
        self.has_day.toggled.connect(self._take_goal)
        self.day.day_changed.connect(self._take_goal)
        self.show_rows(Answers(), rows)

    def show_rows(self, answers: Answers, rows: GoalRows) -> None:
        """Show what is chosen and what follows from it."""
        self.answers = answers
        self._rows = rows
        self._find(self.search.text())
        for choice in rows.choices:
            for id, _title, is_chosen in choice.options:
                with QSignalBlocker(self.chips[id]):
                    self.chips[id].setChecked(is_chosen)
        if self.goal_title.text() != answers.goal_title:
            self.goal_title.setText(answers.goal_title)
        with QSignalBlocker(self.has_day), QSignalBlocker(self.day):
            self.has_day.setChecked(answers.goal_day is not None)
            if answers.goal_day is not None:
                self.day.set_day(answers.goal_day)
        self.day.setEnabled(answers.goal_day is not None)
        self._goal_problem.setText(rows.goal_problem)
        self._goal_problem.setVisible(bool(rows.goal_problem))
        self._show_side()

    def show_exam(self, id: str) -> None:
        """Make an exam the one in hand."""
        self.search.clear()  # which may hide it
        self.list.setCurrentIndex(self.model.index_of(id, above=True))
        if id.startswith(OWN):
            self.fields.name.setFocus()
            self.fields.name.selectAll()

    def _find(self, text: str) -> None:
        self.model.show_exams(found(self._rows.exams, text))
        self.list.scrollTo(self.list.currentIndex())

    def _go_to_list(self) -> None:
        if self.model.rowCount():
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0, 0))

    def focus_first(self) -> None:
        self.list.setFocus()

    def follow(self, target: int | Answers) -> None:
        super().follow(target)
        # The button is gone with the note that it belonged to.
        self.go_to(self.day if self.fields.isHidden() else self.fields.day)

    def _follow_roadmap(self, target: int | Answers) -> None:
        super().follow(target)
        self.go_to(self.day)

    def show_problems(self) -> bool:
        wrong = next((panel for panel in self._rows.panels if panel.problem), None)
        if wrong is not None:
            self.show_exam(wrong.answer.id)
            self.go_to(self.fields.problem_field())
        elif self._rows.goal_problem:
            self.go_to(self.day)
        return wrong is not None or bool(self._rows.goal_problem)

    def _make_goal(self, today: date) -> None:
        """Make the fields of the goal of the whole roadmap."""
        self.goal_title = QLineEdit()
        self.goal_title.setMaxLength(LONGEST_TITLE)
        self.goal_title.setPlaceholderText(_("Name it, if you like"))
        self.goal_title.setAccessibleName(_("Name of the goal"))
        self.has_day = QCheckBox(_("by"))
        self.has_day.setAccessibleName(_("Finish the whole roadmap by a day"))
        self.day = DateField(_("Day by which the roadmap is finished"), today + _YEAR)
        self._goal_problem = label("", "small", "danger.text", wrap=True)

    def _order_stops(self) -> None:
        """Let the Tab key go from the exams to the day of the one in hand, then to what lies below."""
        below = (*self.chips.values(), self.goal_title, self.has_day, self.day)
        head = (self.search, self.own_button, self.list)
        for before, after in pairwise((*head, *self.fields.stops(), *below)):
            self.setTabOrder(before, after)

    def arrange(self, is_narrow: bool) -> None:
        self._sides.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )

    def _columns(self) -> QHBoxLayout:
        card = Card(1)
        card.body.addWidget(self.list)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.search, 1)
        head.addWidget(self.own_button)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(head)
        left.addWidget(card, 1)
        left.addWidget(self.warnings)
        for choice in self._rows.choices:
            left.addLayout(self._choice(choice))
        left.addLayout(self._goal_row())
        left.addWidget(self._goal_problem)
        left.addWidget(self.roadmap_verdict)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.fields)
        right.addWidget(self.verdicts)
        right.addStretch(1)
        side = QWidget()
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(round(_SIDE_WIDTH * min(max(current_theme().scale, 1.0), _MOST_GROWTH)))
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(left, 1)
        row.addWidget(side)
        return row

    def _choice(self, choice: ChoiceRow) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label(choice.title, "small", "text.secondary", weight=600))
        column.addWidget(label(choice.text, "small", "text.tertiary", wrap=True))
        grid = QGridLayout()
        grid.setSpacing(6)
        for number, (id, title, is_chosen) in enumerate(choice.options):
            button = chip(title.replace("&", "&&"))
            button.setChecked(is_chosen)
            button.toggled.connect(self._take_choices)
            self.chips[id] = button
            grid.addWidget(button, number // _CHIP_COLUMNS, number % _CHIP_COLUMNS)
        column.addLayout(grid)
        return column

    def _goal_row(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.goal_title, 1)
        row.addWidget(self.has_day)
        row.addWidget(self.day)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label(_("Goal of the whole roadmap"), "small", "text.secondary", weight=600))
        column.addLayout(row)
        return column

    def _show_side(self, _current: QModelIndex | None = None) -> None:
        panel = self._panel()
        self.fields.setVisible(panel is not None)
        if panel is None:
            self.verdicts.show_notes((self._rows.verdict,))
            self.warnings.show_notes(())
            self.roadmap_verdict.show_notes(())
            return
        self.fields.show_panel(panel)
        self.verdicts.show_notes(panel.with_ways.verdicts)
        self.warnings.show_notes(panel.warnings)
        # Beside an exam the whole roadmap has its verdict below its own day.
        self.roadmap_verdict.show_notes((self._rows.verdict,) if self.answers.goal_day is not None else ())

    def _panel(self) -> ExamPanel | None:
        """Return the exam in hand, else the first chosen one, else None."""
        row = self.model.row_at(self.list.currentIndex())
        current = self._rows.panel(row.id) if row is not None else None
        return current or next(iter(self._rows.panels), None)

    def _tick(self, row: ExamRow, is_on: bool) -> None:
        if row.id == NO_EXAM:
            self._tell(replace(self.answers, exams=()))
        elif is_on:
            self.exam_wanted.emit(row.id)
        else:
            self._tell(self.answers.without_exam(row.id))

    def _take_exam(self, exam: ExamAnswer) -> None:
        self._tell(self.answers.with_exam(exam))

    def _take_choices(self) -> None:
        chosen = tuple(id for id, button in self.chips.items() if button.isChecked())
        self._tell(replace(self.answers, chosen=chosen))

    def _take_goal(self) -> None:
        day = self.day.day() if self.has_day.isChecked() else None
        self._tell(replace(self.answers, goal_title=self.goal_title.text(), goal_day=day))

    def _tell(self, answers: Answers) -> None:
        self.answers = answers
        self.changed.emit(answers)
