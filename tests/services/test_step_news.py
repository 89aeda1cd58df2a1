"""What the newest change did besides: one sentence for each kind of news, the gravest first."""

from pathlib import Path

from planner.domain.time_entry import TimeEntry
from planner.formats import day as write_day
from planner.services.items import finish_item
from planner.services.own_sessions import OwnSession, add_own_session
from planner.services.step_news import step_news
from tests.support.plans import NOW, at, day, goal, item, make_plan
from tests.support.workspaces import Clock, workspace_at


def test_a_lost_date_comes_before_the_pin_that_lost_it(tmp_path: Path) -> None:
    plan = make_plan([item("a", 600), item("b", 600, needs="a")], [goal("g", "b", at(40))])
    workspace = workspace_at(tmp_path, Clock(NOW), plan)
    assert step_news(workspace, write_day) == ()
    wish = OwnSession(item="b", start=at(1, "10:00"), minutes=60)
    workspace.perform(lambda plan, schedule: add_own_session(plan, schedule, wish, NOW))
    lost, against = step_news(workspace, write_day)
    assert lost == "G no longer holds."
    assert against.startswith("B is pinned to Tue 24 Nov 2026, 10:00 and needs A")
    workspace.undo()
    assert step_news(workspace, write_day) == ()
    workspace.close()


def test_other_estimates_are_told_too(tmp_path: Path) -> None:
    entries = [TimeEntry(id="1", item="a", day=day(-3), minutes=1_200)]
    items = [item("a", 600), item("b", 600)]
    plan = make_plan(items, [goal("g", "a b")], entries=entries, logged={"a": 1_200})
    workspace = workspace_at(tmp_path, Clock(NOW), plan)
    workspace.change(lambda plan: finish_item(plan, "a", NOW))
    (news,) = step_news(workspace, write_day)
    assert "times the estimate" in news
    workspace.close()
