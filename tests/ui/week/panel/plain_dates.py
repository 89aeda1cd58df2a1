"""Days and times in plain English, without Qt."""

from datetime import date, datetime

from planner.formats import month_names, weekday_names

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class PlainDates:
    """`DateWords` for tests of rows."""

    def short_day(self, day: date) -> str:
        return f"{weekday_names()[day.weekday()]} {day.day} {month_names()[day.month - 1]}"

    def full_day(self, day: date) -> str:
        return f"{self.short_day(day)} {day.year}"

    def weekday(self, day: date) -> str:
        return _WEEKDAYS[day.weekday()]

    def short_weekday(self, day: date) -> str:
        return weekday_names()[day.weekday()]

    def month(self, day: date) -> str:
        return f"{month_names()[day.month - 1]} {day.year}"

    def clock(self, moment: datetime) -> str:
        return f"{moment:%H:%M}"
