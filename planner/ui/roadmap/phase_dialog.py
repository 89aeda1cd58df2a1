"""Asks what a phase shall be called."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from planner.domain.edit import Edit
from planner.domain.plan import Plan
from planner.i18n import _
from planner.services.naming import LONGEST_TITLE
from planner.services.workspace import Wish
from planner.ui.performer import Performer
from planner.ui.shared.form import Form
from planner.ui.shared.wish_dialog import WishDialog


class PhaseDialog(WishDialog):
    """A line for a title.

    Attributes:
        title_field: the line.
    """

    def __init__(
        self,
        performer: Performer,
        words: str,
        title: str,
        make: Callable[[Plan, str], Edit],
        parent: QWidget | None = None,
    ) -> None:
        """Begin with a title; `make` turns what was typed into an edit."""
        super().__init__(performer, words, parent=parent)
        self._make = make
        self.title_field = QLineEdit(title)
        self.title_field.setMaxLength(LONGEST_TITLE)
        self.title_field.selectAll()
        self.title_field.textEdited.connect(self.forget_problem)
        form = Form()
        form.add(_("Title"), self.title_field)
        self.content.addLayout(form)
        self.content.addWidget(self.problem)
        self.add_cancel()
        self.add_button(_("Rename") if title else _("Add the phase"), "primary")
        self.title_field.setFocus()

    def accept(self) -> None:
        self.close_after(self._wish)

    def _wish(self) -> Wish:
        title, make = self.title_field.text(), self._make
        return lambda plan, _schedule: make(plan, title)
