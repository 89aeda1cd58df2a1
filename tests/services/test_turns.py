"""Programs that change one plan take turns, so that each of many comes through."""

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from threading import Event

import pytest

from planner.services import turns
from planner.services.items import log_time
from planner.services.turns import turn_in
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at


def test_the_second_waits_until_the_first_is_done(tmp_path: Path) -> None:
    entered = Event()

    def take_turn() -> None:
        with turn_in(tmp_path):
            entered.set()

    with ThreadPoolExecutor(1) as pool:
        with turn_in(tmp_path):
            waiting = pool.submit(take_turn)
            assert not entered.wait(0.1)
        waiting.result(timeout=5)
    assert entered.is_set()


def test_a_program_halted_in_its_turn_holds_nobody_up_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "MOST_SECONDS", 0.05)
    with turn_in(tmp_path), turn_in(tmp_path):
        assert tmp_path.is_dir()


def test_behind_programs_that_get_on_one_waits_as_long_as_it_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed = 0

    def let_others_write(_seconds: float) -> None:
        nonlocal passed
        passed += 1
        os.utime(tmp_path, ns=(passed, passed))
        if passed == 10 * turns.MOST_SECONDS:
            others.close()

    monkeypatch.setattr(turns, "monotonic", lambda: float(passed))
    monkeypatch.setattr(turns, "sleep", let_others_write)
    with ExitStack() as others:
        others.enter_context(turn_in(tmp_path))
        with turn_in(tmp_path):
            assert passed == 10 * turns.MOST_SECONDS


def test_without_a_folder_there_is_nothing_to_wait_for(tmp_path: Path) -> None:
    passed = False
    with turn_in(tmp_path / "missing"):
        passed = True
    assert passed


def test_many_writers_lose_nothing(tmp_path: Path) -> None:
    clock = Clock()
    workspace_at(tmp_path, clock, first_plan(MONDAY)).close()

    def write(_number: int) -> None:
        workspace = workspace_at(tmp_path, clock)
        workspace.perform(lambda plan, _schedule: log_time(plan, "dsa", 10, MONDAY.date(), MONDAY))
        workspace.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(12)))
    last = workspace_at(tmp_path, clock)
    assert last.plan.logged == {"dsa": 120}
    last.close()
