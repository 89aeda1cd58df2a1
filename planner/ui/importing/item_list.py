"""The list of an import: what is asked for, and below it the rows with their check boxes."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.i18n import _
from planner.services.import_preview import ImportChoices, ImportPreview
from planner.ui.importing.rows import Asked, GroupLine, ItemLine, PreviewLines, Show, preview_lines
from planner.ui.importing.tree import PreviewModel, PreviewTree
from planner.ui.row_model import ROW_ROLE
from planner.ui.widgets.card import separator
from planner.ui.widgets.label import label
from planner.ui.widgets.search_field import SearchField
from planner.ui.widgets.segmented import Segment, SegmentedControl
from planner.values import replace

_EDGE: Final = 12


class ItemList(QWidget):
    """Segments and a search over the tree of phases.

    Attributes:
        shows: the segments.
        search: the search.
        model, tree: the rows.

    Signals:
        ticked: a GroupLine or ItemLine, and whether it is ticked now.
        current_changed: the id in the file of the row that is chosen now, "" for none.
    """

    ticked = Signal(object, bool)
    current_changed = Signal(str)

    def __init__(self) -> None:
        """Begin without rows."""
        super().__init__()
        self._asked = Asked()
        self._preview: tuple[ImportPreview, ImportChoices] | None = None
        self._lines = PreviewLines((), {}, "")
        words = {Show.CHANGES: _("What changes"), Show.ALL: _("All")}
        self._words = words
        segments = [Segment(show.value, each) for show, each in words.items()]
        self.shows = SegmentedControl(segments, name=_("Items"), size="small")
        self.search = SearchField(_("Search items"), keys=_("Ctrl F"))
        self.model = PreviewModel(self)
        self.tree = PreviewTree(self.model)
        self._nothing = label("", color_role="text.secondary", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._fill()
        self.shows.chosen.connect(lambda key: self._ask(replace(self._asked, show=Show(key))))
        self.search.textChanged.connect(lambda text: self._ask(replace(self._asked, text=text)))
        self.search.list_wanted.connect(self.tree.go_in)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.start)
        self.model.ticked.connect(self.ticked)
        self.tree.selectionModel().currentChanged.connect(self._tell_current)

    def ask_for(self, show: Show) -> None:
        """Show these rows."""
        self._asked = replace(self._asked, show=show)
        self.shows.set_value(show.value)

    def go_in(self) -> None:
        """Give the rows the focus, and choose the first item."""
        self.tree.setFocus()
        first = self.model.index(0, 0)
        self.tree.setCurrentIndex(self.model.index(0, 0, first) if first.isValid() else first)

    def show_preview(self, preview: ImportPreview, choices: ImportChoices) -> None:
        """Show what is asked for of a preview."""
        self._preview = (preview, choices)
        self._show()

    def current(self) -> str:
        """Return the id in the file of the row that is chosen, "" for none."""
        row = self.tree.currentIndex().data(ROW_ROLE)
        return row.id if isinstance(row, ItemLine) else ""

    def lines_below(self, group: GroupLine) -> Sequence[ItemLine]:
        """Return the rows of a phase that are shown."""
        return next((each.items for each in self._lines.groups if each.row.id == group.id), ())

    def _ask(self, asked: Asked) -> None:
        self._asked = asked
        self._show()

    def _show(self) -> None:
        if self._preview is None:
            return
        before = {group.row.id for group in self._lines.groups}
        current = self.current()
        lines = self._lines = preview_lines(*self._preview, self._asked)
        self.model.show_lines(lines)
        self._open(before)
        self._choose(current)
        for show, words in self._words.items():
            text = _("{words}  {count}").format(words=words, count=lines.counts[show])
            self.shows.button(show.value).setText(text)
        self._nothing.setText(lines.nothing)
        self._stack.setCurrentIndex(1 if lines.nothing else 0)

    def _open(self, before: set[str]) -> None:
        """Open the phases that were not there; all of them while one searches, or where all came anew."""
        is_search = bool(self._asked.text.strip())
        for group in self._lines.groups:
            if is_search or self.model.was_reset or group.row.id not in before:
                self.tree.expand(self.model.index_of(group.row.id, above=True))
        self.model.was_reset = False

    def _choose(self, id: str) -> None:
        """Choose a row again that a reset let go."""
        if id and self.current() != id:
            index = self.model.index_of(id)
            if index.isValid():
                self.tree.setCurrentIndex(index)

    def _tell_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.current_changed.emit(self.current())

    def _fill(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(_EDGE, 8, _EDGE, 8)
        line.setSpacing(8)
        line.addWidget(self.shows)
        line.addStretch(1)
        line.addWidget(self.search, 2)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(separator())
        column.addWidget(self._stack, 1)
