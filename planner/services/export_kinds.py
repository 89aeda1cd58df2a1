"""What can be taken out of a plan, and how it is wished; light enough for every start of the command line."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from planner.values import Value

MOST_ALARM: Final = 4 * 7 * 24 * 60  # minutes before a session


class CalendarWish(Value, kw_only=True):
    """What the calendar shall hold.

    Attributes:
        alarm: minutes before sessions and exams at which the calendar program reminds; None for never.
    """

    alarm: int | None = None


class Export(StrEnum):
    """What can be taken out, beside what is printed."""

    CALENDAR = "calendar"
    CHECKLIST = "checklist"
    ITEMS = "items"
    SESSIONS = "sessions"
    TIME = "time"
    PORTFOLIO = "portfolio"
    ROADMAP = "roadmap"
    EVERYTHING = "everything"


# The first of an ending is meant where nothing else is said.
ENDINGS: Final[Mapping[str, tuple[Export, ...]]] = {
    ".ics": (Export.CALENDAR,),
    ".csv": (Export.ITEMS, Export.SESSIONS, Export.TIME),
    ".md": (Export.CHECKLIST, Export.PORTFOLIO),
    ".yaml": (Export.ROADMAP,),
    ".yml": (Export.ROADMAP,),
    ".json": (Export.EVERYTHING,),
}


class ExportWish(Value, kw_only=True):
    """How something is taken out.

    Attributes:
        with_personal: whether texts go along that came from the learner's own copy of a roadmap.
        name: the learner's, for the portfolio.
        calendar_id: the plan's, which the calendar needs.
    """

    export: Export
    calendar: CalendarWish = CalendarWish()
    with_personal: bool = False
    name: str = ""
    calendar_id: str = ""
