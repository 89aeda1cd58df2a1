"""What a learner would rather do next: variety, momentum, and what the road asks for first."""

import sys
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from planner.domain.item import Subject
from planner.domain.settings import SessionLengths
from planner.scheduling.minutes import MINUTES_PER_DAY, monday_of

SUBJECTS_A_WEEK = 3
SESSIONS_IN_A_ROW = 2
MOST_BEGUN = 3  # items that are open at a time, before something new is begun
_FAR = sys.maxsize
MOST_DAYS_AWAY = 7  # longer than a week away from an item, and the learner has to find back into it


@dataclass(slots=True)
class Rhythm:
    """What was studied lately, in the order it was laid out.

    Attributes:
        lengths: comfortable session lengths.
        subjects: the subject of every item, by number.
        urgency: smaller means it should begin earlier, by number.
        started: numbers of the items that were ever begun.
        begun: numbers of those that can go on and have work left.
        last_day: the day (proleptic ordinal) on which each begun item was studied last, where it is known.
        held: numbers of the items that stored sessions hold time for, by day (proleptic ordinal).
        item: number of the item studied last on the current day, or None.
        in_a_row: how many sessions in a row it has had.
        subject: its subject.
        subject_in_a_row: how many sessions in a row that subject has had.
        today: numbers of the items studied on the current day.
        week: minutes by subject in the current week.
    """

    lengths: SessionLengths
    subjects: Sequence[Subject]
    urgency: Sequence[float]
    started: set[int]
    begun: set[int] = field(default_factory=set)
    last_day: dict[int, int] = field(default_factory=dict)
    held: Mapping[int, Set[int]] = field(default_factory=dict)
    item: int | None = None
    in_a_row: int = 0
    subject: Subject | None = None
    subject_in_a_row: int = 0
    today: set[int] = field(default_factory=set)
    week: dict[Subject, int] = field(default_factory=dict)
    _day: int = -1
    _week: int = -1

    def turn_to(self, minute: int) -> None:
        """Begin a new day, and perhaps a new week, when `minute` lies in one."""
        day = minute // MINUTES_PER_DAY
        if day == self._day:
            return
        self._day = day
        self.item, self.in_a_row, self.subject, self.subject_in_a_row = None, 0, None, 0
        self.today.clear()
        week = monday_of(minute)
        if week != self._week:
            self._week = week
            self.week.clear()

    def begin(self, number: int) -> None:
        """Remember that an item was begun, or gone on with."""
        self.started.add(number)
        self.begun.add(number)
        self.last_day[number] = self._day

    def finish(self, number: int) -> None:
        """Forget an item of which nothing is left."""
        self.begun.discard(number)

    def note(self, number: int, minutes: int) -> None:
        """Remember a session."""
        subject = self.subjects[number]
        self.in_a_row = self.in_a_row + 1 if number == self.item else 1
        self.subject_in_a_row = self.subject_in_a_row + 1 if subject == self.subject else 1
        self.item, self.subject = number, subject
        self.today.add(number)
        self.week[subject] = self.week.get(subject, 0) + minutes

    def favourite(
        self, choices: Iterable[int], for_later: Iterable[int], minutes_left_today: int
    ) -> int | None:
        """Return the number of the item that is wanted most next, None when there is no choice.

        What counts, in this order: no more than two sessions of an item or a subject in a row, and not one
        item all day; what was begun and has lain for more than a week; what serves the earliest date, and is
        not `for_later`; nothing new while enough is begun; two or three subjects a week; go on with what was
        just studied; share the week between the subjects; finish what is started; what must begin first.
        """
        subjects, week = self.subjects, self.week
        of_today = self.today.union(self.held.get(self._day, ()))
        item, subject_now = self.item, self.subject
        is_last = minutes_left_today < self.lengths.default + self.lengths.least
        enough_of_item = is_last or self.in_a_row >= SESSIONS_IN_A_ROW
        enough_of_subject = self.subject_in_a_row >= SESSIONS_IN_A_ROW
        enough_subjects = len(week) >= SUBJECTS_A_WEEK
        enough_begun = len(self.begun) >= MOST_BEGUN
        best = _FAR
        best_finely: tuple[bool, int, bool, float, int] | None = None
        for numbers, is_for_later in ((choices, False), (for_later, True)):
            for number in numbers:
                subject = subjects[number]
                tired = int(enough_of_item if number == item else number in of_today)
                if enough_of_subject and subject is subject_now:
                    tired += 1
                is_begun = number in self.begun
                # What counts most, as the digits of one number: most choices go no further.
                rank = tired << 4 | is_for_later << 2
                if not is_begun or not self._has_lain(number):
                    rank |= 8
                if enough_begun and not is_begun:
                    rank |= 2
                if enough_subjects and subject not in week:
                    rank |= 1
                if rank > best:
                    continue
                finely = (
                    number != item,
                    week.get(subject, 0),
                    number not in self.started,
                    self.urgency[number],
                    number,
                )
                if rank < best or best_finely is None or finely < best_finely:
                    best, best_finely = rank, finely
        return None if best_finely is None else best_finely[-1]

    def _has_lain(self, number: int) -> bool:
        """Whether an item that was begun was left for longer than its learner remembers it."""
        return self._day - self.last_day.get(number, 0) > MOST_DAYS_AWAY
