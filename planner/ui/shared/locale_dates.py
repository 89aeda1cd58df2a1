"""Days and times as Qt's locale writes them."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTime


class LocaleDates:
    """`FullDateWords` in a locale; without one, in that of the program."""

    def __init__(self, locale: QLocale | None = None) -> None:
        """Write as `locale` does."""
        self._locale = QLocale() if locale is None else locale

    def short_day(self, day: date) -> str:
        """Write "Sat 28 Nov"."""
        return self._write(day, "ddd d MMM")

    def full_day(self, day: date) -> str:
        """Write "Fri 12 Mar 2027"."""
        return self._write(day, "ddd d MMM yyyy")

    def plain_day(self, day: date) -> str:
        """Write "30 Jun 2026"."""
        return self._write(day, "d MMM yyyy")

    def weekday(self, day: date) -> str:
        """Write "Wednesday"."""
        return self._locale.standaloneDayName(day.isoweekday())

    def month(self, day: date) -> str:
        """Write "Jan 2029"."""
        return self._write(day, "MMM yyyy")

    def clock(self, moment: datetime) -> str:
        """Write "19:00", or "7:00 PM" where people count to twelve."""
        return self._locale.toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)

    def _write(self, day: date, pattern: str) -> str:
        return self._locale.toString(QDate(day.year, day.month, day.day), pattern)
