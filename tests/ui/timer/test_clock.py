"""The running timer: it is kept, goes on by itself, and is logged through the plan's one door."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.domain.card import Rating
from planner.domain.edit import Change, Edit
from planner.domain.focus_timer import Phase
from planner.domain.session import Session, SessionState
from planner.services.focus import log_focus
from planner.services.items import log_time
from planner.services.kept_timer import KeptTimer, log_once
from planner.services.sessions import finish_part, finish_session
from planner.services.workspace import Workspace
from planner.storage.store import Saved
from planner.ui.performer import Performer
from planner.ui.timer.choices import TimerChoices
from planner.ui.timer.clock import FocusClock
from tests.support.workspaces import Clock, first_review, workspace_at
from tests.ui.timer.conftest import SESSION, Pass


@pytest.fixture
def again(
    workspace: Workspace, performer: Performer, tmp_path: Path, choices: TimerChoices
) -> Callable[[], FocusClock]:
    """The clock of a program that is started again, or of another one on the same plan."""
    return lambda: FocusClock(workspace, performer, KeptTimer(tmp_path / "focus-timer.json"), choices)


def phase(focus: FocusClock) -> Phase:
    assert focus.timer is not None
    return focus.timer.phase


def was_closed(focus: FocusClock) -> bool:
    assert focus.timer is not None
    return focus.timer.was_closed


def minutes(workspace: Workspace) -> list[int]:
    return [entry.minutes for entry in workspace.plan.entries.values()]


def test_done_logs_the_real_minutes_and_one_undo_takes_it_back(
    focus: FocusClock, let_pass: Pass, workspace: Workspace, performer: Performer, kept: KeptTimer
) -> None:
    assert focus.start_session(SESSION)
    let_pass(52.5)
    focus.finish()
    assert (focus.timer, focus.note, minutes(workspace)) == (None, "52 min logged.", [52])
    assert workspace.plan.sessions[SESSION].state is SessionState.DONE
    assert kept.load() is None
    performer.undo()
    assert minutes(workspace) == []
    assert workspace.plan.sessions[SESSION].state is SessionState.PLANNED
    assert focus.timer is None


def test_under_one_minute_nothing_is_logged_and_it_says_so(
    focus: FocusClock, let_pass: Pass, workspace: Workspace, kept: KeptTimer
) -> None:
    focus.start_session(SESSION)
    let_pass(0.9)
    focus.finish()
    assert focus.note == "Less than a minute: nothing was logged."
    assert (focus.timer, minutes(workspace), kept.load()) == (None, [], None)


@pytest.fixture
def review(workspace: Workspace, clock: Clock) -> Session:
    """A review of an item that was finished some time ago, on its day."""
    return first_review(workspace, clock)


def test_a_review_keeps_its_answer_however_short_it_was(
    review: Session, focus: FocusClock, let_pass: Pass, workspace: Workspace, performer: Performer
) -> None:
    assert focus.start_session(review.id)
    let_pass(0.8)
    focus.end()
    focus.finish(Rating.AGAIN)
    assert focus.note == "1 min logged."
    assert workspace.plan.cards[review.item].answers == 1
    assert workspace.plan.sessions[review.id].state is SessionState.DONE
    assert minutes(workspace)[-1] == 1
    performer.undo()
    assert review.item not in workspace.plan.cards


def test_done_ticks_a_session_of_which_all_was_logged_before(
    focus: FocusClock, let_pass: Pass, workspace: Workspace, performer: Performer
) -> None:
    performer.perform(lambda plan, schedule: finish_part(plan, schedule, SESSION, 40, workspace.now))
    focus.start_session(SESSION)
    let_pass(0.5)
    focus.finish()
    assert focus.note == "40 min logged."
    assert workspace.plan.sessions[SESSION].state is SessionState.DONE
    assert minutes(workspace) == [40]


def test_stopping_at_once_leaves_what_was_logged_before_as_it_is(
    focus: FocusClock, let_pass: Pass, workspace: Workspace, performer: Performer
) -> None:
    performer.perform(lambda plan, schedule: finish_part(plan, schedule, SESSION, 40, workspace.now))
    before = workspace.plan
    focus.start_session(SESSION)
    let_pass(0.5)
    focus.stop()
    assert focus.note == "Less than a minute: nothing was logged."
    assert workspace.plan == before


def test_it_ends_once_and_asks(focus: FocusClock, let_pass: Pass, qtbot: QtBot) -> None:
    focus.start_session(SESSION)
    with qtbot.waitSignal(focus.ended):
        let_pass(60)
    assert phase(focus) is Phase.ENDED
    with qtbot.assertNotEmitted(focus.ended):
        let_pass(20)
    focus.prolong()
    with qtbot.waitSignal(focus.ended):
        let_pass(15)
    assert focus.timer is not None
    assert focus.timer.worked == timedelta(minutes=75)


def test_it_sleeps_until_the_next_thing_that_is_due(focus: FocusClock, let_pass: Pass) -> None:
    assert not focus._due.isActive()
    focus.start_session(SESSION)
    assert 299_000 < focus._due.remainingTime() <= 300_100
    let_pass(58)
    assert 119_000 < focus._due.remainingTime() <= 120_100  # the end
    focus.pause()
    assert not focus._due.isActive()


def test_breaks_begin_and_end_by_themselves_where_they_are_wanted(
    focus: FocusClock, let_pass: Pass, choices: TimerChoices, qtbot: QtBot
) -> None:
    choices.choose_blocks(True)
    focus.start_session(SESSION)
    with qtbot.waitSignal(focus.turned):
        let_pass(25)
    assert phase(focus) is Phase.BREAK
    with qtbot.waitSignal(focus.turned):
        let_pass(5)
    assert phase(focus) is Phase.RUNNING


def test_it_is_there_again_after_closing_and_has_gone_on(
    focus: FocusClock, let_pass: Pass, clock: Clock, again: Callable[[], FocusClock]
) -> None:
    focus.start_session(SESSION)
    let_pass(10)
    focus.close()
    clock.now += timedelta(minutes=20)
    back = again()
    assert back.timer is not None
    assert back.timer.minutes_at(clock.now) == 30
    assert phase(back) is Phase.RUNNING


def test_a_paused_one_is_paused_the_next_day(
    focus: FocusClock, let_pass: Pass, clock: Clock, again: Callable[[], FocusClock]
) -> None:
    focus.start_session(SESSION)
    let_pass(10)
    focus.pause()
    clock.now += timedelta(days=1)
    back = again()
    assert phase(back) is Phase.PAUSED
    assert back.timer is not None
    assert back.timer.minutes_at(clock.now) == 10


def test_after_hours_of_absence_it_asks_what_counts(
    focus: FocusClock, let_pass: Pass, clock: Clock, again: Callable[[], FocusClock]
) -> None:
    focus.start_item("containers")
    let_pass(24)
    focus.close()
    clock.now += timedelta(minutes=286)
    back = again()
    assert (phase(back), was_closed(back)) == (Phase.UNSURE, True)
    later = again()  # also when it is closed without an answer
    assert (phase(later), was_closed(later)) == (Phase.UNSURE, True)
    back.count(True)
    assert back.timer is not None
    assert back.timer.minutes_at(clock.now) == 310


def test_after_a_crash_at_most_a_few_minutes_are_unknown(
    focus: FocusClock, let_pass: Pass, clock: Clock, again: Callable[[], FocusClock]
) -> None:
    focus.start_item("containers")
    let_pass(24)
    clock.now += timedelta(hours=5)  # nothing was closed
    back = again()
    assert back.timer is not None
    assert phase(back) is Phase.UNSURE
    assert 20 <= back.timer.minutes_at(clock.now) <= 24


def test_a_sleeping_computer_is_asked_about_as_well(
    focus: FocusClock, let_pass: Pass, clock: Clock, qtbot: QtBot, again: Callable[[], FocusClock]
) -> None:
    focus.start_session(SESSION)
    let_pass(24)
    clock.now += timedelta(hours=3)
    with qtbot.waitSignal(focus.ended):
        focus.look()
    assert (phase(focus), was_closed(focus)) == (Phase.UNSURE, False)
    focus.close()
    later = again()  # it is the sleep still that is asked about
    assert (phase(later), was_closed(later)) == (Phase.UNSURE, False)


def test_a_damaged_file_is_told_and_another_timer_can_begin(
    workspace: Workspace, performer: Performer, tmp_path: Path, choices: TimerChoices
) -> None:
    (tmp_path / "focus-timer.json").write_text("{")
    damaged = FocusClock(workspace, performer, KeptTimer(tmp_path / "focus-timer.json"), choices)
    assert damaged.note == "The timer could not be read; its file is kept as focus-timer-unreadable.json."
    assert damaged.start_session(SESSION)


def test_a_file_that_is_damaged_while_it_runs_stops_nothing(
    focus: FocusClock, let_pass: Pass, workspace: Workspace, tmp_path: Path, again: Callable[[], FocusClock]
) -> None:
    focus.start_session(SESSION)
    let_pass(20)
    (tmp_path / "focus-timer.json").write_text("{")
    workspace.reload()
    assert (phase(focus), focus.note) == (Phase.RUNNING, "")
    assert phase(again()) is Phase.RUNNING
    (tmp_path / "focus-timer.json").write_text("{")
    focus.stop()
    assert minutes(workspace) == [20]


def test_what_one_program_does_another_sees(
    focus: FocusClock, let_pass: Pass, workspace: Workspace, again: Callable[[], FocusClock]
) -> None:
    focus.start_session(SESSION)
    other = again()
    assert not other.start_item("containers")  # one timer for a plan
    let_pass(10)
    other.pause()
    focus.read_again()
    assert phase(focus) is Phase.PAUSED
    focus.stop()
    other.stop()
    assert minutes(workspace) == [10]
    assert (other.timer, other.note) == (None, "The timer was stopped in another window.")


def test_minutes_are_logged_though_another_program_was_faster_with_the_same_item(
    focus: FocusClock,
    let_pass: Pass,
    workspace: Workspace,
    clock: Clock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As where programs cannot hold each other off; then the slower one asks its wish again."""
    focus.start_item("containers")
    let_pass(50)
    other = workspace_at(tmp_path / "data", clock)
    for each in (workspace, other):
        monkeypatch.setattr(each, "_take_turn", nullcontext)
    save = workspace._store.save
    raced: list[Edit] = []

    def save_too_late(edit: Edit, *, expected_revision: int, at: datetime) -> Saved:
        if not raced:
            raced.append(log_by_hand(other, 10))
        return save(edit, expected_revision=expected_revision, at=at)

    monkeypatch.setattr(workspace._store, "save", save_too_late)
    focus.stop()
    other.close()
    assert (focus.timer, focus.note) == (None, "50 min logged.")
    assert minutes(workspace) == [10, 50]


def log_by_hand(workspace: Workspace, spent: int) -> Edit:
    now = workspace.now
    return workspace.perform(lambda plan, _schedule: log_time(plan, "containers", spent, now.date(), now))


def test_a_timer_whose_logging_was_cut_off_goes_on_whatever_is_logged_by_hand(
    focus: FocusClock,
    let_pass: Pass,
    workspace: Workspace,
    kept: KeptTimer,
    again: Callable[[], FocusClock],
) -> None:
    focus.start_item("containers")
    let_pass(40)
    timer, now = focus.timer, workspace.now
    assert timer is not None
    wish = log_once(kept, timer, lambda plan, _schedule: log_focus(plan, timer, 40, now))
    wish(workspace.plan, workspace.schedule)  # and there the power goes
    back = again()
    log_by_hand(workspace, 40)
    assert phase(back) is Phase.RUNNING
    back.stop()
    assert minutes(workspace) == [40, 40]


def test_a_session_that_is_ticked_elsewhere_ends_the_timer_and_asks(
    focus: FocusClock, let_pass: Pass, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    focus.start_session(SESSION)
    let_pass(24)
    with qtbot.waitSignal(focus.ended):
        performer.perform(lambda plan, schedule: finish_session(plan, schedule, SESSION, workspace.now))
    assert minutes(workspace) == [60]
    focus.finish()
    assert minutes(workspace) == [24]


def test_or_the_timer_is_dropped_and_the_tick_stays(
    focus: FocusClock, let_pass: Pass, workspace: Workspace, performer: Performer
) -> None:
    focus.start_session(SESSION)
    let_pass(24)
    performer.perform(lambda plan, schedule: finish_session(plan, schedule, SESSION, workspace.now))
    focus.drop()
    assert (focus.timer, minutes(workspace)) == (None, [60])


def test_the_time_of_a_removed_session_is_logged_for_its_item_and_it_says_so(
    focus: FocusClock, let_pass: Pass, workspace: Workspace, performer: Performer, clock: Clock
) -> None:
    clock.now = clock.now.replace(hour=20, minute=50)  # so late that the plan does not lay it out again
    focus.start_session(SESSION)
    let_pass(24)
    performer.perform(lambda plan, _schedule: Edit("Out", (Change(plan.sessions[SESSION], None),)))
    assert phase(focus) is Phase.RUNNING
    focus.stop()
    assert focus.note == "The session is no longer in the plan; 24 min were logged for its item."
    assert [entry.session for entry in workspace.plan.entries.values()] == [None]


def test_a_dropped_timer_can_be_taken_back(
    focus: FocusClock, let_pass: Pass, clock: Clock, workspace: Workspace
) -> None:
    focus.start_session(SESSION)
    let_pass(24)
    focus.drop()
    assert (focus.note, minutes(workspace)) == ("Not logged: 24 min.", [])
    let_pass(3)
    focus.take_back()
    assert phase(focus) is Phase.PAUSED
    focus.stop()
    assert minutes(workspace) == [24]


def test_one_that_was_dropped_in_a_break_gains_nothing_until_it_is_taken_back(
    focus: FocusClock, let_pass: Pass, choices: TimerChoices, workspace: Workspace
) -> None:
    choices.choose_blocks(True)
    focus.start_item("containers")
    let_pass(26)
    assert phase(focus) is Phase.BREAK
    focus.drop()
    let_pass(24)
    focus.take_back()
    assert phase(focus) is Phase.PAUSED
    focus.stop()
    assert minutes(workspace) == [25]


def test_a_refusal_is_said_and_nothing_is_lost(
    focus: FocusClock, let_pass: Pass, workspace: Workspace, kept: KeptTimer
) -> None:
    focus.start_item("containers")
    let_pass(24)
    focus.log_minutes(24 * 60 + 1)
    assert "24 hours" in focus.note
    assert (minutes(workspace), phase(focus)) == ([], Phase.RUNNING)
    left = kept.load()
    assert left is not None
    assert left.entry is None
    focus.stop()
    assert minutes(workspace) == [24]


def test_every_change_is_spoken(focus: FocusClock, let_pass: Pass, qtbot: QtBot) -> None:
    told: list[str] = []
    focus.told.connect(told.append)
    focus.start_session(SESSION)
    focus.pause()
    focus.resume()
    let_pass(60)
    focus.finish()
    assert told == [
        "The timer runs: What a machine learning engineer does",
        "The timer is paused.",
        "The timer runs.",
        "The time is up. Is it finished?",
        "1 h logged.",
    ]
