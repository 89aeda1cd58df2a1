"""Time entries: minutes really studied."""

from datetime import date

from planner.domain.availability import MINUTES_PER_DAY
from planner.domain.errors import Refusal
from planner.i18n import _
from planner.values import Value


class TimeEntry(Value, kw_only=True):
    """Minutes given to an item on one day, perhaps in a session.

    Attributes:
        id: running number, as text.
        session: id of the session that was ticked, or None when the time was logged by itself.
    """

    id: str
    item: str
    day: date
    minutes: int
    session: str | None = None
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a time that no day has."""
        if not 0 < self.minutes <= MINUTES_PER_DAY:
            raise Refusal(_("Log between 1 minute and 24 hours at a time."))
