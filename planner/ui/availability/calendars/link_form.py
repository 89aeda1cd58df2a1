"""What a calendar file would bring, before it is linked."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.i18n import _
from planner.services.exam_appointments import ExamAppointment, link_with_exams
from planner.ui.availability.add_forms import TimeForm
from planner.ui.availability.calendars.rows import found_words
from planner.ui.calendars.states import FoundCalendar
from planner.ui.widgets.label import label, plain_tool_tip


class LinkForm(TimeForm):
    """Says what is in a file; what it would do to the dates stands below the panel meanwhile.

    Attributes:
        exams: a box for each appointment that looks like an exam; those that are ticked become one.
    """

    def __init__(self) -> None:
        """Begin hidden, without a file."""
        super().__init__()
        self._found: FoundCalendar | None = None
        self._exams: Sequence[ExamAppointment] = ()
        self.exams: list[QCheckBox] = []
        self._exam_list = QVBoxLayout()
        self._exam_list.setSpacing(6)
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
        for part in (self.words, self._skipped, self.problem):
            self.body.addWidget(part)
        self.body.insertLayout(2, self._exam_list)
        self.body.insertLayout(3, buttons)

    def show_found(
        self, found: FoundCalendar, exams: Sequence[ExamAppointment] = (), words_of: Sequence[str] = ()
    ) -> None:
        """Offer to link a file that was read, and to take appointments in it as exams, each in its words."""
        self.clear()
        self._found, self._exams = found, exams
        if exams:
            self._show_exams(words_of)
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
        taken = [exam for exam, box in zip(self._exams, self.exams, strict=True) if box.isChecked()]
        return link_with_exams(plan, self._found.path, self._found.file, taken, now)

    def first_field(self) -> QWidget:
        return self.add_button if self.add_button.isEnabled() else self.close_button

    def clear(self) -> None:
        self._found, self._exams, self.exams = None, (), []
        while (place := self._exam_list.takeAt(0)) is not None:
            if (widget := place.widget()) is not None:
                widget.deleteLater()

    def _show_exams(self, words_of: Sequence[str]) -> None:
        one, several = _("This looks like an exam. Add it:"), _("These look like exams. Add them:")
        heading = one if len(self._exams) == 1 else several
        self._exam_list.addWidget(label(heading, "small", "text.secondary", wrap=True))
        for exam, words in zip(self._exams, words_of, strict=True):
            box = QCheckBox(words.replace("&", "&&"))  # one alone would be a key to press
            box.setChecked(exam.certification is not None)  # the others are a guess by a word alone
            box.setAccessibleName(words.replace("\n", ", "))
            box.setToolTip(plain_tool_tip(exam.appointment.title))
            box.toggled.connect(self.touch)
            self.exams.append(box)
            self._exam_list.addWidget(box)
