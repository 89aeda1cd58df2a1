"""Every change that is kept, newest first, with undo and redo beside it."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.services.workspace import HistoryEntry, Workspace
from planner.ui.performer import Performer
from planner.ui.row_model import Branch, Column, Index, RowModel
from planner.ui.shared.date_words import DateWords, near_day
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.shared.plain_list import plain_list
from planner.ui.theme import current_theme
from planner.ui.widgets.card import Card
from planner.ui.widgets.dialog import PlainDialog
from planner.ui.widgets.label import label, plain_tool_tip
from planner.values import Value

_SIZE: Final = QSize(520, 460)


class HistoryRow(Value):
    """A step: what it did, when, and whether it is undone at present."""

    id: str
    title: str
    when: str
    is_undone: bool


def history_rows(entries: Iterable[HistoryEntry], today: date, words: DateWords) -> tuple[HistoryRow, ...]:
    """Return the steps as they are given, newest first."""
    return tuple(_row(entry, today, words) for entry in entries)


class HistoryDialog(PlainDialog):
    """Lists the steps and keeps up with them; what is undone is greyed."""

    def __init__(self, workspace: Workspace, performer: Performer, parent: QWidget | None = None) -> None:
        """Show the history of a workspace."""
        super().__init__(_("History"), _("Every change is kept and can be taken back, step by step."), parent)
        self._workspace = workspace
        self.model = HistoryModel(self)
        self.rows = plain_list(self.model, _("History"))
        self._frame = Card(4)
        self._frame.body.addWidget(self.rows)
        self._nothing = label(_("Nothing was changed yet."), color_role="text.secondary")
        self.content.addWidget(self._frame, 1)
        self.content.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignCenter)
        self.redo = self.add_button(_("Redo"), icon="redo-2", leading=True)
        self.undo = self.add_button(_("Undo"), icon="undo-2", leading=True)
        self.undo.clicked.connect(performer.undo_step)
        self.redo.clicked.connect(performer.redo_step)
        self.add_button(_("Close"), "primary")
        self.finished.connect(self.deleteLater)
        performer.changed.connect(self._show)
        self.resize(_SIZE * max(1.0, current_theme().scale))
        self._show()

    def _show(self, _notice: object = None) -> None:
        workspace = self._workspace
        undo, redo = workspace.next_undo, workspace.next_redo
        for button, step in ((self.undo, undo), (self.redo, redo)):
            button.setEnabled(step is not None)
            button.setAccessibleDescription(step or "")
            button.setToolTip(plain_tool_tip(step or ""))
        rows = history_rows(workspace.history(), workspace.now.date(), LocaleDates())
        self.model.show(Branch(row) for row in rows)
        self._frame.setVisible(bool(rows))
        self._nothing.setVisible(not rows)


class HistoryModel(RowModel):
    """The steps in two columns: what, and when."""

    def __init__(self, parent: QObject | None = None) -> None:
        display, tip = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
        super().__init__(
            (
                Column("", {display: lambda row: row.title, tip: lambda row: plain_tool_tip(row.title)}),
                Column(
                    "",
                    {
                        display: lambda row: row.when,
                        int(Qt.ItemDataRole.ForegroundRole): _when_color,
                        int(Qt.ItemDataRole.TextAlignmentRole): lambda _row: _AT_END,
                    },
                ),
            ),
            parent,
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        usual = super().flags(index)
        is_undone = isinstance(row, HistoryRow) and row.is_undone
        return usual & ~Qt.ItemFlag.ItemIsEnabled if is_undone else usual


_AT_END: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _row(entry: HistoryEntry, today: date, words: DateWords) -> HistoryRow:
    title = _("{label} (undone)").format(label=entry.label) if entry.undone else entry.label
    day = _("Today") if entry.at.date() == today else near_day(words, entry.at.date(), today)
    when = _("{day}, {time}").format(day=day, time=words.clock(entry.at))
    return HistoryRow(str(entry.number), title, when, entry.undone)


def _when_color(row: HistoryRow) -> QColor:
    return current_theme().color("text.disabled" if row.is_undone else "text.tertiary")
