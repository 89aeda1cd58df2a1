"""Where the palette's entries lead in the main window."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import cast

from PySide6.QtCore import QSettings, QTimer

from planner.services.own_sessions import suggested_session
from planner.services.workspace import Workspace
from planner.ui.actions import Scope, action_specs
from planner.ui.main_window import FIRST_PAGE, MainWindow
from planner.ui.palette.entries import Target
from planner.ui.palette.palette import CommandPalette, Ways
from planner.ui.performer import Performer
from planner.ui.roadmap.filters import Filters
from planner.ui.roadmap.page import RoadmapPage
from planner.ui.shared.own_session_dialog import OwnSessionDialog
from planner.ui.week.page import WeekPage
from planner.values import Value


class PaletteParts(Value):
    """What the palette works with; the functions take the id of an item or a goal."""

    window: MainWindow
    workspace: Workspace
    performer: Performer
    settings: QSettings
    show_item: Callable[[str], object]
    show_goal: Callable[[str], object]
    try_changes: Callable[[str], object]


def make_palette(parts: PaletteParts) -> CommandPalette:
    """Return the palette of a main window."""
    ways = Ways(
        goes={
            Target.ACTION: partial(_run_action, parts),
            Target.ITEM: parts.show_item,
            Target.GOAL: parts.show_goal,
            Target.WHAT_IF: parts.try_changes,
            Target.EXAM_WEEK: partial(_show_exam_week, parts),
            Target.NEEDS: partial(_show_needs, parts),
            Target.PLAN: partial(_open_plan, parts),
            Target.DAY: lambda iso: _week(parts).show_day(date.fromisoformat(iso)),
        },
        book=partial(_book, parts),
        about=partial(_about, parts),
        plans=lambda: [(plan.folder, plan.title) for plan in parts.window.other_plans()],
    )
    return CommandPalette(parts.window, parts.workspace, parts.window.actions_by_id, ways, parts.settings)


def _run_action(parts: PaletteParts, id: str) -> None:
    """Do what an action does; those of the week are seen there."""
    if id in _week_actions() and parts.window.page is not parts.window.made_page(FIRST_PAGE):
        _week(parts)
    parts.window.actions_by_id[id].trigger()


def _open_plan(parts: PaletteParts, folder: str) -> None:
    """Open another plan when what is being done in this one's window is over."""
    for plan in parts.window.other_plans():
        if plan.folder == folder:
            QTimer.singleShot(0, plan.open)


def _show_exam_week(parts: PaletteParts, goal: str) -> None:
    due = parts.workspace.plan.goals[goal].due
    if due is not None:
        _week(parts).show_day(due.date())


def _show_needs(parts: PaletteParts, goal: str) -> None:
    page = cast(RoadmapPage, parts.window.show_page("show-roadmap"))
    page.refresh_if_stale()
    page.view.set_filters(Filters(goals=frozenset({goal})))


def _book(parts: PaletteParts, item: str) -> None:
    plan, schedule, now = parts.workspace.plan, parts.workspace.schedule, parts.workspace.now
    suggested = suggested_session(plan, item, now.date(), now)
    OwnSessionDialog(plan, schedule, suggested, parts.performer, parts.window).open()


def _about(parts: PaletteParts, id: str) -> str:
    page = parts.window.made_page(FIRST_PAGE)
    return page.sessions.about(id) if isinstance(page, WeekPage) else ""


def _week(parts: PaletteParts) -> WeekPage:
    return cast(WeekPage, parts.window.show_page(FIRST_PAGE))


def _week_actions() -> frozenset[str]:
    return frozenset(spec.id for spec in action_specs() if spec.scope is Scope.WEEK)
