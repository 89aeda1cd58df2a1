"""The hours of one weekday as they are typed. Knows no Qt."""

from planner.domain.errors import Refusal
from planner.formats import duration
from planner.ui.shared.hours_text import read_day
from planner.values import Value


class DayHours(Value):
    """The hours of one weekday as typed, how long they are, and what is wrong with them ("" for nothing)."""

    name: str
    text: str
    length: str
    problem: str


def day_hours(name: str, text: str) -> DayHours:
    """Return what is typed for a weekday, read."""
    try:
        minutes = sum(span.minutes for span in read_day(text))
    except Refusal as refusal:
        return DayHours(name, text, "", str(refusal))
    return DayHours(name, text, duration(minutes) if minutes else "", "")
