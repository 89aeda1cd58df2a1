"""What a chart shows, as a table that can be copied."""

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from planner.i18n import _
from planner.ui.row_model import Index
from planner.ui.shared.chart_table import ChartTable
from planner.ui.shared.dialog_room import comfortable_size, dialog_room
from planner.ui.shared.roomy_cells import RoomyCells
from planner.ui.theme import current_theme
from planner.ui.widgets.card import Card
from planner.ui.widgets.dialog import SIDE, PlainDialog

_SIZE: Final = QSize(560, 480)
_FRAME: Final = 2  # its line, and what lies within that
_NOWHERE: Final = QModelIndex()
_NUMBERS: Final = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
_WORDS: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


class TableModel(QAbstractTableModel):
    """A table of words that stays as it is."""

    def __init__(self, table: ChartTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._table.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.columns[section]
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        """Numbers stand below each other at the right; the first column and sentences at the left."""
        cells = (row[column] for row in self._table.rows)
        return _WORDS if column == 0 or any(" " in cell for cell in cells) else _NUMBERS


class TableDialog(PlainDialog):
    """Shows a table; Ctrl+C or the button copies all of it."""

    def __init__(self, table: ChartTable, parent: QWidget | None = None) -> None:
        """Show the table of a chart."""
        super().__init__(table.title, parent=parent)
        self._table = table
        self.view = _table_view(TableModel(table, self))
        frame = Card(1)
        frame.body.addWidget(self.view)
        self.content.addWidget(frame, 1)
        self.copy_button = self.add_button(_("Copy"), icon="copy", leading=True)
        self.copy_button.clicked.connect(self.copy)
        self.add_button(_("Close"), "primary")
        self.finished.connect(self.deleteLater)
        self.resize(self._wanted_size())
        self.view.setFocus()

    def copy(self) -> None:
        """Put the table into the clipboard as lines with tabs."""
        QGuiApplication.clipboard().setText(self._table.text)

    def _wanted_size(self) -> QSize:
        """Return the size of the design, or wider where that shows all columns."""
        header = self.view.horizontalHeader()
        columns = (
            max(header.sectionSizeHint(number), self.view.sizeHintForColumn(number))
            for number in range(header.count())
        )
        width = sum(columns) + self.view.verticalScrollBar().sizeHint().width() + 2 * (SIDE + _FRAME)
        return comfortable_size(self, _SIZE).expandedTo(QSize(width, 0)).boundedTo(dialog_room(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)


class _CopyingView(QTableView):
    """Leaves Ctrl+C to its dialog, for Qt's own would copy the one cell that is current."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _table_view(model: TableModel) -> QTableView:
    view = _CopyingView()
    view.setModel(model)
    view.setItemDelegate(RoomyCells(view))
    view.setAccessibleName(_("Table"))
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.setTabKeyNavigation(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setShowGrid(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(current_theme().size("row"))
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    if model.rowCount():
        view.setCurrentIndex(model.index(0, 0))
    return view
