"""The roadmap's list: phases, or other groups, that open and close, with their items."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QHoverEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from planner.i18n import _
from planner.ui.roadmap.columns import SORTS, At, column_widths
from planner.ui.roadmap.filters import ShownGroup, Sort
from planner.ui.roadmap.group_rows import GroupRow
from planner.ui.roadmap.header import RoadmapHeader
from planner.ui.roadmap.list_model import RoadmapModel
from planner.ui.roadmap.row_heights import RowHeights
from planner.ui.roadmap.row_painter import CHEVRON_END, Look, RowPainter, RowState
from planner.ui.roadmap.rows import ItemRow
from planner.ui.row_model import Branch, Index
from planner.ui.shared.list_look import choose_row, dress_list
from planner.ui.theme import current_theme, theme_holder
from planner.values import Value

# Each row that comes, goes or moves by itself lays out the whole list.
_MOST_STEPS = 40
_MOST_UNEVEN = 500
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _Kept(Value):
    """The numbers of the rows that are chosen, of the current one, and how far the list is scrolled."""

    chosen: Sequence[int] = ()
    current: int = 0
    scroll: int = 0


class RoadmapTree(QTreeView):
    """Shows groups and items.

    Signals:
        choice_changed: another item, several, or a group is chosen, by the learner or because rows left.
        sort_wished: the Sort and whether it falls, by a click on the header.
        opened: an item is to be shown beside the list, by Enter or a double click.
        moved: the ids of an item, of the phase that it shall stand in, and of the item before which, or "".
    """

    choice_changed = Signal()
    sort_wished = Signal(object, bool)
    opened = Signal(str)
    moved = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RoadmapModel(self)
        self._rows.moved.connect(self.moved)
        self._open: set[str] = set()
        self._all_open = False
        self._is_showing = False
        self._digits = 1
        self._hovered: tuple[int, QModelIndex] | None = None
        self._kept = _Kept()
        self._look = Look(current_theme())
        self.setAccessibleName(_("Roadmap"))
        self.setModel(self._rows)
        self._heights = RowHeights(self._rows, self)
        self.setItemDelegate(self._heights)
        self.setHeader(RoadmapHeader(self))
        self._dress()
        self._connect()

    # -- what is shown

    def show_groups(self, groups: Sequence[ShownGroup], *, all_open: bool) -> None:
        """Show groups with their items; with `all_open` every one is open, whatever the learner closed."""
        before = self.chosen_ids(), self.chosen_group()
        known = {self._group_at(place) for place in range(self._rows.rowCount())}
        follow_all = all_open != self._all_open
        self._all_open = all_open
        self._is_showing = True
        self._digits = len(str(max((each.group.number for each in groups), default=1)))
        self._even_out(sum(len(each.items) for each in groups))
        self._rows.show((Branch(each.group, each.items) for each in groups), most_steps=_MOST_STEPS)
        for each in groups:
            if follow_all or each.group.id not in known:
                self._open_or_close(each.group.id)
        self._is_showing = False
        if (self.chosen_ids(), self.chosen_group()) != before:
            self.choice_changed.emit()

    def open_groups(self, ids: Iterable[str]) -> None:
        """Open these groups and close the others that are shown; the rest stays as it was left."""
        shown = {self._group_at(place) for place in range(self._rows.rowCount())}
        self._open = set(ids) | self._open - shown
        for place in range(self._rows.rowCount()):
            self._open_or_close(self._group_at(place))

    def open_all(self) -> None:
        """Open every group."""
        self._open |= {self._group_at(place) for place in range(self._rows.rowCount())}
        self.expandAll()

    def close_all(self) -> None:
        """Close every group that is shown."""
        self.open_groups(())
        self.collapseAll()

    def show_sort(self, sort: Sort, *, descending: bool, has_phases: bool) -> None:
        """Show in the header what the items are ordered by; `has_phases` where the groups are phases."""
        column = next((at for at, each in SORTS.items() if each is sort), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.header().setSortIndicator(column, order)
        # Only in their own order on the road do items have places to be dragged to.
        is_own_order = sort is Sort.ROAD and not descending and has_phases
        modes = QAbstractItemView.DragDropMode
        self.setDragDropMode(modes.InternalMove if is_own_order else modes.NoDragDrop)

    # -- what is chosen

    def chosen_ids(self) -> list[str]:
        """Return the ids of the chosen items, each once, in the order of the list."""
        chosen = sorted(
            self.selectionModel().selectedRows(), key=lambda index: (index.parent().row(), index.row())
        )
        rows = (self._rows.row_at(index) for index in chosen)
        return list(dict.fromkeys(row.id for row in rows if isinstance(row, ItemRow)))

    def chosen_group(self) -> str | None:
        """Return the id of the chosen group, where no item is chosen."""
        rows = [self._rows.row_at(index) for index in self.selectionModel().selectedRows()]
        if any(isinstance(row, ItemRow) for row in rows):
            return None
        return next((row.id for row in rows if isinstance(row, GroupRow)), None)

    def choose(self, id: str) -> bool:
        """Choose an item alone, open its group and scroll to it; return whether it is shown."""
        return choose_row(self, self._rows.index_of(id))

    def choose_first(self) -> None:
        """Choose the first item that can be seen, if there is one."""
        index = self.indexAt(QPoint(0, 0))
        while index.isValid() and not index.parent().isValid():
            index = self.indexBelow(index)
        if index.isValid():
            row = self._rows.row_at(index)
            self.choose(row.id if row else "")

    # -- how it looks

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # Cell by cell, as Qt draws, a row costs three times as much.
        row = self._rows.row_at(index)
        whole = QRect(0, option.rect.top(), self.viewport().width(), option.rect.height())
        state = RowState(
            is_selected=self.selectionModel().isSelected(index),
            is_hovered=self._hovered == _place_of(index),
            is_open=isinstance(row, GroupRow) and self.isExpanded(index),
            digits=self._digits,
            direction=self.layoutDirection(),
        )
        if isinstance(row, GroupRow | ItemRow):
            RowPainter(painter, self._look, state).paint(row, whole, self._cells(whole))
        if self.hasFocus() and _place_of(self.currentIndex()) == _place_of(index):
            painter.setPen(QPen(self._look.color("focus.ring"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(whole).adjusted(0.5, 0.5, -0.5, -1.5))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHoverEvent):
            leaves = event.type() == QEvent.Type.HoverLeave
            index = QModelIndex() if leaves else self.indexAt(event.position().toPoint())
            self._hovered = _place_of(index) if index.isValid() else None
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give the columns the widths that the room asks for, and hide those that it has none for."""
        widths = column_widths(self.viewport().width(), current_theme().scale)
        for at in At:
            if at is not At.NAME:
                self.setColumnHidden(at, at not in widths)
                if at in widths:
                    self.setColumnWidth(at, widths[at])

    # -- how it is used

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        on_chevron = index.isValid() and not index.parent().isValid() and self._is_at_start(event)
        if on_chevron and event.button() == Qt.MouseButton.LeftButton:
            self.setExpanded(index.siblingAtColumn(0), not self.isExpanded(index.siblingAtColumn(0)))
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            return  # the key of an action that cannot be done now; Qt would take the choice back
        index = self.currentIndex().siblingAtColumn(At.NAME)
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in _STEPS:
            self._move_by(index, _STEPS[Qt.Key(event.key())])
            return
        is_group = isinstance(self._rows.row_at(index), GroupRow)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_group:
            self.setExpanded(index, not self.isExpanded(index))
            return
        super().keyPressEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._is_showing:
            self.choice_changed.emit()

    def _dress(self) -> None:
        dress_list(self)
        header = self.header()
        header.setSectionsMovable(True)
        for at in At:
            resize = QHeaderView.ResizeMode.Stretch if at is At.NAME else QHeaderView.ResizeMode.Fixed
            header.setSectionResizeMode(at, resize)

    def _connect(self) -> None:
        self._rows.modelAboutToBeReset.connect(self._keep)
        self._rows.modelReset.connect(self._take_back)
        self.expanded.connect(self._keep_open)
        self.collapsed.connect(self._keep_closed)
        self.activated.connect(self._tell_opened)
        self.header().sortIndicatorChanged.connect(self._tell_sort)
        theme_holder().changed.connect(self._restyle)

    def _cells(self, whole: QRect) -> Iterator[tuple[int, QRect]]:
        header = self.header()
        for column in At:
            if not header.isSectionHidden(column):
                left, width = header.sectionViewportPosition(column), header.sectionSize(column)
                yield column, QRect(left, whole.top(), width, whole.height())

    def _restyle(self) -> None:
        self._look = Look(current_theme())
        self._heights.restyle()
        self.fit_columns()
        # Rows are as high as the text is big.
        self.scheduleDelayedItemsLayout()

    def _even_out(self, count: int) -> None:
        """Let all rows of a long list be of one height: asking each for its own is most of a layout."""
        are_even = count > _MOST_UNEVEN
        if are_even != self.uniformRowHeights():
            self._heights.are_even = are_even
            self.setUniformRowHeights(are_even)
            self.scheduleDelayedItemsLayout()

    def _keep(self) -> None:
        """Keep what is chosen and seen while the rows are laid out anew."""
        number_of = self._rows.number_of
        current = self.currentIndex()
        self._kept = _Kept(
            [number_of(index) for index in self.selectionModel().selectedRows()],
            number_of(current) if current.isValid() else 0,
            self.verticalScrollBar().value(),
        )

    def _take_back(self) -> None:
        """Choose and open what was chosen and open, as far as it is still there."""
        for place in range(self._rows.rowCount()):
            self._open_or_close(self._group_at(place))
        chosen, last = QItemSelection(), At.NEEDED
        for index in map(self._rows.index_of_number, self._kept.chosen):
            if index.isValid():
                chosen.select(index, index.siblingAtColumn(last))
        selection, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        selection.setCurrentIndex(self._rows.index_of_number(self._kept.current), flags.NoUpdate)
        selection.select(chosen, flags.ClearAndSelect)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(self._kept.scroll)

    def _open_or_close(self, group: str) -> None:
        index = self._rows.index_of(group, above=True)
        self.setExpanded(index, self._all_open or group in self._open)

    def _keep_open(self, index: QModelIndex) -> None:
        if not self._all_open and not self._is_showing:
            self._open.add(self._group_at(index.row()))

    def _keep_closed(self, index: QModelIndex) -> None:
        if not self._all_open and not self._is_showing:
            self._open.discard(self._group_at(index.row()))

    def _move_by(self, index: QModelIndex, step: int) -> None:
        """Move an item by one place within its phase."""
        row, phase = self._rows.row_at(index), self._rows.row_at(index.parent())
        can_move = self.dragDropMode() != QAbstractItemView.DragDropMode.NoDragDrop
        if not isinstance(row, ItemRow) or phase is None or not can_move:
            return
        last = self._rows.rowCount(index.parent()) - 1
        if not 0 <= index.row() + step <= last:
            return
        before = self._rows.row_at(index.siblingAtRow(index.row() + (2 if step > 0 else -1)))
        self.moved.emit(row.id, phase.id, "" if before is None else before.id)

    def _group_at(self, place: int) -> str:
        row = self._rows.row_at(self._rows.index(place, 0))
        return row.id if row else ""

    def _is_at_start(self, event: QMouseEvent) -> bool:
        x = round(event.position().x())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return (self.viewport().width() - x if mirrored else x) < CHEVRON_END

    def _tell_opened(self, index: QModelIndex) -> None:
        row = self._rows.row_at(index)
        if isinstance(row, ItemRow):
            self.opened.emit(row.id)

    def _tell_sort(self, column: int, order: Qt.SortOrder) -> None:
        sort = SORTS[At(column)] if column >= 0 else Sort.ROAD
        self.sort_wished.emit(sort, order == Qt.SortOrder.DescendingOrder)


def _place_of(index: Index) -> tuple[int, QModelIndex]:
    """Where a row stands, whatever the column."""
    return index.row(), index.parent()
