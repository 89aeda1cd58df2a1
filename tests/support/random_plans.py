"""Random plans that meet every rule of the planning page at once; a seed always gives the same plan."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from planner.domain.availability import BusyTime, DayOff, ExtraHours, Limits, TimeRange, WeeklyPattern
from planner.domain.card import Card
from planner.domain.goal import ExamOutcome, Goal, GoalKind
from planner.domain.item import Effort, Item, ItemKind, ItemStatus, Recurrence, Subject
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.domain.settings import SessionLengths, Settings
from planner.domain.time_entry import TimeEntry
from planner.values import replace
from tests.support.oracle.minutes import to_moment
from tests.support.oracle.verdicts import Oracle
from tests.support.plans import at, make_plan, session

KINDS = (ItemKind.TOPIC, ItemKind.COURSE, ItemKind.BOOK)
WEEKS = 6  # dates lie within these weeks


def random_plan(seed: int) -> tuple[Plan, datetime]:
    """A plan and a moment to ask at."""
    rng = Random(seed)
    now = at(rng.randrange(7)) + timedelta(minutes=rng.randrange(6 * 60, 23 * 60))
    if rng.random() < 0.1:
        now += timedelta(seconds=rng.randrange(1, 60))
    ease = rng.choice((0.2, 0.5, 1.0))
    opening = rng.choice((0.1, 0.2, 0.6))
    items = [_item(rng, number, ease, opening) for number in range(rng.randint(3, 14))]
    goals = [_goal(rng, number, items, now) for number in range(rng.randint(1, 5))]
    sessions = list(_sessions(rng, items, now))
    hours = list(_patterns(rng))
    status = dict(_statuses(rng, items))
    past = Random(f"reviews {seed}")
    finished = dict(_finished(past, status, now))
    cards = list(_cards(past, finished))
    sessions += _review_sessions(past, items, finished, sessions, now)
    entries = list(_entries(Random(seed), sessions, now))
    entries += _finished_work(Random(seed), items, status, now, len(entries))
    logged = Counter(dict(_logged(rng, items)))
    for entry in entries:
        logged[entry.item] += entry.minutes
    plan = make_plan(
        items,
        goals,
        hours=hours,
        status=status,
        finished=finished,
        cards=cards,
        logged=dict(logged),
        sessions=sessions,
        entries=entries,
        days_off=[_day_off(rng, number) for number in range(rng.randrange(3))],
        extra_hours=[_extra(rng, number) for number in range(rng.randrange(4))],
        busy=[_busy(rng, number) for number in range(rng.randrange(6))],
        settings=replace(
            _settings(rng, now),
            learn_estimates=seed % 5 > 0,
            review_percent=past.choice((0, 5, 20, 20, 60)),
        ),
    )
    return plan, now


def _item(rng: Random, number: int, ease: float, opening: float) -> Item:
    earlier = range(max(0, number - 6), number)
    needs = rng.sample(earlier, min(len(earlier), rng.choice((0, 0, 1, 1, 2))))
    kind, recurring = KINDS[number % len(KINDS)], None
    if rng.random() < 0.07:
        kind = ItemKind.MILESTONE
    elif rng.random() < 0.05:
        recurring = rng.choice(list(Recurrence))
    minutes = round(ease * rng.choice((rng.randint(5, 60), rng.randint(20, 200), rng.randint(60, 400))))
    opens = _some_day(rng) if rng.random() < opening else None
    closes = None
    if rng.random() < 0.12:
        closes = (opens or at(0).date()) + timedelta(days=rng.randint(2, 30))
    return Item(
        id=f"i{number}",
        title=f"Item {number}",
        kind=kind,
        phase="phase",
        subject=rng.choice(list(Subject)),
        position=number,
        effort=Effort(minutes, minutes, minutes)
        if number % 2
        else Effort(minutes // 2, minutes, 2 * minutes),
        requires=tuple(f"i{other}" for other in needs),
        opens=opens,
        closes=closes,
        recurring=recurring,
    )


def _goal(rng: Random, number: int, items: list[Item], now: datetime) -> Goal:
    wanted = rng.sample(items, min(len(items), rng.randint(1, 4)))
    due = None
    if rng.random() < 0.85:
        days = rng.choice((rng.randint(0, 7), rng.randint(3, 20), rng.randint(10, 7 * WEEKS)))
        clock = rng.choice(("24:00", "09:00", "20:10", "12:34"))
        due = at(days, clock)
    is_exam = due is not None and rng.random() < 0.5
    over = due is not None and due < now and is_exam and rng.random() < 0.5
    return Goal(
        id=f"g{number}",
        title=f"Goal {number}",
        items=tuple(item.id for item in wanted),
        kind=GoalKind.EXAM if is_exam else GoalKind.GOAL,
        priority=rng.choice((1, 1, 1, 2, 3)),
        due=due,
        buffer_days=rng.choice((0, 0, 1, 2)),
        created=number,
        exam_minutes=rng.choice((0, 60, 90)) if is_exam else 0,
        outcome=ExamOutcome.PASSED if over else None,
    )


def _patterns(rng: Random) -> Iterator[WeeklyPattern]:
    busy_share = rng.choice((0.3, 0.6, 0.9))
    yield WeeklyPattern("usual", tuple(_ranges(rng, busy_share) for _weekday in range(7)))
    if rng.random() < 0.3:
        valid_from = _some_day(rng)
        yield WeeklyPattern("later", tuple(_ranges(rng, busy_share) for _weekday in range(7)), valid_from)


def _ranges(rng: Random, share: float) -> tuple[TimeRange, ...]:
    """Up to three ranges of a day; some touch, some end at midnight, some are crumbs."""
    if rng.random() > share:
        return ()
    cuts = sorted(rng.sample(range(6 * 12, 24 * 12 + 1), 6))
    result = []
    for start, end in ((0, 1), (2, 3), (4, 5)):
        if rng.random() < 0.5:
            minutes = min((cuts[end] - cuts[start]) * 5, rng.choice((15, 60, 120, 200)))
            first = cuts[start] * 5 + rng.choice((0, 0, 3))
            last = min(first + minutes, cuts[end] * 5)
            if first < last:
                result.append(TimeRange(first, last, preferred=rng.random() < 0.3))
    return tuple(result)


def _settings(rng: Random, now: datetime) -> Settings:
    limits = Limits()
    if rng.random() < 0.4:
        limits = Limits(
            most_per_day=rng.choice((None, rng.randint(30, 200))),
            most_per_week=rng.choice((None, rng.randint(100, 900))),
            percent_free=rng.choice((0, 0, 10, 33)),
        )
    start = now.date() + timedelta(days=rng.randint(-3, 10)) if rng.random() < 0.2 else None
    lengths = rng.choice((SessionLengths(), SessionLengths(), SessionLengths(15, 30, 45)))
    return Settings(start=start, limits=limits, lengths=lengths, tight_percent=rng.choice((0, 10, 10, 50)))


def _statuses(rng: Random, items: list[Item]) -> Iterator[tuple[str, ItemStatus]]:
    choices = [ItemStatus.DONE, ItemStatus.SKIPPED, ItemStatus.LEFT_OUT, ItemStatus.IN_PROGRESS]
    for item in items:
        if rng.random() < 0.3:
            yield item.id, rng.choices(choices, (4, 3, 1, 4))[0]


def _finished(rng: Random, status: dict[str, ItemStatus], now: datetime) -> Iterator[tuple[str, date]]:
    """The days on which most of the done items were finished."""
    for id, said in status.items():
        if said is ItemStatus.DONE and rng.random() < 0.9:
            yield id, now.date() - timedelta(days=rng.choice((0, 2, 7, 8, 20, 90)))


def _cards(rng: Random, finished: dict[str, date]) -> Iterator[Card]:
    """What is remembered of some of the finished items."""
    for id, on in finished.items():
        if rng.random() < 0.4:
            stability = rng.uniform(0.3, 60)
            due = on + timedelta(days=max(1, round(stability)))
            answers, resting = rng.randrange(4), rng.random() < 0.2
            yield Card(
                id=id,
                due=due,
                stability=stability,
                difficulty=rng.uniform(1, 10),
                reviewed=on,
                answers=answers,
                resting=resting,
            )


def _review_sessions(
    rng: Random, items: list[Item], finished: dict[str, date], taken: list[Session], now: datetime
) -> list[Session]:
    """Reviews, some of items that are not finished any more; none overlap with a session."""
    made: list[Session] = []
    ids = [*finished, *(item.id for item in items[:1])]
    for number in range(rng.choice((0, 0, 1, 4))):
        start = now.replace(second=0) + timedelta(minutes=rng.choice((-3000, -300, -10, 40, 700, 3000, 9000)))
        start += timedelta(minutes=rng.randint(-20, 20))
        agreed = rng.choice(("pinned", "accepted", "accepted"))
        review = session(
            rng.choice(ids),
            start,
            rng.choice((15, 15, 25)),
            id=f"r{number}",
            state=rng.choice(
                (SessionState.PLANNED, SessionState.PLANNED, SessionState.DONE, SessionState.SKIPPED)
            ),
            kind=SessionKind.REVIEW,
            pinned=agreed == "pinned",
            accepted=agreed == "accepted",
        )
        if all(review.end <= other.start or other.end <= review.start for other in [*taken, *made]):
            made.append(review)
    return made


def _logged(rng: Random, items: list[Item]) -> Iterator[tuple[str, int]]:
    for item in items:
        if rng.random() < 0.25:
            yield item.id, rng.randint(1, round(item.effort.likely * 1.3) + 1)


def _sessions(rng: Random, items: list[Item], now: datetime) -> Iterator[Session]:
    """Pinned, accepted, foreseen, running, unanswered and answered sessions, of which none overlap."""
    taken: list[Session] = []
    for number in range(rng.choice((0, 0, 1, 3, 6))):
        minute = now.replace(second=0)
        start = minute + timedelta(minutes=rng.choice((-2000, -300, -20, 0, 50, 600, 2000, 9000)))
        start += timedelta(minutes=rng.randint(-20, 20))
        state = rng.choices(
            (SessionState.PLANNED, SessionState.DONE, SessionState.SKIPPED, SessionState.PARTLY), (6, 1, 1, 1)
        )[0]
        agreed = rng.choice(("pinned", "accepted", "both", "foreseen"))
        made = session(
            rng.choice(items).id,
            start,
            rng.randint(5, 90),
            id=f"s{number}",
            state=state,
            pinned=agreed in ("pinned", "both"),
            accepted=agreed in ("accepted", "both"),
        )
        if all(made.end <= other.start or other.end <= made.start for other in taken):
            taken.append(made)
            yield made


def _entries(rng: Random, sessions: list[Session], now: datetime) -> Iterator[TimeEntry]:
    """The time of sessions that were answered, often ahead of it; less, as much or more than planned."""
    for number, made in enumerate(sessions):
        if made.state in (SessionState.DONE, SessionState.PARTLY) and rng.random() < 0.8:
            minutes = max(1, made.minutes + rng.choice((-30, -3, 0, 0, 20)))
            on = min(made.start.date(), now.date())
            yield TimeEntry(id=str(number + 1), item=made.item, day=on, minutes=minutes, session=made.id)


def _finished_work(
    rng: Random, items: list[Item], status: dict[str, ItemStatus], now: datetime, number: int
) -> Iterator[TimeEntry]:
    """The time that finished items took, often not as long as estimated; estimates learn from it."""
    for item in items:
        if status.get(item.id) is ItemStatus.DONE and rng.random() < 0.8:
            number += 1
            minutes = round(item.effort.likely * rng.choice((0.1, 0.6, 0.9, 1, 1.4, 2, 5)))
            minutes = min(max(minutes, 1), 24 * 60)
            on = now.date() - timedelta(days=rng.randint(0, 30))
            yield TimeEntry(id=f"finished-{number}", item=item.id, day=on, minutes=minutes)


def _some_day(rng: Random) -> date:
    return at(rng.randint(-2, 7 * WEEKS // 2)).date()


def _day_off(rng: Random, number: int) -> DayOff:
    first = _some_day(rng)
    return DayOff(f"off{number}", first, first + timedelta(days=rng.choice((0, 0, 4))))


def _extra(rng: Random, number: int) -> ExtraHours:
    start = rng.randrange(6 * 60, 23 * 60)
    end = min(start + rng.randint(10, 180), 24 * 60)
    return ExtraHours(f"extra{number}", _some_day(rng), TimeRange(start, end, preferred=rng.random() < 0.4))


def _busy(rng: Random, number: int) -> BusyTime:
    start = at(rng.randint(-1, 20)) + timedelta(minutes=rng.randrange(24 * 60))
    start += timedelta(seconds=rng.choice((0, 0, 30)))
    return BusyTime(f"busy{number}", start, start + timedelta(minutes=rng.choice((30, 120, 1500))))


def tiny_plan(seed: int) -> tuple[Plan, datetime]:
    """A plan of a few minutes a day, small enough to model every minute."""
    rng = Random(seed)
    now = at(0, "08:00") + timedelta(minutes=rng.randrange(120))
    items = [_tiny_item(rng, number) for number in range(rng.randint(2, 6))]
    goals = [
        Goal(
            id=f"g{number}",
            title=f"Goal {number}",
            items=tuple(item.id for item in rng.sample(items, rng.randint(1, 2))),
            priority=rng.choice((1, 1, 2)),
            due=at(rng.randint(1, 8), rng.choice(("00:00", "09:03", "24:00"))),
            buffer_days=rng.choice((0, 0, 1)),
            created=number,
        )
        for number in range(rng.randint(1, 3))
    ]
    week = []
    for _weekday in range(7):
        start = rng.randrange(9 * 60, 10 * 60)
        later = start + rng.randrange(10, 100)
        week.append(
            (TimeRange(start, start + rng.randint(1, 4)), TimeRange(later, later + rng.randint(1, 3)))
        )
    sessions = []
    if rng.random() < 0.5:
        pinned_at = at(rng.randint(0, 6), "09:00") + timedelta(minutes=rng.randrange(90))
        sessions.append(session(rng.choice(items).id, pinned_at, rng.randint(1, 4), pinned=True))
    status = {item.id: ItemStatus.DONE for item in items if rng.random() < 0.1}
    return make_plan(
        items, goals, hours=WeeklyPattern("usual", tuple(week)), status=status, sessions=sessions
    ), now


def _tiny_item(rng: Random, number: int) -> Item:
    opens = at(rng.randint(0, 5)).date() if rng.random() < 0.3 else None
    minutes = rng.randint(1, 7)
    return Item(
        id=f"i{number}",
        title=f"Item {number}",
        kind=ItemKind.MILESTONE if number and rng.random() < 0.15 else ItemKind.TOPIC,
        phase="phase",
        subject=Subject.ML,
        position=number,
        effort=Effort(minutes, minutes, minutes),
        requires=tuple(f"i{other}" for other in range(number) if rng.random() < 0.35),
        opens=opens,
        closes=at(rng.randint(2, 9)).date() if rng.random() < 0.2 else None,
    )


def squeezed(plan: Plan, now: datetime, seed: int) -> Plan:
    """The plan with its dated goals moved, one after the other, to about their earliest possible dates."""
    rng = Random(seed)
    for id in plan.goals:
        goal = plan.goals[id]
        earliest = Oracle(plan, now).earliest_due(goal) if goal.due and goal.outcome is None else None
        if earliest is not None and rng.random() < 0.8:
            minutes = rng.choice((-1, 0, 0, 1, 40))
            due = to_moment(earliest) + timedelta(days=goal.buffer_days, minutes=minutes)
            plan = replace(plan, goals={**plan.goals, id: replace(goal, due=due)})
    return plan
