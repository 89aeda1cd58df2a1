"""Pinned sessions that contradict what their items need."""

from collections import Counter

import pytest

from planner.domain.item import Item, ItemKind, ItemStatus
from planner.domain.plan import Plan
from planner.domain.session import Session
from planner.scheduling.contradictions import contradictions, new_contradiction
from planner.scheduling.engine import make_schedule
from planner.scheduling.reasons import Reasons
from planner.values import replace
from tests.support.plans import NOW, at, day, goal, item, make_plan, session

EARLY = session("b", at(3, "19:00"), 60, pinned=True)
LATE = session("a", at(9, "19:00"), 60, pinned=True)


def plan_with(*sessions: Session, opens: int | None = None, **more: object) -> Plan:
    """B needs a milestone that needs a; a may open on a day."""
    first = item("a", 120, opens=None if opens is None else day(opens))
    items = [first, item("half", 0, needs="a", kind=ItemKind.MILESTONE), item("b", 120, needs="half")]
    return make_plan(items, [goal("g", "b")], sessions=sessions, **more)  # type: ignore[arg-type]


def short(plan: Plan) -> list[tuple[str, str, bool, bool]]:
    return [
        (found.session.id, found.need, found.later is not None, found.opens is not None)
        for found in contradictions(plan, NOW)
    ]


def test_a_pin_before_the_pin_of_what_it_needs() -> None:
    plan = plan_with(EARLY, LATE)
    assert short(plan) == [(EARLY.id, "a", True, False)]
    reasons = Reasons(plan, make_schedule(plan, NOW))
    found = reasons.of(EARLY).against
    assert found is not None
    assert found.later == LATE
    assert reasons.of(LATE).against is None


def test_pins_in_order_are_no_contradiction() -> None:
    assert short(plan_with(replace(EARLY, start=at(10, "19:00"), end=at(10, "20:00")), LATE)) == []


def test_a_pin_before_the_first_day_of_its_item_or_of_what_it_needs() -> None:
    assert short(plan_with(EARLY, opens=20)) == [(EARLY.id, "a", False, True)]
    assert short(plan_with(LATE, opens=20)) == [(LATE.id, "a", False, True)]
    assert short(plan_with(EARLY, LATE, opens=2)) == [(EARLY.id, "a", True, False)]


@pytest.mark.parametrize("status", [ItemStatus.DONE, ItemStatus.SKIPPED, ItemStatus.LEFT_OUT])
def test_what_is_settled_is_needed_no_more(status: ItemStatus) -> None:
    assert short(plan_with(EARLY, LATE, opens=20, status={"a": status})) == []


def test_what_is_over_contradicts_nothing() -> None:
    assert contradictions(plan_with(EARLY, LATE), at(4)) == []


def test_a_change_tells_what_it_contradicts_and_nothing_older() -> None:
    none, one, both = plan_with(), plan_with(EARLY), plan_with(EARLY, LATE)
    found = new_contradiction(one, both, make_schedule(both, NOW))
    assert found is not None
    assert found.later == LATE
    elsewhere = replace(both, items={**both.items, "c": item("c")})
    assert new_contradiction(both, elsewhere, make_schedule(elsewhere, NOW)) is None
    assert new_contradiction(both, one, make_schedule(one, NOW)) is None
    assert new_contradiction(none, none, make_schedule(none, NOW)) is None


def test_a_pin_before_the_work_that_it_needs_is_told_when_it_is_made() -> None:
    """Two evenings of two hours: a is done by the end of the first one."""
    soon = session("b", at(0, "18:00"), 60, pinned=True)
    plan = plan_with(soon)
    found = new_contradiction(plan_with(), plan, make_schedule(plan, NOW))
    assert found is not None
    assert (found.session, found.need, found.later, found.opens) == (soon, "a", None, None)
    at_ease = plan_with(EARLY)
    assert new_contradiction(plan_with(), at_ease, make_schedule(at_ease, NOW)) is None


def test_what_was_told_is_not_told_again_when_a_session_is_longer_or_accepted() -> None:
    plan = plan_with(EARLY, LATE)
    for other in (replace(EARLY, accepted=True), replace(LATE, end=at(9, "20:30"))):
        after = replace(plan, sessions={**plan.sessions, other.id: other})
        assert new_contradiction(plan, after, make_schedule(after, NOW)) is None
    moved = replace(LATE, start=at(10, "19:00"), end=at(10, "20:00"))
    after = replace(plan, sessions={**plan.sessions, moved.id: moved})
    assert new_contradiction(plan, after, make_schedule(after, NOW)) is not None


def test_work_that_todays_sessions_hold_is_done_by_tomorrow() -> None:
    """Tonight's session was not answered yet, and holds all that was left of a."""
    tonight = session("a", at(0, "19:00"), 120, accepted=True)
    tomorrow = session("b", at(1, "19:00"), 60, pinned=True)
    before, after = plan_with(tonight), plan_with(tonight, tomorrow)
    assert new_contradiction(before, after, make_schedule(after, at(0, "22:00"))) is None


def test_many_pins_on_a_long_road_are_looked_at_once() -> None:
    """By counting: each item is asked for what it needs a few times, however many pins stand behind it."""
    count = 3_000
    items = [item(f"i{n}", needs=f"i{n - 1}" if n else "") for n in range(count)]
    pins = [session(f"i{count - 1 - n}", at(1 + n, "19:00"), 60, pinned=True) for n in range(300)]
    plan = make_plan(items, sessions=pins)
    lookups = Counter[str]()

    class Counted(dict[str, Item]):
        def __getitem__(self, id: str) -> Item:
            lookups[id] += 1
            return super().__getitem__(id)

    found = contradictions(replace(plan, items=Counted(plan.items)), NOW)
    assert len(found) == 299
    assert lookups.most_common(1)[0][1] <= 6
