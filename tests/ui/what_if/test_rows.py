import pytest

from planner.domain.availability import Limits
from planner.domain.goal import ExamOutcome
from planner.domain.item import ItemStatus, Progress
from planner.domain.plan import Plan
from planner.domain.settings import Settings
from planner.ui.what_if.attempt import Attempt
from planner.ui.what_if.changes import Changes
from planner.ui.what_if.rows import (
    Ends,
    days_off_row,
    foot_words,
    hours_field,
    usual_days_off,
)
from planner.values import replace
from tests.support.plans import NOW, day, hours
from tests.ui.what_if.small import WORDS, small_plan, trial


def attempt(goal: str = "", plan: Plan | None = None) -> Attempt:
    before = trial(plan).before
    assert before.schedule is not None
    return Attempt(before.plan, before.schedule, WORDS, goal)


def titles(tried: Attempt) -> list[str]:
    return [choice.title for choice in tried.choices()]


def test_goals_with_something_left_are_offered_by_date() -> None:
    tried = attempt()

    assert titles(tried) == ["Test", "Own", "Some-Day"]
    assert tried.goal == "test"


def test_what_is_over_or_done_is_not_offered() -> None:
    plan = small_plan()
    passed = replace(plan.goals["test"], outcome=ExamOutcome.PASSED)
    done = {"c": Progress("c", ItemStatus.DONE)}
    tried = attempt("test", replace(plan, goals={**plan.goals, "test": passed}, progress=done))

    assert titles(tried) == ["Own"]
    assert tried.goal == "own"


def test_a_goal_that_something_is_tried_with_says_so_while_another_is_chosen() -> None:
    tried = attempt("test")
    tried.try_changes(tried.changes.with_day(tried.plan, "own", day(30)).with_goal("some-day", False))
    assert titles(tried) == ["Test", "Own, changed"]

    tried.choose("own")
    assert titles(tried) == ["Test", "Own"]


def test_the_slider_goes_around_the_day_of_now() -> None:
    tried = attempt("test")
    row = tried.date()
    assert row is not None
    assert (row.name, row.day, row.day_now, row.is_asked) == ("Exam date", day(9), day(9), False)
    assert row.ends == Ends(day(0).toordinal(), day(51).toordinal(), "Nov 2026", "Jan 2027")

    tried.try_changes(tried.changes.with_day(tried.plan, "test", day(400)))
    row = tried.date()
    assert row is not None
    assert row.ends.most == day(400).toordinal()
    assert row.words == "Tue 28 Dec 2027"


def test_a_goal_without_a_date_is_asked_for_one_near_its_finish() -> None:
    tried = attempt("some-day")
    row = tried.date()
    assert row is not None
    assert (row.is_asked, row.is_tried, row.day_now, row.name) == (True, False, None, "Finished by")
    assert row.day < day(21)

    tried.try_changes(tried.changes.with_day(tried.plan, "some-day", day(30)))
    row = tried.date()
    assert row is not None
    assert (row.is_tried, row.day) == (True, day(30))


@pytest.mark.parametrize(("clock", "first"), [("10:00", 0), ("07:00", 1)])
def test_an_exam_can_be_today_while_its_hour_is_to_come(clock: str, first: int) -> None:
    plan = small_plan()
    due = plan.goals["test"].due
    assert due is not None
    moved = replace(plan.goals["test"], due=due.replace(hour=int(clock[:2])))
    row = attempt("test", replace(plan, goals={**plan.goals, "test": moved})).date()

    assert row is not None
    assert row.first == day(first)


def test_hours_go_from_half_to_twice_in_half_hours() -> None:
    plan = small_plan()
    row = hours_field(plan, Changes(), plan, NOW)

    assert (row.minutes, row.minutes_now, row.note) == (600, 600, "")
    assert row.ends == Ends(10, 40, "5 h", "20 h")
    assert row.minutes_at(25) == 750


def test_hours_between_two_half_hours_stay_as_they_are_at_the_mark() -> None:
    plan = small_plan()
    plan = replace(plan, patterns={"usual": hours("mon-fri 19:00-21:05")})
    row = hours_field(plan, Changes(), plan, NOW)

    assert (row.minutes, row.step_of(625)) == (625, 21)
    assert (row.minutes_at(21), row.minutes_at(22)) == (625, 660)


def test_a_week_without_hours_has_a_slider_too() -> None:
    plan = replace(small_plan(), patterns={})
    row = hours_field(plan, Changes(), plan, NOW)

    assert row.minutes == 0
    assert row.ends.most == 40


def test_limits_that_keep_hours_from_use_are_said() -> None:
    plan = replace(small_plan(), settings=Settings(limits=Limits(most_per_week=660)))
    tried = attempt("test", plan)
    tried.try_changes(tried.changes.with_minutes(plan, 900, NOW))

    assert tried.hours().note == "11 h of it are used, for there are limits."


def test_hours_between_two_steps_of_five_minutes_say_what_they_become() -> None:
    tried = attempt("test")
    tried.try_changes(tried.changes.with_minutes(tried.plan, 606, NOW))

    assert tried.hours().note == "Days go by five minutes, so it becomes 10 h 05."
    tried.try_changes(tried.changes.with_minutes(tried.plan, 605, NOW))
    assert tried.hours().note == ""


def test_optional_items_can_be_left_out_as_a_whole_or_in_part() -> None:
    tried = attempt("own")
    row = tried.ticks()[0]
    assert (row.title, row.detail, row.is_on) == ("Leave out optional items", "1 item, 4 h", False)

    tried.try_changes(tried.ticked(row, True))
    assert tried.ticks()[0].is_on
    assert tried.changes.left_out == ("extra",)
    tried.try_changes(tried.ticked(tried.ticks()[0], False))
    assert tried.changes.is_empty


def test_an_exam_without_optional_items_offers_none() -> None:
    assert [row.title for row in attempt("test").ticks()] == ["Without Own", "Without Some-Day"]


def test_a_part_of_the_optional_items_is_counted() -> None:
    plan = small_plan()
    items = {**plan.items, "b": replace(plan.items["b"], core=False)}
    tried = attempt("own", replace(plan, items=items))
    tried.try_changes(tried.changes.with_left_out(["extra"]))

    assert tried.ticks()[0].detail == "1 of 2 items, 4 h"


def test_any_item_can_be_left_out_whatever_goal_is_chosen() -> None:
    tried = attempt("test")
    closed = tried.items(is_open=False)
    assert (closed.tick.title, closed.tick.is_on) == ("Leave out items", False)
    assert set(closed.offered) == {"a", "extra", "b", "c"}

    tried.try_changes(tried.changes.with_left_out(["b", "extra"]))
    row = tried.items(is_open=False)
    assert (row.tick.detail, row.tick.is_on, row.chosen) == ("2 items, 9 h", True, ("b", "extra"))
    assert tried.comparison()[0].then.words


def test_items_that_something_kept_needs_say_so_until_that_is_left_out() -> None:
    plan = small_plan()
    items = {**plan.items, "c": replace(plan.items["c"], requires=("b",))}
    tried = attempt("own", replace(plan, items=items))
    needed = [id for id, note in tried.items(is_open=True).offered.items() if note == "needed"]
    assert sorted(needed) == ["a", "b"]

    tried.try_changes(tried.changes.with_left_out(["b"]))
    assert tried.problem == "B cannot be left out: C needs it."
    tried.try_changes(tried.changes.with_left_out(["b", "c"]))
    assert not tried.problem
    assert [id for id, note in tried.items(is_open=True).offered.items() if note] == ["a"]


def test_the_box_for_optional_items_leaves_other_items_as_they_are() -> None:
    tried = attempt("own")
    tried.try_changes(tried.changes.with_left_out(["b"]))
    optional = tried.ticks()[0]
    assert not optional.is_on

    tried.try_changes(tried.ticked(optional, True))
    assert list(tried.changes.left_out) == ["b", "extra"]
    tried.try_changes(tried.ticked(tried.ticks()[0], False))
    assert list(tried.changes.left_out) == ["b"]


def test_other_goals_can_be_let_go_with_their_hours() -> None:
    tried = attempt("own")
    rows = [(row.title, row.detail) for row in tried.ticks()[1:]]
    assert rows == [("Without Test", "4 h"), ("Without Some-Day", "2 h")]

    tried.try_changes(tried.ticked(tried.ticks()[1], True))
    assert tried.changes.without_goals == ("test",)
    assert tried.ticks()[1].is_on


def test_what_is_known_stays_offered_when_it_is_not_tried() -> None:
    tried = attempt("own")
    tried.try_changes(tried.changes.with_known(["b"]))
    row = tried.ticks()[1]
    assert (row.title, row.detail, row.is_on) == ("Know B", "5 h", True)

    tried.try_changes(tried.ticked(row, False))
    assert not tried.ticks()[1].is_on
    tried.try_changes(tried.changes.with_known(["b", "c"]))
    assert tried.ticks()[1].title == "Know 2 items"


def test_what_cannot_be_is_a_problem_and_nothing_is_compared() -> None:
    tried = attempt("own")
    tried.try_changes(tried.changes.with_minutes(tried.plan, 168 * 60, NOW))

    assert tried.problem == "Your days have no room for so many hours as they are."
    assert {row.then.words for row in tried.comparison()} == {""}
    assert tried.ways() == ()
    tried.lay_out()
    assert not tried.is_laid_out


def test_the_foot_counts_the_sessions_that_would_move() -> None:
    changed = Changes(minutes_per_week=900)

    assert foot_words(Changes(), 0) == "Nothing changes until you apply."
    assert foot_words(changed, None) == "Nothing changes until you apply."
    assert foot_words(changed, 1).endswith("apply. 1 session of the next four weeks would move.")
    assert foot_words(changed, 9).endswith("apply. 9 sessions of the next four weeks would move.")
    assert foot_words(changed, 0).endswith("No session of the next four weeks would move.")


def test_days_off_begin_with_the_next_week() -> None:
    span = usual_days_off(NOW)

    assert span == (day(7), day(13))
    assert (days_off_row(span).detail, days_off_row(span).is_on) == ("7 days", True)
    assert not days_off_row(None).is_on


def test_without_any_goal_there_is_nothing_to_compare() -> None:
    tried = attempt("", replace(small_plan(), goals={}))

    assert (tried.goal, tried.choices(), tried.date(), tried.ticks()) == ("", (), None, ())
    assert tried.hours().minutes == 600
