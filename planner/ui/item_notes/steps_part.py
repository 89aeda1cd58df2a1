"""The steps of an item: the learner's own checklist for it."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.domain.edit import Edit
from planner.domain.item_notes import LONGEST_LINE
from planner.domain.plan import Plan
from planner.i18n import _
from planner.services.item_notes import add_step, move_step, remove_step, rename_step, tick_step
from planner.ui.item_notes.escape import keeps_escape
from planner.ui.item_notes.kept_list import StepsList
from planner.ui.item_notes.models import show_rows
from planner.ui.item_notes.part import Part
from planner.ui.item_notes.rows import NotesRows
from planner.ui.shared.into_view import bring_into_view

_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StepsPart(Part):
    """The list, and a line in which more are added one after the other.

    Signals:
        wished: what shall be done, as a function of the plan and the item's id.

    Attributes:
        list: the steps.
        line: where a step is typed; hidden until the plus is pressed.
    """

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Steps"), "plus", _("Add a step"))
        self.list = StepsList()
        self.line = StepLine()
        self.line.hide()
        self.list.hide()
        self.body.addWidget(self.list)
        self.body.addWidget(self.line)
        self.button.clicked.connect(self._open_line)
        self.line.typed.connect(lambda title: self._wish(lambda plan, id: add_step(plan, id, title)))
        self.line.left.connect(self._close_line)
        model = self.list.steps
        model.ticked.connect(lambda place, is_done: self._wish(partial(_tick, place, is_done)))
        model.renamed.connect(lambda place, title: self._wish(partial(_rename, place, title)))
        model.moved.connect(lambda place, by: self._wish(partial(_move, place, by)))
        self.list.remove_wished.connect(lambda place: self._wish(partial(_remove, place)))

    def show_rows(self, rows: NotesRows, *, is_other: bool) -> None:
        """Show the steps of an item; a line that is half typed goes only with its item."""
        self.show_head(_("Steps"), rows.steps_done)
        had_focus = self.list.hasFocus()
        show_rows(self.list.steps, rows.steps)
        self.list.setVisible(bool(rows.steps))
        if had_focus and not rows.steps:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        if is_other:
            self._close_line()

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        return self.button, self.list, self.line

    def _open_line(self) -> None:
        self.line.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        bring_into_view(self.line)

    def _close_line(self) -> None:
        had_focus = self.line.hasFocus()
        self.line.clear()
        self.line.hide()
        if had_focus:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wish(self, change: Callable[[Plan, str], Edit]) -> None:
        self.wished.emit(change)


class StepLine(QLineEdit):
    """One step is typed after the other.

    Signals:
        typed: the words of a step, by Enter, or when the line is left for something else.
        left: Escape was pressed, or the line was left.
    """

    typed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST_LINE)
        self.setPlaceholderText(_("A step, then Enter"))
        self.setAccessibleName(_("New step"))

    def event(self, event: QEvent) -> bool:
        return keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTERS:
            self._tell()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu or another window takes the keyboard for a moment alone.
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._tell()
            self.left.emit()

    def _tell(self) -> None:
        words = self.text()
        self.clear()
        if words.strip():
            self.typed.emit(words)


def _tick(place: int, is_done: bool, plan: Plan, id: str) -> Edit:
    return tick_step(plan, id, place, is_done)


def _rename(place: int, title: str, plan: Plan, id: str) -> Edit:
    return rename_step(plan, id, place, title)


def _move(place: int, by: int, plan: Plan, id: str) -> Edit:
    return move_step(plan, id, place, by)


def _remove(place: int, plan: Plan, id: str) -> Edit:
    return remove_step(plan, id, place)
