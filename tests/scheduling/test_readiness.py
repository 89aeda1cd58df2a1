"""Which items can be studied at a moment of the layout, and which of them come into question."""

from collections.abc import Collection

from planner.domain.item import Item, ItemKind, Subject
from planner.scheduling.minutes import minute_of
from planner.scheduling.network import compile_network
from planner.scheduling.readiness import FAR, ReadyItems
from planner.scheduling.workload import measure
from tests.support.plans import NOW, all_done, at, day, goal, item, make_plan

MATHS, ML = Subject.MATHS, Subject.ML


def ready_items(
    *items: Item,
    urgency: dict[str, float] | None = None,
    due: dict[str, float] | None = None,
    started: Collection[int] = (),
    done: str = "",
) -> ReadyItems:
    """All items wanted; urgent in their order, if nothing else is said. Numbers follow the order given."""
    plan = make_plan(
        items, [goal("g", " ".join(entry.id for entry in items))], status=all_done(*done.split())
    )
    network = compile_network(plan.items)
    assert [entry.id for entry in network.items] == [entry.id for entry in items]
    ids = list(network.number)
    return ReadyItems(
        measure(plan, network, NOW),
        laid=range(len(ids)),
        urgency=[(urgency or {}).get(id, place) for place, id in enumerate(ids)],
        due=[(due or {}).get(id, 10.0**9) for id in ids],
        started=started,
    )


def test_what_waits_comes_when_all_it_needs_is_laid_out() -> None:
    ready = ready_items(item("a", 60), item("b", 30), item("c", 40, needs="a b"))
    assert ready.candidates() == [0, 1]
    ready.take(0, 60)
    assert ready.candidates() == [1]
    ready.take(1, 20)
    assert not ready.has_opened(2, minute_of(NOW))
    ready.take(1, 10)
    assert ready.candidates() == [2]
    assert [ready.is_gone(number) for number in range(3)] == [True, True, False]


def test_milestones_and_settled_items_let_through() -> None:
    ready = ready_items(item("a"), item("m", kind=ItemKind.MILESTONE), item("b", needs="a m"), done="a")
    assert ready.candidates() == [2]


def test_releases_come_in_their_time() -> None:
    ready = ready_items(item("a", opens=day(2)), item("b", opens=day(1)))
    assert (ready.candidates(), ready.next_release) == ([], minute_of(at(1)))
    assert not ready.is_ready(1, minute_of(at(0, "23:59")))
    ready.release_until(minute_of(at(1)))
    assert (ready.candidates(), ready.next_release) == ([1], minute_of(at(2)))
    ready.release_until(minute_of(at(5)))
    assert (ready.candidates(), ready.next_release) == ([0, 1], FAR)


def test_an_item_freed_later_may_still_wait_for_its_release() -> None:
    ready = ready_items(item("a", 60), item("b", needs="a", opens=day(3)))
    assert ready.next_release == FAR
    ready.take(0, 60)
    assert (ready.candidates(), ready.next_release) == ([], minute_of(at(3)))


def test_two_of_each_subject_come_into_question_the_one_begun_last_first() -> None:
    ready = ready_items(*(item(id, subject=ML) for id in "abc"), item("d", subject=MATHS))
    assert sorted(ready.candidates()) == [0, 1, 3]
    ready.take(2, 10)
    assert sorted(ready.candidates()) == [0, 2, 3]


def test_what_the_learner_started_goes_before_the_urgent() -> None:
    ready = ready_items(
        *(item(id, subject=ML) for id in "abcd"), urgency={"a": 9, "b": 8, "c": 7}, started={3}
    )
    assert ready.candidates() == [3, 2]


def test_the_same_list_comes_again_until_something_changes() -> None:
    ready = ready_items(item("a"), item("b"))
    first = ready.candidates()
    assert ready.candidates() is first
    ready.take(0, 10)
    second = ready.candidates()
    ready.take(0, 10)
    assert ready.candidates() is second


def test_held_minutes_are_not_for_the_taking() -> None:
    ready = ready_items(item("a", 60), item("b", 60))
    ready.hold(0, 60)
    assert ready.candidates() == [1]
    ready.hold(0, -20)
    assert (ready.candidates(), ready.time_for(0)) == ([0, 1], 20)
    ready.take(0, 20)
    assert ready.candidates() == [1]


def test_the_most_urgent_is_the_ready_one_due_first() -> None:
    ready = ready_items(item("a"), item("b"), item("c", needs="b"), due={"a": 500, "b": 400, "c": 300})
    assert ready.most_urgent() == 1
    ready.take(1, 60)
    assert ready.most_urgent() == 2
    ready.drop(2)
    assert ready.most_urgent() == 0
    ready.drop(0)
    assert (ready.most_urgent(), ready.candidates()) == (None, [])
