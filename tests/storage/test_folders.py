from pathlib import Path

import pytest

from planner.storage import folders
from planner.storage.backups import back_up
from planner.storage.folders import make_folder
from planner.storage.store import Store


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders of which the names were put on the disk."""
    seen: list[Path] = []
    monkeypatch.setattr(folders, "sync_folder", seen.append)
    return seen


def test_the_name_of_each_folder_made_is_put_on_the_disk(tmp_path: Path, synced: list[Path]) -> None:
    make_folder(tmp_path / "a" / "b")
    assert synced == [tmp_path, tmp_path / "a"]
    make_folder(tmp_path / "a" / "b")
    assert len(synced) == 2


def test_a_power_cut_after_the_first_backup_leaves_the_folder_of_backups(
    store: Store, path: Path, synced: list[Path]
) -> None:
    back_up(path, path.parent / "backups", reason="by-hand")
    assert synced == [path.parent]


def test_a_folder_that_may_not_be_read_takes_another_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(folders, "sync_folder", refuse)
    make_folder(tmp_path / "new")
    assert (tmp_path / "new").is_dir()
