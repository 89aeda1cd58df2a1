"""Where an answer goes: nobody reads on, the disk is full, letters are missing. No traceback comes of it."""

import json
import os
import sys
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TextIO

import pytest

from planner.cli.main import run
from tests.cli.terminal import MONDAY, Terminal

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="the system has no /dev/full")


@pytest.fixture
def full() -> Iterator[TextIO]:
    with FULL.open("w", encoding="utf-8") as stream:
        yield stream


@pytest.fixture
def unread() -> Iterator[TextIO]:
    """A pipe that nobody reads any more."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as stream:
        yield stream


def typed(data: Path, *words: str) -> int:
    def no_window(*_arguments: object) -> int:
        raise AssertionError("a command opens no window")

    return run(["--data-dir", str(data), "--now", MONDAY, *words], no_window, lambda: datetime(2030, 1, 1))


@needs_full
def test_an_answer_that_a_full_disk_cuts_short_is_no_success(
    planned: Terminal,
    data: Path,
    full: TextIO,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdout", full)
    assert typed(data, "plan", "--json") == 1
    assert capsys.readouterr().err == "The answer could not be written: No space left on device.\n"


@needs_full
def test_a_change_is_made_though_a_full_disk_swallows_the_answer(
    planned: Terminal,
    data: Path,
    full: TextIO,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", full)
        assert typed(data, "done", "git") == 0
    assert capsys.readouterr().err.startswith("The change is saved, but the answer could not be written:")
    assert len(planned("history", "--json").document["history"]) == 1


def test_a_reader_that_has_gone_is_no_fault(
    planned: Terminal,
    data: Path,
    unread: TextIO,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdout", unread)
    assert typed(data, "plan", "--json") == 0
    assert capsys.readouterr().err == ""


@needs_full
def test_a_refusal_that_nobody_can_be_told_keeps_its_code(
    planned: Terminal, data: Path, full: TextIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    for stream in (full, None):
        monkeypatch.setattr(sys, "stderr", stream)
        assert typed(data, "why", "nothing") == 1
        assert typed(data, "add-exam", "azure-dp-100", "2028-01-10", "--hours", "4") == 0


def test_without_an_output_a_command_is_done(
    planned: Terminal, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert typed(data, "done", "git") == typed(data, "plan", "--json") == 0


def test_a_terminal_without_the_letters_shows_their_numbers(
    planned: Terminal, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = TextIOWrapper(BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    assert typed(data, "add-goal", "Übung", "--items", "git") == 0
    assert stream.buffer.getvalue() == b"Added the goal \\xdcbung\n"


def test_json_has_the_same_bytes_in_every_terminal(
    planned: Terminal, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert planned("add-goal", "Übung", "--items", "git").code == 0
    outputs = []
    for encoding in ("ascii", "latin-1", "utf-8"):
        stream = TextIOWrapper(BytesIO(), encoding=encoding)
        monkeypatch.setattr(sys, "stdout", stream)
        assert typed(data, "plan", "--json") == 0
        outputs.append(stream.buffer.getvalue())
    assert len(set(outputs)) == 1
    assert json.loads(outputs[0])["goals"][-1]["title"] == "Übung"


def test_an_interrupt_from_the_keyboard_has_its_own_code(
    planned: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("planner.cli.answers.summarize_week", interrupt)
    answer = planned("week")
    assert (answer.code, answer.out, answer.err) == (130, "", "")
