"""Asks for another name of a calendar."""

from PySide6.QtWidgets import QLineEdit, QWidget

from planner.domain.busy_calendar import BusyCalendar
from planner.i18n import _
from planner.services.calendars import LONGEST_TITLE, rename_calendar
from planner.services.workspace import Wish
from planner.ui.performer import Performer
from planner.ui.shared.form import Form
from planner.ui.shared.wish_dialog import WishDialog


class RenameCalendarDialog(WishDialog):
    """One field.

    Attributes:
        title: the name.
    """

    def __init__(self, performer: Performer, calendar: BusyCalendar, parent: QWidget | None = None) -> None:
        """Begin with the name as it is."""
        super().__init__(
            performer, _("Name of the calendar"), _("Its file keeps the name that it has."), parent
        )
        self._id = calendar.id
        self.title = QLineEdit(calendar.title)
        self.title.setMaxLength(LONGEST_TITLE)
        self.title.setAccessibleName(_("Name of the calendar"))
        self.title.textEdited.connect(self.forget_problem)
        form = Form()
        form.add(_("Name"), self.title)
        self.content.addLayout(form)
        self.content.addWidget(self.problem)
        self.add_cancel()
        self.add_button(_("Rename"), "primary")
        self.title.setFocus()
        self.title.selectAll()

    def accept(self) -> None:
        self.close_after(self._wish)

    def _wish(self) -> Wish:
        id, title = self._id, self.title.text()
        return lambda plan, _schedule: rename_calendar(plan, id, title)
