"""Which rules of recurrence are followed: those that an appointment can have, and no others.

The recurrence library never comes back from some of the rest, such as an interval of 0.
"""

import re
from typing import Final

_FREQUENCIES: Final = frozenset(("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY"))
_MOST_INTERVAL: Final = 1_000
_MOST_COUNT: Final = 1_000_000
_NUMBER: Final = re.compile("[0-9]{1,7}")
_UNTIL: Final = re.compile("[0-9]{8}(T[0-9]{6}Z?)?", re.IGNORECASE)
_DAY: Final = re.compile("[+-]?[0-9]{0,2}(MO|TU|WE|TH|FR|SA|SU)")
_NO_COUNT: Final = re.compile("COUNT=(-[0-9]+|0)?", re.IGNORECASE)
_SIGNED: Final = re.compile("[+-]?[0-9]{1,3}")

# How many values a part may have; more than these have no meaning.
_MOST_VALUES: Final = {
    "BYMINUTE": 4,
    "BYHOUR": 24,
    "BYDAY": 60,
    "BYMONTHDAY": 62,
    "BYYEARDAY": 366,
    "BYWEEKNO": 106,
    "BYMONTH": 12,
    "BYSETPOS": 366,
}


def tidied(rule: str) -> str:
    """Return a rule without what programs are known to write into it and no other takes amiss.

    That are blanks, and a count that is none where the rule says until when it goes on; "" stays "".
    """
    parts = ["".join(part.split()) for part in rule.split(";")]
    has_end = any(part.upper().startswith("UNTIL=") for part in parts)
    return ";".join(part for part in parts if not (has_end and _NO_COUNT.fullmatch(part)))


def is_followed(rule: str) -> bool:
    """Whether a rule, such as "FREQ=WEEKLY;BYDAY=MO", is one that is followed."""
    parts = [part.partition("=") for part in rule.strip().rstrip(";").upper().split(";")]
    values = {name: value for name, _equals, value in parts}
    return (
        len(values) == len(parts)  # each part once
        and values.get("FREQ") in _FREQUENCIES
        and all(_is_right(name, value) for name, value in values.items())
    )


def _is_right(name: str, value: str) -> bool:
    match name:
        case "FREQ":
            return True
        case "INTERVAL":
            return _is_between(value, 1, _MOST_INTERVAL)
        case "COUNT":
            return _is_between(value, 1, _MOST_COUNT)
        case "UNTIL":
            return bool(_UNTIL.fullmatch(value))
        case "WKST":
            return bool(_DAY.fullmatch(value))
    shape = _DAY if name == "BYDAY" else _SIGNED
    listed = value.split(",")
    return len(listed) <= _MOST_VALUES.get(name, 0) and all(shape.fullmatch(each) for each in listed)


def _is_between(value: str, least: int, most: int) -> bool:
    return bool(_NUMBER.fullmatch(value)) and least <= int(value) <= most
