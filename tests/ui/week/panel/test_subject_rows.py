from datetime import date, datetime

import pytest

from planner.domain.goal import Goal
from planner.domain.item import Subject
from planner.domain.session import Session, SessionKind, SessionState
from planner.domain.time_entry import TimeEntry
from planner.formats import duration
from planner.services.week_summary import summarize_week
from planner.services.words import subject_name
from planner.ui.week.page_rows import minutes_by_track
from planner.ui.week.panel.checklist_rows import GroupRow, RowMark, SessionRow, Tick, checklist_rows
from planner.ui.week.panel.subject_rows import subject_rows
from planner.values import replace
from tests.support.plans import at, exam, item, make_plan, session
from tests.support.schedules import WrittenSchedule
from tests.ui.week.panel.plain_dates import PlainDates

NOW = datetime(2026, 11, 25, 18, 20)
MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, THURSDAY = (at(day, "19:00") for day in (1, 2, 3))
ITEMS = [item(subject.value, subject=subject) for subject in Subject]
WORDS = PlainDates()


def rows_of(
    *sessions: Session, entries: tuple[TimeEntry, ...] = (), goals: tuple[Goal, ...] = ()
) -> tuple[GroupRow, ...]:
    """The rows by subject, of sessions whose items are called as their subjects are.

    They hold what the rows by day hold, and their sums are those of the side bar.
    """
    plan = make_plan(ITEMS, goals, sessions=sessions, entries=entries)
    ordered = tuple(sorted(sessions, key=lambda each: each.start))
    schedule = WrittenSchedule(as_of=NOW, sessions=ordered)
    week = summarize_week(plan, schedule, MONDAY, NOW)
    rows = subject_rows(plan, week, NOW, WORDS)
    by_day = checklist_rows(plan, week, NOW, WORDS)
    assert ids(rows) == ids(by_day)
    metas = {row.subject: row.meta for row in rows}
    for subject, minutes in minutes_by_track(plan, week).items():
        assert metas[subject].endswith(f" done, {duration(minutes)}")
    return rows


def ids(rows: tuple[GroupRow, ...]) -> set[str]:
    return {each.id for row in rows for each in row.sessions}


def exam_session() -> Session:
    there = session("ml", at(5, "10:00"), id="exam-nca")
    return replace(there, kind=SessionKind.EXAM, goal="nca", pinned=True)


def test_the_tracks_stand_in_their_order_with_their_sessions_in_that_of_time() -> None:
    rows = rows_of(
        session("cert", at(0, "19:00"), id="c"),
        session("ml", THURSDAY, id="late"),
        session("ml", TUESDAY, id="early"),
        session("maths", WEDNESDAY, id="m"),
    )
    assert [row.title for row in rows] == ["Maths and stats", "Machine learning", "Certification"]
    assert [each.id for each in rows[1].sessions] == ["early", "late"]
    assert [row.subject for row in rows] == ["maths", "ml", "cert"]
    assert all(row.is_open and not row.is_today for row in rows)


def test_every_track_has_a_name_and_an_id_of_its_own() -> None:
    rows = rows_of(*(session(subject.value, WEDNESDAY, id=f"s-{subject}") for subject in Subject))
    assert [row.title for row in rows] == [subject_name(subject) for subject in Subject]
    assert len({row.id for row in rows}) == len(Subject)


def test_a_track_says_what_is_done_and_how_long_it_is() -> None:
    rows = rows_of(
        session("ml", at(0, "19:00"), 60, id="done", state=SessionState.DONE),
        session("ml", TUESDAY, 60, id="missed", accepted=True),
        session("ml", WEDNESDAY, 45, id="today"),
        session("ml", THURSDAY, 90, id="ahead"),
    )
    assert rows[0].meta == "1 of 4 done, 3 h 15"


def test_a_track_of_which_all_was_missed_claims_no_minutes() -> None:
    assert rows_of(session("ml", TUESDAY, accepted=True))[0].meta == "0 of 1 done"


def test_a_session_names_its_day_before_its_length() -> None:
    row = rows_of(session("ml", THURSDAY, 90))[0].sessions[0]
    assert (row.length, row.is_today) == ("Thu, 1 h 30", False)
    assert row.description == "Thursday 26, 1 h 30"
    assert row.tool_tip == "Ml\nThu 26 Nov, 19:00 to 20:30\nMachine learning"


def test_a_session_of_today_says_so() -> None:
    row = rows_of(session("ml", WEDNESDAY, 90))[0].sessions[0]
    assert (row.length, row.is_today) == ("Today, 1 h 30", True)
    assert row.description == "Today, Wednesday 25, 1 h 30"


def test_a_partly_done_session_has_room_for_its_title() -> None:
    there = session("ml", WEDNESDAY, 120, id="s", state=SessionState.PARTLY)
    entry = TimeEntry(id="1", item="ml", day=WEDNESDAY.date(), minutes=75, session="s")
    row = rows_of(there, entries=(entry,))[0].sessions[0]
    assert (row.length, row.tick, row.mark) == ("Today, 1 h 15", Tick.PARTLY, RowMark.PARTLY)
    assert row.fraction == 0.625
    assert "1 h 15 of 2 h, partly done" in row.description


def test_exams_come_first_in_a_group_of_their_own() -> None:
    goals = (exam("nca", "ml", at(5, "10:00")),)
    rows = rows_of(exam_session(), session("maths", WEDNESDAY), goals=goals)
    assert [row.title for row in rows] == ["Exams", "Maths and stats"]
    assert (rows[0].meta, rows[0].subject) == ("", "")
    row = rows[0].sessions[0]
    assert (row.title, row.length, row.tick) == ("Exam: Nca", "Sat, 10:00", Tick.NONE)


def test_skipped_sessions_are_left_out_and_so_is_a_track_without_others() -> None:
    rows = rows_of(
        session("ml", WEDNESDAY, id="s", state=SessionState.SKIPPED),
        session("maths", TUESDAY, 60, id="e", state=SessionState.SKIPPED),
        session("maths", THURSDAY, 60, id="d"),
    )
    assert [(row.title, row.meta) for row in rows] == [("Maths and stats", "0 of 1 done, 1 h")]


def test_a_session_without_an_item_is_not_lost() -> None:
    rows = rows_of(session("ml", WEDNESDAY, id="s"), session("gone", THURSDAY, id="g"))
    assert [(row.title, row.subject) for row in rows] == [("Machine learning", "ml"), ("Other", "")]


def test_a_week_without_sessions_has_no_subjects() -> None:
    assert rows_of() == ()


@pytest.mark.parametrize("state", [SessionState.PLANNED, SessionState.DONE])
def test_but_for_the_day_a_row_is_the_same_in_both_orders(state: SessionState) -> None:
    there = session("ml", THURSDAY, 60, id="s", state=state, pinned=True)
    plan = make_plan(ITEMS, sessions=(there,))
    schedule = WrittenSchedule(as_of=NOW, sessions=(there,))
    week = summarize_week(plan, schedule, MONDAY, NOW)
    (by_day,) = [each for row in checklist_rows(plan, week, NOW, WORDS) for each in row.sessions]
    (by_subject,) = [each for row in subject_rows(plan, week, NOW, WORDS) for each in row.sessions]
    assert isinstance(by_day, SessionRow)
    assert replace(by_subject, length=by_day.length) == by_day
