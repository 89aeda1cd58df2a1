"""Laying the work into the calendar: comfortable sessions that never cost a date.

Study time is filled in order. At each moment the learner's preference chooses among the ready items, as far
as the guard lets it; where it does not, the most urgent item goes. Because the guard keeps every condition
of `deadlines` true after each piece, a goal that is feasible is finished in time by what is laid out here.
"""

from collections import deque

from planner.domain.session import PlacedBy, Session
from planner.scheduling.brief import Brief, Kept, Piece
from planner.scheduling.choice import Choice
from planner.scheduling.claims import Claims
from planner.scheduling.demand import NEVER
from planner.scheduling.guard import Guard
from planner.scheduling.minutes import MINUTES_PER_DAY, MINUTES_PER_WEEK, monday_of
from planner.scheduling.quiet_time import QuietTime
from planner.scheduling.readiness import ReadyItems
from planner.scheduling.reviews import REVIEW_MINUTES
from planner.scheduling.session_length import ComfortableLength
from planner.scheduling.workload import Workload

RECURRING_DAYS = 28  # recurring items are laid out at least this far, also when all else is done


class Layout:
    """One run of the layout, in order of time and as far as it is asked for; an instance serves once.

    Attributes:
        pieces: what is laid out so far, in order of time.
    """

    def __init__(self, workload: Workload, brief: Brief) -> None:
        """Prepare to lay out a brief."""
        self._time = workload.time
        self._brief = brief
        self._lengths = workload.plan.settings.lengths
        self._length = ComfortableLength(self._lengths)
        self._items = workload.network.items
        self._ready = ReadyItems(workload, brief.laid, brief.urgency, brief.due, brief.started)
        self._guard = _guard_of(workload, brief)
        self._ranks = [self._guard.rank(due) for due in brief.due]
        self._choice = Choice(workload, brief, self._ready, self._guard, self._ranks)
        self._rhythm = self._choice.rhythm
        self._recurring = brief.recurring.copy()
        self._has_recurring = bool(self._recurring)
        self._reviews = brief.reviews.copy()
        self._kept = deque(brief.kept)
        self._quiet = QuietTime(brief.quiet)
        self._expiries = deque(sorted(set(brief.expiry.values())))
        self._laid = set(brief.laid)
        self._to_lay = sum(workload.remaining[number] for number in brief.laid)
        self.pieces: list[Piece] = []
        self._stretches = self._time.stretches()
        self._stretch: tuple[int, int, int] | None = None  # the next one
        self._is_over = False
        self._keep_on_until = self._time.origin + RECURRING_DAYS * MINUTES_PER_DAY
        self._day = -1
        self._week_end = 0
        self._least = self._lengths.least
        self._day_end_position = 0
        self._claims = Claims(self._guard, self._ranks, brief.kept)
        for kept in brief.kept:
            self._hold(kept, kept.minutes)
            self._recurring.take(kept.number, kept.start)

    @property
    def is_over(self) -> bool:
        """Whether all is laid out."""
        return self._next_start() is None

    def run_until(self, minute: float) -> None:
        """Lay out all that begins before a minute; what is laid out there does not change any more."""
        while (start := self._next_start()) is not None:
            if start >= minute and not self._could_go_on_with_last(start):
                return
            self._fill_stretch()

    def run_until_placed(self, number: int) -> bool:
        """Lay out until an item gets no more sessions; return whether none of its work is left over."""
        while self._is_still_to_come(number) and not self.is_over:
            self._fill_stretch()
        return number not in self._laid or not self._ready.left[number]

    def _is_still_to_come(self, number: int) -> bool:
        """Whether an item may get sessions yet; one that no goal wants has those alone that are stored."""
        if number in self._laid:
            return bool(self._ready.left[number])
        return any(kept.number == number for kept in self._kept)

    @property
    def unplaced(self) -> dict[int, int]:
        """The minutes by item number that found no place, where all is laid out."""
        left = self._ready.left
        return {number: left[number] for number in self._brief.laid if left[number]}

    def _next_start(self) -> int | None:
        """Return the minute at which the next stretch begins; None where nothing more is to be laid out."""
        if self._stretch is None and not self._is_over:
            self._stretch = next(self._stretches, None)
            if self._stretch is None or not self._goes_on_at(self._stretch[0]):
                self._stretch, self._is_over = None, True
        return None if self._stretch is None else self._stretch[0]

    def _fill_stretch(self) -> None:
        """Fill the next stretch."""
        assert self._stretch is not None
        start, end, position = self._stretch
        self._stretch = None
        self._turn_to(start)
        self._fill(start, end, position - start)

    def _goes_on_at(self, start: int) -> bool:
        """Whether anything is still to be laid out from a minute on."""
        comes_back = self._has_recurring and start < self._keep_on_until
        return bool(self._to_lay or self._kept or comes_back or self._reviews.is_wanted_until(start))

    def _could_go_on_with_last(self, start: int) -> bool:
        """Whether the last piece ends where a stretch begins, as at midnight, and may still grow longer."""
        return bool(self.pieces) and self.pieces[-1].end == start

    def _turn_to(self, start: int) -> None:
        """Begin a new day where there is one; no stretch runs past midnight."""
        self._rhythm.turn_to(start)
        if start // MINUTES_PER_DAY != self._day:
            self._day = start // MINUTES_PER_DAY
            self._day_end_position = self._time.until((self._day + 1) * MINUTES_PER_DAY)
            if start >= self._week_end:
                self._begin_week(start)

    def _begin_week(self, start: int) -> None:
        """Take shorter sessions than the least in a week that has no stretch as long as that."""
        self._week_end = monday_of(start) + MINUTES_PER_WEEK
        self._least = min(self._lengths.least, self._time.longest_in_week(start))

    def _fill(self, start: int, end: int, offset: int) -> None:
        """Fill a stretch; `offset` leads from its minutes to their positions."""
        cursor = start
        while cursor < end:
            if self._ready.next_release <= cursor:
                self._ready.release_until(cursor)
            if self._expiries and self._expiries[0] <= cursor:
                self._expire(cursor)
            if self._kept and self._kept[0].start <= cursor:
                cursor = self._place_kept(self._kept.popleft(), cursor, end, offset)
            else:
                barrier = self._next_barrier(cursor, end)
                cursor = self._fill_gap(cursor, barrier, cursor + offset)

    def _expire(self, cursor: int) -> None:
        """Give up the items whose time is over."""
        while self._expiries and self._expiries[0] <= cursor:
            self._expiries.popleft()
        for number, moment in self._brief.expiry.items():
            if moment <= cursor and self._ready.left[number] and not self._ready.is_gone(number):
                self._to_lay -= self._ready.left[number]
                self._ready.drop(number)

    def _next_barrier(self, cursor: int, end: int) -> int:
        """Return the end of the time in one piece: of the stretch, or where a session or quiet stands."""
        barrier = end
        if self._kept and self._kept[0].start < barrier:
            barrier = self._kept[0].start
        return self._quiet.next_edge(cursor, barrier)

    def _next_question(self, barrier: int) -> int:
        """Return the end of the time that can be filled without asking again."""
        limit = barrier
        if self._ready.next_release < limit:
            limit = self._ready.next_release
        if self._expiries and self._expiries[0] < limit:
            limit = self._expiries[0]
        return limit

    def _fill_gap(self, cursor: int, barrier: int, position: int) -> int:
        """Fill some of the time from `cursor` to `barrier`; return the moment that was reached."""
        limit = self._next_question(barrier)
        gap = limit - cursor
        is_crumb = barrier - cursor < self._least or cursor in self._quiet
        if is_crumb and self._may_stay_empty(position, gap):
            if not self._round_off(cursor, limit, position) and self._place_review(cursor, position, gap):
                return self.pieces[-1].end
            return limit
        if self._opens_day(cursor, gap) and self._place_review(cursor, position, gap):
            return self.pieces[-1].end
        if self._has_recurring and self._place_recurring(cursor, position, gap):
            return self.pieces[-1].end
        number = self._choice.favourite(position, self._day_end_position - position)
        if number is not None:
            minutes = self._length.of(gap, self._ready.time_for(number))
            room = self._guard.room(position, self._ranks[number])
            if room >= min(minutes, self._least):
                return self._place(number, cursor, int(min(minutes, room)), self._choice.rule_for(number))
        elif not is_crumb and self._bring_forward(cursor):
            return cursor  # to be asked again
        elif self._may_stay_empty(position, gap):
            return self.pieces[-1].end if self._place_review(cursor, position, gap) else limit
        return self._place_urgent(cursor, limit)

    def _bring_forward(self, cursor: int) -> bool:
        """Give up a session that was only foreseen where the time would stay empty while its work waits."""
        for kept in self._kept:
            is_bound = kept.session.accepted or kept.is_review
            if not is_bound and self._ready.left[kept.number] and self._ready.is_ready(kept.number, cursor):
                self._kept.remove(kept)
                self._hold(kept, -kept.minutes)
                return True
        return False

    def _may_stay_empty(self, position: int, minutes: int) -> bool:
        return self._guard.room(position, len(self._guard)) >= minutes

    def _round_off(self, cursor: int, limit: int, position: int) -> bool:
        """Finish the session before a crumb of time with it, if that can be."""
        last = self.pieces[-1] if self.pieces else None
        if last is None or last.end != cursor or last.kept is not None or cursor in self._quiet:
            return False
        minutes = min(self._ready.time_for(last.number), limit - cursor)
        if not 0 < minutes == self._ready.left[last.number]:
            return False
        if last.end - last.start + minutes > self._lengths.most:
            return False
        if self._guard.room(position, self._ranks[last.number]) < minutes:
            return False
        self._place(last.number, cursor, minutes, last.placed_by)
        return True

    def _opens_day(self, cursor: int, gap: int) -> bool:
        """Whether a review may stand here before the day's study, with time for a session behind it."""
        if not self._reviews or self._rhythm.item is not None or gap < self._least + REVIEW_MINUTES:
            return False
        return self._reviews.may_open_day(cursor)

    def _place_review(self, cursor: int, position: int, gap: int) -> bool:
        """Place the review that comes next, if one is due and no date needs its time."""
        if not self._reviews or gap < REVIEW_MINUTES or cursor in self._quiet:
            return False
        number = self._reviews.next_at(cursor)
        if number is None or not self._may_stay_empty(position, REVIEW_MINUTES):
            return False
        self._reviews.take(number, cursor)
        self.pieces.append(Piece(number, cursor, cursor + REVIEW_MINUTES, PlacedBy.REVIEW))
        return True

    def _place_recurring(self, cursor: int, position: int, gap: int) -> bool:
        """Place an item whose turn has come round, if there is ease for it and the day has begun."""
        if self._rhythm.item is None or gap < self._least or self._choice.is_for_missed_date():
            return False
        if self._guard.comfortable_room(position, len(self._guard)) < self._lengths.default:
            return False
        number = self._recurring.next_due(cursor, lambda number: self._ready.has_opened(number, cursor))
        if number is None:
            return False
        self._recurring.take(number, cursor)
        self._place(number, cursor, min(self._lengths.default, gap), PlacedBy.RECURRING)
        return True

    def _place_urgent(self, cursor: int, limit: int) -> int:
        """Place the most urgent item, if one has a date; return the moment that was reached."""
        number = self._ready.most_urgent()
        if number is None or self._brief.due[number] == NEVER:
            return limit
        minutes = self._length.of(limit - cursor, self._ready.left[number])
        return self._place(number, cursor, minutes, PlacedBy.URGENT)

    def _place(
        self, number: int, start: int, minutes: int, rule: PlacedBy, kept: Session | None = None
    ) -> int:
        """Lay out a piece; return its end."""
        end = start + minutes
        if rule is not PlacedBy.RECURRING:
            self._guard.give(self._ranks[number], minutes)
            self._ready.take(number, minutes)
            self._choice.begin(number)
            if number in self._laid:
                self._to_lay -= minutes
        last = self.pieces[-1] if self.pieces else None
        if last is not None and last.number == number and self._is_cut(last, start, end, kept):
            self.pieces[-1] = last._replace(end=end)
        else:
            self.pieces.append(Piece(number, start, end, rule, kept))
            self._rhythm.note(number, minutes)
        return end

    def _is_cut(self, last: Piece, start: int, end: int, kept: Session | None) -> bool:
        """Whether minutes belong to the session before them, which was only cut by a question."""
        if last.end != start or last.kept or kept:
            return False
        is_short = min(last.end - last.start, end - start) < self._least
        return is_short and end - last.start <= self._lengths.most

    def _place_kept(self, kept: Kept, cursor: int, end: int, offset: int) -> int:
        """Keep a stored session if it is still valid; return the moment that was reached."""
        if self._gives_way_to_review(kept, cursor, cursor + offset):
            return self._begin_later(kept)
        self._hold(kept, -kept.minutes)
        self._claims.waive(kept)
        if kept.is_review:
            return self._keep_review(kept, cursor, end, offset)
        number = kept.number
        recurring = self._items[number].recurring is not None
        left = kept.minutes if recurring and number in self._laid else self._ready.left[number]
        minutes = min(kept.minutes, left)
        is_open = self._ready.has_opened if recurring else self._ready.is_ready
        if kept.start < cursor or kept.end > end or not minutes or not is_open(number, cursor):
            return cursor
        if not self._claims.admit(kept, minutes, cursor + offset, self._kept):
            return cursor
        rule = PlacedBy.RECURRING if recurring else PlacedBy.ACCEPTED
        return self._place(number, cursor, minutes, rule, kept.session)

    def _keep_review(self, kept: Kept, cursor: int, end: int, offset: int) -> int:
        """Keep a stored review while no date needs its time; it waits for another place otherwise."""
        fits = cursor <= kept.start and kept.end <= end
        if not fits or not self._claims.admit(kept, kept.minutes, cursor + offset, self._kept):
            self._reviews.give_back(kept.number, kept.start, kept.minutes)
            return cursor
        self.pieces.append(Piece(kept.number, kept.start, kept.end, PlacedBy.REVIEW, kept.session))
        return kept.end

    def _gives_way_to_review(self, kept: Kept, cursor: int, position: int) -> bool:
        """Place a review that is due at the beginning of a session that was only foreseen, if there is one.

        The weeks in sight are full, so that what was finished since they were laid out would never come back.
        """
        is_promised = kept.session.accepted or kept.is_review
        if is_promised or kept.start != cursor or not self._opens_day(cursor, kept.minutes):
            return False
        return self._place_review(cursor, position, kept.minutes)

    def _begin_later(self, kept: Kept) -> int:
        """Let a session begin after the review that was placed in it; return the end of that."""
        start = self.pieces[-1].end
        self._hold(kept, kept.start - start)
        self._kept.appendleft(kept.from_minute(start))
        return start

    def _hold(self, kept: Kept, minutes: int) -> None:
        """Set minutes of a stored session aside; negative ones come back. A review holds none of the work."""
        if not kept.is_review:
            self._ready.hold(kept.number, minutes)


def _guard_of(workload: Workload, brief: Brief) -> Guard:
    work: dict[int, int] = {}
    for due, minutes in zip(brief.due, workload.remaining, strict=True):
        if due != NEVER:
            work[int(due)] = work.get(int(due), 0) + minutes
    dues = sorted(work)
    ordinary_week = max((pattern.minutes for pattern in workload.plan.patterns.values()), default=0)
    positions = [workload.time.until(due) for due in dues]
    works = [work[due] for due in dues]
    return Guard(dues, positions, works, ordinary_week, brief.percent_kept)
