"""What is left to do: for each item its free minutes, its release and the dates of its own, as of now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time

from planner.domain.goal import Goal
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionState
from planner.scheduling.calendar import StudyCalendar
from planner.scheduling.estimates import Estimates, learn
from planner.scheduling.intervals import Interval, union
from planner.scheduling.minutes import MINUTES_PER_DAY, midnight, minute_from, minute_of
from planner.scheduling.network import StudyNetwork
from planner.scheduling.study_time import StudyTime
from planner.values import Value


class Workload(Value, kw_only=True):
    """A plan at one moment, in the numbers of its network.

    Attributes:
        now: the minute of asking.
        estimates: the learner's pace, by which the work is counted.
        time: the study-time axis from now, or from the plan's start if that is later.
        settled: numbers of the items that are done, known, left out, or a milestone already reached.
        remaining: free minutes by number; recurring and settled items have none, and what pinned,
            running or not yet answered sessions hold is not free.
        held: the minutes by number that such sessions hold of the work, for items of which they hold any.
        release: the minute before which the item cannot be studied, inherited along prerequisites.
        closes: end of the last day of access, by number, for unsettled items that have one.
        pinned_start: earliest start among the item's pinned sessions to come, by number.
        goals: the goals without an outcome, oldest first.
        holders: by number, a bit (1 << index in `goals`) for each goal whose unsettled closure holds it.
    """

    plan: Plan
    network: StudyNetwork
    now: int
    estimates: Estimates
    time: StudyTime
    settled: frozenset[int]
    remaining: tuple[int, ...]
    held: Mapping[int, int]
    release: tuple[int, ...]
    closes: dict[int, int]
    pinned_start: dict[int, int]
    goals: tuple[Goal, ...]
    holders: tuple[int, ...]


def measure(
    plan: Plan,
    network: StudyNetwork,
    now: datetime,
    axis: StudyTime | None = None,
    estimates: Estimates | None = None,
) -> Workload:
    """Measure what is left of a plan at a local moment.

    `axis` may be given when it was laid out before for the same hours, exams and fixed sessions, and
    `estimates` when they were learned before from the same finished items.
    """
    minute = minute_from(now)
    start = plan.settings.start
    origin = max(minute, midnight(start)) if start else minute
    fixed = [session for session in plan.sessions.values() if is_fixed(session, now)]
    settled = settled_items(plan, network)
    estimates = estimates or learn(plan)
    pinned_start, pinned_end = _pinned_bounds(fixed, network)
    left, held = _work_left(plan, network, settled, estimates, now)
    goals = (goal for goal in plan.goals.values() if goal.outcome is None)
    by_age = tuple(sorted(goals, key=lambda goal: (goal.created, goal.id)))
    return Workload(
        plan=plan,
        network=network,
        now=minute,
        estimates=estimates,
        time=axis or StudyTime(StudyCalendar(plan), origin, taken_time(plan, fixed, now)),
        settled=settled,
        remaining=tuple(left),
        held=held,
        release=tuple(_releases(network, settled, pinned_end, minute)),
        closes={
            number: midnight(item.closes) + MINUTES_PER_DAY
            for number, item in enumerate(network.items)
            if item.closes is not None and number not in settled
        },
        pinned_start=pinned_start,
        goals=by_age,
        holders=tuple(_holders(by_age, network, settled)),
    )


def is_fixed(session: Session, now: datetime) -> bool:
    """Whether a session stands as a fact ahead: pinned and not over, or agreed and running right now."""
    if session.state is not SessionState.PLANNED or session.end <= now:
        return False
    return session.pinned or (session.accepted and session.start <= now)


def is_unanswered(session: Session, now: datetime) -> bool:
    """Whether an agreed session of today is over without a word; it holds its minutes until midnight."""
    if session.state is not SessionState.PLANNED or not session.is_held:
        return False
    return datetime.combine(now, time.min) < session.end <= now


def taken_time(plan: Plan, fixed: Iterable[Session], now: datetime) -> list[Interval]:
    """Return the time that sessions take from the axis: fixed ones, and what was studied ahead of time."""
    held = ((minute_of(session.start), minute_from(session.end)) for session in fixed)
    return union((*held, *_studied_ahead(plan, now)))


def _studied_ahead(plan: Plan, now: datetime) -> Iterator[Interval]:
    """Yield the time to come of sessions that are studied already, as far as they were.

    The learner has given them their time, sooner than planned; it is not there to be given again. So an
    answer ahead of time leaves every verdict as it was, and nothing is laid over what is done.
    """
    ahead = [session for session in plan.sessions.values() if session.state.is_studied and session.end > now]
    if not ahead:
        return
    minutes = plan.minutes_by_session()
    for session in ahead:
        if session.id in minutes:
            start, end = minute_of(session.start), minute_from(session.end)
            yield start, min(end, start + minutes[session.id])


def settled_items(plan: Plan, network: StudyNetwork) -> frozenset[int]:
    """Return the numbers of items with nothing left to do; a milestone is reached with its prerequisites."""
    settled: set[int] = set()
    for number, item in enumerate(network.items):
        reached = item.is_milestone and all(before in settled for before in network.requires[number])
        if reached or plan.status(item.id).is_settled:
            settled.add(number)
    return frozenset(settled)


def minutes_to_study(plan: Plan, estimates: Estimates, item: Item) -> int:
    """Return the minutes that an open item with work asks for, at the learner's pace."""
    left = estimates.minutes(item) - plan.logged.get(item.id, 0)
    # Studied as long as it should take, but not done by the learner's word, it has the least session left.
    return left if left > 0 else plan.settings.lengths.least


def _work_left(
    plan: Plan, network: StudyNetwork, settled: frozenset[int], estimates: Estimates, now: datetime
) -> tuple[list[int], dict[int, int]]:
    """Return the free minutes by number, and those that sessions hold which stand."""
    taken: dict[str, int] = {}
    for session in plan.sessions.values():
        if not session.is_review and (is_fixed(session, now) or is_unanswered(session, now)):
            taken[session.item] = taken.get(session.item, 0) + session.minutes
    free: list[int] = []
    held: dict[int, int] = {}
    for number, item in enumerate(network.items):
        if number in settled or item.is_milestone or item.recurring is not None:
            free.append(0)
            continue
        minutes = minutes_to_study(plan, estimates, item)
        if item.id in taken:
            held[number] = min(taken[item.id], minutes)
            minutes -= held[number]
        free.append(minutes)
    return free, held


def _releases(
    network: StudyNetwork, settled: frozenset[int], pinned_end: dict[int, int], now: int
) -> list[int]:
    release: list[int] = []
    for number, item in enumerate(network.items):
        moment = now if item.opens is None else max(now, midnight(item.opens))
        for before in network.requires[number]:
            if before not in settled:
                moment = max(moment, release[before], pinned_end.get(before, 0))
        release.append(moment)
    return release


def _holders(goals: Sequence[Goal], network: StudyNetwork, settled: frozenset[int]) -> list[int]:
    """Return by number which goals hold an item: those that want it, or an unsettled item that needs it."""
    holders = [0] * len(network.items)
    for index, goal in enumerate(goals):
        for id in goal.items:
            number = network.number.get(id)
            if number is not None and number not in settled:
                holders[number] |= 1 << index
    for number in range(len(holders) - 1, -1, -1):
        if holders[number]:
            for before in network.requires[number]:
                if before not in settled:
                    holders[before] |= holders[number]
    return holders


def _pinned_bounds(fixed: list[Session], network: StudyNetwork) -> tuple[dict[int, int], dict[int, int]]:
    start: dict[int, int] = {}
    end: dict[int, int] = {}
    for session in fixed:
        number = network.number.get(session.item)
        if number is not None and not session.is_review:
            begins, ends = minute_of(session.start), minute_from(session.end)
            start[number] = min(start.get(number, begins), begins)
            end[number] = max(end.get(number, ends), ends)
    return start, end
