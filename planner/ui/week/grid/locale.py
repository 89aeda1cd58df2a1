"""Days and times of the grid as Qt's locale writes them."""

import re
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale, QTime

from planner.i18n import _
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.widgets.calendar import first_weekday

_MINUTES: Final = re.compile(r"[:.]mm")


class GridLocale(LocaleDates):
    """`GridWords` in a locale, and the labels of the axis; without a locale, in that of the program."""

    def __init__(self, locale: QLocale | None = None) -> None:
        super().__init__(locale)
        self._clock_format = self._locale.timeFormat(QLocale.FormatType.ShortFormat)
        # Where the day has two halves, a full hour can do without its minutes: "7 AM".
        has_halves = "ap" in self._clock_format.lower()
        self._hour_format = _MINUTES.sub("", self._clock_format) if has_halves else self._clock_format

    @property
    def first_weekday(self) -> int:
        """The first day of the week, 0 for Monday."""
        return first_weekday(self._locale)

    def short_weekday(self, day: date) -> str:
        return self._locale.standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)

    def day_number(self, day: date) -> str:
        return self._locale.toString(day.day)

    def days(self, first: date, last: date) -> str:
        return self._span(first, last, "MMMM")

    def short_days(self, first: date, last: date) -> str:
        return self._span(first, last, "MMM")

    def axis_hour(self, hour: int) -> str:
        """A full hour, as short as the locale allows: "07:00" or "7 AM"; 24 reads as the midnight it is."""
        return self._locale.toString(QTime(hour % 24, 0), self._hour_format)

    def axis_minute(self, minute: int) -> str:
        """A minute of the day: "18:20" or "6:20 PM"."""
        return self._locale.toString(QTime(minute // 60, minute % 60), self._clock_format)

    def _span(self, first: date, last: date, month: str) -> str:
        if first.year != last.year:
            start = self._text(first, f"d {month} yyyy")
        elif first.month != last.month:
            start = self._text(first, f"d {month}")
        else:
            start = self._text(first, "d")
        return _("{first} to {last}").format(first=start, last=self._text(last, f"d {month} yyyy"))

    def _text(self, day: date, pattern: str) -> str:
        return self._locale.toString(QDate(day.year, day.month, day.day), pattern)
