"""A plan that takes in its own export has nothing to do: what a form cannot hold is no change."""

from pathlib import Path

import pytest

from planner.domain.edit import Change, Edit
from planner.domain.item import Effort, Item, ItemKind, Resource, Subject
from planner.domain.plan import Plan
from planner.exchange.file_reading import ReadingWish, read_files
from planner.exchange.incoming import FileForm, IncomingRoadmap, TableField, TableHead
from planner.scheduling.engine import make_schedule
from planner.services.export_kinds import Export, ExportWish
from planner.services.exporting import save_export
from planner.services.import_preview import ImportChoices, RowState
from planner.services.importing import AsItWas, import_roadmap, preview_import
from planner.services.item_removal import remove_item
from planner.services.items import finish_item
from planner.services.own_items import ItemWish, add_item
from planner.services.workspace import Snapshot
from planner.values import replace
from tests.services.import_samples import incoming, told
from tests.support.workspaces import MONDAY, first_plan

FORMS = {"road.md": Export.CHECKLIST, "items.csv": Export.ITEMS, "road.yaml": Export.ROADMAP}


@pytest.fixture(scope="module")
def plan() -> Plan:
    """A software engineer's, whose background has shared out some hours, with one item done."""
    begun = first_plan()
    return begun.after(finish_item(begun, "role-of-mle", MONDAY))


def exported(plan: Plan, file: Path, with_personal: bool = False) -> IncomingRoadmap:
    state = Snapshot(plan, make_schedule(plan, MONDAY))
    save_export(state, ExportWish(export=FORMS[file.name], with_personal=with_personal), file)
    found = read_files(ReadingWish((str(file),)))
    assert isinstance(found, IncomingRoadmap)
    return found


@pytest.mark.parametrize("name", FORMS)
def test_taking_it_in_again_changes_nothing(plan: Plan, tmp_path: Path, name: str) -> None:
    file = exported(plan, tmp_path / name)
    preview = preview_import(plan, file, ImportChoices())
    changed = {row.title: row.changes for row in preview.rows if row.state is not RowState.SAME}
    assert changed == {}
    with pytest.raises(AsItWas):
        import_roadmap(plan, file, ImportChoices(), name, MONDAY)


@pytest.mark.parametrize("name", ["road.md", "road.yaml"])
def test_what_was_changed_in_it_by_hand_is_all_that_changes(plan: Plan, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    exported(plan, file)
    text = file.read_text(encoding="utf-8-sig")
    assert "Linear algebra" in text
    file.write_text(text.replace("Linear algebra", "Linear algebra, twice", 1), encoding="utf-8")
    found = read_files(ReadingWish((str(file),)))
    assert isinstance(found, IncomingRoadmap)
    after = plan.after(import_roadmap(plan, found, ImportChoices(), name, MONDAY))
    changed = {id for id, item in after.items.items() if item != plan.items[id]}
    assert len(changed) == 1
    (id,) = changed
    assert "twice" in after.items[id].title


# -- a plan of more than one roadmap


DRAWING = replace(
    incoming(
        told("m0", "Introduction", phase="start"),
        told("m1", "Sails", phase="start"),
        told("x_Y-1", "Knots", 3, phase="more", needs="m1"),
        told("m3", "Linear algebra", phase="more"),  # as the first roadmap has it
        id="sailing",
        title="Sailing",
        form=FileForm.EDITOR,
    ),
    is_personal=True,
    drawn={"m0": "Look.", "m1": ""},
)


def with_text(item: Item) -> Item:
    if item.id not in DRAWING.drawn:
        return item
    links = (Resource(id="Guide", title="Guide", url=f"https://example.org/{item.id}"),)
    return replace(item, note=f"{DRAWING.drawn[item.id]}\n\nA text.".strip(), resources=links)


SAILING = replace(
    DRAWING, roadmap=replace(DRAWING.roadmap, items=tuple(map(with_text, DRAWING.roadmap.items)))
)


@pytest.fixture(scope="module")
def mixed(plan: Plan) -> Plan:
    """One with a second roadmap, whose texts are an own copy, and an item of one's own."""
    both = plan.after(import_roadmap(plan, SAILING, ImportChoices(), "sailing.json", MONDAY))
    return both.after(add_item(both, overview("start")))


def overview(phase: str) -> ItemWish:
    return ItemWish(
        title="Overview",
        kind=ItemKind.TOPIC,
        phase=phase,
        subject=Subject.PROGRAMMING,
        effort=Effort(60, 60, 60),
        note="Mine.",
    )


def states(plan: Plan, file: IncomingRoadmap) -> set[RowState]:
    return {row.state for row in preview_import(plan, file, ImportChoices()).rows}


@pytest.mark.parametrize("with_personal", [True, False])
@pytest.mark.parametrize("name", FORMS)
def test_all_that_a_plan_of_several_roadmaps_exports_is_as_it_was(
    mixed: Plan, tmp_path: Path, name: str, with_personal: bool
) -> None:
    file = exported(mixed, tmp_path / name, with_personal)
    for choices in (ImportChoices(), ImportChoices(joins=False, retells=False)):
        preview = preview_import(mixed, file, choices)
        assert len(preview.rows) == len(mixed.items)
        assert [row for row in preview.rows if row.state is not RowState.SAME or row.changes] == []
        with pytest.raises(AsItWas):
            import_roadmap(mixed, file, choices, name, MONDAY)


@pytest.mark.parametrize("name", ["road.md", "road.yaml"])
@pytest.mark.parametrize("title", ["Introduction", "Knots", "Overview"])
def test_what_was_changed_in_it_is_the_learners_own_change(
    mixed: Plan, tmp_path: Path, name: str, title: str
) -> None:
    path = tmp_path / name
    exported(mixed, path)
    text = path.read_text(encoding="utf-8")
    shown = f"] {title} (" if name == "road.md" else f"title: {title}\n"
    assert text.count(shown) == 1
    path.write_text(text.replace(shown, shown.replace(title, "Ropes")), encoding="utf-8")
    file = read_files(ReadingWish((str(path),)))
    assert isinstance(file, IncomingRoadmap)
    after = mixed.after(import_roadmap(mixed, file, ImportChoices(), name, MONDAY))
    (id,) = (id for id, item in after.items.items() if item != mixed.items.get(id))
    assert after.items[id] == replace(mixed.items[id], title="Ropes")
    assert after.followed == mixed.followed


def test_what_was_deleted_in_it_may_go_and_what_came_later_is_not_missed(
    plan: Plan, mixed: Plan, tmp_path: Path
) -> None:
    file = exported(mixed, tmp_path / "road.md")
    (knots,) = (id for id, item in mixed.items.items() if item.title == "Knots")
    items = tuple(item for item in file.roadmap.items if item.id != knots)
    without = replace(file, roadmap=replace(file.roadmap, items=items))
    (removed,) = (row for row in preview_import(mixed, without, ImportChoices()).rows if row.key == knots)
    assert (removed.state, removed.can_go, removed.is_taken) == (RowState.REMOVED, True, False)
    with_own = plan.after(add_item(plan, overview(next(iter(plan.phases)))))
    file = exported(with_own, tmp_path / "road.yaml")
    later = with_own.after(import_roadmap(with_own, SAILING, ImportChoices(), "sailing.json", MONDAY))
    assert states(later, file) == {RowState.SAME}


def test_an_old_export_takes_nothing_of_a_roadmap_back(mixed: Plan, tmp_path: Path) -> None:
    file = exported(mixed, tmp_path / "road.md")
    item = mixed.items["m1"]
    later = mixed.after(Edit("", (Change(item, replace(item, title="Sails, all of them")),)))
    assert import_words(later, file) == {}
    later = mixed.after(remove_item(mixed, "m0"))
    assert not preview_import(later, file, ImportChoices()).news[0].startswith("1 new")


def import_words(plan: Plan, file: IncomingRoadmap) -> dict[str, tuple[str, ...]]:
    return {row.title: row.changes for row in preview_import(plan, file, ImportChoices()).rows if row.changes}


def test_ids_that_a_foreign_file_happens_to_have_are_no_items_of_the_plan(mixed: Plan) -> None:
    """Neither with other titles, nor with the same ones where they are few of what the plan has."""
    ids = ("m0", "knots", "overview", "role-of-mle")
    assert states(mixed, a_table(*(told(id, f"Unlike {id} in any way", phase="z") for id in ids))) == {
        RowState.NEW
    }
    few = a_table(told("m0", "Introduction", phase="z"), told("b", "Bowling", phase="z"))
    assert states(mixed, few) == {RowState.NEW}


def a_table(*items: Item) -> IncomingRoadmap:
    file = incoming(*items, id="items", form=FileForm.TABLE)
    return replace(file, table=TableHead(("Id", "Title"), (), {TableField.ID: 0, TableField.TITLE: 1}))


def test_a_version_of_a_roadmap_that_has_an_item_of_another_one_is_remembered(mixed: Plan) -> None:
    drawing = replace(SAILING, drawn={})
    role = replace(mixed.items["role-of-mle"], phase="start", requires=(), after=(), position=9)
    second = replace(drawing, roadmap=replace(drawing.roadmap, items=(*drawing.roadmap.items, role)))
    after = mixed.after(import_roadmap(mixed, second, ImportChoices(), "sailing.json", MONDAY))
    assert after.followed["sailing"].names["role-of-mle"] == "role-of-mle"
    assert set(after.items) == set(mixed.items)
