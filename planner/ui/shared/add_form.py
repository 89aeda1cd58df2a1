"""A small form that adds something to what stands around it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.shared.wish_dialog import ProblemLine
from planner.ui.widgets.buttons import icon_button, push_button

_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AddForm(QWidget):
    """Fields with an "Add" button; hidden until it is asked for. Enter adds, Escape puts it away.

    Attributes:
        is_touched: whether something was typed or chosen that is not added yet.

    Signals:
        submitted: "Add" was clicked, or Enter pressed.
        touched: something was typed or chosen, or forgotten again.
    """

    submitted = Signal()
    touched = Signal()

    def __init__(self) -> None:
        """Begin hidden; what makes a form fills `body`."""
        super().__init__()
        self.is_touched = False
        self.problem = ProblemLine()
        self.add_button = push_button(_("Add"), size="small")
        self.add_button.clicked.connect(self.submitted)
        self.close_button = icon_button("x", _("Close without adding"), size="small")
        self.close_button.clicked.connect(self.put_away)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 2, 0, 6)
        self.body.setSpacing(6)
        self.hide()

    def open_form(self) -> None:
        """Show the form, and go to its first field."""
        self.problem.show_problem("")
        self.show()
        self.first_field().setFocus(Qt.FocusReason.TabFocusReason)

    def put_away(self) -> None:
        """Hide the form and forget what was typed."""
        self.clear()
        self.is_touched = False
        self.problem.show_problem("")
        self.hide()
        self.touched.emit()

    def touch(self, _value: object = None) -> None:
        """Remember that something was typed or chosen."""
        self.is_touched = True
        self.problem.show_problem("")
        self.touched.emit()

    def first_field(self) -> QWidget:
        """Return where filling in begins."""
        return self

    def clear(self) -> None:
        """Forget what was typed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTERS and not self.close_button.hasFocus():
            self.submitted.emit()
        elif event.key() in (Qt.Key.Key_Escape, *_ENTERS):
            self.put_away()
        else:
            super().keyPressEvent(event)
