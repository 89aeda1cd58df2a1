from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.edit import Change, Edit
from planner.domain.goal import ExamOutcome
from planner.domain.item import Effort, ItemStatus, Progress
from planner.domain.plan import Plan
from planner.domain.roadmap import closure
from planner.domain.settings import Settings
from planner.domain.time_entry import TimeEntry
from planner.services.estimates import use_estimates
from planner.services.goals import add_goal, edit_goal
from planner.services.items import finish_item, know_item, leave_out, log_time, put_back
from planner.services.open_goals import open_goals
from planner.services.past_work import LEAST_STEP, is_same_work, past_work, work_of
from planner.services.work_left import left_to_study
from planner.values import replace
from tests.support import strategies
from tests.support.past import Past
from tests.support.plans import NOW, at, goal, item, make_plan, session

START = datetime.min


def a_past() -> Past:
    """A goal that needs "a" and "b"; beside it "c", which nothing needs."""
    items = [item("a", 600), item("b", 1_200, needs="a"), item("c", 300)]
    return Past(make_plan(items, [goal("test", "b")]))


def levels(past: Past, of: str = "test") -> list[tuple[datetime, int]]:
    return [(level.since, level.minutes) for level in past_work(past.plan, past.steps)[of]]


def test_without_steps_the_work_was_always_what_it_is() -> None:
    assert levels(a_past()) == [(START, 1_800)]


def test_an_item_that_joins_a_goal_is_a_step_and_one_that_leaves_it_is_another() -> None:
    past = a_past()
    past.take(edit_goal(past.plan, "test", NOW, items=("b", "c")), at(-20, "19:00"))
    past.take(edit_goal(past.plan, "test", NOW, items=("b",)), at(-3, "12:00"))

    assert levels(past) == [(START, 1_800), (at(-20, "19:00"), 2_100), (at(-3, "12:00"), 1_800)]


def test_leaving_out_knowing_and_putting_back_are_steps() -> None:
    past = a_past()
    past.take(edit_goal(past.plan, "test", NOW, items=("b", "c")), at(-20))
    past.take(leave_out(replace(past.plan, goals={}), "c", at(-15)), at(-15))
    past.take(know_item(past.plan, "a", at(-10)), at(-10))
    past.take(put_back(past.plan, "c"), at(-5))

    assert [minutes for _since, minutes in levels(past)] == [1_800, 2_100, 1_800, 1_200, 1_500]


def test_another_estimate_is_a_step() -> None:
    past = a_past()
    before = past.plan.items["a"]
    past.take(Edit("", (Change(before, replace(before, effort=Effort(60, 60, 60))),)), at(-2))

    assert levels(past) == [(START, 1_800), (at(-2), 1_260)]


def test_studying_what_was_estimated_is_no_step() -> None:
    past = a_past()
    for number in range(10):
        past.take(log_time(past.plan, "a", 60, at(-20 + number).date(), NOW), at(-20 + number, "20:00"))
    past.take(finish_item(past.plan, "a", at(-11)), at(-11, "22:00"))

    assert levels(past) == [(START, 1_800)]


def test_an_item_done_sooner_makes_the_work_less_and_one_that_takes_longer_makes_it_more() -> None:
    past = a_past()
    past.take(use_estimates(past.plan, False), at(-30))
    past.take(finish_item(past.plan, "a", at(-20), 300), at(-20))
    past.take(finish_item(past.plan, "b", at(-9), 1_380), at(-9))

    assert levels(past) == [(START, 1_800), (at(-20), 1_500), (at(-9), 1_680)]


def test_the_pace_that_finished_items_teach_changes_the_work_to_come() -> None:
    past = a_past()
    past.take(finish_item(past.plan, "a", at(-20), 1_200), at(-20))
    after = work_of(past.plan, {"test": {"a", "b"}})["test"]

    assert after > 1_200 + 1_200
    assert levels(past) == [(START, 1_800), (at(-20), after)]


def test_one_day_is_one_step_at_its_last_moment() -> None:
    past = a_past()
    past.take(edit_goal(past.plan, "test", NOW, items=("b", "c")), at(-3, "10:00"))
    past.take(know_item(past.plan, "a", at(-3)), at(-3, "11:30"))
    past.take(leave_out(replace(past.plan, goals={}), "c", at(-2)), at(-2, "09:00"))
    past.take(put_back(past.plan, "c"), at(-2, "09:05"))

    assert levels(past) == [(START, 1_800), (at(-3, "11:30"), 1_500)]


def test_what_is_too_small_to_be_seen_joins_what_can_be_and_the_last_level_is_exact() -> None:
    past = a_past()
    past.take(use_estimates(past.plan, False), at(-30))
    for number in range(7):
        before = past.plan.items["b"]
        effort = before.effort.likely + 5
        change = Change(before, replace(before, effort=Effort(effort, effort, effort)))
        past.take(Edit("", (change,)), at(-20 + number))

    assert levels(past) == [(START, 1_800), (at(-18), 1_815), (at(-15), 1_835)]
    assert LEAST_STEP == 15


def test_a_goal_is_known_from_the_day_it_was_made_on() -> None:
    past = a_past()
    past.take(know_item(past.plan, "a", at(-30)), at(-30))
    past.take(add_goal(past.plan, "More", ("b", "c"), at(-20)), at(-20))
    past.take(leave_out(replace(past.plan, goals={}), "c", at(-10)), at(-10))

    assert levels(past, "more") == [(START, 1_500), (at(-10), 1_200)]
    assert levels(past) == [(START, 1_800), (at(-30), 1_200)]


def test_only_goals_without_a_result_are_looked_at() -> None:
    past = a_past()
    passed = replace(past.plan.goals["test"], outcome=ExamOutcome.PASSED)
    past.take(Edit("", (Change(past.plan.goals["test"], passed),)), NOW)

    assert past_work(past.plan, past.steps) == {}


def test_time_of_items_that_the_goal_needs_no_more_counts_as_little_as_in_its_chart() -> None:
    past = a_past()
    past.take(edit_goal(past.plan, "test", NOW, items=("b", "c")), at(-20))
    past.take(log_time(past.plan, "c", 100, at(-19).date(), NOW), at(-19))
    past.take(edit_goal(past.plan, "test", NOW, items=("b",)), at(-5))

    # While it was there, 200 of its 300 minutes were left at last.
    assert levels(past) == [(START, 1_800), (at(-20), 2_100), (at(-19), 2_000), (at(-5), 1_800)]


def test_a_clock_that_was_set_back_keeps_the_order_of_the_steps() -> None:
    past = a_past()
    past.take(edit_goal(past.plan, "test", NOW, items=("b", "c")), at(40))
    past.take(know_item(past.plan, "a", at(-3)), at(-3))

    assert levels(past) == [(START, 1_800), (at(-3), 1_500)]


def test_pinned_sessions_change_nothing_and_are_left_to_study() -> None:
    pinned = session("b", at(1, "19:00"), 90, pinned=True)
    plan = a_past().plan
    with_it = replace(plan, sessions={pinned.id: pinned})

    assert work_of(with_it, {"test": {"a", "b"}}) == work_of(plan, {"test": {"a", "b"}}) == {"test": 1_800}


@given(strategies.plans())
def test_what_is_left_is_what_the_engine_counts(plan: Plan) -> None:
    plan = replace(plan, sessions={})
    for each in open_goals(plan):
        assert work_of(plan, {each.id: ()})[each.id] == sum(left_to_study(plan, each.items, NOW).values())


def test_only_what_makes_work_makes_another_past() -> None:
    past = a_past()
    plan, stands = past.plan, session("b", at(1, "19:00"))

    assert is_same_work(plan, plan.after(Edit("", (Change(None, stands),))))
    assert not is_same_work(plan, plan.after(know_item(plan, "a", NOW)))
    assert not is_same_work(plan, plan.after(log_time(plan, "a", 30, NOW.date(), NOW)))
    assert not is_same_work(plan, plan.after(use_estimates(plan, False)))


@st.composite
def edits(draw: st.DrawFn, plan: Plan) -> Edit:
    """One thing that a learner may do: anything to an item, its progress, its time, a goal, or the pace."""
    id = draw(st.sampled_from(sorted(plan.items)))
    before = plan.items[id]
    match draw(st.integers(0, 5)):
        case 0:
            minutes = draw(st.integers(0, 900))
            needs = draw(st.sets(st.sampled_from(sorted(plan.items)), max_size=2)) - {id}
            after = replace(before, effort=Effort(minutes, minutes, minutes), requires=tuple(sorted(needs)))
            return Edit("", (Change(before, after),))
        case 1:
            said = Progress(id, draw(st.sampled_from(ItemStatus)))
            return Edit("", (Change(plan.progress.get(id), said),))
        case 2:
            number = str(plan.last_entry + 1)
            entry = TimeEntry(id=number, item=id, day=NOW.date(), minutes=draw(st.integers(1, 600)))
            return Edit("", (Change(None, entry),))
        case 3:
            chosen = draw(st.sampled_from(sorted(plan.goals)))
            wanted = draw(st.lists(st.sampled_from(sorted(plan.items)), max_size=3, unique=True))
            goal = plan.goals[chosen]
            return Edit("", (Change(goal, replace(goal, items=tuple(wanted))),))
        case 4:
            new = item(f"new{len(plan.items)}", draw(st.integers(1, 900)), needs=id)
            return Edit("", (Change(None, new),))
    return Edit("", (Change(plan.settings, Settings(learn_estimates=draw(st.booleans()))),))


@given(strategies.plans(), st.data())
def test_walking_back_finds_the_work_of_each_plan_there_was(plan: Plan, data: st.DataObject) -> None:
    past, moment = Past(replace(plan, entries={}, logged={}, sessions={})), NOW
    ends = {date.min: past.plan}  # the plan at the end of each day that has steps
    for _step in range(data.draw(st.integers(1, 8))):
        past.take(data.draw(edits(past.plan)), moment)
        ends[moment.date()] = past.plan
        moment += timedelta(hours=data.draw(st.integers(1, 40)))
    goals = {each.id: closure(past.plan.items, each.items) for each in open_goals(past.plan)}
    found = past_work(past.plan, past.steps)

    assert set(found) == set(goals)
    for id, known in found.items():
        assert known[-1].minutes == work_of(past.plan, goals)[id]
        for day, stage in ends.items():
            told = [level.minutes for level in known if level.since.date() <= day][-1]
            assert abs(told - work_of(stage, goals)[id]) < LEAST_STEP
