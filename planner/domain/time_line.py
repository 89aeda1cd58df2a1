"""Time that passes between moments of the local clock, which is set forward and back twice a year.

Of an hour that the clock shows twice, a moment says by its fold (PEP 495) which one it is in; the computer's
own clock tells that.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND: Final = timedelta(seconds=1)


def time_between(start: datetime, end: datetime) -> timedelta:
    """Return the time that passes from one local moment to another; negative where that was before."""
    return end.astimezone(UTC) - start.astimezone(UTC)


def later(moment: datetime, span: timedelta) -> datetime:
    """Return the local moment after a time has passed."""
    return datetime.fromtimestamp((moment.astimezone(UTC) + span - _EPOCH) / _SECOND)
