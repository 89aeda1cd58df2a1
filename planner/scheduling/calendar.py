"""The learner's calendar week by week: which minutes may be studied, and which of them the limits choose."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter

from planner.domain.availability import Limits, WeeklyPattern
from planner.domain.plan import Plan
from planner.scheduling.intervals import Interval, subtract, total, union
from planner.scheduling.minutes import MINUTES_PER_DAY, MINUTES_PER_WEEK, midnight, minute_from, minute_of


class StudyCalendar:
    """All study hours of a plan, ready to be asked for one ISO week after the other.

    Days off take hours away, extra hours add to them (also on a day off), and what is busy - other
    appointments and the exams themselves - is never free. The limits then choose from each whole week,
    so that the choice does not depend on the moment of asking.
    """

    def __init__(self, plan: Plan) -> None:
        """Prepare the calendar of a plan."""
        self._patterns = sorted(plan.patterns.values(), key=_valid_from)
        self._changes = [_valid_from(pattern) for pattern in self._patterns]
        self._off = union(
            (midnight(day_off.first), midnight(day_off.last) + MINUTES_PER_DAY)
            for day_off in plan.days_off.values()
        )
        self._extra = sorted(
            (
                midnight(extra.day) + extra.hours.start,
                midnight(extra.day) + extra.hours.end,
                extra.hours.preferred,
            )
            for extra in plan.extra_hours.values()
        )
        self._extra_end = max((end for _start, end, _preferred in self._extra), default=0)
        self._busy = union(_busy_intervals(plan))
        self._limits = plan.settings.limits
        self._round = plan.settings.lengths.default
        share = 100 - self._limits.percent_free
        with_hours = [place for place, each in enumerate(self._patterns) if share * each.minutes >= 100]
        self._last_with_hours = with_hours[-1] if with_hours else -1  # the last pattern that gives a minute
        self._ordinary: dict[int, list[Interval]] = {}  # by pattern: the minutes chosen, from Monday on

    def ends_before(self, minute: int) -> bool:
        """Whether no study hours at all can follow from `minute` on."""
        if self._limits.percent_free == 100 or 0 in (self._limits.most_per_day, self._limits.most_per_week):
            return True
        if minute < self._extra_end:
            return False
        current = max(bisect_right(self._changes, minute) - 1, 0)
        return current > self._last_with_hours

    def available(self, monday: int) -> list[Interval]:
        """Return the free study hours of the week that begins at `monday`, before any limit, day by day."""
        preferred, usual = self._week(monday)
        return _split_days(union([*preferred, *usual]))

    def chosen(self, monday: int) -> list[Interval]:
        """Return the minutes of the week that the plan may use, never across a midnight."""
        pattern = self._pattern_of_ordinary(monday)
        if pattern is None:
            return self._choose(monday)
        week = self._ordinary.get(pattern)
        if week is None:
            week = [(start - monday, end - monday) for start, end in self._choose(monday)]
            self._ordinary[pattern] = week
        return [(monday + start, monday + end) for start, end in week]

    def _pattern_of_ordinary(self, monday: int) -> int | None:
        """Return the place of the one pattern that a week without exceptions has; None for any other."""
        sunday_end = monday + MINUTES_PER_WEEK
        pattern = bisect_right(self._changes, monday)
        if bisect_left(self._changes, sunday_end) != pattern:
            return None
        if _within(self._off, monday, sunday_end) or _within(self._busy, monday, sunday_end):
            return None
        return None if self._extra_hours(monday, sunday_end) else pattern

    def _extra_hours(self, start: int, end: int) -> list[tuple[int, int, bool]]:
        """Return the extra hours that begin between two minutes."""
        first = bisect_left(self._extra, start, key=itemgetter(0))
        return self._extra[first : bisect_left(self._extra, end, lo=first, key=itemgetter(0))]

    def _choose(self, monday: int) -> list[Interval]:
        preferred, usual = self._week(monday)
        if not self._limits.are_set:
            return _split_days(union([*preferred, *usual])) if preferred else usual
        return _within_limits(preferred, usual, monday, self._limits, self._round)

    def busy(self, start: int, end: int) -> list[Interval]:
        """Return what is busy between two minutes."""
        return _within(self._busy, start, end)

    def _week(self, monday: int) -> tuple[list[Interval], list[Interval]]:
        sunday_end = monday + MINUTES_PER_WEEK
        preferred, usual = self._pattern_week(monday)
        off = _within(self._off, monday, sunday_end)
        preferred, usual = subtract(preferred, off), subtract(usual, off)
        extra = self._extra_hours(monday, sunday_end)
        if extra:
            preferred = union([*preferred, *((start, end) for start, end, best in extra if best)])
            usual = union([*usual, *((start, end) for start, end, best in extra if not best)])
        usual = subtract(usual, preferred)
        busy = _within(self._busy, monday, sunday_end)
        return _split_days(subtract(preferred, busy)), _split_days(subtract(usual, busy))

    def _pattern_week(self, monday: int) -> tuple[list[Interval], list[Interval]]:
        preferred: list[Interval] = []
        usual: list[Interval] = []
        for weekday in range(7):
            midnight_ = monday + weekday * MINUTES_PER_DAY
            index = bisect_right(self._changes, midnight_) - 1
            if index < 0:
                continue
            for hours in sorted(self._patterns[index].days[weekday]):
                part = (midnight_ + hours.start, midnight_ + hours.end)
                (preferred if hours.preferred else usual).append(part)
        return preferred, union(usual)


def _valid_from(pattern: WeeklyPattern) -> int:
    return midnight(pattern.valid_from) if pattern.valid_from else 0


def _busy_intervals(plan: Plan) -> list[Interval]:
    busy = [(minute_of(busy.start), minute_from(busy.end)) for busy in plan.busy_times.values()]
    for goal in plan.goals.values():
        if goal.due is not None and goal.exam_end is not None:
            busy.append((minute_of(goal.due), minute_from(goal.exam_end)))
    return busy


def _within(intervals: Sequence[Interval], start: int, end: int) -> list[Interval]:
    """Return the intervals that reach into a span; the list is sorted and disjoint."""
    first = bisect_right(intervals, start, key=itemgetter(1))
    last = bisect_left(intervals, end, lo=first, key=itemgetter(0))
    return list(intervals[first:last])


def _split_days(intervals: list[Interval]) -> list[Interval]:
    """Cut intervals at midnights, so that no session runs past the day."""
    result: list[Interval] = []
    for start, end in intervals:
        while start // MINUTES_PER_DAY != (end - 1) // MINUTES_PER_DAY:
            cut = (start // MINUTES_PER_DAY + 1) * MINUTES_PER_DAY
            result.append((start, cut))
            start = cut
        result.append((start, end))
    return result


def _within_limits(
    preferred: list[Interval], usual: list[Interval], monday: int, limits: Limits, round_minutes: int
) -> list[Interval]:
    """Choose a week's minutes: preferred ones first, in rounds over the days, until a limit is met."""
    week_left = (100 - limits.percent_free) * (total(preferred) + total(usual)) // 100
    if limits.most_per_week is not None:
        week_left = min(week_left, limits.most_per_week)
    day_left = [MINUTES_PER_DAY if limits.most_per_day is None else limits.most_per_day] * 7
    chosen: list[Interval] = []
    for group in (preferred, usual):
        days = _by_weekday(group, monday)
        while week_left > 0:
            taken = 0
            for weekday, unchosen in enumerate(days):
                allowed = min(round_minutes, day_left[weekday], week_left)
                part = _take_first(unchosen, allowed)
                minutes = total(part)
                chosen += part
                day_left[weekday] -= minutes
                week_left -= minutes
                taken += minutes
            if taken == 0:
                break
    return _split_days(union(chosen))


def _by_weekday(intervals: list[Interval], monday: int) -> list[list[Interval]]:
    days: list[list[Interval]] = [[] for _weekday in range(7)]
    for start, end in intervals:
        days[(start - monday) // MINUTES_PER_DAY].append((start, end))
    return days


def _take_first(unchosen: list[Interval], minutes: int) -> list[Interval]:
    """Take the earliest minutes out of a day's unchosen intervals."""
    taken: list[Interval] = []
    while minutes > 0 and unchosen:
        start, end = unchosen.pop(0)
        cut = min(end, start + minutes)
        taken.append((start, cut))
        minutes -= cut - start
        if cut < end:
            unchosen.insert(0, (cut, end))
    return taken
