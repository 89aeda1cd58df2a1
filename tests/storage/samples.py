"""A small plan with at least one record of every kind, and steps to take on it."""

from datetime import date, datetime
from pathlib import Path

from planner.domain.availability import BusyTime, DayOff, ExtraHours, Limits, TimeRange, WeeklyPattern
from planner.domain.busy_calendar import BusyCalendar, CalendarColor
from planner.domain.card import Card
from planner.domain.course_work import CourseWork
from planner.domain.edit import Change, Edit
from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.goal import ExamOutcome, Goal, GoalKind
from planner.domain.item import Effort, Item, ItemKind, ItemStatus, Progress, Recurrence, Resource, Subject
from planner.domain.item_notes import Evidence, ItemNotes, Step
from planner.domain.plan import Plan
from planner.domain.roadmap import Phase
from planner.domain.session import PlacedBy, Session, SessionKind, SessionState
from planner.domain.settings import SessionLengths, Settings
from planner.domain.time_entry import TimeEntry
from planner.storage.store import Store
from planner.values import replace

NOW = datetime(2026, 11, 23, 8)
TODAY = NOW.date()


def an_item(id: str = "linear-algebra", **fields: object) -> Item:
    item = Item(id=id, title=id.title(), kind=ItemKind.COURSE, phase="maths", subject=Subject.MATHS)
    return replace(item, **fields)


def an_entry(number: int, *, item: str = "linear-algebra", minutes: int = 50, day: date = TODAY) -> TimeEntry:
    return TimeEntry(id=str(number), item=item, day=day, minutes=minutes)


def a_session(
    id: str = "s1", *, item: str = "linear-algebra", start: datetime = NOW, **fields: object
) -> Session:
    session = Session(id=id, item=item, start=start, end=start.replace(minute=50))
    return replace(session, **fields)


def adding(*records: object, label: str = "Add") -> Edit:
    return Edit(label, tuple(Change(None, record) for record in records))  # type: ignore[arg-type]


def removing(*records: object, label: str = "Remove") -> Edit:
    return Edit(label, tuple(Change(record, None) for record in records))  # type: ignore[arg-type]


def changing(before: object, after: object, label: str = "Change") -> Edit:
    return Edit(label, (Change(before, after),))  # type: ignore[arg-type]


def sample_plan() -> Plan:
    """A plan with hard words in it: quotes, accents, scripts, emoji, line breaks, controls."""
    records = (
        Phase("maths", "Maths and «statistics»", 1, "foundations"),
        an_item(
            effort=Effort(600, 900, 1_800),
            resources=(
                Resource(id="r1", title="A course", url="https://example.org/a", hours=(8.0, 12.5, 20.0)),
                Resource(id="r2", title='A "book"', by="O'Neil", checked=True),
            ),
            done_when="You can explain an eigenvector\nin two sentences.",
            note="\u0001\t\u2028\u202e 線形代数 \U0001f4d0 ﷽ e\u0301",
            opens=date(2026, 12, 1),
            closes=date(2027, 2, 28),
            units=12,
            skip_for=("physicist",),
            refresh_for={"software-engineer": 0.5},
            extra={"colour": "red", "deep": {"list": [1, 2.5, None, True, "x"]}},
        ),
        an_item("probability", position=2, core=False, requires=("linear-algebra",), after=("python",)),
        an_item("papers", position=3, recurring=Recurrence.WEEKLY, choice_group="area", covers=("old",)),
        Progress("linear-algebra", ItemStatus.IN_PROGRESS, TODAY),
        ItemNotes(
            id="linear-algebra",
            note="# Eigenvectors\n\n*What stays* on its line. \u202e\U0001f4d0",
            steps=(Step("Read chapter 1", True), Step("Solve the problems")),
            evidence=(Evidence(title="Solutions", place="https://example.org/s", on=TODAY),),
        ),
        CourseWork(
            id="linear-algebra",
            units_done=5,
            units=14,
            resource="r2",
            started=TODAY,
            price="49 € «each» month",
        ),
        Goal(
            id="exam",
            title="The exam",
            items=("linear-algebra", "probability"),
            kind=GoalKind.EXAM,
            priority=2,
            due=datetime(2027, 12, 11, 9),
            buffer_days=2,
            created=1,
            certification="gcp-pmle",
            exam_minutes=120,
            outcome=ExamOutcome.FAILED,
            registration_closes=date(2027, 11, 12),
            booked=True,
            place="Test centre «West», room 2",
            fee="200 USD",
            decided_on=date(2027, 12, 12),
        ),
        Goal(id="some-day", title="Some day", items=()),
        WeeklyPattern("usual", ((TimeRange(1140, 1260, True), TimeRange(420, 450)),) * 7, TODAY, "Usual"),
        DayOff("holiday", date(2026, 12, 24), date(2027, 1, 1), "Holiday"),
        ExtraHours("extra", date(2026, 12, 24), TimeRange(600, 660)),
        BusyCalendar(
            id="home",
            title="At «home»",
            path="/home/ada/cal's/home.ics",
            color=CalendarColor.TEAL,
            read_at=NOW,
            digest="ab" * 32,
            events=142,
            skipped=3,
        ),
        BusyTime("dentist", datetime(2026, 11, 24, 9), datetime(2026, 11, 24, 10, 30), "Dentist", "home"),
        a_session("old", start=datetime(2026, 3, 2, 19), state=SessionState.DONE, accepted=True),
        a_session("s1", goal="exam", pinned=True, placed_by=PlacedBy.LEARNER),
        a_session("review", start=datetime(2026, 11, 24, 7), kind=SessionKind.REVIEW),
        replace(an_entry(1, day=date(2026, 3, 2)), session="old", note="hard"),
        an_entry(2, minutes=30),
        Card(
            id="probability",
            due=date(2026, 12, 24),
            stability=31.25,
            difficulty=4.5,
            reviewed=TODAY,
            answers=3,
            resting=True,
        ),
        FollowedRoadmap(
            id="maths-for-all",
            title="Maths «for all»",
            version="2",
            form="markdown",
            file="maths's.md",
            taken_at=NOW,
            names={"algebra": "linear-algebra", "chance": "probability"},
            items={"algebra": an_item("algebra", effort=Effort(60, 90, 120)), "chance": an_item("chance")},
            phases={"one": Phase("one", "Maths", 1)},
            phase_names={"one": "maths"},
            estimated=frozenset({"algebra"}),
            is_personal=True,
        ),
    )
    settings = Settings(
        title="My plan",
        roadmap="ml-engineer",
        background="software-engineer",
        start=TODAY,
        lengths=SessionLengths(20, 45, 90),
        limits=Limits(120, 600, 10),
        learn_estimates=False,
        review_percent=30,
    )
    plan = Plan(settings=settings).after(adding(*records))
    return replace(plan, revision=0)


def new_store(folder: Path, plan: Plan | None = None) -> Store:
    """A store in `folder`, with the plan in it if one is given."""
    store = Store.open(folder / "planner.db", backups=folder / "backups")
    if plan is not None:
        store.create(plan, at=NOW)
    return store
