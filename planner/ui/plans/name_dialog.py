"""Asks for the name of a plan, and makes its folder."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.domain.errors import Refusal
from planner.i18n import _
from planner.paths import Paths
from planner.ui.shared.form import Form
from planner.ui.shared.narrow_dialog import NarrowDialog
from planner.ui.shared.wish_dialog import ProblemLine


class PlanNameDialog(NarrowDialog):
    """Closes when the folder is made, and else says why it cannot be.

    Attributes:
        name: the field.
        problem: what cannot be.

    Signals:
        made: the Paths of the new folder.
    """

    made = Signal(object)

    def __init__(
        self,
        title: str,
        sentence: str,
        verb: str,
        make: Callable[[str], Paths],
        parent: QWidget | None = None,
    ) -> None:
        """Ask for what `make` makes a folder of."""
        super().__init__(title, sentence, parent)
        self._make = make
        self.name = QLineEdit()
        self.problem = ProblemLine()
        form = Form()
        form.add(_("Name"), self.name)
        self.content.addLayout(form)
        self.content.addWidget(self.problem)
        self.add_cancel()
        self.add_button(verb, "primary")
        self.name.textEdited.connect(lambda _text: self.problem.show_problem(""))
        self.finished.connect(self.deleteLater)
        self.name.setFocus()

    def accept(self) -> None:
        try:
            paths = self._make(self.name.text())
        except Refusal as refusal:
            self.problem.show_problem(str(refusal))
            self.resize(self.width(), max(self.height(), self.sizeHint().height()))
            return
        super().accept()
        self.made.emit(paths)
