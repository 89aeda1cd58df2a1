"""Choosing what is studied next: the learner's rhythm, and what the dates leave room for."""

from collections.abc import Sequence

from planner.domain.session import PlacedBy
from planner.scheduling.brief import Brief, Piece
from planner.scheduling.demand import NEVER
from planner.scheduling.guard import Guard
from planner.scheduling.minutes import MINUTES_PER_DAY
from planner.scheduling.preference import SUBJECTS_A_WEEK, Rhythm
from planner.scheduling.readiness import ReadyItems
from planner.scheduling.workload import Workload

ENOUGH_SUBJECTS = SUBJECTS_A_WEEK - 1


class Choice:
    """What the learner would rather do next among the ready items, as far as the guard has ease for it.

    Attributes:
        rhythm: what was studied lately.
    """

    def __init__(
        self, workload: Workload, brief: Brief, ready: ReadyItems, guard: Guard, ranks: Sequence[int]
    ) -> None:
        """Choose for one layout; `ranks` gives each item's place among the dates of the guard."""
        self._lengths = workload.plan.settings.lengths
        self._items = workload.network.items
        self._subjects = [item.subject for item in self._items]
        self._brief = brief
        self._ready = ready
        self._guard = guard
        self._ranks = ranks
        self._candidates: Sequence[int] = ()
        self._choices: Sequence[int] = ()
        self._for_later: Sequence[int] = ()
        self._is_for_missed = False
        self.rhythm = self._rhythm_at(workload.time.origin)
        self._remember(brief.earlier)

    def _rhythm_at(self, origin: int) -> Rhythm:
        brief, ready = self._brief, self._ready
        started = set(brief.started)
        begun = {number for number in started if ready.left[number] and ready.is_ready(number, origin)}
        held: dict[int, set[int]] = {}
        for kept in brief.kept:
            held.setdefault(kept.start // MINUTES_PER_DAY, set()).add(kept.number)
        last_day = dict(brief.last_day)
        return Rhythm(self._lengths, self._subjects, brief.urgency, started, begun, last_day, held)

    def _remember(self, earlier: Sequence[Piece]) -> None:
        for piece in earlier:
            self.rhythm.turn_to(piece.start)
            self.rhythm.note(piece.number, piece.end - piece.start)
            if self._items[piece.number].recurring is None:
                self.begin(piece.number)

    def begin(self, number: int) -> None:
        """Note that some of an item was laid out."""
        self.rhythm.begin(number)
        if self._ready.left[number] == 0:
            self.rhythm.finish(number)

    def favourite(self, position: int, minutes_left_today: int) -> int | None:
        """Return the item that is wanted most next, None when nothing can be studied.

        What serves a later date comes forward only where it was begun, or the items for the earliest one
        alone are dull, and only while that leaves the earlier dates slack; never where the earliest one is
        lost as it is.
        """
        self._take_stock()
        for_later = self._for_later
        if for_later:
            for_later = [number for number in for_later if self._may_come_forward(number, position)]
        return self.rhythm.favourite(self._choices, for_later, minutes_left_today)

    def is_for_missed_date(self) -> bool:
        """Whether what is studied next serves a date that is lost as it is: it gets all time there is."""
        self._take_stock()
        return self._is_for_missed

    def rule_for(self, number: int) -> PlacedBy:
        """Return the rule by which a favourite was chosen."""
        if number in self.rhythm.started:
            return PlacedBy.STARTED
        return PlacedBy.VARIETY if self.rhythm.today else PlacedBy.ORDER

    def _take_stock(self) -> None:
        """See what can be studied, where that is something else than before."""
        candidates = self._ready.candidates()
        if candidates is not self._candidates:
            self._candidates = candidates
            self._sort_out(candidates)

    def _sort_out(self, candidates: Sequence[int]) -> None:
        """Tell the candidates for the earliest date from those that may come forward besides."""
        wanted_by, begun = self._brief.wanted_by, self.rhythm.begun
        dates = [wanted_by[number] for number in candidates]
        earliest = min(dates, default=NEVER)
        self._choices, self._for_later = candidates, ()
        self._is_for_missed = earliest in self._brief.missed
        if dates.count(earliest) == len(dates):
            return
        self._choices = [number for number in candidates if wanted_by[number] == earliest]
        if self._is_for_missed:
            return
        is_dull = len({self._subjects[number] for number in self._choices}) < ENOUGH_SUBJECTS
        self._for_later = [
            number for number in candidates if wanted_by[number] != earliest and (is_dull or number in begun)
        ]

    def _may_come_forward(self, number: int, position: int) -> bool:
        """Whether the dates before an item's own have the ease for it.

        Nothing is begun that could not be finished at ease; what is begun may go on longer.
        """
        rank = self._ranks[number]
        if number in self.rhythm.begun:
            return self._guard.room_to_finish(position, rank) >= self._lengths.default
        wanted = max(self._ready.left[number], self._lengths.default)
        return self._guard.comfortable_room(position, rank) >= wanted
