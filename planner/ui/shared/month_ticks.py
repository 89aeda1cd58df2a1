"""The months along a stretch of time; knows no Qt."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from planner.formats import month_names

_MOST: Final = 9


def month_ticks(start: datetime, end: datetime) -> Iterator[tuple[float, str]]:
    """Yield the first days of months as parts (0 to 1) of a span, with their names.

    Where they are many, it is every second, third or sixth one, or one a year.
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    step = next((step for step in (1, 2, 3, 6, 12) if months <= step * _MOST), 24)
    first = start.year * 12 + start.month  # the month after the start, counted from 0
    for number in range(first, first + months):
        year, month = divmod(number, 12)
        if month % step == 0:
            name = month_names()[month]
            text = f"{name} {year}" if month == 0 or step > 6 else name
            yield (datetime(year, month + 1, 1) - start) / (end - start), text
