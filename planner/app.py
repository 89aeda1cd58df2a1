"""The composition root of the window: the one place that constructs, and hands each part what it needs."""

import sys
from functools import partial
from math import isfinite
from typing import TYPE_CHECKING

# The store comes before Qt: PySide6 hooks every import that follows its own, which makes them dearer.
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.i18n import _, set_decimal_mark
from planner.paths import Paths
from planner.services.catalog import certifications, shipped_roadmap, sources
from planner.services.pausing import current_pause, end_pause
from planner.services.workspace import Workspace

# isort: split
from PySide6.QtCore import QFileSystemWatcher, QLocale, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from planner.ui.actions import on_trigger
from planner.ui.dialogs import Dialogs
from planner.ui.icons import icon
from planner.ui.links import open_link
from planner.ui.main_window import FIRST_PAGE, SETTINGS_PAGE, MainWindow, WindowParts
from planner.ui.performer import Performer
from planner.ui.quitting import PlannerApplication
from planner.ui.region import use_region
from planner.ui.timer.desk import TimerDesk
from planner.ui.week.page import WeekPage
from planner.ui.window_life import Host, WindowLife

if TYPE_CHECKING:
    from planner.services.kept_answers import KeptAnswers
    from planner.ui.calendars.linked import LinkedCalendars
    from planner.ui.exams.page import ExamsPage
    from planner.ui.forecast_source import ForecastSource
    from planner.ui.palette.palette import CommandPalette
    from planner.ui.roadmap.page import RoadmapPage
    from planner.ui.tray.wiring import Tray
    from planner.ui.welcome.assistant import WelcomeAssistant

_CATALOGUE_AFTER_MS = 300
_TRAY_AFTER_MS = 600
_CALENDARS_AFTER_MS = 900
_MISSED_TOLD = "missed_told_until"  # the end of the last session that was told as missed
_ROADMAP_AS_MAP = "roadmap_as_map"
_MAP_ZOOM = "roadmap_map_zoom"
_CLOSED_REVIEW = "closed_review"  # the Monday of the week whose review is not offered again


def make_qt_application() -> QApplication:
    """Make Qt's application object with the program's name."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    qt = PlannerApplication([sys.argv[0]])
    qt.setApplicationName("study-planner")
    qt.setApplicationDisplayName(_("Study Planner"))
    qt.setDesktopFileName("study-planner")
    set_decimal_mark(QLocale().decimalPoint())
    return qt


class Application:
    """The running window with everything it is made of.

    Attributes:
        workspace: the open plan.
        window: the main window.
        dialogs: those that the menus open.
        timer: the focus timer.
    """

    def __init__(
        self,
        qt: QApplication,
        workspace: Workspace,
        paths: Paths,
        life: WindowLife | None = None,
        *,
        host: Host | None = None,
    ) -> None:
        """Build the window around an open workspace, and show it when `show` is called.

        `life` is what outlives a window before this one; `host` builds another one in its place.
        """
        self.workspace = workspace
        self.paths = paths
        self.life = WindowLife(qt, paths.window) if life is None else life
        self.settings, self.choices = self.life.settings, self.life.choices
        self.appearance = self.life.appearance
        self._host = host
        self._kept_answers: KeptAnswers | None = None
        self._forecasts: ForecastSource | None = None
        self._palette: CommandPalette | None = None
        self._tray: Tray | None = None
        self._calendars: LinkedCalendars | None = None
        use_region(self.choices.region)
        self.performer = Performer(workspace, choices=self.life.steps)
        self.window = MainWindow(
            WindowParts(
                workspace=workspace,
                performer=self.performer,
                settings=self.settings,
                choices=self.choices,
                pages={
                    "show-week": self._week_page,
                    "show-roadmap": self._roadmap_page,
                    "show-exams": self._exams_page,
                    "show-progress": self._progress_page,
                    "show-availability": self._availability_page,
                    SETTINGS_PAGE: self._settings_page,
                },
            )
        )
        self.dialogs = Dialogs(
            self.window, workspace, self.performer, self.settings, lambda: self._week.first_day
        )
        self.timer = TimerDesk(workspace, self.performer, paths, self.settings, self.window)
        self._connect()
        self._watcher = QFileSystemWatcher([str(paths.database)])
        self._watcher.fileChanged.connect(self._reload_if_changed)
        self.window.show_page(FIRST_PAGE)

    def show(self) -> None:
        """Show the window; without a plan, the first run over it."""
        self.window.show()
        if not self.workspace.has_plan:
            self.set_up()
        else:
            self.timer.begin()

    def begin_soon(self) -> None:
        """Let reminders, tray and linked calendars begin when the window is there."""
        QTimer.singleShot(_TRAY_AFTER_MS, self.window, lambda: self.tray.begin())
        QTimer.singleShot(_CALENDARS_AFTER_MS, self.window, lambda: self.calendars.begin())

    def appear(self, page: str) -> None:
        """Take the place of a window before this one, with a page."""
        self.window.show_page(page)
        self.window.show()
        if self.workspace.has_plan:
            self.timer.begin()
        self.begin_soon()

    def put_away(self) -> None:
        """Close the window and end what goes with it; the plan stays open for another window."""
        self._end()
        self.choices.region_changed.disconnect(self._ask_rebuild)
        self.window.is_quitting = True  # it is not to go on in the tray
        self.window.close()
        self.window.deleteLater()
        self.performer.deleteLater()

    def come_to_front(self) -> None:
        """Show the window above the others."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def set_up(self) -> None:
        """Open the first run. The plan is written when it is created there, and not before."""
        # The assistant is needed once in the life of a plan; the start of every other day is spared it.
        from planner.services.kept_answers import KeptAnswers
        from planner.ui.welcome.assistant import WelcomeAssistant

        kept = self._kept_answers = self._kept_answers or KeptAnswers(self.paths.first_run)
        assistant = WelcomeAssistant(
            shipped_roadmap(), certifications(), self.workspace.now, kept, parent=self.window
        )
        assistant.plan_created.connect(lambda plan: self._begin(plan, assistant, kept))
        assistant.finished.connect(assistant.deleteLater)
        assistant.open()

    def close(self) -> None:
        """Give the plan's file free, after the window was closed; nothing is worked out any more."""
        self._end()
        self.workspace.close()

    def _end(self) -> None:
        self._watcher.blockSignals(True)
        if self._forecasts is not None:
            self._forecasts.close()
        if self._calendars is not None:
            self._calendars.close()
        self.timer.close()

    def _begin(self, plan: Plan, assistant: "WelcomeAssistant", kept: "KeptAnswers") -> None:
        try:
            self.workspace.begin(plan)
        except Refusal as refusal:
            assistant.refuse(str(refusal))
        else:
            kept.forget()

    def _connect(self) -> None:
        actions = self.window.actions_by_id
        on_trigger(actions["set-up"], self.set_up)
        on_trigger(actions["hours"], self._change_hours)
        on_trigger(actions["link-calendar"], self._link_calendar)
        on_trigger(actions["pause"], self.dialogs.pause)
        on_trigger(actions["end-pause"], self._end_pause)
        on_trigger(actions["what-if"], self.dialogs.try_changes)
        on_trigger(actions["weekly-review"], self.dialogs.review_week)
        on_trigger(actions["replan"], self.dialogs.replan)
        on_trigger(actions["history"], self.dialogs.show_past)
        on_trigger(actions["about-roadmap"], self.dialogs.about_roadmap)
        on_trigger(actions["palette"], lambda: self.palette.toggle())
        on_trigger(actions["roadmap-shape"], self._turn_roadmap)
        on_trigger(actions["print"], self.dialogs.print_week)
        on_trigger(actions["save-map-svg"], lambda: self._roadmap().save_map("svg"))
        on_trigger(actions["save-map-png"], lambda: self._roadmap().save_map("png"))
        on_trigger(actions["reminders"], lambda: self.tray.open_choices())
        on_trigger(actions["add-exam"], lambda: self._exams().add_exam())
        on_trigger(actions["add-goal"], lambda: self._exams().add_goal())
        self._name_roadmap_shape(self._is_roadmap_a_map())
        on_trigger(actions["certifications"], lambda: self._exams().browse())
        self.choices.region_changed.connect(self._ask_rebuild)
        self.life.obey_reminders = self._obey_reminders
        self.performer.changed.connect(self._allow)
        self._allow(None)

    def _allow(self, _notice: object) -> None:
        """A plan is set up once; what needs a plan waits for it."""
        has_plan = self.workspace.has_plan
        actions = self.window.actions_by_id
        actions["set-up"].setEnabled(not has_plan)
        needing = (
            "hours",
            "link-calendar",
            "pause",
            "what-if",
            "weekly-review",
            "replan",
            "new-session",
            "print",
            "save-map-svg",
            "save-map-png",
        )
        for id in (*needing, "focus-timer", "add-exam", "add-goal", "history", "about-roadmap"):
            actions[id].setEnabled(has_plan)
        is_paused = current_pause(self.workspace.plan, self.workspace.now.date()) is not None
        actions["end-pause"].setEnabled(is_paused)

    # Pages and dialogs that the first screen does not show are imported when they are first wanted.

    def _week_page(self, window: MainWindow) -> QWidget:
        page = self._week = WeekPage(self.workspace, self.performer, window.actions_by_id, window.side_bar)
        page.set_up_requested.connect(self.set_up)
        page.hours_requested.connect(self._change_hours)
        page.item_requested.connect(self._show_item)
        page.goal_requested.connect(self._show_goal)
        page.week_turned.connect(window.settle_note)
        page.banners.tell_missed_after(str(self.settings.value(_MISSED_TOLD, "")))
        page.banners.missed_told.connect(lambda until: self.settings.setValue(_MISSED_TOLD, until))
        page.banners.close_review(str(self.settings.value(_CLOSED_REVIEW, "")))
        page.banners.review_closed.connect(lambda week: self.settings.setValue(_CLOSED_REVIEW, week))
        # The catalogue is read when the week is there; it adds a line to the details of an exam's sessions.
        QTimer.singleShot(_CATALOGUE_AFTER_MS, page, lambda: page.use_catalogue(certifications()))
        return page

    def _roadmap_page(self, window: MainWindow) -> QWidget:
        from planner.ui.roadmap.page import RoadmapPage

        page = RoadmapPage(self.workspace, self.performer)
        panel = window.actions_by_id["panel"]
        page.set_panel_open(panel.isChecked())
        panel.toggled.connect(page.set_panel_open)
        page.panel_toggled.connect(panel.setChecked)
        page.link_wished.connect(open_link)
        roadmap = self.workspace.plan.settings.roadmap
        QTimer.singleShot(_CATALOGUE_AFTER_MS, page, lambda: page.use_sources(sources(roadmap)))
        page.goal_wished.connect(self._show_goal)
        page.set_map_zoom(self._kept_map_zoom())
        page.map_zoomed.connect(lambda zoom: self.settings.setValue(_MAP_ZOOM, zoom))
        page.set_as_map(self._is_roadmap_a_map())
        page.shown_as_map.connect(self._keep_roadmap_shape)
        return page

    def _exams_page(self, _window: MainWindow) -> QWidget:
        from planner.ui.exams.page import ExamsPage

        page = ExamsPage(self.workspace, self.performer, self.forecasts, self.settings)
        page.set_up_requested.connect(self.set_up)
        page.hours_requested.connect(self._change_hours)
        return page

    def _progress_page(self, _window: MainWindow) -> QWidget:
        from planner.ui.progress.page import ProgressPage

        page = ProgressPage(self.workspace, self.performer, self.forecasts, self.settings)
        page.add_goal_requested.connect(self._add_goal)
        page.what_if_requested.connect(self.dialogs.try_changes)
        return page

    def _availability_page(self, window: MainWindow) -> QWidget:
        from planner.ui.availability.page import AvailabilityPage

        page = AvailabilityPage(self.workspace, self.performer, self.settings, self.calendars)
        panel = window.actions_by_id["panel"]
        page.set_panel_open(panel.isChecked())
        panel.toggled.connect(page.set_panel_open)
        page.panel_toggled.connect(panel.setChecked)
        page.set_up_requested.connect(self.set_up)
        return page

    def _settings_page(self, window: MainWindow) -> QWidget:
        from planner.ui.settings.page import SettingsPage, SettingsParts

        parts = SettingsParts(
            workspace=self.workspace,
            performer=self.performer,
            choices=self.choices,
            reminders=self.tray.choices,
            paths=self.paths,
            has_tray=self.tray.has_tray,
            apply_reminders=partial(_obey, self.life),
        )
        page = SettingsPage(parts)
        page.told.connect(window.say)
        return page

    @property
    def forecasts(self) -> "ForecastSource":
        """Where the pages have their forecast from; it works nothing out before one of them asks."""
        from planner.ui.forecast_source import ForecastSource

        if self._forecasts is None:
            self._forecasts = ForecastSource(self.workspace, parent=self.window)
        return self._forecasts

    @property
    def palette(self) -> "CommandPalette":
        """The command palette, made when it is first opened."""
        from planner.ui.palette.wiring import PaletteParts, make_palette

        if self._palette is None:
            self._palette = make_palette(
                PaletteParts(
                    window=self.window,
                    workspace=self.workspace,
                    performer=self.performer,
                    settings=self.settings,
                    show_item=self._show_item,
                    show_goal=self._show_goal,
                    try_changes=self.dialogs.try_changes,
                )
            )
        return self._palette

    @property
    def tray(self) -> "Tray":
        """The reminders and the tray, made when the start is over; they tell nothing before `begin`."""
        from planner.ui.tray.timing import follow_timer
        from planner.ui.tray.wiring import Tray, TrayParts

        if self._tray is None:
            parts = self.window, self.workspace, self.performer, self.settings
            shows = self.come_to_front, self._show_goal, self.timer.start_session
            self._tray = Tray(TrayParts(*parts, *shows))
            follow_timer(self._tray, self.timer.clock)
        return self._tray

    @property
    def calendars(self) -> "LinkedCalendars":
        """The linked calendar files; none is read before `begin`, or before one is asked for."""
        from planner.ui.calendars.linked import LinkedCalendars

        if self._calendars is None:
            self._calendars = LinkedCalendars(self.workspace, self.performer, self.window)
            self._calendars.told.connect(self.window.say)
        return self._calendars

    def _exams(self) -> "ExamsPage":
        from planner.ui.exams.page import ExamsPage

        page = self.window.show_page("show-exams")
        assert isinstance(page, ExamsPage)
        return page

    def _roadmap(self) -> "RoadmapPage":
        from planner.ui.roadmap.page import RoadmapPage

        page = self.window.show_page("show-roadmap")
        assert isinstance(page, RoadmapPage)
        return page

    def _show_item(self, id: str) -> None:
        self._roadmap().show_item(id)

    def _show_goal(self, id: str) -> None:
        self._exams().show_goal(id)

    def _is_roadmap_a_map(self) -> bool:
        return bool(self.settings.value(_ROADMAP_AS_MAP, False, type=bool))

    def _kept_map_zoom(self) -> float:
        try:
            zoom = float(str(self.settings.value(_MAP_ZOOM, 1.0)))
        except ValueError:
            return 1.0
        return zoom if isfinite(zoom) else 1.0

    def _turn_roadmap(self) -> None:
        """Show the roadmap as a map where it is a list, and the other way round, from whichever page."""
        page = self._roadmap()
        page.set_as_map(not page.is_map)

    def _keep_roadmap_shape(self, is_map: bool) -> None:
        self.settings.setValue(_ROADMAP_AS_MAP, is_map)
        self._name_roadmap_shape(is_map)

    def _name_roadmap_shape(self, is_map: bool) -> None:
        action = self.window.actions_by_id["roadmap-shape"]
        action.setText(_("Show as list") if is_map else _("Show as map"))
        words = _("Show the roadmap as a list") if is_map else _("Show the roadmap as a map")
        action.setProperty("palette_text", words)
        action.setIcon(icon("list-tree" if is_map else "workflow"))
        action.setProperty("icon_name", "list-tree" if is_map else "workflow")

    def _add_goal(self) -> None:
        if self.workspace.has_plan:
            self.dialogs.add_goal()
        else:
            self.set_up()

    def _change_hours(self) -> None:
        self.window.show_page("show-availability")

    def _link_calendar(self) -> None:
        from planner.ui.availability.page import AvailabilityPage

        page = self.window.show_page("show-availability")
        assert isinstance(page, AvailabilityPage)
        page.choose_calendar()

    def _end_pause(self) -> None:
        now = self.workspace.now
        self.performer.perform(lambda plan, _schedule: end_pause(plan, now))

    def _ask_rebuild(self) -> None:
        if self._host is not None:
            self._host.rebuild_soon()

    def _obey_reminders(self) -> None:
        self.tray.apply()

    def _reload_if_changed(self, path: str) -> None:
        if path not in self._watcher.files():
            self._watcher.addPath(path)  # a file that was replaced has to be watched again
        self.performer.keep_up()


def _obey(life: WindowLife) -> None:
    """Let the window that there is now do as is chosen for reminders and tray."""
    life.obey_reminders()
