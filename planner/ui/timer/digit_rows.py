"""Times of the focus timer in figures; knows no Qt."""

from datetime import datetime, timedelta
from typing import Final

from planner.domain.focus_timer import FocusTimer

_SECOND: Final = timedelta(seconds=1)


def clock_text(span: timedelta) -> str:
    """Write a span as minutes and seconds: "65:42"."""
    minutes, seconds = divmod(span // _SECOND, 60)
    return f"{minutes:02}:{seconds:02}"


def short_time(timer: FocusTimer, now: datetime) -> str:
    """Write how long was studied so far, as the side bar shows it."""
    return clock_text(timer.worked_at(now))
