"""What can be read of a damaged plan is read, and the file is left as it is."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import pytest

from planner.domain.plan import Plan
from planner.paths import Paths
from planner.services.opening import open_plan
from planner.storage.errors import StorageRefusal
from planner.storage.salvage import salvaged_plan
from tests.reliability.damages import DAMAGES
from tests.support.workspaces import Clock, first_plan, workspace_at

_PAGE = 4096


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a plan, to be damaged."""
    folder = tmp_path_factory.mktemp("whole")
    workspace_at(folder, Clock(), first_plan()).close()
    return (folder / "planner.db").read_bytes()


@pytest.fixture
def path(tmp_path: Path, whole: bytes) -> Path:
    file = tmp_path / "planner.db"
    file.write_bytes(whole)
    return file


def loose_ends(plan: Plan) -> list[str]:
    """What refers to an item that is not there."""
    needed = [id for item in plan.items.values() for id in (*item.requires, *item.after, *item.covers)]
    needed += [id for goal in plan.goals.values() for id in goal.items]
    needed += [each.item for table in (plan.sessions, plan.entries) for each in table.values()]
    needed += [*plan.progress, *plan.notes, *plan.courses, *plan.cards]
    return [id for id in needed if id not in plan.items]


def test_all_of_a_whole_file_is_read(path: Path) -> None:
    with closing(open_plan(Paths(path.parent), Clock())) as workspace:
        plan = workspace.plan
    assert salvaged_plan(path) == plan.at_revision(0)


def test_behind_a_page_that_is_lost_it_goes_on(path: Path, whole: bytes) -> None:
    before = salvaged_plan(path)
    lost = 0
    for page in range(1, len(whole) // _PAGE):
        damaged = whole[: page * _PAGE] + bytes(_PAGE) + whole[(page + 1) * _PAGE :]
        path.write_bytes(damaged)
        try:
            plan = salvaged_plan(path)
        except StorageRefusal:
            lost += 1
            continue
        assert path.read_bytes() == damaged
        assert loose_ends(plan) == []
        assert len(plan.items) > 0.7 * len(before.items)
    assert lost <= 4  # those with the schema, and that which leads to all items


def test_what_is_left_of_a_file_that_was_cut_short_is_read(path: Path, whole: bytes) -> None:
    before = salvaged_plan(path)
    path.write_bytes(whole[: len(whole) * 3 // 4 + 1])
    plan = salvaged_plan(path)
    assert loose_ends(plan) == []
    assert 0 < len(plan.items) <= len(before.items)
    assert path.stat().st_size == len(whole) * 3 // 4 + 1


def test_a_row_that_holds_nonsense_is_left_out(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE items SET \"requires\" = '[' WHERE id = 'containers'")
    plan = salvaged_plan(path)
    assert "containers" not in plan.items
    assert len(plan.items) > 10
    assert loose_ends(plan) == []


@pytest.mark.parametrize("damage", sorted(DAMAGES))
def test_whatever_the_damage_it_ends_and_touches_nothing(path: Path, whole: bytes, damage: str) -> None:
    for seed in range(4):
        path.write_bytes(whole)
        DAMAGES[damage](path, Random(seed))
        if not path.is_file():
            continue
        damaged = path.read_bytes()
        with suppress(StorageRefusal):
            assert loose_ends(salvaged_plan(path)) == []
        assert path.read_bytes() == damaged


def test_of_the_rows_around_a_lost_page_none_is_left_out(path: Path, whole: bytes, thorough: bool) -> None:
    """Row by row, which takes long, is what can be read at most."""
    for page in range(1, len(whole) // _PAGE, 1 if thorough else 4):
        path.write_bytes(whole[: page * _PAGE] + bytes(_PAGE) + whole[(page + 1) * _PAGE :])
        readable = readable_items(path)
        with suppress(StorageRefusal):
            assert set(salvaged_plan(path).items) == readable


def readable_items(path: Path) -> set[str]:
    found: set[str] = set()
    with closing(sqlite3.connect(path)) as source:
        for number in range(1, 200):
            with suppress(sqlite3.DatabaseError):
                found |= {row[0] for row in source.execute("SELECT id FROM items WHERE rowid = ?", (number,))}
    return found


def test_a_plan_of_an_earlier_version_is_called_that(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version=7")
    with pytest.raises(StorageRefusal, match="earlier version"):
        salvaged_plan(path)
