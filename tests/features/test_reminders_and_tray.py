"""The learner is reminded, answers, and lets the program go on in the tray."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.domain.session import Session, SessionState
from planner.paths import Paths
from planner.program import Program
from planner.services.goals import edit_goal
from planner.services.reminders import ReminderWishes
from planner.ui.one_window import OneWindow
from planner.ui.settings.page import SettingsPage
from planner.ui.tray.kept_choices import TrayChoice
from planner.ui.tray.menu import TrayMenu
from planner.ui.tray.rows import LATER, NOT_TODAY, OPEN, START, Message
from planner.ui.tray.timing import follow_timer
from planner.ui.tray.wiring import Tray, TrayParts
from planner.ui.week.page import WeekPage
from planner.ui.widgets.error_dialog import ErrorDialog
from planner.values import replace
from tests.features.conftest import moment, said
from tests.support.disk import Disk
from tests.support.notifications import KeptMessages
from tests.support.saving import banner_words, try_again, type_a_note
from tests.support.workspaces import Clock

GO_ON, STAY = 0, 1  # where a note is not saved


@pytest.fixture
def messages(qapp: QApplication) -> KeptMessages:
    return KeptMessages()


@pytest.fixture
def tray(program: Application, messages: KeptMessages) -> Tray:
    """Reminders on a desktop that has a tray, with notifications that are kept."""
    made = tray_of(program, messages)
    made.begin()
    return made


def tray_of(
    program: Application,
    messages: KeptMessages,
    shown: list[str] | None = None,
    ended: list[Application] | None = None,
) -> Tray:
    return Tray(
        TrayParts(
            window=program.window,
            workspace=program.workspace,
            performer=program.performer,
            settings=program.settings,
            come_to_front=program.come_to_front,
            show_goal=shown.append if shown is not None else lambda _id: None,
            start_timer=program.timer.start_session,
            notifier=messages,
            has_tray=lambda: True,
            end=lambda: ended.append(program) if ended is not None else None,
        )
    )


@pytest.fixture
def tonight(program: Application) -> Session:
    """The first session of the story."""
    return next(each for each in program.workspace.schedule.sessions if each.start > moment(23, 8))


def until_reminded(tray: Tray, clock: Clock, tonight: Session) -> str:
    """Let the evening come; return the key of the reminder."""
    clock.now = tonight.start - timedelta(minutes=10)
    tray.clock.look()
    return f"session {tonight.id} {tonight.start:%Y-%m-%d}"


def state_of(program: Application, session: Session) -> SessionState:
    return next(each.state for each in program.workspace.schedule.sessions if each.id == session.id)


def entry(menu: TrayMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


def answer(program: Application, leave: Callable[[], object], number: int) -> bool:
    """Leave the window, and answer what is asked; return whether the window is there then."""
    leave()
    assert program.window.isVisible()
    (dialog,) = (each for each in program.window.findChildren(ErrorDialog) if each.isVisible())
    dialog.accept()
    dialog.chosen.emit(number)
    return program.window.isVisible()


def test_an_evening_is_announced_once(
    tray: Tray, clock: Clock, tonight: Session, messages: KeptMessages, program: Application
) -> None:
    assert messages.messages == []
    until_reminded(tray, clock, tonight)
    tray.clock.look()
    (message,) = messages.messages
    assert message.title == program.workspace.plan.title_of(tonight)
    assert [answer.id for answer in message.answers] == [START, LATER, NOT_TODAY]


def test_not_today_skips_the_session_and_can_be_undone(
    tray: Tray, clock: Clock, tonight: Session, messages: KeptMessages, program: Application
) -> None:
    key = until_reminded(tray, clock, tonight)
    messages.answered.emit(key, NOT_TODAY)
    assert state_of(program, tonight) is SessionState.SKIPPED
    program.window.actions_by_id["undo"].trigger()
    assert state_of(program, tonight) is SessionState.PLANNED


def test_not_today_waits_for_a_full_disk_and_shows_that(
    tray: Tray, clock: Clock, tonight: Session, messages: KeptMessages, program: Application, disk: Disk
) -> None:
    key = until_reminded(tray, clock, tonight)
    program.window.hide()
    disk.is_full = True
    messages.answered.emit(key, NOT_TODAY)
    assert program.window.isVisible()
    assert banner_words(program).startswith("Not saved The disk is full")
    disk.is_full = False
    try_again(program)
    assert state_of(program, tonight) is SessionState.SKIPPED


def test_in_a_quarter_of_an_hour_it_is_said_again(
    tray: Tray, clock: Clock, tonight: Session, messages: KeptMessages
) -> None:
    key = until_reminded(tray, clock, tonight)
    messages.answered.emit(key, LATER)
    assert len(messages.messages) == 1
    clock.now += timedelta(minutes=15)
    tray.clock.look()
    assert len(messages.messages) == 2
    assert messages.messages[1].text.startswith("From ")


def test_a_click_opens_the_session_with_its_details(
    tray: Tray, clock: Clock, tonight: Session, messages: KeptMessages, program: Application
) -> None:
    program.window.show_page("show-roadmap")
    program.window.hide()
    key = until_reminded(tray, clock, tonight)
    messages.answered.emit(key, OPEN)
    assert program.window.isVisible()
    week = program.window.page
    assert isinstance(week, WeekPage)
    assert week.sessions.about("done") == program.workspace.plan.title_of(tonight)


def test_start_times_the_session_that_was_announced(
    tray: Tray, program: Application, clock: Clock, tonight: Session, messages: KeptMessages
) -> None:
    key = until_reminded(tray, clock, tonight)
    assert messages.messages[0].answers[0].text == "Start"
    assert program.window.actions_by_id["focus-timer"] in tray.menu.actions()
    messages.answered.emit(key, START)
    assert timed(program) == tonight.id
    week = program.window.page
    assert isinstance(week, WeekPage)
    assert week.selected == tonight.id


def timed(program: Application) -> str:
    """The id of the session that the focus timer runs for, "" for none."""
    timer = program.timer.clock.timer
    return timer.session.id if timer is not None and timer.session is not None else ""


@pytest.fixture
def old_key(tray: Tray, program: Application, clock: Clock, messages: KeptMessages) -> str:
    """A notification of a session that nobody agreed to; it gave way as its time passed."""
    clock.now = datetime(2026, 12, 2, 18)
    program.workspace.move_time()
    foreseen = next(each for each in program.workspace.schedule.sessions if each.start > clock.now)
    key = until_reminded(tray, clock, foreseen)
    assert messages.messages[-1].key == key
    clock.now = foreseen.end + timedelta(days=1)
    program.workspace.move_time()
    assert all(each.id != foreseen.id for each in program.workspace.schedule.sessions)
    return key


def test_start_on_an_old_notification_times_no_other_session(
    old_key: str, program: Application, messages: KeptMessages
) -> None:
    week = program.window.page
    assert isinstance(week, WeekPage)
    other = next(each for each in program.workspace.schedule.sessions if each.start > program.workspace.now)
    assert week.open_session(other.id)
    program.window.hide()
    messages.answered.emit(old_key, START)
    assert timed(program) == ""
    assert said(program) == f"This session is no longer planned: {messages.messages[-1].title}"


def test_not_today_on_an_old_notification_is_answered_in_the_window(
    old_key: str, program: Application, messages: KeptMessages
) -> None:
    program.window.hide()
    messages.answered.emit(old_key, NOT_TODAY)
    assert said(program) == f"This session is no longer planned: {messages.messages[-1].title}"


def test_the_week_that_wants_planning_is_opened(
    tray: Tray, clock: Clock, messages: KeptMessages, program: Application
) -> None:
    clock.now = moment(29, 18)
    program.workspace.move_time()
    tray.choices.keep_wishes(replace(ReminderWishes(), lead=None))
    tray.clock.look()
    (message,) = messages.messages
    assert message.title.startswith("The week of ")
    messages.answered.emit(message.key, OPEN)
    week = program.window.page
    assert isinstance(week, WeekPage)
    assert week.first_day >= moment(29, 0).date()


def test_a_registration_that_closes_leads_to_its_exam(
    program: Application, clock: Clock, messages: KeptMessages
) -> None:
    closes = moment(30, 0).date()
    program.performer.perform(
        lambda plan, _schedule: edit_goal(plan, "gcp-pmle", clock.now, registration_closes=closes)
    )
    shown: list[str] = []
    tray = tray_of(program, messages, shown)
    clock.now = moment(23, 9)
    tray.begin()
    (message,) = messages.messages
    assert message.text == "Registration closes on Mon 30 Nov."
    messages.answered.emit(message.key, OPEN)
    assert shown == ["gcp-pmle"]


def test_other_parts_can_tell_something_and_mark_the_icon(
    tray: Tray, program: Application, messages: KeptMessages
) -> None:
    tray.set_timing(True)
    tray.tell(Message("timer", "Review gaps", "1 h 30 logged. Is it finished?"))
    program.window.hide()
    messages.answered.emit("timer", OPEN)
    assert messages.titles == ["Review gaps"]
    assert program.window.isVisible()


def test_reminders_rest_until_tomorrow(
    tray: Tray, clock: Clock, tonight: Session, messages: KeptMessages
) -> None:
    entry(tray.menu, "Pause reminders until tomorrow").trigger()
    until_reminded(tray, clock, tonight)
    assert messages.messages == []
    entry(tray.menu, "Resume reminders").trigger()
    assert len(messages.messages) == 1


def test_the_menu_says_what_is_next(tray: Tray, program: Application, tonight: Session) -> None:
    title = program.workspace.plan.title_of(tonight)
    assert tray.menu.next.words.text().endswith(title)
    assert tray.menu.week.words.text().startswith("0 min of ")
    assert tray.menu.week.words.text().endswith(" done this week")


def test_the_menu_logs_time_for_what_is_next_and_adds_a_session(tray: Tray, program: Application) -> None:
    for text, dialog in (("Log time...", "LogTimeDialog"), ("Add a session...", "OwnSessionDialog")):
        entry(tray.menu, text).trigger()
        opened = QApplication.activeModalWidget()
        assert type(opened).__name__ == dialog
        assert opened is not None
        opened.close()


def test_closing_ends_the_program_unless_it_is_to_keep_running(
    tray: Tray, program: Application, messages: KeptMessages
) -> None:
    assert program.window.close()
    assert messages.messages == []


def test_who_keeps_running_finds_the_window_hidden_and_is_told_once(
    tray: Tray, program: Application, messages: KeptMessages
) -> None:
    tray.choices.keep_tray(TrayChoice(keeps_running=True))
    for _time in range(2):
        assert not program.window.close()
        assert not program.window.isVisible()
        program.come_to_front()
        assert program.window.isVisible()
    assert messages.titles == ["Study Planner keeps running in the tray"]


def test_a_second_start_brings_the_hidden_window_back(
    tray: Tray, program: Application, folder: Path, qtbot: QtBot
) -> None:
    first, second = OneWindow(Paths(folder)), OneWindow(Paths(folder))
    assert first.take()
    first.show_requested.connect(program.come_to_front)
    tray.choices.keep_tray(TrayChoice(keeps_running=True))
    program.window.close()
    assert not second.take()
    second.ask_to_show()
    qtbot.waitUntil(program.window.isVisible)
    first.release()


def test_quit_really_quits(tray: Tray, program: Application) -> None:
    tray.choices.keep_tray(TrayChoice(keeps_running=True))
    entry(tray.menu, "Quit").trigger()
    assert not program.window.isVisible()
    assert QApplication.quitOnLastWindowClosed()


def test_quit_ends_also_a_program_whose_window_is_hidden(
    program: Application, messages: KeptMessages, qtbot: QtBot
) -> None:
    ended: list[Application] = []
    tray = tray_of(program, messages, ended=ended)
    tray.choices.keep_tray(TrayChoice(keeps_running=True))
    program.window.close()
    assert ended == []
    entry(tray.menu, "Quit").trigger()
    qtbot.waitUntil(lambda: ended == [program])


def tray_over_a_note(story: Application, messages: KeptMessages, disk: Disk) -> Tray:
    """The program keeps running in the tray, and a note waits for the disk."""
    tray = tray_of(story, messages)
    tray.choices.keep_tray(TrayChoice(keeps_running=True))
    disk.is_full = True
    QTest.keyClick(type_a_note(story, "Do not lose me"), Qt.Key.Key_Escape)
    return tray


def test_quit_asks_over_a_note_that_is_not_saved_also_where_the_window_is_hidden(
    story: Application, messages: KeptMessages, disk: Disk
) -> None:
    tray = tray_over_a_note(story, messages, disk)
    story.window.close()
    assert not story.window.isVisible()
    assert answer(story, entry(tray.menu, "Quit").trigger, STAY)
    assert not story.window.close()  # into the tray again, for nobody wants to quit any more
    assert not story.window.isVisible()
    assert not answer(story, entry(tray.menu, "Quit").trigger, GO_ON)
    assert QApplication.quitOnLastWindowClosed()


def test_the_end_of_the_session_is_not_blocked(tray: Tray, program: Application) -> None:
    tray.choices.keep_tray(TrayChoice(keeps_running=True))
    tray._closing.let_go()  # as when the desktop asks to save what there is
    assert program.window.close()


def test_the_end_of_the_session_asks_over_a_note_that_is_not_saved(
    story: Application, messages: KeptMessages, disk: Disk
) -> None:
    tray = tray_over_a_note(story, messages, disk)
    tray._closing.let_go()
    assert answer(story, story.window.close, STAY)
    QApplication.sendEvent(story.window, QEvent(QEvent.Type.WindowActivate))  # as under a dialog that closes
    story.window.close()
    assert not story.window.isVisible()  # in the tray
    story.come_to_front()
    tray._closing.let_go()
    assert not answer(story, story.window.close, GO_ON)


def test_a_window_in_the_tray_that_is_built_anew_does_not_end_the_program(
    whole: Program, messages: KeptMessages, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[Application] = []
    before = whole.application
    monkeypatch.setattr(before.late, "_tray", tray_of(before, messages, ended=ended))
    before.late.tray.choices.keep_tray(TrayChoice(keeps_running=True))
    before.window.close()
    assert not before.window.isVisible()
    whole.rebuild()
    assert whole.application is not before
    qtbot.wait(20)
    assert ended == []
    assert QApplication.quitOnLastWindowClosed()


def test_after_a_logout_that_was_called_off_the_window_goes_to_the_tray_again(
    tray: Tray, program: Application, qtbot: QtBot
) -> None:
    tray.choices.keep_tray(TrayChoice(keeps_running=True))
    tray._closing.let_go()
    QApplication.sendEvent(program.window, QEvent(QEvent.Type.WindowActivate))
    assert not program.window.close()
    program.come_to_front()
    tray._closing._session_ends.setInterval(1)
    tray._closing.let_go()
    qtbot.wait(20)
    assert not program.window.close()


def settings_of(program: Application) -> SettingsPage:
    page = program.window.page
    assert isinstance(page, SettingsPage)
    return page


def test_the_plan_menu_leads_to_the_choices(program: Application, qtbot: QtBot) -> None:
    program.window.resize(1024, 640)
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    program.window.actions_by_id["settings"].trigger()
    settings_of(program).search.setText("dark")
    program.window.actions_by_id["show-week"].trigger()
    program.window.actions_by_id["reminders"].trigger()
    page = settings_of(program)
    assert page.reminders.is_on.hasFocus()
    qtbot.waitUntil(lambda: not page.reminders.keeps_running.visibleRegion().isEmpty())


def test_what_is_chosen_holds_at_once_and_is_undone(
    program: Application, clock: Clock, tonight: Session
) -> None:
    tray = program.late.tray
    tray.begin()
    program.window.actions_by_id["reminders"].trigger()
    settings_of(program).reminders.is_on.click()
    assert tray.clock.next is None
    program.window.actions_by_id["undo"].trigger()
    assert tray.clock.next is not None
    assert settings_of(program).reminders.is_on.isChecked()


def test_a_pause_for_today_is_left_alone_by_undo(program: Application) -> None:
    tray = program.late.tray
    tray.begin()
    program.window.actions_by_id["reminders"].trigger()
    settings_of(program).reminders.of_week.click()
    entry(tray.menu, "Pause reminders until tomorrow").trigger()
    paused = tray.choices.wishes.paused_until
    assert paused is not None
    program.window.actions_by_id["undo"].trigger()
    assert tray.choices.wishes.of_week
    assert tray.choices.wishes.paused_until == paused


def test_the_first_run_has_a_tray_that_waits_for_a_plan(
    open_program: Callable[[Path], Application], tmp_path: Path, messages: KeptMessages
) -> None:
    (tmp_path / "new").mkdir()
    tray = tray_of(open_program(tmp_path / "new"), messages)
    tray.begin()
    assert tray.menu.next.words.text() == "There is no plan yet."
    assert tray.clock.next is None


def test_a_focus_timer_is_shown_by_the_icon_and_told_when_its_time_is_over(
    program: Application, tray: Tray, messages: KeptMessages, clock: Clock, tonight: Session
) -> None:
    follow_timer(tray, program.timer.clock)
    assert not tray.is_timing
    clock.now = tonight.start
    program.timer.clock.start_session(tonight.id)
    assert tray.is_timing
    clock.now = tonight.end + timedelta(seconds=1)
    program.timer.clock.look()
    assert messages.messages[-1].text == "The time of the focus timer is over. Is it finished?"
    assert not tray.is_timing
