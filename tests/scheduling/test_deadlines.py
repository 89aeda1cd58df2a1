"""The verdicts on plans small enough to reckon by hand: two hours each evening from Monday to Friday."""

from datetime import datetime

from planner.domain.goal import ExamOutcome, Goal
from planner.domain.item import Item, ItemKind, Recurrence
from planner.domain.plan import Plan
from planner.domain.settings import Settings
from planner.scheduling.engine import make_schedule
from planner.scheduling.schedule import GoalOutlook, Proof, Schedule, Verdict
from tests.support.plans import NOW, all_done, at, day, exam, goal, item, make_plan, session


def schedule_of(items: list[Item], goals: list[Goal], now: datetime = NOW, **more: object) -> Schedule:
    return make_schedule(make_plan(items, goals, **more), now)  # type: ignore[arg-type]


def outlook(items: list[Item], *goals: Goal, now: datetime = NOW, **more: object) -> GoalOutlook:
    """The outlook of the last of the goals."""
    found = schedule_of(items, list(goals), now, **more).goal(goals[-1].id)
    assert found is not None
    return found


def verdicts(plan: Plan) -> dict[str, Verdict]:
    return {found.goal: found.verdict for found in make_schedule(plan, NOW).goals}


def test_a_goal_with_time_to_spare() -> None:
    found = outlook([item("a", 240)], goal("g", "a", at(7)))
    assert found.verdict is Verdict.FEASIBLE
    assert (found.work, found.free, found.slack, found.margin) == (240, 600, 360, 360)
    assert found.earliest_due == at(1, "21:00")
    assert found.proof is None


def test_the_last_minute_makes_the_difference() -> None:
    fits = outlook([item("a", 240)], goal("g", "a", at(1, "21:00")))
    assert (fits.verdict, fits.slack) == (Verdict.TIGHT, 0)
    late = outlook([item("a", 240)], goal("g", "a", at(1, "20:59")))
    assert late.verdict is Verdict.IMPOSSIBLE
    assert (late.slack, late.margin) == (None, None)
    assert late.proof == Proof(NOW, at(1, "20:59"), 240, 239)
    assert late.earliest_due == at(1, "21:00")


def test_tight_means_a_margin_under_the_learners_share_of_the_work() -> None:
    items, wanted = [item("a", 500)], goal("g", "a", at(7))
    assert outlook(items, wanted, settings=Settings(tight_percent=20)).verdict is Verdict.FEASIBLE
    assert outlook(items, wanted, settings=Settings(tight_percent=21)).verdict is Verdict.TIGHT


def test_the_buffer_ends_the_study_whole_days_before() -> None:
    found = outlook([item("a", 240)], goal("g", "a", at(3, "20:00"), buffer_days=2))
    assert (found.verdict, found.free) == (Verdict.IMPOSSIBLE, 180)
    assert found.earliest_due == at(1, "21:00")


def test_an_opening_leaves_less_time_than_there_is_altogether() -> None:
    found = outlook([item("a", 100, opens=day(3)), item("b", 100)], goal("g", "a b", at(4)))
    assert found.verdict is Verdict.FEASIBLE
    assert (found.slack, found.margin) == (280, 20)
    late = outlook([item("a", 130, opens=day(3))], goal("g", "a", at(4)))
    assert late.proof == Proof(at(3), at(4), 130, 120)


def test_an_opening_binds_what_needs_the_item() -> None:
    found = outlook([item("a", 10, opens=day(3)), item("b", 120, needs="a")], goal("g", "b", at(4)))
    assert found.proof == Proof(at(3), at(4), 130, 120)


def test_the_end_of_access_is_a_date_of_every_dated_goal() -> None:
    items = [item("a", 100), item("b", 50, needs="a", closes=day(0))]
    found = outlook(items, goal("g", "b", at(7)))
    assert found.proof == Proof(NOW, at(1), 150, 120)
    assert outlook(items, goal("g", "b")).verdict is Verdict.UNDATED
    assert outlook(items, goal("g", "b")).earliest_due is None


def test_a_pinned_session_makes_its_prerequisites_due_and_leaves_the_axis() -> None:
    pinned = session("b", at(1, "20:00"), 60, pinned=True)
    items = [item("a", 180), item("b", 100, needs="a")]
    found = outlook(items, goal("g", "b", at(7)), sessions=[pinned])
    assert found.verdict is Verdict.TIGHT
    assert (found.work, found.free, found.slack, found.margin) == (220, 540, 320, 0)
    more = [item("a", 181), item("b", 100, needs="a")]
    late = outlook(more, goal("g", "b", at(7)), sessions=[pinned])
    assert late.proof == Proof(NOW, at(1, "20:00"), 181, 180)


def test_a_pinned_session_of_an_item_outside_the_goal_does_not_bind_it() -> None:
    pinned = session("b", at(0, "19:10"), 60, pinned=True)
    items = [item("a", 100), item("b", 100, needs="a")]
    assert outlook(items, goal("g", "a", at(7)), sessions=[pinned]).verdict is Verdict.FEASIBLE


def test_a_running_session_counts_whole() -> None:
    running = session("a", at(0, "19:00"), 60, accepted=True)
    found = outlook([item("a", 100)], goal("g", "a", at(1)), now=at(0, "19:30"), sessions=[running])
    assert (found.work, found.free, found.slack) == (40, 60, 20)


def test_admission_goes_by_priority_then_due_then_age() -> None:
    items = [item("a", 200), item("b", 200), item("c", 200)]
    by_due = make_plan(items, [goal("late", "a", at(4)), goal("soon", "b", at(2)), goal("mid", "c", at(3))])
    assert verdicts(by_due) == {
        "soon": Verdict.FEASIBLE,
        "mid": Verdict.IMPOSSIBLE,
        "late": Verdict.FEASIBLE,
    }
    by_priority = make_plan(items[:2], [goal("x", "a", at(2), priority=2), goal("y", "b", at(2))])
    assert verdicts(by_priority) == {"y": Verdict.FEASIBLE, "x": Verdict.IMPOSSIBLE}
    by_age = make_plan(items[:2], [goal("x", "a", at(2), created=2), goal("y", "b", at(2), created=1)])
    assert verdicts(by_age) == {"y": Verdict.FEASIBLE, "x": Verdict.IMPOSSIBLE}


def test_an_overload_does_not_fall_on_the_goals_behind_it() -> None:
    items = [item("big", 10_000), item("small", 60)]
    plan = make_plan(items, [goal("big", "big", at(2)), goal("small", "small", at(3))])
    assert verdicts(plan) == {"big": Verdict.IMPOSSIBLE, "small": Verdict.FEASIBLE}


def test_shared_work_counts_once_between_goals_and_in_full_in_each() -> None:
    items = [item("shared", 200), item("a", 20, needs="shared"), item("b", 20, needs="shared")]
    schedule = schedule_of(items, [goal("a", "a", at(2)), goal("b", "b", at(2))])
    assert [found.verdict for found in schedule.goals] == [Verdict.TIGHT] * 2
    assert [found.work for found in schedule.goals] == [220, 220]
    assert [found.slack for found in schedule.goals] == [0, 0]


def test_slack_looks_at_the_later_dates_too() -> None:
    items = [item("a", 60), item("b", 500)]
    first, second = goal("first", "a", at(2)), goal("second", "b", at(7))
    assert outlook(items, second, first).slack == 40
    assert outlook(items, first, second).slack == 40


def test_the_least_hours_scale_the_study_time_alike() -> None:
    found = outlook([item("a", 300)], goal("g", "a", at(7, "08:00")))
    assert found.least_per_week == 300
    tighter = outlook([item("a", 100), item("b", 90, opens=day(4))], goal("g", "a b", at(7, "08:00")))
    assert tighter.least_per_week == 450  # Friday's 120 minutes must give 90: three quarters of 600


def test_the_least_hours_round_up_and_count_the_goals_before() -> None:
    items = [item("a", 100), item("b", 101)]
    first, second = goal("first", "a", at(7, "08:00")), goal("second", "b", at(14, "08:00"))
    assert outlook(items, first, second).least_per_week == 101
    assert outlook(items, second, first).least_per_week == 100


def test_no_hours_are_enough_where_work_is_due_without_any_time() -> None:
    assert outlook([item("a", 10)], goal("g", "a", at(0, "12:00"))).least_per_week is None
    assert outlook([item("a", 10)], goal("g", "a", at(-3))).least_per_week is None
    assert outlook([item("a", 10)], goal("g", "a", at(5)), hours=[]).least_per_week is None


def test_the_earliest_due_lies_behind_the_dates_that_would_be_lost() -> None:
    items = [item("a", 120), item("b", 60)]
    other, own = goal("other", "a", at(1), priority=2), goal("own", "b", at(7))
    assert outlook(items, other, own).earliest_due == at(1, "20:00")


def test_the_earliest_due_heeds_work_that_opens_before_the_goals_own() -> None:
    """Between the opening of the other work and that of the goal's own lies no release of its own."""
    items = [item("other", 130, opens=day(1)), item("own", 20, opens=day(2))]
    other, own = goal("other", "other", at(2, "19:10")), goal("own", "own", at(11))
    assert outlook(items, other, own).earliest_due == at(2, "19:30")


def test_the_earliest_due_of_an_impossible_goal_is_the_date_that_would_do() -> None:
    items = [item("a", 120), item("b", 600)]
    other, own = goal("other", "a", at(1)), goal("own", "b", at(3), buffer_days=1)
    found = outlook(items, other, own)
    assert found.verdict is Verdict.IMPOSSIBLE
    assert found.earliest_due == at(7, "21:00")


def test_undated_goals_have_an_earliest_due_and_no_date_of_their_own() -> None:
    found = outlook([item("a", 240)], goal("g", "a"))
    assert found.verdict is Verdict.UNDATED
    assert (found.free, found.slack, found.margin, found.least_per_week) == (None, None, None, None)
    assert found.earliest_due == found.planned_finish == at(1, "21:00")


def test_without_hours_a_date_is_impossible_and_no_date_would_do() -> None:
    schedule = schedule_of([item("a", 60)], [goal("g", "a", at(7))], hours=[])
    found = schedule.goals[0]
    assert found.verdict is Verdict.IMPOSSIBLE
    assert found.proof == Proof(NOW, at(7), 60, 0)
    assert found.earliest_due is None
    assert [(entry.item, entry.minutes, entry.reason) for entry in schedule.unplaced] == [
        ("a", 60, "no-free-time")
    ]


def test_a_goal_is_done_with_its_last_item() -> None:
    found = outlook([item("a")], goal("g", "a", at(7)), status=all_done("a"))
    assert (found.verdict, found.work) == (Verdict.DONE, 0)


def test_a_goal_whose_work_is_all_pinned_is_feasible() -> None:
    pinned = session("a", at(2, "19:00"), 60, pinned=True)
    found = outlook([item("a", 60)], goal("g", "a", at(7)), sessions=[pinned])
    assert (found.verdict, found.work) == (Verdict.FEASIBLE, 0)
    assert found.planned_finish == at(2, "20:00")


def test_what_comes_round_again_keeps_no_goal_open_and_moves_no_finish() -> None:
    again = item("again", recurring=Recurrence.WEEKLY)
    only = outlook([again], goal("g", "again", at(30)))
    assert only.verdict is Verdict.DONE
    both = outlook([item("a", 60), again], goal("g", "a again"))
    assert (both.verdict, both.work) == (Verdict.UNDATED, 60)
    assert both.planned_finish == at(0, "20:00")


def test_the_proof_shows_a_span_of_time_where_there_is_one() -> None:
    """An item that opens after it is due proves as much, but explains less."""
    items = [item("a", 500), item("b", 30, opens=day(9))]
    assert outlook(items, goal("g", "a b", at(2))).proof == Proof(NOW, at(2), 530, 240)
    assert outlook(items, goal("g", "b", at(2))).proof == Proof(at(9), at(2), 30, -600)


def test_an_unreached_milestone_hands_its_dates_on() -> None:
    items = [
        item("a", 130),
        item("m", kind=ItemKind.MILESTONE, needs="a", closes=day(0)),
        item("b", 10, needs="m"),
    ]
    assert outlook(items, goal("g", "b", at(7))).proof == Proof(NOW, at(1), 130, 120)


def test_the_latest_start_leaves_time_for_all_that_follows() -> None:
    items = [item("a", 60), item("b", 120, needs="a"), item("c", 30, needs="a"), item("free", 60)]
    schedule = schedule_of(items, [goal("g", "b c", at(4)), goal("some day", "free")])
    starts = {id: found.latest_start for id, found in schedule.items.items()}
    assert starts == {"a": at(2, "20:00"), "b": at(3, "19:00"), "c": at(3, "20:30"), "free": None}


def test_an_exam_takes_its_own_time_from_the_axis() -> None:
    first = exam("first", "a", at(0, "20:00"), minutes=30)
    second = goal("second", "b", at(1), created=1)
    assert outlook([item("a", 10), item("b", 80)], first, second).verdict is Verdict.TIGHT
    assert outlook([item("a", 10), item("b", 81)], first, second).verdict is Verdict.IMPOSSIBLE


def test_a_goal_with_a_result_is_closed_and_asks_for_nothing() -> None:
    passed = Goal(id="g", title="G", items=("a",), due=at(3), outcome=ExamOutcome.PASSED)
    schedule = schedule_of([item("a", 10_000)], [passed])
    assert (schedule.goals[0].verdict, schedule.goals[0].work) == (Verdict.DONE, 0)
    assert schedule.sessions == ()


def test_an_empty_plan_has_an_empty_schedule() -> None:
    schedule = make_schedule(make_plan([]), NOW)
    assert (schedule.sessions, schedule.goals, dict(schedule.items), schedule.unplaced) == ((), (), {}, ())
