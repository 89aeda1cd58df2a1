"""Use cases on the learner's hours: the weekly pattern, days off, extra hours."""

import re
from datetime import date, datetime

from planner.domain.availability import DayOff, ExtraHours, Limits, TimeRange, WeeklyPattern, check_day
from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal, UnknownId, shown
from planner.domain.plan import Plan
from planner.domain.settings import SessionLengths
from planner.formats import day, days, one_line
from planner.i18n import _
from planner.scheduling.ordinary_hours import USUAL, current_pattern
from planner.services.study_weeks import week_changes
from planner.values import replace

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
EVENING = 19 * 60
EVENING_END = 23 * 60
WEEKEND_MORNING = 9 * 60
DAY_END = 24 * 60
_RANGE = re.compile(r"([0-9]{1,2}):([0-5][0-9])\s*-\s*([0-9]{1,2}):([0-5][0-9])")


def even_hours(hours_per_week: float) -> WeeklyPattern:
    """Return a week of exactly so many hours (to the minute).

    They are spread evenly over Monday to Friday from 19:00; what goes beyond 23:00 goes to Saturday and
    Sunday from 09:00.
    """
    minutes = round(hours_per_week * 60) if 0 < hours_per_week <= 7 * 24 else 0
    evenings = min(minutes, 5 * (EVENING_END - EVENING))
    weekend = minutes - evenings
    if minutes <= 0 or weekend > 2 * (DAY_END - WEEKEND_MORNING):
        raise Refusal(_("Hours a week lie above 0 and up to 50; write longer weeks as ranges of each day."))
    days = [_one_range(EVENING, part) for part in _even_parts(evenings, 5)]
    days += [_one_range(WEEKEND_MORNING, part) for part in _even_parts(weekend, 2)]
    return WeeklyPattern(USUAL, tuple(days))


def parse_hours(text: str) -> WeeklyPattern:
    """Read "mon 19:00-21:00, sat 09:00-13:00"; a day may come more than once. Refuses what it cannot read."""
    ranges: list[list[TimeRange]] = [[] for _weekday in WEEKDAYS]
    for part in text.split(","):
        name, hours = (*part.lower().split(maxsplit=1), "", "")[:2]
        weekday = _weekday(name)
        if weekday is None or not hours:
            raise Refusal(
                _('Write study hours as "mon 19:00-21:00, sat 09:00-13:00"; {part} is not readable.').format(
                    part=shown(part.strip()) or '""'
                )
            )
        ranges[weekday].append(parse_range(hours))
    return WeeklyPattern(USUAL, tuple(check_day(day) for day in ranges))


def parse_range(text: str) -> TimeRange:
    """Read "19:00-21:00"; the end may be 24:00. A range past midnight is refused with the way to write it."""
    match = _RANGE.fullmatch(text.strip())
    if match is None:
        raise Refusal(
            _("{text} is not a range of hours such as 19:00-21:00.").format(text=shown(text.strip()) or '""')
        )
    start_hour, start_minute, end_hour, end_minute = map(int, match.groups())
    return TimeRange(start_hour * 60 + start_minute, end_hour * 60 + end_minute)


def set_hours(plan: Plan, pattern: WeeklyPattern, now: datetime) -> Edit:
    """Change the hours of the week that is in force now, also where the same week returns later."""
    before = current_pattern(plan, now)
    after = replace(before, days=pattern.days)
    stored = plan.patterns.get(before.id)
    if stored == after:
        raise Refusal(_("Nothing changes: these are the study hours already."))
    return Edit(_("Changed the study hours"), week_changes(plan, before, pattern.days))


def add_day_off(plan: Plan, first: date, last: date, now: datetime, title: str = "") -> Edit:
    """Take days off, both ends included; refuse days that are over, or off already unless they get a name."""
    if last < first:
        raise Refusal(_("The last day off lies before the first."))
    if last < now.date():
        raise Refusal(_("These days are over; a day off lies today or later."))
    if not title and any((off.first, off.last) == (first, last) for off in plan.days_off.values()):
        raise Refusal(_("Nothing changes: {day} is off already.").format(day=days(first, last)))
    label = _("Took {day} off").format(day=days(first, last))
    off = DayOff(new_day_off_id(plan, first), first, last, one_line(title))
    return Edit(label, (Change(None, off),))


def new_day_off_id(plan: Plan, first: date) -> str:
    """Return an id for days off from a day on that no others have."""
    number = 1
    while (id := f"off-{first:%Y%m%d}-{number}") in plan.days_off:
        number += 1
    return id


def remove_day_off(plan: Plan, id: str) -> Edit:
    """Give a day off back to study."""
    found = plan.days_off.get(id)
    if found is None:
        raise UnknownId(_("day off"), id, tuple(plan.days_off))
    label = _("Put {day} back to study").format(day=days(found.first, found.last))
    return Edit(label, (Change(found, None),))


def add_extra_hours(plan: Plan, on: date, hours: TimeRange, now: datetime) -> Edit:
    """Add study hours on one day; refuse a day that is over and ranges that overlap others of that day."""
    if on < now.date():
        raise Refusal(_("That day is over; extra hours lie today or later."))
    check_day([*(extra.hours for extra in plan.extra_hours.values() if extra.day == on), hours])
    id = f"extra-{on:%Y%m%d}-{hours.start}"
    return Edit(_("Added hours on {day}").format(day=day(on)), (Change(None, ExtraHours(id, on, hours)),))


def remove_extra_hours(plan: Plan, id: str) -> Edit:
    """Take extra hours back."""
    found = plan.extra_hours.get(id)
    if found is None:
        raise UnknownId(_("extra hours"), id, tuple(plan.extra_hours))
    return Edit(_("Removed hours on {day}").format(day=day(found.day)), (Change(found, None),))


def set_limits(plan: Plan, limits: Limits) -> Edit:
    """Change how much of the availability the plan may use."""
    after = replace(plan.settings, limits=limits)
    return Edit(_("Changed the limits on study time"), (Change(plan.settings, after),))


def set_session_lengths(plan: Plan, lengths: SessionLengths) -> Edit:
    """Change the comfortable session lengths."""
    after = replace(plan.settings, lengths=lengths)
    return Edit(_("Changed the session lengths"), (Change(plan.settings, after),))


def _even_parts(minutes: int, count: int) -> list[int]:
    part, rest = divmod(minutes, count)
    return [part + (1 if index < rest else 0) for index in range(count)]


def _one_range(start: int, minutes: int) -> tuple[TimeRange, ...]:
    return (TimeRange(start, start + minutes),) if minutes else ()


def _weekday(name: str) -> int | None:
    """Return the number of a weekday by its name or the first three letters of it; None for other words."""
    return next((number for number, full in enumerate(WEEKDAYS) if name in (full, full[:3])), None)
