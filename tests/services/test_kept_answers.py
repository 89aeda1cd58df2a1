import os
from pathlib import Path

import pytest

from planner.services.kept_answers import KeptAnswers

DATA = {"step": 3, "texts": ["日本", None]}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "first-run.json"


def test_answers_are_there_for_the_next_program(file: Path) -> None:
    KeptAnswers(file).save({"step": 1})
    KeptAnswers(file).save(DATA)
    assert KeptAnswers(file).load() == DATA
    assert [each.name for each in file.parent.iterdir()] == ["first-run.json"]


def test_forgotten_answers_leave_nothing(file: Path) -> None:
    kept = KeptAnswers(file)
    kept.save(DATA)
    kept.forget()
    assert kept.load() is None
    assert list(file.parent.iterdir()) == []
    kept.forget()
    kept.save(DATA)
    assert KeptAnswers(file).load() == DATA


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"a": NaN}', b"[" * 5000, b" " * 2_000_000])
def test_a_file_that_cannot_be_read_counts_as_none_and_stays(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    kept = KeptAnswers(file)
    assert kept.load() is None
    assert file.read_bytes() == content
    kept.save(DATA)
    assert KeptAnswers(file).load() == DATA


def test_a_folder_in_its_place_does_no_harm(file: Path) -> None:
    file.mkdir()
    kept = KeptAnswers(file)
    assert kept.load() is None
    kept.save(DATA)
    assert kept.load() == DATA
    kept.forget()
    assert kept.load() is None
    assert [each.name for each in file.parent.iterdir()] == ["first-run.json"]


def test_a_save_that_fails_keeps_the_old_file_whole_and_the_new_answers_in_memory(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KeptAnswers(file)
    kept.save({"step": 1})

    def full_disk(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full_disk)
        kept.save(DATA)
    assert kept.load() == DATA
    assert KeptAnswers(file).load() == {"step": 1}
    assert [each.name for each in file.parent.iterdir()] == ["first-run.json"]
    kept.save(DATA)
    assert KeptAnswers(file).load() == DATA


def test_without_a_folder_answers_last_as_long_as_the_program(tmp_path: Path) -> None:
    kept = KeptAnswers(tmp_path / "gone" / "first-run.json")
    assert kept.load() is None
    kept.save(DATA)
    assert kept.load() == DATA
