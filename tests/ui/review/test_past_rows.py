"""What a review says of the week that ends, and what it asks."""

from planner.domain.plan import Plan
from planner.domain.time_entry import TimeEntry
from planner.services.weekly_review import ReviewAnswers, SessionAnswer, week_to_prepare
from planner.ui.review.answering import all_later, with_item, with_session
from planner.ui.review.past_rows import COMPLETED, NOT_YET, PastRows, past_rows
from planner.values import replace
from tests.support.plans import at, day, item, make_plan, session
from tests.ui.review.plans import COMING, SUNDAY, WORDS, schedule_of, week_of_three

NOTHING = ReviewAnswers()


def rows_of(plan: Plan, answers: ReviewAnswers = NOTHING) -> PastRows:
    return past_rows(plan, schedule_of(plan), COMING, answers, SUNDAY, WORDS)


def logged(plan: Plan, minutes: int, id: str = "a") -> Plan:
    entry = TimeEntry(id="1", item=id, day=day(0), minutes=minutes)
    return replace(plan, entries={"1": entry}, logged={id: minutes}, last_entry=1)


def test_the_hours_are_told_in_one_line_without_what_was_skipped() -> None:
    assert rows_of(week_of_three()).sentence == "Mon 23 Nov to Sun 29 Nov: 0 of 3.5 h done."
    assert rows_of(logged(week_of_three(), 120)).sentence.endswith("2 of 3.5 h done.")


def test_the_line_follows_the_answers() -> None:
    plan = logged(week_of_three(), 120)
    done = with_session(NOTHING, "missed", SessionAnswer.DONE)
    dropped = with_session(NOTHING, "missed", SessionAnswer.DROP)
    assert rows_of(plan, done).sentence.endswith("3.5 of 3.5 h done.")
    assert rows_of(plan, dropped).sentence.endswith("2 of 2 h done.")


def test_what_is_still_to_come_of_the_week_is_told() -> None:
    plan = make_plan([item("a", 600)], sessions=[session("a", at(6, "20:00"), 60, pinned=True)])
    assert rows_of(plan).sentence.endswith("0 of 1 h done, 1 h still to come.")


def test_what_was_done_beyond_the_plan_is_told_beside_it_so_that_the_hours_add_up() -> None:
    ahead = session("a", at(6, "20:00"), 60, pinned=True)
    plan = make_plan([item("a", 600)], sessions=[ahead])
    assert rows_of(logged(plan, 90)).sentence.endswith(
        "0 of 1 h done, 1.5 h beyond the plan, 1 h still to come."
    )
    assert rows_of(logged(week_of_three(), 300)).sentence.endswith(
        "3.5 of 3.5 h done, 1.5 h beyond the plan."
    )


def test_time_for_something_else_does_not_do_what_was_planned() -> None:
    plan = logged(week_of_three(), 300, "b")
    assert rows_of(plan).sentence.endswith("0 of 3.5 h done, 5 h beyond the plan.")


def test_what_is_done_does_not_fall_where_one_is_done_after_all_and_one_dropped() -> None:
    plan = logged(week_of_three(), 300, "b")
    other = session("a", at(3, "19:00"), 60, id="other", accepted=True)
    plan = replace(plan, sessions={**plan.sessions, "other": other})
    done = with_session(NOTHING, "missed", SessionAnswer.DONE)
    assert rows_of(plan).sentence.endswith("0 of 4.5 h done, 5 h beyond the plan.")
    assert rows_of(plan, done).sentence.endswith("1.5 of 4.5 h done, 5 h beyond the plan.")
    dropped = with_session(done, "other", SessionAnswer.DROP)
    assert rows_of(plan, dropped).sentence.endswith("1.5 of 3.5 h done, 5 h beyond the plan.")


def test_all_hours_are_written_alike() -> None:
    plan = make_plan([item("a", 600)], sessions=[session("a", at(6, "20:00"), 75, pinned=True)])
    assert rows_of(logged(plan, 90)).sentence.endswith(
        "0 of 1.3 h done, 1.5 h beyond the plan, 1.3 h still to come."
    )


def test_a_week_in_which_nothing_was_planned_is_told_as_calmly() -> None:
    assert rows_of(make_plan([item("a")])).sentence.endswith("0 h done, nothing was planned.")


def test_each_session_without_a_word_is_one_row_that_comes_later() -> None:
    (row,) = rows_of(week_of_three()).rows
    assert (row.title, row.detail) == ("A", "Tue 24 Nov, 19:00 to 20:30, 1 h 30")
    assert row.answer == "Later"
    assert row.keys == "L later, X drop, D done after all"
    assert [row.key_of(letter) for letter in "LXD?"] == ["later", "drop", "done", None]


def test_all_later_takes_every_answer_of_a_session_back() -> None:
    plan = week_of_three()
    answers = with_item(with_session(NOTHING, "missed", SessionAnswer.DROP), "b", True)
    assert not rows_of(plan, answers).are_all_later
    assert rows_of(plan, all_later(answers)).are_all_later
    assert all_later(answers).completed == {"b"}
    assert with_session(answers, "missed", SessionAnswer.LATER).sessions == {}


def test_an_item_studied_as_long_as_estimated_is_asked_about() -> None:
    plan = logged(week_of_three(), 120, "b")
    row = rows_of(plan).rows[-1]
    assert (row.is_item, row.of, row.chosen) == (True, "b", NOT_YET)
    assert row.title == "B: is it done?"
    assert row.keys == "N not yet, C completed"
    assert (row.key_of("D"), row.key_of("L")) == (COMPLETED, NOT_YET)
    done = with_item(NOTHING, "b", True)
    assert rows_of(plan, done).rows[-1].chosen == COMPLETED
    assert with_item(done, "b", False) == NOTHING


def test_a_review_on_monday_looks_at_the_week_before() -> None:
    now = at(7, "08:00")
    assert week_to_prepare(now) == COMING
    plan = week_of_three()
    rows = past_rows(plan, schedule_of(plan), COMING, NOTHING, now, WORDS)
    assert [row.of for row in rows.rows] == ["missed"]
