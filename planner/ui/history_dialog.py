"""Every change that is kept, newest first, with undo and redo beside it."""

from PySide6.QtCore import QDate, QLocale, QTime
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from planner.i18n import _
from planner.services.workspace import HistoryEntry, Workspace
from planner.ui.performer import Performer
from planner.ui.widgets.dialog import PlainDialog


class HistoryDialog(PlainDialog):
    """Lists the steps; what is undone is greyed."""

    def __init__(self, workspace: Workspace, performer: Performer, parent: QWidget | None = None) -> None:
        """Show the history of a workspace and keep up with it."""
        super().__init__(_("History"), _("Every change is kept and can be taken back, step by step."), parent)
        self._workspace = workspace
        self._rows = QListWidget()
        self._rows.setAccessibleName(_("History"))
        self._rows.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._rows.setMinimumSize(460, 320)
        self.content.addWidget(self._rows)
        self._undo = self.add_button(_("Undo"), icon="undo-2", leading=True)
        self._redo = self.add_button(_("Redo"), icon="redo-2", leading=True)
        self._undo.clicked.connect(performer.undo)
        self._redo.clicked.connect(performer.redo)
        self.add_button(_("Close"), "primary")
        performer.changed.connect(self._show)
        self._show()

    def _show(self, _notice: object = None) -> None:
        self._undo.setEnabled(self._workspace.next_undo is not None)
        self._redo.setEnabled(self._workspace.next_redo is not None)
        self._rows.clear()
        for entry in self._workspace.history():
            self._rows.addItem(_row(entry))
        if not self._rows.count():
            self._rows.addItem(_("Nothing was changed yet."))


def _row(entry: HistoryEntry) -> QListWidgetItem:
    locale = QLocale()
    day = locale.toString(QDate(entry.at.year, entry.at.month, entry.at.day), "d MMM")
    clock = locale.toString(QTime(entry.at.hour, entry.at.minute), QLocale.FormatType.ShortFormat)
    words = _("{label} (undone)").format(label=entry.label) if entry.undone else entry.label
    row = QListWidgetItem(f"{day}, {clock}   {words}")
    row.setFlags(row.flags() if not entry.undone else row.flags() & ~row.flags().ItemIsEnabled)
    return row
