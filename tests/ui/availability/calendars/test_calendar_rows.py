"""What the panel says of calendars."""

from datetime import datetime, timedelta

from planner.domain.availability import BusyTime
from planner.domain.busy_calendar import BusyCalendar, CalendarColor
from planner.domain.certification import Certification
from planner.domain.plan import Plan
from planner.exchange.calendar_reading import CalendarFile, CalendarProblem, SkipReason
from planner.ui.availability.calendars.rows import CalendarRow, calendar_rows, found_words
from planner.ui.calendars.states import UNSEEN, CalendarState
from planner.ui.shared.locale_dates import LocaleDates
from planner.values import replace
from tests.support.plans import NOW, at, item, make_plan

WORDS = LocaleDates()
KNOWN: dict[str, Certification] = {}
WORK = BusyCalendar(
    id="calendar-1",
    title="Work",
    path="/home/ada/outlook-work.ics",
    color=CalendarColor.VIOLET,
    read_at=NOW,
    digest="",
)


def a_plan(calendar: BusyCalendar = WORK) -> Plan:
    busy = [
        BusyTime("1", at(-1, "09:00"), at(-1, "17:00"), "Work", "calendar-1"),
        BusyTime("2", at(1, "09:00"), at(1, "17:00"), "Work", "calendar-1"),
        BusyTime("3", at(2, "09:00"), at(2, "17:00"), "Work", "calendar-1"),
    ]
    return replace(make_plan([item("a")], busy=busy), calendars={calendar.id: calendar})


def row(plan: Plan, state: CalendarState = UNSEEN, now: datetime = NOW) -> CalendarRow:
    (found,) = calendar_rows(plan, now, WORDS, lambda _id: state, KNOWN)
    return found


def test_a_calendar_is_told_with_what_is_to_come_and_when_it_was_read() -> None:
    assert row(a_plan()) == CalendarRow(
        id="calendar-1",
        title="Work",
        track="dl",
        words=("2 appointments to come", "outlook-work.ics, read today 08:00"),
        path="/home/ada/outlook-work.ics",
    )
    assert row(a_plan(replace(WORK, skipped=3))).words[0] == "2 appointments to come, 3 skipped"


def test_what_was_looked_at_later_was_read_then() -> None:
    later = NOW + timedelta(days=2, hours=3)
    assert row(a_plan(), now=later).words[1] == "outlook-work.ics, read Mon 23 Nov"
    looked_at = CalendarState(looked_at=later)
    assert row(a_plan(), looked_at, now=later).words[1] == "outlook-work.ics, read today 11:00"


def test_a_missing_file_is_said_plainly() -> None:
    missing = CalendarState(CalendarProblem.MISSING, "There is no file any more.")
    assert row(a_plan(), missing).warning == (
        "outlook-work.ics is not there any more; its times of 23 Nov stay until you remove it."
    )
    damaged = CalendarState(CalendarProblem.NO_CALENDAR, "It is damaged.")
    assert row(a_plan(), damaged).warning == "It is damaged. Its times of 23 Nov stay."


def test_busy_times_without_a_linked_calendar_stand_below() -> None:
    busy = [
        BusyTime("1", at(1, "09:00"), at(1, "17:00"), "Work", "Outlook"),
        BusyTime("2", at(1, "18:00"), at(1, "19:00"), "Gym"),
        BusyTime("3", at(-2, "18:00"), at(-2, "19:00"), "Old", "Old"),
    ]
    plan = make_plan([item("a")], busy=busy)
    assert calendar_rows(plan, NOW, WORDS, lambda _id: UNSEEN, KNOWN) == (
        CalendarRow("", "Without a name", "", ("1 appointment to come",)),
        CalendarRow("", "Outlook", "", ("1 appointment to come",)),
    )
    assert calendar_rows(Plan(), NOW, WORDS, lambda _id: UNSEEN, KNOWN) == ()


def test_a_file_is_told_before_it_is_linked() -> None:
    file = CalendarFile("", "", (), 3, {SkipReason.NO_START: 2})
    assert found_words("/a/gym.ics", file) == (
        "gym.ics: nothing to plan around in the next two years.",
        "2 events skipped: no start time",
    )
