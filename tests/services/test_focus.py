"""What the timer logs, also where its session is no longer what it was."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from planner.domain.card import Rating
from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.focus_timer import FocusTimer
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.services import sessions
from planner.services.focus import (
    Standing,
    begin_item,
    begin_session,
    can_be_timed,
    find,
    log_focus,
    minutes_in_all,
    sessions_to_time,
)
from planner.services.items import finish_item
from planner.services.kept_timer import KeptTimer, is_logged, log_once
from planner.services.moving import Placement, move_sessions
from planner.services.workspace import Workspace
from planner.values import replace
from tests.support.workspaces import MONDAY, Clock, first_plan, first_review, workspace_at

EVENING = datetime(2026, 11, 23, 19)
FIRST = "course-python-20261123-1"
MINUTE = timedelta(minutes=1)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return first_plan(MONDAY)


@pytest.fixture
def clock() -> Clock:
    return Clock(EVENING)


@pytest.fixture
def workspace(tmp_path: Path, plan: Plan, clock: Clock) -> Iterator[Workspace]:
    opened = workspace_at(tmp_path, clock, plan)
    yield opened
    opened.close()


def begin(workspace: Workspace, id: str = FIRST) -> FocusTimer:
    return begin_session(workspace.plan, workspace.schedule, id, workspace.now)


def log(workspace: Workspace, timer: FocusTimer, minutes: int, *, is_finished: bool = True) -> Edit:
    now = workspace.now
    return workspace.perform(
        lambda plan, _schedule: log_focus(plan, timer, minutes, now, is_finished=is_finished)
    )


def entries(workspace: Workspace) -> list[tuple[str, int, str | None]]:
    return [(entry.item, entry.minutes, entry.session) for entry in workspace.plan.entries.values()]


def test_done_marks_the_session_done_with_the_real_minutes_as_one_step(workspace: Workspace) -> None:
    before = workspace.plan
    edit = log(workspace, begin(workspace), 52)
    assert edit.label == "Did Course 1: Python"
    assert workspace.plan.sessions[FIRST].state is SessionState.DONE
    assert entries(workspace) == [("course-python", 52, FIRST)]
    workspace.undo()
    assert workspace.plan.sessions[FIRST] == before.sessions[FIRST]
    assert entries(workspace) == []


def test_stopping_before_the_end_marks_it_partly_done(workspace: Workspace) -> None:
    log(workspace, begin(workspace), 24, is_finished=False)
    assert workspace.plan.sessions[FIRST].state is SessionState.PARTLY
    assert entries(workspace) == [("course-python", 24, FIRST)]


def test_the_rest_of_a_session_is_added_to_what_was_logged_of_it(workspace: Workspace, clock: Clock) -> None:
    log(workspace, begin(workspace), 24, is_finished=False)
    timer = begin(workspace)
    assert timer.length == 36 * MINUTE
    clock.now += 30 * MINUTE
    total = minutes_in_all(workspace.plan, timer, clock.now)
    assert total == 54
    log(workspace, timer, total)
    assert entries(workspace) == [("course-python", 54, FIRST)]


def test_what_was_logged_of_a_session_and_taken_back_is_not_added(workspace: Workspace, clock: Clock) -> None:
    log(workspace, begin(workspace), 30, is_finished=False)
    timer = begin(workspace)
    clock.now += 10 * MINUTE
    workspace.undo()
    total = minutes_in_all(workspace.plan, timer, clock.now)
    assert total == 10
    log(workspace, timer, total)
    assert entries(workspace) == [("course-python", 10, FIRST)]
    workspace.undo()
    workspace.redo()
    assert entries(workspace) == [("course-python", 10, FIRST)]


def test_an_answer_given_meanwhile_is_replaced_by_what_was_logged_before_and_the_timer(
    workspace: Workspace, clock: Clock
) -> None:
    log(workspace, begin(workspace), 30, is_finished=False)
    timer = begin(workspace)
    clock.now += 10 * MINUTE
    workspace.perform(lambda p, s: sessions.finish_session(p, s, FIRST, clock.now))
    assert minutes_in_all(workspace.plan, timer, clock.now) == 40


def test_an_item_is_timed_without_a_session(workspace: Workspace) -> None:
    timer = begin_item(workspace.plan, "containers", workspace.now)
    assert timer.length is None
    log(workspace, timer, 30)
    assert entries(workspace) == [("containers", 30, None)]


def test_the_time_counts_for_the_day_on_which_it_was_begun(workspace: Workspace, clock: Clock) -> None:
    clock.now = datetime(2026, 11, 23, 23, 40)
    timer = begin_item(workspace.plan, "containers", clock.now)
    clock.now += 40 * MINUTE
    log(workspace, timer, 40)
    assert [entry.day for entry in workspace.plan.entries.values()] == [date(2026, 11, 23)]


def test_what_cannot_be_timed_is_refused(workspace: Workspace, plan: Plan) -> None:
    far = next(each for each in workspace.schedule.sessions if each.start > EVENING + timedelta(days=9))
    exam = next(each for each in workspace.schedule.sessions if each.kind is SessionKind.EXAM)
    log(workspace, begin(workspace), 10)
    for id in (far.id, exam.id, FIRST):
        with pytest.raises(Refusal):
            begin(workspace, id)
    milestone = next(item.id for item in plan.items.values() if item.is_milestone)
    with pytest.raises(Refusal):
        begin_item(plan, milestone, EVENING)
    offered = list(sessions_to_time(workspace.schedule, EVENING))
    assert offered
    assert all(can_be_timed(each, EVENING) and each.end > EVENING for each in offered)


def test_a_session_that_was_marked_done_meanwhile_is_not_logged_besides(workspace: Workspace) -> None:
    timer = begin(workspace)
    workspace.perform(lambda p, s: sessions.finish_session(p, s, FIRST, workspace.now))
    assert find(workspace.plan, timer).standing is Standing.ANSWERED
    log(workspace, timer, 24)
    assert entries(workspace) == [("course-python", 24, FIRST)]


def test_taking_that_back_makes_it_open_again(workspace: Workspace) -> None:
    timer = begin(workspace)
    workspace.perform(lambda p, s: sessions.finish_part(p, s, FIRST, 10, workspace.now))
    assert find(workspace.plan, timer).standing is Standing.ANSWERED
    workspace.undo()
    assert find(workspace.plan, timer).standing is Standing.OPEN


def test_a_skipped_session_can_still_be_studied(workspace: Workspace) -> None:
    timer = begin(workspace)
    workspace.perform(lambda p, s: sessions.skip_session(p, s, FIRST, workspace.now))
    assert find(workspace.plan, timer).standing is Standing.OPEN
    log(workspace, timer, 24)
    assert workspace.plan.sessions[FIRST].state is SessionState.DONE


def test_the_time_of_a_session_that_was_taken_out_goes_to_its_item(workspace: Workspace) -> None:
    timer = begin(workspace)
    workspace.perform(lambda p, _s: Edit("Took it out", (Change(p.sessions[FIRST], None),)))
    assert find(workspace.plan, timer).standing is Standing.GONE
    log(workspace, timer, 24)
    assert entries(workspace) == [("course-python", 24, None)]


def test_the_time_of_an_item_that_was_finished_meanwhile_is_logged_all_the_same(workspace: Workspace) -> None:
    timer = begin(workspace)
    workspace.perform(lambda p, _s: finish_item(p, "course-python", workspace.now))
    log(workspace, timer, 24)
    assert [entry[:2] for entry in entries(workspace)] == [("course-python", 24)]


def test_an_item_that_is_gone_is_told_and_nothing_changes(workspace: Workspace) -> None:
    timer = begin(workspace)
    lost = replace(timer, item="gone", title="Old course", session=None)
    assert find(workspace.plan, lost).standing is Standing.LOST
    with pytest.raises(Refusal, match="Old course is no longer in the plan"):
        log(workspace, lost, 24)
    assert entries(workspace) == []


@pytest.fixture
def foreseen(workspace: Workspace, clock: Clock) -> Session:
    """A session of a week that is not accepted, as it begins."""
    clock.now = datetime(2026, 11, 30, 18, 59)
    workspace.move_time()
    return next(sessions_to_time(workspace.schedule, clock.now))


def test_a_session_that_gives_way_as_time_passes_is_done_where_it_was(
    workspace: Workspace, clock: Clock, foreseen: Session
) -> None:
    timer = begin(workspace, foreseen.id)
    clock.now = foreseen.end + 2 * MINUTE
    workspace.move_time()
    assert foreseen.id not in {session.id for session in workspace.schedule.sessions}
    log(workspace, timer, 60)
    done = workspace.plan.sessions[foreseen.id]
    assert (done.start, done.end, done.state) == (foreseen.start, foreseen.end, SessionState.DONE)


def test_a_session_that_is_accepted_while_it_is_timed_stays_accepted(
    workspace: Workspace, clock: Clock, foreseen: Session
) -> None:
    timer = begin(workspace, foreseen.id)
    workspace.perform(lambda p, s: sessions.accept_week(p, s, foreseen.start.date(), clock.now))
    clock.now = foreseen.start + 30 * MINUTE
    log(workspace, timer, 30)
    done = workspace.plan.sessions[foreseen.id]
    assert (done.accepted, done.state) == (True, SessionState.DONE)


def test_a_session_that_is_moved_while_it_is_timed_stays_where_it_was_put(
    workspace: Workspace, clock: Clock, foreseen: Session
) -> None:
    timer = begin(workspace, foreseen.id)
    later = foreseen.start + 90 * MINUTE
    place = Placement(foreseen.id, later, foreseen.minutes)
    workspace.perform(lambda p, s: move_sessions(p, s, [place], clock.now))
    log(workspace, timer, 30)
    assert workspace.plan.sessions[foreseen.id].start == later


def test_it_is_known_again_when_it_is_marked_done_under_another_id(
    workspace: Workspace, clock: Clock, foreseen: Session
) -> None:
    timer = begin(workspace, foreseen.id)
    clock.now = foreseen.start + 20 * MINUTE
    workspace.move_time()
    other = next(sessions_to_time(workspace.schedule, clock.now))
    assert (other.item, other.id != foreseen.id) == (foreseen.item, True)
    workspace.perform(lambda p, s: sessions.finish_session(p, s, other.id, clock.now))
    assert find(workspace.plan, timer).standing is Standing.ANSWERED


# -- reviews


@pytest.fixture
def review(workspace: Workspace, clock: Clock) -> Session:
    """A review of an item that was finished some time ago, on its day."""
    return first_review(workspace, clock)


def test_a_review_is_answered_with_the_real_minutes(workspace: Workspace, review: Session) -> None:
    timer, now = begin(workspace, review.id), workspace.now
    with pytest.raises(Refusal, match="review"):
        log(workspace, timer, 9)
    workspace.perform(lambda p, _s: log_focus(p, timer, 9, now, rating=Rating.GOOD))
    assert entries(workspace)[-1] == (review.item, 9, review.id)
    assert workspace.plan.cards[review.item].answers == 1


# -- once


def logging(kept: KeptTimer, workspace: Workspace, timer: FocusTimer) -> Edit:
    now = workspace.now
    return workspace.perform(log_once(kept, timer, lambda p, _s: log_focus(p, timer, 24, now)))


def test_two_programs_log_a_timer_once(workspace: Workspace, clock: Clock, tmp_path: Path) -> None:
    timer = begin(workspace)
    mine, theirs = KeptTimer(tmp_path / "timer.json"), KeptTimer(tmp_path / "timer.json")
    mine.save(timer)
    other = workspace_at(tmp_path, clock)
    logging(theirs, other, timer)
    with pytest.raises(Refusal, match="in another window"):  # even before they have removed the file
        logging(mine, workspace, timer)
    theirs.forget()
    with pytest.raises(Refusal, match="in another window"):
        logging(mine, workspace, timer)
    other.close()
    assert entries(workspace) == [("course-python", 24, FIRST)]


def test_a_crash_between_logging_and_forgetting_logs_nothing_twice(
    workspace: Workspace, tmp_path: Path
) -> None:
    timer = begin(workspace)
    kept = KeptTimer(tmp_path / "timer.json")
    kept.save(timer)
    assert not is_logged(workspace.plan, timer)
    logging(kept, workspace, timer)
    left_behind = KeptTimer(tmp_path / "timer.json").load()
    assert left_behind is not None
    assert is_logged(workspace.plan, left_behind)


def test_a_crash_before_the_plan_was_saved_loses_nothing(workspace: Workspace, tmp_path: Path) -> None:
    timer = begin(workspace)
    kept = KeptTimer(tmp_path / "timer.json")
    kept.save(timer)
    wish = log_once(kept, timer, lambda p, _s: log_focus(p, timer, 24, workspace.now))
    wish(workspace.plan, workspace.schedule)  # and there the power goes
    left_behind = KeptTimer(tmp_path / "timer.json").load()
    assert left_behind is not None
    assert not is_logged(workspace.plan, left_behind)
    logging(kept, workspace, timer)
    assert entries(workspace) == [("course-python", 24, FIRST)]
