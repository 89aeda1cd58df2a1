"""Items and phases of one's own: added, changed, moved, removed; nothing of the learner's goes with them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import Refusal
from planner.domain.item import Effort, Item, ItemKind, ItemStatus, Resource, Subject
from planner.domain.plan import Plan
from planner.domain.roadmap import check_roadmap
from planner.scheduling.engine import make_schedule
from planner.services.items import leave_out, log_time
from planner.services.own_items import (
    ItemWish,
    add_item,
    add_phase,
    change_item,
    change_phase,
    circle_through,
    move_item,
    move_phase,
    remove_phase,
)
from planner.values import replace
from tests.support.plans import NOW, goal, item, make_plan

WISH = ItemWish(
    title="Graph theory",
    kind=ItemKind.TOPIC,
    phase="p1",
    subject=Subject.MATHS,
    effort=Effort(120, 240, 480),
    requires=("maths",),
    resources=(Resource(id="r1", title="A page", url="https://example.org"),),
    done_when=" You can draw one. ",
)


def test_a_new_item_is_asked_for_by_its_goal_and_so_is_what_it_needs_in_one_step() -> None:
    plan = make_plan([item("maths"), item("ml")], [goal("g", "ml")])
    plan = plan.after(add_phase(plan, "P1"))
    plan = plan.after(leave_out(plan, "maths", NOW))
    edit = add_item(plan, replace(WISH, goal="g"))
    after = plan.after(edit)
    assert after.goals["g"].items == ("ml", "graph-theory")
    assert after.status("maths") is ItemStatus.PLANNED
    assert any(each.item == "graph-theory" for each in make_schedule(after, NOW).sessions)
    assert after.after(edit.reverse).goals == plan.goals
    with pytest.raises(Refusal):
        add_item(plan, replace(WISH, goal="gone"))


def placed(item: Item, phase: str, position: int) -> Item:
    return replace(item, phase=phase, position=position)


@pytest.fixture
def plan() -> Plan:
    items = [
        placed(item("maths"), "p1", 1),
        placed(item("stats", needs="maths"), "p1", 2),
        placed(item("ml", needs="stats"), "p2", 3),
        placed(item("extra"), "p2", 4),
    ]
    plan = make_plan(items, [goal("g", "ml")])
    for title in ("P1", "P2", "P3"):
        plan = plan.after(add_phase(plan, title))
    return plan


def order(plan: Plan, phase: str) -> list[str]:
    in_phase = [each for each in plan.items.values() if each.phase == phase]
    return [each.id for each in sorted(in_phase, key=lambda each: each.position)]


def test_an_item_is_added_at_the_end_of_its_phase(plan: Plan) -> None:
    edit = add_item(plan, WISH)
    after = plan.after(edit)
    assert edit.label == "Added Graph theory"
    assert order(after, "p1") == ["maths", "stats", "graph-theory"]
    added = after.items["graph-theory"]
    assert (added.done_when, added.requires, added.effort.likely) == ("You can draw one.", ("maths",), 240)
    assert after.after(edit.reverse).items == plan.items
    assert make_schedule(after, NOW).items["graph-theory"].remaining == 240


def test_the_first_item_of_an_empty_phase_stands_behind_the_phases_before(plan: Plan) -> None:
    after = plan.after(add_item(plan, replace(WISH, phase="p3", requires=())))
    positions = {each.id: each.position for each in after.items.values()}
    assert max(positions, key=positions.__getitem__) == "graph-theory"


def test_where_there_is_no_room_all_places_are_numbered_anew_once(plan: Plan) -> None:
    first = add_item(plan, WISH)
    assert len(first.changes) > 2
    plan = plan.after(first)
    second = add_item(plan, replace(WISH, title="More"))
    assert len(second.changes) == 1
    assert order(plan.after(second), "p1") == ["maths", "stats", "graph-theory", "more"]


def test_two_items_of_one_title_have_two_ids(plan: Plan) -> None:
    plan = plan.after(add_item(plan, WISH))
    assert "graph-theory-2" in plan.after(add_item(plan, WISH)).items


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        (replace(WISH, title=" "), "Write what it is called."),
        (replace(WISH, phase="gone"), "That phase is not in the plan any more."),
        (replace(WISH, kind=ItemKind.MILESTONE), "A milestone has no hours of its own"),
        (replace(WISH, units=0), "A course has at least one unit."),
        (replace(WISH, requires=("gone",)), "no item called gone"),
    ],
)
def test_what_cannot_be_is_refused(plan: Plan, wish: ItemWish, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        add_item(plan, wish)


def test_an_item_covers_others_but_not_itself(plan: Plan) -> None:
    plan = plan.after(change_item(plan, "extra", replace(WISH, requires=(), covers=("stats",))))
    assert plan.items["extra"].covers == ("stats",)
    with pytest.raises(Refusal, match="cannot cover itself"):
        change_item(plan, "extra", replace(WISH, requires=(), covers=("extra",)))


def test_an_item_is_changed_and_keeps_its_id_and_time(plan: Plan) -> None:
    plan = plan.after(log_time(plan, "extra", 30, NOW.date(), NOW))
    edit = change_item(plan, "extra", replace(WISH, phase="p2"))
    after = plan.after(edit)
    assert edit.label == "Changed Graph theory"
    assert (after.items["extra"].title, after.logged["extra"]) == ("Graph theory", 30)
    assert after.items["extra"].position == plan.items["extra"].position
    with pytest.raises(Refusal, match="Nothing changes"):
        change_item(after, "extra", replace(WISH, phase="p2"))


def test_an_item_that_changes_its_phase_goes_to_its_end(plan: Plan) -> None:
    after = plan.after(change_item(plan, "extra", WISH))
    assert order(after, "p1") == ["maths", "stats", "extra"]


def test_a_circle_is_refused_with_its_path(plan: Plan) -> None:
    with pytest.raises(Refusal) as told:
        change_item(plan, "maths", replace(WISH, title="Maths", requires=("ml",)))
    assert str(told.value) == "That would be a circle: Maths needs Ml, Ml needs Stats, Stats needs Maths."
    with pytest.raises(Refusal, match="circle: Maths needs Maths"):
        change_item(plan, "maths", replace(WISH, title="Maths", requires=("maths",)))


@pytest.mark.parametrize(
    ("id", "phase", "before", "first", "second"),
    [
        ("extra", "p1", "stats", ["maths", "extra", "stats"], ["ml"]),
        ("extra", "p2", "ml", ["maths", "stats"], ["extra", "ml"]),
        ("maths", "p1", None, ["stats", "maths"], ["ml", "extra"]),
        ("maths", "p2", None, ["stats"], ["ml", "extra", "maths"]),
    ],
)
def test_an_item_is_moved(
    plan: Plan, id: str, phase: str, before: str | None, first: list[str], second: list[str]
) -> None:
    after = plan.after(move_item(plan, id, phase, before))
    assert (order(after, "p1"), order(after, "p2")) == (first, second)


def test_moving_to_where_it_stands_changes_nothing(plan: Plan) -> None:
    with pytest.raises(Refusal, match="stands there already"):
        move_item(plan, "maths", "p1", "stats")


def test_phases_are_added_renamed_moved_and_removed(plan: Plan) -> None:
    plan = plan.after(add_phase(plan, "Between", after="p1"))

    def titles(plan: Plan) -> list[str]:
        return [each.title for each in sorted(plan.phases.values(), key=lambda each: each.position)]

    assert titles(plan) == ["P1", "Between", "P2", "P3"]
    plan = plan.after(change_phase(plan, "between", "Middle"))
    plan = plan.after(move_phase(plan, "between", -1))
    assert titles(plan) == ["Middle", "P1", "P2", "P3"]
    with pytest.raises(Refusal, match="stands there already"):
        move_phase(plan, "between", -1)
    plan = plan.after(remove_phase(plan, "between"))
    assert titles(plan) == ["P1", "P2", "P3"]


def test_a_phase_with_items_stays(plan: Plan) -> None:
    with pytest.raises(Refusal, match=r"^P1 has 2 items; move them to another phase first\.$"):
        remove_phase(plan, "p1")


IDS = ["maths", "stats", "ml", "extra"]


@given(st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=8))
def test_no_change_ever_makes_a_circle(wishes: list[tuple[str, str]]) -> None:
    plan = make_plan([placed(item(id), "p1", place) for place, id in enumerate(IDS)])
    plan = plan.after(add_phase(plan, "P1"))
    for id, needed in wishes:
        before = plan.items[id]
        wish = replace(WISH, title=before.title, requires=tuple({*before.requires, needed}))
        with suppress(Refusal):
            plan = plan.after(change_item(plan, id, wish))
    check_roadmap(plan.items.values())
    assert not any(circle_through(plan.items, id) for id in IDS)


@given(
    st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(["p1", "p2"]), st.sampled_from([*IDS, None])))
)
def test_places_never_collide_however_often_items_are_moved(
    moves: list[tuple[str, str, str | None]],
) -> None:
    plan = make_plan([placed(item(id), "p1", place) for place, id in enumerate(IDS)])
    for title in ("P1", "P2"):
        plan = plan.after(add_phase(plan, title))
    for id, phase, before in moves:
        with suppress(Refusal):
            plan = plan.after(move_item(plan, id, phase, before if before != id else None))
            assert plan.items[id].phase == phase
    positions = [each.position for each in plan.items.values()]
    assert len(set(positions)) == len(positions)
