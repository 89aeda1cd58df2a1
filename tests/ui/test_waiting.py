"""What waits to be saved: what is tried again, and what ends it."""

import pytest

from planner.domain.errors import Refusal
from planner.storage.errors import disk_full
from planner.ui.waiting import NEWEST, Waiting, WaitingLine

FULL = str(disk_full())


class Slow:
    """Something to save, which is refused as long as there are refusals left."""

    def __init__(self, *refusals: Refusal) -> None:
        self.refusals = list(refusals)
        self.tries = 0

    def __call__(self) -> None:
        self.tries += 1
        if self.refusals:
            raise self.refusals.pop(0)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def line(told: list[str]) -> WaitingLine:
    return WaitingLine(told.append)


def test_all_that_waits_is_tried_once_and_ends_when_it_is_saved(line: WaitingLine, told: list[str]) -> None:
    saves = {key: Slow() for key in ("note a", "note b", NEWEST)}
    for key, save in saves.items():
        line.keep(key, Waiting(save, FULL, key))
    assert line.typed == {"note a": "note a", "note b": "note b"}
    assert line.save_again(saves) == ()
    assert [save.tries for save in saves.values()] == [1, 1, 1]
    assert told[-1] == line.why == ""
    line.save_again(saves)
    assert [save.tries for save in saves.values()] == [1, 1, 1]


def test_what_the_disk_refuses_again_waits_on_and_keeps_none_of_the_others_back(line: WaitingLine) -> None:
    line.keep("note a", Waiting(Slow(disk_full()), "The disk is away.", "A"))
    line.keep("note b", Waiting(Slow(), "The disk is away.", "B"))
    assert line.save_again(line.typed) == ()
    assert line.typed == {"note a": "A"}
    assert line.why == FULL


def test_what_is_refused_for_another_reason_waits_no_longer(line: WaitingLine, told: list[str]) -> None:
    save = Slow(Refusal("It is gone."))
    line.keep("note a", Waiting(save, FULL, "A"))
    (refused,) = line.save_again(line.typed)
    assert (refused.typed, refused.why) == ("A", "It is gone.")
    assert line.typed == {}
    assert told == [FULL, ""]


def test_what_ends_while_the_others_are_tried_is_not_tried(line: WaitingLine) -> None:
    last = Slow()
    line.keep("note a", Waiting(lambda: line.end("note b"), FULL))
    line.keep("note b", Waiting(last, FULL))
    line.save_again(line.typed)
    assert last.tries == 0


def test_why_is_told_of_what_still_waits(line: WaitingLine, told: list[str]) -> None:
    line.keep("note a", Waiting(Slow(), "One."))
    line.keep("note b", Waiting(Slow(), "Two."))
    assert line.end("note b")
    assert not line.end("note b")
    assert told == ["One.", "Two.", "One."]
