"""Dates, lengths and verdicts in the words of the first run. Knows no Qt."""

from datetime import date, datetime, timedelta

from planner.formats import hours, month_names
from planner.i18n import _
from planner.scheduling.schedule import GoalOutlook, Verdict
from planner.services.words import verdict_word
from planner.ui.shared.hours_a_week import HoursPerWeek
from planner.ui.shared.proof_words import proof_sentence
from planner.ui.shared.verdicts import weeks_or_length


def short_day(day: date, today: date) -> str:
    """Write a date as "28 Nov", with the year where it is not this one."""
    text = f"{day.day} {month_names()[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"


def full_day(day: date) -> str:
    """Write a date as "28 Nov 2026"."""
    return f"{day.day} {month_names()[day.month - 1]} {day.year}"


def day_span(first: date, last: date) -> str:
    """Write two days as "23 to 29 Nov", or "28 Nov to 4 Dec"."""
    start = str(first.day) if first.month == last.month else f"{first.day} {month_names()[first.month - 1]}"
    end = f"{last.day} {month_names()[last.month - 1]}"
    return _("{first} to {last}").format(first=start, last=end)


def weeks_between(start: datetime, end: datetime) -> int:
    """Return how many weeks lie between two moments, begun ones counted whole."""
    return max(-(-(end - start) // timedelta(weeks=1)), 0)


def verdict_title(outlook: GoalOutlook) -> str:
    """Return the word for a verdict. Nothing was done before the first run, so what is done was known."""
    return _("Nothing left to study") if outlook.verdict is Verdict.DONE else verdict_word(outlook.verdict)


def verdict_kind(outlook: GoalOutlook) -> str:
    """Return how a verdict looks: "ok", "warn", "danger" or "info"."""
    return {
        Verdict.FEASIBLE: "ok",
        Verdict.TIGHT: "warn",
        Verdict.IMPOSSIBLE: "danger",
    }.get(outlook.verdict, "info")


def verdict_sentence(outlook: GoalOutlook, week: HoursPerWeek | None, now: datetime) -> str:
    """Return the numbers that decide a verdict; `week` as `hours_per_week` gives it for the goal."""
    if outlook.verdict is Verdict.DONE:
        return _("All it needs is known already.")
    if outlook.verdict is Verdict.UNDATED:
        return _undated_sentence(outlook, now.date())
    if outlook.proof is not None:
        return proof_sentence(outlook.proof, now, lambda day: short_day(day, now.date()))
    slack = _("That leaves {slack} of slack.").format(
        slack=weeks_or_length(outlook.margin or 0, week.planned if week else 0)
    )
    if week is None:
        return slack
    needed = _("{needed} h a week needed, {available} h fit in.").format(
        needed=hours(week.needed), available=hours(week.planned)
    )
    return f"{needed} {slack}"


def _undated_sentence(outlook: GoalOutlook, today: date) -> str:
    work = _("{hours} h to go.").format(hours=hours(outlook.work))
    if outlook.earliest_due is None:
        return work
    finish = _("Ready on {day} at the earliest.").format(day=short_day(outlook.earliest_due.date(), today))
    return f"{work} {finish}"
