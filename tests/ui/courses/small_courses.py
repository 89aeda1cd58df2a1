"""A few courses in every state, and their rows."""

from datetime import date

from planner.domain.course_work import CourseWork
from planner.domain.item import Item, ItemKind, ItemStatus, Progress, Resource, Subject
from planner.domain.plan import Plan
from planner.domain.roadmap import Phase
from planner.domain.settings import Settings
from planner.domain.time_entry import TimeEntry
from planner.scheduling.engine import make_schedule
from planner.ui.courses.rows import CourseRow, CourseRows, make_rows
from planner.ui.roadmap.road import Road, road_of
from planner.values import replace
from tests.support import plans
from tests.ui.roadmap.small_road import NOW, PlainDays

TORCH_PAGE = "https://www.learnpytorch.io"
ANDREW = Resource(
    id="andrew",
    title="Machine Learning Specialization",
    by="Andrew Ng",
    url="https://example.org/ml",
    type="course",
    cost="49 € a month",
    checked=True,
)
GERON = Resource(id="geron", title="Hands-On Machine Learning", by="A. Géron", type="book")
TORCH = Resource(id="torch", title="Learn PyTorch", by="Daniel Bourke", url=TORCH_PAGE, type="course")


def small_plan() -> Plan:
    """Torch is begun, ML and the book are planned, Python is done, SQL known, two more are not wanted now."""
    plan = plans.make_plan(
        [replace(each, position=place) for place, each in enumerate(_items())],
        [plans.goal("road", "torch ml trees", created=1)],
        logged={"python": 1770, "torch": 360, "flask": 60},
        entries=[
            TimeEntry(id="1", item="python", day=date(2026, 9, 2), minutes=900),
            TimeEntry(id="2", item="python", day=date(2026, 9, 9), minutes=870),
            TimeEntry(id="3", item="torch", day=date(2026, 10, 12), minutes=360),
            TimeEntry(id="4", item="flask", day=date(2026, 10, 1), minutes=60),
        ],
        settings=Settings(title="Small road", learn_estimates=False),
    )
    said = (
        Progress("python", ItemStatus.DONE, date(2026, 10, 18)),
        Progress("torch", ItemStatus.IN_PROGRESS, date(2026, 10, 12)),
        Progress("sql", ItemStatus.SKIPPED),
        Progress("flask", ItemStatus.LEFT_OUT, date(2026, 11, 1)),
        Progress("excel", ItemStatus.LEFT_OUT),
    )
    counted = (
        CourseWork(id="python", units_done=33),
        CourseWork(id="torch", units_done=12),
        CourseWork(id="flask", units_done=2, price="30 €"),
    )
    return replace(
        plan,
        phases={"base": Phase("base", "Foundations", 1, "Software")},
        progress={each.id: each for each in said},
        courses={each.id: each for each in counted},
        last_entry=4,
    )


def _items() -> list[Item]:
    return [
        replace(_course("python", 1980), units=33, subject=Subject.PROGRAMMING),
        replace(_course("torch", 1440), units=48, subject=Subject.DL, resources=(TORCH,)),
        replace(
            _course("ml", 600, needs="torch"),
            resources=(ANDREW, GERON),
            covers=("trees",),
            note="Pick one of the two.",
        ),
        replace(_course("book", 300, kind=ItemKind.BOOK), core=False),
        _course("sql", 120),
        replace(_course("flask", 480), units=8),
        _course("excel", 240),
        replace(plans.item("trees"), phase="base"),
    ]


def _course(id: str, minutes: int, *, kind: ItemKind = ItemKind.COURSE, needs: str = "") -> Item:
    return replace(plans.item(id, minutes, kind=kind, needs=needs), phase="base")


def small_road(plan: Plan | None = None) -> Road:
    """The courses as they stand on the Wednesday evening."""
    plan = plan or small_plan()
    return road_of(plan, make_schedule(plan, NOW), PlainDays())


def small_rows(plan: Plan | None = None) -> CourseRows:
    """Their rows."""
    return make_rows(small_road(plan))


def row_of(id: str, plan: Plan | None = None) -> CourseRow:
    """The row of one of them."""
    return next(row for row in small_rows(plan).courses if row.id == id)
