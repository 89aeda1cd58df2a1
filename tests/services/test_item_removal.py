"""Items are taken out of the roadmap with all that names them, where nothing of the learner's is lost."""

import time
from collections.abc import Callable

import pytest

from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.roadmap import check_roadmap
from planner.services.item_notes import write_note
from planner.services.item_removal import remove_item, without_items
from planner.services.items import finish_item, log_time
from planner.values import replace
from tests.support.plans import NOW, goal, item, make_plan


@pytest.fixture
def plan() -> Plan:
    items = [item("maths"), item("stats", needs="maths"), item("ml", needs="stats"), item("extra")]
    return make_plan(items, [goal("g", "ml")])


def test_an_item_is_removed_with_what_names_it(plan: Plan) -> None:
    items = {**plan.items, "ml": replace(plan.items["ml"], after=("extra",), covers=("extra",))}
    plan = replace(
        plan, items=items, goals={**plan.goals, "h": replace(goal("h", "ml"), items=("ml", "extra"))}
    )
    edit = remove_item(plan, "extra")
    after = plan.after(edit)
    assert "extra" not in after.items
    assert (after.items["ml"].after, after.items["ml"].covers, after.goals["h"].items) == ((), (), ("ml",))
    check_roadmap(after.items.values())
    assert after.after(edit.reverse).items == plan.items


@pytest.mark.parametrize(
    ("prepare", "why"),
    [
        (lambda plan: log_time(plan, "extra", 30, NOW.date(), NOW), "leave it out instead"),
        (lambda plan: finish_item(plan, "extra", NOW), "leave it out instead"),
        (lambda plan: write_note(plan, "extra", "x"), "leave it out instead"),
    ],
)
def test_an_item_with_something_of_the_learner_stays(
    plan: Plan, prepare: Callable[[Plan], Edit], why: str
) -> None:
    plan = plan.after(prepare(plan))
    with pytest.raises(Refusal, match=why):
        remove_item(plan, "extra")


def test_an_item_that_is_needed_stays(plan: Plan) -> None:
    with pytest.raises(Refusal, match="Stats cannot be removed: Ml needs it"):
        remove_item(plan, "stats")
    with pytest.raises(Refusal, match="Ml is all that G asks for"):
        remove_item(plan, "ml")


def test_thousands_go_in_one_step() -> None:
    ids = [f"i{number}" for number in range(3_000)]
    plan = make_plan([item(id) for id in ids], [replace(goal("g", "i0"), items=tuple(ids))])
    begin = time.perf_counter()
    after = plan.after(Edit("", tuple(without_items(plan, ids[1:]))))
    assert (list(after.items), after.goals["g"].items) == (["i0"], ("i0",))
    assert time.perf_counter() - begin < 1
