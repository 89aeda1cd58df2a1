from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.scheduling.engine import make_schedule
from planner.services.pausing import current_pause, end_pause, pause
from tests.support.plans import NOW, at, day, goal, item, make_plan, session
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at


def some_plan() -> Plan:
    return make_plan([item("a", 600)], [goal("g", "a", at(20))])


def test_a_plan_at_rest_has_no_session_before_the_day() -> None:
    plan = some_plan()
    after = plan.after(pause(plan, day(7), NOW))

    assert min(each.start for each in make_schedule(after, NOW).sessions) == at(7, "19:00")
    running = current_pause(after, day(3))
    assert running is not None
    assert (running.first, running.last, running.title) == (day(0), day(6), "Pause")
    assert current_pause(after, day(7)) is None


def test_a_pause_is_one_step_with_the_day_in_its_name() -> None:
    assert pause(some_plan(), day(7), NOW).label == "Paused until Mon 30 Nov 2026"


def test_a_pause_that_runs_can_be_made_longer_or_shorter() -> None:
    plan = some_plan().after(pause(some_plan(), day(7), NOW))
    later = NOW + timedelta(days=3)
    longer, shorter = plan.after(pause(plan, day(14), later)), plan.after(pause(plan, day(5), later))

    assert [(off.first, off.last) for off in longer.days_off.values()] == [(day(0), day(13))]
    assert [(off.first, off.last) for off in shorter.days_off.values()] == [(day(0), day(4))]


def test_a_pause_that_ends_leaves_the_days_that_are_over() -> None:
    plan = some_plan().after(pause(some_plan(), day(7), NOW))
    at_once, later = plan.after(end_pause(plan, NOW)), plan.after(end_pause(plan, NOW + timedelta(days=3)))

    assert at_once.days_off == {}
    assert [(off.first, off.last) for off in later.days_off.values()] == [(day(0), day(2))]


def test_another_pause_after_an_ended_one_does_not_touch_it() -> None:
    plan = some_plan().after(pause(some_plan(), day(7), NOW))
    later = NOW + timedelta(days=3)
    plan = plan.after(end_pause(plan, later))
    plan = plan.after(pause(plan, day(9), later))

    assert [(off.first, off.last) for off in plan.days_off.values()] == [(day(0), day(2)), (day(3), day(8))]


@pytest.mark.parametrize("until", [day(0), day(-1)])
def test_a_pause_needs_a_day_to_come(until: date) -> None:
    with pytest.raises(Refusal, match="later day than today"):
        pause(some_plan(), until, NOW)


def test_the_same_pause_twice_and_the_end_of_none_are_refused() -> None:
    plan = some_plan().after(pause(some_plan(), day(7), NOW))

    with pytest.raises(Refusal, match="already"):
        pause(plan, day(7), NOW)
    with pytest.raises(Refusal, match="not paused"):
        end_pause(some_plan(), NOW)


def test_what_is_pinned_within_a_pause_goes_and_its_work_comes_back() -> None:
    held = session("a", at(2, "19:00"), pinned=True)
    later = session("a", at(9, "19:00"), pinned=True)
    plan = make_plan([item("a", 600)], [goal("g", "a", at(20))], sessions=[held, later])
    after = plan.after(pause(plan, day(7), NOW))

    assert pause(plan, day(7), NOW).label == "Paused until Mon 30 Nov 2026; 1 pinned session taken out"
    assert list(after.sessions) == [later.id]
    assert make_schedule(after, NOW).items["a"].remaining == 540


def test_accepted_sessions_in_a_pause_come_back_with_undo(tmp_path: Path) -> None:
    workspace = workspace_at(tmp_path, Clock(), first_plan())
    before = workspace.plan
    workspace.change(lambda plan: pause(plan, date(2026, 11, 26), MONDAY))
    kept = [each for each in workspace.plan.sessions.values() if each.accepted]
    undone = workspace.undo()

    assert kept
    assert all(each.start.date() >= date(2026, 11, 26) for each in kept)
    assert undone is not None
    assert (workspace.plan.sessions, workspace.plan.days_off) == (before.sessions, before.days_off)
    workspace.close()
