from datetime import date, datetime, timedelta

import pytest

from planner.domain.availability import BusyTime, DayOff
from planner.domain.goal import Goal
from planner.domain.item import ItemKind, ItemStatus, Resource, Subject
from planner.domain.plan import Plan
from planner.domain.session import SessionKind, SessionState
from planner.domain.time_entry import TimeEntry
from planner.scheduling.engine import make_schedule
from planner.services.week_summary import summarize_week
from planner.ui.week.grid.rows import grid_rows
from planner.ui.week.grid.values import BlockRow, EmptyAction, GridRows
from planner.values import replace
from tests.support.plans import at, day, exam, goal, hours, item, make_plan, session

MONDAY = day(0)
WEDNESDAY_EVENING = datetime(2026, 11, 25, 18, 20)


class PlainWords:
    """English words and 24 hours, without Qt."""

    def short_day(self, day: date) -> str:
        return f"{day:%a} {day.day} {day:%b}"

    def full_day(self, day: date) -> str:
        return f"{self.short_day(day)} {day.year}"

    def weekday(self, day: date) -> str:
        return f"{day:%A}"

    def short_weekday(self, day: date) -> str:
        return f"{day:%a}"

    def month(self, day: date) -> str:
        return f"{day:%b %Y}"

    def clock(self, moment: datetime) -> str:
        return f"{moment:%H:%M}"

    def day_number(self, day: date) -> str:
        return str(day.day)

    def short_days(self, first: date, last: date) -> str:
        return self.days(first, last)

    def days(self, first: date, last: date) -> str:
        return f"{first.day} to {last.day}"


def rows_of(plan: Plan, now: datetime = WEDNESDAY_EVENING, first: date = MONDAY) -> GridRows:
    week = summarize_week(plan, make_schedule(plan, now), first, now)
    return grid_rows(week, plan, now, PlainWords())


def block_of(rows: GridRows, id: str) -> BlockRow:
    return next(row for row in rows.sessions if row.id == id)


def test_a_planned_session_says_what_it_is() -> None:
    trees = replace(item("trees", 90), title="Decision trees", kind=ItemKind.COURSE)
    held = session("trees", at(3, "19:00"), 90, id="s", accepted=True)
    row = block_of(rows_of(make_plan([trees], sessions=[held])), "s")
    assert (row.day, row.start, row.end) == (3, 19 * 60, 20 * 60 + 30)
    assert row.title == "Decision trees"
    assert row.meta == "19:00\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}1\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30"
    assert row.short_meta == "19:00"
    assert (row.track, row.icon) == ("ml", "circle-play")
    assert row.name == "Decision trees, Thursday 19:00 to 20:30"
    assert row.description == "Machine learning, planned, not pinned. Space marks it done."
    assert row.tip == "Decision trees, Thursday 19:00 to 20:30\n1 h 30\nMachine learning, planned, not pinned"
    assert not row.is_tentative


def test_a_derived_session_is_tentative_and_says_so() -> None:
    rows = rows_of(make_plan([item("a", 120)], [goal("g", "a")]))
    derived = rows.sessions[0]
    assert derived.is_tentative
    assert "not accepted yet" in derived.description


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (SessionState.DONE, "Machine learning, done. Space marks it not done."),
        (SessionState.PARTLY, "Machine learning, partly done, 45 min of 1 h. Space marks it done."),
        (SessionState.PLANNED, "Machine learning, past, not logged. Space marks it done."),
    ],
)
def test_what_became_of_yesterdays_session(state: SessionState, words: str) -> None:
    past = session("a", at(1, "19:00"), id="s", state=state, accepted=True)
    logged = TimeEntry(id="1", item="a", day=day(1), minutes=45, session="s")
    row = block_of(rows_of(make_plan([item("a", 600)], sessions=[past], entries=[logged])), "s")
    assert row.description == words
    assert row.state is (SessionState.MISSED if state is SessionState.PLANNED else state)


def test_a_partly_done_session_tells_how_much() -> None:
    past = session("a", at(1, "19:00"), 120, id="s", state=SessionState.PARTLY)
    logged = TimeEntry(id="1", item="a", day=day(1), minutes=75, session="s")
    row = block_of(rows_of(make_plan([item("a", 600)], sessions=[past], entries=[logged])), "s")
    assert row.meta == row.short_meta == "1 h 15 of 2 h"
    assert row.fraction == 0.625


def test_skipped_sessions_leave_their_place_free() -> None:
    plan = make_plan([item("a", 600)], sessions=[session("a", at(1), id="s", state=SessionState.SKIPPED)])
    assert not rows_of(plan).sessions


def test_a_pinned_session_over_an_appointment_clashes() -> None:
    plan = make_plan(
        [item("a", 600)],
        sessions=[
            session("a", at(4, "12:00"), id="over", pinned=True),
            session("a", at(4, "14:00"), id="free", pinned=True),
            session("a", at(1, "12:00"), id="past", pinned=True),
        ],
        busy=[BusyTime("b", at(1, "12:30"), at(1, "13:30")), BusyTime("c", at(4, "12:30"), at(4, "13:30"))],
    )
    rows = rows_of(plan)
    assert block_of(rows, "over").clashes
    assert "pinned, over busy time" in block_of(rows, "over").description
    assert not block_of(rows, "free").clashes
    assert not block_of(rows, "past").clashes


def test_an_exam_is_an_ink_block_and_an_all_day_entry() -> None:
    plan = make_plan([item("a")], [exam("pmle", "a", at(5, "10:00"), minutes=60)])
    rows = rows_of(plan)
    row = block_of(rows, "exam-pmle")
    assert row.is_exam
    assert (row.start, row.end) == (10 * 60, 11 * 60)
    assert (row.title, row.meta, row.icon) == ("Pmle", "Exam, 10:00", "flag")
    assert row.description == "Exam"
    [entry] = rows.days[5].all_day
    assert (entry.text, entry.tip, entry.is_exam) == ("Exam day", "Exam: Pmle, 10:00", True)
    assert "Exam: Pmle, 10:00" in rows.days[5].tip


def test_days_off_and_what_is_due_are_all_day_entries() -> None:
    goals = [Goal(id="g", title="Statistics", items=("a",), due=at(5)), goal("undated", "a")]
    items = [item("a"), replace(item("cohort", closes=day(6)), title="Cohort")]
    items.append(item("known", closes=day(6)))
    off = [DayOff("1", day(0), day(1), "Holiday"), DayOff("2", day(2), day(2))]
    plan = make_plan(items, goals, days_off=off, status={"known": ItemStatus.SKIPPED})
    entries = [[entry.text for entry in column.all_day] for column in rows_of(plan).days]
    assert entries == [["Holiday"], ["Holiday"], ["Day off"], [], ["Statistics due"], [], ["Cohort closes"]]


def test_the_head_says_done_before_today_and_planned_from_then_on() -> None:
    sessions = [
        session("a", at(0, "19:00"), 90, id="mon", state=SessionState.DONE),
        session("a", at(3, "19:00"), 120, id="thu", pinned=True),
    ]
    entry = TimeEntry(id="1", item="a", day=day(0), minutes=90, session="mon")
    plan = make_plan([item("a", 210)], hours=hours("thu 19:00-21:00"), sessions=sessions, entries=[entry])
    rows = rows_of(plan)
    assert [column.hours for column in rows.days] == [
        "1 h 30 done",
        "",
        "free",
        "2 h",
        "free",
        "free",
        "free",
    ]
    assert [column.short_hours for column in rows.days] == ["1 h 30", "", "", "", "", "", ""]
    assert [column.number for column in rows.days][:2] == ["23", "24"]
    assert rows.days[0].tip == "Monday 23\n1 h 30 done"


def test_study_hours_and_busy_time_lie_within_their_day() -> None:
    trip = BusyTime("trip", at(4, "20:00"), at(6), "Trip")
    rows = rows_of(make_plan([item("a")], hours=hours("fri 18:00-24:00"), busy=[trip]))
    assert rows.days[4].available == ((18 * 60, 20 * 60),)
    spans = [(busy.day, busy.start, busy.end) for busy in rows.busy]
    assert spans == [(4, 20 * 60, 24 * 60), (5, 0, 24 * 60)]
    assert rows.busy[0].name == "Busy: Trip, Friday 20:00 to 00:00"


def test_what_fills_a_whole_day_is_named_in_its_head() -> None:
    busy = [
        BusyTime("trip", at(4), at(6), "Trip"),
        BusyTime("b", at(1), at(2)),
        BusyTime("c", at(2), at(2, "23:00")),
    ]
    rows = rows_of(make_plan([item("a")], busy=busy))
    assert [[entry.text for entry in column.all_day] for column in rows.days[:6]] == [
        [],
        ["Busy"],
        [],
        [],
        ["Trip"],
        ["Trip"],
    ]
    assert rows.days[4].all_day[0].tip == "Busy all day: Trip"
    assert [each.is_all_day for each in rows.busy] == [True, False, True, True]


def test_the_course_is_named_where_it_is_not_the_item_itself() -> None:
    course = Resource(id="r", title="Advanced Learning Algorithms")
    items = [
        replace(item("a"), resources=(course,)),
        replace(item("b"), title=course.title, resources=(course,)),
        item("c"),
    ]
    sessions = [
        session(id, at(4, f"{hour}:00"), id=id, pinned=True)
        for id, hour in zip("abc", (8, 9, 10), strict=True)
    ]
    rows = rows_of(make_plan(items, sessions=sessions))
    assert [block_of(rows, id).subtitle for id in "abc"] == [course.title, "", ""]
    assert course.title in block_of(rows, "a").tip


def test_the_whole_grid_tells_its_sums() -> None:
    sessions = [session("a", at(3, "10:00"), 105, pinned=True), session("a", at(4, "10:00"), 60, pinned=True)]
    rows = rows_of(make_plan([item("a", 165)], hours=hours("mon 10:00-11:00"), sessions=sessions))
    assert rows.name == "Week 23 to 29"
    assert rows.description == "2 sessions, 2 hours 45 planned, 0 minutes done"


def test_a_week_that_begins_on_sunday_takes_days_of_two() -> None:
    rows = rows_of(make_plan([item("a")]), first=day(-1))
    assert [column.day for column in rows.days] == [day(-1) + timedelta(days=number) for number in range(7)]
    assert rows.number_of(day(2)) == 3
    assert rows.number_of(day(6)) is None


def test_a_plan_without_anything_asks_to_be_set_up() -> None:
    empty = rows_of(Plan()).empty
    assert empty is not None
    assert [action for action, _words in empty.actions] == [EmptyAction.SET_UP]


def test_a_plan_without_hours_asks_for_them() -> None:
    rows = rows_of(make_plan([item("a")], hours=hours("")))
    assert rows.empty is not None
    assert [action for action, _words in rows.empty.actions] == [EmptyAction.SET_HOURS]
    assert [column.hours for column in rows.days] == [""] * 7


def test_a_quiet_week_has_no_card() -> None:
    assert rows_of(make_plan([item("a")])).empty is None


def test_an_item_that_is_gone_still_has_its_session() -> None:
    row = block_of(
        rows_of(make_plan([], sessions=[session("lost", at(4, "10:00"), id="s", pinned=True)])), "s"
    )
    assert row.title == "lost"
    assert row.track == Subject.CERT.value


def test_the_hours_shown_are_those_of_study_and_sessions() -> None:
    plan = make_plan(
        [item("a")], hours=hours("mon 06:30-07:00"), sessions=[session("a", at(4, "22:30"), 60, pinned=True)]
    )
    rows = rows_of(plan)
    assert (rows.earliest, rows.latest) == (6 * 60 + 30, 23 * 60 + 30)
    nothing = rows_of(make_plan([item("a")], hours=hours("")))
    assert (nothing.earliest, nothing.latest) == (None, None)


def test_a_review_is_told_from_study_by_its_icon_and_its_name() -> None:
    plan = make_plan([item("old"), item("next", 300)], [goal("g", "next")], finished={"old": day(-6)})
    row = rows_of(plan).sessions[0]
    assert (row.title, row.icon, row.is_review) == ("Old", "layers", True)
    assert row.name == "Review: Old, Wednesday 19:00 to 19:15"
    assert row.description.endswith("Space asks how well you remembered it.")


def test_an_answered_review_has_no_key() -> None:
    done = session("old", at(2, "07:00"), 15, id="r", kind=SessionKind.REVIEW, state=SessionState.DONE)
    row = block_of(rows_of(make_plan([item("old")], sessions=[done])), "r")
    assert row.description == "Machine learning, done"
