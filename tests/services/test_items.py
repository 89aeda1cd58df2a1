"""What the learner can say of an item."""

from datetime import date, datetime

import pytest

from planner.domain.edit import Edit
from planner.domain.errors import Refusal, UnknownId
from planner.domain.item import ItemKind, ItemStatus
from planner.domain.plan import Plan
from planner.services.items import finish_item, know_item, leave_out, log_time, put_back, start_item
from tests.support.plans import NOW, goal, item, make_plan

TODAY = NOW.date()


@pytest.fixture
def plan() -> Plan:
    items = [
        item("maths"),
        item("ml", needs="maths"),
        item("extra"),
        item("end", 0, needs="ml", kind=ItemKind.MILESTONE),
    ]
    return make_plan(items, [goal("g", "end")])


def test_done_is_said_with_its_day(plan: Plan) -> None:
    after = plan.after(finish_item(plan, "maths", NOW))
    assert after.status("maths") is ItemStatus.DONE
    assert after.progress["maths"].on == TODAY


def test_minutes_given_with_done_are_logged(plan: Plan) -> None:
    after = plan.after(finish_item(plan, "maths", NOW, 45))
    assert after.logged == {"maths": 45}


def test_done_twice_is_refused(plan: Plan) -> None:
    after = plan.after(finish_item(plan, "maths", NOW))
    with pytest.raises(Refusal, match="Maths is done already"):
        finish_item(after, "maths", NOW)


def test_finishing_an_item_finishes_what_it_covers() -> None:
    from planner.values import replace

    plan = make_plan([replace(item("book"), covers=("a", "b", "gone")), item("a"), item("b")])
    plan = plan.after(know_item(plan, "b", NOW))
    after = plan.after(finish_item(plan, "book", NOW))
    assert after.status("a") is ItemStatus.DONE
    assert after.status("b") is ItemStatus.SKIPPED


def test_an_unknown_item_is_refused_with_the_nearest(plan: Plan) -> None:
    with pytest.raises(UnknownId, match=r"no item called math\. Did you mean maths"):
        finish_item(plan, "math", NOW)


@pytest.mark.parametrize("say", [finish_item, know_item, start_item])
def test_a_milestone_is_reached_by_itself(plan: Plan, say: "object") -> None:
    with pytest.raises(Refusal, match="milestone"):
        say(plan, "end", NOW)  # type: ignore[operator]


def test_leaving_out_what_is_needed_names_who_needs_it(plan: Plan) -> None:
    with pytest.raises(Refusal, match="Ml needs it"):
        leave_out(plan, "maths", NOW)


def test_what_nobody_wants_can_be_left_out_and_put_back(plan: Plan) -> None:
    after = plan.after(leave_out(plan, "extra", NOW))
    assert after.status("extra") is ItemStatus.LEFT_OUT
    back = after.after(put_back(after, "extra"))
    assert back.progress == plan.progress


def test_a_needed_item_can_be_left_out_when_what_needs_it_is_known(plan: Plan) -> None:
    after = plan.after(know_item(plan, "ml", NOW))
    assert after.after(leave_out(after, "maths", NOW)).status("maths") is ItemStatus.LEFT_OUT


def test_saying_the_same_again_is_refused(plan: Plan) -> None:
    after = plan.after(start_item(plan, "maths", NOW))
    with pytest.raises(Refusal, match="Nothing changes"):
        start_item(after, "maths", NOW)
    with pytest.raises(Refusal, match="Nothing changes"):
        put_back(plan, "maths")


def test_time_counts_on_its_day(plan: Plan) -> None:
    edit = log_time(plan, "maths", 90, date(2026, 11, 20), NOW)
    after = plan.after(edit)
    assert edit.label == "Logged 1 h 30 of Maths"
    assert [(entry.day, entry.minutes) for entry in after.entries.values()] == [(date(2026, 11, 20), 90)]
    assert after.after(edit.reverse).logged == {}


@pytest.mark.parametrize(
    ("minutes", "on"), [(0, TODAY), (-5, TODAY), (1441, TODAY), (60, date(2026, 11, 24))]
)
def test_impossible_times_are_refused(plan: Plan, minutes: int, on: date) -> None:
    with pytest.raises(Refusal):
        log_time(plan, "maths", minutes, on, NOW)


def test_a_day_has_24_hours(plan: Plan) -> None:
    full = plan.after(log_time(plan, "maths", 1000, TODAY, NOW))
    with pytest.raises(Refusal, match="24 hours"):
        log_time(full, "ml", 441, TODAY, NOW)
    assert isinstance(log_time(full, "ml", 440, TODAY, datetime(2026, 11, 23, 23)), Edit)
