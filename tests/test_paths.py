"""Where the learner's files lie."""

from pathlib import Path

import pytest

from planner.paths import DATA_DIR_VARIABLE, Paths, default_data_dir


def test_everything_lies_in_the_data_folder_under_its_own_name(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    assert paths.database == tmp_path / "planner.db"
    places = [paths.database, paths.backups, paths.log, paths.window, paths.lock]
    assert {place.parent for place in places} == {tmp_path}
    assert len(set(places)) == len(places)


def test_asking_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(tmp_path / "data"))
    assert Paths(default_data_dir()).log.name == "planner.log"
    assert list(tmp_path.iterdir()) == []


def test_the_environment_may_name_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/learner")
    monkeypatch.setenv(DATA_DIR_VARIABLE, "~/trial")
    assert default_data_dir() == Path("/home/learner/trial")


@pytest.mark.parametrize("named", [None, ""])
def test_otherwise_the_platform_names_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, named: str | None
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    if named is None:
        monkeypatch.delenv(DATA_DIR_VARIABLE)
    else:
        monkeypatch.setenv(DATA_DIR_VARIABLE, named)
    assert default_data_dir() == tmp_path / "study-planner"
