"""What a weekly review asks, what its answers store, and that the week accepted is the week shown."""

from datetime import datetime

import pytest

from planner.domain.availability import DayOff, TimeRange
from planner.domain.errors import Refusal
from planner.domain.item import ItemStatus
from planner.domain.plan import Plan
from planner.domain.session import SessionState
from planner.domain.time_entry import TimeEntry
from planner.scheduling.engine import make_schedule
from planner.scheduling.schedule import Schedule
from planner.services.items import finish_item
from planner.services.sessions import accept_week, sessions_of_week
from planner.services.settling import settle
from planner.services.weekly_review import (
    NewHours,
    ReviewAnswers,
    SessionAnswer,
    items_to_answer,
    plan_after_answers,
    plan_after_sessions,
    review_week,
    reviewed,
    sessions_to_answer,
    week_to_prepare,
)
from planner.services.weeks_in_sight import accepted_weeks
from planner.values import replace
from tests.support.plans import at, day, exam, goal, item, make_plan, session
from tests.support.workspaces import first_plan

SUNDAY = at(6, "18:00")
COMING = day(7)


@pytest.fixture(scope="module")
def lived() -> Plan:
    """A learner's first week on the shipped roadmap, of which the first session was done."""
    return first_plan(at(0, "08:00"))


def schedule_of(plan: Plan, now: datetime = SUNDAY) -> Schedule:
    return make_schedule(plan, now)


def edited(plan: Plan, answers: ReviewAnswers, now: datetime = SUNDAY) -> Plan:
    return plan.after(review_week(plan, schedule_of(plan, now), week_to_prepare(now), answers, now))


@pytest.mark.parametrize(("today", "coming"), [(0, 0), (3, 0), (4, 7), (5, 7), (6, 7), (7, 7)], ids=str)
def test_from_friday_on_the_next_week_is_prepared(today: int, coming: int) -> None:
    assert week_to_prepare(at(today, "12:00")) == day(coming)


def test_asked_is_about_what_is_over_without_a_word_in_the_week_that_ends() -> None:
    plan = make_plan(
        [item("a", 600)],
        sessions=[
            session("a", at(-3, "19:00"), id="week-before", accepted=True),
            session("a", at(1, "19:00"), id="missed", accepted=True),
            session("a", at(2, "19:00"), id="done", accepted=True, state=SessionState.DONE),
            session("a", at(3, "19:00"), id="skipped", accepted=True, state=SessionState.SKIPPED),
            session("a", at(4, "17:00"), id="of-today", pinned=True),
            session("a", at(4, "19:00"), id="still-to-come", accepted=True),
        ],
    )
    now = at(4, "18:30")
    asked = sessions_to_answer(plan, schedule_of(plan, now), week_to_prepare(now), now)
    assert [each.id for each in asked] == ["missed", "of-today"]


def test_sessions_of_an_item_that_was_completed_since_are_not_asked_about() -> None:
    plan = make_plan(
        [item("a", 600), item("b", 600)],
        sessions=[
            session("a", at(1, "19:00"), id="missed-a", accepted=True),
            session("b", at(1, "20:00"), id="missed-b", accepted=True),
        ],
    )
    plan = plan.after(finish_item(plan, "a", at(3), 300))
    asked = sessions_to_answer(plan, schedule_of(plan), COMING, SUNDAY)
    assert [each.id for each in asked] == ["missed-b"]


def test_an_exam_is_not_asked_about() -> None:
    plan = make_plan([item("a", 60)], [exam("e", "a", at(2, "10:00"))])
    assert not sessions_to_answer(plan, schedule_of(plan), COMING, SUNDAY)


def test_the_answers_are_what_the_single_answers_would_be(lived: Plan) -> None:
    first, second, third, *_rest = sessions_to_answer(lived, schedule_of(lived), COMING, SUNDAY)
    answers = ReviewAnswers(
        sessions={first.id: SessionAnswer.DONE, second.id: SessionAnswer.DROP, third.id: SessionAnswer.LATER}
    )
    after = edited(lived, answers)
    assert after.sessions[first.id].state is SessionState.DONE
    assert after.logged == {first.item: first.minutes}
    assert after.sessions[second.id].state is SessionState.SKIPPED
    assert after.sessions[third.id] == lived.sessions[third.id]


def test_all_of_it_is_one_step_with_the_name_of_the_week(lived: Plan) -> None:
    first = sessions_to_answer(lived, schedule_of(lived), COMING, SUNDAY)[0]
    answers = ReviewAnswers(sessions={first.id: SessionAnswer.DONE}, days_off=frozenset({day(8)}))
    edit = review_week(lived, schedule_of(lived), COMING, answers, SUNDAY)
    assert edit.label == "Reviewed the week of Mon 30 Nov 2026"
    after = lived.after(edit).after(edit.reverse)
    assert (after.sessions, after.entries, after.days_off) == (lived.sessions, lived.entries, lived.days_off)


def test_the_week_accepted_is_the_week_proposed_after_the_answers(lived: Plan) -> None:
    schedule = schedule_of(lived)
    done = {each.id: SessionAnswer.DONE for each in sessions_to_answer(lived, schedule, COMING, SUNDAY)}
    answers = ReviewAnswers(
        sessions=done,
        days_off=frozenset({day(9), day(10)}),
        extra_hours=(NewHours(day(12), TimeRange(540, 720)),),
    )
    shown = reviewed(lived, schedule, COMING, answers, SUNDAY)
    after = edited(lived, answers)
    proposed = [(each.item, each.start, each.end) for each in sessions_of_week(shown.schedule, COMING)]
    accepted = sessions_of_week(schedule_of(after), COMING)
    assert proposed == [(each.item, each.start, each.end) for each in accepted]
    assert all(each.accepted for each in accepted)
    assert not {each.start.date() for each in accepted} & {day(9), day(10)}
    assert day(12) in {each.start.date() for each in accepted}
    assert not settle(after, schedule_of(after), accepted_weeks(after), SUNDAY)


def test_days_off_that_follow_each_other_are_stored_as_one() -> None:
    plan = make_plan([item("a", 600)], [goal("g", "a")])
    after = edited(plan, ReviewAnswers(days_off=frozenset({day(8), day(9), day(11)})))
    spans = sorted((off.first, off.last) for off in after.days_off.values())
    assert spans == [(day(8), day(9)), (day(11), day(11))]


def test_a_day_off_can_be_put_back_and_extra_hours_be_exchanged() -> None:
    plan = make_plan([item("a", 6000)], [goal("g", "a")], days_off=[DayOff("off-x", day(7), day(13))])
    now = SUNDAY
    answers = ReviewAnswers(
        put_back=frozenset({day(8)}), extra_hours=(NewHours(day(9), TimeRange(540, 660)),)
    )
    after = edited(plan, answers)
    days = {each.start.date() for each in sessions_of_week(schedule_of(after), COMING)}
    assert days == {day(8), day(9)}
    (extra,) = after.extra_hours
    again = ReviewAnswers(
        dropped_hours=frozenset({extra}), extra_hours=(NewHours(day(9), TimeRange(540, 600)),)
    )
    changed = after.after(review_week(after, schedule_of(after), COMING, again, now))
    assert [each.hours for each in changed.extra_hours.values()] == [TimeRange(540, 600)]


def studied_out() -> Plan:
    entries = [
        TimeEntry(id="1", item="a", day=day(1), minutes=120),
        TimeEntry(id="2", item="b", day=day(2), minutes=120),
        TimeEntry(id="3", item="c", day=day(2), minutes=60),
    ]
    plan = make_plan(
        [replace(item("a", 120), covers=("b",)), item("b", 120), item("c", 120)],
        [goal("g", "a b c")],
        entries=entries,
        logged={"a": 120, "b": 120, "c": 60},
        sessions=[session("c", at(3, "19:00"), id="missed", accepted=True)],
    )
    return replace(plan, last_entry=len(entries))


def test_items_studied_as_long_as_estimated_are_asked_about_the_last_one_first() -> None:
    assert [each.id for each in items_to_answer(studied_out())] == ["b", "a"]


def test_a_session_that_was_done_after_all_may_complete_its_item() -> None:
    plan = studied_out()
    answers = ReviewAnswers(sessions={"missed": SessionAnswer.DONE}, completed=frozenset({"c"}))
    asked = items_to_answer(plan_after_sessions(plan, schedule_of(plan), answers, SUNDAY))
    assert [each.id for each in asked] == ["c", "b", "a"]
    assert edited(plan, answers).status("c") is ItemStatus.DONE


def test_what_is_not_asked_any_more_is_not_completed() -> None:
    plan = studied_out()
    answers = ReviewAnswers(completed=frozenset({"c"}))
    assert edited(plan, answers).status("c") is ItemStatus.PLANNED


def test_an_item_that_covers_another_completes_both() -> None:
    after = edited(studied_out(), ReviewAnswers(completed=frozenset({"a", "b"})))
    assert after.status("a") is ItemStatus.DONE
    assert after.status("b") is ItemStatus.DONE


def test_nothing_to_store_is_refused() -> None:
    plan = make_plan([item("a", 600)], [goal("g", "a")])
    plan = plan.after(accept_week(plan, schedule_of(plan), COMING, SUNDAY))
    week = reviewed(plan, schedule_of(plan), COMING, ReviewAnswers(), SUNDAY)
    assert week.changes_nothing
    with pytest.raises(Refusal, match="Nothing changes"):
        edited(plan, ReviewAnswers())


def test_a_week_without_hours_is_reviewed_too() -> None:
    plan = make_plan([item("a", 600)], [goal("g", "a")])
    after = edited(plan, ReviewAnswers(days_off=frozenset(day(7 + number) for number in range(7))))
    assert not sessions_of_week(schedule_of(after), COMING)


def test_the_differences_are_to_what_was_accepted_of_that_week() -> None:
    plan = make_plan([item("a", 6000)], [goal("g", "a")])
    plan = plan.after(accept_week(plan, schedule_of(plan), COMING, SUNDAY))
    same = reviewed(plan, schedule_of(plan), COMING, ReviewAnswers(), SUNDAY)
    assert same.was_accepted
    assert same.differences.count == 0
    off = ReviewAnswers(days_off=frozenset({day(8)}))
    fewer = reviewed(plan, schedule_of(plan), COMING, off, SUNDAY).differences
    assert {each.start.date() for each in fewer.dropped} == {day(8)}


def test_the_differences_of_a_week_not_accepted_before_are_those_that_the_answers_make() -> None:
    plan = make_plan([item("a", 6000)], [goal("g", "a")])
    same = reviewed(plan, schedule_of(plan), COMING, ReviewAnswers(), SUNDAY)
    assert (same.was_accepted, same.differences.count) == (False, 0)
    off = ReviewAnswers(days_off=frozenset({day(8)}))
    fewer = reviewed(plan, schedule_of(plan), COMING, off, SUNDAY).differences
    assert {each.start.date() for each in fewer.dropped} == {day(8)}


def test_a_day_that_is_over_cannot_be_taken_off() -> None:
    plan = make_plan([item("a", 600)], [goal("g", "a")])
    answers = ReviewAnswers(days_off=frozenset({day(-1)}))
    with pytest.raises(Refusal, match="over"):
        plan_after_answers(plan, schedule_of(plan), answers, SUNDAY)
