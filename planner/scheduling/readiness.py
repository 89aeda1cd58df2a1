"""Which items can be studied at a moment of the layout, best first in each subject."""

import sys
from bisect import insort
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

from planner.domain.item import Subject
from planner.scheduling.workload import Workload

FAR = sys.maxsize  # beyond every minute of the axis
BEST_OF_SUBJECT = 2  # candidates of one subject at a time


@dataclass(slots=True)
class Shelf:
    """The ready items of one subject.

    Attributes:
        queue: (urgency, number) of the items not begun, ascending; what is gone or begun leaves it late.
        begun: numbers of the items that were begun, in that order; what is gone leaves it late.
        current: number of the item studied last.
        best: the candidates, as far as they are known.
        is_stale: whether they must be looked up again.
    """

    queue: list[tuple[float, int]] = field(default_factory=list)
    begun: list[int] = field(default_factory=list)
    current: int | None = None
    best: list[int] = field(default_factory=list)
    is_stale: bool = True


class ReadyItems:
    """Items whose prerequisites are laid out and whose release has come.

    Attributes:
        left: free minutes still to be laid out, by item number.
        next_release: the next minute at which an item opens, `FAR` if none waits only for that.
    """

    def __init__(
        self,
        workload: Workload,
        laid: Sequence[int],
        urgency: Sequence[float],
        due: Sequence[float],
        started: Collection[int],
    ) -> None:
        """Begin with the items in `laid` that wait for nothing.

        `urgency` orders each subject, smallest first, after what is `started`; `due` orders the urgent ones.
        """
        self.left = list(workload.remaining)
        self.next_release = FAR
        self._held = [0] * len(self.left)
        self._workload = workload
        self._laid = set(laid)
        self._urgency = urgency
        self._due = due
        self._started = started
        self._gone: set[int] = set(workload.settled)  # finished, or given up
        self._waiting = [
            sum(before not in workload.settled for before in before_it)
            for before_it in workload.network.requires
        ]
        self._shelves = {subject: Shelf() for subject in Subject}
        self._shelf_of = [self._shelves[item.subject] for item in workload.network.items]
        self._unreleased: list[tuple[int, int]] = []
        self._due_queue: list[tuple[float, int]] = []
        self._candidates: list[int] = []
        self._is_stale = False
        for number in [number for number in laid if self._waiting[number] == 0]:
            if number not in self._gone:
                self._open(number)

    def release_until(self, minute: int) -> None:
        """Let in the items that have opened by a minute."""
        while self._unreleased and self._unreleased[0][0] <= minute:
            self._queue(heappop(self._unreleased)[1])
        self.next_release = self._unreleased[0][0] if self._unreleased else FAR

    def has_opened(self, number: int, minute: int) -> bool:
        """Whether an item's prerequisites are laid out and its release has come by a minute."""
        return self._waiting[number] == 0 and self._workload.release[number] <= minute

    def is_ready(self, number: int, minute: int) -> bool:
        """Whether an item can be studied at a minute of the layout."""
        return number not in self._gone and self.has_opened(number, minute)

    def is_gone(self, number: int) -> bool:
        """Whether nothing more of an item will be laid out."""
        return number in self._gone

    def most_urgent(self) -> int | None:
        """Return the ready item with the earliest due date, or None."""
        while self._due_queue and self._due_queue[0][1] in self._gone:
            heappop(self._due_queue)
        return self._due_queue[0][1] if self._due_queue else None

    def candidates(self) -> Sequence[int]:
        """Return, of every subject, the item begun last and the best others, two in all.

        Items whose minutes are all held do not count. While nothing changes, the same list comes again.
        """
        if self._is_stale:
            self._is_stale = False
            self._candidates = []
            for shelf in self._shelves.values():
                if shelf.is_stale:
                    self._look_up(shelf)
                self._candidates += shelf.best
        return self._candidates

    def time_for(self, number: int) -> int:
        """Return the minutes of an item that no stored session waits for."""
        return self.left[number] - self._held[number]

    def hold(self, number: int, minutes: int) -> None:
        """Set minutes of an item aside for a stored session; negative ones come back."""
        self._held[number] += minutes
        self._mark(self._shelf_of[number])

    def take(self, number: int, minutes: int) -> None:
        """Lay out minutes of an item; when nothing is left, what waited for it opens."""
        self.left[number] -= minutes
        shelf = self._shelf_of[number]
        if number in self._laid and (shelf.current != number or self.left[number] <= self._held[number]):
            shelf.current = number
            if number not in shelf.begun:
                shelf.begun.append(number)
            self._mark(shelf)
        if self.left[number] == 0:
            self._finish(number)

    def drop(self, number: int) -> None:
        """Give up an item whose time is over; what waits for it never opens."""
        self._gone.add(number)
        self._mark(self._shelf_of[number])

    def _mark(self, shelf: Shelf) -> None:
        shelf.is_stale = self._is_stale = True

    def _look_up(self, shelf: Shelf) -> None:
        shelf.is_stale = False
        gone, queue = self._gone, shelf.queue
        shelf.begun = begun = [number for number in shelf.begun if number not in gone]
        shelf.best = best = [number for number in begun if self._has_time(number)]
        if len(best) > 1:
            best.sort(key=lambda number: self._rank_of_begun(number, shelf))
            del best[BEST_OF_SUBJECT:]
        place = 0
        while len(best) < BEST_OF_SUBJECT and place < len(queue):
            number = queue[place][-1]
            if number in gone or number in begun:
                del queue[place]
                continue
            if self._has_time(number):
                best.append(number)
            place += 1

    def _rank_of_begun(self, number: int, shelf: Shelf) -> tuple[bool, float, int]:
        return number != shelf.current, self._urgency[number], number

    def _has_time(self, number: int) -> bool:
        return self.left[number] > self._held[number]

    def _finish(self, number: int) -> None:
        done = [number]
        while done:
            number = done.pop()
            self._gone.add(number)
            for after in self._workload.network.unlocks[number]:
                self._waiting[after] -= 1
                if self._waiting[after] == 0 and after in self._laid and after not in self._gone:
                    if self.left[after] == 0:
                        done.append(after)
                    else:
                        self._open(after)

    def _open(self, number: int) -> None:
        if self.left[number] == 0:
            self._finish(number)
        elif self._workload.release[number] > self._workload.now:
            heappush(self._unreleased, (self._workload.release[number], number))
            self.next_release = self._unreleased[0][0]
        else:
            self._queue(number)

    def _queue(self, number: int) -> None:
        shelf = self._shelf_of[number]
        if number in self._started:
            shelf.begun.append(number)
        else:
            insort(shelf.queue, (self._urgency[number], number))
        heappush(self._due_queue, (self._due[number], number))
        self._mark(shelf)
