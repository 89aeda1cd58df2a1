"""A roadmap that is handed on has the hours that it takes without any background."""

from pathlib import Path

import pytest

from planner.domain.edit import Change, Edit
from planner.domain.item import MOST_HOURS, Effort
from planner.domain.plan import Plan
from planner.exchange.file_reading import ReadingWish, read_files
from planner.exchange.incoming import IncomingRoadmap
from planner.exchange.roadmap_writing import roadmap_yaml
from planner.services.availability import even_hours
from planner.services.catalog import shipped_roadmap
from planner.services.first_plan import FirstPlanWish, make_first_plan
from planner.services.handed_on import roadmap_to_hand_on
from planner.services.import_preview import ImportChoices, RowState
from planner.services.importing import import_roadmap, preview_import
from planner.services.item_export import roadmap_of
from planner.values import replace
from tests.services.import_samples import incoming, told
from tests.support.workspaces import MONDAY, first_plan

ENGINEER = "software-engineer"


@pytest.fixture(scope="module")
def plan() -> Plan:
    """A software engineer's, who is spared many hours of what ships."""
    plan = first_plan()
    assert plan.settings.background == ENGINEER
    return plan


def written(plan: Plan, file: Path) -> IncomingRoadmap:
    file.write_text(roadmap_yaml(roadmap_to_hand_on(plan)), encoding="utf-8")
    found = read_files(ReadingWish((str(file),)))
    assert isinstance(found, IncomingRoadmap)
    return found


def with_hours(plan: Plan, id: str, minutes: int) -> Plan:
    item = plan.items[id]
    return plan.after(Edit("", (Change(item, replace(item, effort=Effort(minutes, minutes, minutes))),)))


def test_the_hours_are_those_of_the_roadmap_and_not_of_the_learner(plan: Plan) -> None:
    shipped = {item.id: item.effort for item in shipped_roadmap("ml-engineer").items}
    assert plan.items["testing"].effort != shipped["testing"]
    assert {item.id: item.effort for item in roadmap_to_hand_on(plan).items} == shipped


def test_somebody_else_begins_with_it_as_with_what_ships(plan: Plan, tmp_path: Path) -> None:
    file = written(plan, tmp_path / "road.yaml")
    ours = {each.id for each in shipped_roadmap("ml-engineer").backgrounds}
    assert {each.id for each in file.roadmap.backgrounds} == ours
    wish = FirstPlanWish(roadmap=file.roadmap, pattern=even_hours(10), background=ENGINEER)
    theirs = make_first_plan(wish, MONDAY).items
    assert {id: each.effort for id, each in theirs.items()} == {
        id: each.effort for id, each in plan.items.items()
    }


def test_read_back_it_comes_to_the_same_also_where_the_learner_counts_other_hours(
    plan: Plan, tmp_path: Path
) -> None:
    share = plan.items["testing"].refresh_for[ENGINEER]
    plan = with_hours(plan, "testing", 360)
    file = written(plan, tmp_path / "road.yaml")
    (testing,) = (item for item in file.roadmap.items if item.id == "testing")
    assert testing.effort.likely == round(360 / share)
    rows = preview_import(plan, file, ImportChoices()).rows
    assert {row.title: row.changes for row in rows if row.state is not RowState.SAME} == {}


def test_what_came_from_elsewhere_has_its_hours_as_they_are(plan: Plan, tmp_path: Path) -> None:
    shared = replace(told("sails", "Sails", 10), refresh_for={ENGINEER: 0.5})
    other = incoming(shared, told("knots", "Knots", 3), id="sailing", title="Sailing")
    both = plan.after(import_roadmap(plan, other, ImportChoices(), "sailing.yaml", MONDAY))
    assert both.items["sails"].effort.likely == 600
    file = written(both, tmp_path / "road.yaml")
    (sails,) = (item for item in file.roadmap.items if item.id == "sails")
    assert sails.effort.likely == 600
    rows = preview_import(both, file, ImportChoices()).rows
    assert {row.title: row.changes for row in rows if row.state is not RowState.SAME} == {}


def test_of_a_plan_of_ones_own_roadmap_the_backgrounds_are_those_that_items_name(plan: Plan) -> None:
    other = replace(plan, settings=replace(plan.settings, roadmap="mine"), followed={})
    named = {id for item in other.items.values() for id in (*item.skip_for, *item.refresh_for)}
    assert {each.id for each in roadmap_to_hand_on(other).backgrounds} == named


def test_an_export_of_before_is_read_back_as_it_was(plan: Plan, tmp_path: Path) -> None:
    file = tmp_path / "road.yaml"
    file.write_text(roadmap_yaml(roadmap_of(plan)), encoding="utf-8")
    found = read_files(ReadingWish((str(file),)))
    assert isinstance(found, IncomingRoadmap)
    rows = preview_import(plan, found, ImportChoices()).rows
    assert {row.title: row.changes for row in rows if row.state is not RowState.SAME} == {}


def test_hours_beyond_all_limits_are_the_most_there_are(plan: Plan) -> None:
    plan = with_hours(plan, "testing", 90_000 * 60)
    (testing,) = (item for item in roadmap_to_hand_on(plan).items if item.id == "testing")
    assert testing.effort.likely == MOST_HOURS * 60
