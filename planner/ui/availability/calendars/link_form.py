"""What a calendar file would bring, before it is linked."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.i18n import _
from planner.services.exam_appointments import ExamAppointment, link_with_exams
from planner.ui.availability.add_forms import TimeForm
from planner.ui.availability.calendars.exam_boxes import ExamBoxes
from planner.ui.availability.calendars.rows import found_words
from planner.ui.calendars.states import FoundCalendar
from planner.ui.widgets.label import label


class LinkForm(TimeForm):
    """Says what is in a file; what it would do to the dates stands below the panel meanwhile.

    Attributes:
        exams: the boxes for appointments that look like exams.
    """

    def __init__(self) -> None:
        """Begin hidden, without a file."""
        super().__init__()
        self._found: FoundCalendar | None = None
        self.exams = ExamBoxes()
        self.exams.edited.connect(self.touch)
        self.words = label("", wrap=True)
        self._skipped = label("", "small", "text.secondary", wrap=True)
        self.add_button.setText(_("Link"))
        self.close_button.setAccessibleName(_("Close without linking"))
        self.close_button.setToolTip(_("Close without linking"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        for part in (self.words, self._skipped, self.exams):
            self.body.addWidget(part)
        self.body.addLayout(buttons)
        self.body.addWidget(self.problem)

    def show_found(
        self, found: FoundCalendar, exams: Sequence[ExamAppointment] = (), words_of: Sequence[str] = ()
    ) -> None:
        """Offer to link a file that was read, and to take appointments in it as exams, each in its words."""
        self.clear()
        self._found = found
        self.exams.show_exams(exams, words_of)
        words, skipped = found_words(found.path, found.file)
        self.words.setText(words)
        self._skipped.setText(skipped)
        self._skipped.setVisible(bool(skipped))
        self.setAccessibleName(words)
        self.add_button.setEnabled(bool(found.file.appointments))
        self.open_form()
        self.touch()

    def edit(self, plan: Plan, now: datetime) -> Edit:
        """Return the edit that links the file. Raises Refusal where there is none, or nothing in it."""
        if self._found is None:
            raise Refusal(_("Choose a calendar file first."))
        if not self._found.file.appointments:
            raise Refusal(_("There is nothing in this file to plan around."))
        return link_with_exams(plan, self._found.path, self._found.file, self.exams.ticked, now)

    def first_field(self) -> QWidget:
        return self.add_button if self.add_button.isEnabled() else self.close_button

    def clear(self) -> None:
        self._found = None
        self.exams.show_exams((), ())
