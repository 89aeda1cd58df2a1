"""Hours a week: what a date needs, and what the learner gives; knows no Qt."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.domain.goal import Goal
from planner.scheduling.schedule import GoalOutlook, Verdict

_WEEK = 7 * 24 * 60


@dataclass(frozen=True, slots=True)
class HoursPerWeek:
    """Minutes of study in an ordinary week: what a date needs at least, and what is planned."""

    needed: int
    planned: int
    verdict: Verdict

    @property
    def needed_share(self) -> float:
        """Needed on the scale that both share, 0 to 1."""
        return self.needed / max(self.needed, self.planned, 1)

    @property
    def planned_share(self) -> float:
        """Planned on the scale that both share, 0 to 1."""
        return self.planned / max(self.needed, self.planned, 1)


def hours_per_week(goal: Goal, outlook: GoalOutlook, ordinary: int, now: datetime) -> HoursPerWeek | None:
    """Return the hours that a goal's date asks of an ordinary week; None where no hours help.

    `ordinary` is how many minutes such a week has. The engine scales all study time until the date alike,
    and counts by the week on the calendar, with days off and with the week that has begun; here the same
    factor scales the ordinary week, so that what is said is what the learner gave, or would have to give.
    """
    if goal.study_due is None or not outlook.free or outlook.least_per_week is None:
        return None
    minutes = (goal.study_due - now) // timedelta(minutes=1)
    if minutes <= 0:
        return None
    needed = -(-outlook.least_per_week * minutes * ordinary // (outlook.free * _WEEK))
    # The engine's number is rounded up already; that must not turn the verdict round.
    is_met = outlook.verdict is not Verdict.IMPOSSIBLE
    needed = min(needed, ordinary) if is_met else max(needed, ordinary + 1)
    return HoursPerWeek(needed, ordinary, outlook.verdict)
