from datetime import datetime, timedelta

from planner.domain.goal import ExamOutcome, Goal
from planner.domain.plan import Plan
from planner.scheduling.schedule import GoalOutlook, Proof, Schedule, Verdict
from planner.ui.week.strip.rows import (
    GoalCell,
    StripRows,
    strip_rows,
)
from planner.values import replace
from tests.support.plans import exam, goal, item, make_plan
from tests.support.schedules import WrittenSchedule
from tests.ui.week.panel.plain_dates import PlainDates

NOW = datetime(2026, 11, 25, 18, 20)
EXAM_DAY = datetime(2027, 3, 12, 9)
WEEK = 10 * 60


def schedule_of(*outlooks: GoalOutlook) -> Schedule:
    return WrittenSchedule(as_of=NOW, goals=outlooks)


def rows_of(goals: list[Goal], *outlooks: GoalOutlook, plan: Plan | None = None) -> StripRows:
    base = plan or make_plan([item("a")])
    return strip_rows(
        replace(base, goals={each.id: each for each in goals}),
        schedule_of(*outlooks).outlooks,
        NOW,
        PlainDates(),
    )


def cell_of(goal: Goal, outlook: GoalOutlook) -> GoalCell:
    (cell,) = rows_of([goal], outlook).cells
    return cell


def on_track(id: str = "pmle", margin: int = 20 * 60) -> GoalOutlook:
    """Ten hours in each of the 15 weeks until the exam."""
    return GoalOutlook(
        goal=id,
        verdict=Verdict.FEASIBLE,
        work=400 * 60,
        free=9_138,
        margin=margin,
        least_per_week=504,
    )


def test_days_off_do_not_lower_what_an_ordinary_week_must_give() -> None:
    """A third of the time until then is off, so the other weeks have to give half as much again."""
    fewer = replace(on_track(), free=6_092, least_per_week=336)
    assert cell_of(exam("pmle", "a", EXAM_DAY), fewer).number == "10 h a week, 8.4 needed"


def test_a_goal_on_track_shows_hours_planned_and_needed() -> None:
    cell = cell_of(exam("pmle", "a", EXAM_DAY), on_track())
    assert (cell.word, cell.number) == ("On track", "10 h a week, 8.4 needed")
    assert cell.short_number == "10 h, 8.4 needed"
    assert cell.when == "Fri 12 Mar 2027, 2 weeks slack"
    assert cell.distance == "107 days"
    assert cell.name == "Pmle, on track"
    assert cell.description == "10 hours a week planned, 8.4 needed, 107 days"


def test_a_goal_that_does_not_fit_says_how_much_is_missing() -> None:
    proof = Proof(NOW, EXAM_DAY, 163 * 60, 148 * 60)
    outlook = GoalOutlook(goal="pmle", verdict=Verdict.IMPOSSIBLE, work=163 * 60, proof=proof)
    cell = cell_of(exam("pmle", "a", EXAM_DAY), outlook)
    assert (cell.word, cell.number, cell.when) == ("Not feasible", "15 h short", "Fri 12 Mar 2027")


def test_a_goal_without_a_date_says_what_is_left_and_until_when_it_lasts() -> None:
    outlook = GoalOutlook(
        goal="road", verdict=Verdict.UNDATED, work=878 * 60 + 25, planned_finish=datetime(2029, 1, 26, 20)
    )
    cell = cell_of(goal("road", "a"), outlook)
    assert (cell.word, cell.number, cell.distance) == ("No date", "878 h to go, Jan 2029", "")
    assert cell.short_number == "878 h to go"
    assert cell.when == "at 10 h a week"


def test_a_finished_goal_claims_no_hours() -> None:
    cell = cell_of(goal("road", "a"), GoalOutlook(goal="road", verdict=Verdict.DONE, work=0))
    assert (cell.word, cell.number, cell.when) == ("Done", "nothing left to study", "")


def test_within_a_week_of_an_exam_its_hour_is_named() -> None:
    cell = cell_of(exam("nca", "a", datetime(2026, 11, 28, 10)), on_track("nca", margin=0))
    assert (cell.when, cell.distance) == ("Sat 28 Nov, 10:00, no slack", "3 days")


def test_the_day_of_a_goal_that_ends_at_midnight_is_the_day_before() -> None:
    cell = cell_of(goal("g", "a", datetime(2026, 12, 1)), on_track("g"))
    assert cell.when.startswith("Mon 30 Nov,")
    assert cell.distance == "5 days"


def test_an_exam_that_is_over_waits_for_its_result() -> None:
    proof = Proof(NOW, NOW, 60, 0)
    outlook = GoalOutlook(goal="nca", verdict=Verdict.IMPOSSIBLE, work=60, proof=proof)
    cell = cell_of(exam("nca", "a", NOW - timedelta(days=2)), outlook)
    assert (cell.word, cell.number, cell.distance) == ("Over", "no result yet", "2 days ago")
    assert cell.verdict is Verdict.UNDATED
    assert cell.name == "Nca, over"


def test_goals_stand_by_date_and_those_without_one_last() -> None:
    goals = [
        goal("someday", "a", created=1),
        exam("late", "a", EXAM_DAY + timedelta(days=60), created=2),
        exam("soon", "a", EXAM_DAY, created=3),
    ]
    outlooks = [
        GoalOutlook(goal="someday", verdict=Verdict.UNDATED, work=60),
        on_track("late"),
        on_track("soon"),
    ]
    assert [cell.goal for cell in rows_of(goals, *outlooks).cells] == ["soon", "late", "someday"]


def test_more_than_three_goals_are_three_and_the_rest() -> None:
    goals = [exam(f"e{number}", "a", EXAM_DAY + timedelta(days=number)) for number in range(5)]
    proof = Proof(NOW, EXAM_DAY, 120, 60)
    outlooks = [on_track(each.id) for each in goals[:4]]
    outlooks.append(GoalOutlook(goal="e4", verdict=Verdict.IMPOSSIBLE, work=120, proof=proof))
    rows = rows_of(goals, *outlooks)
    assert [cell.goal for cell in rows.cells] == ["e0", "e1", "e2"]
    assert rows.more_title == "2 more"
    assert rows.gravest.goal == "e4"


def test_a_goal_with_its_result_leaves_the_strip() -> None:
    passed = replace(exam("nca", "a", EXAM_DAY), outcome=ExamOutcome.PASSED)
    rows = rows_of([passed], GoalOutlook(goal="nca", verdict=Verdict.DONE, work=0))
    assert rows == StripRows()
