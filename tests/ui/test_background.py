import gc
import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from planner.ui.background import Background


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


class Gate:
    """A function that runs until it is let through; it notes the thread it ran in."""

    def __init__(self, value: object = "gated") -> None:
        self.value = value
        self.began = threading.Event()
        self.thread: threading.Thread | None = None
        self._open = threading.Event()

    def __call__(self) -> object:
        self.thread = threading.current_thread()
        self.began.set()
        assert self._open.wait(10)
        return self.value

    def let_through(self) -> None:
        self._open.set()


def fail() -> object:
    raise ValueError("no numbers")


def alive() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name == "background"]


def test_a_function_runs_in_another_thread_and_is_told_of_in_this_one(
    background: Background, qtbot: QtBot
) -> None:
    gate, told_in = Gate("result"), []
    background.finished.connect(lambda _value: told_in.append(threading.current_thread()))
    with qtbot.waitSignal(background.finished) as finished:
        background.run(gate)
        assert background.is_busy
        gate.let_through()

    assert finished.args == ["result"]
    assert told_in == [threading.main_thread()]
    assert gate.thread not in (None, threading.main_thread())
    assert not background.is_busy
    assert alive() == []


def test_of_many_requests_the_first_runs_and_the_newest_counts(background: Background, qtbot: QtBot) -> None:
    ran: list[str] = []
    told: list[object] = []

    def note(name: str) -> str:
        ran.append(name)
        return name

    background.finished.connect(told.append)
    gate = Gate("first")
    background.run(gate)
    for name in ("second", "third", "newest"):
        background.run(partial(note, name))
    gate.let_through()
    qtbot.waitUntil(lambda: not background.is_busy)

    assert (ran, told) == (["newest"], ["newest"])


def test_it_can_be_asked_again_from_within_the_answer(background: Background, qtbot: QtBot) -> None:
    told: list[object] = []

    def ask_again(value: object) -> None:
        told.append(value)
        if len(told) < 3:
            background.run(lambda: len(told))

    background.finished.connect(ask_again)
    background.run(lambda: 0)
    qtbot.waitUntil(lambda: len(told) == 3)

    assert told == [0, 1, 2]


def test_a_fault_is_raised_in_the_windows_thread_and_the_next_request_runs(
    background: Background, qtbot: QtBot
) -> None:
    with capture_exceptions() as faults:
        background.run(fail)
        with qtbot.waitSignal(background.finished) as finished:
            background.run(lambda: "after")

    assert [str(error) for _kind, error, _trace in faults] == ["no numbers"]
    assert finished.args == ["after"]


def test_closing_waits_for_the_thread_and_tells_nothing(background: Background, qtbot: QtBot) -> None:
    told: list[object] = []
    background.finished.connect(told.append)
    gate = Gate()
    background.run(gate)
    background.run(lambda: "waiting")
    gate.let_through()
    background.close()
    assert alive() == []

    QCoreApplication.processEvents()
    background.run(lambda: "too late")
    QCoreApplication.processEvents()
    assert told == []
    assert not background.is_busy


def test_it_may_be_deleted_with_its_answer_on_the_way(qtbot: QtBot) -> None:
    made = Background()
    made.run(lambda: "answer")
    made.close()
    del made
    gc.collect()
    QCoreApplication.processEvents()

    assert alive() == []


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collector_rests_meanwhile_and_goes_on_as_before(
    background: Background, qtbot: QtBot, is_on: bool
) -> None:
    was_on = gc.isenabled()
    (gc.enable if is_on else gc.disable)()
    try:
        gate = Gate()
        with qtbot.waitSignal(background.finished):
            background.run(gate)
            assert not gc.isenabled()
            gate.let_through()
        assert gc.isenabled() is is_on
    finally:
        (gc.enable if was_on else gc.disable)()


def test_the_collector_rests_until_the_last_of_two_is_done(background: Background, qtbot: QtBot) -> None:
    other, first, second = Background(), Gate(), Gate()
    gc.enable()
    try:
        background.run(first)
        other.run(second)
        with qtbot.waitSignal(background.finished):
            first.let_through()
        assert not gc.isenabled()
        with qtbot.waitSignal(other.finished):
            second.let_through()
        assert gc.isenabled()
    finally:
        gc.disable()
        other.close()
