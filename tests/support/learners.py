"""Simulated learners whose truth is known: they live with the real planner, week by week.

Nothing here knows the forecast. A learner has a pace of their own, takes as long over each item as pace and
luck have it, and keeps a share of each week's study hours: of the hours, not of the sessions, for who sits
down for an evening goes on when a session ends before it. The plan only sees what is logged and done.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import exp, log
from random import Random

from planner.domain.card import Rating
from planner.domain.edit import Change, Edit
from planner.domain.goal import Goal
from planner.domain.item import Effort, Item, ItemKind, ItemStatus, Progress, Subject
from planner.domain.plan import Plan
from planner.domain.roadmap import closure
from planner.domain.session import Session, SessionState
from planner.domain.time_entry import TimeEntry
from planner.scheduling.calendar import StudyCalendar
from planner.scheduling.engine import make_schedule
from planner.scheduling.minutes import minute_of, moment_of
from planner.scheduling.network import compile_network
from planner.scheduling.schedule import Schedule
from planner.services.reviews import answer_review
from planner.values import replace
from tests.support.plans import NOW, hours, make_plan

KINDS = (ItemKind.TOPIC, ItemKind.COURSE, ItemKind.BOOK, ItemKind.PAPER, ItemKind.PROJECT)
SUBJECTS = (Subject.MATHS, Subject.PROGRAMMING, Subject.ML, Subject.DL)
RANGE = 2 * 1.2816  # standard deviations from the low to the high estimate
MOST_WEEKS = 260
WEEK = timedelta(weeks=1)

Waiting = deque[tuple[Session, int]]  # what the plan has next, and for how many minutes still
REMEMBERED = 0.9  # the chance to remember what is due for review


@dataclass(frozen=True, slots=True)
class Truth:
    """What a learner is really like: true minutes of each item, and the mean share of hours kept."""

    minutes: dict[str, int]
    share: float


@dataclass(frozen=True, slots=True)
class Moment:
    """The plan and its schedule on a Monday morning, with so many items finished."""

    plan: Plan
    schedule: Schedule
    finished: int

    @property
    def now(self) -> datetime:
        """The moment."""
        return self.schedule.as_of


class Learner:
    """A learner with a random plan.

    Attributes:
        plan: what the learner has told the planner so far.
        truth: what the planner does not know.
        finished_on: the day on which each goal was really finished.
    """

    def __init__(self, seed: int) -> None:
        """Draw a learner and a plan."""
        self._random = Random(seed)
        self.plan = random_road(self._random)
        self.truth = _truth(self._random, self.plan)
        self.finished_on: dict[str, date] = {}
        self._network = compile_network(self.plan.items)
        self._done: set[str] = set()
        self._studied: dict[str, int] = {}
        self._carried = 0.0
        self._latest = self._schedule(NOW)
        self._calendar = StudyCalendar(self.plan)

    def live(self) -> Iterator[Moment]:
        """Live until everything is done, a week at a time; yield each Monday before it is lived."""
        for week in range(MOST_WEEKS):
            monday = NOW + week * WEEK
            schedule = self._schedule(monday)
            yield Moment(self.plan, schedule, len(self._done))
            self._live_week(schedule, monday)
            if len(self._done) == len(self.plan.items):
                return

    def _live_week(self, schedule: Schedule, monday: datetime) -> None:
        """Study evening by evening; what the learner has time for is a share of the week's hours."""
        share = min(max(self._random.gauss(self.truth.share, 0.3), 0.0), 1.5)
        waiting = _waiting(schedule)
        for start, end in self._calendar.chosen(minute_of(monday.replace(hour=0))):
            self._carried += share * (end - start)
            waiting = self._study(waiting, moment_of(start))

    def _study(self, waiting: Waiting, clock: datetime) -> Waiting:
        """Go through what the plan has next, for as long as there is time, and return what is left of it.

        Where an item is through early, or takes longer than the plan thought, the planner plans anew and the
        learner goes on with that: nobody leaves the desk because a session is over. What there was no time
        for comes first the next evening.
        """
        while waiting and self._carried >= 1:
            session, planned = waiting.popleft()
            if session.is_review:
                if self._review(session, clock) is Rating.AGAIN:  # it comes back within days
                    waiting = _waiting(self._schedule(clock))
                continue
            id = self._ready(session.item)
            left = self.truth.minutes[id] - self._spent(id)
            minutes = min(planned, int(self._carried), left)
            self._carried -= minutes
            clock += timedelta(minutes=minutes)
            self._log(id, minutes, clock.date())
            if minutes == left:
                self._finish(id, clock.date())
            if minutes == left or id != session.item or self._is_studied_out(id):
                waiting = _waiting(self._schedule(clock))
            elif minutes < planned:
                waiting.appendleft((session, planned - minutes))
        return waiting

    def _review(self, session: Session, clock: datetime) -> Rating | None:
        """Answer a review, if its day has come; one too early stays in the plan for its own day."""
        if session.start.date() > clock.date():
            return None
        rating = Rating.GOOD if self._random.random() < REMEMBERED else Rating.AGAIN
        edit = answer_review(self.plan, self._latest, session.id, rating, max(clock, session.end))
        self._carried -= session.minutes
        self.plan = self.plan.after(edit)
        return rating

    def _is_studied_out(self, id: str) -> bool:
        return self._spent(id) >= self._latest.estimates.minutes(self.plan.items[id])

    def _ready(self, id: str) -> str:
        """Return the item itself, or what it still waits for: a learner goes on with that instead."""
        for before in self.plan.items[id].requires:
            if before not in self._done:
                return self._ready(before)
        return id

    def _spent(self, id: str) -> int:
        return self._studied.get(id, 0)

    def _log(self, id: str, minutes: int, on: date) -> None:
        self._studied[id] = self._spent(id) + minutes
        number = self.plan.last_entry + 1
        entry = TimeEntry(id=str(number), item=id, day=on, minutes=minutes)
        self.plan = self.plan.after(Edit("", (Change(None, entry),)))

    def _finish(self, id: str, on: date) -> None:
        """Say that an item is done, and note the goals that are finished with it."""
        self._done.add(id)
        self.plan = self.plan.after(Edit("", (Change(None, Progress(id, ItemStatus.DONE, on)),)))
        for goal in self.plan.goals.values():
            if goal.id not in self.finished_on and self._done.issuperset(
                closure(self.plan.items, goal.items)
            ):
                self.finished_on[goal.id] = on

    def _schedule(self, now: datetime) -> Schedule:
        self._latest = make_schedule(self.plan, now, self._network)
        return self._latest


def _waiting(schedule: Schedule) -> Waiting:
    """Return what a schedule has to come, in order."""
    now = schedule.as_of
    ahead = (session for session in schedule.sessions if session.state is SessionState.PLANNED)
    return deque((session, session.minutes) for session in ahead if session.end > now)


def random_road(random: Random) -> Plan:
    """Draw 34 to 42 items with prerequisites, an exam or two among them, and a goal of all without a date."""
    count = random.randint(34, 42)
    items = [_random_item(random, number) for number in range(count)]
    weekly = random.choice((4, 5, 6, 8))
    end = 18 * 60 + weekly * 60 // 5
    week = hours(f"mon-fri 18:00-{end // 60}:{end % 60:02}")
    plan = make_plan(items, [Goal(id="all", title="All", items=tuple(i.id for i in items))], hours=week)
    goals = dict(plan.goals)
    for number in range(random.choice((1, 1, 2))):
        wanted = tuple(f"i{random.randrange(2 * count // 3, count):02}" for _item in range(3))
        goals[f"exam{number}"] = _dated(random, plan, number, wanted, weekly * 60)
    return replace(plan, goals=goals)


def _random_item(random: Random, number: int) -> Item:
    likely = random.randrange(60, 420)
    spread = random.uniform(0.2, 0.5)
    before = range(max(0, number - 8), number)
    needs = random.sample(before, min(len(before), random.choice((0, 1, 1, 2))))
    return Item(
        id=f"i{number:02}",
        title=f"Item {number}",
        kind=random.choice(KINDS),
        phase="phase",
        subject=random.choice(SUBJECTS),
        position=number,
        effort=_effort(likely, spread) if random.random() < 0.8 else Effort(likely, likely, likely),
        requires=tuple(f"i{other:02}" for other in sorted(needs)),
    )


def _effort(likely: int, spread: float) -> Effort:
    return Effort(round(likely * exp(-1.2816 * spread)), likely, round(likely * exp(1.2816 * spread)))


def _dated(random: Random, plan: Plan, number: int, wanted: tuple[str, ...], weekly: int) -> Goal:
    """Return a goal whose date is somewhere between hopeless and easy."""
    goal = Goal(id=f"exam{number}", title="Exam", items=wanted, created=number + 1)
    work = sum(plan.items[id].effort.likely for id in closure(plan.items, goal.items))
    weeks = work / weekly * random.uniform(0.8, 2.2)
    return replace(goal, due=NOW.replace(hour=0) + timedelta(days=round(7 * weeks) + 1))


def _truth(random: Random, plan: Plan) -> Truth:
    overall = random.gauss(0, 0.25)
    kind = {each: random.gauss(0, 0.15) for each in KINDS}
    subject = {each: random.gauss(0, 0.15) for each in SUBJECTS}
    minutes: dict[str, int] = {}
    for item in plan.items.values():
        low, high = item.effort.low, item.effort.high
        spread = 0.35 if low == high else max(log(high / low) / RANGE, 0.2)
        factor = exp(overall + kind[item.kind] + subject[item.subject] + random.gauss(0, spread))
        minutes[item.id] = max(round(item.effort.likely * factor), 1)
    return Truth(minutes, min(max(random.gauss(0.85, 0.15), 0.2), 1.3))
