"""What stands beside the list of an import: what would happen, how it is taken in, and the chosen row."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from planner.formats import one_line
from planner.i18n import _
from planner.services.import_preview import NEW_GOAL, ImportChoices, ImportPreview, ImportRow
from planner.ui.availability.effects_view import EffectsView
from planner.ui.importing.item_part import FEW_LETTERS, ItemPart
from planner.ui.importing.rows import chosen_row, has_matches, has_states, skipped_words
from planner.ui.shared.scrolled_column import ScrolledColumn
from planner.ui.widgets.buttons import push_button, set_button_icon
from planner.ui.widgets.card import separator
from planner.ui.widgets.label import label
from planner.ui.widgets.long_choice import LongChoice
from planner.ui.widgets.wrapped_box import WrappedBox

_MARGINS: Final = QMargins(16, 14, 16, 14)
_FEW_NOTES: Final = 2  # so many are read at once, what is left out of a file among them


class ImportSide(ScrolledColumn):
    """Scrolls where it has no room.

    Attributes:
        goal: which goal asks for what is new.
        states, joins: the check boxes.
        effects: what it would do to the dates.
        skipped: opens what was passed over.
        item: the chosen row.

    Signals:
        goal_chosen: the id of a goal, NEW_GOAL, or None.
        states_chosen, joins_chosen: whether the box is ticked.
    """

    goal_chosen = Signal(object)
    states_chosen = Signal(bool)
    joins_chosen = Signal(bool)

    def __init__(self) -> None:
        """Begin without a preview."""
        super().__init__(_MARGINS)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._goals: Mapping[str | None, str] = {}
        self._is_folded: bool | None = None
        self._from = label("", "small", "text.tertiary", wrap=True)
        self._news = _Lines("text.primary")
        self._skipped_lines = _Lines("text.secondary")
        self.goal = LongChoice()
        self.goal.setMinimumContentsLength(FEW_LETTERS)
        self.goal.activated.connect(lambda place: self.goal_chosen.emit(self.goal.itemData(place)))
        self.states = WrappedBox(_("Take over what the file says is done"))
        self.states.box.clicked.connect(self.states_chosen)
        self.joins = WrappedBox(_("Join what is likely the same"))
        self.joins.box.clicked.connect(self.joins_chosen)
        self.skipped = push_button("", "chevron-right", "flat", size="small", checkable=True)
        self.skipped.toggled.connect(self._show_skipped)
        self.skipped.clicked.connect(self._keep_fold)
        self.effects = EffectsView(_("What it would do to your dates"), is_narrow=True)
        self.item = ItemPart()
        self._fill()

    def show_preview(self, preview: ImportPreview, choices: ImportChoices) -> None:
        """Show what would happen with these choices."""
        self._news.show_lines(preview.news)
        self._show_goals(preview)
        self.states.setVisible(has_states(preview))
        self.states.box.setChecked(choices.takes_states)
        self.joins.setVisible(has_matches(preview, choices))
        self.joins.box.setChecked(choices.joins)
        self._skipped_lines.show_lines(preview.skipped)
        self.skipped.setText(skipped_words(preview.skipped))
        self.skipped.setVisible(bool(preview.skipped))
        if self._is_folded is None:
            self.skipped.setChecked(len(preview.skipped) <= _FEW_NOTES)
        self._show_skipped(self.skipped.isChecked())

    def show_file(self, file: str, form: str) -> None:
        """Name the file, and say of what sort it is."""
        self._from.setText(_("From {file}, a {form}").format(file=file, form=form))

    def show_row(self, row: ImportRow | None, choices: ImportChoices) -> None:
        """Tell more of a row, or of none."""
        self.item.show_row(None if row is None else chosen_row(row, choices))
        self._line.setVisible(row is not None)

    def _fill(self) -> None:
        asks = label(_("Plan it"), "small", "text.secondary")
        asks.setBuddy(self.goal)
        self.goal.setAccessibleName(_("Plan it"))
        self.column.setSpacing(8)
        self.column.addWidget(self._from)
        self.column.addWidget(self._news)
        self.column.addSpacing(4)
        self.column.addWidget(asks)
        self.column.addWidget(self.goal)
        self.column.addWidget(self.states)
        self.column.addWidget(self.joins)
        self.column.addWidget(self.skipped, alignment=Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._skipped_lines)
        self.column.addSpacing(4)
        self.column.addWidget(self.effects)
        self._line = separator()
        self._line.hide()
        self.column.addWidget(self._line)
        self.column.addWidget(self.item)
        self.column.addStretch(1)

    def _show_goals(self, preview: ImportPreview) -> None:
        title = one_line(preview.new_goal or preview.title)
        goals: dict[str | None, str] = {NEW_GOAL: _("A new goal: {title}").format(title=title)}
        goals.update({id: one_line(each) for id, each in preview.goals.items()})
        goals[None] = _("Not yet: keep it in the roadmap")
        if goals != self._goals:
            self._goals = goals
            self.goal.clear()
            for id, words in goals.items():
                self.goal.addItem(words, id)
        self.goal.setCurrentIndex(list(goals).index(preview.goal) if preview.goal in goals else 0)

    def _keep_fold(self, is_open: bool) -> None:
        self._is_folded = not is_open

    def _show_skipped(self, is_open: bool) -> None:
        set_button_icon(self.skipped, "chevron-down" if is_open else "chevron-right")
        self._skipped_lines.setVisible(is_open and self._skipped_lines.has_lines)


class _Lines(QWidget):
    """Sentences below each other."""

    def __init__(self, color_role: str) -> None:
        super().__init__()
        self._color_role = color_role
        self._shown: Sequence[str] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    @property
    def has_lines(self) -> bool:
        """Whether there is anything to read."""
        return bool(self._shown)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show other sentences."""
        if lines == self._shown:
            return
        self._shown = lines
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._column.addWidget(label(line, "small", self._color_role, wrap=True))
