from datetime import date, datetime, timedelta

import pytest

from planner.domain.availability import DayOff
from planner.domain.goal import Goal
from planner.domain.session import Session, SessionKind, SessionState
from planner.domain.time_entry import TimeEntry
from planner.services.week_summary import WeekSummary, summarize_week
from planner.ui.week.panel.checklist_rows import GroupRow, RowMark, SessionRow, Tick, checklist_rows
from planner.values import replace
from tests.support.plans import at, exam, item, make_plan, session
from tests.support.schedules import WrittenSchedule
from tests.ui.week.panel.plain_dates import PlainDates

NOW = datetime(2026, 11, 25, 18, 20)
MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (at(day, "19:00") for day in (1, 2, 3, 4))


def rows_of(
    *sessions: Session,
    entries: tuple[TimeEntry, ...] = (),
    goals: tuple[Goal, ...] = (),
    days_off: tuple[DayOff, ...] = (),
    now: datetime = NOW,
    all_open: bool = False,
) -> tuple[GroupRow, ...]:
    plan = make_plan(
        [item("trees"), item("maths")], goals, sessions=sessions, entries=entries, days_off=days_off
    )
    ordered = tuple(sorted(sessions, key=lambda each: each.start))
    schedule = WrittenSchedule(as_of=now, sessions=ordered)
    week: WeekSummary = summarize_week(plan, schedule, MONDAY, now)
    return checklist_rows(plan, week, now, PlainDates(), all_open=all_open)


def one_session(
    state: SessionState = SessionState.PLANNED, *, logged: int = 0, pinned: bool = False
) -> SessionRow:
    there = session("trees", WEDNESDAY, 120, id="s", state=state, pinned=pinned)
    entry = TimeEntry(id="1", item="trees", day=WEDNESDAY.date(), minutes=logged or 1, session="s")
    rows = rows_of(there, entries=(entry,) if logged else ())
    return next(row for day in rows for row in day.sessions)


def exam_session() -> Session:
    return replace(
        session("trees", at(5, "10:00"), id="exam-nca"), kind=SessionKind.EXAM, goal="nca", pinned=True
    )


def test_past_days_are_one_folded_row_and_today_and_tomorrow_are_open() -> None:
    done = session("trees", TUESDAY, 90, id="t", state=SessionState.DONE)
    missed = session("trees", at(0, "19:00"), id="m", accepted=True)
    entry = TimeEntry(id="1", item="trees", day=TUESDAY.date(), minutes=90, session="t")
    rows = rows_of(done, missed, session("maths", WEDNESDAY), entries=(entry,))
    assert [row.title for row in rows] == [
        "Earlier this week",
        "Today, Wednesday 25",
        "Tomorrow, Thursday 26",
        "Friday 27",
        "Saturday 28",
        "Sunday 29",
    ]
    assert rows[0].meta == "1 of 2 done, 1 h 30"
    assert [row.is_open for row in rows] == [False, True, True, False, False, False]
    assert [row.is_today for row in rows].index(True) == 1
    assert [each.id for each in rows[0].sessions] == ["m", "t"]


def test_a_week_that_begins_today_has_nothing_earlier() -> None:
    assert rows_of(session("trees", WEDNESDAY), now=at(0, "08:00"))[0].title == "Today, Monday 23"


def test_time_logged_on_a_past_day_without_a_session_is_not_forgotten() -> None:
    entry = TimeEntry(id="1", item="trees", day=TUESDAY.date(), minutes=45)
    earlier = rows_of(entries=(entry,))[0]
    assert (earlier.meta, earlier.sessions) == ("0 of 0 done, 45 min", ())


def test_a_wide_window_opens_the_days_ahead() -> None:
    rows = rows_of(session("trees", TUESDAY, state=SessionState.DONE), all_open=True)
    assert [row.is_open for row in rows] == [False, True, True, True, True, True]


@pytest.mark.parametrize("weeks", [-1, 1])
def test_other_weeks_show_all_of_their_days(weeks: int) -> None:
    rows = rows_of(session("trees", TUESDAY), now=NOW - timedelta(weeks=weeks))
    assert [row.title for row in rows][:2] == ["Monday 23", "Tuesday 24"]
    assert all(row.is_open for row in rows)
    assert not any(row.is_today for row in rows)


def test_a_day_says_its_sum_and_what_is_special() -> None:
    goals = (exam("nca", "trees", at(5, "10:00")),)
    off = DayOff("off", at(4).date(), at(4).date(), "Family")
    rows = rows_of(session("trees", at(5, "14:00"), 150), exam_session(), goals=goals, days_off=(off,))
    metas = {row.title: row.meta for row in rows}
    assert metas["Saturday 28"] == "exam, 2 h 30"
    assert metas["Friday 27"] == "Family"
    assert metas["Sunday 29"] == "free"


def test_an_exam_has_no_box_and_names_its_hour() -> None:
    rows = rows_of(exam_session(), goals=(exam("nca", "trees", at(5, "10:00")),))
    row = next(day for day in rows if day.sessions).sessions[0]
    assert (row.title, row.length, row.tick, row.mark) == ("Exam: Nca", "10:00", Tick.NONE, RowMark.EXAM)
    assert "done" not in row.description


def test_a_planned_session() -> None:
    row = one_session()
    assert (row.title, row.subject, row.length) == ("Trees", "ml", "2 h")
    assert (row.tick, row.mark) == (Tick.OFF, RowMark.NONE)
    assert row.tool_tip == "Trees\nWed 25 Nov, 19:00 to 21:00\nMachine learning"
    assert row.description == "Wednesday 25, 2 h"


def test_a_pinned_session_says_so() -> None:
    row = one_session(pinned=True)
    assert row.mark is RowMark.PINNED
    assert row.description == "Wednesday 25, 2 h, pinned"


def test_a_partly_done_session_shows_its_share() -> None:
    row = one_session(SessionState.PARTLY, logged=75)
    assert (row.length, row.tick, row.mark) == ("1 h 15 of 2 h", Tick.PARTLY, RowMark.PARTLY)
    assert row.fraction == 0.625


def test_a_done_session_shows_the_time_it_took() -> None:
    row = one_session(SessionState.DONE, logged=100)
    assert (row.length, row.tick, row.mark) == ("1 h 40", Tick.ON, RowMark.NONE)


def test_a_session_over_without_a_word_is_not_logged_and_can_still_be_ticked() -> None:
    rows = rows_of(session("trees", TUESDAY, accepted=True))
    row = rows[0].sessions[0]
    assert (row.tick, row.mark) == (Tick.OFF, RowMark.MISSED)
    assert row.description.endswith("not logged")


def test_skipped_sessions_are_left_out() -> None:
    skipped = session("trees", WEDNESDAY, id="s", state=SessionState.SKIPPED)
    assert not any(day.sessions for day in rows_of(skipped))
    earlier = session("trees", TUESDAY, id="e", state=SessionState.SKIPPED)
    done = session("maths", at(0, "19:00"), id="d", state=SessionState.DONE)
    assert rows_of(done, earlier)[0].meta == "1 of 1 done"


def test_a_past_without_any_study_claims_no_minutes() -> None:
    assert rows_of(session("trees", TUESDAY, accepted=True))[0].meta == "0 of 1 done"
