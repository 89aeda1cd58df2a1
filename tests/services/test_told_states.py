"""What a file tells of states: more than the learner has said, and never less."""

from datetime import timedelta

import pytest

from planner.domain.edit import Edit
from planner.domain.item import ItemKind, ItemStatus
from planner.domain.plan import Plan
from planner.services.items import finish_item, log_time, start_item
from planner.services.told_states import say
from planner.values import replace
from tests.support.plans import NOW, exam, goal, item, make_plan

TODAY = NOW.date()
LEFT_OUT, BEGUN, DONE = ItemStatus.LEFT_OUT, ItemStatus.IN_PROGRESS, ItemStatus.DONE


@pytest.fixture
def plan() -> Plan:
    """A plan of a chain, a before b before c, of which c is wanted, and of d, which nobody wants."""
    items = [item("a"), item("b", needs="a"), item("c", needs="b"), item("d")]
    return make_plan(items, [goal("g", "c")])


def said(plan: Plan, **told: ItemStatus) -> dict[str, ItemStatus]:
    after = plan.after(Edit("", tuple(say(plan, told, TODAY))))
    return {each.id: each.status for each in after.progress.values()}


def test_what_is_done_has_no_day_and_what_is_begun_has_todays(plan: Plan) -> None:
    after = plan.after(Edit("", tuple(say(plan, {"a": DONE, "b": BEGUN}, TODAY))))
    assert {each.id: each.on for each in after.progress.values()} == {"a": None, "b": TODAY}


def test_a_file_says_more_than_the_learner_and_never_less(plan: Plan) -> None:
    begun = plan.after(start_item(plan, "a", NOW))
    done = begun.after(finish_item(begun, "b", NOW))
    assert said(done, a=DONE, b=BEGUN) == {"a": DONE, "b": DONE}
    assert said(done, a=ItemStatus.PLANNED, b=ItemStatus.PLANNED) == {"a": BEGUN, "b": DONE}


def test_what_the_learner_has_done_keeps_its_day(plan: Plan) -> None:
    done = plan.after(finish_item(plan, "a", NOW))
    assert not list(say(done, {"a": DONE}, TODAY))


def test_what_is_wanted_still_is_not_left_out(plan: Plan) -> None:
    assert said(plan, a=LEFT_OUT, d=LEFT_OUT) == {"d": LEFT_OUT}


def test_what_was_needed_by_what_is_done_now_is_left_out(plan: Plan) -> None:
    assert said(plan, a=LEFT_OUT, b=DONE) == {"a": LEFT_OUT, "b": DONE}


def test_a_whole_chain_is_left_out_together(plan: Plan) -> None:
    assert said(plan, a=LEFT_OUT, b=LEFT_OUT, c=LEFT_OUT) == dict.fromkeys("abc", LEFT_OUT)


def test_what_is_begun_or_has_time_is_not_left_out(plan: Plan) -> None:
    begun = plan.after(start_item(plan, "d", NOW))
    assert said(begun, d=LEFT_OUT) == {"d": BEGUN}
    logged = plan.after(log_time(plan, "d", 30, TODAY, NOW))
    assert said(logged, d=LEFT_OUT).get("d") is not LEFT_OUT


def test_what_an_exam_asks_for_is_not_left_out() -> None:
    plan = make_plan([item("a")], [exam("e", "a", NOW + timedelta(days=90))])
    assert said(plan, a=LEFT_OUT) == {}


def test_what_is_done_with_another_is_done(plan: Plan) -> None:
    covering = replace(plan.items["d"], covers=("a",))
    plan = replace(plan, items={**plan.items, "d": covering})
    assert said(plan, d=DONE) == {"a": DONE, "d": DONE}


def test_a_milestone_is_reached_by_itself(plan: Plan) -> None:
    milestone = replace(plan.items["d"], kind=ItemKind.MILESTONE)
    plan = replace(plan, items={**plan.items, "d": milestone})
    assert said(plan, d=DONE) == {}
