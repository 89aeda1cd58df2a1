"""Files are read beside the window, and what takes too long is killed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.exchange.calendar_reading import CalendarFile, CalendarProblem, CalendarRefusal
from planner.ui.calendars import reader as reader_module
from planner.ui.calendars.reader import CalendarReader
from tests.support.calendar_files import WINDOW, meeting, write_calendar

NINE, TEN = "20261124T090000", "20261124T100000"
NEVER = meeting("x", "19700101T000000", "19700101T010000", "RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30")


@pytest.fixture
def reader(qapp: object) -> Iterator[CalendarReader]:
    made = CalendarReader()
    yield made
    made.close()


def read(reader: CalendarReader, qtbot: QtBot, path: Path, known: str = "") -> object:
    with qtbot.waitSignal(reader.finished, timeout=15_000) as caught:
        reader.read(str(path), WINDOW, known)
        assert reader.is_busy
    assert not reader.is_busy
    assert caught.args is not None
    return caught.args[0]


def test_a_file_is_read_unless_it_is_known(reader: CalendarReader, qtbot: QtBot, tmp_path: Path) -> None:
    path = write_calendar(tmp_path / "a.ics", meeting("Work", NINE, TEN))
    file = read(reader, qtbot, path)
    assert isinstance(file, CalendarFile)
    assert [each.title for each in file.appointments] == ["Work"]
    assert read(reader, qtbot, path, file.digest) is None


def test_what_cannot_be_read_is_told(reader: CalendarReader, qtbot: QtBot, tmp_path: Path) -> None:
    refusal = read(reader, qtbot, tmp_path / "gone.ics")
    assert isinstance(refusal, CalendarRefusal)
    assert refusal.problem is CalendarProblem.MISSING


def test_what_takes_too_long_is_killed(
    qapp: object, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_module, "MOST_SECONDS", 1)
    reader = CalendarReader()
    refusal = read(reader, qtbot, write_calendar(tmp_path / "never.ics", NEVER))
    assert isinstance(refusal, CalendarRefusal)
    assert refusal.problem is CalendarProblem.TOO_MUCH
    reader.close()


def test_a_reading_that_is_cancelled_tells_nothing(
    reader: CalendarReader, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.assertNotEmitted(reader.finished, wait=300):
        reader.read(str(write_calendar(tmp_path / "never.ics", NEVER)), WINDOW, "")
        reader.cancel()
    assert not reader.is_busy


def test_without_its_program_a_reading_is_refused(
    reader: CalendarReader, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_module, "command", lambda *_parts: [str(tmp_path / "no-python")])
    with qtbot.waitSignal(reader.finished) as caught:
        reader.read(str(tmp_path / "a.ics"), WINDOW, "")
    assert caught.args is not None
    assert isinstance(caught.args[0], CalendarRefusal)
