"""What the rows of the grid need to know of the locale besides what every part of the week does."""

from datetime import date
from typing import Protocol

from planner.ui.shared.date_words import DateWords


class GridWords(DateWords, Protocol):
    """Writes days and times the way the learner's locale does, also where there is little room."""

    def short_weekday(self, day: date) -> str:
        """Write "Wed"."""

    def day_number(self, day: date) -> str:
        """Write the day of the month in the digits of the locale."""

    def days(self, first: date, last: date) -> str:
        """Write "23 to 29 November 2026"."""

    def short_days(self, first: date, last: date) -> str:
        """Write "23 to 29 Nov 2026"."""
