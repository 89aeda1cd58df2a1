"""The colours of linked calendars: those of the tracks, told apart in light and dark. Knows no Qt."""

from collections.abc import Mapping
from typing import Final

from planner.domain.busy_calendar import CalendarColor
from planner.domain.plan import Plan
from planner.i18n import _

TRACKS: Final[Mapping[CalendarColor, str]] = {
    CalendarColor.TEAL: "data",
    CalendarColor.VIOLET: "dl",
    CalendarColor.AMBER: "maths",
    CalendarColor.PINK: "genai",
    CalendarColor.GREEN: "cert",
    CalendarColor.ORANGE: "mlops",
    CalendarColor.BLUE: "ml",
    CalendarColor.GREY: "programming",
}


def calendar_track(plan: Plan, id: str) -> str:
    """Return the track whose colour a calendar has; "" where there is no such calendar."""
    calendar = plan.calendars.get(id)
    return "" if calendar is None else TRACKS[calendar.color]


def color_names() -> dict[CalendarColor, str]:
    """Return what the colours are called, in the order in which they are offered."""
    return {
        CalendarColor.TEAL: _("Teal"),
        CalendarColor.VIOLET: _("Violet"),
        CalendarColor.AMBER: _("Amber"),
        CalendarColor.PINK: _("Pink"),
        CalendarColor.GREEN: _("Green"),
        CalendarColor.ORANGE: _("Orange"),
        CalendarColor.BLUE: _("Blue"),
        CalendarColor.GREY: _("Grey"),
    }
