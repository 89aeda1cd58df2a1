"""Makes each page of the window when it is first shown; none but the first is imported before."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from planner.app.core import Core
from planner.app.late_parts import LateParts
from planner.app.places import Places
from planner.services.catalog import certifications, sources
from planner.services.groupings import GroupBy
from planner.ui.dialogs import Dialogs
from planner.ui.links import open_link
from planner.ui.main_window import SETTINGS_PAGE, PageMaker
from planner.ui.panel_action import PanelAction
from planner.ui.roadmap.kept_shape import KeptShape
from planner.ui.week.page import WeekPage
from planner.ui.window_life import WindowLife
from planner.values import Value

_CATALOGUE_AFTER_MS = 300
_MISSED_TOLD = "missed_told_until"  # the end of the last session that was told as missed
_CLOSED_REVIEW = "closed_review"  # the Monday of the week whose review is not offered again


class PageParts(Value, weakref=True):  # for Qt holds what it calls weakly
    """What the pages are made with besides the core.

    Attributes:
        shape: the kept shape of the roadmap.
        set_up: opens the first run.
    """

    late: LateParts
    places: Places
    dialogs: Dialogs
    shape: KeptShape
    set_up: Callable[[], object]


class Pages:
    """Knows how each page is made.

    Attributes:
        makers: what makes a page, by the id of its action.
    """

    def __init__(self, core: Core, parts: PageParts) -> None:
        """Know what the pages are made of, and make none of them."""
        self._core = core
        self._parts = parts
        self._panel_action = PanelAction(core.window.actions_by_id["panel"], core.window)
        core.window.page_shown.connect(self._panel_action.follow)
        self.makers: Mapping[str, PageMaker] = {
            "show-week": self._week_page,
            "show-roadmap": self._roadmap_page,
            "show-courses": self._courses_page,
            "show-exams": self._exams_page,
            "show-progress": self._progress_page,
            "show-availability": self._availability_page,
            SETTINGS_PAGE: self._settings_page,
        }

    def _week_page(self, parent: QWidget) -> QWidget:
        core, settings = self._core, self._core.settings
        window = core.window
        page = WeekPage(
            core.workspace, core.performer, window.actions_by_id, window.side_bar, window.width(), parent
        )
        self._panel_action.serve(page)
        page.set_up_requested.connect(self._parts.set_up)
        page.hours_requested.connect(self._parts.places.availability)
        page.item_requested.connect(self._parts.places.show_item)
        page.goal_requested.connect(self._parts.places.show_goal)
        page.note_room_changed.connect(core.window.settle_note)
        page.banners.missed_told.connect(lambda until: settings.setValue(_MISSED_TOLD, until))
        page.banners.begin(
            missed_after=str(settings.value(_MISSED_TOLD, "")),
            closed_review=str(settings.value(_CLOSED_REVIEW, "")),
        )
        page.banners.review_closed.connect(lambda week: settings.setValue(_CLOSED_REVIEW, week))
        # The catalogue is read when the week is there; it adds a line to the details of an exam's sessions.
        QTimer.singleShot(_CATALOGUE_AFTER_MS, page, lambda: page.use_catalogue(certifications()))
        return page

    def _roadmap_page(self, parent: QWidget) -> QWidget:
        from planner.ui.roadmap.page import RoadmapPage

        page = RoadmapPage(self._core.workspace, self._core.performer, parent)
        self._panel_action.serve(page)
        page.link_wished.connect(open_link)
        page.set_up_requested.connect(self._parts.set_up)
        page.import_requested.connect(self._choose_import)
        roadmap = self._core.workspace.plan.settings.roadmap
        # Other groups than phases stand in the catalogue; else it is read when the page is there.
        needs_it = self._parts.shape.group_by is not GroupBy.PHASE
        wait = 0 if needs_it else _CATALOGUE_AFTER_MS
        QTimer.singleShot(wait, page, lambda: page.use_sources(sources(roadmap)))
        page.goal_wished.connect(self._parts.places.show_goal)
        page.told.connect(self._core.window.say)
        self._parts.shape.dress(page)
        return page

    def _courses_page(self, parent: QWidget) -> QWidget:
        from planner.ui.courses.page import CoursesPage

        core = self._core
        page = CoursesPage(core.workspace, core.performer, core.settings, parent)
        self._panel_action.serve(page)
        page.set_up_requested.connect(self._parts.set_up)
        page.import_requested.connect(self._choose_import)
        page.link_wished.connect(open_link)
        page.item_wished.connect(self._parts.places.show_item)
        return page

    def _exams_page(self, parent: QWidget) -> QWidget:
        from planner.ui.exams.page import ExamsPage

        core = self._core
        page = ExamsPage(core.workspace, core.performer, self._parts.late.forecasts, core.settings, parent)
        page.set_up_requested.connect(self._parts.set_up)
        page.hours_requested.connect(self._parts.places.availability)
        page.told.connect(core.window.say)
        return page

    def _progress_page(self, parent: QWidget) -> QWidget:
        from planner.ui.progress.page import ProgressPage

        core = self._core
        page = ProgressPage(core.workspace, core.performer, self._parts.late.forecasts, core.settings, parent)
        page.add_goal_requested.connect(self._add_goal)
        page.what_if_requested.connect(self._parts.dialogs.try_changes)
        page.portfolio_requested.connect(lambda: self._parts.dialogs.export("portfolio"))
        page.told.connect(core.window.say)
        return page

    def _availability_page(self, parent: QWidget) -> QWidget:
        from planner.ui.availability.page import AvailabilityPage

        core = self._core
        page = AvailabilityPage(
            core.workspace, core.performer, core.settings, self._parts.late.calendars, parent
        )
        self._panel_action.serve(page)
        page.set_up_requested.connect(self._parts.set_up)
        return page

    def _settings_page(self, parent: QWidget) -> QWidget:
        from planner.ui.settings.page import SettingsPage, SettingsParts

        core, tray = self._core, self._parts.late.tray
        parts = SettingsParts(
            workspace=core.workspace,
            performer=core.performer,
            choices=core.choices,
            reminders=tray.choices,
            paths=core.paths,
            has_tray=tray.has_tray,
            apply_reminders=partial(_obey, core.life),
        )
        page = SettingsPage(parts, parent)
        page.export_wished.connect(lambda: self._parts.dialogs.export())
        self._parts.late.keeper.written.connect(page.show_calendar)
        page.told.connect(core.window.say)
        return page

    def _choose_import(self) -> None:
        self._parts.late.importing.choose()

    def _add_goal(self) -> None:
        if self._core.workspace.has_plan:
            self._parts.dialogs.add_goal()
        else:
            self._parts.set_up()


def _obey(life: WindowLife) -> None:
    """Let the window that there is now do as is chosen for reminders and tray."""
    life.obey_reminders()
