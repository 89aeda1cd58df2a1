"""Days as the learner's locale writes them, without the year where that is the present one."""

from datetime import date

from PySide6.QtCore import QLocale

from planner.ui.shared.date_words import near_day
from planner.ui.shared.locale_dates import LocaleDates


class LocaleDays:
    """Writes days for somebody whose present day is `today`."""

    def __init__(self, today: date, locale: QLocale | None = None) -> None:
        self._today = today
        self._dates = LocaleDates(locale)

    def day(self, value: date) -> str:
        """Write a day as "28 Nov", or "28 Nov 2027" in another year."""
        if value.year == self._today.year:
            return self._dates.day_of_year(value)
        return self._dates.plain_day(value)

    def day_of_week(self, value: date) -> str:
        """Write a day as "Sat 28 Nov", or "Sat 28 Nov 2027" in another year."""
        return near_day(self._dates, value, self._today)
