"""Days as the learner's locale writes them, without the year where that is the present one."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from PySide6.QtCore import QDate, QLocale

_WEEKDAY = re.compile(r"^dddd[\s,،]*|[\s,،]*dddd$")
_TOKENS = re.compile(r"'[^']*'|[A-Za-z]+|[^A-Za-z']+")


@dataclass(frozen=True, slots=True)
class DayPatterns:
    """How a locale orders day, short month and year, and the same without the year."""

    with_year: str
    without_year: str


class LocaleDays:
    """Writes days for somebody whose present day is `today`."""

    def __init__(self, today: date, locale: QLocale | None = None) -> None:
        self._today = today
        self._locale = locale or QLocale()
        self._patterns = day_patterns(self._locale.dateFormat(QLocale.FormatType.LongFormat))

    def day(self, value: date) -> str:
        """Write a day as "28 Nov", or "28 Nov 2027" in another year."""
        same_year = value.year == self._today.year
        pattern = self._patterns.without_year if same_year else self._patterns.with_year
        return self._locale.toString(QDate(value.year, value.month, value.day), pattern)

    def day_of_week(self, value: date) -> str:
        """Write a day as "Sat 28 Nov", or "Sat 28 Nov 2027" in another year."""
        name = self._locale.dayName(value.isoweekday(), QLocale.FormatType.ShortFormat)
        return f"{name.rstrip('.')} {self.day(value)}"


@lru_cache
def day_patterns(long_format: str) -> DayPatterns:
    """Return the patterns for a locale's long format, in which the year comes first or last."""
    pattern = _WEEKDAY.sub("", long_format).replace("MMMM", "MMM")
    tokens = _TOKENS.findall(pattern)
    fields = [place for place, token in enumerate(tokens) if token[0] in "dMy"]
    if len(fields) == 3 and tokens[fields[0]][0] == "y":
        return DayPatterns(pattern, "".join(tokens[fields[1] :]))
    if len(fields) == 3 and tokens[fields[2]][0] == "y":
        return DayPatterns(pattern, "".join(tokens[: fields[1] + 1]))
    return DayPatterns(pattern, pattern)
