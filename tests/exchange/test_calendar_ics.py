"""What is read of calendar files: times, recurrences, days, zones, and what keeps nobody busy."""

import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.calendar_ics import read_content
from planner.exchange.calendar_reading import (
    Appointment,
    CalendarFile,
    CalendarProblem,
    PlanningWindow,
    SkipReason,
)
from tests.support.calendar_files import WINDOW, calendar, event, meeting, stamp

NINE, TEN = "20261124T090000", "20261124T100000"
WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=3"


@pytest.fixture(autouse=True, scope="module")
def _in_berlin() -> Iterator[None]:
    """The computer's clock is that of Berlin."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of this system cannot be set for one process")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        time.tzset()
        yield
    time.tzset()


def read(*parts: str, about: tuple[str, ...] = (), window: PlanningWindow = WINDOW) -> CalendarFile:
    found = read_content(calendar(*parts, about=about), window)
    assert isinstance(found, CalendarFile), found
    return found


def starts(*parts: str, about: tuple[str, ...] = ()) -> list[str]:
    return [f"{each.start:%m-%d %H:%M}" for each in read(*parts, about=about).appointments]


def busy(*lines: str) -> bool:
    """Whether an event on Tuesday from nine to ten keeps one busy."""
    return bool(read(meeting("x", NINE, TEN, *lines)).appointments)


# -- single events


def test_an_event_is_read_with_its_title() -> None:
    file = read(meeting("Stand-up", NINE, TEN), about=("X-WR-CALNAME:Work\\, mine",))
    assert file.appointments == (
        Appointment(datetime(2026, 11, 24, 9), datetime(2026, 11, 24, 10), "Stand-up"),
    )
    assert (file.events, dict(file.skipped), file.title) == (1, {}, "Work, mine")
    assert len(file.digest) == 64


def test_a_duration_stands_for_an_end() -> None:
    file = read(event(f"DTSTART:{NINE}", "DURATION:PT1H30M"))
    assert file.appointments[0].end == datetime(2026, 11, 24, 10, 30)


def test_an_event_without_length_keeps_nobody_busy() -> None:
    file = read(event(f"DTSTART:{NINE}"), meeting("x", NINE, NINE))
    assert (file.appointments, file.events) == ((), 2)


def test_a_day_is_busy_from_midnight_to_midnight_and_a_last_day_is_not_counted() -> None:
    one, two = "DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261126"
    assert read(event(one)).appointments[0].end == datetime(2026, 11, 25)
    assert read(event(one, two)).appointments[0].end == datetime(2026, 11, 26)


@pytest.mark.parametrize(
    "line",
    ["TRANSP:TRANSPARENT", "transp:transparent", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"],
)
def test_what_says_that_it_keeps_nobody_busy_does_not(line: str) -> None:
    assert not busy(line)
    assert not read(event("DTSTART;VALUE=DATE:20261224", line)).appointments


@pytest.mark.parametrize("line", ["TRANSP:OPAQUE", "STATUS:TENTATIVE", "X-MICROSOFT-CDO-BUSYSTATUS:OOF"])
def test_the_others_do(line: str) -> None:
    assert busy(line)


def test_titles_are_one_line_without_marks_that_turn_the_direction() -> None:
    title = "A\\nB\u202e evil \u2066x" + "y" * 300
    (found,) = read(meeting(title, NINE, TEN)).appointments
    assert found.title.startswith("A B evil xyyy")
    assert len(found.title) == 120


def test_folded_lines_are_joined_also_within_a_letter() -> None:
    text = calendar(meeting("Zürich-Grüße", NINE, TEN))
    cut = text.index("ü".encode()) + 1
    folded = text[:cut] + b"\r\n " + text[cut:]
    found = read_content(folded, WINDOW)
    assert isinstance(found, CalendarFile)
    assert found.appointments[0].title == "Zürich-Grüße"


@pytest.mark.parametrize(
    ("encoding", "title"),
    [
        ("cp1252", "Besprechung mit Müller – Prüfung"),
        ("cp1251", "Собрание с коллегами по работе"),
        ("utf-8", "Встреча"),
    ],
)
def test_titles_are_read_in_whatever_encoding_the_file_is(encoding: str, title: str) -> None:
    text = calendar(meeting(title, NINE, TEN)).decode()
    found = read_content(text.encode(encoding), WINDOW)
    assert isinstance(found, CalendarFile)
    assert [each.title for each in found.appointments] == [title]


def test_lines_of_calendars_that_were_put_together_are_read_each_in_its_encoding() -> None:
    content = calendar(meeting("Müller", NINE, TEN), meeting("Prüfung in Köln", TEN, "20261124T110000"))
    found = read_content(
        content.replace("Prüfung in Köln".encode(), "Prüfung in Köln".encode("cp1252")), WINDOW
    )
    assert isinstance(found, CalendarFile)
    assert [each.title for each in found.appointments] == ["Müller", "Prüfung in Köln"]


def test_what_lies_outside_the_planning_window_is_left_out() -> None:
    window = PlanningWindow(date(2026, 11, 24), date(2026, 11, 25))
    ends_in_it = meeting("a", "20261123T230000", "20261124T003000")
    before, after = (
        meeting("b", "20261123T230000", "20261124T000000"),
        meeting("c", "20261125T000000", "20261125T010000"),
    )
    far = meeting("d", "20200101T000000", "20200102T000000")
    file = read(ends_in_it, before, after, far, window=window)
    assert [each.title for each in file.appointments] == ["a"]
    assert file.events == 4


# -- recurrences


def test_a_rule_is_followed_from_its_start_to_the_end_of_the_window() -> None:
    series = meeting("x", "20201123T090000", "20201123T100000", "RRULE:FREQ=WEEKLY;BYDAY=MO,WE")
    file = read(series)
    assert file.appointments[0].start == datetime(2026, 11, 16, 9)
    assert file.appointments[-1].start == datetime(2028, 11, 22, 9)
    assert len(file.appointments) == 2 * 106


def test_exceptions_are_left_out_and_added_days_come() -> None:
    series = meeting("x", NINE, TEN, WEEKLY, "EXDATE:20261201T090000", "RDATE:20261203T090000")
    assert starts(series) == ["11-24 09:00", "12-03 09:00", "12-08 09:00"]


def test_a_single_time_can_be_moved_freed_or_cancelled() -> None:
    master = meeting("x", NINE, TEN, "RRULE:FREQ=WEEKLY;COUNT=4", uid="u")
    moved = meeting("moved", "20261202T140000", "20261202T150000", "RECURRENCE-ID:20261201T090000", uid="u")
    free = meeting(
        "x",
        "20261208T090000",
        "20261208T100000",
        "RECURRENCE-ID:20261208T090000",
        "TRANSP:TRANSPARENT",
        uid="u",
    )
    gone = meeting(
        "x",
        "20261215T090000",
        "20261215T100000",
        "RECURRENCE-ID:20261215T090000",
        "STATUS:CANCELLED",
        uid="u",
    )
    assert starts(master, moved, free, gone) == ["11-24 09:00", "12-02 14:00"]


def test_this_and_what_follows_can_be_moved() -> None:
    master = meeting("x", NINE, TEN, "RRULE:FREQ=WEEKLY;COUNT=3", uid="u")
    later = meeting(
        "x",
        "20261201T110000",
        "20261201T120000",
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20261201T090000",
        uid="u",
    )
    assert starts(master, later) == ["11-24 09:00", "12-01 11:00", "12-08 11:00"]


def test_events_of_one_name_without_uid_stay_two() -> None:
    both = event(f"DTSTART:{NINE}", f"DTEND:{TEN}"), event(f"DTSTART:{TEN}", "DTEND:20261124T110000")
    assert starts(*both) == ["11-24 09:00", "11-24 10:00"]


# -- zones


def test_moments_are_told_in_the_local_time_of_this_computer() -> None:
    utc = meeting("utc", "20261124T080000Z", "20261124T090000Z")
    abroad = event(
        "DTSTART;TZID=America/New_York:20261124T090000", "DTEND;TZID=America/New_York:20261124T100000"
    )
    windows = event("DTSTART;TZID=W. Europe Standard Time:20261124T110000", "DURATION:PT1H")
    floating = meeting("floating", "20261124T130000", "20261124T140000")
    assert starts(utc) == ["11-24 09:00"]
    assert starts(abroad) == ["11-24 15:00"]
    assert starts(windows) == ["11-24 11:00"]
    assert starts(floating) == ["11-24 13:00"]


def test_a_series_keeps_the_clock_of_its_zone_while_clocks_change() -> None:
    # New York leaves summer time on 7 March 2027 last, Berlin on 28 March: in between they are 5 h apart.
    series = event(
        "DTSTART;TZID=America/New_York:20270304T090000",
        "DTEND;TZID=America/New_York:20270304T100000",
        "RRULE:FREQ=WEEKLY;COUNT=5",
    )
    assert starts(series) == ["03-04 15:00", "03-11 15:00", "03-18 14:00", "03-25 14:00", "04-01 15:00"]


def test_a_zone_that_the_file_defines_is_known() -> None:
    zone = (
        *("BEGIN:VTIMEZONE", "TZID:Office", "BEGIN:STANDARD", "DTSTART:16010101T000000"),
        *("TZOFFSETFROM:-0500", "TZOFFSETTO:-0500", "END:STANDARD", "END:VTIMEZONE"),
    )
    there = event("DTSTART;TZID=Office:20261124T090000", "DURATION:PT1H")
    assert starts("\r\n".join(zone), there) == ["11-24 15:00"]


def test_a_calendar_of_another_zone_repeats_on_its_clock() -> None:
    series = meeting("x", "20261124T140000Z", "20261124T150000Z", "RRULE:FREQ=MONTHLY;COUNT=7")
    zone = ("X-WR-TIMEZONE:America/New_York",)
    assert starts(series, about=zone)[0] == "11-24 15:00"
    assert starts(series, about=zone)[-1] == "05-24 15:00"
    assert starts(series, about=("X-WR-TIMEZONE:Europe",))[0] == "11-24 15:00"


def test_an_appointment_in_the_hour_that_comes_twice_keeps_its_length() -> None:
    file = read(meeting("night", "20271031T003000Z", "20271031T011500Z"))
    assert file.appointments == (
        Appointment(datetime(2027, 10, 31, 2, 30), datetime(2027, 10, 31, 3, 15), "night"),
    )


# -- what cannot be read


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (event("SUMMARY:x"), SkipReason.NO_START),
        (meeting("x", TEN, NINE), SkipReason.ENDS_EARLY),
        (event(f"DTSTART:{NINE}", "DURATION:-PT1H"), SkipReason.ENDS_EARLY),
        (meeting("x", "19690101T000000", "19690101T010000", "RRULE:FREQ=YEARLY"), SkipReason.YEAR),
        (meeting("x", NINE, "22000101T000000"), SkipReason.YEAR),
        (event("DTSTART;TZID=Atlantis:20261124T090000", "DURATION:PT1H"), SkipReason.ZONE),
        (meeting("x", NINE, TEN, "RRULE:FREQ=SECONDLY"), SkipReason.RULE),
        (meeting("x", NINE, TEN, "RRULE:FREQ=DAILY;INTERVAL=0"), SkipReason.RULE),
        (meeting("x", NINE, TEN, "RRULE:FREQ=HOURLY"), SkipReason.TOO_OFTEN),
        (event("DTSTART:tomorrow", "DURATION:PT1H"), SkipReason.UNREADABLE),
        (event(f"DTSTART:{NINE}", f"DTSTART:{TEN}"), SkipReason.UNREADABLE),
    ],
)
def test_a_bad_event_is_counted_and_the_others_are_read(bad: str, reason: SkipReason) -> None:
    file = read(bad, meeting("good", NINE, TEN, uid="good"))
    assert [each.title for each in file.appointments] == ["good"]
    assert (file.events, file.skipped) == (1, {reason: 1})


def test_a_file_with_more_appointments_than_can_be_is_refused() -> None:
    often = [
        meeting(f"{number}", NINE, TEN, "RRULE:FREQ=DAILY;BYHOUR=7,8,9,10,11,12", uid=f"{number}")
        for number in range(12)
    ]
    assert read_content(calendar(*often), WINDOW) is CalendarProblem.TOO_MANY


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0\xff\xfe" * 1000,
        b"<html>Sign in</html>",
        b"BEGIN:VCARD\r\nEND:VCARD",
        b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 10_000,
    ],
)
def test_what_is_no_calendar_is_refused(content: bytes) -> None:
    assert read_content(content, WINDOW) is CalendarProblem.NO_CALENDAR


def test_a_file_that_was_cut_off_is_read_as_far_as_it_goes() -> None:
    whole = calendar(meeting("a", NINE, TEN), meeting("b", NINE, TEN))
    found = read_content(whole[: whole.index(b"UID:b")], WINDOW)
    assert isinstance(found, CalendarFile)
    assert [each.title for each in found.appointments] == ["a"]


words = st.sampled_from(
    (
        *(
            "BEGIN:VCALENDAR",
            "END:VCALENDAR",
            "BEGIN:VEVENT",
            "END:VEVENT",
            "BEGIN:VTIMEZONE",
            "END:VTIMEZONE",
        ),
        *("BEGIN:STANDARD", "END:STANDARD", "TZID:A", "TZOFFSETTO:+0100", "TZOFFSETFROM:x", "UID:1", "UID:"),
        *(
            "DTSTART:20261124T090000",
            "DTSTART;TZID=A:20261124T090000",
            "DTSTART;VALUE=DATE:20261124",
            "DTSTART:",
        ),
        *(
            "DTEND:20261124T100000Z",
            "DTEND;VALUE=DATE:99991231",
            "DURATION:P1W",
            "DURATION:-P99999999D",
            "DURATION:P99999999D",
        ),
        *(
            "RRULE:FREQ=DAILY;COUNT=5",
            "RRULE:FREQ=DAILY;UNTIL=20261201",
            "RRULE:",
            "RDATE:20261201,,x",
            "EXDATE:",
        ),
        *(
            "RECURRENCE-ID:20261125T090000",
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20261125",
            "SEQUENCE:x",
            "SEQUENCE:9",
        ),
        *(
            "X-WR-TIMEZONE:Europe",
            "X-WR-TIMEZONE:../../etc/passwd",
            "SUMMARY:\u202e",
            ":",
            ";",
            " folded",
            "\0",
        ),
    )
)


@given(st.lists(words | st.text(max_size=8), max_size=24))
def test_whatever_a_file_holds_it_is_read_or_refused(lines: list[str]) -> None:
    content = "\n".join(("BEGIN:VCALENDAR", *lines)).encode("utf-8", errors="replace")
    found = read_content(content, WINDOW)
    if isinstance(found, CalendarFile):
        assert found.events >= 0
        assert all(each.start < each.end for each in found.appointments)
        assert list(found.appointments) == sorted(found.appointments)


moments = st.datetimes(datetime(2026, 11, 20), datetime(2027, 11, 20)).map(
    lambda each: each.replace(microsecond=0)
)


@given(st.lists(st.tuples(moments, st.integers(60, 90_000)), max_size=8))
def test_floating_times_come_back_as_they_were_written(times: list[tuple[datetime, int]]) -> None:
    spans = [(start, start + timedelta(seconds=length)) for start, length in times]
    parts = [meeting(f"{number}", stamp(start), stamp(end)) for number, (start, end) in enumerate(spans)]
    assert sorted((each.start, each.end) for each in read(*parts).appointments) == sorted(spans)


# -- what other programs are known to write


def test_a_day_that_ends_on_itself_is_that_day() -> None:
    found = read(event("DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261124")).appointments
    assert [(each.start, each.end) for each in found] == [(datetime(2026, 11, 24), datetime(2026, 11, 25))]


def test_an_empty_rule_is_none() -> None:
    assert starts(meeting("x", NINE, TEN, "RRULE:")) == ["11-24 09:00"]


def test_blanks_in_a_rule_mean_nothing() -> None:
    rule = "RRULE:FREQ=DAILY;COUNT=3; BYDAY=TU, TH"
    assert starts(meeting("x", NINE, TEN, rule)) == ["11-24 09:00", "11-26 09:00", "12-01 09:00"]


def test_a_count_that_is_none_leaves_the_end_as_it_is() -> None:
    rule = "RRULE:FREQ=WEEKLY;UNTIL=20261205T000000Z;COUNT=-1"
    assert starts(meeting("x", NINE, TEN, rule)) == ["11-24 09:00", "12-01 09:00"]


def test_a_count_that_is_none_is_no_rule_where_nothing_says_when_it_ends() -> None:
    file = read(meeting("x", NINE, TEN, "RRULE:FREQ=WEEKLY;COUNT=-1"))
    assert (file.appointments, dict(file.skipped)) == ((), {SkipReason.RULE: 1})


def test_events_are_read_without_a_calendar_around_them() -> None:
    lone = "\r\n".join((meeting("x", NINE, TEN), meeting("y", TEN, "20261124T110000"))).encode()
    found = read_content(lone, WINDOW)
    assert isinstance(found, CalendarFile)
    assert [each.title for each in found.appointments] == ["x", "y"]


def test_an_event_that_is_cut_off_is_counted() -> None:
    whole = calendar(meeting("x", NINE, TEN), meeting("y", NINE, TEN))
    found = read_content(whole[: whole.rindex(b"DTEND")], WINDOW)
    assert isinstance(found, CalendarFile)
    assert ([each.title for each in found.appointments], found.events) == (["x"], 1)
    assert dict(found.skipped) == {SkipReason.NO_START: 1}


def test_a_file_that_ends_before_any_event_is_damaged() -> None:
    assert read_content(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", WINDOW) is CalendarProblem.NO_CALENDAR
