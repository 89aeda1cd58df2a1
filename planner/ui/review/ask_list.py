"""The questions of a review as a list: one tab stop, one key or one click an answer."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from planner.i18n import _
from planner.ui.review.ask_delegate import AskDelegate, answer_at
from planner.ui.review.ask_model import AskModel
from planner.ui.review.past_rows import AskRow
from planner.ui.row_model import Index
from planner.ui.theme import theme_holder

_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class AskList(QListView):
    """A letter answers the row that has the focus and goes on to the next; left and right change an answer.

    Signals:
        answered: the AskRow, and the key of its new answer.
        row_changed: the AskRow that has the focus now.
    """

    answered = Signal(object, str)
    row_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._model = AskModel(self)
        self._delegate = AskDelegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("What became of it"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme_holder().changed.connect(self.doItemsLayout)

    def show_rows(self, rows: Sequence[AskRow]) -> None:
        """Show these questions instead of those before."""
        self._model.show_rows(rows)
        if rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0, 0))

    def current_row(self) -> AskRow | None:
        """Return the question that has the focus, or None."""
        return self._model.ask_at(self.currentIndex())

    def place_of(self, id: str) -> QModelIndex:
        """Return the index of a question by its id."""
        return self._model.index_of(id, above=True)

    # -- the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        step = _STEPS.get(Qt.Key(event.key()))
        key = row.key_of(event.text().upper()) if row is not None and event.text() else None
        if row is not None and step is not None:
            self._step(row, step)
        elif row is not None and key is not None:
            self.answered.emit(row, key)
            self._go_on()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are answers here, not the beginning of a title."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = self._model.ask_at(current)
        if row is not None:
            self.row_changed.emit(row)

    def _step(self, row: AskRow, step: int) -> None:
        keys = [choice.key for choice in row.choices]
        place = keys.index(row.chosen) + step
        if 0 <= place < len(keys):
            self.answered.emit(row, keys[place])

    def _go_on(self) -> None:
        following = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
        if following.isValid():
            self.setCurrentIndex(following)

    # -- the mouse

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        found = self._answer_at(event.position().toPoint())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.answered.emit(*found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        found = self._answer_at(event.position().toPoint())
        self._hover(None if found is None else (found[0].id, found[1]))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def _answer_at(self, point: QPoint) -> tuple[AskRow, str] | None:
        index: Index = self.indexAt(point)
        row = self._model.ask_at(index)
        key = answer_at(self.visualRect(index), row.choices, point) if row is not None else None
        return None if row is None or key is None else (row, key)

    def _hover(self, place: tuple[str, str] | None) -> None:
        if place != self._delegate.hovered:
            self._delegate.hovered = place
            self.viewport().update()
