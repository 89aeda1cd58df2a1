"""Single days within longer days off: one of them goes back to study, those around it stay off."""

from collections.abc import Iterator
from datetime import date, timedelta

from planner.domain.availability import DayOff
from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.formats import day
from planner.i18n import _
from planner.services.availability import new_day_off_id
from planner.services.pausing import is_pause, pause_id
from planner.values import replace

_DAY = timedelta(days=1)


def days_off_on(plan: Plan, on: date) -> list[DayOff]:
    """Return the days off that a day lies in."""
    return [off for off in plan.days_off.values() if off.first <= on <= off.last]


def put_day_back(plan: Plan, on: date) -> Edit:
    """Give one day back to study, whatever days off it lies in."""
    found = days_off_on(plan, on)
    if not found:
        raise Refusal(_("{day} is no day off.").format(day=day(on)))
    changes = (change for off in found for change in _changes_without(plan, off, on))
    return Edit(_("Put {day} back to study").format(day=day(on)), tuple(changes))


def _changes_without(plan: Plan, off: DayOff, on: date) -> Iterator[Change]:
    """Yield the changes that take a day out; the days after it become days off of their own."""
    yield Change(off, replace(off, last=on - _DAY) if off.first < on else None)
    if on < off.last:
        first = on + _DAY
        # A pause is found by an id that tells its first day.
        id = pause_id(first) if is_pause(off) else new_day_off_id(plan, first)
        yield Change(plan.days_off.get(id), replace(off, id=id, first=first))
