"""The fields in which one says what is printed, and how."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from planner.i18n import _
from planner.services.printing import Paper, Printout, PrintWish
from planner.ui.shared.field_note import FieldNote, field_name
from planner.ui.widgets.label import label
from planner.ui.widgets.segmented import Segment, SegmentedControl

_BETWEEN: Final = 16


class WishFields(QWidget):
    """Shows a wish and tells when it is changed.

    Attributes:
        printout, paper, saves_ink, has_notes: the fields from top to bottom.

    Signals:
        edited: any of them was changed; `wish` says what is wished now.
    """

    edited = Signal()

    def __init__(self, wish: PrintWish) -> None:
        """Show a wish."""
        super().__init__()
        self.printout = SegmentedControl(
            [
                Segment(Printout.WEEK, _("Week")),
                Segment(Printout.CHECKLIST, _("Checklist")),
                Segment(Printout.PLAN, _("Whole plan")),
            ],
            name=_("What is printed"),
        )
        self.paper = SegmentedControl(
            [Segment(Paper.A4, _("A4")), Segment(Paper.LETTER, _("Letter"))], name=_("Paper")
        )
        self.saves_ink = QCheckBox(_("Save ink"))
        self.has_notes = QCheckBox(_("Room for notes"))
        self._said = label("", "small", "text.secondary", wrap=True)
        self._fill()
        self._show(wish)
        self._connect()

    @property
    def wish(self) -> PrintWish:
        """What is wished now."""
        return PrintWish(
            printout=Printout(self.printout.value()),
            paper=Paper(self.paper.value()),
            saves_ink=self.saves_ink.isChecked(),
            has_notes=self.has_notes.isChecked(),
        )

    def _show(self, wish: PrintWish) -> None:
        fields = (self.printout, self.paper, self.saves_ink, self.has_notes)
        blockers = [QSignalBlocker(field) for field in fields]
        self.printout.set_value(wish.printout)
        self.paper.set_value(wish.paper)
        self.saves_ink.setChecked(wish.saves_ink)
        self.has_notes.setChecked(wish.has_notes)
        del blockers
        self._say()

    def _say(self) -> None:
        """Say what the choice amounts to; room for notes there is beside the checklist alone."""
        printout = Printout(self.printout.value())
        self._said.setText(_sentence(printout))
        self.has_notes.setEnabled(printout is Printout.CHECKLIST)

    def _tell(self, _value: object) -> None:
        self._say()
        self.edited.emit()

    def _fill(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(field_name(_("What"), self.printout))
        column.addWidget(self.printout)
        column.addWidget(self._said)
        column.addSpacing(_BETWEEN)
        column.addWidget(field_name(_("Paper"), self.paper))
        column.addWidget(self.paper)
        column.addSpacing(_BETWEEN)
        column.addWidget(self.saves_ink)
        words = _("Blocks are not filled; outlines, a thin stripe and the letters of each subject remain.")
        column.addWidget(FieldNote(words))
        column.addSpacing(_BETWEEN - 6)
        column.addWidget(self.has_notes)
        column.addWidget(FieldNote(_("Lines beside the checklist.")))
        column.addStretch(1)

    def _connect(self) -> None:
        self.printout.chosen.connect(self._tell)
        self.paper.chosen.connect(self._tell)
        self.saves_ink.toggled.connect(self._tell)
        self.has_notes.toggled.connect(self._tell)


def _sentence(printout: Printout) -> str:
    return {
        Printout.WEEK: _("The week as a grid with its checklist beside it, in landscape."),
        Printout.CHECKLIST: _("The sessions of the week with their times, to be ticked on paper."),
        Printout.PLAN: _("A table of the weeks from this one to the last goal."),
    }[printout]
