"""Copies of the plan, made and put back from the terminal."""

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal, one_sentence


def test_a_backup_goes_to_the_folder_of_backups_or_to_a_file(planned: Terminal, tmp_path: Path) -> None:
    made = Path(planned("backup", "--json").document["file"])
    assert made.parent.name == "backups"
    file = tmp_path / "copy.db"
    assert planned("backup", str(file)).out == f"Backed up as {file}\n"
    assert file.read_bytes() == made.read_bytes()
    assert one_sentence(planned("backup", str(file)))
    assert one_sentence(planned("backup", str(tmp_path)))
    assert one_sentence(planned("backup", str(tmp_path / "gone" / "copy.db")))


def test_a_backup_is_put_back_and_what_was_there_is_kept(planned: Terminal, tmp_path: Path) -> None:
    file = str(tmp_path / "copy.db")
    planned("backup", file)
    before = planned("plan", "--json").out
    planned("skip", "containers")
    restored = planned("restore", file)
    assert (restored.code, len(restored.out.splitlines())) == (0, 2)
    assert planned("plan", "--json").out == before
    assert planned("restore", file, "--json").document["kept"] is not None


def test_a_file_can_be_put_back_where_there_was_no_plan(
    planned: Terminal, data: Path, tmp_path: Path
) -> None:
    file = str(tmp_path / "copy.db")
    planned("backup", file)
    before = planned("plan", "--json").out
    elsewhere = ("--data-dir", str(tmp_path / "elsewhere"))
    assert planned("restore", file, *elsewhere, "--json").document["kept"] is None
    assert planned("plan", "--json", *elsewhere).out == before


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"{}", b"no plan", None])
def test_what_is_no_plan_is_refused(planned: Terminal, tmp_path: Path, content: bytes | None) -> None:
    before = planned("plan", "--json").out
    file = tmp_path / "some file"
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    assert one_sentence(planned("restore", str(file)))
    assert planned("plan", "--json").out == before


def test_a_file_that_is_not_there_is_refused(planned: Terminal) -> None:
    assert one_sentence(planned("restore", "gone.json"))
