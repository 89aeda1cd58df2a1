"""The process that reads a calendar file: what it answers, and that nothing keeps it."""

import hashlib
import os
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from planner.exchange import calendar_child, calendar_reading
from planner.exchange.calendar_reading import (
    Appointment,
    CalendarFile,
    CalendarProblem,
    CalendarRefusal,
    SkipReason,
    command,
    environment,
    read_answer,
    read_calendar,
    write_answer,
)
from tests.support.calendar_files import WINDOW, event, meeting, write_calendar

NINE, TEN = "20261124T090000", "20261124T100000"


def problem_of(path: Path) -> CalendarProblem:
    with pytest.raises(CalendarRefusal) as caught:
        read_calendar(path, WINDOW)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return caught.value.problem


def test_a_file_is_read_unless_its_content_is_known(tmp_path: Path) -> None:
    path = write_calendar(tmp_path / "work.ics", meeting("Work", NINE, TEN), event("SUMMARY:x"))
    file = read_calendar(path, WINDOW)
    assert file is not None
    assert [each.title for each in file.appointments] == ["Work"]
    assert file.skipped == {SkipReason.NO_START: 1}
    assert file.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert read_calendar(path, WINDOW, file.digest) is None


@pytest.mark.parametrize(
    ("zone", "expected"), [("Europe/Berlin", "15:00 14:00 15:00"), ("America/New_York", "09:00 09:00 09:00")]
)
def test_times_are_those_of_the_computers_clock(
    zone: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The clocks of New York change on 14 March 2027, those of Berlin on 28 March.
    series = event(
        "DTSTART;TZID=America/New_York:20270308T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=4"
    )
    monkeypatch.setenv("TZ", zone)
    file = read_calendar(write_calendar(tmp_path / "a.ics", series), WINDOW)
    assert file is not None
    assert " ".join(f"{file.appointments[week].start:%H:%M}" for week in (0, 1, 3)) == expected


def test_what_is_not_there_or_no_file_is_told(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "gone.ics") is CalendarProblem.MISSING
    assert problem_of(tmp_path / "no\0name.ics") is CalendarProblem.MISSING
    (tmp_path / "folder.ics").mkdir()
    assert problem_of(tmp_path / "folder.ics") is CalendarProblem.NO_FILE
    assert problem_of(tmp_path / "folder.ics" / "a.ics") is CalendarProblem.MISSING


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
def test_a_pipe_into_which_nobody_writes_keeps_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ics")
    assert problem_of(tmp_path / "pipe.ics") is CalendarProblem.NO_FILE


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = write_calendar(tmp_path / "a.ics")
    path.chmod(0)
    assert problem_of(path) is CalendarProblem.CLOSED


def test_a_huge_file_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "huge.ics"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    assert problem_of(path) is CalendarProblem.TOO_LARGE


HOSTILE = {
    "no-calendar": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 400,
    "deep": b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 500_000,
    "blank": b"\n" * (9 * 1024 * 1024),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_calendar_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.ics"
    path.write_bytes(HOSTILE[name])
    assert problem_of(path) is CalendarProblem.NO_CALENDAR


def test_a_rule_that_never_comes_true_keeps_nobody_longer_than_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar_reading, "MOST_SECONDS", 1)
    never = meeting("x", "19700101T000000", "19700101T010000", "RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30")
    begun = time.monotonic()
    assert problem_of(write_calendar(tmp_path / "never.ics", never)) is CalendarProblem.TOO_MUCH
    assert time.monotonic() - begun < 5


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited by the system on Linux alone")
def test_memory_has_an_end() -> None:
    code = "from planner.exchange import child_process as it; it.limit_this_process(); bytes(600 * 2**20)"
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, check=False)
    assert b"MemoryError" in done.stderr


def test_a_folder_of_the_same_name_is_not_taken_for_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "planner").mkdir()
    (tmp_path / "planner" / "__init__.py").write_text("raise SystemExit(1)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_calendar(write_calendar(tmp_path / "a.ics"), WINDOW) is not None


def test_answers_come_back_as_they_were_written() -> None:
    times = tuple(
        Appointment(datetime(2026, 11, day, 9), datetime(2026, 11, day, 10), title)
        for day, title in ((24, "a\u2028"), (25, "b"), (26, "a\u2028"))
    )
    file = CalendarFile("ab", "Work", times, 4, {SkipReason.RULE: 1})
    assert read_answer(write_answer(file).encode(), "x") == file
    assert read_answer(write_answer(None).encode(), "x") is None


@pytest.mark.parametrize(
    "output",
    [b"Killed", b"[]", b"{}", b'{"problem":"other"}', b"[" * 100_000, b'{"digest":1}', b"\xff", b"1"],
)
def test_no_proper_answer_is_a_refusal(output: bytes) -> None:
    with pytest.raises(CalendarRefusal) as caught:
        read_answer(output, "x.ics")
    assert caught.value.problem is CalendarProblem.FAULT


def test_an_end_without_a_word_is_taken_for_that_of_the_limits() -> None:
    with pytest.raises(CalendarRefusal) as caught:
        read_answer(b"", "x.ics")
    assert caught.value.problem is CalendarProblem.TOO_MUCH


def test_a_fault_of_the_reader_is_told_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    def fail(*_parts: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("planner.exchange.calendar_ics.read_content", fail)
    monkeypatch.setattr("planner.exchange.calendar_child.limit_this_process", lambda: None)
    path = write_calendar(tmp_path / "a.ics", meeting("x", NINE, TEN))
    assert calendar_child.main(command(str(path), WINDOW)[3:]) == 0
    sys.stdout.flush()
    with pytest.raises(CalendarRefusal) as caught:
        read_answer(capfdbinary.readouterr().out, "a.ics")
    assert caught.value.problem is CalendarProblem.FAULT


def test_names_of_files_are_shown_without_what_could_lie() -> None:
    refusal = CalendarRefusal(CalendarProblem.MISSING, "a\u202egpj.ics")
    assert str(refusal) == "There is no file agpj.ics any more."


def test_the_library_is_not_imported_by_what_the_window_imports() -> None:
    code = "import planner.services.calendars, sys; sys.exit('icalendar' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], env=environment(), check=False).returncode == 0
