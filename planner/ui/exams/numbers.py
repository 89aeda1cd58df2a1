"""The numbers on a card: what is left, and how much room there is; knows no Qt."""

from datetime import datetime

from planner.domain.certification import Certification
from planner.domain.goal import Goal
from planner.formats import last_day, study_length
from planner.i18n import _, ngettext
from planner.scheduling.forecast import GoalForecast
from planner.scheduling.schedule import GoalOutlook, Verdict
from planner.services.words import chance_percent
from planner.ui.shared.date_words import DateWords, near_day
from planner.ui.shared.hours_a_week import HoursPerWeek
from planner.ui.shared.verdicts import weeks_or_length
from planner.values import Value


class Fact(Value):
    """A line of a card: what it is, its value, and whether the value is "good", "tight" or "bad"."""

    name: str
    value: str
    tone: str = "good"


def facts_of(
    outlook: GoalOutlook,
    week: HoursPerWeek | None,
    now: datetime,
    words: DateWords,
    forecast: GoalForecast | None = None,
) -> tuple[Fact, ...]:
    """Return the facts of a goal that has something left to study.

    Where a date asks for a chance, its line stands there before the forecast does, so that nothing moves.
    """
    today = now.date()
    facts = [Fact(_("To go"), study_length(outlook.to_go))]
    if outlook.free_and_held is not None:
        facts.append(Fact(_("Free until then"), study_length(outlook.free_and_held)))
    if outlook.planned_finish is not None:
        facts.append(Fact(_("Planned finish"), near_day(words, last_day(outlook.planned_finish), today)))
    if outlook.earliest_due is not None:
        facts.append(Fact(_("Earliest ready"), near_day(words, last_day(outlook.earliest_due), today)))
    slack = slack_fact(outlook, week)
    if slack is None:
        return tuple(facts)
    chance = None if forecast is None else forecast.chance
    ready = Fact(_("Chance"), "..." if chance is None else chance_percent(chance))
    return (*facts, ready, slack)


def booking_facts(
    goal: Goal, certification: Certification | None, now: datetime, words: DateWords
) -> tuple[Fact, ...]:
    """Return whether an exam is booked, where it is, what it costs and brings, and until when to register.

    A fee that nobody typed is the catalogue's; a registration that is closed is said while nothing is booked.
    """
    if not goal.is_exam:
        return ()
    facts = [Fact(_("Booked"), _("yes") if goal.booked else _("not yet"))]
    if goal.place:
        facts.append(Fact(_("Place"), goal.place))
    fee = goal.fee or catalogue_fee(certification)
    if fee:
        facts.append(Fact(_("Fee"), fee))
    valid = catalogue_validity(certification)
    if valid:
        facts.append(Fact(_("Valid for"), valid))
    return (*facts, *_registration_facts(goal, now, words))


def catalogue_fee(certification: Certification | None) -> str:
    """Return what an exam costs as the catalogue knows it, or ""."""
    if certification is None or certification.price_usd is None:
        return ""
    return _("{price} USD").format(price=certification.price_usd)


def catalogue_validity(certification: Certification | None) -> str:
    """Return for how long a certificate is valid as the catalogue knows it, or ""."""
    months = None if certification is None else certification.validity_months
    if months is None:
        return ""
    if months % 12:
        return ngettext("{count} month", "{count} months", months).format(count=months)
    return ngettext("{count} year", "{count} years", months // 12).format(count=months // 12)


def _registration_facts(goal: Goal, now: datetime, words: DateWords) -> tuple[Fact, ...]:
    """Return until when one can register, where that is known and matters."""
    closes, today = goal.registration_closes, now.date()
    if closes is None:
        return ()
    day = near_day(words, closes, today)
    if closes >= today:
        return (Fact(_("Register by"), day),)
    return () if goal.booked else (Fact(_("Registration closed"), day, "tight"),)


def slack_fact(outlook: GoalOutlook, week: HoursPerWeek | None) -> Fact | None:
    """Return how much study could be lost, or how much is missing; None where no date asks for it."""
    if outlook.proof is not None:
        missing = outlook.proof.work_minutes - outlook.proof.free_minutes
        return Fact(_("Slack"), _("{length} short").format(length=study_length(missing)), "bad")
    if outlook.margin is None:
        return None
    if outlook.margin == 0:
        return Fact(_("Slack"), _("none"), "tight")
    tone = "tight" if outlook.verdict is Verdict.TIGHT else "good"
    return Fact(_("Slack"), weeks_or_length(outlook.margin, week.planned if week else 0), tone)
