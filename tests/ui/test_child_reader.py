"""What a process beside the window puts out is understood in a thread, and told in the window's."""

import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from planner.domain.errors import Refusal
from planner.ui.shared.child_reader import ChildReader

ENVIRONMENT: dict[str, str] = {}


def command(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.fixture
def reader(qapp: object) -> Iterator[ChildReader]:
    made = ChildReader(10)
    yield made
    made.close()


def refuse(_output: bytes) -> object:
    raise Refusal("It is no roadmap.")


def test_the_output_is_understood_and_told(reader: ChildReader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reader.finished, timeout=15_000) as told:
        reader.start(command("print('[1, 2]')"), ENVIRONMENT, lambda output: output.decode().strip())
        assert reader.is_busy
    assert told.args == ["[1, 2]"]
    assert not reader.is_busy


def test_a_refusal_is_told_like_an_answer(reader: ChildReader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reader.finished, timeout=15_000) as told:
        reader.start(command("pass"), ENVIRONMENT, refuse)
    assert told.args is not None
    assert str(told.args[0]) == "It is no roadmap."


def test_what_takes_too_long_ends_without_an_answer(qapp: object, qtbot: QtBot) -> None:
    reader = ChildReader(0.3)
    with qtbot.waitSignal(reader.finished, timeout=15_000) as told:
        reader.start(command("import time; time.sleep(60)"), ENVIRONMENT, len)
    assert told.args == [0]
    reader.close()


def test_a_reading_in_the_place_of_a_cancelled_one_is_told_alone(reader: ChildReader, qtbot: QtBot) -> None:
    told: list[object] = []
    reader.finished.connect(told.append)
    reader.start(command("print(1)"), ENVIRONMENT, len)
    reader.cancel()
    assert not reader.is_busy
    reader.start(command("print(12345)"), ENVIRONMENT, len)
    qtbot.waitUntil(lambda: bool(told), timeout=15_000)
    qtbot.wait(200)
    assert told == [6]
