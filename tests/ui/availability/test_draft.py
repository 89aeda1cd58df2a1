from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.availability import Limits, TimeRange
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.scheduling.ordinary_hours import current_pattern
from planner.services.availability import add_day_off, add_extra_hours, set_hours
from planner.ui.availability.draft import (
    HoursDraft,
    NewDaysOff,
    NewHours,
    add_hours,
    draft_of,
    has_changed,
    kept_days_off,
    kept_extra_hours,
    plan_after,
    take_days_off,
)
from planner.ui.shared.hours_text import write_day
from tests.support.plans import NOW, clock_range, day, hours, item, make_plan


def plan_of(week: str = "mon-fri 19:00-21:00") -> Plan:
    plan = make_plan([item("a")], hours=hours(week))
    plan = plan.after(add_day_off(plan, day(10), day(12), NOW, "Ski"))
    return plan.after(add_extra_hours(plan, day(5), clock_range("09:00-12:00"), NOW))


def test_a_draft_of_the_plan_changes_nothing() -> None:
    plan = plan_of()
    draft = draft_of(plan, NOW)

    assert not has_changed(draft, plan, NOW)
    assert plan_after(draft, plan, NOW) is plan
    with pytest.raises(Refusal, match="Nothing changes"):
        draft.edit(plan, NOW)


def test_the_same_hours_written_otherwise_change_nothing() -> None:
    plan = plan_of()

    assert not has_changed(draft_of(plan, NOW).with_text(0, " 19 to 21 "), plan, NOW)


def test_other_hours_become_the_week() -> None:
    plan = plan_of()
    draft = draft_of(plan, NOW).with_text(5, "9-12, 14:00-15:30").with_text(0, "")

    after = plan.after(draft.edit(plan, NOW))

    days = current_pattern(after, NOW).days
    assert write_day(days[5]) == "09:00-12:00, 14:00-15:30"
    assert days[0] == ()
    assert draft.edit(plan, NOW).label == "Changed the study hours"


def test_preferred_hours_stay_preferred_where_they_stay() -> None:
    plan = plan_of("mon 07:00-08:00! 19:00-21:00!, tue 19:00-21:00!")
    draft = draft_of(plan, NOW).with_text(0, "07:00-08:00, 19:00-22:00")

    assert draft.day(0) == (TimeRange(420, 480, True), TimeRange(1140, 1320, False))
    assert draft.day(1) == (TimeRange(1140, 1260, True),)


def test_everything_together_is_one_edit() -> None:
    plan = plan_of()
    draft = replace(
        draft_of(plan, NOW).with_text(6, "10-12"),
        days_off=(NewDaysOff(day(20), day(21), "Fair"),),
        extra_hours=(NewHours(day(6), clock_range("14:00-15:00")),),
        dropped=frozenset((*plan.days_off, *plan.extra_hours)),
        limits=Limits(most_per_day=120, most_per_week=600, percent_free=10),
        least=30,
    )

    edit = draft.edit(plan, NOW)
    after = plan.after(edit)

    assert edit.label == "Changed the study hours"
    assert [off.title for off in after.days_off.values()] == ["Fair"]
    assert [extra.day for extra in after.extra_hours.values()] == [day(6)]
    assert after.settings.limits == Limits(120, 600, 10)
    assert after.settings.lengths.least == 30
    assert plan_after(draft, plan, NOW).days_off == after.days_off
    assert after.after(edit.reverse).patterns == plan.patterns


def test_one_change_alone_is_named_by_what_it_is() -> None:
    plan = plan_of()
    draft = take_days_off(draft_of(plan, NOW), plan, NewDaysOff(day(1), day(1)), NOW)

    assert draft.edit(plan, NOW).label == "Took Tue 24 Nov 2026 off"


def test_what_another_program_wrote_meanwhile_stays() -> None:
    plan = plan_of()
    draft = take_days_off(draft_of(plan, NOW), plan, NewDaysOff(day(1), day(1)), NOW)
    meanwhile = plan.after(set_hours(plan, hours("sat 09:00-12:00"), NOW))

    after = meanwhile.after(draft.edit(meanwhile, NOW))

    assert current_pattern(after, NOW).minutes == 180
    assert len(after.days_off) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("soon", "not a range of hours"),
        ("22-1", "A range past midnight is written as two"),
        ("19-21, 20-22", "overlap"),
        ("19-25", "A day has 24 hours"),
    ],
)
def test_what_cannot_be_read_refuses_the_whole(text: str, words: str) -> None:
    plan = plan_of()
    draft = draft_of(plan, NOW).with_text(2, text)

    with pytest.raises(Refusal, match=words):
        draft.edit(plan, NOW)
    assert has_changed(draft, plan, NOW)


def test_session_lengths_out_of_order_are_refused() -> None:
    plan = plan_of()

    with pytest.raises(Refusal, match="Session lengths"):
        replace(draft_of(plan, NOW), least=90).edit(plan, NOW)


def test_days_that_are_over_are_not_offered_and_stay() -> None:
    plan = plan_of()
    later = NOW.replace(day=30)
    draft = draft_of(plan, later)

    assert [off.title for off in kept_days_off(draft, plan, later)] == ["Ski"]
    assert kept_extra_hours(draft, plan, later) == ()
    assert kept_days_off(draft, plan, NOW.replace(month=12, day=30)) == ()


def test_days_off_before_today_or_turned_round_are_refused() -> None:
    plan = plan_of()

    with pytest.raises(Refusal, match="These days are over"):
        take_days_off(draft_of(plan, NOW), plan, NewDaysOff(day(-3), day(-1)), NOW)
    with pytest.raises(Refusal, match="before the first"):
        take_days_off(draft_of(plan, NOW), plan, NewDaysOff(day(3), day(1)), NOW)


def test_extra_hours_are_read_and_kept_apart_from_those_there_are() -> None:
    plan = plan_of()
    draft = add_hours(draft_of(plan, NOW), plan, day(5), "14-15, 16-17", NOW)

    assert [new.hours for new in draft.extra_hours] == [
        clock_range("14:00-15:00"),
        clock_range("16:00-17:00"),
    ]
    with pytest.raises(Refusal, match="overlap"):
        add_hours(draft, plan, day(5), "11-13", NOW)
    with pytest.raises(Refusal, match="overlap"):
        add_hours(draft, plan, day(5), "14:30-15:30", NOW)
    with pytest.raises(Refusal, match="Write the hours like"):
        add_hours(draft, plan, day(5), "  ", NOW)


def test_extra_hours_can_be_added_while_the_week_cannot_be_read() -> None:
    plan = plan_of()
    draft = add_hours(draft_of(plan, NOW).with_text(0, "soon"), plan, day(6), "14-15", NOW)

    assert draft.texts[0] == "soon"
    assert len(draft.extra_hours) == 1


def test_hours_that_are_dropped_make_room_for_others() -> None:
    plan = plan_of()
    draft = replace(draft_of(plan, NOW), dropped=frozenset(plan.extra_hours))

    draft = add_hours(draft, plan, day(5), "11-13", NOW)

    after = plan.after(draft.edit(plan, NOW))
    assert [extra.hours for extra in after.extra_hours.values()] == [clock_range("11:00-13:00")]


RANGES = st.lists(st.integers(0, 47), min_size=0, max_size=6, unique=True).map(sorted)


@given(st.lists(RANGES, min_size=7, max_size=7))
def test_any_week_comes_back_as_it_was_written(marks: list[list[int]]) -> None:
    """Every second pair of half hours is a range; what is written of it is read as the same hours."""
    plan = plan_of()
    week = [
        tuple(
            TimeRange(30 * first, 30 * (last + 1)) for first, last in zip(day[::2], day[1::2], strict=False)
        )
        for day in marks
    ]
    draft: HoursDraft = draft_of(plan, NOW)
    for weekday, ranges in enumerate(week):
        draft = draft.with_text(weekday, write_day(ranges))

    after = plan_after(draft, plan, NOW)

    assert list(current_pattern(after, NOW).days) == week
