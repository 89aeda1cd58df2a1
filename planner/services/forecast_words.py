"""What stands between a verdict and a forecast, in words; the same in the window and in a terminal."""

from typing import Final

from planner.i18n import _
from planner.scheduling.forecast import Forecast
from planner.scheduling.schedule import GoalOutlook, Verdict

LEAST_WEEKS: Final = 2  # so many weeks of logged hours tell something of a learner
_EVEN: Final = 0.5
_NEARLY_ALL: Final = 95


def unlikely_though_it_fits(outlook: GoalOutlook, forecast: Forecast) -> str:
    """Return why a date that the plan meets is missed more often than not; "" where that isn't so.

    A verdict counts on all study hours, a forecast on those that the learner is likely to keep.
    """
    found = forecast.goals.get(outlook.goal)
    fits = outlook.verdict in (Verdict.FEASIBLE, Verdict.TIGHT)
    if not fits or found is None or found.chance is None or found.chance >= _EVEN:
        return ""
    percent = round(100 * forecast.kept_share)
    if forecast.weeks_seen < LEAST_WEEKS or percent > _NEARLY_ALL:
        return ""
    return _("The plan holds with all its hours; you keep about {percent}% of them.").format(percent=percent)
