"""A small road through two phases and a third one that nobody described, and its rows."""

from datetime import date, datetime

from planner.domain.item import Item, ItemKind, ItemStatus, Progress, Recurrence, Resource, Subject
from planner.domain.plan import Plan
from planner.domain.roadmap import Phase
from planner.domain.settings import Settings
from planner.domain.sources import Sources
from planner.domain.time_entry import TimeEntry
from planner.formats import month_names, weekday_names
from planner.scheduling.engine import make_schedule
from planner.services.groupings import GroupBy, group_roadmap
from planner.ui.roadmap.road import Road, road_of
from planner.ui.roadmap.rows import RoadmapRows, make_rows
from planner.values import replace
from tests.support import plans

NOW = datetime(2026, 11, 25, 18, 20)
NO_SOURCES = Sources()
PYTORCH_SITE = "https://www.pytorch.org/learn"


class PlainDays:
    """Days without a locale."""

    def day(self, value: date) -> str:
        year = "" if value.year == NOW.year else f" {value.year}"
        return f"{value.day} {month_names()[value.month - 1]}{year}"

    def day_of_week(self, value: date) -> str:
        return f"{weekday_names()[value.weekday()]} {self.day(value)}"


def small_plan() -> Plan:
    """Two phases and a stray item; Statistics is begun, Python done, Git known, PyTorch locked."""
    plan = plans.make_plan(
        [replace(each, position=place) for place, each in enumerate(_items())],
        [
            plans.goal("road", "python stats pytorch", created=1),
            plans.exam("pmle", "pytorch", datetime(2027, 3, 12, 9), created=2),
        ],
        logged={"python": 240, "stats": 300},
        entries=[
            TimeEntry(id="1", item="python", day=date(2026, 10, 1), minutes=240),
            TimeEntry(id="2", item="stats", day=date(2026, 11, 20), minutes=180, note="Bayes"),
            TimeEntry(id="3", item="stats", day=date(2026, 11, 23), minutes=120, session="stats-20261123-1"),
        ],
        settings=Settings(title="Small road", learn_estimates=False),
    )
    said = (
        Progress("python", ItemStatus.DONE, date(2026, 10, 18)),
        Progress("git", ItemStatus.SKIPPED),
        Progress("tools", ItemStatus.LEFT_OUT),
    )
    return replace(
        plan,
        phases={
            "base": Phase("base", "Foundations", 1, "Software"),
            "dl": Phase("dl", "Deep learning", 2, "Models"),
            "empty": Phase("empty", "Nothing here", 3, "Models"),
        },
        progress={each.id: each for each in said},
        last_entry=3,
    )


def _items() -> list[Item]:
    base, dl = {"phase": "base"}, {"phase": "dl"}
    torch = Resource(
        id="torch", title="PyTorch tutorials", by="PyTorch", url=PYTORCH_SITE, cost="free", hours=(8, 15, 25)
    )
    book = Resource(
        id="book",
        title="Think Stats",
        by="A. Downey",
        url="javascript:alert(1)",
        cost="free",
        checked=True,
        hours=(9, 10, 11),
    )
    return [
        _item("python", 300, subject=Subject.PROGRAMMING, kind=ItemKind.COURSE, **base),
        replace(_item("git", 120, subject=Subject.PROGRAMMING, **base), skip_for=("coder",)),
        replace(
            _item("stats", 600, subject=Subject.MATHS, **base),
            resources=(book,),
            done_when="You can say why.",
        ),
        replace(_item("extra", 240, **base), core=False),
        _item("tools", 60, **base),
        replace(
            _item("pytorch", 1200, needs="python stats", subject=Subject.DL, **dl),
            resources=(torch,),
            extra={"tool_bound": True, "review_on": "2027-11-20"},
        ),
        _item("reached", 0, needs="stats pytorch", kind=ItemKind.MILESTONE, **dl),
        _item("news", 60, recurring=Recurrence.WEEKLY, **dl),
        replace(_item("stray", 90, needs="pytorch"), phase="lost", core=False),
    ]


def _item(id: str, minutes: int, *, phase: str = "base", **more: object) -> Item:
    return replace(plans.item(id, minutes, **more), phase=phase)  # type: ignore[arg-type]


def small_road(plan: Plan | None = None) -> Road:
    plan = plan or small_plan()
    return road_of(plan, make_schedule(plan, NOW), PlainDays())


def small_rows(
    plan: Plan | None = None, by: GroupBy = GroupBy.PHASE, sources: Sources = NO_SOURCES
) -> RoadmapRows:
    return rows_of(small_road(plan), by, sources)


def rows_of(road: Road, by: GroupBy = GroupBy.PHASE, sources: Sources = NO_SOURCES) -> RoadmapRows:
    return make_rows(road, group_roadmap(road.plan, by, sources))
