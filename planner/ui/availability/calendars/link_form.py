"""What a calendar file would bring, before it is linked."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.i18n import _
from planner.services.calendars import link_calendar
from planner.ui.availability.add_forms import TimeForm
from planner.ui.availability.calendars.rows import found_words
from planner.ui.calendars.states import FoundCalendar
from planner.ui.widgets.label import label


class LinkForm(TimeForm):
    """Says what is in a file; what it would do to the dates stands below the panel meanwhile."""

    def __init__(self) -> None:
        """Begin hidden, without a file."""
        super().__init__()
        self._found: FoundCalendar | None = None
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
        self.body.insertLayout(2, buttons)

    def show_found(self, found: FoundCalendar) -> None:
        """Offer to link a file that was read."""
        self._found = found
        words, skipped = found_words(found.path, found.file)
        self.words.setText(words)
        self._skipped.setText(skipped)
        self._skipped.setVisible(bool(skipped))
        self.setAccessibleName(words)
        self.open_form()
        self.touch()

    def edit(self, plan: Plan, now: datetime) -> Edit:
        """Return the edit that links the file. Raises Refusal where there is none."""
        if self._found is None:
            raise Refusal(_("Choose a calendar file first."))
        return link_calendar(plan, self._found.path, self._found.file, now)

    def first_field(self) -> QWidget:
        return self.add_button

    def clear(self) -> None:
        self._found = None
