"""A list inside a panel: as high as its rows, one tab stop, Delete removes."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QSizePolicy, QWidget

from planner.i18n import _
from planner.ui.item_notes.models import EvidenceModel, StepsModel
from planner.ui.item_notes.row_delegate import KeptRowDelegate
from planner.ui.row_model import RowModel
from planner.ui.theme import theme_holder

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeptList(QListView):
    """Shows the rows of a model; the panel around it scrolls.

    Signals:
        remove_wished: the place of a row.
    """

    remove_wished = Signal(int)

    def __init__(self, model: RowModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        model.setParent(self)
        self.setAccessibleName(name)
        self.kept_rows = KeptRowDelegate(self)
        self.kept_rows.remove_wished.connect(self.remove_wished)
        self.setItemDelegate(self.kept_rows)
        self._prepare()
        for changed in (model.rowsInserted, model.rowsRemoved, model.dataChanged, theme_holder().changed):
            changed.connect(self._measure)

    def rows_high(self) -> int:
        """The height of all rows, in pixels."""
        return sum(self.sizeHintForIndex(index).height() for index in self._indexes())

    def sizeHint(self) -> QSize:
        return QSize(100, self.rows_high())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.rows_high())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.Delete) and place >= 0:
            self.remove_wished.emit(place)
        elif not self.press(event, place):
            super().keyPressEvent(event)

    def press(self, _event: QKeyEvent, _place: int) -> bool:
        """Do what a key means to the row at a place; return whether it means anything."""
        return False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        menu = QMenu(self)
        self.fill_menu(menu, index.row())
        remove = menu.addAction(_("Remove"), lambda: self.remove_wished.emit(index.row()))
        remove.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        menu.aboutToHide.connect(menu.deleteLater)
        below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        menu.popup(event.globalPos() if by_mouse else QPoint(below))

    def fill_menu(self, menu: QMenu, place: int) -> None:
        """Add what can be done with the row at a place besides removing it."""

    def _prepare(self) -> None:
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    def _indexes(self) -> Iterator[QModelIndex]:
        for row in range(self.model().rowCount()):
            yield self.model().index(row, 0)

    def _measure(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()


class StepsList(KeptList):
    """The steps: Space ticks, F2 and Enter rename, Alt with up and down moves, and so does a drag."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.steps = StepsModel()
        super().__init__(self.steps, _("Steps"), parent)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)

    def press(self, event: QKeyEvent, place: int) -> bool:
        """Move or rename a step."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if self.state() == QAbstractItemView.State.EditingState:
            return event.key() in _ENTERS  # which the field of the row hands on
        if event.key() in _ENTERS and place >= 0:
            self.edit(self.currentIndex())
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self._move(place, steps[Qt.Key(event.key())])
        else:
            return False
        return True

    def fill_menu(self, menu: QMenu, place: int) -> None:
        """Offer other words, and other places."""
        menu.addAction(_("Rename"), lambda: self.edit(self.model().index(place, 0))).setShortcut("F2")
        up = menu.addAction(_("Move up"), lambda: self._move(place, -1))
        up.setShortcut("Alt+Up")
        up.setEnabled(place > 0)
        down = menu.addAction(_("Move down"), lambda: self._move(place, 1))
        down.setShortcut("Alt+Down")
        down.setEnabled(place < self.model().rowCount() - 1)
        menu.addSeparator()

    def _move(self, place: int, by: int) -> None:
        """Move a step, and go with it."""
        if place >= 0 and 0 <= place + by < self.model().rowCount():
            self.steps.moved.emit(place, by)
            self.setCurrentIndex(self.model().index(place + by, 0))


class EvidenceList(KeptList):
    """The evidence: a click or Enter opens it.

    Signals:
        open_wished: the place of a row that has a link or a file.
    """

    open_wished = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.evidence = EvidenceModel()
        super().__init__(self.evidence, _("Evidence"), parent)
        self.kept_rows.open_wished.connect(self.open_wished)

    def press(self, event: QKeyEvent, place: int) -> bool:
        """Open a row."""
        if event.key() not in _ENTERS or place < 0:
            return False
        self.open_wished.emit(place)
        return True

    def fill_menu(self, menu: QMenu, place: int) -> None:
        """Offer to open."""
        menu.addAction(_("Open"), lambda: self.open_wished.emit(place))
        menu.addSeparator()
