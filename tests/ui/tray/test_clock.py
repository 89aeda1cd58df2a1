"""The clock wakes for the next reminder, tells each once, and remembers that."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QSettings, QTimer
from pytestqt.qtbot import QtBot

from planner.domain.session import Session
from planner.services.goals import edit_goal
from planner.services.moving import Placement, move_sessions
from planner.services.reminders import Reminder, ReminderKind, ReminderWishes
from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.tray.clock import ReminderClock
from planner.ui.tray.kept_choices import KeptChoices
from tests.support.workspaces import Clock


class Ears:
    """A clock with what it has told."""

    def __init__(self, clock: ReminderClock) -> None:
        self.clock = clock
        self.heard: list[Reminder] = []
        clock.came.connect(self.heard.append)

    @property
    def timer_ms(self) -> int:
        """For how long the clock sleeps; -1 where it waits for nothing."""
        running = [timer for timer in self.clock.findChildren(QTimer) if timer.isActive()]
        return max((timer.interval() for timer in running), default=-1)


@pytest.fixture
def ears(british: None, workspace: Workspace, performer: Performer, choices: KeptChoices) -> Ears:
    made = Ears(ReminderClock(workspace, performer, choices))
    made.clock.look()
    return made


@pytest.fixture
def tonight(workspace: Workspace, clock: Clock) -> Session:
    """The session that comes next."""
    return next(each for each in workspace.schedule.sessions if each.start > clock.now)


def set_to(clock: Clock, workspace: Workspace, moment: datetime) -> None:
    clock.now = moment
    workspace.move_time()


def test_it_sleeps_until_the_next_reminder(ears: Ears, tonight: Session, clock: Clock) -> None:
    assert ears.heard == []
    assert ears.clock.next is not None
    assert ears.clock.next.at == tonight.start - timedelta(minutes=10)
    assert timedelta(milliseconds=ears.timer_ms) == ears.clock.next.at - clock.now


def test_it_tells_a_session_once_also_after_a_restart(
    ears: Ears, tonight: Session, clock: Clock, workspace: Workspace, settings: QSettings
) -> None:
    clock.now = tonight.start - timedelta(minutes=10)
    ears.clock.look()
    ears.clock.look()
    assert [each.subject for each in ears.heard] == [tonight.id]
    restarted = Ears(ReminderClock(workspace, Performer(workspace), KeptChoices(settings)))
    restarted.clock.look()
    assert restarted.heard == []


def test_it_wakes_by_itself(ears: Ears, tonight: Session, clock: Clock, qtbot: QtBot) -> None:
    clock.now = tonight.start - timedelta(minutes=10, milliseconds=40)
    ears.clock.look()
    clock.now = tonight.start - timedelta(minutes=10)
    qtbot.waitUntil(lambda: [each.subject for each in ears.heard] == [tonight.id])


def test_a_computer_that_slept_is_told_with_the_next_minute(
    ears: Ears, tonight: Session, clock: Clock
) -> None:
    ears.clock.look_if_time_jumped()
    assert ears.heard == []
    clock.now = tonight.start - timedelta(minutes=3)
    ears.clock.look_if_time_jumped()
    assert [each.subject for each in ears.heard] == [tonight.id]


def test_it_tells_again_in_a_quarter_of_an_hour_where_that_is_wished(
    ears: Ears, tonight: Session, clock: Clock
) -> None:
    clock.now = tonight.start - timedelta(minutes=10)
    ears.clock.look()
    ears.clock.remind_later(ears.heard[0].key)
    assert len(ears.heard) == 1
    assert ears.clock.next is not None
    assert ears.clock.next.at == tonight.start + timedelta(minutes=5)
    clock.now += timedelta(minutes=15)
    ears.clock.look()
    assert [each.key for each in ears.heard] == [ears.heard[0].key] * 2
    ears.clock.look()
    assert len(ears.heard) == 2


def test_a_plan_that_changes_is_looked_at_again(
    ears: Ears, tonight: Session, clock: Clock, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    later = tonight.start + timedelta(minutes=45)
    place = Placement(tonight.id, later, tonight.minutes)
    with qtbot.waitSignal(ears.clock.looked):
        performer.perform(lambda plan, schedule: move_sessions(plan, schedule, [place], clock.now))
    reminders = [each for each in workspace.schedule.sessions if each.start > clock.now]
    assert ears.clock.next is not None
    assert ears.clock.next.at == reminders[0].start - timedelta(minutes=10)


def test_who_puts_a_session_to_now_is_not_told_of_it(
    ears: Ears, tonight: Session, clock: Clock, performer: Performer, qtbot: QtBot
) -> None:
    place = Placement(tonight.id, clock.now + timedelta(minutes=5), 60)
    with qtbot.waitSignal(ears.clock.looked):
        performer.perform(lambda plan, schedule: move_sessions(plan, schedule, [place], clock.now))
    ears.clock.look()
    assert ears.heard == []


def test_switched_off_it_waits_for_nothing(ears: Ears, choices: KeptChoices) -> None:
    choices.keep_wishes(ReminderWishes(is_on=False))
    ears.clock.look()
    assert (ears.clock.next, ears.timer_ms) == (None, -1)


def test_a_registration_is_told_twice_however_often_the_clock_looks(
    ears: Ears, clock: Clock, workspace: Workspace
) -> None:
    clock.now = datetime(2026, 11, 27, 8)
    closes = datetime(2026, 12, 4).date()
    workspace.perform(
        lambda plan, _schedule: edit_goal(plan, "gcp-pmle", clock.now, registration_closes=closes)
    )
    told: list[datetime] = []
    ears.clock.came.connect(
        lambda reminder: told.append(clock.now) if reminder.kind is ReminderKind.REGISTRATION else None
    )
    while clock.now < datetime(2026, 12, 5):
        clock.now += timedelta(hours=1)
        workspace.move_time()
        ears.clock.look()
    assert told == [datetime(2026, 11, 27, 9), datetime(2026, 12, 3, 9)]
