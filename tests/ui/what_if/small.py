"""A small plan to try changes with: an exam in nine days, a goal after it, and one without a date."""

from datetime import date, datetime

from planner.domain.plan import Plan
from planner.scheduling.engine import make_schedule
from planner.ui.what_if.changes import Changes
from planner.ui.what_if.compare_rows import CompareRow
from planner.ui.what_if.trial import Situation, Trial
from planner.values import replace
from tests.support.plans import NOW, at, exam, goal, item, make_plan


class PlainDates:
    """Writes days without a locale."""

    def short_day(self, day: date) -> str:
        return f"{day:%a} {day.day} {day:%b}"

    def full_day(self, day: date) -> str:
        return f"{day:%a} {day.day} {day:%b %Y}"

    def plain_day(self, day: date) -> str:
        return f"{day.day} {day:%b %Y}"

    def weekday(self, day: date) -> str:
        return f"{day:%A}"

    def month(self, day: date) -> str:
        return f"{day:%b %Y}"

    def clock(self, moment: datetime) -> str:
        return f"{moment:%H:%M}"


WORDS = PlainDates()


def small_plan() -> Plan:
    """Ten hours a week; five of study for the exam, of which one was done; "extra" may be left out."""
    items = [
        item("a", 300),
        replace(item("extra", 240, needs="a"), core=False),
        item("b", 300, needs="a"),
        item("c", 120),
    ]
    goals = [
        exam("test", "a", at(9, "10:00")),
        goal("own", "extra b", at(21), created=1),
        goal("some-day", "c", created=2),
    ]
    return make_plan(items, goals, logged={"a": 60})


def trial(plan: Plan | None = None) -> Trial:
    plan = plan or small_plan()
    return Trial(plan, make_schedule(plan, NOW))


def laid_out(tried: Trial, changes: Changes) -> Situation:
    return tried.laid_out(tried.judged(changes))


def by_name(rows: tuple[CompareRow, ...]) -> dict[str, CompareRow]:
    return {row.name: row for row in rows}
