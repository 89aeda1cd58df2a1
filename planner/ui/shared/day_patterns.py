"""The order in which a locale writes day, month and year."""

import re
from functools import lru_cache

from planner.values import Value

_WEEKDAY = re.compile(r"^dddd[\s,،]*|[\s,،]*dddd$")
_TOKENS = re.compile(r"'[^']*'|[A-Za-z]+|[^A-Za-z']+")


class DayPatterns(Value):
    """How a locale orders day, short month and year, and the same without the year."""

    with_year: str
    without_year: str


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
