"""Claims: which accepted sessions hold their time against work for a date, and which give way to it."""

from collections.abc import Iterable, Sequence

from planner.scheduling.brief import Kept
from planner.scheduling.guard import Guard


class Claims:
    """Keeps the time that accepted sessions to come hold in one layout; a foreseen one claims none."""

    def __init__(self, guard: Guard, ranks: Sequence[int], kept: Iterable[Kept]) -> None:
        """Let the accepted ones of `kept` claim their time; `ranks` gives the places of the items' dates."""
        self._guard = guard
        self._ranks = ranks
        self._ids: set[str] = set()
        for each in kept:
            if each.session.accepted:
                self._claim(each)

    def waive(self, kept: Kept) -> None:
        """Take the claim of a session back, if it has one; it still stays where no date needs its time."""
        if kept.session.id in self._ids:
            self._ids.remove(kept.session.id)
            self._guard.promise(kept.start, self._rank(kept), kept.minutes, -1)

    def admit(self, kept: Kept, minutes: int, position: int, to_come: Sequence[Kept]) -> bool:
        """Say whether the dates leave minutes for a session whose time has come.

        For accepted study, claims of sessions to come are waived where that is needed and helps. Reviews go
        first, for they may wait; then the last session: where work for a date needs the time of one, that
        costs the week the least.
        """
        rank = self._rank(kept)
        waived: list[Kept] = []
        for other in self._by_ease(to_come) if kept.session.accepted and not kept.is_review else ():
            if self._guard.room(position, rank) >= minutes:
                break
            if other.session.id in self._ids:
                self.waive(other)
                waived.append(other)
        is_admitted = self._guard.room(position, rank) >= minutes
        for other in waived:  # what did not help after all keeps its claim
            self._claim(other)
            if is_admitted and self._guard.room(position, rank) < minutes:
                self.waive(other)
        return is_admitted

    def _by_ease(self, kept: Sequence[Kept]) -> list[Kept]:
        """Return sessions in the order in which they give way."""
        return sorted(kept, key=lambda each: (not each.is_review, -each.start))

    def _claim(self, kept: Kept) -> None:
        self._ids.add(kept.session.id)
        self._guard.promise(kept.start, self._rank(kept), kept.minutes)

    def _rank(self, kept: Kept) -> int:
        """Return the rank of the date that a session's work is for; a review is work for none."""
        return len(self._guard) if kept.is_review else self._ranks[kept.number]
