"""Takes appointments of a linked calendar as exams."""

from collections.abc import Collection, Sequence
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.domain.edit import Edit
from planner.domain.plan import Plan
from planner.services.exam_appointments import ExamAppointment, take_exams
from planner.ui.availability.add_forms import TimeForm
from planner.ui.availability.calendars.exam_boxes import ExamBoxes


class ExamsForm(TimeForm):
    """Says what looks like an exam; what adding it does to the dates stands below the panel meanwhile.

    Attributes:
        exams: the boxes.
    """

    def __init__(self) -> None:
        """Begin hidden, without exams."""
        super().__init__()
        self.exams = ExamBoxes()
        self.exams.edited.connect(self.touch)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        self.body.addWidget(self.exams)
        self.body.addLayout(buttons)
        self.body.addWidget(self.problem)

    def show_exams(self, exams: Sequence[ExamAppointment], words_of: Sequence[str]) -> None:
        """Offer to take exams, each in its words."""
        self.exams.show_exams(exams, words_of)
        self.open_form()
        self.touch()

    def forget_others(self, exams: Collection[ExamAppointment]) -> None:
        """Go away, where what is offered is not among these any more."""
        if not exams or not set(self.exams.exams) <= set(exams):
            self.put_away()

    def edit(self, plan: Plan, now: datetime) -> Edit:
        """Return the edit that adds what is ticked. Raises Refusal where nothing is, or it cannot be."""
        return take_exams(plan, self.exams.ticked, now)

    def first_field(self) -> QWidget:
        return self.exams.boxes[0] if self.exams.boxes else self.close_button

    def clear(self) -> None:
        self.exams.show_exams((), ())
