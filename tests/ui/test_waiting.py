"""What waits to be saved: what is tried again, and what ends it."""

import pytest

from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.storage.errors import disk_full
from planner.ui.waiting import Waiting, WaitingLine

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


def wished(save: Slow, label: str) -> Waiting:
    """A wish that waits, told from others by its label."""
    return Waiting(save, FULL, wished=Edit(label, ()))


def labels(line: WaitingLine) -> list[str]:
    return [edit.label for edit in line.wishes]


def test_each_text_that_waits_is_tried_once_and_ends_when_it_is_saved(
    line: WaitingLine, told: list[str]
) -> None:
    saves = {key: Slow() for key in ("note a", "note b")}
    for key, save in saves.items():
        line.keep(key, Waiting(save, FULL, key))
    assert line.typed == {"note a": "note a", "note b": "note b"}
    assert line.save_typed_again(saves) == ()
    assert [save.tries for save in saves.values()] == [1, 1]
    assert told[-1] == line.why == ""
    line.save_typed_again(saves)
    assert [save.tries for save in saves.values()] == [1, 1]


def test_wishes_are_saved_in_their_order_and_none_before_an_earlier_one(line: WaitingLine) -> None:
    saves = [Slow(), Slow(Refusal("It is gone.")), Slow(disk_full()), Slow()]
    for number, save in enumerate(saves):
        line.keep_wish(wished(save, str(number)))
    (refused,) = line.save_wishes_again()
    assert refused.why == "It is gone."
    assert [save.tries for save in saves] == [1, 1, 1, 0]
    assert labels(line) == ["2", "3"]
    assert line.save_wishes_again() == ()
    assert [save.tries for save in saves] == [1, 1, 2, 1]
    assert (line.count, line.why) == (0, "")


def test_what_may_be_meant_twice_waits_twice(line: WaitingLine, told: list[str]) -> None:
    for label in ("a", "b", "a"):
        line.keep_wish(wished(Slow(), label))
    assert labels(line) == ["a", "b", "a"]
    assert told == [FULL] * 3


def test_the_newest_wish_is_taken_back_first(line: WaitingLine, told: list[str]) -> None:
    for label in ("a", "b"):
        line.keep_wish(wished(Slow(), label))
    assert line.take_back_wish() == Edit("b", ())
    assert labels(line) == ["a"]
    assert line.take_back_wish() == Edit("a", ())
    assert line.take_back_wish() is None
    assert told[-1] == ""


def test_what_is_wished_while_another_is_saved_is_done_after_it_and_nothing_twice(line: WaitingLine) -> None:
    last = Slow()
    line.keep_wish(Waiting(line.save_wishes_again, FULL, wished=Edit("first", ())))
    line.keep_wish(wished(last, "last"))
    line.save_wishes_again()
    assert last.tries == 1


def test_all_wishes_wait_for_the_reason_that_was_met_last(line: WaitingLine, told: list[str]) -> None:
    line.keep_wish(wished(Slow(disk_full()), "a"))
    line.keep_wish(Waiting(Slow(), "The disk is away.", wished=Edit("b", ())))
    line.save_wishes_again()
    assert told == [FULL, "The disk is away.", FULL]


def test_what_the_disk_refuses_again_waits_on_and_keeps_none_of_the_others_back(line: WaitingLine) -> None:
    line.keep("note a", Waiting(Slow(disk_full()), "The disk is away.", "A"))
    line.keep("note b", Waiting(Slow(), "The disk is away.", "B"))
    assert line.save_typed_again(line.typed) == ()
    assert line.typed == {"note a": "A"}
    assert line.why == FULL


def test_what_is_refused_for_another_reason_waits_no_longer(line: WaitingLine, told: list[str]) -> None:
    save = Slow(Refusal("It is gone."))
    line.keep("note a", Waiting(save, FULL, "A"))
    (refused,) = line.save_typed_again(line.typed)
    assert (refused.typed, refused.why) == ("A", "It is gone.")
    assert line.typed == {}
    assert told == [FULL, ""]


def test_what_ends_while_the_others_are_tried_is_not_tried(line: WaitingLine) -> None:
    last = Slow()
    line.keep("note a", Waiting(lambda: line.end("note b"), FULL))
    line.keep("note b", Waiting(last, FULL))
    line.save_typed_again(line.typed)
    assert last.tries == 0


def test_why_is_told_of_what_still_waits(line: WaitingLine, told: list[str]) -> None:
    line.keep("note a", Waiting(Slow(), "One."))
    line.keep("note b", Waiting(Slow(), "Two."))
    assert line.end("note b")
    assert not line.end("note b")
    assert told == ["One.", "Two.", "One."]
