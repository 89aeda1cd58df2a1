"""Connects the menu of plans with the folders in which they lie."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFileDialog

from planner.domain.errors import Refusal, shown
from planner.formats import file_name
from planner.i18n import _
from planner.paths import Paths
from planner.services.plans import (
    KnownPlan,
    checked_folder,
    duplicate_plan,
    known_plans,
    make_plan_folder,
    plan_title,
)
from planner.services.workspace import Clock, Workspace
from planner.ui.actions import on_trigger
from planner.ui.main_window import MainWindow
from planner.ui.other_plans import OtherPlan
from planner.ui.plans.recent import RecentPlans

if TYPE_CHECKING:
    from planner.services.plan_from_file import Copy

_ACTIONS: Final = ("new-plan", "open-folder")  # a copy needs a plan


class PlansDesk(QObject):
    """Shows the plans that there are in the window's menu, and asks for another to be opened."""

    def __init__(
        self,
        window: MainWindow,
        paths: Paths,
        recent: RecentPlans,
        open_plan: Callable[[Paths], object],
        clock: Clock,
    ) -> None:
        """Stand in the menu of a window whose plan lies at `paths`."""
        super().__init__(window)
        self._clock = clock
        self._window, self._paths, self._recent, self._open_plan = window, paths, recent, open_plan
        home = self._home = recent.home
        self._group = QActionGroup(self)
        self._shown: list[QAction] = []
        title = plan_title(paths, home)
        if paths != home:
            window.setWindowTitle(_("{plan}, Study Planner").format(plan=title))
        actions = window.actions_by_id
        for id in _ACTIONS:
            actions[id].setEnabled(True)
        # Outside the menu of plans their words would not say what is meant.
        actions["open-folder"].setProperty("palette_text", _("Open a plan in another folder..."))
        actions["duplicate-plan"].setProperty("palette_text", _("Duplicate the plan as a scenario..."))
        on_trigger(actions["new-plan"], self.ask_new)
        on_trigger(actions["duplicate-plan"], self.ask_duplicate)
        on_trigger(actions["open-folder"], self.ask_folder)
        window.plans_menu.aboutToShow.connect(self.show_plans)
        window.other_plans = self.other_plans
        window.plan_files = self
        self.show_plans()

    def show_plans(self) -> None:
        """List the plans in the menu, the open one checked."""
        menu = self._window.plans_menu
        for action in self._shown:
            menu.removeAction(action)
            action.deleteLater()
        before = menu.actions()[0]
        self._shown = [self._action(plan) for plan in self._known()]
        self._shown.append(QAction(self))
        self._shown[-1].setSeparator(True)
        menu.insertActions(before, self._shown)

    def other_plans(self) -> tuple[OtherPlan, ...]:
        """Return the plans that there are beside the open one."""
        return tuple(
            OtherPlan(str(plan.paths.data_dir), plan.title, partial(self._open, plan.paths))
            for plan in self._known()
            if plan.paths != self._paths
        )

    def ask_new(self) -> None:
        """Ask for the name of a new plan, and open it."""
        self._ask(
            _("New plan"),
            _("It has a folder of its own and begins with the first questions. This plan stays as it is."),
            _("Make plan"),
            lambda title: make_plan_folder(self._home, title, self._paths.window),
        )

    def ask_duplicate(self) -> None:
        """Ask for the name of a copy of this plan, and open it."""
        self._ask(
            _("Duplicate as a scenario"),
            _("A copy of this plan with all its steps, to try anything in. This one stays as it is."),
            _("Duplicate plan"),
            lambda title: duplicate_plan(self._paths, self._home, title),
        )

    def ask_folder(self) -> None:
        """Ask for a folder, and open the plan in it."""
        words = _("Open a folder with a plan, or an empty one for a new plan")
        chosen = QFileDialog.getExistingDirectory(self._window, words, str(self._paths.data_dir))
        if chosen:
            self.open_folder(Path(chosen))

    def open_folder(self, folder: Path) -> None:
        """Open the plan in a folder from anywhere, or say why that cannot be."""
        try:
            paths = checked_folder(folder)
        except Refusal as refusal:
            self._window.say(str(refusal))
            return
        self._recent.remember(paths.data_dir)
        self._open(paths)

    def open_file(self, file: Path) -> None:
        """Open the plan of a data folder by its file, or ask how a backup is called as a plan of its own."""
        if file.name == self._paths.database.name:
            self.open_folder(file.parent)
            return
        # Wanted once in the life of a plan, if ever.
        from planner.services.taking_up import copy_to_take_up

        self._ask_own(file.name, lambda workspace, tell: copy_to_take_up(workspace, file, tell))

    def open_archive(self, document: Mapping[str, Any], name: str) -> None:
        """Ask how what an archive holds is called as a plan of its own, and open it."""
        # Wanted once in the life of a plan, if ever.
        from planner.services.plan_from_file import copy_of_archive

        self._ask_own(name, lambda workspace, tell: copy_of_archive(workspace, document, tell))

    def _ask_own(self, name: str, copy: "Copy") -> None:
        """Ask for the name of a plan that comes from a file, and open it."""
        from planner.services.plan_from_file import make_plan_with  # as above
        from planner.ui.plans.taking_up import take_up

        def make(title: str) -> Paths:
            def fill(workspace: Workspace) -> None:
                take_up(workspace, copy, name, self._window)

            return make_plan_with(self._home, title, fill, self._clock, self._paths.window)

        sentence = _("{file} holds a whole plan. It gets a folder of its own; this plan stays as it is.")
        self._ask(
            _("Open as a plan of its own"),
            sentence.format(file=shown(name)),
            _("Open plan"),
            make,
            file_name(PurePath(name).stem),
        )

    def _known(self) -> tuple[KnownPlan, ...]:
        try:
            known = known_plans(self._home, self._recent.folders)
        except Refusal:  # the folder cannot be read; what is open can be shown all the same
            known = ()
        if all(plan.paths != self._paths for plan in known):
            known += (KnownPlan(self._paths, plan_title(self._paths, self._home)),)
        return known

    def _action(self, plan: KnownPlan) -> QAction:
        action = QAction(plan.title.replace("&", "&&"), self)
        action.setCheckable(True)
        action.setChecked(plan.paths == self._paths)
        action.setStatusTip(str(plan.paths.data_dir))
        action.setActionGroup(self._group)
        on_trigger(action, partial(self._open, plan.paths))
        return action

    def _open(self, paths: Paths) -> None:
        if paths != self._paths:
            self._open_plan(paths)

    def _ask(
        self, title: str, sentence: str, verb: str, make: Callable[[str], Paths], proposed: str = ""
    ) -> None:
        # Wanted a few times in a year.
        from planner.ui.plans.name_dialog import PlanNameDialog

        self._window.keep_shape()  # it is copied along
        dialog = PlanNameDialog(title, sentence, verb, make, self._window)
        dialog.name.setText(proposed)
        dialog.made.connect(self._open)
        dialog.open()
