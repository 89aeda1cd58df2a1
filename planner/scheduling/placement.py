"""Laying the work into the calendar: comfortable sessions that never cost a date.

Study time is filled in order. At each moment the learner's preference chooses among the ready items, as far
as the guard lets it; where it does not, the most urgent item goes. Because the guard keeps every condition
of `deadlines` true after each piece, a goal that is feasible is finished in time by what is laid out here.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.domain.session import PlacedBy, Session
from planner.scheduling.demand import NEVER
from planner.scheduling.guard import Guard
from planner.scheduling.intervals import Interval
from planner.scheduling.minutes import MINUTES_PER_DAY, minute_from, minute_of
from planner.scheduling.preference import SUBJECTS_A_WEEK, Choice, Rhythm
from planner.scheduling.readiness import ReadyItems
from planner.scheduling.recurrence import Turns
from planner.scheduling.session_length import comfortable_length
from planner.scheduling.workload import Workload

ENOUGH_SUBJECTS = SUBJECTS_A_WEEK - 1
RECURRING_DAYS = 28  # recurring items are laid out at least this far, also when all else is done


@dataclass(frozen=True, slots=True)
class Piece:
    """Minutes of an item from one minute to another; `kept` is the accepted session it fulfils, if any."""

    number: int
    start: int
    end: int
    placed_by: PlacedBy
    kept: Session | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What the layout is to lay out.

    Attributes:
        laid: numbers of the items that some goal wants.
        due: admitted due minute by number, NEVER where none binds.
        wanted_by: due minute of the earliest dated goal, admitted or not, that wants the item, by number.
        urgency: smaller means it should begin earlier, by number.
        expiry: minute after which an item is no longer of use, by number; others are always of use.
        kept: accepted sessions to come, by start.
        quiet: time of sessions that were skipped or done ahead, left empty where the dates allow it.
        started: numbers of the items that the learner has begun.
        recurring: the items that come round again, with the turns they had.
        earlier: pieces of today and this week that are already facts, for the rhythm.
    """

    laid: Sequence[int]
    due: Sequence[float]
    wanted_by: Sequence[float]
    urgency: Sequence[float]
    expiry: dict[int, int]
    kept: Sequence[Session]
    quiet: Sequence[Interval]
    started: set[int]
    recurring: Turns
    earlier: Iterable[Piece]


class Layout:
    """One run of the layout. Use `lay_out`; an instance serves once."""

    def __init__(self, workload: Workload, brief: Brief) -> None:
        """Prepare to lay out a brief."""
        self._workload = workload
        self._brief = brief
        self._lengths = workload.plan.settings.lengths
        self._items = workload.network.items
        self._ready = ReadyItems(workload, brief.laid, brief.urgency, brief.started)
        self._guard = _guard_of(workload, brief)
        self._ranks = [self._guard.rank(due) for due in brief.due]
        self._rhythm = Rhythm(started=set(brief.started))
        self._kept = list(brief.kept)
        self._promised: dict[int, int] = {}
        self._expiries = sorted(set(brief.expiry.values()))
        self._recurring = brief.recurring.copy()
        self._pieces: list[Piece] = []
        self._laid = set(brief.laid)
        self._to_lay = sum(workload.remaining[number] for number in brief.laid)
        self._day_end_position = 0
        self._day = -1

    def run(self) -> tuple[list[Piece], dict[int, int]]:
        """Return the pieces in order of time, and the minutes by item number that found no place."""
        for piece in self._brief.earlier:
            self._rhythm.turn_to(piece.start)
            self._rhythm.note(piece.number, self._items[piece.number].subject, piece.end - piece.start)
        self._ready.start(self._brief.due)
        for session in self._kept:
            self._promise(session, 1)
            number = self._workload.network.number[session.item]
            self._recurring.take(number, minute_of(session.start))
        keep_on_until = self._workload.time.origin + RECURRING_DAYS * MINUTES_PER_DAY
        for start, end in self._workload.time.stretches():
            if self._to_lay == 0 and (start >= keep_on_until or not self._recurring):
                break
            self._fill(start, end)
        left = {number: self._ready.left[number] for number in self._brief.laid if self._ready.left[number]}
        return self._pieces, left

    def _fill(self, start: int, end: int) -> None:
        cursor = start
        while cursor < end:
            self._turn_to(cursor)
            kept = self._next_kept(cursor)
            if kept is not None and minute_of(kept.start) == cursor:
                cursor = self._place_kept(kept, cursor, end)
                continue
            limit = self._next_question(cursor, end, kept)
            cursor = self._fill_gap(cursor, limit)

    def _turn_to(self, cursor: int) -> None:
        """Let in and drop what the moment brings, and begin a new day where there is one."""
        self._ready.release_until(cursor)
        while self._expiries and self._expiries[0] <= cursor:
            over = self._expiries.pop(0)
            for number, moment in self._brief.expiry.items():
                if moment == over and self._ready.left[number]:
                    self._to_lay -= self._ready.left[number]
                    self._ready.drop(number)
        self._rhythm.turn_to(cursor)
        if cursor // MINUTES_PER_DAY != self._day:
            self._day = cursor // MINUTES_PER_DAY
            self._day_end_position = self._workload.time.until((self._day + 1) * MINUTES_PER_DAY)

    def _next_question(self, cursor: int, end: int, kept: Session | None) -> int:
        """Return the end of the time that can be filled without asking again."""
        moments = [end, self._ready.next_release(), self._expiries[0] if self._expiries else None]
        moments.append(minute_of(kept.start) if kept else None)
        quiet = self._brief.quiet
        index = bisect_left(quiet, cursor, key=lambda interval: interval[1] - 1)
        if index < len(quiet):
            moments.append(quiet[index][1] if quiet[index][0] <= cursor else quiet[index][0])
        return min(moment for moment in moments if moment is not None)

    def _is_quiet(self, cursor: int) -> bool:
        quiet = self._brief.quiet
        index = bisect_left(quiet, cursor, key=lambda interval: interval[1] - 1)
        return index < len(quiet) and quiet[index][0] <= cursor

    def _fill_gap(self, cursor: int, limit: int) -> int:
        """Fill some of the time from `cursor` to `limit`; return the moment that was reached."""
        gap = limit - cursor
        position = self._workload.time.until(cursor)
        idle_room = self._guard.room(position, len(self._guard))
        if (self._is_quiet(cursor) or gap < self._lengths.least) and idle_room >= gap:
            return self._continue_short(cursor, limit)
        chosen = self._choose(cursor, position, gap, idle_room)
        if chosen is None:
            return limit
        number, minutes, rule = chosen
        self._place(Piece(number, cursor, cursor + minutes, rule))
        return cursor + minutes

    def _continue_short(self, cursor: int, limit: int) -> int:
        """Leave a crumb of time empty, unless the session before it can be rounded off with it."""
        last = self._pieces[-1] if self._pieces else None
        if last is None or last.end != cursor or last.kept is not None or self._is_quiet(cursor):
            return limit
        minutes = min(self._time_for(last.number), limit - cursor)
        fits = last.end - last.start + minutes <= self._lengths.most
        if (
            0 < minutes == self._ready.left[last.number]
            and fits
            and self._allows(last.number, cursor, minutes)
        ):
            self._place(Piece(last.number, cursor, cursor + minutes, last.placed_by))
        return limit

    def _allows(self, number: int, cursor: int, minutes: int) -> bool:
        position = self._workload.time.until(cursor)
        return self._guard.room(position, self._ranks[number]) >= minutes

    def _choose(
        self, cursor: int, position: int, gap: int, idle_room: float
    ) -> tuple[int, int, PlacedBy] | None:
        """Return item, minutes and rule for the next piece, or None to leave the gap empty."""
        recurring = self._choose_recurring(cursor, position, gap)
        if recurring is not None:
            self._recurring.take(recurring, cursor)
            return recurring, min(self._lengths.default, gap), PlacedBy.RECURRING
        number = self._choose_by_preference(position)
        if number is not None:
            minutes = comfortable_length(gap, self._time_for(number), self._lengths)
            room = self._guard.room(position, self._ranks[number])
            if room >= min(minutes, self._lengths.least):
                return number, int(min(minutes, room)), self._rule_for(number)
        elif idle_room >= gap:
            return None
        urgent = self._ready.most_urgent()
        if urgent is not None and self._brief.due[urgent] != NEVER:
            minutes = comfortable_length(gap, self._ready.left[urgent], self._lengths)
            return urgent, minutes, PlacedBy.URGENT
        return None

    def _choose_by_preference(self, position: int) -> int | None:
        left_today = self._day_end_position - position
        best = min(
            self._choices(position),
            key=lambda choice: self._rhythm.preference(choice, left_today, self._lengths),
            default=None,
        )
        return None if best is None else best.number

    def _choices(self, position: int) -> list[Choice]:
        """Return the candidates; one that serves a later date only where the earliest alone is dull.

        A later date comes forward only for variety, and only while that leaves the earlier ones slack.
        """
        candidates = list(self._ready.best_of_each_subject(self._has_time))
        wanted_by, urgency = self._brief.wanted_by, self._brief.urgency
        earliest = min((wanted_by[number] for number in candidates), default=NEVER)
        first = [number for number in candidates if wanted_by[number] == earliest]
        if len({self._items[number].subject for number in first}) < ENOUGH_SUBJECTS:
            first += [
                number
                for number in candidates
                if wanted_by[number] != earliest
                and self._guard.comfortable_room(position, self._ranks[number]) >= self._lengths.default
            ]
        return [
            Choice(number, self._items[number].subject, urgency[number], wanted_by[number] != earliest)
            for number in first
        ]

    def _choose_recurring(self, cursor: int, position: int, gap: int) -> int | None:
        """Return an item whose turn has come round, if there is ease for it and the day has begun."""
        if self._rhythm.item is None or gap < self._lengths.least:
            return None
        if self._guard.comfortable_room(position, len(self._guard)) < self._lengths.default:
            return None
        due = (number for number in self._recurring.due_at(cursor) if self._ready.has_opened(number, cursor))
        return next(due, None)

    def _has_time(self, number: int) -> bool:
        return self._time_for(number) > 0

    def _time_for(self, number: int) -> int:
        """Return the minutes of an item that no accepted session waits for."""
        return self._ready.left[number] - self._promised.get(number, 0)

    def _rule_for(self, number: int) -> PlacedBy:
        if number in self._rhythm.started:
            return PlacedBy.STARTED
        return PlacedBy.VARIETY if self._rhythm.today else PlacedBy.ORDER

    def _place(self, piece: Piece) -> None:
        minutes = piece.end - piece.start
        if piece.placed_by is not PlacedBy.RECURRING:
            self._guard.give(self._ranks[piece.number], minutes)
            self._ready.take(piece.number, minutes)
            if piece.number in self._laid:
                self._to_lay -= minutes
        last = self._pieces[-1] if self._pieces else None
        if last is not None and self._is_one_session(last, piece):
            self._pieces[-1] = Piece(last.number, last.start, piece.end, last.placed_by)
            return
        self._pieces.append(piece)
        self._rhythm.note(piece.number, self._items[piece.number].subject, minutes)

    def _is_one_session(self, last: Piece, piece: Piece) -> bool:
        """Whether two pieces are one session that was only cut by a question."""
        if last.number != piece.number or last.end != piece.start or last.kept or piece.kept:
            return False
        short = min(last.end - last.start, piece.end - piece.start) < self._lengths.least
        return short and piece.end - last.start <= self._lengths.most

    def _next_kept(self, cursor: int) -> Session | None:
        """Return the next accepted session; those whose time is gone are given up."""
        while self._kept and minute_of(self._kept[0].start) < cursor:
            self._give_up(self._kept.pop(0))
        return self._kept[0] if self._kept else None

    def _give_up(self, session: Session) -> None:
        self._promise(session, -1)

    def _promise(self, session: Session, sign: int) -> None:
        number = self._workload.network.number[session.item]
        self._promised[number] = self._promised.get(number, 0) + sign * session.minutes
        self._guard.promise(minute_of(session.start), self._ranks[number], session.minutes, sign)

    def _place_kept(self, session: Session, cursor: int, end: int) -> int:
        """Keep an accepted session if it is still valid; return the moment that was reached."""
        self._kept.pop(0)
        self._give_up(session)
        number = self._workload.network.number[session.item]
        recurring = self._items[number].recurring is not None
        left = session.minutes if recurring else self._ready.left[number]
        minutes = min(session.minutes, left)
        valid = (
            minute_from(session.end) <= end
            and minutes > 0
            and (self._ready.has_opened(number, cursor) if recurring else self._ready.is_ready(number, cursor))
            and self._allows(number, cursor, minutes)
        )
        if not valid:
            return cursor
        rule = PlacedBy.RECURRING if recurring else PlacedBy.ACCEPTED
        self._place(Piece(number, cursor, cursor + minutes, rule, session))
        return cursor + minutes


def lay_out(workload: Workload, brief: Brief) -> tuple[list[Piece], dict[int, int]]:
    """Lay out the work; return the pieces by time and the minutes by item number without a place."""
    return Layout(workload, brief).run()


def _guard_of(workload: Workload, brief: Brief) -> Guard:
    work: dict[int, int] = {}
    for due, minutes in zip(brief.due, workload.remaining, strict=True):
        if due != NEVER:
            work[int(due)] = work.get(int(due), 0) + minutes
    dues = sorted(work)
    ordinary_week = max((pattern.minutes for pattern in workload.plan.patterns.values()), default=0)
    positions = [workload.time.until(due) for due in dues]
    return Guard(dues, positions, [work[due] for due in dues], ordinary_week)
