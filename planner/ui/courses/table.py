"""The table of courses: groups that open and close, with their courses."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QStyleOptionViewItem, QTreeView, QWidget

from planner.i18n import _
from planner.ui.courses.columns import (
    LEAST_TITLE,
    LEAST_WIDTH,
    SORTS,
    At,
    column_widths,
    make_columns,
    usual_columns,
)
from planner.ui.courses.filters import GroupRow, ShownGroup, Sort
from planner.ui.courses.rows import CourseRow
from planner.ui.courses.table_delegate import GROUP_END, TITLE_LEFT, TableDelegate, box_reach
from planner.ui.row_model import Branch, Index, RowModel
from planner.ui.shared.list_header import ListHeader
from planner.ui.shared.list_look import choose_row, dress_list
from planner.ui.theme import current_theme, theme_holder

_LEFT = Qt.MouseButton.LeftButton


class CourseTable(QTreeView):
    """Shows groups and courses.

    Signals:
        choice_changed: another course or several are chosen, by the learner or because rows left.
        sort_wished: the Sort and whether it falls, by a click on the header.
        opened: a course is to be shown beside the table, by Enter or a double click.
        ticked: the id of a course whose box was clicked.
        layout_changed: the learner closed or opened a group, or gave a column another width.
    """

    choice_changed = Signal()
    sort_wished = Signal(object, bool)
    opened = Signal(str)
    ticked = Signal(str)
    layout_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowModel(make_columns(), self)
        self._closed: set[str] = set()
        self._widths: dict[At, int] = {}
        self._wished: dict[At, bool] = {}
        self._all_open = False
        self._is_showing = self._is_fitting = False
        self.setAccessibleName(_("Courses and books"))
        self.setModel(self._rows)
        self._delegate = TableDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setHeader(ListHeader(TITLE_LEFT, (At.HOURS,), self))
        self._dress()
        self._connect()

    # -- what is shown

    def show_groups(self, groups: Sequence[ShownGroup], *, all_open: bool) -> None:
        """Show groups with their courses; with `all_open` every one comes open, whatever was closed."""
        before, known = self._groups_of_chosen(), set(self._shown_groups())
        follow_all = all_open != self._all_open
        self._all_open, self._is_showing = all_open, True
        self._rows.show(Branch(each.group, each.courses) for each in groups)
        for id in self._shown_groups():
            if follow_all or id not in known:
                self._open_or_close(id)
        after = self._groups_of_chosen()
        for id, group in after.items():
            if before.get(id) not in (None, group):  # it moved, and is followed into what may be closed
                self.expand(self._rows.index_of(id).parent())
        self._is_showing = False
        if list(after) != list(before):
            self.choice_changed.emit()

    def show_sort(self, sort: Sort, descending: bool) -> None:
        """Show in the header what the courses are ordered by."""
        column = next((at for at, each in SORTS.items() if each is sort), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        blocked = self.header().blockSignals(True)
        self.header().setSortIndicator(column, order)
        self.header().blockSignals(blocked)
        self.header().viewport().update()

    def set_wide(self, is_wide: bool) -> None:
        """Show a course in one line with more columns, or in two lines."""
        if is_wide != self._delegate.is_wide:
            self._delegate.is_wide = is_wide
            self._restyle()

    # -- what is kept

    def closed_groups(self) -> frozenset[str]:
        """Return the ids of the groups that the learner closed."""
        return frozenset(self._closed)

    def close_groups(self, ids: Iterable[str]) -> None:
        """Close these groups, now or when they are shown."""
        self._closed = set(ids)
        self._is_showing = True
        for id in self._shown_groups():
            self._open_or_close(id)
        self._is_showing = False

    def widths(self) -> Mapping[At, int]:
        """Return the widths that the learner gave to columns, in pixels at the usual text size."""
        return dict(self._widths)

    def set_widths(self, widths: Mapping[At, int]) -> None:
        """Give columns these widths."""
        self._widths = dict(widths)
        self.fit_columns()

    def wished_columns(self) -> Mapping[At, bool]:
        """Return of which columns the learner said whether they shall stand in the table."""
        return dict(self._wished)

    def wish_columns(self, wished: Mapping[At, bool]) -> None:
        """Let columns stand in the table, or not, where there is room for them."""
        self._wished = dict(wished)
        self.fit_columns()

    def columns_menu(self, parent: QWidget) -> QMenu:
        """Return a menu in which columns are switched on and off."""
        menu = QMenu(_("Columns"), parent)
        usual = usual_columns(is_wide=self._delegate.is_wide)
        for at in At:
            if at is not At.TITLE:
                action = menu.addAction(str(self._rows.headerData(at, Qt.Orientation.Horizontal)))
                action.setCheckable(True)
                action.setChecked(self._wished.get(at, at in usual))
                action.toggled.connect(partial(self._wish, at))
        return menu

    # -- what is chosen

    def chosen_ids(self) -> list[str]:
        """Return the ids of the chosen courses, in the order of the table."""
        chosen = sorted(
            self.selectionModel().selectedRows(), key=lambda index: (index.parent().row(), index.row())
        )
        rows = (self._rows.row_at(index) for index in chosen)
        return [row.id for row in rows if isinstance(row, CourseRow)]

    def choose(self, id: str) -> bool:
        """Choose a course alone, open its group and scroll to it; return whether it is shown."""
        return choose_row(self, self._rows.index_of(id))

    def choose_first(self) -> None:
        """Choose the first course that is shown, if there is one."""
        for top in range(self._rows.rowCount()):
            group = self._rows.index(top, 0)
            row = self._rows.row_at(self._rows.index(0, 0, group))
            if row is not None and self.isExpanded(group):
                self.choose(row.id)
                return

    # -- how it looks

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().drawRow(painter, option, index)
        current = self.currentIndex()
        if self.hasFocus() and (current.row(), current.parent()) == (index.row(), index.parent()):
            painter.setPen(QPen(current_theme().color("focus.ring"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            whole = QRect(0, option.rect.top(), self.viewport().width(), option.rect.height())
            painter.drawRect(QRectF(whole).adjusted(0.5, 0.5, -0.5, -1.5))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give the columns the widths that the room asks for, and hide those that it has none for."""
        is_wide, scale = self._delegate.is_wide, current_theme().scale
        room = self.viewport().width()
        fitting = column_widths(room, scale, self._widths, self._wished, is_wide=is_wide)
        self._delegate.has_provider = At.PROVIDER in fitting
        self._is_fitting = True
        for at in At:
            if at is not At.TITLE:
                self.setColumnHidden(at, at not in fitting)
                if at in fitting:
                    self.setColumnWidth(at, fitting[at])
        self._is_fitting = False

    # -- how it is used

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == _LEFT and self._is_heading(index, event):
            self.setExpanded(index.siblingAtColumn(0), not self.isExpanded(index.siblingAtColumn(0)))
            return
        if event.button() == _LEFT and self._is_on_box(index, event):
            return  # the release tells, and the choice of several stays as it is
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = self._rows.row_at(index)
        if event.button() == _LEFT and self._is_on_box(index, event) and row is not None:
            self.ticked.emit(row.id)
            return
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self._is_on_box(index, event) or self._is_heading(index, event):
            self.mousePressEvent(event)
            return
        super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex().siblingAtColumn(At.TITLE)
        is_group = isinstance(self._rows.row_at(index), GroupRow)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and is_group:
            self.setExpanded(index, not self.isExpanded(index))
        elif event.key() != Qt.Key.Key_Space:  # the key of an action that cannot be done now
            super().keyPressEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._is_showing:
            self.choice_changed.emit()

    def _is_on_box(self, index: QModelIndex, event: QMouseEvent) -> bool:
        row = self._rows.row_at(index)
        if not isinstance(row, CourseRow) or not row.can_tick or index.column() != At.TITLE:
            return False
        return box_reach(self.visualRect(index), self.layoutDirection()).contains(event.position().toPoint())

    def _is_heading(self, index: QModelIndex, event: QMouseEvent) -> bool:
        x = round(event.position().x())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at = self.viewport().width() - x if mirrored else x
        return isinstance(self._rows.row_at(index), GroupRow) and at < GROUP_END

    def _dress(self) -> None:
        dress_list(self)
        self.setExpandsOnDoubleClick(False)
        header = self.header()
        for at in At:
            resize = QHeaderView.ResizeMode.Stretch if at is At.TITLE else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(at, resize)

    def _connect(self) -> None:
        self.expanded.connect(lambda index: self._keep_group(index, is_open=True))
        self.collapsed.connect(lambda index: self._keep_group(index, is_open=False))
        self.activated.connect(self._tell_opened)
        self.header().sortIndicatorChanged.connect(self._tell_sort)
        self.header().sectionResized.connect(self._keep_width)
        self.header().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.header().customContextMenuRequested.connect(self._open_columns)
        theme_holder().changed.connect(self._restyle)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.fit_columns()

    def _restyle(self) -> None:
        self._delegate.restyle()
        self.fit_columns()
        self.scheduleDelayedItemsLayout()  # rows are as high as the text is big

    def _groups_of_chosen(self) -> dict[str, str]:
        """Return the ids of the chosen courses, in the order of the table, with those of their groups."""
        groups = {}
        for id in self.chosen_ids():
            group = self._rows.row_at(self._rows.index_of(id).parent())
            groups[id] = group.id if group is not None else ""
        return groups

    def _shown_groups(self) -> Iterator[str]:
        rows = (self._rows.row_at(self._rows.index(top, 0)) for top in range(self._rows.rowCount()))
        return (row.id for row in rows if row is not None)

    def _open_or_close(self, group: str) -> None:
        index = self._rows.index_of(group, above=True)
        self.setExpanded(index, self._all_open or group not in self._closed)

    def _keep_group(self, index: QModelIndex, *, is_open: bool) -> None:
        row = self._rows.row_at(index)
        if self._all_open or self._is_showing or row is None:
            return
        if is_open:
            self._closed.discard(row.id)
        else:
            self._closed.add(row.id)
        self.layout_changed.emit()

    def _keep_width(self, column: int, _before: int, width: int) -> None:
        if self._is_fitting or column == At.TITLE or not width:
            return
        most = self._most_width(At(column))
        if width > most:
            self._is_fitting, width = True, most
            self.setColumnWidth(column, width)
            self._is_fitting = False
        self._widths[At(column)] = round(width / current_theme().scale)
        self.layout_changed.emit()

    def _most_width(self, column: At) -> int:
        """Return how wide a column can be beside the others that are shown and the titles."""
        scale = current_theme().scale
        others = sum(self.columnWidth(at) for at in At if at not in (At.TITLE, column))
        room = self.viewport().width() - others
        return max(room - round(LEAST_TITLE * scale), round(LEAST_WIDTH * scale))

    def _wish(self, at: At, is_on: bool) -> None:
        self.wish_columns({**self._wished, at: is_on})
        self.layout_changed.emit()

    def _open_columns(self, at: QPoint) -> None:
        menu = self.columns_menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.header().mapToGlobal(at))

    def _tell_opened(self, index: QModelIndex) -> None:
        row = self._rows.row_at(index)
        if isinstance(row, CourseRow):
            self.opened.emit(row.id)

    def _tell_sort(self, column: int, order: Qt.SortOrder) -> None:
        sort = SORTS[At(column)] if column >= 0 else Sort.ROAD
        self.sort_wished.emit(sort, order == Qt.SortOrder.DescendingOrder)
