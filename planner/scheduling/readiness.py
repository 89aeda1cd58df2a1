"""Which items can be studied at a moment of the layout, best first in each subject."""

from collections.abc import Callable, Collection, Iterator, Sequence
from heapq import heappop, heappush

from planner.domain.item import Subject
from planner.scheduling.workload import Workload

Rank = tuple[float, int]
SubjectRank = tuple[bool, float, int]


class ReadyItems:
    """Items whose prerequisites are laid out and whose release has come.

    Attributes:
        left: free minutes still to be laid out, by item number.
        finished: numbers of the items whose work is laid out completely.
    """

    def __init__(
        self, workload: Workload, laid: Sequence[int], urgency: Sequence[float], started: Collection[int]
    ) -> None:
        """Begin with the items in `laid`; `urgency` orders each subject, smallest first, after `started`."""
        self._workload = workload
        self._laid = set(laid)
        self._urgency = urgency
        self._started = started
        self._current: dict[Subject, int] = {}
        self.left = list(workload.remaining)
        self.finished: set[int] = set(workload.settled)
        self._gone: set[int] = set(workload.settled)  # finished, or given up
        self._waiting = [
            sum(before not in workload.settled for before in before_it)
            for before_it in workload.network.requires
        ]
        self._queues: dict[Subject, list[SubjectRank]] = {}
        self._unreleased: list[tuple[int, int]] = []
        self._due_queue: list[Rank] = []
        self._due: Sequence[float] = ()

    def start(self, due: Sequence[float]) -> None:
        """Put in every item that waits for nothing; `due` orders the urgent ones."""
        self._due = due
        free = [number for number in sorted(self._laid) if self._waiting[number] == 0]
        for number in free:
            if number not in self.finished:
                self._open(number)

    def next_release(self) -> int | None:
        """Return the next minute at which an item opens, or None."""
        return self._unreleased[0][0] if self._unreleased else None

    def release_until(self, minute: int) -> None:
        """Let in the items that have opened by a minute."""
        while self._unreleased and self._unreleased[0][0] <= minute:
            self._queue(heappop(self._unreleased)[1])

    def is_ready(self, number: int, minute: int) -> bool:
        """Whether an item can be studied at a minute of the layout."""
        return number not in self._gone and self.has_opened(number, minute)

    def has_opened(self, number: int, minute: int) -> bool:
        """Whether an item's prerequisites are laid out and its release has come by a minute."""
        return self._waiting[number] == 0 and self._workload.release[number] <= minute

    def most_urgent(self) -> int | None:
        """Return the ready item with the earliest due date, or None."""
        while self._due_queue and self._due_queue[0][1] in self._gone:
            heappop(self._due_queue)
        return self._due_queue[0][1] if self._due_queue else None

    def best_of_each_subject(self, has_time: Callable[[int], bool]) -> Iterator[int]:
        """Yield, of every subject, the item begun last and the best others, two in all.

        Only items that `has_time` lets through count.
        """
        for subject, queue in self._queues.items():
            current = self._current.get(subject)
            if current is not None and (current in self._gone or not has_time(current)):
                current = None
            if current is not None:
                yield current
            yield from self._best(queue, 2 if current is None else 1, current, has_time)

    def _best(
        self,
        queue: list[SubjectRank],
        count: int,
        current: int | None,
        has_time: Callable[[int], bool],
    ) -> list[int]:
        put_back: list[SubjectRank] = []
        best: list[int] = []
        while queue and len(best) < count:
            rank = heappop(queue)
            number = rank[-1]
            if number in self._gone:
                continue
            put_back.append(rank)
            if number != current and has_time(number):
                best.append(number)
        for rank in put_back:
            heappush(queue, rank)
        return best

    def drop(self, number: int) -> None:
        """Give up an item whose time is over; what waits for it never opens."""
        self._gone.add(number)

    def take(self, number: int, minutes: int) -> None:
        """Lay out minutes of an item; when nothing is left, what waited for it opens."""
        self.left[number] -= minutes
        self._current[self._workload.network.items[number].subject] = number
        if self.left[number] == 0:
            self._finish(number)

    def _finish(self, number: int) -> None:
        done = [number]
        while done:
            number = done.pop()
            self.finished.add(number)
            self._gone.add(number)
            for after in self._workload.network.unlocks[number]:
                self._waiting[after] -= 1
                if self._waiting[after] == 0 and after in self._laid and after not in self.finished:
                    if self.left[after] == 0:
                        done.append(after)
                    else:
                        self._open(after)

    def _open(self, number: int) -> None:
        if self.left[number] == 0:
            self._finish(number)
        elif self._workload.release[number] > self._workload.now:
            heappush(self._unreleased, (self._workload.release[number], number))
        else:
            self._queue(number)

    def _queue(self, number: int) -> None:
        subject = self._workload.network.items[number].subject
        rank = (number not in self._started, self._urgency[number], number)
        heappush(self._queues.setdefault(subject, []), rank)
        heappush(self._due_queue, (self._due[number], number))
