"""The checklist of the week: days or subjects, and their sessions, each with a box to tick."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QTreeView, QWidget

from planner.i18n import _
from planner.ui.row_model import Index
from planner.ui.theme import current_theme, theme_holder
from planner.ui.week.panel.checklist_delegate import ChecklistDelegate, check_reach
from planner.ui.week.panel.checklist_model import ChecklistModel
from planner.ui.week.panel.checklist_rows import GroupRow, SessionRow, Tick

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AWAY = (QEvent.Type.WindowDeactivate, QEvent.Type.WindowBlocked)


class ChecklistView(QTreeView):
    """Shows the groups; which are folded is the learner's choice, kept as long as the view lives.

    Signals:
        session_selected: the id of the session that the learner selected.
        session_activated: the id of a session on which Enter or a double click fell.
        done_toggled: a session's id, and whether it shall be done.
        done_with_time_requested: the id of a session whose box was clicked with Alt.
        menu_requested: a session's id and the point on the screen for its menu.
        dragged: a session's id, the point on the screen where its row is dragged to, and the keys held.
        drag_released: the row that was dragged is let go.
        drag_cancelled: the row that was dragged is put back.
        modifiers_changed: other keys are held while a row is dragged.
        content_height_changed: the rows need more or less height.
    """

    session_selected = Signal(str)
    session_activated = Signal(str)
    done_toggled = Signal(str, bool)
    done_with_time_requested = Signal(str)
    menu_requested = Signal(str, QPoint)
    dragged = Signal(str, QPoint, Qt.KeyboardModifier)
    drag_released = Signal()
    drag_cancelled = Signal()
    modifiers_changed = Signal(Qt.KeyboardModifier)
    content_height_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ChecklistModel(self)
        self._folded: dict[str, bool] = {}
        self._selected = ""
        self._is_showing = False
        self._pressed = QPersistentModelIndex()
        self._pressed_box = False
        self._pressed_at = QPoint()
        self._is_dragging = False
        self._prepare()
        self.setModel(self._model)
        self.selectionModel().selectionChanged.connect(self._tell_selected)
        self._model.done_toggled.connect(self.done_toggled)
        self.expanded.connect(self._keep_unfolded)
        self.collapsed.connect(self._keep_folded)
        theme_holder().changed.connect(self._remeasure)

    def show_groups(self, groups: Iterable[GroupRow]) -> None:
        """Show these groups; selection, folds and scroll position stay."""
        self._is_showing = True
        self._model.show_groups(groups)
        for index in self._group_indexes():
            group = self._model.group_at(index)
            assert group is not None
            self.setExpanded(index, not self._folded.get(group.id, not group.is_open))
        self._select(self._model.index_of(self._selected))
        self._is_showing = False
        self.content_height_changed.emit()

    def select_session(self, id: str) -> None:
        """Select a session, unfolding its group, or none for "". This sends no signal."""
        self._selected = id
        index = self._model.index_of(id)
        self._is_showing = True
        self._select(index)
        if index.isValid():
            self._unfold(index.parent())
            self.scrollTo(index)
        self._is_showing = False
        self.content_height_changed.emit()

    def show_order(self, groups: Iterable[GroupRow]) -> None:
        """Show the same sessions in other groups, with the selected one in sight where it is unfolded."""
        self.show_groups(groups)
        self.scrollToTop()
        index = self._model.index_of(self._selected)
        if index.isValid() and self.isExpanded(index.parent()):
            self.scrollTo(index)

    @property
    def selected_session(self) -> str:
        """The id of the selected session, "" for none."""
        return self._selected

    @property
    def content_height(self) -> int:
        """The height that all rows not folded away need, in pixels."""
        row = current_theme().size("rowList")
        unfolded = (self._model.rowCount(index) for index in self._group_indexes() if self.isExpanded(index))
        return row * (self._model.rowCount() + sum(unfolded))

    def forget_drag(self) -> None:
        """Follow the row that was dragged no more, also where its button is still held."""
        self._is_dragging = False
        self._pressed = QPersistentModelIndex()

    # -- what the learner does

    def event(self, event: QEvent) -> bool:
        """Put a row back where the window goes to the back or a dialog opens: no release comes then."""
        if event.type() in _AWAY:
            self._cancel_drag()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_dragging:
            self._press_while_dragging(event)
            return
        index = self.currentIndex()
        session = self._model.session_at(index)
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._answer(index, event.modifiers())
        elif event.key() in _ENTER and session is not None:
            self.session_activated.emit(session.id)
        elif event.key() in _ENTER:
            self._fold(index)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self._is_dragging:
            self.modifiers_changed.emit(QApplication.queryKeyboardModifiers())
        super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press(event)
        if not self._pressed_box:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._press(event)
        session = self._model.session_at(self._pressed)
        if session is not None and not self._pressed_box and event.button() == Qt.MouseButton.LeftButton:
            self.session_activated.emit(session.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons():
            self._cancel_drag()  # the release went elsewhere
        session = self._model.session_at(self._pressed) if self._pressed.isValid() else None
        if not event.buttons() & Qt.MouseButton.LeftButton or session is None or self._pressed_box:
            super().mouseMoveEvent(event)
            return
        far = event.position().toPoint() - self._pressed_at
        if self._is_dragging or far.manhattanLength() >= QApplication.startDragDistance():
            self._is_dragging = True
            self.dragged.emit(session.id, event.globalPosition().toPoint(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_dragging:
            self.forget_drag()
            self.drag_released.emit()
            return
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index == self._pressed:
            if self._pressed_box and self._hits_box(index, event):
                self._answer(index, event.modifiers())
            elif self._model.group_at(index) is not None:
                self._fold(index)
        self._pressed = QPersistentModelIndex()
        if not self._pressed_box:
            super().mouseReleaseEvent(event)
        self._pressed_box = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._cancel_drag()
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        session = self._model.session_at(index)
        if session is not None:
            place = event.globalPos() if by_mouse else self._below(index)
            self.menu_requested.emit(session.id, place)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are the keys of actions here, not the beginning of a title."""

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        # The keyboard passes over headings and leaves the selected session as it is.
        if self._model.session_at(index) is None:
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def drawBranches(self, painter: QPainter, rect: object, index: Index) -> None:
        """The delegate draws the arrows."""

    # -- how it works

    def _prepare(self) -> None:
        self.setAccessibleName(_("Checklist of the week"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The list lies on the panel, not on the canvas that lists have otherwise.
        self.setStyleSheet("ChecklistView { background: transparent; }")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setItemDelegate(ChecklistDelegate(self))

    def _group_indexes(self) -> Iterator[QModelIndex]:
        for row in range(self._model.rowCount()):
            yield self._model.index(row, 0)

    def _press_while_dragging(self, event: QKeyEvent) -> None:
        """Put the row back by Esc; other keys change how it lands, and do nothing else meanwhile."""
        if event.key() == Qt.Key.Key_Escape:
            self._cancel_drag()
        else:
            self.modifiers_changed.emit(QApplication.queryKeyboardModifiers())

    def _cancel_drag(self) -> None:
        if self._is_dragging:
            self.forget_drag()
            self.drag_cancelled.emit()

    def _press(self, event: QMouseEvent) -> None:
        self._cancel_drag()
        index = self.indexAt(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = QPersistentModelIndex(index) if is_left else QPersistentModelIndex()
        self._pressed_at = event.position().toPoint()
        self._pressed_box = is_left and self._hits_box(index, event)

    def _hits_box(self, index: Index, event: QMouseEvent) -> bool:
        session = self._model.session_at(index)
        if session is None or session.tick is Tick.NONE:
            return False
        return check_reach(self.visualRect(index), self.layoutDirection()).contains(
            event.position().toPoint()
        )

    def _answer(self, index: Index, modifiers: Qt.KeyboardModifier) -> None:
        """Tick the session at an index, ask for its time where Alt is held, or fold the group."""
        session: SessionRow | None = self._model.session_at(index)
        if session is None:
            self._fold(index)
        elif modifiers & Qt.KeyboardModifier.AltModifier and session.tick is not Tick.NONE:
            self.done_with_time_requested.emit(session.id)
        else:
            self._model.toggle(index)

    def _fold(self, index: Index) -> None:
        if self._model.rowCount(index):
            self.setExpanded(index, not self.isExpanded(index))

    def _keep_folded(self, index: QModelIndex) -> None:
        self._keep(index, folded=True)

    def _keep_unfolded(self, index: QModelIndex) -> None:
        self._keep(index, folded=False)

    def _keep(self, index: QModelIndex, *, folded: bool) -> None:
        group = self._model.group_at(index)
        if group is not None and not self._is_showing:
            self._folded[group.id] = folded
        if not self._is_showing:
            self.content_height_changed.emit()

    def _unfold(self, index: QModelIndex) -> None:
        """Unfold a group and keep it so, for a session that is selected elsewhere has to be seen here."""
        group = self._model.group_at(index)
        if group is not None and self._folded.get(group.id, not group.is_open):
            self._folded[group.id] = False
            self.setExpanded(index, True)

    def _select(self, index: QModelIndex) -> None:
        if not index.isValid():
            self.clearSelection()
        elif not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)

    def _tell_selected(self) -> None:
        if self._is_showing:
            return
        session = next(map(self._model.session_at, self.selectedIndexes()), None)
        if session is not None and session.id != self._selected:
            self._selected = session.id
            self.session_selected.emit(session.id)

    def _below(self, index: Index) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())

    def _remeasure(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.content_height_changed.emit()
