"""What is laid out bit by bit is what is laid out at once, in whatever order it is asked for."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.plan import Plan
from planner.scheduling.engine import judge, make_schedule
from planner.scheduling.schedule import Schedule
from planner.values import replace
from tests.support.plans import NOW, at, goal, hours, item, make_plan, session, usual_evenings
from tests.support.random_plans import random_plan
from tests.support.strategies import plans

ROAD = make_plan([item("a", 600), item("b", 900)], [goal("g", "b", at(60)), goal("some day", "a")])


def ask_at_random(schedule: Schedule, whole: Schedule, random: Random) -> None:
    """Ask a question, and compare the answer with what the whole layout says."""
    first = NOW.date() + timedelta(days=random.randrange(-10, 80))
    last = first + timedelta(days=random.randrange(30))
    questions: list[Callable[[Schedule], object]] = [
        lambda asked: asked.between(first, last),
        lambda asked: [session.id for _number, session in zip(range(9), asked.since(first), strict=False)],
        lambda asked: [asked.finish_of_item(id) for id in random.sample(sorted(whole.items), 1)],
        lambda asked: asked.verdicts,
        lambda asked: asked.standings,
    ]
    question, state = random.choice(questions), random.getstate()
    answer = question(schedule)
    random.setstate(state)
    assert answer == question(whole)


@given(plans(), st.integers(0, 10_000))
def test_no_answer_depends_on_what_was_asked_before(plan: Plan, seed: int) -> None:
    whole, growing, random = make_schedule(plan, NOW), make_schedule(plan, NOW), Random(seed)
    assert tuple(whole.since(date.min)) == whole.sessions
    for _question in range(6 if plan.items else 0):
        ask_at_random(growing, whole, random)
    assert growing == whole


@pytest.mark.parametrize("seed", range(30))
def test_plans_at_random_grow_into_the_same_whole(seed: int) -> None:
    plan, now = random_plan(seed)
    whole, growing = make_schedule(plan, now), make_schedule(plan, now)
    days = [session.start.date() for session in whole.sessions]
    for day in sorted({*days[:: max(1, len(days) // 20)], now.date()}):
        asked = growing.between(day - timedelta(days=1), day)
        assert list(asked) == [
            each for each in whole.sessions if each.start.date() == day - timedelta(days=1)
        ]
    for id, outlook in whole.items.items():
        assert make_schedule(plan, now).finish_of_item(id) == outlook.planned_finish
        assert whole.finish_of_item(id) == outlook.planned_finish
    assert growing == whole


def test_what_needs_no_session_lays_none_out() -> None:
    schedule = make_schedule(ROAD, NOW)
    assert schedule.verdicts == judge(ROAD, NOW)
    assert {outlook.planned_finish for outlook in schedule.standings.values()} == {None}
    assert {id: replace(outlook, planned_finish=None) for id, outlook in schedule.items.items()} == (
        make_schedule(ROAD, NOW).standings
    )


def test_it_grows_week_by_week_until_it_is_whole() -> None:
    schedule, weeks = make_schedule(ROAD, NOW), 0
    schedule.between(NOW.date(), NOW.date() + timedelta(days=3))
    assert not schedule.is_whole
    while not schedule.is_whole:
        schedule.lay_out_more()
        weeks += 1
    assert 2 <= weeks <= 4  # 25 hours at ten a week
    assert schedule == make_schedule(ROAD, NOW)


def test_a_session_that_is_cut_at_midnight_is_whole_wherever_it_is_asked_about() -> None:
    """The layout may go on with a session in the stretch that begins where it ends."""
    plan = make_plan(
        [item("a", 55), item("b", 60)],
        [goal("g", "a", at(1, "00:40")), goal("some day", "b")],
        hours=hours("mon 23:45-24:00, tue 00:00-00:40, thu 19:00-21:00"),
    )
    whole = make_schedule(plan, NOW)
    assert whole.sessions[0].start < at(1) < whole.sessions[0].end
    growing = make_schedule(plan, NOW)
    growing.between(NOW.date(), at(1).date())
    assert growing == whole


def test_a_session_is_found_by_its_id_and_what_is_unknown_is_none() -> None:
    own = session("a", at(30, "19:00"), pinned=True)
    plan = replace(ROAD, sessions={own.id: own})
    whole = make_schedule(plan, NOW)
    for wanted in whole.sessions:
        assert make_schedule(plan, NOW).session(wanted.id) == wanted
    assert make_schedule(plan, NOW).session("nothing") is None
    assert list(make_schedule(plan, NOW).since(date.min)) == list(whole.sessions)


def test_an_item_ends_where_its_last_session_does_and_nowhere_without_a_place() -> None:
    plan = make_plan(
        [item("a", 60), item("b", 100_000 * 60), item("free", 60)],
        [goal("g", "a"), goal("h", "b")],
        hours=usual_evenings(),
    )
    schedule = make_schedule(plan, NOW)
    assert schedule.finish_of_item("a") == at(0, "20:00")
    assert not schedule.is_whole
    assert schedule.finish_of_item("b") is None
    assert schedule.finish_of_item("free") is None
    assert schedule.finish_of_item("nothing") is None


def test_several_threads_may_ask_at_once() -> None:
    plan, now = random_plan(4)
    whole = make_schedule(plan, now)
    with ThreadPoolExecutor(8) as threads:
        for _turn in range(20):
            growing = make_schedule(plan, now)
            asked = [
                threads.submit(growing.between, now.date(), now.date() + timedelta(weeks=weeks))
                for weeks in (1, 9, 2, 30, 4, 300)
            ]
            finish = threads.submit(getattr, growing, "goals")
            found = [list(each.result()) for each in asked]
            assert finish.result() == whole.goals
            for sessions in found:
                assert (
                    sessions == list(whole.sessions)[: len(sessions)]
                    or sessions
                    == [each for each in whole.sessions if each.start.date() >= now.date()][: len(sessions)]
                )


def test_an_item_that_no_goal_wants_any_more_ends_with_its_accepted_sessions() -> None:
    kept = [session("free", at(day, "19:00"), accepted=True) for day in (1, 9)]
    plan = make_plan(
        [item("a", 900), item("free", 600)],
        [goal("g", "a")],
        hours=usual_evenings(),
        sessions=kept,
    )
    whole = make_schedule(plan, NOW)
    assert whole.items["free"].planned_finish == at(9, "20:00")
    assert make_schedule(plan, NOW).finish_of_item("free") == at(9, "20:00")
