"""What a learner would rather do next: variety, momentum, and what the road asks for first."""

from dataclasses import dataclass, field

from planner.domain.item import Subject
from planner.domain.settings import SessionLengths
from planner.scheduling.minutes import MINUTES_PER_DAY, MINUTES_PER_WEEK

SUBJECTS_A_WEEK = 3
SESSIONS_IN_A_ROW = 2


@dataclass(slots=True)
class Rhythm:
    """What was studied lately, in the order it was laid out.

    Attributes:
        item: number of the item studied last on the current day, or None.
        in_a_row: how many sessions in a row it has had.
        subject: its subject.
        subject_in_a_row: how many sessions in a row that subject has had.
        today: numbers of the items studied on the current day.
        week: minutes by subject in the current week.
    """

    item: int | None = None
    in_a_row: int = 0
    subject: Subject | None = None
    subject_in_a_row: int = 0
    today: set[int] = field(default_factory=set)
    week: dict[Subject, int] = field(default_factory=dict)
    started: set[int] = field(default_factory=set)
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
        week = (day - 1) * MINUTES_PER_DAY // MINUTES_PER_WEEK
        if week != self._week:
            self._week = week
            self.week.clear()

    def note(self, number: int, subject: Subject, minutes: int) -> None:
        """Remember a session."""
        self.in_a_row = self.in_a_row + 1 if number == self.item else 1
        self.subject_in_a_row = self.subject_in_a_row + 1 if subject == self.subject else 1
        self.item, self.subject = number, subject
        self.today.add(number)
        self.started.add(number)
        self.week[subject] = self.week.get(subject, 0) + minutes

    def preference(
        self, choice: "Choice", minutes_left_today: int, lengths: SessionLengths
    ) -> tuple[int, bool, bool, bool, int, bool, float, int]:
        """Return how much an item is wanted next, the smallest first.

        In this order: no more than two sessions of an item or a subject in a row, and not one item all
        day; what serves the earliest date; two or three subjects a week; go on with what was just
        studied; share the week between the subjects; finish what is started; what must begin first.
        """
        number, subject = choice.number, choice.subject
        tired = 0
        if number == self.item:
            last_of_day = minutes_left_today < lengths.default + lengths.least
            tired += self.in_a_row >= SESSIONS_IN_A_ROW or last_of_day
        elif number in self.today:
            tired += 1
        if subject == self.subject:
            tired += self.subject_in_a_row >= SESSIONS_IN_A_ROW
        too_many = subject not in self.week and len(self.week) >= SUBJECTS_A_WEEK
        return (
            tired,
            choice.is_for_later,
            too_many,
            number != self.item,
            self.week.get(subject, 0),
            number not in self.started,
            choice.urgency,
            number,
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate: an item, and whether it serves a later date than others that could go here."""

    number: int
    subject: Subject
    urgency: float
    is_for_later: bool
