"""Step two: what the learner knows already."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.row_model import ROW_ROLE
from planner.ui.welcome.answers import Answers
from planner.ui.welcome.known_list import KnownFilter, KnownModel, KnownTree
from planner.ui.welcome.note import SumNote, spans_of
from planner.ui.welcome.quick_test import QuickTest
from planner.ui.welcome.rows import ItemRow, KnowledgeRows, PhaseRow
from planner.ui.welcome.steps.step import Step
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.card import Card
from planner.ui.widgets.label import label, plain_tool_tip
from planner.ui.widgets.search_field import SearchField
from planner.ui.widgets.span_label import Span


class KnownStep(Step):
    """A tree of phases and items to tick, a search, and what the ticks take off the roadmap.

    In the place of the tree a quick test asks about one item after the other.
    """

    def __init__(self) -> None:
        super().__init__(
            _("What do you know already?"),
            _("What is ticked is not planned. Your background ticked some; a quick test finds more."),
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
        self.test_button = push_button(_("Quick test"), "list-checks")
        self.test_button.setToolTip(plain_tool_tip(_("Ask about the phase that is chosen, item by item")))
        self.test_button.setAutoDefault(True)
        self.test_button.clicked.connect(self._start_test)
        self.test = QuickTest()
        self.test.answered.connect(self._take_answer)
        self.test.ended.connect(self._end_test)
        self._pages = QStackedWidget()
        self._list_page = self._make_list_page()
        for page in (self._list_page, self.test):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages, 1)
        self.body.addSpacing(12)
        self.body.addWidget(self.sum)

    def show_rows(self, answers: Answers, rows: KnowledgeRows, verdicts: Sequence[str] = ()) -> None:
        """Show what is known, the sums, and what the dates come to. Another background unfolds its ticks."""
        is_new = not self._phases or answers.background != self.answers.background
        self.answers = answers
        self._phases = rows.phases
        self.model.show_phases(rows.phases)
        self.test.show_phases(rows.phases)
        if is_new:
            self._unfold_ticked()
        spans = spans_of(
            _("What you know takes {off} off the roadmap: {left} to go of {whole}."),
            {"off": rows.hours_off, "left": rows.hours_left},
            {"whole": rows.hours_whole},
        )
        self.sum.show_spans((*spans, *(Span(f" {verdict}") for verdict in verdicts)))

    def focus_first(self) -> None:
        if self._pages.currentWidget() is self.test:
            self.test.yes.setFocus()
            return
        self.tree.setFocus()
        if not self.tree.currentIndex().isValid():
            self.tree.setCurrentIndex(self._shown.index(0, 0))

    def _make_list_page(self) -> QWidget:
        card = Card(1)
        card.body.setSpacing(0)
        card.body.addWidget(self.tree, 1)
        card.body.addWidget(self._nothing, 1)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.search, 1)
        head.addWidget(self.test_button)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(card, 1)
        return page

    def _start_test(self) -> None:
        """Test the phase that the current row belongs to, from that row on; without one, the first."""
        row = self.tree.currentIndex().data(ROW_ROLE)
        phase = next((each for each in self._phases if each == row or row in each.items), self._phases[0])
        self._pages.setCurrentWidget(self.test)
        self.test.start(phase.id, row.id if isinstance(row, ItemRow) else "")

    def _end_test(self) -> None:
        self._pages.setCurrentWidget(self._list_page)
        self._unfold_ticked()
        self.focus_first()

    def _take_answer(self, item: str, is_known: bool) -> None:
        self.answers = self.answers.with_knowledge([item], is_known)
        self.changed.emit(self.answers)

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
