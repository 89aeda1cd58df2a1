"""The proposed week of a review day by day, and what differs from what was accepted of it."""

from datetime import datetime

from planner.domain.plan import Plan
from planner.domain.session import SessionState
from planner.services.sessions import accept_week
from planner.services.weekly_review import ReviewAnswers, reviewed, week_to_prepare
from planner.ui.review.week_rows import MOST_CHANGES, PlannedDay, PlannedLine, WeekRows, split_days, week_rows
from tests.support.plans import at, day, exam, goal, hours, item, make_plan, session
from tests.ui.review.plans import COMING, SUNDAY, WORDS, schedule_of

NOTHING = ReviewAnswers()


def rows_of(plan: Plan, answers: ReviewAnswers = NOTHING, now: datetime = SUNDAY) -> WeekRows:
    coming = week_to_prepare(now)
    return week_rows(reviewed(plan, schedule_of(plan), coming, answers, now), coming, now, WORDS)


def accepted(plan: Plan) -> Plan:
    return plan.after(accept_week(plan, schedule_of(plan), COMING, SUNDAY))


def small() -> Plan:
    return make_plan([item("a", 6000)], [goal("g", "a")], hours=hours("mon-tue 19:00-20:00"))


def test_the_week_is_told_day_by_day() -> None:
    rows = rows_of(small())
    assert rows.sentence.startswith("Mon 30 Nov to Sun 6 Dec: 2 of 2 h planned.")
    assert rows.days[0].title == "Mon 30"
    assert rows.days[0].lines == (PlannedLine("19:00", "A", "ml", "1 h"),)
    assert (rows.days[2].note, rows.days[2].lines) == ("free", ())
    assert rows.days[0].spoken == "Mon 30: 19:00, A, 1 h"
    assert rows.days[2].spoken == "Wed 2: free"
    assert rows.button == "Accept week"


def test_a_day_off_and_an_exam_are_named() -> None:
    plan = make_plan([item("a", 6000)], [exam("e", "a", at(8, "10:00"))])
    rows = rows_of(plan, ReviewAnswers(days_off=frozenset({day(7)})))
    assert rows.days[0].note == "day off"
    assert rows.days[1].lines[0] == PlannedLine("10:00", "Exam: E", "", "")


def test_a_week_that_was_not_accepted_differs_from_nothing() -> None:
    rows = rows_of(small())
    assert (rows.changes_title, rows.changes, rows.more) == ("", (), 0)


def test_what_the_answers_do_to_a_week_that_was_not_accepted_is_named() -> None:
    rows = rows_of(small(), ReviewAnswers(days_off=frozenset({day(8)})))
    assert rows.changes_title == "With your answers: 1 dropped"
    assert [(line.kind, line.when) for line in rows.changes] == [("dropped", "Tue 1 Dec 19:00")]


def test_an_accepted_week_says_that_nothing_differs() -> None:
    rows = rows_of(accepted(small()))
    assert rows.changes_title == "Nothing differs from what you accepted."
    assert rows.button == "Finish"


def test_what_leaves_an_accepted_week_is_named() -> None:
    rows = rows_of(accepted(small()), ReviewAnswers(days_off=frozenset({day(8)})))
    assert rows.changes_title == "Since you accepted it: 1 dropped"
    assert [(line.kind, line.title, line.when) for line in rows.changes] == [
        ("dropped", "A", "Tue 1 Dec 19:00")
    ]


def test_what_moves_in_an_accepted_week_is_named_with_both_times() -> None:
    plan = make_plan([item("a", 60)], [goal("g", "a")], hours=hours("mon-tue 19:00-20:00"))
    rows = rows_of(accepted(plan), ReviewAnswers(days_off=frozenset({day(7)})))
    (line,) = rows.changes
    assert line.when == "Mon 30 Nov 19:00 → Tue 1 Dec 19:00"


def test_many_differences_are_counted() -> None:
    plan = make_plan([item(id, 60) for id in "abcdefg"], [goal("g", "a b c d e f g")])
    off = frozenset(day(7 + number) for number in range(5))
    rows = rows_of(accepted(plan), ReviewAnswers(days_off=off))
    assert (len(rows.changes), rows.more) == (MOST_CHANGES, 7 - MOST_CHANGES)


def test_in_a_week_that_runs_each_session_says_what_became_of_it() -> None:
    plan = make_plan(
        [item("a", 6000)],
        [goal("g", "a")],
        sessions=[
            session("a", at(0, "19:00"), id="d", accepted=True, state=SessionState.DONE),
            session("a", at(0, "20:00"), id="p", accepted=True, state=SessionState.PARTLY),
            session("a", at(1, "19:00"), id="m", accepted=True),
            session("a", at(1, "20:00"), id="s", accepted=True, state=SessionState.SKIPPED),
        ],
    )
    rows = rows_of(plan, now=at(2, "08:00"))
    assert [line.length for line in rows.days[0].lines] == ["done", "partly done"]
    assert [line.length for line in rows.days[1].lines] == ["not logged"]


def test_the_days_are_split_so_that_both_columns_are_low() -> None:
    line = PlannedLine("19:00", "A", "ml", "1 h")
    days = tuple(PlannedDay("", "free", (line,) * count) for count in (4, 0, 0, 1, 1, 0, 0))
    assert split_days(days) == 2
    assert split_days(()) == 0
