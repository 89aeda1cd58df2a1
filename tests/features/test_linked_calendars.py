"""A learner links the calendars of her computer: the plan keeps clear of them and keeps up with them."""

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.domain.busy_calendar import CalendarColor
from planner.services.calendars import times_of
from planner.ui.availability.calendars.line import CalendarLine
from planner.ui.availability.calendars.rename_dialog import RenameCalendarDialog
from planner.ui.availability.calendars.section import CalendarsSection
from planner.ui.availability.page import AvailabilityPage
from planner.ui.week.grid.busy_block import BusyBlock
from tests.features.conftest import close, said
from tests.support.calendar_files import event, meeting, write_calendar
from tests.support.disk import Disk
from tests.support.drops import drop
from tests.support.saving import banner_words

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
    pytest.mark.usefixtures("_in_one_zone"),
]

MONDAY_EVENING = meeting("Choir", "20261123T190000", "20261123T210000", "RRULE:FREQ=WEEKLY;COUNT=10")
TUESDAY_EVENING = meeting("Choir", "20261124T190000", "20261124T210000", "RRULE:FREQ=WEEKLY;COUNT=10")
NEVER = meeting("x", "19700101T000000", "19700101T010000", "RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30")


@pytest.fixture
def _in_one_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that reads the files is in Berlin."""
    monkeypatch.setenv("TZ", "Europe/Berlin")


@pytest.fixture
def choir(tmp_path: Path) -> Path:
    return write_calendar(tmp_path / "choir.ics", MONDAY_EVENING, about=("X-WR-CALNAME:Singing",))


@pytest.fixture
def page(program: Application, qtbot: QtBot) -> AvailabilityPage:
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    shown = program.window.show_page("show-availability")
    assert isinstance(shown, AvailabilityPage)
    return shown


@pytest.fixture
def section(page: AvailabilityPage) -> CalendarsSection:
    return page.view.panel.calendars


Link = Callable[[Path], None]


@pytest.fixture
def link(program: Application, section: CalendarsSection, qtbot: QtBot) -> Link:
    """Have a file read, and link it when it is shown what it brings."""

    def link_file(path: Path) -> None:
        program.late.calendars.link(str(path))
        qtbot.waitUntil(section.form.isVisible, timeout=10_000)
        qtbot.mouseClick(section.form.add_button, Qt.MouseButton.LeftButton)
        assert not section.form.isVisible()

    return link_file


def evenings(program: Application) -> set[int]:
    """The days of the first week on which she studies."""
    days = (session.start.date() for session in program.workspace.schedule.sessions)
    return {day.day for day in days if day < date(2026, 11, 30)}


def words_of(line: CalendarLine) -> str:
    return " ".join(each.text() for each in line.findChildren(QLabel) if not each.isHidden())


def whole(widget: QWidget) -> bool:
    """Whether all of a widget is in sight."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_a_calendar_is_chosen_shown_with_its_effect_and_linked(
    program: Application, page: AvailabilityPage, section: CalendarsSection, choir: Path, qtbot: QtBot
) -> None:
    assert 23 in evenings(program)
    qtbot.mouseClick(section.add_button, Qt.MouseButton.LeftButton)
    dialog = program.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(choir))
    dialog.reject()
    qtbot.waitUntil(section.form.isVisible, timeout=10_000)
    assert section.form.words.text() == "choir.ics: 10 times in the next two years to plan around."
    qtbot.waitUntil(lambda: "before:" in page.view.panel.effects.accessibleDescription())
    assert program.workspace.plan.calendars == {}
    qtbot.waitUntil(lambda: whole(section.form.add_button))

    QTest.keyClick(section.form.add_button, Qt.Key.Key_Return)
    assert program.workspace.next_undo == "Linked choir.ics, 10 times"
    assert said(program).startswith("Linked choir.ics, 10 times")
    assert 23 not in evenings(program)
    assert "before:" in page.view.panel.effects.accessibleDescription()
    assert words_of(section.lines[0]) == "Singing 10 appointments to come\nchoir.ics, read today 08:00"

    program.window.actions_by_id["undo"].trigger()
    assert (program.workspace.plan.calendars, program.workspace.plan.busy_times) == ({}, {})
    assert section.lines == []
    assert 23 in evenings(program)


def test_an_appointment_that_looks_like_an_exam_is_offered_as_one(
    program: Application, page: AvailabilityPage, section: CalendarsSection, tmp_path: Path, qtbot: QtBot
) -> None:
    exam = meeting("PMLE exam", "20270415T090000", "20270415T110000")
    guess = meeting("Klausur Statistik", "20270420T090000", "20270420T110000")
    program.late.calendars.link(str(write_calendar(tmp_path / "mine.ics", exam, guess, MONDAY_EVENING)))
    qtbot.waitUntil(section.form.isVisible, timeout=10_000)
    assert [box.accessibleName() for box in section.form.exams.boxes] == [
        "Google PMLE, moves to Thu 15 Apr 2027, 09:00",
        "Klausur Statistik, Tue 20 Apr 2027, 09:00",
    ]
    assert [box.isChecked() for box in section.form.exams.boxes] == [True, False]
    effects = page.view.panel.effects
    qtbot.waitUntil(lambda: "before:" in effects.accessibleDescription())
    with_exam = effects.accessibleDescription()
    QTest.keyClick(section.form.exams.boxes[0], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: effects.accessibleDescription() != with_exam)
    QTest.keyClick(section.form.exams.boxes[0], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: effects.accessibleDescription() == with_exam)

    QTest.keyClick(section.form.add_button, Qt.Key.Key_Return)
    assert program.workspace.plan.goals["gcp-pmle"].due == datetime(2027, 4, 15, 9)
    assert program.workspace.plan.goals["gcp-pmle"].booked
    assert section.form.exams.boxes == []
    program.window.actions_by_id["undo"].trigger()
    assert not program.workspace.plan.goals["gcp-pmle"].booked
    assert program.workspace.plan.calendars == {}


def test_an_exam_that_a_linked_calendar_gets_later_can_be_added(
    program: Application, section: CalendarsSection, choir: Path, link: Link, qtbot: QtBot
) -> None:
    link(choir)
    program.late.calendars.begin()
    (line,) = section.lines
    assert not line.exams.isVisible()
    exam = meeting("AI-103 at the test centre", "20270415T090000", "20270415T110000")
    guess = meeting("Klausur Statistik", "20270420T090000", "20270420T110000")
    write_calendar(choir, MONDAY_EVENING, exam, guess)
    qtbot.waitUntil(line.exams.isVisible, timeout=10_000)
    assert line.exams.text() == "2 look like exams: add..."
    qtbot.mouseClick(line.exams, Qt.MouseButton.LeftButton)
    form = section.exams_form
    first, second = form.exams.boxes
    assert (first.isChecked(), second.isChecked()) == (True, False)
    assert first.hasFocus()
    qtbot.waitUntil(lambda: whole(form.add_button))
    QTest.keyClick(first, Qt.Key.Key_Space)
    QTest.keyClick(form.add_button, Qt.Key.Key_Return)
    assert form.problem.text == "Tick what is to be added as an exam."
    QTest.keyClick(first, Qt.Key.Key_Space)
    QTest.keyClick(second, Qt.Key.Key_Space)
    QTest.keyClick(form.add_button, Qt.Key.Key_Return)
    assert not form.isVisible()
    assert program.workspace.next_undo == "Added 2 exams"
    assert datetime(2027, 4, 15, 9) in {goal.due for goal in program.workspace.plan.goals.values()}
    assert not line.exams.isVisible()
    program.window.actions_by_id["undo"].trigger()
    assert line.exams.isVisible()
    qtbot.mouseClick(line.exams, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(line.remove, Qt.MouseButton.LeftButton)
    assert not form.isVisible(), "what it offers has gone with its calendar"


def test_a_file_that_is_dropped_is_offered_and_may_be_left(
    program: Application, page: AvailabilityPage, section: CalendarsSection, choir: Path, qtbot: QtBot
) -> None:
    page.set_panel_open(False)
    drop(program.window, choir)
    qtbot.waitUntil(section.form.isVisible, timeout=10_000)
    qtbot.mouseClick(section.form.close_button, Qt.MouseButton.LeftButton)
    assert program.workspace.plan.calendars == {}
    drop(program.window, choir, choir)
    assert program.late.calendars.reading == ""


def test_a_file_that_changes_is_read_again(
    program: Application, section: CalendarsSection, choir: Path, link: Link, qtbot: QtBot
) -> None:
    link(choir)
    program.late.calendars.begin()
    write_calendar(choir, TUESDAY_EVENING)
    qtbot.waitUntil(lambda: 24 not in evenings(program), timeout=10_000)
    assert 23 in evenings(program)
    assert program.workspace.next_undo == "Read choir.ics again: 10 new, 10 gone"

    program.window.actions_by_id["undo"].trigger()
    assert 23 not in evenings(program)
    QTest.mouseClick(section.lines[0].refresh, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: 24 not in evenings(program), timeout=10_000)


def test_a_file_that_changed_while_the_program_was_closed_is_read_at_the_next_start(
    program: Application,
    choir: Path,
    link: Link,
    open_program: Callable[[Path], Application],
    folder: Path,
    qtbot: QtBot,
) -> None:
    link(choir)
    write_calendar(choir, TUESDAY_EVENING)
    program.window.close()
    again = open_program(folder)
    again.late.calendars.begin()
    qtbot.waitUntil(lambda: 24 not in evenings(again), timeout=10_000)


def test_a_full_disk_leaves_nothing_of_it_waiting_for_it_is_read_again_anyway(
    program: Application, section: CalendarsSection, choir: Path, link: Link, disk: Disk, qtbot: QtBot
) -> None:
    link(choir)
    program.late.calendars.begin()
    disk.is_full = True
    write_calendar(choir, TUESDAY_EVENING)
    qtbot.waitUntil(lambda: said(program).startswith("The disk is full"), timeout=10_000)
    assert banner_words(program) == ""
    disk.is_full = False
    QTest.mouseClick(section.lines[0].refresh, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: 24 not in evenings(program), timeout=10_000)


def test_a_file_that_is_as_it_was_is_no_step(
    program: Application, section: CalendarsSection, choir: Path, link: Link, qtbot: QtBot
) -> None:
    link(choir)
    revision = program.workspace.plan.revision
    QTest.mouseClick(section.lines[0].refresh, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: said(program).startswith("choir.ics is as it was"), timeout=10_000)
    program.late.calendars.begin()
    qtbot.waitUntil(lambda: program.late.calendars.reading == "", timeout=10_000)
    assert program.workspace.plan.revision == revision


def test_a_file_that_is_gone_is_said_plainly_and_its_times_stay(
    program: Application, section: CalendarsSection, choir: Path, link: Link, qtbot: QtBot
) -> None:
    link(choir)
    program.late.calendars.begin()
    qtbot.waitUntil(lambda: program.late.calendars.reading == "", timeout=10_000)
    choir.unlink()
    missing = "choir.ics is not there any more; its times of 23 Nov stay until you remove it."
    qtbot.waitUntil(lambda: missing in words_of(section.lines[0]), timeout=10_000)
    assert 23 not in evenings(program)

    write_calendar(choir, TUESDAY_EVENING)
    qtbot.waitUntil(lambda: 24 not in evenings(program), timeout=10_000)
    assert "not there" not in words_of(section.lines[0])


def test_a_calendar_gets_a_colour_that_both_grids_show(
    program: Application,
    page: AvailabilityPage,
    section: CalendarsSection,
    choir: Path,
    link: Link,
    qtbot: QtBot,
) -> None:
    link(choir)
    QTest.mouseClick(section.lines[0].swatch, Qt.MouseButton.LeftButton)
    menu = section.lines[0].findChild(QMenu)
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Pink").trigger()
    menu.close()
    (calendar,) = program.workspace.plan.calendars.values()
    assert calendar.color is CalendarColor.PINK
    assert {block.row.track for block in page.findChildren(BusyBlock) if block.isVisible()} == {"genai"}
    assert section.lines[0].swatch.track == "genai"
    week = program.window.show_page("show-week")
    QApplication.processEvents()
    assert {block.row.track for block in week.findChildren(BusyBlock) if not block.isHidden()} == {"genai"}


def test_a_calendar_gets_another_name_by_keys_alone(
    program: Application, section: CalendarsSection, choir: Path, link: Link
) -> None:
    link(choir)
    section.lines[0].swatch.setFocus()
    QTest.keyClick(section.lines[0].swatch, Qt.Key.Key_Space)
    menu = section.lines[0].findChild(QMenu)
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    dialog = program.window.findChild(RenameCalendarDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.title, "The choir")
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    assert program.workspace.next_undo == "Renamed the calendar Singing to The choir"
    assert section.lines[0].remove.accessibleName() == "Remove The choir"


def test_a_calendar_that_is_removed_takes_its_times_along(
    program: Application, section: CalendarsSection, choir: Path, link: Link, tmp_path: Path
) -> None:
    link(choir)
    link(write_calendar(tmp_path / "gym.ics", TUESDAY_EVENING))
    section.lines[0].remove.setFocus()
    QTest.keyClick(section.lines[0].remove, Qt.Key.Key_Space)
    plan = program.workspace.plan
    assert list(plan.calendars) == ["calendar-2"]
    assert (len(times_of(plan, "calendar-1")), len(times_of(plan, "calendar-2"))) == (0, 10)
    assert section.lines[0].remove.hasFocus()
    QTest.keyClick(section.lines[0].remove, Qt.Key.Key_Space)
    assert section.add_button.hasFocus()
    assert choir.exists()


def test_what_is_no_calendar_is_refused_where_it_was_asked(
    program: Application, section: CalendarsSection, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "page.ics"
    path.write_text("<html>Sign in</html>", encoding="utf-8")
    program.late.calendars.link(str(path))
    qtbot.waitUntil(section.problem.isVisible, timeout=10_000)
    assert section.problem.text == "page.ics is no calendar file (.ics), or it is damaged."
    assert not section.form.isVisible()


def test_a_reading_that_takes_long_is_shown_and_can_be_cancelled(
    program: Application, section: CalendarsSection, tmp_path: Path, qtbot: QtBot
) -> None:
    program.window.resize(1024, 640)
    drop(program.window, write_calendar(tmp_path / "never.ics", NEVER))
    qtbot.waitUntil(section.reading.cancel.isVisible, timeout=10_000)
    assert program.late.calendars.reading == "never.ics"
    qtbot.waitUntil(lambda: whole(section.reading.cancel))
    qtbot.mouseClick(section.reading.cancel, Qt.MouseButton.LeftButton)
    assert program.late.calendars.reading == ""
    assert not section.reading.isVisible()


def test_the_window_can_be_closed_while_a_file_is_read(
    program: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    program.late.calendars.link(str(write_calendar(tmp_path / "never.ics", NEVER)))
    reading = program.window.findChild(QProcess)
    assert reading is not None
    qtbot.waitUntil(lambda: reading.state() is QProcess.ProcessState.Running, timeout=10_000)
    process = reading.processId()
    close(program)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)  # asks, and kills nothing


def test_linking_is_offered_in_the_menu(program: Application, qtbot: QtBot) -> None:
    program.window.actions_by_id["link-calendar"].trigger()
    assert isinstance(program.window.page, AvailabilityPage)
    dialog = program.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()


def test_events_that_cannot_be_read_are_counted(
    program: Application, section: CalendarsSection, tmp_path: Path, link: Link
) -> None:
    link(write_calendar(tmp_path / "some.ics", MONDAY_EVENING, event("SUMMARY:nothing")))
    assert "10 appointments to come, 1 skipped" in words_of(section.lines[0])
