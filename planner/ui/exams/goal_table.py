"""The exams and goals as a table that can be sorted, for narrow eyes and screen readers."""

from functools import partial
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPoint,
    QSignalBlocker,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from planner.i18n import _
from planner.ui.exams.table_rows import TableLine, table_columns
from planner.ui.row_model import Index
from planner.ui.shared.roomy_cells import RoomyCells
from planner.ui.theme import current_theme, theme_holder

_KEY: Final = int(Qt.ItemDataRole.UserRole)
_ROW: Final = _KEY + 1
_NOWHERE: Final = QModelIndex()
_NUMBERS: Final = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
_WORDS: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_NUMBER_COLUMNS: Final = (2, 5, 6, 7, 8)
_UPWARDS: Final = Qt.SortOrder.AscendingOrder
_OPENERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GoalTableModel(QAbstractTableModel):
    """The lines of the table, and by what they are sorted."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without lines."""
        super().__init__(parent)
        self._lines: tuple[TableLine, ...] = ()
        self._columns = table_columns()

    def show_lines(self, lines: tuple[TableLine, ...]) -> None:
        """Show other lines."""
        if lines == self._lines:
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        cell = line.cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.words
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _NUMBER_COLUMNS:
            return _NUMBERS
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._columns[index.column()]}: {cell.words or _('none')}"
        return {_KEY: cell.key, _ROW: line}.get(role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _NUMBERS if section in _NUMBER_COLUMNS else _WORDS
        return None


class GoalTable(QTableView):
    """Shows the lines. Enter changes a goal, Del removes it, and its menu is that of its card.

    Signals:
        edit_requested, remove_requested: the goal's id.
        menu_requested: the goal's id, and where its menu is to open.
    """

    edit_requested = Signal(str)
    remove_requested = Signal(str)
    menu_requested = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without lines, sorted as the cards are."""
        super().__init__(parent)
        self._lines = GoalTableModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._lines)
        self._sorted.setSortRole(_KEY)
        self.setModel(self._sorted)
        self.setItemDelegate(RoomyCells(self))
        self.setAccessibleName(_("Exams and goals"))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setHighlightSections(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(lambda _index: self._edit())
        theme_holder().changed.connect(self._fit)
        self._fit()

    @property
    def current_id(self) -> str:
        """The goal of the current line, or ""."""
        line = self.currentIndex().data(_ROW)
        return line.row.id if isinstance(line, TableLine) else ""

    def show_lines(self, lines: tuple[TableLine, ...]) -> None:
        """Show other lines; the current goal stays current."""
        current = self.current_id
        with QSignalBlocker(self.selectionModel()):
            self._lines.show_lines(lines)
        self.show_goal(current) or self.show_goal(lines[0].row.id if lines else "")

    def show_goal(self, id: str) -> bool:
        """Make the line of a goal the current one; return whether there is one."""
        for number in range(self._sorted.rowCount()):
            index = self._sorted.index(number, 0)
            line = index.data(_ROW)
            if isinstance(line, TableLine) and line.row.id == id:
                self.setCurrentIndex(index)
                return True
        return False

    def add_sorting(self, menu: QMenu) -> None:
        """Add what a click on a title does, for those who steer by keyboard."""
        by = menu.addMenu(_("Sort by"))
        by.addAction(_("Date, then what has none"), partial(self.sortByColumn, -1, _UPWARDS))
        for number, title in enumerate(table_columns()):
            by.addAction(title, partial(self.sortByColumn, number, _UPWARDS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_plain and key in _OPENERS:
            self._edit()
        elif is_plain and key == Qt.Key.Key_Delete and self.current_id:
            self.remove_requested.emit(self.current_id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        if self.current_id:
            self.menu_requested.emit(self.current_id, place)

    def _edit(self) -> None:
        line = self.currentIndex().data(_ROW)
        if isinstance(line, TableLine) and not line.row.is_closed:
            self.edit_requested.emit(line.row.id)

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(current_theme().size("row"))
