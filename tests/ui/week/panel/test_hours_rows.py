from datetime import date, datetime

from planner.domain.session import SessionState
from planner.services.week_summary import summarize_week
from planner.ui.week.panel.hours_rows import HoursRow, hours_row
from tests.support.plans import at, item, make_plan, session
from tests.support.schedules import WrittenSchedule

NOW = datetime(2026, 11, 25, 18, 20)


def test_the_sums_in_words() -> None:
    row = HoursRow(done=255, as_planned=255, planned=1005, available=1230, finished=3, sessions=13)
    assert row.done_words == "4 h 15 done"
    assert row.planned_words == "16 h 45 planned"
    assert row.sessions_words == "3 of 13 sessions"
    assert row.available_words == "20 h 30 available"
    assert row.spoken == "4 h 15 done, 16 h 45 planned, 20 h 30 available"


def test_what_was_studied_beyond_the_plan_is_told_as_that() -> None:
    row = HoursRow(done=600, as_planned=60, planned=240, available=720, finished=1, sessions=4)
    assert row.spoken == "10 h done, 4 h planned, 9 h beyond, 12 h available"


def test_sessions_that_were_skipped_or_not_logged_are_not_counted() -> None:
    sessions = [
        session("a", at(0, "19:00"), state=SessionState.DONE),
        session("a", at(1, "19:00"), accepted=True),
        session("a", at(2, "19:00"), state=SessionState.SKIPPED),
        session("a", at(3, "19:00"), accepted=True),
    ]
    schedule = WrittenSchedule(as_of=NOW, sessions=tuple(sessions))
    week = summarize_week(make_plan([item("a")]), schedule, date(2026, 11, 23), NOW)
    row = hours_row(week)
    assert (row.finished, row.sessions) == (1, 2)
    assert row.sessions_words == "1 of 2 sessions"
