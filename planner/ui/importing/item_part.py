"""The chosen row of the preview, told in full, and which item of the plan is the same topic."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.formats import one_line
from planner.i18n import _
from planner.services.import_preview import ImportRow, RowState
from planner.ui.importing.rows import can_join, state_words
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.label import label
from planner.ui.widgets.long_choice import LongChoice

FEW_LETTERS = 10  # of a choice in a narrow column; its list shows all
_OF_ITS_OWN = 0  # the place of "none" in the choice


class ItemPart(QWidget):
    """Says more of a row than fits into the list.

    Attributes:
        same_as: the choice among the items of the plan.
        own: the button that says that it is none of them.
        same: the button that says that it is the one that is suggested.

    Signals:
        joined: the id in the file, and the id of the plan's item that is the same topic, or None.
    """

    joined = Signal(str, object)

    def __init__(self) -> None:
        """Begin hidden, without a row."""
        super().__init__()
        self._row: ImportRow | None = None
        self._title = label("", weight=600, wrap=True)
        self._phase = label("", "small", "text.tertiary", wrap=True)
        self._words = label("", "small", "text.secondary", wrap=True)
        self._asks = label(_("Same topic as"), "small", "text.secondary")
        self.same_as = LongChoice()
        self.same_as.setMinimumContentsLength(FEW_LETTERS)
        self.same_as.setAccessibleName(_("Same topic as"))
        self._asks.setBuddy(self.same_as)
        self.own = push_button(_("No, a topic of its own"), size="small")
        self.same = push_button(_("Yes, the same topic"), size="small")
        self.same_as.activated.connect(self._join)
        self.own.clicked.connect(self._part)
        self.same.clicked.connect(self._take_suggested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._title, self._phase, self._words):
            column.addWidget(part)
        column.addSpacing(4)
        column.addWidget(self._asks)
        column.addWidget(self.same_as)
        for button in (self.own, self.same):
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def offer(self, items: Sequence[tuple[str, str]]) -> None:
        """Offer the items of the plan, by id and title."""
        self.same_as.clear()
        self.same_as.addItem(_("None: a topic of its own"), None)
        for id, title in items:
            self.same_as.addItem(one_line(title), id)

    def show_row(self, row: ImportRow | None) -> None:
        """Show a row, or nothing."""
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        self._title.setText(one_line(row.title))
        self._phase.setText(one_line(row.phase))
        self._words.setText(state_words(row))
        is_asked = can_join(row)
        for part in (self._asks, self.same_as):
            part.setVisible(is_asked)
        self.same_as.setCurrentIndex(max(_OF_ITS_OWN, self.same_as.findData(row.item)))
        self.own.setVisible(row.state is RowState.MATCHED)
        self.same.setVisible(is_asked and row.suggested is not None)

    def _join(self, place: int) -> None:
        item = self.same_as.itemData(place)
        if self._row is not None and item != self._row.item:
            self.joined.emit(self._row.key, item)

    def _part(self) -> None:
        if self._row is not None:
            self.same_as.setFocus()  # the button goes with what it denies
            self.joined.emit(self._row.key, None)

    def _take_suggested(self) -> None:
        if self._row is not None:
            self.same_as.setFocus()
            self.joined.emit(self._row.key, self._row.suggested)
