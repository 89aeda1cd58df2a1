"""Every minute of study, one by one."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from planner.domain.plan import Plan
from planner.domain.session import Session, SessionState

EPOCH = datetime(2000, 1, 1)
DAY = timedelta(days=1)


def to_minute(moment: datetime) -> int:
    """Whole minutes since the epoch, rounded down."""
    return (moment - EPOCH) // timedelta(minutes=1)


def to_minute_up(moment: datetime) -> int:
    """Whole minutes since the epoch, rounded up."""
    return -((EPOCH - moment) // timedelta(minutes=1))


def to_moment(minute: int) -> datetime:
    return EPOCH + timedelta(minutes=minute)


def first_minute(day: date) -> int:
    return to_minute(datetime(day.year, day.month, day.day))


def is_held_fast(session: Session, now: datetime) -> bool:
    """Pinned and still to end, or agreed and running now."""
    if session.state != SessionState.PLANNED or session.end <= now:
        return False
    return session.pinned or (session.accepted and session.start <= now)


def waits_for_a_word(session: Session, now: datetime) -> bool:
    """Agreed and over today, with nothing said of it yet."""
    agreed = session.accepted or session.pinned
    midnight = datetime(now.year, now.month, now.day)
    return agreed and session.state == SessionState.PLANNED and midnight < session.end <= now


def study_minutes(plan: Plan, now: datetime, last: date) -> list[int]:
    """All chosen minutes from now (or the plan's start) to the end of a day, without what is held fast."""
    origin = to_minute_up(now)
    if plan.settings.start is not None:
        origin = max(origin, first_minute(plan.settings.start))
    taken: set[int] = set()
    for session in plan.sessions.values():
        if is_held_fast(session, now):
            taken.update(range(to_minute(session.start), to_minute_up(session.end)))
        elif session.state in ("done", "partly"):
            taken.update(_already_studied(plan, session))
    monday = now.date() - timedelta(days=now.weekday())
    result: list[int] = []
    while monday <= last:
        result += (minute for minute in week_choice(plan, monday) if minute >= origin and minute not in taken)
        monday += timedelta(days=7)
    return result


def _already_studied(plan: Plan, session: Session) -> range:
    """The first minutes of an answered session, as many as were logged with it."""
    logged = sum(entry.minutes for entry in plan.entries.values() if entry.session == session.id)
    return range(to_minute(session.start), to_minute_up(session.end))[:logged]


def week_choice(plan: Plan, monday: date) -> list[int]:
    """The minutes of one ISO week that the limits choose."""
    preferred: list[list[int]] = []
    others: list[list[int]] = []
    for weekday in range(7):
        best, usual = free_minutes(plan, monday + timedelta(days=weekday))
        preferred.append(sorted(best))
        others.append(sorted(usual))
    limits = plan.settings.limits
    in_week = sum(map(len, preferred)) + sum(map(len, others))
    week_limit = (in_week * (100 - limits.percent_free)) // 100
    if limits.most_per_week is not None:
        week_limit = min(week_limit, limits.most_per_week)
    day_limit = 24 * 60 if limits.most_per_day is None else limits.most_per_day
    chosen: list[list[int]] = [[] for _weekday in range(7)]
    for group in (preferred, others):
        while _one_round(group, chosen, plan.settings.lengths.default, day_limit, week_limit):
            pass
    return sorted(minute for day in chosen for minute in day)


def _one_round(
    group: list[list[int]], chosen: list[list[int]], turn: int, day_limit: int, week_limit: int
) -> bool:
    """Give every day, in order, one session of its earliest minutes; say whether any was given."""
    given = False
    for unchosen, day in zip(group, chosen, strict=True):
        for _minute in range(turn):
            if unchosen and len(day) < day_limit and sum(map(len, chosen)) < week_limit:
                day.append(unchosen.pop(0))
                given = True
    return given


def free_minutes(plan: Plan, day: date) -> tuple[set[int], set[int]]:
    """The preferred and the other study minutes of a day, before any limit."""
    preferred: set[int] = set()
    usual: set[int] = set()
    in_force = [pattern for pattern in plan.patterns.values() if (pattern.valid_from or date.min) <= day]
    if in_force and not any(off.first <= day <= off.last for off in plan.days_off.values()):
        pattern = max(in_force, key=lambda pattern: pattern.valid_from or date.min)
        for hours in pattern.days[day.weekday()]:
            (preferred if hours.preferred else usual).update(range(hours.start, hours.end))
    for extra in plan.extra_hours.values():
        if extra.day == day:
            (preferred if extra.hours.preferred else usual).update(range(extra.hours.start, extra.hours.end))
    midnight = first_minute(day)
    free = set(range(midnight, midnight + 24 * 60)).difference(*_busy_minutes(plan, day))
    best = {midnight + minute for minute in preferred} & free
    return best, {midnight + minute for minute in usual} & free - best


def _busy_minutes(plan: Plan, day: date) -> Iterator[range]:
    midnight = datetime(day.year, day.month, day.day)
    spans = [(busy.start, busy.end) for busy in plan.busy_times.values()]
    for goal in plan.goals.values():
        if goal.kind == "exam" and goal.due is not None:
            spans.append((goal.due, goal.due + timedelta(minutes=goal.exam_minutes or 120)))
    for start, end in spans:
        if start < midnight + DAY and end > midnight:
            yield range(to_minute(start), to_minute_up(end))
