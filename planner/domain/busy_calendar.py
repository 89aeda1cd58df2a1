"""A calendar of another program whose appointments are planned around, linked by its file."""

from datetime import datetime
from enum import StrEnum

from planner.values import Value


class CalendarColor(StrEnum):
    """The colours that a calendar can have; which they are in light and dark is the theme's affair."""

    TEAL = "teal"
    VIOLET = "violet"
    AMBER = "amber"
    PINK = "pink"
    GREEN = "green"
    ORANGE = "orange"
    BLUE = "blue"
    GREY = "grey"


class BusyCalendar(Value, kw_only=True):
    """A linked calendar file. Its appointments are the busy times that name its id.

    Attributes:
        path: where the file lies, absolute, as the learner's computer writes it.
        read_at: local moment of the reading that the busy times come from.
        digest: SHA-256 of the content read then, in hexadecimal.
        events: how many events were read then, those included that keep nobody busy.
        skipped: how many could not be read.
    """

    id: str
    title: str
    path: str
    color: CalendarColor
    read_at: datetime
    digest: str
    events: int = 0
    skipped: int = 0
