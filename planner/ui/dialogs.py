"""The dialogs that the menus open; each is imported when first wanted, so that the start is spared it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSettings

from planner.paths import Paths
from planner.services.workspace import Workspace
from planner.ui.main_window import MainWindow
from planner.ui.performer import Performer
from planner.values import Value


class Dialogs(Value, weakref=True):  # for Qt holds what it calls weakly
    """Opens them over one window; `first_day` tells the first day of the week that is shown."""

    window: MainWindow
    workspace: Workspace
    performer: Performer
    settings: QSettings
    paths: Paths
    first_day: Callable[[], date]

    def pause(self) -> None:
        """Let the plan rest until a day."""
        from planner.ui.availability.pause_dialog import PauseDialog

        PauseDialog(self.workspace, self.performer, self.window).open()

    def try_changes(self, goal: str = "") -> None:
        """Try changes with a goal, or with the one whose date is next."""
        from planner.ui.what_if.dialog import WhatIfDialog

        WhatIfDialog(self.workspace, self.performer, goal, self.window).open()

    def review_week(self) -> None:
        """Review the week that ends, and accept the next."""
        from planner.ui.review.dialog import ReviewDialog

        ReviewDialog(self.workspace, self.performer, self.window).open()

    def replan(self) -> None:
        """Lay the weeks out anew."""
        from planner.ui.replan.dialog import ReplanDialog

        ReplanDialog(self.workspace, self.performer, self.window).open()

    def show_past(self) -> None:
        """Show the steps that were made."""
        from planner.ui.history_dialog import HistoryDialog

        HistoryDialog(self.workspace, self.performer, self.window).open()

    def about_roadmap(self) -> None:
        """Show what the roadmap goes by, and where it comes from."""
        from planner.services.catalog import sources
        from planner.ui.roadmap.about_dialog import AboutRoadmapDialog

        AboutRoadmapDialog(sources(self.workspace.plan.settings.roadmap), self.window).open()

    def add_goal(self) -> None:
        """Ask for a new goal."""
        from planner.ui.exams.goal_dialog import GoalDialog

        GoalDialog(self.workspace.plan, self.workspace.now, self.performer, parent=self.window).open()

    def export(self, what: str = "") -> None:
        """Take something out: what was taken out last, or "portfolio"."""
        from planner.ui.export.dialog import ExportDialog
        from planner.ui.export.kinds import What

        wished = What(what) if what else None
        parts = self.workspace, self.performer, self.settings, self.paths
        ExportDialog(*parts, self.window, first=self.first_day(), what=wished).open()

    def print_week(self) -> None:
        """Print the week that is shown, or the plan."""
        from planner.ui.printing.dialog import PrintDialog

        dialog = PrintDialog(self.workspace, self.performer, self.settings, self.first_day(), self.window)
        dialog.told.connect(self.window.say)
        dialog.open()
