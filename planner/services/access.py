"""When an item can be studied: not before a day, and until its access ends."""

from datetime import date, datetime

from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.i18n import _
from planner.values import replace


def set_access(plan: Plan, id: str, opens: date | None, closes: date | None, now: datetime) -> Edit:
    """Set the first and the last day on which an item can be studied; None for neither.

    Verdicts count both to the minute: the item waits for the one and is due by the other.
    """
    item = plan.item(id)
    if closes is not None and closes < now.date():
        raise Refusal(_("The last day of access is over; give today or a later day."))
    if opens is not None and closes is not None and closes < opens:
        raise Refusal(_("The last day of access lies before the first day."))
    after = replace(item, opens=opens, closes=closes)
    if after == item:
        raise Refusal(_("Nothing changes: {title} stands like that already.").format(title=item.title))
    return Edit(_("Changed the days of {title}").format(title=item.title), (Change(item, after),))
