"""A change that makes a date impossible says so."""

from pathlib import Path

from planner.scheduling.engine import make_schedule
from planner.services.availability import add_day_off
from planner.services.lost_dates import lost_dates, lost_dates_sentence
from planner.values import replace
from tests.support.plans import NOW, at, day, goal, hours, item, make_plan
from tests.support.workspaces import Clock, workspace_at

HELD = make_plan([item("a", 600), item("b", 60)], [goal("g", "a", at(14)), goal("h", "b", at(14))])
LOST = replace(HELD, patterns={"usual": hours("mon 19:00-20:00")})


def test_a_date_that_held_and_does_not_any_more_is_lost() -> None:
    before, after = make_schedule(HELD, NOW), make_schedule(LOST, NOW)
    assert lost_dates(HELD, before, LOST, after) == ("g",)
    assert lost_dates(HELD, None, LOST, after) == ("g",)
    assert lost_dates_sentence(LOST, ("g",)) == "G no longer holds."
    assert lost_dates_sentence(LOST, ("g", "h")) == "G and H no longer hold."


def test_what_was_lost_before_or_is_new_is_no_news() -> None:
    before, after = make_schedule(LOST, NOW), make_schedule(HELD, NOW)
    assert lost_dates(LOST, before, LOST, before) == ()
    assert lost_dates(LOST, before, HELD, after) == ()
    assert lost_dates(make_plan([item("a", 600)]), None, LOST, make_schedule(LOST, NOW)) == ()
    assert lost_dates_sentence(HELD, ()) == ""


def test_the_workspace_tells_it_of_the_newest_change_only(tmp_path: Path) -> None:
    workspace = workspace_at(tmp_path, Clock(NOW), HELD)
    workspace.change(lambda plan: add_day_off(plan, day(0), day(13), NOW))
    assert workspace.lost_dates == ("g", "h")
    workspace.undo()
    assert not workspace.lost_dates
    workspace.close()
