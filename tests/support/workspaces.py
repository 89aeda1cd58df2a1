"""A workspace on a real file, with a clock that the test sets."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from planner.domain.plan import Plan
from planner.domain.session import Session
from planner.paths import Paths
from planner.services.availability import even_hours
from planner.services.catalog import certification, shipped_roadmap
from planner.services.first_plan import FirstPlanWish, make_first_plan
from planner.services.goals import ExamWish
from planner.services.items import finish_item
from planner.services.opening import open_workspace
from planner.services.workspace import Workspace

MONDAY = datetime(2026, 11, 23, 8)
EXAM = datetime(2027, 12, 11, 9)


@dataclass
class Clock:
    """A clock that stands until it is set."""

    now: datetime = field(default=MONDAY)

    def __call__(self) -> datetime:
        return self.now


def first_plan(now: datetime = MONDAY, background: str = "software-engineer", hours: float = 10) -> Plan:
    """The shipped roadmap for a learner with the Google exam, its first week accepted."""
    wish = FirstPlanWish(
        roadmap=shipped_roadmap(),
        pattern=even_hours(hours),
        background=background,
        exams=(ExamWish(certification=certification("gcp-pmle"), due=EXAM),),
    )
    return make_first_plan(wish, now)


def workspace_at(folder: Path, clock: Callable[[], datetime], plan: Plan | None = None) -> Workspace:
    """Open the workspace of a folder; with a plan, begin it there."""
    workspace = open_workspace(Paths(folder), clock)
    if plan is not None:
        workspace.begin(plan)
    return workspace


def first_review(workspace: Workspace, clock: Clock, item: str = "role-of-mle") -> Session:
    """Finish an item, let the days pass, and return its first review, on the day of it."""
    workspace.perform(lambda plan, _schedule: finish_item(plan, item, clock.now, 60))
    for _day in range(60):
        clock.now += timedelta(days=1)
        workspace.move_time()
        reviews = (each for each in workspace.schedule.sessions if each.is_review)
        session = next((each for each in reviews if each.start.date() == clock.now.date()), None)
        if session is not None:
            return session
    raise AssertionError("no review came")
