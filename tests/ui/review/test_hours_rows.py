"""The seven days of a review, and how the answers change them."""

from datetime import datetime

import pytest

from planner.domain.availability import DayOff, ExtraHours, TimeRange
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.services.weekly_review import NewHours, ReviewAnswers, plan_after_answers, week_to_prepare
from planner.ui.review.answering import with_day_turned, with_hours, without_hours
from planner.ui.review.hours_rows import HoursRows, hours_rows
from tests.support.plans import at, day, goal, item, make_plan
from tests.ui.review.plans import SUNDAY, WORDS, schedule_of

NOTHING = ReviewAnswers()


def rows_of(plan: Plan, answers: ReviewAnswers = NOTHING, now: datetime = SUNDAY) -> HoursRows:
    schedule = schedule_of(plan)
    after = plan_after_answers(plan, schedule, answers, now)
    return hours_rows(plan, after, schedule, week_to_prepare(now), answers, now, WORDS)


def usual() -> Plan:
    return make_plan([item("a", 6000)], [goal("g", "a")])


def away() -> Plan:
    off = DayOff("off-x", day(7), day(9), "Trip")
    extra = ExtraHours("extra-x", day(12), TimeRange(540, 660))
    return make_plan([item("a", 6000)], [goal("g", "a")], days_off=[off], extra_hours=[extra])


def test_an_ordinary_week_is_seven_days_with_their_hours() -> None:
    rows = rows_of(usual())
    assert [each.title for each in rows.days] == [
        *("Monday 30", "Tuesday 1", "Wednesday 2", "Thursday 3", "Friday 4"),
        *("Saturday 5", "Sunday 6"),
    ]
    assert (rows.days[0].hours, rows.days[0].length) == ("19:00 to 21:00", "2 h")
    assert (rows.days[5].hours, rows.days[5].length) == ("No study hours", "")
    assert [each.can_turn for each in rows.days] == [True] * 5 + [False] * 2
    assert rows.total == "10 h to study, as in every week."
    assert rows.sentence.startswith("Mon 30 Nov to Sun 6 Dec:")


def test_days_off_and_extra_hours_are_seen() -> None:
    rows = rows_of(away())
    assert [each.is_study for each in rows.days] == [False] * 3 + [True] * 4
    assert rows.days[0].hours == "Trip"
    assert rows.days[5].length == "2 h"
    assert not rows.days[5].is_quiet
    assert [(row.key, row.title, row.when) for row in rows.extra] == [
        ("extra-x", "Sat 5 Dec", "09:00 to 11:00")
    ]
    assert rows.total == "6 h to study, 10 h in an ordinary week."


def test_a_day_turns_off_and_back() -> None:
    plan = usual()
    off = with_day_turned(NOTHING, plan, day(8))
    assert rows_of(plan, off).days[1].hours == "Day off"
    assert rows_of(plan, off).total == "8 h to study, 10 h in an ordinary week."
    assert with_day_turned(off, plan, day(8)) == NOTHING


def test_a_stored_day_off_turns_into_study_and_back() -> None:
    plan = away()
    back = with_day_turned(NOTHING, plan, day(8))
    assert [each.is_study for each in rows_of(plan, back).days[:3]] == [False, True, False]
    assert with_day_turned(back, plan, day(8)) == NOTHING


def test_hours_added_on_a_day_off_are_said_with_it() -> None:
    plan = away()
    answers = with_hours(NOTHING, plan, schedule_of(plan), day(7), "9-10", SUNDAY)
    assert rows_of(plan, answers).days[0].hours == "Trip, 09:00 to 10:00 added"


def test_extra_hours_come_and_go() -> None:
    plan = away()
    answers = with_hours(NOTHING, plan, schedule_of(plan), day(13), "9-10, 11-12", SUNDAY)
    assert [row.key for row in rows_of(plan, answers).extra] == ["extra-x", "new:0", "new:1"]
    one = without_hours(answers, "new:0")
    assert one.extra_hours == (NewHours(day(13), TimeRange(660, 720)),)
    none = without_hours(without_hours(one, "new:0"), "extra-x")
    assert rows_of(plan, none).extra == ()
    assert rows_of(plan, none).days[5].length == ""


@pytest.mark.parametrize(
    ("text", "refusal"), [("", "Write the hours"), ("nine", "not a range"), ("10-12", "overlap")]
)
def test_hours_that_cannot_be_are_refused(text: str, refusal: str) -> None:
    plan = away()
    with pytest.raises(Refusal, match=refusal):
        with_hours(NOTHING, plan, schedule_of(plan), day(12), text, SUNDAY)


def test_days_that_are_over_stay_as_they_are() -> None:
    rows = rows_of(usual(), now=at(2, "12:00"))
    assert [each.can_turn for each in rows.days[:5]] == [False, False, True, True, True]
    assert [each.is_quiet for each in rows.days[:3]] == [True, True, False]
