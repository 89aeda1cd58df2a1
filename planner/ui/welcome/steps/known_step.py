"""Step two: what the learner knows already."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from planner.i18n import _
from planner.ui.welcome.answers import Answers
from planner.ui.welcome.known_list import KnownFilter, KnownModel, KnownTree
from planner.ui.welcome.note import SumNote, spans_of
from planner.ui.welcome.rows import ItemRow, KnowledgeRows, PhaseRow
from planner.ui.welcome.steps.step import Step
from planner.ui.widgets.card import Card
from planner.ui.widgets.label import label
from planner.ui.widgets.search_field import SearchField


class KnownStep(Step):
    """A tree of phases and items to tick, a search, and what the ticks take off the roadmap."""

    def __init__(self) -> None:
        super().__init__(
            _("What do you know already?"),
            _("Rough answers are fine. What your background covers is ticked; ticked items are not planned."),
        )
        find = QKeySequence("Ctrl+F")
        self.model = KnownModel(self)
        self.model.ticked.connect(self._tick)
        self._shown = KnownFilter(self.model, self)
        self.tree = KnownTree(self._shown)
        self._phases: tuple[PhaseRow, ...] = ()
        self.search = SearchField(
            _("Find an item"), keys=find.toString(QKeySequence.SequenceFormat.NativeText)
        )
        QShortcut(find, self, self.search.start)
        self.search.textChanged.connect(self._find)
        self.search.list_wanted.connect(self._go_to_list)
        self._nothing = label(_("No item matches."), color_role="text.secondary")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.hide()
        self.sum = SumNote()
        card = Card(1)
        card.body.setSpacing(0)
        card.body.addWidget(self.tree, 1)
        card.body.addWidget(self._nothing, 1)
        self.body.addWidget(self.search)
        self.body.addSpacing(8)
        self.body.addWidget(card, 1)
        self.body.addSpacing(12)
        self.body.addWidget(self.sum)

    def show_rows(self, answers: Answers, rows: KnowledgeRows) -> None:
        """Show what is known, and the sums. Another background unfolds what it ticks."""
        is_new = not self._phases or answers.background != self.answers.background
        self.answers = answers
        self._phases = rows.phases
        self.model.show_phases(rows.phases)
        if is_new:
            self._unfold_ticked()
        self.sum.show_spans(
            spans_of(
                _("What you know takes {off} off the roadmap: {left} to go of {whole}."),
                {"off": rows.hours_off, "left": rows.hours_left},
                {"whole": rows.hours_whole},
            )
        )

    def focus_first(self) -> None:
        self.tree.setFocus()
        if not self.tree.currentIndex().isValid():
            self.tree.setCurrentIndex(self._shown.index(0, 0))

    def _go_to_list(self) -> None:
        if not self.tree.isHidden():
            self.focus_first()

    def _tick(self, row: PhaseRow | ItemRow, is_known: bool) -> None:
        items = row.items if isinstance(row, PhaseRow) else (row,)
        changed = [item.id for item in items if item.is_known != is_known]
        self.answers = self.answers.with_knowledge(changed, is_known)
        self.changed.emit(self.answers)

    def _find(self, text: str) -> None:
        self._shown.setFilterFixedString(text.strip())
        if text.strip():
            self.tree.expandAll()
        else:
            self._unfold_ticked()
        is_empty = self._shown.rowCount() == 0
        self.tree.setVisible(not is_empty)
        self._nothing.setVisible(is_empty)

    def _unfold_ticked(self) -> None:
        """Open the phases in which something is ticked, so that the ticks are seen."""
        for phase in self._phases:
            index = self._shown.mapFromSource(self.model.index_of(phase.id, above=True))
            self.tree.setExpanded(index, bool(phase.known_count))
