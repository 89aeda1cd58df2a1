"""Use cases on linked calendars: their files are read elsewhere, and what was read is made an edit here.

Each is one step for undo. What a new reading leaves as it was keeps its id, and so does what is over.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time, timedelta
from pathlib import Path, PurePath

from planner.domain.availability import BusyTime
from planner.domain.busy_calendar import BusyCalendar, CalendarColor
from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal, UnknownId, shown
from planner.domain.plan import Plan
from planner.exchange.calendar_reading import (
    Appointment,
    CalendarFile,
    CalendarProblem,
    CalendarRefusal,
    PlanningWindow,
    SkipReason,
    read_calendar,
)
from planner.formats import one_line
from planner.i18n import _, ngettext
from planner.values import Value, replace

__all__ = [
    "CalendarFile",
    "CalendarProblem",
    "CalendarRefusal",
    "PlanningWindow",
    "SkipReason",
    "read_calendar",
]

LONGEST_TITLE = 100
_BEFORE, _AHEAD = timedelta(days=7), timedelta(days=2 * 366)
_KEEPS_FOR = timedelta(days=30)  # then the end of the planning window has moved enough to read again


class CalendarNews(Value):
    """What a new reading of a calendar brings: the busy times that come, and those that go."""

    new: tuple[BusyTime, ...]
    gone: tuple[BusyTime, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes of the busy times."""
        going, coming = (Change(each, None) for each in self.gone), (Change(None, each) for each in self.new)
        return (*going, *coming)


def planning_window(now: datetime) -> PlanningWindow:
    """Return the days whose appointments are planned around: from a week ago to two years ahead."""
    return PlanningWindow(now.date() - _BEFORE, now.date() + _AHEAD)


def linked_path(path: str | Path) -> str:
    """Return a path as it is kept with a calendar."""
    return os.path.abspath(path)


def file_name(calendar: BusyCalendar) -> str:
    """Return the name of a calendar's file, as a sentence can hold it."""
    return shown(PurePath(calendar.path).name)


def linked_calendar(plan: Plan, path: str | Path) -> BusyCalendar | None:
    """Return the calendar that a file is linked as, or None."""
    wanted = linked_path(path)
    return next((each for each in plan.calendars.values() if each.path == wanted), None)


def known_digest(calendar: BusyCalendar, now: datetime) -> str:
    """Return the digest with which a file needs no new reading; "" where it was read too long ago."""
    is_fresh = timedelta() <= now - calendar.read_at < _KEEPS_FOR
    return calendar.digest if is_fresh else ""


def times_of(plan: Plan, id: str) -> list[BusyTime]:
    """Return the busy times of a calendar."""
    return [busy for busy in plan.busy_times.values() if busy.calendar == id]


def link_calendar(plan: Plan, path: str | Path, file: CalendarFile, now: datetime) -> Edit:
    """Plan around the appointments of a file from now on; one that is linked already is read again."""
    linked = linked_calendar(plan, path)
    if linked is not None:
        return refresh_calendar(plan, linked.id, file, now)
    name = shown(Path(path).name)
    calendar = BusyCalendar(
        id=_new_id(plan),
        title=_fitted(file.title) or _fitted(Path(path).stem) or _("Calendar"),
        path=linked_path(path),
        color=_free_color(plan),
        read_at=_minute(now),
        digest=file.digest,
        events=file.events,
        skipped=sum(file.skipped.values()),
    )
    news = _news(plan, calendar.id, file, now)
    label = ngettext("Linked {file}, {count} time", "Linked {file}, {count} times", len(news.new))
    return Edit(label.format(file=name, count=len(news.new)), (Change(None, calendar), *news.changes))


def refresh_calendar(plan: Plan, id: str, file: CalendarFile, now: datetime) -> Edit:
    """Take what a new reading of a linked file brings. Raises Refusal where that is nothing."""
    calendar = _calendar(plan, id)
    news = calendar_news(plan, id, file, now)
    if not news.changes:
        raise Refusal(_("Nothing changes: {file} is as it was.").format(file=file_name(calendar)))
    after = replace(
        calendar,
        read_at=_minute(now),
        digest=file.digest,
        events=file.events,
        skipped=sum(file.skipped.values()),
    )
    label = _("Read {file} again: {changes}").format(file=file_name(calendar), changes=news_words(news))
    return Edit(label, (Change(calendar, after), *news.changes))


def calendar_news(plan: Plan, id: str, file: CalendarFile, now: datetime) -> CalendarNews:
    """Return what a new reading of a linked file would change."""
    return _news(plan, _calendar(plan, id).id, file, now)


def brings_nothing(plan: Plan, path: str | Path, file: CalendarFile, now: datetime) -> bool:
    """Whether a reading of a file that is linked already would change nothing."""
    linked = linked_calendar(plan, path)
    return linked is not None and not calendar_news(plan, linked.id, file, now).changes


def news_words(news: CalendarNews) -> str:
    """Write "3 new, 1 gone"."""
    counts = ((_("{count} new"), len(news.new)), (_("{count} gone"), len(news.gone)))
    return ", ".join(words.format(count=count) for words, count in counts if count)


def rename_calendar(plan: Plan, id: str, title: str) -> Edit:
    """Give a calendar another name."""
    calendar, title = _calendar(plan, id), _fitted(title)
    if not title:
        raise Refusal(_("A calendar needs a name."))
    if title == calendar.title:
        raise Refusal(_("Nothing changes: this is its name already."))
    label = _("Renamed the calendar {before} to {after}").format(before=calendar.title, after=title)
    return Edit(label, (Change(calendar, replace(calendar, title=title)),))


def color_calendar(plan: Plan, id: str, color: CalendarColor) -> Edit:
    """Give a calendar another colour."""
    calendar = _calendar(plan, id)
    if color is calendar.color:
        raise Refusal(_("Nothing changes: this is its colour already."))
    label = _("Gave {calendar} another colour").format(calendar=calendar.title)
    return Edit(label, (Change(calendar, replace(calendar, color=color)),))


def unlink_calendar(plan: Plan, id: str) -> Edit:
    """Let a calendar go, and all its busy times with it; its file stays."""
    calendar, times = _calendar(plan, id), times_of(plan, id)
    label = ngettext(
        "Removed the calendar {calendar}, {count} time",
        "Removed the calendar {calendar}, {count} times",
        len(times),
    )
    changes = (Change(calendar, None), *(Change(busy, None) for busy in times))
    return Edit(label.format(calendar=calendar.title, count=len(times)), changes)


def skipped_words(skipped: Mapping[SkipReason, int]) -> str:
    """Say how many events were passed over and why: "3 events skipped: no start time"; "" for none."""
    count = sum(skipped.values())
    if not count:
        return ""
    reasons = _reasons()
    several = len(skipped) > 1
    named = (
        _("{reason} ({count})").format(reason=reasons[reason], count=number) if several else reasons[reason]
        for reason, number in sorted(skipped.items(), key=lambda each: (-each[1], each[0]))
    )
    words = ngettext("{count} event skipped: {reasons}", "{count} events skipped: {reasons}", count)
    return words.format(count=count, reasons=", ".join(named))


def _reasons() -> dict[SkipReason, str]:
    return {
        SkipReason.NO_START: _("no start time"),
        SkipReason.ENDS_EARLY: _("ends before it starts"),
        SkipReason.YEAR: _("not between 1970 and 2199"),
        SkipReason.ZONE: _("a time zone that nobody knows"),
        SkipReason.RULE: _("a rule that no appointment has"),
        SkipReason.TOO_OFTEN: _("more than 5,000 times"),
        SkipReason.UNREADABLE: _("damaged"),
    }


def _news(plan: Plan, id: str, file: CalendarFile, now: datetime) -> CalendarNews:
    """Compare a reading with what is stored; what was over before the planning window stays."""
    opens = datetime.combine(planning_window(now).first, time.min)
    stored: dict[Appointment, list[BusyTime]] = defaultdict(list)
    for busy in times_of(plan, id):
        if busy.end > opens:
            stored[Appointment(busy.start, busy.end, busy.title)].append(busy)
    coming: list[Appointment] = []
    for appointment in file.appointments:
        if stored[appointment]:
            stored[appointment].pop()
        else:
            coming.append(appointment)
    gone = tuple(busy for rest in stored.values() for busy in rest)
    return CalendarNews(tuple(_busy_times(plan, id, coming)), gone)


def _busy_times(plan: Plan, id: str, appointments: Iterable[Appointment]) -> Iterator[BusyTime]:
    """Make busy times whose ids come from calendar and start; those that start together are numbered."""
    numbers: Counter[datetime] = Counter()
    for each in appointments:
        numbers[each.start] += 1
        while (new := f"{id}-{each.start:%Y%m%dT%H%M%S}-{numbers[each.start]}") in plan.busy_times:
            numbers[each.start] += 1
        yield BusyTime(new, each.start, each.end, each.title, id)


def _calendar(plan: Plan, id: str) -> BusyCalendar:
    try:
        return plan.calendars[id]
    except KeyError:
        raise UnknownId(_("calendar"), id, tuple(plan.calendars)) from None


def _new_id(plan: Plan) -> str:
    taken = {*plan.calendars, *(busy.calendar for busy in plan.busy_times.values())}
    number = 1
    while (id := f"calendar-{number}") in taken:
        number += 1
    return id


def _free_color(plan: Plan) -> CalendarColor:
    """Return the first colour that the fewest calendars have."""
    used = Counter(calendar.color for calendar in plan.calendars.values())
    return min(CalendarColor, key=lambda color: used[color])


def _fitted(title: str) -> str:
    return one_line(title)[:LONGEST_TITLE].strip()


def _minute(now: datetime) -> datetime:
    return now.replace(second=0, microsecond=0)
