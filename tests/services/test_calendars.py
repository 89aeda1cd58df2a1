"""Calendars are linked, read again, named, coloured and let go, each in one step."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from planner.domain.availability import BusyTime
from planner.domain.busy_calendar import BusyCalendar, CalendarColor
from planner.domain.errors import Refusal, UnknownId
from planner.domain.plan import Plan
from planner.exchange.calendar_reading import Appointment, CalendarFile, SkipReason
from planner.scheduling.engine import make_schedule
from planner.services.calendars import (
    calendar_news,
    color_calendar,
    file_name,
    known_digest,
    link_calendar,
    linked_calendar,
    linked_path,
    news_words,
    planning_window,
    refresh_calendar,
    rename_calendar,
    skipped_words,
    times_of,
    unlink_calendar,
)
from tests.support.plans import NOW, at, goal, item, make_plan

WORK = Path("/home/ada/work.ics")


def appointment(day: int, start: str = "09:00", end: str = "10:00", title: str = "Work") -> Appointment:
    return Appointment(at(day, start), at(day, end), title)


def file(*appointments: Appointment, digest: str = "one", title: str = "", skipped: int = 0) -> CalendarFile:
    passed_over = {SkipReason.NO_START: skipped} if skipped else {}
    return CalendarFile(digest, title, appointments, len(appointments), passed_over)


def linked(*appointments: Appointment) -> Plan:
    plan = make_plan([item("a", 300)], [goal("own", "a")])
    return plan.after(link_calendar(plan, WORK, file(*appointments), NOW))


def the_calendar(plan: Plan) -> BusyCalendar:
    (calendar,) = plan.calendars.values()
    return calendar


# -- linking


def test_linking_adds_the_calendar_and_its_times_in_one_step() -> None:
    plan = make_plan([item("a")])
    edit = link_calendar(plan, WORK, file(appointment(1), appointment(2), title="At work", skipped=3), NOW)
    assert edit.label == "Linked work.ics, 2 times"
    after = plan.after(edit)
    assert the_calendar(after) == BusyCalendar(
        id="calendar-1",
        title="At work",
        path=linked_path(WORK),
        color=CalendarColor.TEAL,
        read_at=NOW,
        digest="one",
        events=2,
        skipped=3,
    )
    assert list(after.busy_times.values()) == [
        BusyTime("calendar-1-20261124T090000-1", at(1, "09:00"), at(1, "10:00"), "Work", "calendar-1"),
        BusyTime("calendar-1-20261125T090000-1", at(2, "09:00"), at(2, "10:00"), "Work", "calendar-1"),
    ]
    taken_back = after.after(edit.reverse)
    assert (taken_back.calendars, taken_back.busy_times) == ({}, {})


def test_the_plan_keeps_clear_of_the_times() -> None:
    evening = linked(*(appointment(day, "19:00", "21:00") for day in range(4)))
    assert min(session.start for session in make_schedule(evening, NOW).sessions) == at(4, "19:00")


def test_the_name_is_that_of_the_file_where_the_calendar_has_none() -> None:
    assert the_calendar(linked()).title == "work"
    plan = make_plan([item("a")])
    assert the_calendar(plan.after(link_calendar(plan, "/a/\u202e.ics", file(), NOW))).title == "Calendar"


def test_each_new_calendar_gets_a_colour_that_is_free() -> None:
    plan = linked()
    plan = plan.after(link_calendar(plan, "/home/ada/gym.ics", file(), NOW))
    assert [each.color for each in plan.calendars.values()] == [CalendarColor.TEAL, CalendarColor.VIOLET]
    assert list(plan.calendars) == ["calendar-1", "calendar-2"]


def test_a_file_that_is_linked_already_is_read_again() -> None:
    plan = linked(appointment(1))
    assert linked_calendar(plan, WORK) == the_calendar(plan)
    edit = link_calendar(plan, WORK, file(appointment(2), digest="two"), NOW)
    assert edit.label == "Read work.ics again: 1 new, 1 gone"
    assert len(plan.after(edit).calendars) == 1


def test_appointments_at_the_same_time_are_kept_apart() -> None:
    plan = linked(appointment(1), appointment(1), appointment(1, title="Other"))
    assert len(plan.busy_times) == 3
    assert calendar_news(plan, "calendar-1", file(appointment(1), appointment(1)), NOW).gone == (
        plan.busy_times["calendar-1-20261124T090000-3"],
    )


# -- reading again


def test_what_is_as_it_was_keeps_its_id() -> None:
    plan = linked(appointment(1), appointment(2))
    later = NOW + timedelta(days=1)
    edit = refresh_calendar(plan, "calendar-1", file(appointment(2), appointment(3), digest="two"), later)
    assert edit.label == "Read work.ics again: 1 new, 1 gone"
    after = plan.after(edit)
    assert after.busy_times["calendar-1-20261125T090000-1"] is plan.busy_times["calendar-1-20261125T090000-1"]
    assert [busy.start.day for busy in times_of(after, "calendar-1")] == [25, 26]
    assert (the_calendar(after).digest, the_calendar(after).read_at) == ("two", later)
    assert after.after(edit.reverse).busy_times == plan.busy_times


def test_a_reading_that_brings_nothing_is_no_step() -> None:
    plan = linked(appointment(1))
    assert not calendar_news(plan, "calendar-1", file(appointment(1), digest="two"), NOW).changes
    with pytest.raises(Refusal, match=r"work\.ics is as it was"):
        refresh_calendar(plan, "calendar-1", file(appointment(1), digest="two"), NOW)


def test_what_is_long_over_stays_though_the_reading_no_longer_reaches_it() -> None:
    plan = linked(appointment(-3), appointment(5))
    later = NOW + timedelta(days=5)
    news = calendar_news(plan, "calendar-1", file(appointment(5)), later)
    assert not news.changes


def test_an_appointment_that_is_new_again_beside_a_removed_one_gets_an_id_of_its_own() -> None:
    plan = linked(appointment(1))
    edit = refresh_calendar(plan, "calendar-1", file(appointment(1, title="Renamed")), NOW)
    assert news_words(calendar_news(plan, "calendar-1", file(appointment(1, title="Renamed")), NOW)) == (
        "1 new, 1 gone"
    )
    assert list(plan.after(edit).busy_times) == ["calendar-1-20261124T090000-2"]


def test_a_digest_is_known_for_a_month() -> None:
    calendar = the_calendar(linked())
    assert known_digest(calendar, NOW + timedelta(days=29)) == "one"
    assert known_digest(calendar, NOW + timedelta(days=31)) == ""
    assert known_digest(calendar, NOW - timedelta(days=1)) == ""


def test_the_window_reaches_from_a_week_ago_to_two_years_ahead() -> None:
    window = planning_window(datetime(2028, 2, 29, 12))
    assert (f"{window.first}", f"{window.last}") == ("2028-02-22", "2030-03-02")


# -- name, colour, and letting go


def test_a_calendar_gets_another_name() -> None:
    plan = linked()
    edit = rename_calendar(plan, "calendar-1", "  My\u202e\nwork ")
    assert edit.label == "Renamed the calendar work to My work"
    assert the_calendar(plan.after(edit)).title == "My work"
    for title in ("", " \u2066", "work"):
        with pytest.raises(Refusal):
            rename_calendar(plan, "calendar-1", title)


def test_a_calendar_gets_another_colour() -> None:
    plan = linked()
    edit = color_calendar(plan, "calendar-1", CalendarColor.PINK)
    assert edit.label == "Gave work another colour"
    assert the_calendar(plan.after(edit)).color is CalendarColor.PINK
    with pytest.raises(Refusal, match="already"):
        color_calendar(plan, "calendar-1", CalendarColor.TEAL)


def test_a_calendar_that_goes_takes_its_times_with_it() -> None:
    plan = linked(appointment(-300), appointment(1))
    plan = plan.after(link_calendar(plan, "/home/ada/gym.ics", file(appointment(1, title="Gym")), NOW))
    edit = unlink_calendar(plan, "calendar-1")
    assert edit.label == "Removed the calendar work, 2 times"
    after = plan.after(edit)
    assert [busy.title for busy in after.busy_times.values()] == ["Gym"]
    assert list(after.calendars) == ["calendar-2"]
    assert after.after(edit.reverse).calendars.keys() == plan.calendars.keys()


def test_what_is_not_linked_is_refused() -> None:
    with pytest.raises(UnknownId):
        unlink_calendar(linked(), "calendar-9")


# -- words


def test_skipped_events_are_told_with_their_reasons() -> None:
    assert skipped_words({}) == ""
    assert skipped_words({SkipReason.NO_START: 1}) == "1 event skipped: no start time"
    assert skipped_words({SkipReason.RULE: 1, SkipReason.NO_START: 3}) == (
        "4 events skipped: no start time (3), a rule that no appointment has (1)"
    )


def test_a_file_is_named_without_what_could_lie() -> None:
    plan = make_plan([item("a")])
    plan = plan.after(link_calendar(plan, "/a/x\u202egpj.ics", file(), NOW))
    assert file_name(the_calendar(plan)) == "xgpj.ics"
