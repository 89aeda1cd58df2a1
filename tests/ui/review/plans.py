"""A small plan for the rows of a review: its first week ends on the Sunday that it is seen on."""

from planner.domain.plan import Plan
from planner.domain.session import SessionState
from planner.scheduling.engine import make_schedule
from planner.scheduling.schedule import Schedule
from tests.support.plans import at, day, goal, item, make_plan, session
from tests.ui.week.grid.test_grid_rows import PlainWords

SUNDAY = at(6, "18:00")
COMING = day(7)
WORDS = PlainWords()


def week_of_three() -> Plan:
    """One session done, one missed, one skipped, with much work left."""
    return make_plan(
        [item("a", 6000), item("b", 120)],
        [goal("g", "a b")],
        sessions=[
            session("a", at(0, "19:00"), 120, id="done", accepted=True, state=SessionState.DONE),
            session("a", at(1, "19:00"), 90, id="missed", accepted=True),
            session("a", at(2, "19:00"), 60, id="skipped", accepted=True, state=SessionState.SKIPPED),
        ],
    )


def schedule_of(plan: Plan) -> Schedule:
    return make_schedule(plan, SUNDAY)
