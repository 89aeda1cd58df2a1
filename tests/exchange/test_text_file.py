import multiprocessing
import os
from pathlib import Path

import pytest

from planner.domain.errors import Refusal
from planner.exchange.text_file import read_text_file, replace_file


def refusal_of(file: Path) -> str:
    with pytest.raises(Refusal) as refusal:
        read_text_file(file)
    return str(refusal.value)


def test_a_text_is_read_without_its_mark(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_bytes(b"\xef\xbb\xbftitle: caf\xc3\xa9\r\n")
    assert read_text_file(file) == "title: café\r\n"


def test_a_file_up_to_a_mebibyte_is_read(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_bytes(b"a" * 1024 * 1024)
    assert len(read_text_file(file)) == 1024 * 1024
    file.write_bytes(b"a" * (1024 * 1024 + 1))
    assert refusal_of(file) == "The file mine.yaml is larger than 1 MiB."


def test_a_file_that_only_claims_to_be_huge_is_refused_without_reading_it(tmp_path: Path) -> None:
    file = tmp_path / "sparse.yaml"
    with file.open("wb") as stream:
        stream.truncate(2**40)
    assert refusal_of(file) == "The file sparse.yaml is larger than 1 MiB."


@pytest.mark.parametrize("content", [b"\xff\xfea\0", b"caf\xe9", b"\x80\x04\x95", b"\xed\xa0\x80"])
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "mine.yaml"
    file.write_bytes(content)
    assert refusal_of(file) == "The file mine.yaml is not text in UTF-8."


def test_what_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    assert refusal_of(tmp_path / "gone.yaml") == "There is no file gone.yaml to read."
    assert refusal_of(tmp_path) == f"There is no file {tmp_path.name} to read."
    assert refusal_of(tmp_path / "gone" / "a\0b") == "There is no file ab to read."
    assert len(refusal_of(tmp_path / ("x" * 5_000))) < 100


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the platform has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal_of(tmp_path / "pipe") == "There is no file pipe to read."


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser reads every file")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("a: 1")
    file.chmod(0)
    assert refusal_of(file) == "The file mine.yaml cannot be read."


def test_a_file_is_replaced_whole_and_a_link_leads_to_it_still(tmp_path: Path) -> None:
    file, link = tmp_path / "mine.bin", tmp_path / "link"
    replace_file(file, b"old")
    link.symlink_to(file)
    replace_file(link, b"new")
    assert (file.read_bytes(), link.is_symlink()) == (b"new", True)
    assert sorted(tmp_path.iterdir()) == [link, file]


def test_content_that_cannot_be_written_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mine.bin"
    replace_file(file, b"old")

    def full_disk(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space left"):
        replace_file(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def write_many(file: Path, letter: bytes) -> None:
    for _round in range(20):
        replace_file(file, letter * 200_000)


def test_two_programs_that_write_one_file_leave_it_whole(tmp_path: Path) -> None:
    file = tmp_path / "mine.bin"
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=write_many, args=(file, letter)) for letter in (b"a", b"b")]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        if file.exists():
            assert file.read_bytes() in (b"a" * 200_000, b"b" * 200_000)
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_of_the_learner_that_is_called_like_an_unfinished_one_stays(tmp_path: Path) -> None:
    mine = tmp_path / "mine.bin.part"
    mine.write_bytes(b"mine")
    replace_file(tmp_path / "mine.bin", b"new")
    assert mine.read_bytes() == b"mine"
    assert (tmp_path / "mine.bin").stat().st_mode == mine.stat().st_mode


def test_what_kills_have_left_goes_once_it_is_old(tmp_path: Path) -> None:
    half, journal, fresh, mine, page = (
        tmp_path / name
        for name in (
            ".study-planner-0123456789abcdef.part",
            ".study-planner-0123456789abcdef.part-journal",
            ".study-planner-fedcba9876543210.part",
            ".study-planner-notes.part",
            ".0123456789abcdef.part",
        )
    )
    for file in (half, journal, fresh, mine, page):
        file.write_bytes(b"half")
        if file is not fresh:
            os.utime(file, (1e9, 1e9))
    replace_file(tmp_path / "mine.bin", b"new")
    assert sorted(tmp_path.iterdir()) == sorted((fresh, mine, page, tmp_path / "mine.bin"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the platform has no named pipes")
def test_what_is_no_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    replace_file(pipe, b"pages")
    assert os.read(reader, 10) == b"pages"
    os.close(reader)
    assert list(tmp_path.iterdir()) == [pipe]
