from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.availability import Limits, TimeRange
from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.settings import SessionLengths
from planner.services.availability import (
    add_day_off,
    add_extra_hours,
    remove_day_off,
    set_hours,
    set_limits,
    set_session_lengths,
)
from planner.services.several_edits import MakeEdit, joined
from tests.support.plans import NOW, day, hours, item, make_plan

LABEL = "Changed the study hours"


def plan_with_a_day_off() -> Plan:
    plan = make_plan([item("algebra")])
    return plan.after(add_day_off(plan, day(3), day(3), NOW, "Fair"))


def off(first: date) -> MakeEdit:
    return lambda plan: add_day_off(plan, first, first, NOW, "Fair")  # with a name, also twice


def test_edits_of_different_services_become_one_step() -> None:
    plan = plan_with_a_day_off()

    edit = joined(plan, LABEL, [off(day(1)), lambda plan: set_hours(plan, hours("sat 09:00-12:00"), NOW)])

    after = plan.after(edit)
    assert edit.label == LABEL
    assert {off.first for off in after.days_off.values()} == {day(1), day(3)}
    assert after.patterns["usual"].minutes == 180


def test_a_single_edit_keeps_its_own_words() -> None:
    plan = plan_with_a_day_off()

    assert joined(plan, LABEL, [off(day(1))]).label == "Took Tue 24 Nov 2026 off"


def test_each_maker_sees_what_those_before_it_did() -> None:
    plan = make_plan([item("algebra")])

    edit = joined(plan, LABEL, [off(day(2)), off(day(2))])

    assert len({change.record.id for change in edit.changes}) == 2  # the second took the next free id


def test_two_changes_of_one_record_become_one() -> None:
    plan = make_plan([item("algebra")])

    edit = joined(
        plan,
        LABEL,
        [
            lambda plan: set_limits(plan, Limits(most_per_day=90)),
            lambda plan: set_session_lengths(plan, SessionLengths(20, 40, 60)),
        ],
    )

    (change,) = edit.changes
    assert change.before == plan.settings
    assert plan.after(edit).settings.limits.most_per_day == 90
    assert plan.after(edit).settings.lengths.default == 40


def test_what_cancels_out_is_refused_as_no_change() -> None:
    plan = make_plan([item("algebra")])

    def take_back(plan: Plan) -> Edit:
        return remove_day_off(plan, next(iter(plan.days_off)))

    with pytest.raises(Refusal, match="Nothing changes"):
        joined(plan, LABEL, [off(day(2)), take_back])
    with pytest.raises(Refusal, match="Nothing changes"):
        joined(plan, LABEL, [])


def test_one_refusal_refuses_all() -> None:
    plan = make_plan([item("algebra")])

    with pytest.raises(Refusal, match="That day is over"):
        joined(
            plan, LABEL, [off(day(1)), lambda plan: add_extra_hours(plan, day(-1), TimeRange(540, 600), NOW)]
        )


@given(st.lists(st.integers(0, 30), min_size=1, max_size=8))
def test_the_joined_edit_leads_where_the_edits_lead_and_back(days: list[int]) -> None:
    plan = plan_with_a_day_off()
    makers = [off(day(number)) for number in days]
    one_by_one = plan
    for make in makers:
        one_by_one = one_by_one.after(make(one_by_one))

    edit = joined(plan, LABEL, makers)

    assert plan.after(edit).days_off == one_by_one.days_off
    assert plan.after(edit).after(edit.reverse).days_off == plan.days_off
