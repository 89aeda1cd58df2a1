"""The catalogue of certifications: what each asks and costs, and what took the place of the retired ones."""

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.certification import Certification
from planner.i18n import _
from planner.ui.exams.catalogue_rows import CatalogueEntry, catalogue_entries, catalogue_table
from planner.ui.links import open_link
from planner.ui.progress.table_dialog import TableDialog
from planner.ui.shared.dialog_room import comfortable_size
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.theme import current_theme
from planner.ui.widgets.label import label

_SIZE: Final = QSize(760, 600)
_TEXT: Final = 190


class CatalogueDialog(TableDialog):
    """A table of all certifications, and below it what is known of the current one.

    Signals:
        add_requested: the id of the certification whose exam is to be added; the dialog closes then.
    """

    add_requested = Signal(str)

    def __init__(
        self,
        catalogue: Mapping[str, Certification],
        planned: Collection[str | None],
        current: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show the catalogue; `planned` are the ids in the plan, `current` the one to begin with."""
        in_plan = {id for id in planned if id}
        super().__init__(catalogue_table(catalogue, in_plan), parent)
        self._entries = catalogue_entries(catalogue, LocaleDates())
        self._title = label("", "body", weight=600, wrap=True)
        self._subtitle = label("", "small", "text.secondary", wrap=True)
        self._retired = label("", "small", "warn.text", wrap=True)
        self._words = label("", "small", "text.secondary", wrap=True)
        self._notes = label("", "small", "text.tertiary", wrap=True)
        self.official = self.add_button(_("Official page"), icon="external-link", leading=True)
        self.official.clicked.connect(lambda: open_link(self._entry.url))
        self.add = self.add_button(_("Add to the plan..."), icon="plus", leading=True)
        self.add.clicked.connect(self._tell)
        self.content.insertWidget(0, _advice())
        self.content.addWidget(self._details())
        self.view.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_entry())
        self.resize(comfortable_size(self, _SIZE))
        self.show_certification(current)
        self._show_entry()

    @property
    def _entry(self) -> CatalogueEntry:
        return self._entries[max(0, self.view.currentIndex().row())]

    def show_certification(self, id: str) -> None:
        """Make a certification the current one."""
        for number, entry in enumerate(self._entries):
            if entry.id == id:
                self.view.setCurrentIndex(self.view.model().index(number, 0))

    def _show_entry(self) -> None:
        entry = self._entry
        self._title.setText(entry.title)
        facts = "\n".join(f"{fact.name}: {fact.value}" for fact in entry.facts)
        for line, words in (
            (self._subtitle, entry.subtitle),
            (self._retired, entry.retired),
            (self._words, facts),
            (self._notes, entry.notes),
        ):
            line.setText(words)
            line.setVisible(bool(words))
        self.official.setEnabled(bool(entry.url))
        self.view.setAccessibleDescription(" ".join(filter(None, (entry.title, entry.retired, facts))))

    def _details(self) -> QWidget:
        holder = QWidget()
        holder.setMinimumHeight(round(_TEXT * current_theme().scale))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(3)
        for line in (self._title, self._subtitle, self._retired, self._words, self._notes):
            column.addWidget(line)
        column.addStretch(1)
        return holder

    def _tell(self) -> None:
        id = self._entry.id
        self.accept()
        self.add_requested.emit(id)


def _advice() -> QWidget:
    words = _("Pick one by the stack of your client or employer; it says most about you in consulting.")
    return label(words, "small", "text.secondary", wrap=True)
