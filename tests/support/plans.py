"""Small plans in few words. Week one begins on Monday 2026-11-23, and `NOW` is eight that morning."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from planner.domain.availability import BusyTime, DayOff, ExtraHours, TimeRange, WeeklyPattern
from planner.domain.card import Card
from planner.domain.goal import Goal, GoalKind
from planner.domain.item import Effort, Item, ItemKind, ItemStatus, Progress, Recurrence, Subject
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.domain.settings import Settings
from planner.domain.time_entry import TimeEntry

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NOW = datetime(2026, 11, 23, 8)
EVENINGS = "mon-fri 19:00-21:00"


def at(day: int, clock: str = "00:00") -> datetime:
    """The moment at a clock time, `day` days after the first Monday; 24:00 ends the day."""
    midnight = NOW.replace(hour=0) + timedelta(days=day)
    return midnight + timedelta(minutes=minute_of_day(clock))


def day(number: int) -> date:
    """The day that lies `number` days after the first Monday."""
    return at(number).date()


def minute_of_day(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def clock_range(text: str) -> TimeRange:
    """Read "19:00-21:00", with "!" behind it where these hours are preferred."""
    start, end = text.rstrip("!").split("-")
    return TimeRange(minute_of_day(start), minute_of_day(end), preferred=text.endswith("!"))


def hours(text: str, *, id: str = "usual", valid_from: date | None = None) -> WeeklyPattern:
    """Read a week like "mon-fri 19:00-21:00, sat 09:00-12:00! 14:00-15:00"."""
    days: list[list[TimeRange]] = [[] for _weekday in WEEKDAYS]
    for part in filter(None, (part.strip() for part in text.split(","))):
        names, *ranges = part.split()
        first, _dash, last = names.partition("-")
        for weekday in range(WEEKDAYS.index(first), WEEKDAYS.index(last or first) + 1):
            days[weekday] += map(clock_range, ranges)
    return WeeklyPattern(id, tuple(map(tuple, days)), valid_from)


def item(
    id: str,
    minutes: int = 60,
    *,
    needs: str = "",
    subject: Subject = Subject.ML,
    kind: ItemKind = ItemKind.TOPIC,
    opens: date | None = None,
    closes: date | None = None,
    recurring: Recurrence | None = None,
) -> Item:
    """An item of some minutes; `needs` lists its prerequisites, with blanks between."""
    return Item(
        id=id,
        title=id.title(),
        kind=kind,
        phase="phase",
        subject=subject,
        effort=Effort(minutes, minutes, minutes),
        requires=tuple(needs.split()),
        opens=opens,
        closes=closes,
        recurring=recurring,
    )


def goal(
    id: str,
    items: str,
    due: datetime | None = None,
    *,
    priority: int = 1,
    buffer_days: int = 0,
    created: int = 0,
) -> Goal:
    """A goal on the items in `items`, with blanks between."""
    return Goal(
        id=id,
        title=id.title(),
        items=tuple(items.split()),
        due=due,
        priority=priority,
        buffer_days=buffer_days,
        created=created,
    )


def exam(
    id: str, items: str, due: datetime, *, minutes: int = 120, buffer_days: int = 0, created: int = 0
) -> Goal:
    """An exam goal; its own minutes are busy."""
    return Goal(
        id=id,
        title=id.title(),
        items=tuple(items.split()),
        kind=GoalKind.EXAM,
        due=due,
        buffer_days=buffer_days,
        created=created,
        exam_minutes=minutes,
    )


def session(
    item: str,
    start: datetime,
    minutes: int = 60,
    *,
    id: str = "",
    state: SessionState = SessionState.PLANNED,
    kind: SessionKind = SessionKind.STUDY,
    pinned: bool = False,
    accepted: bool = False,
) -> Session:
    """A stored session."""
    return Session(
        id=id or f"{item}-{start:%Y%m%d-%H%M}",
        item=item,
        start=start,
        end=start + timedelta(minutes=minutes),
        state=state,
        kind=kind,
        pinned=pinned,
        accepted=accepted,
    )


def make_plan(
    items: Iterable[Item],
    goals: Iterable[Goal] = (),
    *,
    hours: WeeklyPattern | Iterable[WeeklyPattern] | None = None,
    status: Mapping[str, ItemStatus] | None = None,
    finished: Mapping[str, date] | None = None,
    cards: Iterable[Card] = (),
    logged: Mapping[str, int] | None = None,
    sessions: Iterable[Session] = (),
    entries: Iterable[TimeEntry] = (),
    days_off: Iterable[DayOff] = (),
    extra_hours: Iterable[ExtraHours] = (),
    busy: Iterable[BusyTime] = (),
    settings: Settings | None = None,
) -> Plan:
    """A plan of these records; without `hours`, two of them every evening from Monday to Friday.

    Items in `finished` were done on a known day, and come back for review; those in `status` were not.
    """
    patterns = usual_evenings() if hours is None else hours
    if isinstance(patterns, WeeklyPattern):
        patterns = (patterns,)
    return Plan(
        settings=settings or Settings(),
        items={entry.id: entry for entry in items},
        goals={entry.id: entry for entry in goals},
        patterns={entry.id: entry for entry in patterns},
        progress={id: Progress(id, said) for id, said in (status or {}).items()}
        | {id: Progress(id, ItemStatus.DONE, on) for id, on in (finished or {}).items()},
        cards={card.id: card for card in cards},
        logged=dict(logged or {}),
        sessions={entry.id: entry for entry in sessions},
        entries={entry.id: entry for entry in entries},
        days_off={entry.id: entry for entry in days_off},
        extra_hours={entry.id: entry for entry in extra_hours},
        busy_times={entry.id: entry for entry in busy},
    )


def usual_evenings() -> WeeklyPattern:
    """Ten hours a week: two every evening from Monday to Friday."""
    return hours(EVENINGS)


def all_done(*ids: str) -> dict[str, ItemStatus]:
    """The status of items that are done."""
    return dict.fromkeys(ids, ItemStatus.DONE)
