"""What the learner can say of several items at once."""

from datetime import date

import pytest

from planner.domain.edit import Change, Edit, merged_changes
from planner.domain.errors import Refusal, UnknownId
from planner.domain.item import ItemKind, ItemStatus, Progress
from planner.domain.plan import Plan
from planner.services.several_items import (
    finish_items,
    know_items,
    leave_out_items,
    put_back_items,
)
from planner.values import replace
from tests.support.plans import NOW, all_done, goal, item, make_plan

TODAY = NOW.date()


def statuses(plan: Plan, edit: Edit) -> dict[str, ItemStatus]:
    after = plan.after(edit)
    return {id: after.status(id) for id in plan.items}


def test_several_are_completed_in_one_step() -> None:
    plan = make_plan([item("a"), item("b"), item("c"), item("d")])
    edit = finish_items(plan, ["a", "b", "c"], NOW)
    assert edit.label == "Completed 3 items"
    assert statuses(plan, edit) == all_done("a", "b", "c") | {"d": ItemStatus.PLANNED}
    assert plan.after(edit).after(edit.reverse).progress == plan.progress


def test_one_item_keeps_its_own_words() -> None:
    plan = make_plan([item("a"), item("b")])
    assert finish_items(plan, ["a"], NOW).label == "Completed A"
    assert know_items(plan, ["b"], NOW).label == "Marked B as known"


def test_what_is_done_or_known_or_a_milestone_is_passed_over() -> None:
    milestone = replace(item("m", 0), kind=ItemKind.MILESTONE)
    said = all_done("a") | {"b": ItemStatus.SKIPPED}
    plan = make_plan([item("a"), item("b"), item("c"), item("d"), milestone], status=said)
    edit = finish_items(plan, ["a", "b", "c", "d", "m"], NOW)
    assert edit.label == "Completed 2 items"
    assert {change.record.id for change in edit.changes} == {"c", "d"}
    known = know_items(plan, ["a", "c", "m"], NOW)
    assert [change.after for change in known.changes] == [Progress("c", ItemStatus.SKIPPED, TODAY)]


def test_an_item_covered_by_another_of_them_is_completed_once() -> None:
    book = replace(item("book"), covers=("topic",))
    plan = make_plan([book, item("topic"), item("other")])
    edit = finish_items(plan, ["book", "topic", "other"], NOW)
    assert edit.label == "Completed 3 items"
    assert len(edit.changes) == 3
    assert statuses(plan, edit) == all_done("book", "topic", "other")


def test_where_nothing_changes_the_single_item_says_why() -> None:
    plan = make_plan([item("a"), item("b")], status=all_done("a", "b"))
    with pytest.raises(Refusal, match="A is done already"):
        finish_items(plan, ["a", "b"], NOW)
    with pytest.raises(Refusal, match="No item is chosen"):
        finish_items(plan, [], NOW)
    with pytest.raises(UnknownId, match="no item called c"):
        know_items(plan, ["a", "c"], NOW)


def test_items_that_need_only_each_other_go_together() -> None:
    plan = make_plan([item("a"), item("b", needs="a"), item("c")], [goal("g", "b c")])
    with pytest.raises(Refusal, match="A cannot be left out: B needs it"):
        leave_out_items(plan, ["a"], NOW)
    for order in (["a", "b"], ["b", "a"]):
        edit = leave_out_items(plan, order, NOW)
        assert edit.label == "Left out 2 items"
        assert statuses(plan, edit) == {
            "a": ItemStatus.LEFT_OUT,
            "b": ItemStatus.LEFT_OUT,
            "c": ItemStatus.PLANNED,
        }


def test_one_refusal_refuses_all_of_it() -> None:
    plan = make_plan([item("a"), item("b", needs="a"), item("c")], [goal("g", "b")])
    with pytest.raises(Refusal, match="A cannot be left out"):
        leave_out_items(plan, ["c", "a"], NOW)


def test_several_are_put_back() -> None:
    said = all_done("a") | {"b": ItemStatus.LEFT_OUT, "c": ItemStatus.SKIPPED}
    plan = make_plan([item("a"), item("b"), item("c"), item("d")], status=said)
    edit = put_back_items(plan, ["b", "c", "d"])
    assert edit.label == "Put back 2 items"
    assert plan.after(edit).progress.keys() == {"a"}


def test_changes_of_one_record_become_one() -> None:
    planned, begun, done = (
        Progress("a", status, date(2026, 11, day))
        for day, status in ((1, ItemStatus.PLANNED), (2, ItemStatus.IN_PROGRESS), (3, ItemStatus.DONE))
    )
    first, then = Change(planned, begun), Change(begun, done)
    other = Change(None, Progress("b", ItemStatus.DONE, TODAY))
    assert set(merged_changes([first, other, then])) == {Change(planned, done), other}
    assert merged_changes([first, first.reverse]) == ()
    assert merged_changes([other, other.reverse]) == ()
