"""Connects the calendars in the panel with their files and the plan."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.domain.busy_calendar import CalendarColor
from planner.domain.edit import Edit
from planner.domain.plan import Plan
from planner.services.calendars import color_calendar, unlink_calendar
from planner.services.catalog import certifications
from planner.services.exam_appointments import exams_in
from planner.services.workspace import Workspace
from planner.ui.availability.calendars.rename_dialog import RenameCalendarDialog
from planner.ui.availability.calendars.rows import CalendarRow, calendar_rows, exam_words
from planner.ui.availability.calendars.section import CalendarsSection
from planner.ui.calendars.linked import LinkedCalendars
from planner.ui.performer import Performer
from planner.ui.shared.date_words import ChartDateWords
from planner.ui.shared.file_choice import ask_for_calendar
from planner.ui.shared.into_view import bring_into_view
from planner.ui.shared.locale_dates import LocaleDates


class CalendarsDesk(QObject):
    """Does what is wished in the section.

    Signals:
        link_wished: the path of a file that is to be linked, which is the page's affair.
    """

    link_wished = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        performer: Performer,
        calendars: LinkedCalendars,
        section: CalendarsSection,
        words: ChartDateWords,
    ) -> None:
        """Serve a section for as long as it is there."""
        super().__init__(section)
        self._workspace, self._performer, self._calendars = workspace, performer, calendars
        self._section, self._words = section, words
        section.link_requested.connect(self.choose_file)
        section.cancel_requested.connect(calendars.cancel)
        section.refresh_requested.connect(calendars.refresh)
        section.remove_requested.connect(self._remove)
        section.rename_requested.connect(self._ask_name)
        section.color_chosen.connect(self._color)
        section.exams_requested.connect(self._offer_exams)
        calendars.changed.connect(self._show)

    def rows(self) -> tuple[CalendarRow, ...]:
        """Return the calendars as they stand now."""
        workspace = self._workspace
        state = self._calendars.state
        return calendar_rows(workspace.plan, workspace.now, self._words, state, certifications())

    def choose_file(self) -> None:
        """Ask for a calendar file."""
        ask_for_calendar(self._window, self.link_wished.emit)

    @property
    def _window(self) -> QWidget:
        return self._section.window()

    def _show(self) -> None:
        self._section.show_rows(self.rows())
        self._section.show_reading(self._calendars.reading)

    def _offer_exams(self, id: str) -> None:
        workspace = self._workspace
        exams = exams_in(workspace.plan, id, certifications(), workspace.now)
        words_of = exam_words(exams, workspace.plan, LocaleDates())
        self._section.exams_form.show_exams(exams, words_of)
        bring_into_view(self._section.exams_form)

    def _remove(self, id: str) -> None:
        self._performer.perform(lambda plan, _schedule: unlink_calendar(plan, id))

    def _ask_name(self, id: str) -> None:
        calendar = self._workspace.plan.calendars.get(id)
        if calendar is not None:
            RenameCalendarDialog(self._performer, calendar, self._window).open()

    def _color(self, id: str, color: CalendarColor) -> None:
        calendar = self._workspace.plan.calendars.get(id)
        if calendar is not None and calendar.color is not color:
            self._performer.perform(partial(_colored, id, color))


def _colored(id: str, color: CalendarColor, plan: Plan, _schedule: object) -> Edit:
    return color_calendar(plan, id, color)
