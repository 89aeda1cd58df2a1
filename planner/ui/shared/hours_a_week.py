"""Hours a week: what a date needs, and what the learner gives; knows no Qt."""

from datetime import datetime, timedelta

from planner.domain.goal import Goal
from planner.scheduling.schedule import GoalOutlook, Verdict
from planner.values import Value

_WEEK = 7 * 24 * 60
_TENTH = 6


class HoursPerWeek(Value):
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
    # The engine's number is rounded up to the minute, and lies less than one above the exact one.
    least, most = (
        -(-number * minutes * ordinary // (outlook.free * _WEEK))
        for number in (outlook.least_per_week - 1, outlook.least_per_week)
    )
    if outlook.proof is not None and outlook.proof.free_minutes > 0:
        proven = -(-ordinary * outlook.proof.work_minutes // outlook.proof.free_minutes)
        most = proven if least <= proven <= most else most
    # No rounding may turn the verdict round, also where the minutes are said in tenths of an hour.
    if outlook.verdict is Verdict.IMPOSSIBLE:
        return HoursPerWeek(max(-(-most // _TENTH) * _TENTH, ordinary + 1), ordinary, outlook.verdict)
    return HoursPerWeek(min(most, ordinary), ordinary, outlook.verdict)
