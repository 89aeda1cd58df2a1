"""Days and times as Qt's locale writes them."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTime

from planner.ui.region import program_locale
from planner.ui.shared.day_patterns import day_patterns


class LocaleDates:
    """`FullDateWords` in a locale; without one, in that of the program."""

    def __init__(self, locale: QLocale | None = None) -> None:
        """Write as `locale` does."""
        self._locale = program_locale() if locale is None else locale
        self._patterns = day_patterns(self._locale.dateFormat(QLocale.FormatType.LongFormat))

    def short_day(self, day: date) -> str:
        """Write "Sat 28 Nov"."""
        return f"{self._short_weekday(day)} {self.day_of_year(day)}"

    def full_day(self, day: date) -> str:
        """Write "Fri 12 Mar 2027"."""
        return f"{self._short_weekday(day)} {self.plain_day(day)}"

    def plain_day(self, day: date) -> str:
        """Write "30 Jun 2026"."""
        return self._write(day, self._patterns.with_year)

    def day_of_year(self, day: date) -> str:
        """Write "30 Jun"."""
        return self._write(day, self._patterns.without_year)

    def weekday(self, day: date) -> str:
        """Write "Wednesday"."""
        return self._locale.standaloneDayName(day.isoweekday())

    def month(self, day: date) -> str:
        """Write "Jan 2029"."""
        return self._write(day, "MMM yyyy")

    def clock(self, moment: datetime) -> str:
        """Write "19:00", or "7:00 PM" where people count to twelve."""
        format = self._locale.timeFormat(QLocale.FormatType.ShortFormat)
        return self._locale.toString(QTime(moment.hour, moment.minute), format)

    def _short_weekday(self, day: date) -> str:
        return self._locale.dayName(day.isoweekday(), QLocale.FormatType.ShortFormat).rstrip(".")

    def _write(self, day: date, pattern: str) -> str:
        return self._locale.toString(QDate(day.year, day.month, day.day), pattern)
