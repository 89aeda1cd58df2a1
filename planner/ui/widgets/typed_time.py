"""What a learner means by a time of day that is typed."""

import re
from datetime import time
from typing import Final

_NOON: Final = 12
_TIME: Final = re.compile(
    r"(?:(?P<first>a|p|am|pm)(?:\s(?!am|pm)\D+)?\s*)?"  # in Ewe a word stands between, "ga"
    r"(?P<hour>\d{1,2})"
    r"(?:(?:\s*[:.h]\s*|\s)(?P<minute>\d{1,2})|(?P<joined>\d{2})|[:.h])?"
    r"(?:[:.]\d{2})?"  # seconds, which no plan counts, or minutes left from the time before
    r"(?:\s*(?P<last>a|p|am|pm))?"
)


def parse_time(
    text: str, shown: time, *, has_halves: bool = False, am: str = "AM", pm: str = "PM"
) -> time | None:
    """The time that ``text`` means, or None if it means none.

    Understood are "21:15", "21.15", "2115", "21", and with the halves of the day "9:15 pm", "9 PM", "9p", or
    in front as in Korean and Chinese, "오후 9:15". Where days have halves and none is named, it is that of
    the time ``shown``; ``am`` and ``pm`` are their names.
    """
    found = _TIME.fullmatch(_tidy(text, am, pm))
    if found is None or (found["first"] and found["last"]):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or found["joined"] or 0)
    half = found["first"] or found["last"]
    if has_halves and not half and 1 <= hour <= _NOON:
        half = "a" if shown.hour < _NOON else "p"
    try:
        return time(_of_day(hour, half), minute)
    except ValueError:
        return None


def _tidy(text: str, am: str, pm: str) -> str:
    """Return the text with the halves of the day as they are called everywhere."""
    names = {"am": "am", "pm": "pm", "a.m.": "am", "p.m.": "pm", _plain(am): "am", _plain(pm): "pm"}
    longest_first = sorted(filter(None, names), key=len, reverse=True)  # in Akan one begins like the other
    return re.sub("|".join(map(re.escape, longest_first)), lambda found: names[found[0]], _plain(text))


def _plain(text: str) -> str:
    """Return a text in small letters, with one blank where there are any."""
    return " ".join(text.casefold().split())


def _of_day(hour: int, half: str | None) -> int:
    if not half:
        return hour
    if half.startswith("a"):
        return hour % _NOON if hour <= _NOON else -1
    return hour % _NOON + _NOON if hour <= _NOON else hour
