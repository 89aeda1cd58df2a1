"""The lower part of the details: how far the item of a session has come, and what is kept with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.item_notes.parts import ItemNotesParts
from planner.ui.week.panel.details_rows import ItemBlock
from planner.ui.week.panel.icon_line import IconLines
from planner.ui.widgets.bars import ProgressBar
from planner.ui.widgets.folding_row import FoldingRow
from planner.ui.widgets.label import ThemedLabel, label


class ItemSection(QWidget):
    """Shows an item.

    Attributes:
        column: its layout.
        notes: what the learner keeps with the item; its signals tell what is wished of that.

    Signals:
        link_activated: the address of a resource that was clicked.
    """

    link_activated = Signal(str)

    def __init__(self, complete: QPushButton, log: QPushButton, parent: QWidget | None = None) -> None:
        """Take the buttons that complete the item and log time for it."""
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self._complete, self._log = complete, log
        self._row = FoldingRow({complete: 100, log: 100}, self)
        self._logged = label("", weight=600)
        self._estimate = label("", color_role="text.secondary")
        self._left = label("", "small", "text.secondary", wrap=True)
        self._bar = ProgressBar(_("Hours logged"))
        self.notes = ItemNotesParts(self)
        self._resources_title = _section(_("Resources"))
        self._resources = IconLines()
        self._resources.link_activated.connect(self.link_activated)
        self._fill()

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, from top to bottom."""
        notes = self.notes
        resources = self._resources.tab_stops
        done_when, steps = notes.evidence.tab_stops, notes.steps.tab_stops
        return self._complete, self._log, *done_when, *steps, *resources, *notes.note.tab_stops

    def show_item(self, item: ItemBlock) -> None:
        """Show another item, or how it stands now."""
        self._logged.setText(item.logged)
        self._estimate.setText(item.estimate)
        self._left.setText(item.left)
        self._bar.show_fraction(item.fraction, f"{item.logged} {item.estimate}")
        self._resources.show_lines(tuple(("book-open", words) for words in item.resources))
        self.notes.show_rows(item.notes)
        self._resources_title.setVisible(bool(item.resources))
        self._resources.setVisible(bool(item.resources))
        self._complete.setVisible(item.can_complete)
        self._row.refold()

    def _fill(self) -> None:
        column = self.column
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(0)
        column.addLayout(self._hours_row())
        column.addSpacing(6)
        column.addWidget(self._bar)
        column.addSpacing(5)
        column.addWidget(self._left)
        column.addSpacing(12)
        column.addWidget(self._row)
        parts = self.notes
        kept: tuple[QWidget, ...] = parts.evidence, parts.steps, parts.note
        for part in kept:
            part.setContentsMargins(0, 10, 0, 0)
        self._resources_title.setContentsMargins(0, 14, 0, 6)
        for below in (*kept[:2], self._resources_title, self._resources, kept[2]):
            column.addWidget(below)

    def _hours_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._logged)
        row.addWidget(self._estimate)
        row.addStretch(1)
        return row


def _section(title: str) -> ThemedLabel:
    return label(title, "small", "text.secondary", weight=600)
