"""How lengths and titles are written, ids made from titles, and dates where no window writes them itself."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import count

from planner.i18n import _, decimal

_MUCH = 10 * 60
# Marks that turn the direction of what follows, with which a title could make its surroundings lie.
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NOT_TEXT = ("Cc", "Cs")  # controls, and halves of characters, which cannot be written at all


def one_line(text: str) -> str:
    """Return a text as one line that is safe to show: no controls, no marks that turn the direction."""
    kept = "".join(" " if unicodedata.category(character) in _NOT_TEXT else character for character in text)
    return " ".join(_DIRECTIONS.sub("", kept).split())


def file_name(title: str) -> str:
    """Return a title as the name of a file: letters, digits and blanks."""
    return "".join(letter for letter in title if letter.isalnum() or letter in " -").strip()


def slug(title: str, otherwise: str) -> str:
    """Return an id made from a title: plain small letters, digits and hyphens; `otherwise` without any."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or otherwise


def unused_id(wanted: str, used: Collection[str]) -> str:
    """Return the id, or the id with -2, -3 and so on where it is used already."""
    return next(id for id in numbered(wanted) if id not in used)


def numbered(wanted: str) -> Iterator[str]:
    """Yield an id by itself, and then with -2, -3 and so on."""
    yield wanted
    yield from (f"{wanted}-{number}" for number in count(2))


class UnusedIds:
    """Gives out ids, each once; thousands that want the same one take no longer than others."""

    def __init__(self, used: Iterable[str]) -> None:
        """Keep back the ids that are used already."""
        self._used = set(used)
        self._ahead: dict[str, Iterator[str]] = {}

    def take(self, wanted: str) -> str:
        """Return the id, or the next one with a number that nobody has."""
        ahead = self._ahead.setdefault(wanted, numbered(wanted))
        id = next(id for id in ahead if id not in self._used)
        self._used.add(id)
        return id


def duration(minutes: int) -> str:
    """Write minutes as "45 min", "2 h" or "1 h 30"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    if not rest:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes:02}").format(hours=hours, minutes=rest)


def size_words(size: int) -> str:
    """Write a length in bytes as "812 kB", "1.2 MB" or "52.4 GB"."""
    kilobytes = max(1, round(size / 1000)) if size else 0
    if kilobytes < 1_000:
        return _("{size} kB").format(size=kilobytes)
    whole, tenth = divmod(round(size / 100_000), 10)
    if whole < 1_000:
        return _("{size} MB").format(size=decimal(whole, tenth))
    whole, tenth = divmod(round(size / 100_000_000), 10)
    return _("{size} GB").format(size=decimal(whole, tenth))


def hours(minutes: int) -> str:
    """Write minutes as hours with at most one decimal, a half rounded up: "22.5", "3"."""
    whole, tenths = divmod(tenths_of_an_hour(minutes), 10)
    return decimal(whole, tenths) if tenths else str(whole)


def tenths_of_an_hour(minutes: int) -> int:
    """Return minutes in the tenths of an hour that `hours` writes."""
    return (minutes + 3) // 6


def whole_hours(minutes: int) -> str:
    """Write many minutes as hours without a fraction, a half rounded up; few with one decimal."""
    return hours(minutes) if minutes < _MUCH else str((minutes + 30) // 60)


def told_apart(one: int, other: int, write: Callable[[int], str] = hours, /) -> tuple[str, str]:
    """Write two lengths in hours, or to the minute where they would otherwise look the same and are not."""
    if one != other and write(one) == write(other):
        return duration(one), duration(other)
    return _("{hours} h").format(hours=write(one)), _("{hours} h").format(hours=write(other))


def study_length(minutes: int) -> str:
    """Write much study in hours with one decimal, little to the minute: "134.8 h", "9 h 59"."""
    return duration(minutes) if minutes < _MUCH else _("{hours} h").format(hours=hours(minutes))


def last_day(due: datetime) -> date:
    """Return the day a due moment belongs to; midnight is the end of the day before."""
    return (due - timedelta(minutes=1)).date() if due.time() == time.min else due.date()


def day_and_time(moment: datetime) -> str:
    """Write a moment as "Sat 28 Nov 2026, 10:00"."""
    return f"{day(moment.date())}, {moment:%H:%M}"


def day(value: date) -> str:
    """Write a date as "Sat 28 Nov 2026"."""
    return f"{weekday_names()[value.weekday()]} {value.day} {month_names()[value.month - 1]} {value.year}"


def plain_day(value: date) -> str:
    """Write a date as "28 Nov 2026", where the day of the week tells nothing."""
    return f"{value.day} {month_names()[value.month - 1]} {value.year}"


def days(first: date, last: date) -> str:
    """Write a span of days, both ends included: one day by itself, more as "first to last"."""
    if first == last:
        return day(first)
    return _("{first} to {last}").format(first=day(first), last=day(last))


def weekday_names() -> tuple[str, ...]:
    """Return the short names of the weekdays, Monday first."""
    return _("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun")


def full_weekday_names() -> tuple[str, ...]:
    """Return the names of the weekdays, Monday first."""
    return (
        *(_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday")),
        *(_("Saturday"), _("Sunday")),
    )


def month_names() -> tuple[str, ...]:
    """Return the short names of the months."""
    return (
        *(_("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun")),
        *(_("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec")),
    )
