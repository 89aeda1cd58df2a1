"""A limit on study time in words. Knows no Qt."""

from planner.formats import duration
from planner.i18n import _


def limit_text(minutes: int) -> str:
    """Write a limit as a length; 0 is none."""
    return duration(minutes) if minutes else _("no limit")
