"""When an item counts as done, and what shows that it is."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.item_notes import Evidence
from planner.domain.plan import Plan
from planner.i18n import _
from planner.services.item_notes import add_evidence, remove_evidence
from planner.ui.item_notes.evidence_fields import EvidenceFields
from planner.ui.item_notes.kept_list import EvidenceList
from planner.ui.item_notes.models import show_rows
from planner.ui.item_notes.part import Part
from planner.ui.item_notes.rows import NotesRows
from planner.ui.shared.add_form import AddForm
from planner.ui.shared.into_view import bring_into_view
from planner.ui.widgets.label import label


class EvidencePart(Part):
    """The sentence of the roadmap, the list, and a form that adds to it.

    Signals:
        wished: what shall be done, as a function of the plan and the item's id.
        open_wished: the address or the path that shall be opened.

    Attributes:
        list: the evidence.
        form: what asks for more; hidden until the plus is pressed.
    """

    wished = Signal(object)
    open_wished = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Done when"), "plus", _("Add evidence"))
        self._today = date.min
        self._targets: tuple[str, ...] = ()
        self._sentence = label("", "small", "text.secondary", wrap=True)
        self.list = EvidenceList()
        for hidden in (self._sentence, self.list):
            hidden.hide()  # a layout that once counted them takes several turns to forget them
        self.form = EvidenceForm()
        for part in (self._sentence, self.list, self.form):
            self.body.addWidget(part)
        self.button.clicked.connect(self._open_form)
        self.form.submitted.connect(self._add)
        self.list.open_wished.connect(self._open)
        self.list.remove_wished.connect(lambda place: self.wished.emit(partial(_remove, place)))

    def show_rows(self, rows: NotesRows, *, is_other: bool) -> None:
        """Show the evidence of an item; a form that is half filled in goes only with its item."""
        self._today = rows.today
        self.show_head(_("Done when") if rows.done_when else _("Evidence"))
        self._sentence.setText(rows.done_when)
        self._sentence.setVisible(bool(rows.done_when))
        had_focus = self.list.hasFocus()
        self._targets = tuple(row.target for row in rows.evidence)
        show_rows(self.list.evidence, rows.evidence)
        self.list.setVisible(bool(rows.evidence))
        if had_focus and not rows.evidence:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        if is_other:
            self.form.put_away()

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        return self.button, self.list, *self.form.tab_stops

    def _open_form(self) -> None:
        self.form.open_form()
        bring_into_view(self.form)

    def _add(self) -> None:
        try:
            title, place = self.form.fields.words
            Evidence(title=title or place, place=place, on=self._today)
        except Refusal as refusal:
            self.form.problem.show_problem(str(refusal))
            return
        self.form.put_away()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.wished.emit(partial(_add, title, place, self._today))

    def _open(self, place: int) -> None:
        if place < len(self._targets) and self._targets[place]:
            self.open_wished.emit(self._targets[place])


class EvidenceForm(AddForm):
    """Asks for a piece of evidence.

    Attributes:
        fields: what is typed.
    """

    def __init__(self) -> None:
        super().__init__()
        self.fields = EvidenceFields()
        self.fields.typed.connect(self.touch)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.close_button)
        self.body.addWidget(self.fields)
        self.body.addLayout(buttons)
        self.body.addWidget(self.problem)

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, from top to bottom."""
        fields = self.fields
        return fields.title, fields.place, fields.look, self.add_button, self.close_button

    def first_field(self) -> QWidget:
        return self.fields.title

    def clear(self) -> None:
        self.fields.clear()


def _add(title: str, place: str, on: date, plan: Plan, id: str) -> Edit:
    return add_evidence(plan, id, title, place, on)


def _remove(place: int, plan: Plan, id: str) -> Edit:
    return remove_evidence(plan, id, place)
