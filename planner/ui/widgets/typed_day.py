"""What a learner means by a day that is typed."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

_LEAST_LETTERS: Final = 3
_CENTURY: Final = 2000
_YEARS_IN_SHORT: Final = 100
_NUMBER: Final = r"\d{1,2}(?!\d)"
_YEAR: Final = r"\d{4}|\d{2}"
_GAP: Final = r"[\s.,/-]*"


def parse_day(text: str, shown: date, months: Sequence[str], *, month_first: bool = False) -> date | None:
    """The day that ``text`` means, or None if it means none.

    Understood are "2027-12-11", "11 Dec 2027", "Dec 11, 2027" and "11.12.2027" or, with ``month_first``,
    "12/11/2027". What is left out is taken from the day that is ``shown``; ``months`` are the twelve names.
    """
    tidy = text.casefold().strip(" ,.")
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", tidy):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := re.fullmatch(rf"({_NUMBER}){_GAP}([^\W\d]+){_GAP}({_YEAR})?", tidy):
        return _day(_year(found[3], shown), _month(found[2], months), int(found[1]))
    if found := re.fullmatch(rf"([^\W\d]+){_GAP}({_NUMBER}){_GAP}({_YEAR})?", tidy):
        return _day(_year(found[3], shown), _month(found[1], months), int(found[2]))
    if found := re.fullmatch(rf"({_NUMBER})[\s./-]+({_NUMBER})(?:[\s./-]+({_YEAR}))?", tidy):
        day, month = (found[2], found[1]) if month_first else (found[1], found[2])
        return _day(_year(found[3], shown), int(month), int(day))
    if found := re.fullmatch(_NUMBER, tidy):
        return _day(shown.year, shown.month, int(tidy))
    return None


def _year(typed: str | None, shown: date) -> int:
    if typed is None:
        return shown.year
    year = int(typed)
    return year + _CENTURY if year < _YEARS_IN_SHORT else year


def _month(typed: str, months: Sequence[str]) -> int:
    """The number of the month whose name begins so, or 0."""
    for number, name in enumerate(months, 1):
        plain = name.casefold().rstrip(".")
        if typed == plain or (len(typed) >= _LEAST_LETTERS and plain.startswith(typed)):
            return number
    return 0


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
