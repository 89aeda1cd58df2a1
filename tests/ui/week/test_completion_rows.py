"""Which item the week asks about, and in which words."""

from planner.domain.item import ItemStatus
from planner.domain.plan import Plan
from planner.domain.time_entry import TimeEntry
from planner.scheduling.estimates import AS_ESTIMATED
from planner.ui.week.completion_rows import completion_ask
from planner.values import replace
from tests.support.plans import day, item, make_plan


def plan_with(*times: tuple[str, int], status: dict[str, ItemStatus] | None = None) -> Plan:
    """Two items of two and five hours, with times logged on one day after the other."""
    entries = [
        TimeEntry(id=str(number), item=id, day=day(number), minutes=minutes)
        for number, (id, minutes) in enumerate(times, start=1)
    ]
    logged: dict[str, int] = {}
    for id, minutes in times:
        logged[id] = logged.get(id, 0) + minutes
    items = [replace(item("a", 120), title="Cats", done_when="You can tell one."), item("b", 300)]
    return make_plan(items, logged=logged, entries=entries, status=status)


def asked(plan: Plan, **put_away: int) -> str | None:
    ask = completion_ask(plan, put_away, AS_ESTIMATED)
    return ask.item if ask else None


def test_nothing_is_asked_before_the_estimate_is_reached() -> None:
    assert asked(plan_with()) is None
    assert asked(plan_with(("a", 108), ("b", 100))) is None


def test_an_item_studied_as_long_as_estimated_is_asked_about_in_plain_words() -> None:
    ask = completion_ask(plan_with(("a", 80), ("a", 40)), {}, AS_ESTIMATED)
    assert ask is not None
    assert ask.title == "Cats: is it done?"
    assert ask.text == "2 h of 2 h studied. Done when: You can tell one."


def test_a_rest_too_short_for_a_session_counts_as_studied() -> None:
    assert asked(plan_with(("a", 109))) == "a"
    assert asked(plan_with(("b", 276))) == "b"
    assert asked(plan_with(("b", 275))) is None


def test_without_a_sentence_only_the_hours_are_said() -> None:
    ask = completion_ask(plan_with(("b", 330)), {}, AS_ESTIMATED)
    assert ask is not None
    assert ask.text == "5 h 30 of 5 h studied."


def test_what_is_settled_is_not_asked_about() -> None:
    for status in (ItemStatus.DONE, ItemStatus.SKIPPED, ItemStatus.LEFT_OUT):
        assert asked(plan_with(("a", 120), status={"a": status})) is None


def test_the_item_studied_last_comes_first() -> None:
    plan = plan_with(("a", 120), ("b", 300))
    assert asked(plan) == "b"
    assert asked(plan, b=300) == "a"
    assert asked(plan, a=120, b=300) is None


def test_a_question_that_was_put_away_comes_back_when_more_is_studied() -> None:
    assert asked(plan_with(("a", 120)), a=120) is None
    assert asked(plan_with(("a", 120), ("a", 25)), a=120) == "a"
