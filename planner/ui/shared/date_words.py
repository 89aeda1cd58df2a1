"""Days and times in sentences. How one day or clock time is written is the locale's affair: `DateWords`."""

from datetime import date, datetime
from typing import Final, Protocol

from planner.i18n import _, ngettext

_NEAR_DAYS: Final = 300  # so far from today, a day and a month are one day alone


class DateWords(Protocol):
    """Writes days and times the way the learner's locale does."""

    def short_day(self, day: date) -> str:
        """Write "Sat 28 Nov"."""

    def full_day(self, day: date) -> str:
        """Write "Fri 12 Mar 2027"."""

    def weekday(self, day: date) -> str:
        """Write "Wednesday"."""

    def month(self, day: date) -> str:
        """Write "Jan 2029"."""

    def clock(self, moment: datetime) -> str:
        """Write "19:00", or "7:00 PM" where people count to twelve."""


class FullDateWords(DateWords, Protocol):
    """Writes dates as they stand in a document too, without their weekday."""

    def plain_day(self, day: date) -> str:
        """Write "30 Jun 2026"."""


class ChartDateWords(FullDateWords, Protocol):
    """Writes dates as short as they stand in charts, too."""

    def day_of_year(self, day: date) -> str:
        """Write "30 Jun"."""


def axis_day(words: ChartDateWords, day: date, today: date) -> str:
    """Write a day of the months around as "12 Mar", one that is further away with its year."""
    is_near = abs((day - today).days) < _NEAR_DAYS
    return words.day_of_year(day) if is_near else words.plain_day(day)


def near_day(words: DateWords, day: date, today: date) -> str:
    """Write a day, with its year only when that is not this one."""
    return words.short_day(day) if day.year == today.year else words.full_day(day)


def near_days(words: DateWords, first: date, last: date, today: date) -> str:
    """Write a span of days, both ends included: one day by itself, more as "first to last"."""
    if first == last:
        return near_day(words, first, today)
    return _("{first} to {last}").format(
        first=near_day(words, first, today), last=near_day(words, last, today)
    )


def saved_words(at: datetime, today: date, words: DateWords) -> str:
    """Write "Saved 18:20", or "Saved Sat 28 Nov" for another day."""
    when = words.clock(at) if at.date() == today else near_day(words, at.date(), today)
    return _("Saved {when}").format(when=when)


def weekday_and_number(words: DateWords, day: date) -> str:
    """Write "Wednesday 25"."""
    return _("{weekday} {day}").format(weekday=words.weekday(day), day=day.day)


def clock_span(words: DateWords, start: datetime, end: datetime) -> str:
    """Write "19:00 to 20:30"."""
    return _("{start} to {end}").format(start=words.clock(start), end=words.clock(end))


def distance(day: date, today: date) -> str:
    """Write how far a day lies from today: "3 days", "today", "2 days ago"."""
    days = (day - today).days
    if days == 0:
        return _("today")
    if days < 0:
        return ngettext("{count} day ago", "{count} days ago", -days).format(count=-days)
    return ngettext("{count} day", "{count} days", days).format(count=days)


def distance_from_now(day: date, today: date) -> str:
    """Write how far a day to come lies off, inside a sentence: "3 days from now"."""
    days = (day - today).days
    if days <= 0:
        return distance(day, today)
    return ngettext("{count} day from now", "{count} days from now", days).format(count=days)


def weeks_text(weeks: int) -> str:
    """Write a number of weeks."""
    return ngettext("{count} week", "{count} weeks", weeks).format(count=weeks)
