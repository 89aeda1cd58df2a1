"""What the timer says in each of its phases."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from planner.domain.edit import Change, Edit
from planner.domain.focus_timer import Blocks, FocusTimer, Phase
from planner.domain.session import Session, SessionKind, SessionState
from planner.services.focus import begin_item, begin_session
from planner.services.sessions import finish_part, finish_session
from planner.services.workspace import Workspace
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.timer.choice_rows import choice_rows, idle_row
from planner.ui.timer.digit_rows import clock_text, short_time
from planner.ui.timer.rows import timer_row
from planner.ui.timer.values import RingLook, TimerRow
from planner.values import replace
from tests.ui.timer.conftest import SESSION

SEVEN = datetime(2026, 11, 25, 19)
MINUTE = timedelta(minutes=1)
TITLE = "What a machine learning engineer does"


@pytest.fixture
def timer(workspace: Workspace) -> FocusTimer:
    return begin_session(workspace.plan, workspace.schedule, SESSION, SEVEN)


@pytest.fixture
def item(workspace: Workspace) -> FocusTimer:
    return begin_item(workspace.plan, "containers", SEVEN)


@pytest.fixture
def review(timer: FocusTimer) -> FocusTimer:
    assert timer.session is not None
    session = replace(timer.session, id=f"review-{SESSION}", kind=SessionKind.REVIEW, accepted=False)
    return replace(timer, session=session)


def row(workspace: Workspace, timer: FocusTimer, minutes: float) -> TimerRow:
    return timer_row(workspace.plan, timer, SEVEN + minutes * MINUTE, LocaleDates())


def words(shown: TimerRow) -> list[str]:
    return [act.text for act in shown.acts]


def test_a_session_counts_down_to_its_end(workspace: Workspace, timer: FocusTimer) -> None:
    shown = row(workspace, timer, 24.3)
    assert (shown.digits, shown.title, shown.track) == ("35:42", TITLE, "ml")
    assert shown.line == "until 20:00, 24 min done"
    assert shown.fraction == pytest.approx(0.405)
    assert (shown.look, words(shown)) == (RingLook.RUNNING, ["Pause", "Done"])


def test_an_item_counts_up(workspace: Workspace, item: FocusTimer) -> None:
    shown = row(workspace, item, 24.3)
    assert (shown.digits, shown.line) == ("24:18", "since 19:00, 24 min done")
    assert words(shown) == ["Pause", "Stop and log 24 min"]
    assert words(row(workspace, item, 0.5)) == ["Pause", "Stop"]
    assert short_time(item, SEVEN + 124 * MINUTE) == "124:00"


def test_a_pause_says_since_when(workspace: Workspace, timer: FocusTimer) -> None:
    shown = row(workspace, timer.paused(SEVEN + 24 * MINUTE), 40)
    assert (shown.digits, shown.line) == ("36:00", "paused at 19:24, 24 min done")
    assert (shown.look, words(shown)) == (RingLook.PAUSED, ["Go on", "Stop and log 24 min"])


def test_blocks_are_counted_and_a_break_says_what_is_left(workspace: Workspace, timer: FocusTimer) -> None:
    blocks = replace(timer, blocks=Blocks(25, 5))
    assert row(workspace, blocks, 10).digits == "15:00"
    assert row(workspace, blocks, 10).line == "block 1 of 3, 10 min done"
    in_break = blocks.at(SEVEN + 28 * MINUTE)
    shown = row(workspace, in_break, 28)
    assert (shown.digits, shown.title, shown.icon) == ("02:00", "Break", "coffee")
    assert (shown.line, shown.look) == ("then 2 of 3 blocks are left", RingLook.BREAK)
    assert words(shown) == ["Skip break", "Stop and log 25 min"]
    second = in_break.at(SEVEN + 40 * MINUTE)
    assert row(workspace, second, 40).line == "block 2 of 3, 35 min done"
    last = replace(second, worked=55 * MINUTE)
    assert row(workspace, last, 40).digits == "00:00"


def test_blocks_of_an_item_have_no_end(workspace: Workspace, item: FocusTimer) -> None:
    blocks = replace(item, blocks=Blocks(25, 5))
    assert row(workspace, blocks, 10).line == "block 1, 10 min done"
    assert row(workspace, blocks.at(SEVEN + 26 * MINUTE), 26).line == "then the next block"


def test_at_the_end_it_asks_whether_it_is_finished(workspace: Workspace, timer: FocusTimer) -> None:
    shown = row(workspace, replace(timer, phase=Phase.ENDED, worked=60 * MINUTE), 60)
    assert shown.question == "1 h studied. Is it finished?"
    assert words(shown) == ["Done", "Partly...", "Go on 15 min"]
    early = row(workspace, timer.ended(SEVEN + 10 * MINUTE), 10)
    assert words(early) == ["Done", "Partly...", "Go on"]


def test_the_end_of_an_item_asks_only_for_the_log(workspace: Workspace, item: FocusTimer) -> None:
    shown = row(workspace, item.ended(SEVEN + 10 * MINUTE), 10)
    assert (shown.question, words(shown)) == ("10 min studied.", ["Log 10 min", "Go on"])


def test_after_an_absence_it_names_both_lengths(workspace: Workspace, item: FocusTimer) -> None:
    unsure = replace(item, phase=Phase.UNSURE, worked=24 * MINUTE, unseen=286 * MINUTE)
    shown = row(workspace, replace(unsure, was_closed=True), 310)
    assert shown.question == (
        "It ran while the program was closed. Count 24 min until it was closed, or all 5 h 10?"
    )
    assert words(shown) == ["24 min", "All 5 h 10", "Go on"]
    slept = row(workspace, replace(unsure, worked=timedelta(0)), 310)
    assert slept.question.startswith("It ran while the computer slept.")
    assert words(slept) == ["None of it", "All 4 h 46", "Go on"]


def test_a_review_is_answered(workspace: Workspace, review: FocusTimer) -> None:
    assert words(row(workspace, review, 9)) == ["Pause", "Answer"]
    shown = row(workspace, review.ended(SEVEN + 9 * MINUTE), 9)
    assert shown.question == "9 min studied. How well did you remember it?"
    assert words(shown) == ["Again", "Hard", "Good", "Easy"]


def test_what_was_said_meanwhile_is_told(workspace: Workspace, timer: FocusTimer) -> None:
    ended = timer.ended(SEVEN + 24 * MINUTE)
    workspace.perform(lambda p, s: finish_part(p, s, SESSION, 35, SEVEN))
    shown = row(workspace, ended, 24)
    assert shown.question.endswith("The session was marked partly done meanwhile, with 35 min.")
    assert words(shown) == ["Leave it so", "Log 24 min instead"]
    workspace.perform(lambda p, s: finish_session(p, s, SESSION, SEVEN))
    assert row(workspace, ended, 24).question.endswith("was marked done meanwhile, with 1 h.")


def test_what_is_gone_is_told(workspace: Workspace, timer: FocusTimer) -> None:
    ended = timer.ended(SEVEN + 24 * MINUTE)
    plan = workspace.plan.after(Edit("", (Change(workspace.plan.sessions[SESSION], None),)))
    shown = timer_row(plan, ended, SEVEN, LocaleDates())
    assert (
        shown.question == "24 min studied. The session is no longer in the plan; the time goes to its item."
    )
    assert words(shown) == ["Log 24 min", "Go on"]
    lost = row(workspace, replace(ended, item="gone", title="Old course"), 24)
    assert (lost.title, lost.track, words(lost)) == ("Old course", "", ["Stop without logging"])


def test_what_can_be_studied_begins_with_the_next_session(workspace: Workspace) -> None:
    rows = choice_rows(workspace.plan, workspace.schedule, workspace.now, LocaleDates())
    first, item = rows[0], next(each for each in rows if not each.session)
    assert (first.text, first.line) == ("Course 1: Python, 19:00", "session, 1 h")
    assert first.session == "course-python-20261125-1"
    assert any(", Thu 26 Nov, 19:00" in each.text for each in rows)
    assert (item.minutes, item.line) == (None, "without a session")
    assert idle_row(first).digits == "60:00"
    assert idle_row(item).digits == "00:00"
    assert idle_row(None).title == "Nothing to study"
    sessions = [each for each in rows if each.session]
    assert all(_is_open(workspace, each.session) for each in sessions)


def _is_open(workspace: Workspace, id: str) -> bool:
    found: Iterator[Session] = (each for each in workspace.schedule.sessions if each.id == id)
    return next(found).state is SessionState.PLANNED


def test_seconds_are_written_with_two_digits() -> None:
    assert [clock_text(timedelta(seconds=each)) for each in (0, 9, 61, 6000)] == [
        *("00:00", "00:09", "01:01", "100:00")
    ]
