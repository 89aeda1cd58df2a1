from datetime import date, datetime

from planner.domain.availability import DayOff
from planner.domain.session import Session, SessionState
from planner.domain.time_entry import TimeEntry
from planner.services.week_summary import summarize_week
from planner.ui.week.panel.hint_rows import Hint, no_plan_hint, selection_hint
from planner.values import replace
from tests.support.plans import at, item, make_plan, session
from tests.support.schedules import WrittenSchedule
from tests.ui.week.panel.plain_dates import PlainDates

NOW = datetime(2026, 11, 25, 18, 20)
NEXT = session("a", at(7, "19:00"), id="next")


def hint_of(*sessions: Session, days_off: tuple[DayOff, ...] = (), now: datetime = NOW) -> Hint:
    entry = TimeEntry(id="1", item="a", day=at(1).date(), minutes=60)
    plan = make_plan([item("a")], sessions=sessions, entries=[entry], days_off=days_off)
    schedule = WrittenSchedule(as_of=now, sessions=sessions)
    week = summarize_week(plan, schedule, date(2026, 11, 23), now)
    return selection_hint(plan, schedule, week, now, PlainDates())


def test_without_a_plan_the_panel_says_what_will_stand_there() -> None:
    assert no_plan_hint().heading == "This week’s checklist"


def test_without_a_selection_it_says_what_a_selection_brings() -> None:
    hint = hint_of(session("a", at(2, "19:00")), NEXT)
    assert hint.heading == "No session selected"


def test_a_week_that_is_done_names_the_next_session() -> None:
    hint = hint_of(session("a", at(1, "19:00"), state=SessionState.DONE), NEXT)
    assert hint.heading == "Everything done this week"
    assert hint.sentence == "1 h of 1 h. The next session is on Mon 30 Nov at 19:00."
    assert (hint.new_session, hint.next_session) == ("Plan one more session...", "next")


def test_a_week_with_more_than_was_planned_says_so() -> None:
    hint = hint_of(session("a", at(1, "19:00"), 45, state=SessionState.DONE))
    assert hint.sentence == "45 min of 45 min, 15 min beyond the plan."


def test_a_skipped_session_is_no_reason_to_say_that_everything_is_done() -> None:
    hint = hint_of(
        session("a", at(1, "19:00"), state=SessionState.DONE),
        replace(session("a", at(0, "19:00"), state=SessionState.SKIPPED)),
    )
    assert hint.heading == "No session selected"


def test_an_empty_week_says_when_study_goes_on() -> None:
    hint = hint_of(NEXT)
    assert (hint.heading, hint.sentence) == (
        "Nothing planned this week",
        "The next session is on Mon 30 Nov at 19:00.",
    )
    assert hint.next_session == "next"
    assert (hint_of().sentence, hint_of().next_session) == ("No session is planned after today.", "")


def test_a_week_off_says_which_days_are_free() -> None:
    off = DayOff("off", date(2026, 11, 23), date(2026, 11, 29), "Holidays")
    hint = hint_of(NEXT, days_off=(off,))
    assert hint.heading == "Free week"
    assert hint.sentence.startswith("Holidays, Mon 23 Nov to Sun 29 Nov. The next session")
    assert (hint.new_session, hint.next_session) == ("Study anyway...", "next")


def test_a_week_that_is_over_offers_no_session() -> None:
    done = session("a", at(1, "19:00"), state=SessionState.DONE)
    off = DayOff("off", date(2026, 11, 23), date(2026, 11, 29), "Holidays")
    after = datetime(2026, 12, 2, 9)
    assert hint_of(done, NEXT, now=after).new_session == ""
    assert hint_of(NEXT, days_off=(off,), now=after).new_session == ""


def test_one_day_off_is_no_span() -> None:
    off = DayOff("off", date(2026, 11, 27), date(2026, 11, 27), "Friday off")
    assert hint_of(NEXT, days_off=(off,)).sentence.startswith("Friday off, Fri 27 Nov. ")
