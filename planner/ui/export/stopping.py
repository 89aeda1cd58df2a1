"""Keeping a calendar file up to date no more, which undo takes back like anything else."""

from functools import partial

from planner.i18n import _
from planner.paths import Paths
from planner.services.kept_calendar import forget_calendar, keep_calendar, kept_calendar
from planner.ui.performer import Performer
from planner.ui.window_steps import WindowStep


def stop_keeping(performer: Performer, paths: Paths) -> None:
    """Keep the plan's calendar no more, where one is kept."""
    kept = kept_calendar(paths)
    if kept is not None:
        label = _("Stopped keeping the calendar file up to date")
        back, again = partial(keep_calendar, paths, kept), partial(forget_calendar, paths)
        performer.choose(WindowStep(label, back, again))
