"""The workspace: saved before seen, one undo for all that an edit did, nothing lost between two programs."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.item import ItemStatus
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.scheduling.engine import make_schedule
from planner.scheduling.schedule import Schedule
from planner.services.availability import even_hours
from planner.services.catalog import certification, shipped_roadmap
from planner.services.first_plan import FirstPlanWish, make_first_plan
from planner.services.goals import ExamWish
from planner.services.item_notes import write_note
from planner.services.items import finish_item, know_item, log_time
from planner.services.moving import Placement, can_be_moved, nudge_sessions
from planner.services.sessions import finish_session, pin_session, skip_session
from planner.services.weeks import monday_of
from planner.services.workspace import Notice, Wish, Workspace
from planner.values import replace
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at


@cache
def plan_made_once() -> Plan:
    return first_plan()


@cache
def short_plan_made_once() -> Plan:
    """The same learner with an item of each length left, so that a step is planned in a moment."""
    left = {"role-of-mle", "course-python", "containers", "dsa", "linear-algebra", "cert-gcp-pmle"}
    wish = FirstPlanWish(
        roadmap=shipped_roadmap(),
        pattern=even_hours(10),
        known=tuple(item.id for item in shipped_roadmap().items if item.id not in left),
        exams=(ExamWish(certification=certification("gcp-pmle"), due=datetime(2027, 5, 22, 9)),),
    )
    return make_first_plan(wish, MONDAY)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    workspace = workspace_at(tmp_path, clock, plan_made_once())
    yield workspace
    workspace.close()


def this_week(schedule: Schedule) -> list[tuple[str, datetime, datetime]]:
    monday = monday_of(MONDAY)
    return [
        (session.id, session.start, session.end)
        for session in schedule.sessions
        if monday_of(session.start) == monday and session.kind is not SessionKind.EXAM
    ]


def test_before_the_first_plan_there_is_an_empty_one(tmp_path: Path, clock: Clock) -> None:
    workspace = workspace_at(tmp_path, clock)
    assert not workspace.has_plan
    assert workspace.plan == Plan()
    assert workspace.schedule.sessions == ()
    workspace.close()


def test_the_first_week_is_accepted_and_full(workspace: Workspace) -> None:
    week = [s for s in workspace.schedule.sessions if monday_of(s.start) == monday_of(MONDAY)]
    assert all(session.accepted for session in week)
    assert sum(session.minutes for session in week) >= 580
    assert len({workspace.plan.items[session.item].subject for session in week}) in (2, 3)


def test_closing_and_opening_again_shows_the_same(workspace: Workspace, tmp_path: Path, clock: Clock) -> None:
    workspace.perform(lambda plan, _schedule: finish_item(plan, "containers", clock.now))
    again = workspace_at(tmp_path, clock)
    assert again.plan == workspace.plan
    assert again.schedule == workspace.schedule
    again.close()


def test_listeners_hear_of_an_edit_when_it_is_on_disk(
    workspace: Workspace, tmp_path: Path, clock: Clock
) -> None:
    heard: list[tuple[Notice, int]] = []

    def listen(notice: Notice) -> None:
        other = workspace_at(tmp_path, clock)
        heard.append((notice, other.plan.revision))
        other.close()

    end = workspace.subscribe(listen)
    edit = workspace.perform(lambda plan, _schedule: know_item(plan, "containers", clock.now))
    end()
    workspace.undo()
    assert heard == [(Notice(edit), workspace.plan.revision - 1)]


def test_a_refused_wish_changes_nothing(workspace: Workspace, clock: Clock) -> None:
    before = workspace.plan
    with pytest.raises(Refusal):
        workspace.perform(
            lambda plan, _schedule: log_time(plan, "containers", 0, clock.now.date(), clock.now)
        )
    assert workspace.plan is before
    assert workspace.next_undo is None


def test_marking_an_item_done_moves_nothing_else_of_the_accepted_week(workspace: Workspace) -> None:
    before = this_week(workspace.schedule)
    workspace.perform(lambda plan, _schedule: finish_item(plan, "containers", MONDAY))
    after = this_week(workspace.schedule)
    others = [entry for entry in before if not entry[0].startswith("containers-")]
    assert len(others) < len(before)
    assert all(entry in after for entry in others)
    assert not any(id.startswith("containers-") for id, _start, _end in after)


def test_one_undo_takes_back_the_edit_and_all_it_moved(workspace: Workspace) -> None:
    plan, schedule = workspace.plan, workspace.schedule
    workspace.perform(lambda plan, _schedule: finish_item(plan, "containers", MONDAY))
    assert workspace.schedule != schedule
    workspace.undo()
    assert workspace.plan.at_revision(0) == plan.at_revision(0)
    assert workspace.schedule == schedule
    workspace.redo()
    assert workspace.plan.status("containers") is ItemStatus.DONE


def first_session(workspace: Workspace) -> Session:
    return next(each for each in workspace.schedule.sessions if can_be_moved(each))


def nudge(workspace: Workspace, id: str, by: timedelta) -> Edit:
    """Move a session as a key does."""
    session = next(each for each in workspace.schedule.sessions if each.id == id)
    places = [Placement(id, session.start + by, session.minutes)]
    now = workspace.now
    return workspace.perform(lambda plan, schedule: nudge_sessions(plan, schedule, places, now))


def test_one_undo_takes_back_quick_nudges_and_all_they_moved(workspace: Workspace, clock: Clock) -> None:
    plan, schedule, id = workspace.plan, workspace.schedule, first_session(workspace).id
    heard: list[Notice] = []
    workspace.subscribe(heard.append)
    for _nudge in range(4):
        clock.now += timedelta(seconds=1)
        whole = nudge(workspace, id, timedelta(days=1))
    assert heard[-1] == Notice(whole)
    assert plan.after(whole).at_revision(0) == workspace.plan.at_revision(0)
    assert workspace.plan.revision == plan.revision + 4
    assert len(workspace.history()) == 1
    moved = workspace.plan
    workspace.undo()
    assert workspace.plan.at_revision(0) == plan.at_revision(0)
    assert this_week(workspace.schedule) == this_week(schedule)
    assert workspace.next_undo is None
    workspace.redo()
    assert workspace.plan.at_revision(0) == moved.at_revision(0)


def test_slow_nudges_are_undone_one_by_one(workspace: Workspace, clock: Clock) -> None:
    session = first_session(workspace)
    for _nudge in range(2):
        clock.now += timedelta(seconds=1.1)
        nudge(workspace, session.id, timedelta(days=1))
    workspace.undo()
    assert workspace.plan.sessions[session.id].start == session.start + timedelta(days=1)


def test_nudges_there_and_back_leave_nothing_to_undo(workspace: Workspace, clock: Clock) -> None:
    id, now = first_session(workspace).id, clock.now
    nudge(workspace, id, timedelta(days=1))
    workspace.perform(lambda plan, _schedule: know_item(plan, "containers", now))
    known = workspace.plan
    assert nudge(workspace, id, timedelta(days=1)).changes
    assert nudge(workspace, id, timedelta(days=-1)).changes == ()
    assert workspace.plan.at_revision(0) == known.at_revision(0)
    assert workspace.next_undo == "Marked Containers (Docker) as known"


def test_a_nudge_by_another_program_in_between_is_a_step_of_its_own(
    workspace: Workspace, tmp_path: Path, clock: Clock
) -> None:
    id = first_session(workspace).id
    other = workspace_at(tmp_path, clock)
    for hand in (workspace, other, workspace):
        hand.reload_if_changed()
        nudge(hand, id, timedelta(days=1))
    assert len(workspace.history()) == 3
    other.close()


def test_news_of_the_estimates_are_those_of_the_whole_step(workspace: Workspace, clock: Clock) -> None:
    items = (item for item in workspace.plan.items.values() if workspace.schedule.items[item.id].remaining)
    item = next(item for item in items if item.effort.likely >= 600)
    for days in (1, 0):
        day = clock.now.date() - timedelta(days=days)
        log = partial(log_time, id=item.id, minutes=item.effort.likely, on=day, now=clock.now)
        workspace.change(log)
    done = workspace.perform(
        lambda plan, _schedule: replace(finish_item(plan, item.id, clock.now), goes_on="it")
    )
    news = workspace.estimate_news
    assert news is not None
    goal = workspace.plan.goals["gcp-pmle"]
    renamed = Change(goal, replace(goal, title="The exam"))
    workspace.perform(lambda _plan, _schedule: Edit(done.label, (renamed,), goes_on="it"))
    assert workspace.estimate_news == news


def test_undo_works_after_a_restart(workspace: Workspace, tmp_path: Path, clock: Clock) -> None:
    plan = workspace.plan
    workspace.perform(lambda plan, _schedule: finish_item(plan, "containers", MONDAY))
    workspace.close()
    again = workspace_at(tmp_path, clock)
    assert again.next_undo == "Completed Containers (Docker)"
    again.undo()
    assert again.plan.at_revision(0) == plan.at_revision(0)
    assert again.next_redo == "Completed Containers (Docker)"
    again.close()


def test_with_nothing_to_undo_undo_says_so(workspace: Workspace) -> None:
    assert workspace.undo() is None
    assert workspace.redo() is None


def test_two_programs_on_one_plan_lose_nothing(workspace: Workspace, tmp_path: Path, clock: Clock) -> None:
    other = workspace_at(tmp_path, clock)
    other.perform(lambda plan, _schedule: know_item(plan, "dsa", clock.now))
    workspace.perform(lambda plan, _schedule: know_item(plan, "sql", clock.now))
    assert workspace.plan.status("dsa") is ItemStatus.SKIPPED
    assert workspace.plan.status("sql") is ItemStatus.SKIPPED
    assert other.reload_if_changed()
    assert not other.reload_if_changed()
    assert other.plan == workspace.plan
    other.close()


def test_a_plan_that_another_program_made_is_noticed(tmp_path: Path, clock: Clock) -> None:
    waiting = workspace_at(tmp_path, clock)
    other = workspace_at(tmp_path, clock, plan_made_once())
    assert waiting.reload_if_changed()
    assert waiting.has_plan
    assert waiting.plan == other.plan
    other.close()
    waiting.close()


def test_what_time_changes_is_planned_again(workspace: Workspace, clock: Clock) -> None:
    assert not workspace.move_time()
    clock.now = MONDAY + timedelta(hours=1)
    assert not workspace.move_time()
    clock.now = datetime(2026, 11, 23, 19, 5)
    assert workspace.move_time()
    clock.now = datetime(2026, 11, 23, 18, 55)
    assert workspace.move_time()
    assert workspace.schedule.as_of == clock.now
    clock.now = datetime(2026, 11, 24, 0, 1)
    assert workspace.move_time()
    monday = [s for s in workspace.schedule.sessions if s.start.date() == MONDAY.date()]
    assert {session.state_at(clock.now) for session in monday} == {SessionState.MISSED}


def test_missed_work_returns(workspace: Workspace, clock: Clock) -> None:
    item = this_week(workspace.schedule)[0][0].rsplit("-", 2)[0]
    before = workspace.schedule.items[item].remaining
    held = sum(
        s.minutes for s in workspace.schedule.sessions if s.item == item and s.start.date() == MONDAY.date()
    )
    clock.now = datetime(2026, 11, 23, 22)
    workspace.reload()
    assert workspace.schedule.items[item].remaining == before - held
    clock.now = datetime(2026, 11, 24, 0, 0)
    workspace.reload()
    assert workspace.schedule.items[item].remaining == before


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["done", "skip", "pin", "finish", "know"]), st.integers(0, 40)), max_size=5
    )
)
def test_the_schedule_shown_is_the_one_that_opening_would_give(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    clock = Clock()
    folder = tmp_path_factory.mktemp("plan")
    workspace = workspace_at(folder, clock, short_plan_made_once())
    for what, number in steps:
        clock.now += timedelta(hours=5)
        sessions = [s for s in workspace.schedule.sessions if s.kind is not SessionKind.EXAM]
        with suppress(Refusal):
            workspace.perform(wish_for(what, sessions[number % len(sessions)], clock.now))
        difference = set(workspace.schedule.sessions) ^ set(make_schedule(workspace.plan, clock.now).sessions)
        assert workspace.schedule.as_of != clock.now or not difference
    again = workspace_at(folder, clock)
    assert again.plan == workspace.plan
    again.close()
    workspace.close()


def wish_for(what: str, session: Session, now: datetime) -> Wish:
    id, item = session.id, session.item
    wishes: dict[str, Wish] = {
        "done": lambda plan, schedule: finish_session(plan, schedule, id, now),
        "skip": lambda plan, schedule: skip_session(plan, schedule, id, now),
        "pin": lambda plan, schedule: pin_session(plan, schedule, id),
        "finish": lambda plan, _schedule: finish_item(plan, item, now),
        "know": lambda plan, _schedule: know_item(plan, item, now),
    }
    return wishes[what]


def test_a_wish_that_asks_nothing_of_the_schedule_makes_no_other_than_the_new_one(
    workspace: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Plan] = []

    def counted(plan: Plan, *rest: Any) -> Schedule:
        asked.append(plan)
        return make_schedule(plan, *rest)

    monkeypatch.setattr("planner.services.workspace.make_schedule", counted)
    workspace.change(lambda plan: log_time(plan, "dsa", 10, MONDAY.date(), MONDAY))
    assert [plan.logged for plan in asked] == [{"dsa": 10}]
    workspace.undo()
    assert len(asked) == 1
    assert workspace.schedule == make_schedule(workspace.plan, clock.now)


def test_a_step_by_another_program_right_after_an_undo_is_seen(
    workspace: Workspace, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.perform(lambda plan, _schedule: know_item(plan, "sql", clock.now))
    undo = workspace._store.undo

    def undo_and_be_overtaken(**wishes: Any) -> object:
        edit = undo(**wishes)
        other = workspace_at(tmp_path, clock)
        other.perform(lambda plan, _schedule: know_item(plan, "dsa", clock.now))
        other.close()
        return edit

    monkeypatch.setattr(workspace._store, "undo", undo_and_be_overtaken)
    workspace._take_turn = nullcontext  # a lock of files is not kept everywhere
    workspace.undo()
    assert workspace.reload_if_changed()
    assert workspace.plan.status("dsa") is ItemStatus.SKIPPED


def test_a_listener_of_the_first_plan_may_change_it_at_once(tmp_path: Path, clock: Clock) -> None:
    turns: list[str] = []

    @contextmanager
    def take_turn() -> Iterator[None]:
        turns.append("begin")
        yield
        turns.append("end")

    empty = workspace_at(tmp_path, clock)
    empty._take_turn = take_turn
    empty.subscribe(lambda _notice: turns.append("told"))
    empty.begin(plan_made_once())
    empty.close()
    assert turns == ["begin", "end", "told"]


def test_what_is_kept_with_an_item_moves_no_work(workspace: Workspace, clock: Clock) -> None:
    before = workspace.schedule
    item = before.sessions[0].item
    workspace.change(lambda plan: write_note(plan, item, "x"))
    assert workspace.schedule is before
    workspace.undo()
    assert workspace.schedule is before
    assert workspace.plan.notes == {}
    clock.now += timedelta(days=1)  # which is seen all the same
    workspace.change(lambda plan: write_note(plan, item, "x"))
    assert workspace.schedule.as_of == clock.now
