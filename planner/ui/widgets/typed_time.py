"""What a learner means by a time of day that is typed."""

import re
from datetime import time
from typing import Final

_NOON: Final = 12
_TIME: Final = re.compile(
    r"(\d{1,2})"
    r"(?:(?:\s*[:.h]\s*|\s)(\d{1,2})|(\d{2})|[:.h])?"
    r"(?:[:.]\d{2})?"  # seconds, which no plan counts, or minutes left from the time before
    r"\s*(a|p|am|pm)?"
)


def parse_time(
    text: str, shown: time, *, has_halves: bool = False, am: str = "AM", pm: str = "PM"
) -> time | None:
    """The time that ``text`` means, or None if it means none.

    Understood are "21:15", "21.15", "2115", "21", and with the halves of the day "9:15 pm", "9 PM" or "9p".
    Where days have halves and none is named, it is that of the time ``shown``; ``am`` and ``pm`` are their
    names.
    """
    found = _TIME.fullmatch(_tidy(text, am, pm))
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or found[3] or 0), found[4]
    if has_halves and not half and 1 <= hour <= _NOON:
        half = "a" if shown.hour < _NOON else "p"
    try:
        return time(_of_day(hour, half), minute)
    except ValueError:
        return None


def _tidy(text: str, am: str, pm: str) -> str:
    """Return the text with the halves of the day as they are called everywhere."""
    tidy = " ".join(text.casefold().split())
    for name, plain in ((am, "am"), (pm, "pm"), ("a.m.", "am"), ("p.m.", "pm")):
        tidy = tidy.replace(name.casefold(), plain) if name else tidy
    return tidy


def _of_day(hour: int, half: str | None) -> int:
    if not half:
        return hour
    if half.startswith("a"):
        return hour % _NOON if hour <= _NOON else -1
    return hour % _NOON + _NOON if hour <= _NOON else hour
