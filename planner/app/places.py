"""The ways to what stands on a page that may not have been made yet."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from planner.ui.main_window import FIRST_PAGE, SETTINGS_PAGE, MainWindow
from planner.ui.week.page import WeekPage

if TYPE_CHECKING:
    from planner.ui.availability.page import AvailabilityPage
    from planner.ui.courses.page import CoursesPage
    from planner.ui.exams.page import ExamsPage
    from planner.ui.roadmap.page import RoadmapPage


class Places:
    """Shows a page of the window, and something on it."""

    def __init__(self, window: MainWindow) -> None:
        """Lead to the pages of a window."""
        self._window = window

    def roadmap(self) -> "RoadmapPage":
        """Show the roadmap and return its page."""
        from planner.ui.roadmap.page import RoadmapPage

        return self._window.shown("show-roadmap", RoadmapPage)

    def courses(self) -> "CoursesPage":
        """Show the courses and return their page."""
        from planner.ui.courses.page import CoursesPage

        return self._window.shown("show-courses", CoursesPage)

    def exams(self) -> "ExamsPage":
        """Show the exams and return their page."""
        from planner.ui.exams.page import ExamsPage

        return self._window.shown("show-exams", ExamsPage)

    def availability(self) -> "AvailabilityPage":
        """Show the availability and return its page."""
        from planner.ui.availability.page import AvailabilityPage

        return self._window.shown("show-availability", AvailabilityPage)

    def reminders(self) -> None:
        """Show what can be set of reminders and tray."""
        from planner.ui.settings.page import SettingsPage

        self._window.shown(SETTINGS_PAGE, SettingsPage).show_reminders()

    @property
    def first_day(self) -> date:
        """The first day of the week that is, or was last, shown; that page is always there."""
        week = self._window.made_page(FIRST_PAGE)
        assert isinstance(week, WeekPage)
        return week.first_day

    def show_item(self, id: str) -> None:
        """Show an item of the roadmap."""
        self.roadmap().show_item(id)

    def show_goal(self, id: str) -> None:
        """Show a goal or an exam."""
        self.exams().show_goal(id)

    def link_calendar(self) -> None:
        """Let the learner choose a calendar file to link."""
        self.availability().choose_calendar()

    def link_calendar_file(self, path: str) -> None:
        """Offer to link a calendar file."""
        self.availability().link_calendar(path)

    def show_imported(self, items: Sequence[str]) -> None:
        """Show the roadmap, and the first of the items that came, by id."""
        page = self.roadmap()
        if items:
            page.show_item(items[0])
