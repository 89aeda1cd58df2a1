"""Gathering the brief for the layout from a workload and its admission."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from operator import attrgetter

from planner.domain.item import ItemStatus
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionState
from planner.scheduling.brief import Brief, Kept, Piece
from planner.scheduling.deadlines import Admission, earliest_dues, latest_starts
from planner.scheduling.demand import NEVER, by_number
from planner.scheduling.intervals import Interval, union
from planner.scheduling.kept_share import percent_kept
from planner.scheduling.minutes import midnight, minute_from, minute_of
from planner.scheduling.recurrence import Turns
from planner.scheduling.reviews import ReviewTurns, review_turns
from planner.scheduling.workload import Workload, is_fixed, is_unanswered

_ANSWERED = (SessionState.DONE, SessionState.PARTLY, SessionState.SKIPPED)


def brief_for(workload: Workload, admission: Admission, now: datetime) -> Brief:
    """Gather the brief for the layout from `now` on."""
    laid = [number for number, held in enumerate(workload.holders) if held]
    reviews = review_turns(workload, now)
    return Brief(
        laid=laid,
        due=admission.due,
        wanted_by=_wanted_by(workload, admission),
        missed={dated.due for dated in admission.order if dated.goal.id in admission.overloads},
        urgency=_urgency(workload, admission),
        expiry=_expiry(workload, admission),
        kept=_kept(workload, reviews, now),
        quiet=_quiet(workload, now),
        started=_started(workload, laid),
        last_day=_last_days(workload),
        recurring=_recurring(workload, laid, now),
        reviews=reviews,
        earlier=_earlier(workload, now),
        percent_kept=percent_kept(workload.plan, now),
    )


def _wanted_by(workload: Workload, admission: Admission) -> list[float]:
    due_of = {dated.index: dated.due for dated in admission.order}
    wanted = [
        min((due_of[index] for index in parcel.bounds if index in due_of), default=NEVER)
        for parcel in admission.parcels
    ]
    return by_number(admission.parcels, wanted, len(workload.holders))


def _urgency(workload: Workload, admission: Admission) -> list[float]:
    """Return the latest start by number on the study-time axis, all goals taken together.

    Work without a date counts as due when everything is done, so that long chains begin first. Items that
    neither need others nor are needed, as those of a plain list, count as one chain in their order.
    """
    dues = earliest_dues(admission.order, admission.parcels)
    due_of_items = by_number(admission.parcels, dues, len(workload.holders))
    latest = sum(workload.remaining)
    urgency = latest_starts(workload, due_of_items, dateless=latest)
    network = workload.network
    for number in range(len(due_of_items) - 1, -1, -1):
        is_single = not network.requires[number] and not network.unlocks[number]
        if is_single and due_of_items[number] == NEVER and workload.holders[number]:
            latest -= workload.remaining[number]
            urgency[number] = latest
    return urgency


def _expiry(workload: Workload, admission: Admission) -> dict[int, int]:
    """Return after which minute work for a missed date is of no use, where no other goal wants it."""
    over = {
        dated.index: minute_of(dated.goal.due)
        for dated in admission.order
        if dated.goal.id in admission.overloads and dated.goal.due is not None
    }
    return {
        number: max(over[index] for index in parcel.bounds)
        for parcel in admission.parcels
        if parcel.bounds.keys() <= over.keys()
        for number in parcel.numbers
    }


def _kept(workload: Workload, reviews: ReviewTurns, now: datetime) -> list[Kept]:
    """Return the stored sessions to come whose time is still free: they stay while that is possible.

    Accepted ones come before those that were only foreseen. Of the reviews only those stay that are still
    wanted; they wait for no other place then.
    """
    number_of = workload.network.number
    stored = sorted(
        (
            Kept(number_of[session.item], minute_of(session.start), minute_from(session.end), session)
            for session in workload.plan.sessions.values()
            if _may_stay(session, now) and session.item in number_of
        ),
        key=lambda kept: (not kept.session.accepted, kept.start, kept.session.id),
    )
    kept: list[Kept] = []
    for each in stored:
        is_free = workload.time.between(each.start, each.end) == each.minutes
        place = bisect_left(kept, each.start, key=attrgetter("start"))
        is_clear = not any(_overlap(each, other) for other in kept[max(0, place - 1) : place + 1])
        if (
            is_free
            and is_clear
            and (not each.is_review or reviews.keep(each.number, each.start, each.minutes))
        ):
            kept.insert(place, each)
    return kept


def _overlap(one: Kept, other: Kept) -> bool:
    return one.start < other.end and other.start < one.end


def _may_stay(session: Session, now: datetime) -> bool:
    is_ahead = session.state is SessionState.PLANNED and session.start > now
    return is_ahead and not session.pinned


def _quiet(workload: Workload, now: datetime) -> list[Interval]:
    """Return the time to come of sessions that were skipped, or answered ahead of time."""
    return union(
        (minute_of(session.start), minute_from(session.end))
        for session in workload.plan.sessions.values()
        if session.state in _ANSWERED and session.end > now
    )


def _started(workload: Workload, laid: Iterable[int]) -> set[int]:
    plan = workload.plan
    return {
        number
        for number in laid
        if plan.logged.get(workload.network.items[number].id)
        or plan.status(workload.network.items[number].id) is ItemStatus.IN_PROGRESS
    }


def _last_days(workload: Workload) -> dict[int, int]:
    """Return the last day of study by number."""
    last: dict[str, date] = {}
    for entry in workload.plan.entries.values():
        item, day = entry.item, entry.day
        if item not in last or last[item] < day:
            last[item] = day
    number_of = workload.network.number
    return {number_of[item]: day.toordinal() for item, day in last.items() if item in number_of}


def _recurring(workload: Workload, laid: Iterable[int], now: datetime) -> Turns:
    recurrences = {
        number: recurrence
        for number in laid
        if (recurrence := workload.network.items[number].recurring) is not None
    }
    number_of = {workload.network.items[number].id: number for number in recurrences}
    return Turns(recurrences, _turns_had(workload.plan, number_of, now) if recurrences else ())


def _turns_had(plan: Plan, number_of: Mapping[str, int], now: datetime) -> Iterator[tuple[int, int]]:
    for session in plan.sessions.values():
        if session.item in number_of and _is_turn(session, now):
            yield number_of[session.item], minute_of(session.start)
    for entry in plan.entries.values():
        if entry.item in number_of:
            yield number_of[entry.item], midnight(entry.day)


def _is_turn(session: Session, now: datetime) -> bool:
    return session.state in _ANSWERED or is_fixed(session, now) or is_unanswered(session, now)


def _earlier(workload: Workload, now: datetime) -> list[Piece]:
    """Return what was studied, or is held, so far in this week, for the rhythm of the days to come."""
    today, monday = now.toordinal(), now.toordinal() - now.weekday()
    number_of = workload.network.number
    pieces = (
        Piece(number_of[session.item], minute_of(session.start), minute_from(session.end), session.placed_by)
        for session in workload.plan.sessions.values()
        if monday <= session.start.toordinal() <= today
        and session.item in number_of
        and not session.is_review
        and (session.state.is_studied or is_unanswered(session, now) or is_fixed(session, now))
    )
    return sorted(pieces, key=attrgetter("start", "number"))
