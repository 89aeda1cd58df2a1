"""The running window: its life from the first paint to the last, and what its menus lead to."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLocale, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from planner.app.core import Core
from planner.app.first_run import FirstRun
from planner.app.late_parts import LateParts
from planner.app.pages import PageParts, Pages
from planner.app.places import Places
from planner.i18n import _, set_decimal_mark
from planner.paths import Paths
from planner.services.groupings import GroupBy
from planner.services.pausing import current_pause, end_pause
from planner.services.workspace import Workspace
from planner.ui.actions import on_trigger
from planner.ui.dialogs import Dialogs
from planner.ui.importing.drops import FileDrops
from planner.ui.main_window import FIRST_PAGE, MainWindow, WindowParts
from planner.ui.page_ahead import PageAhead
from planner.ui.performer import Performer
from planner.ui.quitting import PlannerApplication
from planner.ui.region import use_region
from planner.ui.roadmap.kept_shape import KeptShape
from planner.ui.saving_ahead import SavingAhead
from planner.ui.shared.to_front import bring_to_front
from planner.ui.timer.desk import TimerDesk
from planner.ui.widgets.banner import Banner
from planner.ui.window_life import Host, WindowLife

_TRAY_AFTER_MS = 600
_CALENDARS_AFTER_MS = 900
_KEPT_AFTER_MS = 1_200
_MADE_AHEAD = "show-roadmap"  # of all pages the one that grows with the roadmap
_NEEDING_A_PLAN = (
    *("hours", "link-calendar", "pause", "what-if", "weekly-review", "replan", "new-session", "focus-timer"),
    *("print", "export", "portfolio", "save-map-svg", "save-map-png", "add-course", "add-exam", "add-goal"),
    *("history", "about-roadmap"),
)


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
        places: the ways to what stands on its pages.
        dialogs: those that the menus open.
        timer: the focus timer.
        late: the parts that are made when they are first wanted.
    """

    def __init__(
        self,
        qt: QApplication,
        workspace: Workspace,
        paths: Paths,
        life: WindowLife | None = None,
        *,
        host: Host | None = None,
        is_sample: bool = False,
        has_own_plan: bool = False,
        copied_from: Path | None = None,
    ) -> None:
        """Build the window around an open workspace, and show it when `show` is called.

        `life` is what outlives a window before this one; `host` builds another one in its place. A sample
        plan is there to be looked at, and marked as one, in the place of the learner's own, if there is one;
        so is what could be read of a damaged file, `copied_from`.
        """
        self.workspace = workspace
        self.paths = paths
        self.life = WindowLife(qt, paths.window) if life is None else life
        self.settings, self.choices = self.life.settings, self.life.choices
        self._host = host
        self._is_sample, self._has_own_plan = is_sample, has_own_plan
        use_region(self.choices.region)
        self.performer = Performer(workspace, choices=self.life.steps)
        self.window = MainWindow(WindowParts(workspace, self.performer, self.settings, self.choices))
        core = Core(workspace, paths, self.life, self.performer, self.window, is_sample)
        self._first_run = FirstRun(core, None if host is None else self._ask_sample)
        self.places = Places(self.window)
        self.dialogs = Dialogs(
            self.window, workspace, self.performer, self.settings, paths, lambda: self.places.first_day
        )
        self.timer = TimerDesk(workspace, self.performer, paths, self.settings, self.window)
        self.late = LateParts(
            core, self.places, self.dialogs, self.timer, self.come_to_front, self.set_up_with
        )
        shape = _kept_shape(core)
        self._pages = Pages(core, PageParts(self.late, self.places, self.dialogs, shape, self.set_up))
        self.window.use_pages(self._pages.makers)
        self._saving_ahead = SavingAhead(workspace, self.window)
        self._connect()
        self._watcher = QFileSystemWatcher([str(paths.database)])
        self._watcher.fileChanged.connect(self._reload_if_changed)
        if is_sample:
            self._mark(copied_from)
        self.window.show_page(FIRST_PAGE)

    def show(self) -> None:
        """Show the window; without a plan, the first run over it."""
        self.window.show()
        if not self.workspace.has_plan:
            self.set_up()
        else:
            self.timer.begin()

    def begin_soon(self) -> None:
        """Let what goes on beside the window begin when it is there.

        Nobody wants to be reminded of the sessions of a sample.
        """
        self._saving_ahead.begin()
        PageAhead(self.window, self.performer, _MADE_AHEAD).begin()
        if self._is_sample:
            return
        QTimer.singleShot(_TRAY_AFTER_MS, self.window, lambda: self.late.tray.begin())
        QTimer.singleShot(_CALENDARS_AFTER_MS, self.window, lambda: self.late.calendars.begin())
        QTimer.singleShot(_KEPT_AFTER_MS, self.window, lambda: self.late.keeper.follow())

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
        self.window.quit()  # it is not to go on in the tray
        self.window.deleteLater()
        self.performer.deleteLater()

    def come_to_front(self) -> None:
        """Show the window above the others."""
        bring_to_front(self.window)

    def set_up(self) -> None:
        """Open the first run. The plan is written when it is created there, and not before.

        From a sample it is that of the plan in whose place the sample is shown.
        """
        if self._is_sample:
            self._leave_sample()
            return
        self._first_run.open()

    def set_up_with(self, files: tuple[str, ...]) -> None:
        """Open the first run with files to begin with."""
        self._first_run.open(files)

    def close(self) -> None:
        """Give the plan's file free, after the window was closed; nothing is worked out any more."""
        self._end()
        self.workspace.close()

    def _end(self) -> None:
        self._watcher.blockSignals(True)
        self._saving_ahead.close()
        self.late.close()
        self.timer.close()

    def _mark(self, copied_from: Path | None) -> None:
        has_own = self._has_own_plan
        banner = _sample_mark(has_own) if copied_from is None else _copy_mark(copied_from, has_own)
        banner.action_triggered.connect(self._leave_sample)
        self.window.put_above_pages(banner)

    def _ask_sample(self) -> None:
        if self._host is not None:
            QTimer.singleShot(0, self._host.open_sample)

    def _leave_sample(self) -> None:
        if self._host is not None:
            QTimer.singleShot(0, self._host.leave_sample)

    def _connect(self) -> None:
        leads: dict[str, Callable[[], object]] = {
            "set-up": self.set_up,
            "hours": self.places.availability,
            "link-calendar": self.places.link_calendar,
            "import": lambda: self.late.importing.choose(),
            "pause": self.dialogs.pause,
            "end-pause": self._end_pause,
            "what-if": self.dialogs.try_changes,
            "weekly-review": self.dialogs.review_week,
            "replan": self.dialogs.replan,
            "history": self.dialogs.show_past,
            "sample": self._ask_sample,
            "about-roadmap": self.dialogs.about_roadmap,
            "palette": lambda: self.late.palette.toggle(),
            "roadmap-shape": lambda: self.places.roadmap().turn_shape(),
            **{f"group-{by}": partial(self._show_groups, by) for by in GroupBy},
            "print": self.dialogs.print_week,
            "export": self.dialogs.export,
            "portfolio": partial(self.dialogs.export, "portfolio"),
            "save-map-svg": lambda: self.places.roadmap().save_map("svg"),
            "save-map-png": lambda: self.places.roadmap().save_map("png"),
            "reminders": self.places.reminders,
            "add-course": lambda: self.places.courses().add_course(),
            "add-exam": lambda: self.places.exams().add_exam(),
            "add-goal": lambda: self.places.exams().add_goal(),
            "certifications": lambda: self.places.exams().browse(),
        }
        for id, lead in leads.items():
            on_trigger(self.window.actions_by_id[id], lead)
        FileDrops(self.window).dropped.connect(lambda paths: self.late.importing.take(paths))
        self.choices.region_changed.connect(self._ask_rebuild)
        self.life.obey_reminders = self._obey_reminders
        self.performer.changed.connect(self._allow)
        self.window.actions_by_id["sample"].setEnabled(self._host is not None and not self._is_sample)
        self._allow(None)

    def _allow(self, _notice: object) -> None:
        """A plan is set up once; what needs a plan waits for it."""
        has_plan = self.workspace.has_plan
        actions = self.window.actions_by_id
        actions["set-up"].setEnabled(not has_plan or (self._is_sample and not self._has_own_plan))
        actions["duplicate-plan"].setEnabled(has_plan and self._host is not None)
        for id in _NEEDING_A_PLAN:
            actions[id].setEnabled(has_plan)
        is_paused = current_pause(self.workspace.plan, self.workspace.now.date()) is not None
        actions["end-pause"].setEnabled(is_paused)

    def _end_pause(self) -> None:
        now = self.workspace.now
        self.performer.perform(lambda plan, _schedule: end_pause(plan, now))

    def _show_groups(self, by: GroupBy) -> None:
        self.places.roadmap().show_groups(by)

    def _ask_rebuild(self) -> None:
        if self._host is not None:
            self._host.rebuild_soon()

    def _obey_reminders(self) -> None:
        self.late.tray.apply()

    def _reload_if_changed(self, path: str) -> None:
        if path not in self._watcher.files():
            self._watcher.addPath(path)  # a file that was replaced has to be watched again
        self.performer.keep_up()


def _kept_shape(core: Core) -> KeptShape:
    actions = core.window.actions_by_id
    groups = {by: actions[f"group-{by}"] for by in GroupBy}
    return KeptShape(core.settings, actions["roadmap-shape"], groups)


def _sample_mark(has_own_plan: bool) -> Banner:
    return Banner(
        "info",
        _("This is a sample plan"),
        _("Try anything: none of it touches a plan of yours, and it is gone when you leave it."),
        action=_("Back to my plan") if has_own_plan else _("Set up my own plan"),
        can_close=False,
    )


def _copy_mark(copied_from: Path, has_own_plan: bool) -> Banner:
    words = _("Nothing can be changed here, some may be missing: {path} is damaged and was left as it is.")
    return Banner(
        "warn",
        _("A copy of what can be read"),
        words.format(path=copied_from),
        action=_("Back to my plan") if has_own_plan else _("Back to the choices"),
        can_close=False,
    )
