"""Use cases on the hours of a week: painting them, copying days, and several weeks with own dates."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta

from planner.domain.availability import TimeRange, WeeklyPattern
from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal, UnknownId
from planner.domain.painting import Brush, Day, is_same, joined, length, painted, preferred_length
from planner.domain.plan import Plan
from planner.formats import day, duration, full_weekday_names, one_line
from planner.i18n import _
from planner.scheduling.ordinary_hours import USUAL, current_pattern
from planner.values import replace

ALL_DAYS = range(7)
WORKING_DAYS = range(5)
_DAY = timedelta(days=1)


# -- the hours of one week


def paint(plan: Plan, week: str, weekdays: Collection[int], start: int, end: int, brush: Brush) -> Edit:
    """Paint a stretch of some weekdays (0 is Monday), in minutes after midnight; refuse to change nothing.

    Strokes on a week that follow each other soon are one step.
    """
    pattern = week_of(plan, week)
    days = {weekday: painted(pattern.days[weekday], start, end, brush) for weekday in weekdays}
    edit = _with_days(plan, pattern, days, _stroke_words(pattern, days, brush))
    return replace(edit, goes_on=f"paint {week}", together=_("Changed the study hours"))


def set_day(plan: Plan, week: str, weekday: int, ranges: Sequence[TimeRange]) -> Edit:
    """Give a weekday other hours; what stays of the preferred ones is preferred."""
    pattern = week_of(plan, week)
    best = [span for span in pattern.days[weekday] if span.preferred]
    day = joined(ranges)
    for span in ranges:
        for start, end in ((max(span.start, each.start), min(span.end, each.end)) for each in best):
            day = painted(day, start, end, Brush.PREFERRED) if start < end else day
    label = _("Changed the hours of {weekday}").format(weekday=full_weekday_names()[weekday])
    return _with_days(plan, pattern, {weekday: day}, label)


def copy_day(plan: Plan, week: str, source: int, targets: Collection[int]) -> Edit:
    """Give some weekdays the hours of another one."""
    pattern, names = week_of(plan, week), full_weekday_names()
    others = sorted(set(targets) - {source})
    if not others:
        raise Refusal(_("Choose a day to copy to."))
    are_all = len(others) == len(ALL_DAYS) - 1
    named = _("all other days") if are_all else ", ".join(names[other] for other in others)
    label = _("Copied {weekday} to {others}").format(weekday=names[source], others=named)
    return _with_days(plan, pattern, dict.fromkeys(others, pattern.days[source]), label)


def clear_day(plan: Plan, week: str, weekday: int) -> Edit:
    """Take all hours of a weekday away."""
    label = _("Cleared {weekday}").format(weekday=full_weekday_names()[weekday])
    return _with_days(plan, week_of(plan, week), {weekday: ()}, label)


def _with_days(plan: Plan, pattern: WeeklyPattern, days: dict[int, Day], label: str) -> Edit:
    changed = {weekday for weekday, hours in days.items() if not is_same(pattern.days[weekday], hours)}
    if not changed:
        raise Refusal(_("Nothing changes: the hours are like that already."))
    hours = tuple(days[place] if place in changed else before for place, before in enumerate(pattern.days))
    return Edit(label, week_changes(plan, pattern, hours))


def week_changes(plan: Plan, week: WeeklyPattern, days: tuple[Day, ...]) -> tuple[Change, ...]:
    """Return the changes that give a week other hours, and with it the same week where it returns later."""
    again = (week, *_returning_weeks(plan, week))
    return tuple(Change(plan.patterns.get(each.id), replace(each, days=days)) for each in again)


def _returning_weeks(plan: Plan, week: WeeklyPattern) -> tuple[WeeklyPattern, ...]:
    return tuple(other for other in plan.patterns.values() if _returns(week, other))


def _returns(week: WeeklyPattern, other: WeeklyPattern) -> bool:
    """Whether another week is the same one that holds again later: of its name, with its hours."""
    is_later = other.valid_from is not None and other.valid_from > (week.valid_from or date.min)
    return is_later and other.title == week_title(week) and other.days == week.days


def _stroke_words(pattern: WeeklyPattern, days: dict[int, Day], brush: Brush) -> str:
    """Say what a stroke did: what is more or less to study in, or else what is more or less preferred."""
    before = [pattern.days[weekday] for weekday in days]
    more = sum(map(length, days.values())) - sum(map(length, before))
    better = sum(map(preferred_length, days.values())) - sum(map(preferred_length, before))
    if brush is Brush.ERASE:
        words = _("Erased {length} on {weekdays}")
    elif more and brush is Brush.PREFERRED:
        words = _("Added {length} on {weekdays}, preferred")
    elif more:
        words = _("Added {length} on {weekdays}")
    elif brush is Brush.PREFERRED:
        words = _("Preferred {length} on {weekdays}")
    else:
        words = _("Made {length} on {weekdays} no longer preferred")
    return words.format(length=duration(abs(more or better)), weekdays=_listed(days))


def _listed(weekdays: Iterable[int]) -> str:
    names = full_weekday_names()
    listed = sorted(weekdays)
    if len(listed) == len(ALL_DAYS):
        return _("all days")
    if len(listed) > 2 and listed[-1] - listed[0] == len(listed) - 1:
        return _("{first} to {last}").format(first=names[listed[0]], last=names[listed[-1]])
    return ", ".join(names[weekday] for weekday in listed)


# -- several weeks


def weeks_in_order(plan: Plan) -> tuple[WeeklyPattern, ...]:
    """Return the weekly patterns by the day from which they hold; a plan without any has the usual one."""
    found = sorted(plan.patterns.values(), key=lambda week: (week.valid_from or date.min, week.id))
    return tuple(found) or (WeeklyPattern(USUAL),)


def week_of(plan: Plan, id: str) -> WeeklyPattern:
    """Return a weekly pattern by its id; refuse an unknown one."""
    for week in weeks_in_order(plan):
        if week.id == id:
            return week
    raise UnknownId(_("week"), id, tuple(plan.patterns))


def week_on(plan: Plan, on: date) -> WeeklyPattern:
    """Return the weekly pattern that holds on a day."""
    return current_pattern(plan, datetime.combine(on, time.min))


def week_title(week: WeeklyPattern) -> str:
    """Return what a week is called; the one that a plan begins with has no name of its own."""
    if week.title:
        return week.title
    return _("Usual week") if week.valid_from is None else _("Week")


def add_week(plan: Plan, title: str, first: date, last: date | None = None, like: str | None = None) -> Edit:
    """Add a week that holds from a day on, with the hours of another one (none: that of the day).

    With a last day, the week that would have held after it does so again.
    """
    name = _named(title)
    _refuse_begun(plan, first)
    copied = week_on(plan, first) if like is None else week_of(plan, like)
    new = WeeklyPattern(_new_id(plan, first), copied.days, first, name)
    changes = [Change(None, new)]
    if last is not None:
        changes += _returning(plan, first, last)
    return Edit(_("Added the week {title}").format(title=name), tuple(changes))


def change_week(plan: Plan, id: str, title: str, first: date | None) -> Edit:
    """Rename a week, or let it hold from another day on; refuse a day on which another week begins.

    Where the same week returns later, it keeps having the same name, by which it is known as the same.
    """
    before = week_of(plan, id)
    name = before.title if one_line(title) == week_title(before) else _named(title)
    if (before.valid_from is None) != (first is None):
        raise Refusal(_("The first week holds until another one begins; it has no date of its own."))
    if first is not None and first != before.valid_from:
        _refuse_begun(plan, first)
    after = replace(before, title=name, valid_from=first)
    if after == before:
        raise Refusal(_("Nothing changes: the week is like that already."))
    changes = [Change(plan.patterns.get(id), after)]
    if name != before.title:
        changes += [Change(other, replace(other, title=name)) for other in _returning_weeks(plan, before)]
    return Edit(_change_words(before, after), tuple(changes))


def remove_week(plan: Plan, id: str) -> Edit:
    """Remove a week; the one before it then holds instead. The first one stays."""
    week = week_of(plan, id)
    if week == weeks_in_order(plan)[0]:
        raise Refusal(_("The first week stays, for no other holds before it; its hours can be erased."))
    return Edit(_("Removed the week {title}").format(title=week_title(week)), (Change(week, None),))


def _change_words(before: WeeklyPattern, after: WeeklyPattern) -> str:
    if after.valid_from == before.valid_from:
        return _("Renamed the week {before} to {after}").format(
            before=week_title(before), after=week_title(after)
        )
    assert after.valid_from is not None
    return _("Moved the week {title} to {day}").format(title=week_title(after), day=day(after.valid_from))


def _named(title: str) -> str:
    name = one_line(title)
    if not name:
        raise Refusal(_("Give the week a name."))
    return name


def _refuse_begun(plan: Plan, first: date) -> None:
    for week in plan.patterns.values():
        if week.valid_from == first:
            raise Refusal(
                _("The week {title} begins on {day} already; choose another day.").format(
                    title=week_title(week), day=day(first)
                )
            )


def _returning(plan: Plan, first: date, last: date) -> list[Change]:
    """Return what makes the week after a span of days the one that it would have been without it."""
    if last < first:
        raise Refusal(_("The last day lies before the first."))
    after = last + _DAY
    for week in plan.patterns.values():
        if week.valid_from is not None and first < week.valid_from <= last:
            raise Refusal(
                _("The week {title} begins on {day}, before the last day.").format(
                    title=week_title(week), day=day(week.valid_from)
                )
            )
    if any(week.valid_from == after for week in plan.patterns.values()):
        return []
    again = week_on(plan, after)
    return [Change(None, replace(again, id=_new_id(plan, after), valid_from=after, title=week_title(again)))]


def _new_id(plan: Plan, first: date) -> str:
    number = 1
    while (id := f"week-{first:%Y%m%d}-{number}") in plan.patterns:
        number += 1
    return id
