"""What would make a date possible that cannot be met; knows no Qt."""

from datetime import datetime
from typing import Final

from planner.domain.plan import Plan
from planner.i18n import _
from planner.scheduling.remedies.remedy import Remedy, RemedyKind
from planner.scheduling.schedule import GoalOutlook, Verdict
from planner.services.remedy_words import remedy_words
from planner.ui.shared.date_words import DateWords, near_day
from planner.values import Value

_ICONS: Final = {
    RemedyKind.MORE_HOURS: "clock",
    RemedyKind.LATER_DATE: "calendar-clock",
    RemedyKind.LEAVE_OUT: "scissors",
    RemedyKind.KNOWN: "circle-check",
    RemedyKind.LET_GO: "x",
}


class Way(Value):
    """One way out.

    Attributes:
        remedy: what it does, where one click can do it; None where the learner must find room for it first.
        action: the word on its button.
    """

    icon: str
    title: str
    detail: str
    action: str
    kind: RemedyKind
    remedy: Remedy | None = None


def ways_for(
    plan: Plan, outlook: GoalOutlook, remedies: tuple[Remedy, ...], now: datetime, words: DateWords
) -> tuple[Way, ...]:
    """Return the ways in words, the cheapest first; none for a goal whose date can be met."""
    ways = tuple(_way(plan, remedy, now, words) for remedy in remedies)
    if outlook.verdict is Verdict.IMPOSSIBLE and not outlook.free:
        return (*ways, _first_hours())
    return ways


def _first_hours() -> Way:
    """Return the way of a week without any hours, which nothing can make longer."""
    kind = RemedyKind.MORE_HOURS
    return Way(
        _ICONS[kind], _("Add study hours"), _("There are none where the work is due."), _("Hours..."), kind
    )


def _way(plan: Plan, remedy: Remedy, now: datetime, words: DateWords) -> Way:
    said = remedy_words(plan, remedy, now, lambda day: near_day(words, day, now.date()))
    by_hand = _("Hours...") if remedy.kind is RemedyKind.MORE_HOURS else _("Move...")
    return Way(
        icon=_ICONS[remedy.kind],
        title=said.title,
        detail=said.detail,
        action=_("Apply") if said.fits else by_hand,
        kind=remedy.kind,
        remedy=remedy if said.fits else None,
    )
