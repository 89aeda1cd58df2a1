"""The numbers on a card: hours a week, what is left, and how much room there is; knows no Qt."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.domain.goal import Goal
from planner.formats import duration, hours, last_day
from planner.i18n import _
from planner.scheduling.schedule import GoalOutlook, Verdict
from planner.ui.shared.date_words import DateWords, near_day
from planner.ui.welcome.words import slack_text

_WEEK = 7 * 24 * 60
_ROUGH_FROM = 10 * 60


@dataclass(frozen=True, slots=True)
class HoursPerWeek:
    """Minutes of study a week until a date: what is needed at least, and what is planned on average."""

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


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a card: what it is, its value, and whether the value is "good", "tight" or "bad"."""

    name: str
    value: str
    tone: str = "good"


def hours_per_week(goal: Goal, outlook: GoalOutlook, now: datetime) -> HoursPerWeek | None:
    """Return the hours a week until a goal's date, days off and limits counted; None where none help."""
    if goal.study_due is None or outlook.free is None or outlook.least_per_week is None:
        return None
    minutes = (goal.study_due - now) // timedelta(minutes=1)
    if minutes <= 0:
        return None
    # Rounded up as the engine does, so that what is met is never shown as less than what is needed.
    return HoursPerWeek(outlook.least_per_week, -(-outlook.free * _WEEK // minutes), outlook.verdict)


def facts_of(
    outlook: GoalOutlook, week: HoursPerWeek | None, now: datetime, words: DateWords
) -> tuple[Fact, ...]:
    """Return the facts of a goal that has something left to study."""
    today = now.date()
    facts = [Fact(_("Left to study"), rough(outlook.work))]
    if outlook.free is not None:
        facts.append(Fact(_("Free until then"), rough(outlook.free)))
    if outlook.planned_finish is not None:
        facts.append(Fact(_("Planned finish"), near_day(words, last_day(outlook.planned_finish), today)))
    if outlook.earliest_due is not None:
        facts.append(Fact(_("Earliest ready"), near_day(words, last_day(outlook.earliest_due), today)))
    slack = _slack(outlook, week)
    return tuple(facts) if slack is None else (*facts, slack)


def rough(minutes: int) -> str:
    """Write much time in whole hours, little to the minute."""
    if minutes < _ROUGH_FROM:
        return duration(minutes)
    return _("{hours} h").format(hours=hours(round(minutes / 60) * 60))


def _slack(outlook: GoalOutlook, week: HoursPerWeek | None) -> Fact | None:
    if outlook.proof is not None:
        missing = outlook.proof.work_minutes - outlook.proof.free_minutes
        return Fact(_("Slack"), _("{length} short").format(length=rough(missing)), "bad")
    if outlook.margin is None:
        return None
    if outlook.margin == 0:
        return Fact(_("Slack"), _("none"), "tight")
    tone = "tight" if outlook.verdict is Verdict.TIGHT else "good"
    return Fact(_("Slack"), slack_text(outlook.margin, week.planned if week else 0), tone)
