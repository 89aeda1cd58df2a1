"""A plan that takes in its own export has nothing to do: what a form cannot hold is no change."""

from pathlib import Path

import pytest

from planner.domain.plan import Plan
from planner.exchange.file_reading import ReadingWish, read_files
from planner.exchange.incoming import IncomingRoadmap
from planner.scheduling.engine import make_schedule
from planner.services.export_kinds import Export, ExportWish
from planner.services.exporting import save_export
from planner.services.import_preview import ImportChoices, RowState
from planner.services.importing import AsItWas, import_roadmap, preview_import
from planner.services.items import finish_item
from planner.services.workspace import Snapshot
from tests.support.workspaces import MONDAY, first_plan

FORMS = {"road.md": Export.CHECKLIST, "items.csv": Export.ITEMS, "road.yaml": Export.ROADMAP}


@pytest.fixture(scope="module")
def plan() -> Plan:
    """A software engineer's, whose background has shared out some hours, with one item done."""
    begun = first_plan()
    return begun.after(finish_item(begun, "role-of-mle", MONDAY))


def exported(plan: Plan, file: Path) -> IncomingRoadmap:
    state = Snapshot(plan, make_schedule(plan, MONDAY))
    save_export(state, ExportWish(export=FORMS[file.name]), file)
    incoming = read_files(ReadingWish((str(file),)))
    assert isinstance(incoming, IncomingRoadmap)
    return incoming


@pytest.mark.parametrize("name", FORMS)
def test_taking_it_in_again_changes_nothing(plan: Plan, tmp_path: Path, name: str) -> None:
    incoming = exported(plan, tmp_path / name)
    preview = preview_import(plan, incoming, ImportChoices())
    changed = {row.title: row.changes for row in preview.rows if row.state is not RowState.SAME}
    assert changed == {}
    with pytest.raises(AsItWas):
        import_roadmap(plan, incoming, ImportChoices(), name, MONDAY)


@pytest.mark.parametrize("name", ["road.md", "road.yaml"])
def test_what_was_changed_in_it_by_hand_is_all_that_changes(plan: Plan, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    exported(plan, file)
    text = file.read_text(encoding="utf-8-sig")
    assert "Linear algebra" in text
    file.write_text(text.replace("Linear algebra", "Linear algebra, twice", 1), encoding="utf-8")
    incoming = read_files(ReadingWish((str(file),)))
    assert isinstance(incoming, IncomingRoadmap)
    after = plan.after(import_roadmap(plan, incoming, ImportChoices(), name, MONDAY))
    changed = {id for id, item in after.items.items() if item != plan.items[id]}
    assert len(changed) == 1
    (id,) = changed
    assert "twice" in after.items[id].title
