"""What is left of a sample whose program was killed is cleared away, and nothing else is."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from planner.services.sample_folder import (
    clear_left_over_samples,
    make_sample_folder,
    remove_sample_folder,
)

NOW = datetime(2026, 11, 27, 12)


@pytest.fixture(autouse=True)
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def changed(folder: Path, when: datetime) -> None:
    os.utime(folder, (when.timestamp(), when.timestamp()))


def test_a_sample_that_no_window_has_open_goes(there: Path) -> None:
    left, used = make_sample_folder(), make_sample_folder()
    for paths in (left, used):
        paths.lock.touch()
        paths.database.touch()
    other = there / "study-planner-notes"
    other.mkdir()
    clear_left_over_samples(NOW, lambda paths: paths == used)
    assert set(there.iterdir()) == {used.data_dir.parent, other}


def test_one_that_was_never_opened_is_left_for_a_while() -> None:
    paths = make_sample_folder()
    changed(paths.data_dir.parent, NOW)
    clear_left_over_samples(NOW + timedelta(minutes=59), lambda _paths: False)
    assert paths.data_dir.exists()
    clear_left_over_samples(NOW + timedelta(minutes=61), lambda _paths: False)
    assert not paths.data_dir.parent.exists()


def test_what_holds_no_plan_goes_too_and_a_link_leads_nowhere(there: Path, tmp_path: Path) -> None:
    paths = make_sample_folder()
    paths.data_dir.rmdir()
    changed(paths.data_dir.parent, NOW)
    (there / "mine").mkdir()
    (there / "study-planner-sample-link").symlink_to(there / "mine")
    clear_left_over_samples(NOW + timedelta(days=1), lambda _paths: False)
    assert sorted(each.name for each in there.iterdir()) == ["mine", "study-planner-sample-link"]


def test_it_can_be_removed_twice() -> None:
    paths = make_sample_folder()
    for _time in range(2):
        remove_sample_folder(paths)
    assert not paths.data_dir.parent.exists()
